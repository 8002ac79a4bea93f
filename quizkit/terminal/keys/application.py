"""prompt_toolkit's application, which handles SIGTERM and leaves nothing on a screen that gets narrower."""

import asyncio
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.layout.screen import Screen


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


@contextmanager
def stopping(app: Application[Any]) -> Iterator[Callable[[], None]]:
    """Handle SIGTERM between two steps of the event loop: during a step it might be lost or logged as an error.

    Yields a function to call when the application starts; on exit the earlier handler is restored.
    SIGHUP is handled at once: its handler detaches a closed terminal before anything else is written to it.
    """
    before = signal.getsignal(signal.SIGTERM)

    def begin() -> None:
        # On Windows the event loop handles no signals.
        with suppress(NotImplementedError):
            if callable(before):
                handle = partial(before, signal.SIGTERM, None)
                asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, _end, app, handle)

    try:
        yield begin
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(app: Application[Any], handle: Callable[[], object]) -> None:
    try:
        handle()
    except SystemExit as stopped:
        if app.future is not None and not app.future.done():
            app.exit(exception=stopped)
