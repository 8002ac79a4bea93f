"""prompt_toolkit's application, which handles SIGTERM and leaves nothing on a screen that gets narrower."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.layout.screen import Screen

from quizkit.base.platform.signals import between_steps


class ReflowingApplication(Application[Any]):
    """prompt_toolkit assumes that its area is as high as before, and would leave its upper part on the screen."""

    def _on_resize(self) -> None:
        drawn = self.renderer.last_rendered_screen
        if drawn is not None and _reflows():
            cursor = drawn.get_cursor_position(self.layout.current_window)
            extra = more_rows(_widths(drawn, cursor.y), cursor.x, self.output.get_size().columns)
            if extra:
                self.output.cursor_up(extra)
        super()._on_resize()


def more_rows(widths: list[int], column: int, columns: int) -> int:
    """Return how many more rows lines of these widths need, up to a column of the line after them.

    >>> more_rows([70, 20, 30], 0, 30)
    2
    """
    return sum((width - 1) // columns for width in widths if width) + column // columns


def _widths(drawn: Screen, rows: int) -> list[int]:
    filled = (
        [x + character.width for x, character in drawn.data_buffer[y].items() if character.char.strip()]
        for y in range(rows)
    )
    return [max(ends, default=0) for ends in filled]


def _reflows() -> bool:
    """Return whether the terminal rewraps lines when it is resized; xterm, GNU screen and the Linux console do not."""
    if "TMUX" in os.environ:
        return True
    return "XTERM_VERSION" not in os.environ and "STY" not in os.environ and os.environ.get("TERM") != "linux"


def stopping(app: Application[Any]) -> AbstractContextManager[Callable[[], None]]:
    """Handle SIGTERM between two steps of the event loop; yields a function to call when the application starts."""
    return between_steps(partial(_end, app))


def _end(app: Application[Any], stopped: SystemExit) -> None:
    if app.future is not None and not app.future.done():
        app.exit(exception=stopped)
