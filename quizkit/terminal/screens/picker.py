"""A list of decks to choose from."""

from collections.abc import Sequence

from rich.text import Text

from quizkit.terminal.theme import data, screen


def pick(names: Sequence[str]) -> int:
    """Show the names, numbered, and return the position of the one that was chosen. Raises EOFError, as input does."""
    shown = screen()
    shown.show("Which deck?", "bold")
    for number, name in enumerate(names, 1):
        shown.put(Text.assemble((f"{number:>3}", "cyan"), "  ", data(name)), hang=5)
    while True:
        line = input("> ").strip()
        if line.isascii() and line.isdigit() and 1 <= int(line) <= len(names):
            return int(line) - 1
        if line in names:
            return names.index(line)
        shown.show(f"Type a number from 1 to {len(names)}.", "yellow")
