"""A list of decks to choose from."""

import sys
from collections.abc import Sequence

from rich.text import Text

from quizkit.terminal.theme import data, screen, take_any_bytes


def pick(names: Sequence[str]) -> int:
    """Show the names, numbered, and return the position of the one that was chosen. Raises EOFError, as input does.

    It goes to standard error, so that standard output holds nothing but what was asked for.
    """
    shown = screen(to_stderr=True)
    take_any_bytes(sys.stdin)
    shown.show("Which deck?", "bold")
    for number, name in enumerate(names, 1):
        shown.put(Text.assemble((f"{number:>3}", "cyan"), "  ", data(name)), hang=5)
    while True:
        line = _line().strip()
        if line.isascii() and line.isdigit() and 1 <= int(line) <= len(names):
            return int(line) - 1
        if line in names:
            return names.index(line)
        shown.show(f"Type a number from 1 to {len(names)}, or a name.", "yellow")


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
