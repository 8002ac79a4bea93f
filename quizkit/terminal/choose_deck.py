"""Lets the student choose one of several decks: by keys if the screen takes them, else by lines."""

import os
import sys
from typing import TYPE_CHECKING

from quizkit.app.deck_rows import DeckRow
from quizkit.terminal.theme import Screen

if TYPE_CHECKING:
    from quizkit.app.find_deck import Choose


def deck_chooser(screen: Screen) -> "Choose | None":
    """Return what lets the student choose a deck, or None if nobody is there. It raises EOFError if none is chosen."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        return None

    def choose(rows: list[DeckRow]) -> DeckRow:
        from quizkit.terminal.screens.picker import pick

        return _picked_by_keys(screen, rows) or pick(rows)

    return choose


def _picked_by_keys(screen: Screen, rows: list[DeckRow]) -> DeckRow | None:
    """Return the deck that was chosen by keys, or None if no keys can be read. Raises EOFError."""
    if not screen.keys:
        return None
    try:
        from quizkit.terminal.keys.picking import pick_by_keys

        return pick_by_keys(screen, rows)
    except EOFError:
        raise
    except Exception:
        # prompt_toolkit has an error of its own for each kind of odd terminal; lines can be read in all of them.
        if os.environ.get("QUIZ_DEBUG") == "1":
            raise
        return None
