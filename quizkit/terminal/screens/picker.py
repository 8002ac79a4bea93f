"""Lets the student choose a deck: by keys if the screen reads them, else by a line with a number or part of a name."""

import os
import sys
from collections.abc import Callable, Sequence

from rich.text import Text

from quizkit.app.home import DeckRow
from quizkit.terminal.screens.decks import row_in_words
from quizkit.terminal.screens.words import count
from quizkit.terminal.theme import LABEL, WARNING, Screen, accept_any_bytes, data, screen


def deck_chooser(screen: Screen) -> Callable[[list[DeckRow]], DeckRow] | None:
    """Return a function that asks for a deck, or None without a terminal. It raises EOFError if the student leaves."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        return None

    def choose(rows: list[DeckRow]) -> DeckRow:
        return _picked_by_keys(screen, rows) or pick(rows, accessible=screen.spoken or None)

    return choose


def _picked_by_keys(screen: Screen, rows: list[DeckRow]) -> DeckRow | None:
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


def pick(rows: Sequence[DeckRow], *, accessible: bool | None = None) -> DeckRow:
    """Show the decks, numbered, and return the chosen one. Raises EOFError, as input does.

    A part of just one name or title chooses that deck; a part of several filters the list. The list goes to standard
    error, so that standard output holds only the result.
    """
    shown = screen(to_stderr=True, accessible=accessible)
    accept_any_bytes(sys.stdin)
    left = rows
    _show(shown, left)
    while True:
        line = _line(shown.prompt).strip()
        if line.isascii() and line.isdigit() and 1 <= int(line) <= len(left):
            return left[int(line) - 1]
        matches = decks_matching(rows, line)
        if len(matches) == 1:
            return matches[0]
        if matches:
            left = matches
            _show(shown, left)
        else:
            shown.show(
                f"No deck has “{line}” in its name. Type a number from 1 to {len(left)}, or part of a name.", WARNING
            )


def decks_matching(rows: Sequence[DeckRow], part: str) -> Sequence[DeckRow]:
    """Return the deck of exactly this name, else all decks with the text in their name or title."""
    part = part.casefold()
    exact = [row for row in rows if row.name.casefold() == part]
    return exact or [row for row in rows if part in row.name.casefold() or part in row.title.casefold()]


def _show(shown: Screen, rows: Sequence[DeckRow]) -> None:
    shown.show("Which deck? Type its number, or part of its name.", "bold")
    for number, row in enumerate(rows, 1):
        if shown.spoken:
            line = row_in_words(row) if row.questions is None else _in_brief(row)
            shown.show(f"{number}: {row.name}, {row.title}. {line}")
            continue
        name = Text.assemble((f"{number:>3}", LABEL), "  ", data(row.name, "bold"), "  ", data(row.title))
        shown.put(name, hang=5)
        shown.show(row_in_words(row), "dim", indent=5)


def _in_brief(row: DeckRow) -> str:
    parts = [count(row.questions or 0, "question")]
    parts += [
        f"{number} {what}" for number, what in ((row.due, "due"), (row.new, "new"), (row.known, "known")) if number
    ]
    is_open = f". {'An exam' if row.open == 'exam' else 'A session'} is open" if row.open else ""
    return f"{', '.join(parts)}{is_open}."


def _line(prompt: str) -> str:
    try:
        sys.stderr.write(prompt)
        sys.stderr.flush()
        line = sys.stdin.readline()
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        raise
    if not line:
        raise EOFError
    return line
