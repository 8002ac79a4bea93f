"""The settings, and what is wrong with the file that holds them."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.text import Text

from quizkit.terminal.theme import Screen, data


class Row(NamedTuple):
    """One setting: its value, where that comes from (`default`, `file`, or a variable), and what it is for."""

    key: str
    value: int | bool | str
    where: str
    about: str


def show_config(screen: Screen, rows: Sequence[Row], file: str, *, there: bool) -> None:
    """Show each setting with its value, where that comes from and what it is for, and the file's path."""
    for row in rows:
        value = str(row.value).casefold() if isinstance(row.value, bool) else str(row.value) or "none"
        line = Text.assemble((row.key, "bold cyan"), ": ", data(value, "bold"), f" ({row.where})")
        screen.put(line, hang=2)
        screen.show(row.about[0].upper() + row.about[1:] + ".", "dim", indent=2)
    screen.rule()
    screen.put(data(f"File: {file}" + ("" if there else " (not there yet)")), fold=False)
    screen.command("To change one:", "quiz config set KEY VALUE")


def show_config_fault(screen: Screen, path: str, line: int, message: str, help: str) -> None:
    """Show what is wrong in the config file; the program goes on without it."""
    screen.put(Text.assemble(data(f"{path}:{line}:"), (" warning: ", "bold yellow"), data(message)), hang=2, fold=False)
    screen.show(help, "cyan", indent=2)
