"""A list of decks to choose from, which a part of a name makes shorter."""

import sys
from collections.abc import Sequence

from rich.text import Text

from quizkit.app.deck_rows import DeckRow
from quizkit.terminal.screens.decks import standing
from quizkit.terminal.theme import LABEL, WARNING, Screen, data, screen, take_any_bytes


def pick(rows: Sequence[DeckRow]) -> DeckRow:
    """Show the decks, numbered, and return the one that was chosen. Raises EOFError, as input does.

    A line that is part of one name or title only chooses that deck; part of several, it leaves only those.
    It goes to standard error, so that standard output holds nothing but what was asked for.
    """
    shown = screen(to_stderr=True)
    take_any_bytes(sys.stdin)
    left = rows
    _show(shown, left)
    while True:
        line = _line().strip()
        if line.isascii() and line.isdigit() and 1 <= int(line) <= len(left):
            return left[int(line) - 1]
        found = named(rows, line)
        if len(found) == 1:
            return found[0]
        if found:
            left = found
            _show(shown, left)
        else:
            shown.show(
                f"No deck has “{line}” in its name. Type a number from 1 to {len(left)}, or part of a name.", WARNING
            )


def named(rows: Sequence[DeckRow], part: str) -> Sequence[DeckRow]:
    """Return the deck of this very name, or all that have the text in their name or title; all, if there is none."""
    part = part.casefold()
    exact = [row for row in rows if row.name.casefold() == part]
    return exact or [row for row in rows if part in row.name.casefold() or part in row.title.casefold()]


def _show(shown: Screen, rows: Sequence[DeckRow]) -> None:
    shown.show("Which deck? Type its number, or part of its name.", "bold")
    for number, row in enumerate(rows, 1):
        name = Text.assemble((f"{number:>3}", LABEL), "  ", data(row.name, "bold"), "  ", data(row.title))
        shown.put(name, hang=5)
        shown.show(standing(row), "dim", indent=5)


def _line() -> str:
    try:
        sys.stderr.write("> ")
        sys.stderr.flush()
        line = sys.stdin.readline()
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        raise
    if not line:
        raise EOFError
    return line
