"""Lets the student choose one of several decks: by keys if the screen reads them, else by lines."""

import os
import sys
from typing import TYPE_CHECKING

from quizkit.app.deck_rows import DeckRow
from quizkit.terminal.theme import Screen

if TYPE_CHECKING:
    from quizkit.app.find_deck import Choose


def deck_chooser(screen: Screen) -> "Choose | None":
    """Return a function that asks for a deck, or None without a terminal. It raises EOFError if the student leaves."""
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
        # prompt_toolkit raises many kinds of errors in unusual terminals; lines can be read in all of them.
        if os.environ.get("QUIZ_DEBUG") == "1":
            raise
        return None
