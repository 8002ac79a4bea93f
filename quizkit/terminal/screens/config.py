"""Shows the settings, and one that was changed."""

from typing import Any

from rich.text import Text

from quizkit.app.settings import Settings
from quizkit.base.program import program
from quizkit.config import Setting
from quizkit.terminal.theme import Screen, data


def show_settings(screen: Screen, settings: Settings) -> None:
    """Show each setting with its value, where the value comes from and what it is for, then the config file."""
    for key, setting in settings.settings:
        line = Text.assemble((key.name, "bold cyan"), ": ", data(_in_words(setting.value), "bold"))
        screen.put(Text.assemble(line, " (", data(setting.at or setting.source), ")"), hang=2)
        screen.show(f"{key.about[0].upper()}{key.about[1:]}; {key.variable}.", "dim", indent=2)
    screen.rule()
    screen.put(data(f"File: {settings.path}" + ("" if settings.exists else " (does not exist yet)")), fold=False)
    screen.command("To change a setting:", f"{program()} config set KEY VALUE")


def show_changed(screen: Screen, name: str, value: str, effective: Setting[Any]) -> None:
    """Show the new value of a setting, and the one of the environment if that overrides it."""
    screen.show(f"{name} is now {value or 'none'}.")
    _show_override(screen, effective)


def show_unset(screen: Screen, effective: Setting[Any], name: str) -> None:
    """Show the value of a setting that is no longer in the file."""
    screen.show(
        f"{name} is no longer set."
        if effective.source == "environment"
        else f"{name} is now {_in_words(effective.value)}, the default."
    )
    _show_override(screen, effective)


def _show_override(screen: Screen, effective: Setting[Any]) -> None:
    if effective.source == "environment":
        value = _in_words(effective.value)
        screen.show(f"But {effective.at} sets it to {value} as long as it is set.", "yellow")


def _in_words(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value) or "none"
