"""Asks for one of a few keys, in a line that is erased afterwards."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from rich.text import Text

from quizkit.base.platform.console import discard_typeahead
from quizkit.terminal.keys.drawing import Drawing
from quizkit.terminal.keys.footer import fitting
from quizkit.terminal.keys.keyboard import Keyboard
from quizkit.terminal.theme import Screen

AFTER_A_SESSION: dict[str, str] = {
    "m": "ask more of what is due",
    "Enter": "done; q, Escape and Ctrl-D also work",
}
_LEAVE = ("enter", "escape", "q", "c-d")


def press_one_of(screen: Screen, keys: Mapping[str, str]) -> str:
    """Show keys with what each does, and return the one that was pressed; nothing for Enter, and for Ctrl-C."""
    discard_typeahead()
    offers = [*(f"{key} {what}" for key, what in keys.items()), "Enter done"]

    def draw(columns: int) -> Drawing:
        return Drawing((Text.assemble(fitting(offers, columns)),), 0)

    def press(key: str) -> str | None:
        return "" if key in _LEAVE else key if key in keys else None

    try:
        # The keyboard returns what `press` returns, whatever that is.
        return str(Keyboard(screen.console, lambda: None).choose(draw, cast("Callable[[str], Any]", press)))
    except (EOFError, KeyboardInterrupt):
        return ""
