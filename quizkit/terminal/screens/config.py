"""Draws the settings, with the source of each."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.text import Text

from quizkit.base.program import program
from quizkit.config import Key, Setting
from quizkit.terminal.theme import Screen, data


def show_settings(screen: Screen, path: Path, there: bool, settings: Sequence[tuple[Key[Any], Setting[Any]]]) -> None:
    """Show each setting with its value, where that comes from and what it is for, and the file's path."""
    for key, found in settings:
        line = Text.assemble((key.name, "bold cyan"), ": ", data(_in_words(found.value), "bold"))
        screen.put(Text.assemble(line, " (", data(found.at or found.source), ")"), hang=2)
        screen.show(f"{key.about[0].upper()}{key.about[1:]}; {key.variable}.", "dim", indent=2)
    screen.rule()
    screen.put(data(f"File: {path}" + ("" if there else " (not there yet)")), fold=False)
    screen.command("To change one:", f"{program()} config set KEY VALUE")


def show_written(screen: Screen, key: Key[Any], value: str, holds: Setting[Any]) -> None:
    """Say that a setting was written, and what holds all the same where the environment says otherwise."""
    screen.show(f"{key.name} is {value} from now on.")
    if holds.source == "environment":
        screen.show(f"But {holds.at} makes it {_in_words(holds.value)} as long as it is set.", "yellow")


def _in_words(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value) or "none"
