"""Asks for one of a few keys, in a line that is erased afterwards."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from quizkit.base.platform.console import discard_typeahead
from quizkit.terminal.keys.drawing import Drawing
from quizkit.terminal.keys.footer import fitting
from quizkit.terminal.keys.keyboard import Keyboard
from quizkit.terminal.keys.pace import Pacing
from quizkit.terminal.theme import WARNING, Screen, data

AFTER_A_SESSION: dict[str, str] = {
    "m": "ask more of what is due",
    "Enter": "done; q, Escape and Ctrl-D also work",
}
_LEAVE = ("enter", "escape", "q", "c-d")


def press_one_of(screen: Screen, keys: Mapping[str, str]) -> str:
    """Show keys with what each does, and return the one that was pressed; nothing for Enter, and for Ctrl-C."""
    discard_typeahead()
    offers = [*(f"{key} {what}" for key, what in keys.items()), "Enter done"]
    message = ""

    def draw(columns: int) -> Drawing:
        return Drawing((data(message, WARNING) if message else fitting(offers, columns),))

    def press(key: str) -> str | None:
        nonlocal message
        message = ""
        return "" if key in _LEAVE else key if key in keys else None

    def report(word: str) -> None:
        nonlocal message
        message = f"“{word}” is not a key. Press {', '.join(keys)}, or Enter to end."

    try:
        # The keyboard returns what `press` returns, of any type.
        choose = Keyboard(screen.console, lambda: None).choose
        return str(choose(draw, cast("Callable[[str], Any]", press), Pacing(lambda _: True, report)))
    except (EOFError, KeyboardInterrupt):
        return ""
