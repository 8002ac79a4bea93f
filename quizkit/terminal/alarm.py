"""Reading that ends by itself when the time is up, where the platform can do that."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TimeIsUp(Exception):
    """The time ran out while a line was waited for."""


@contextmanager
def no_longer_than(seconds: float | None) -> Iterator[None]:
    """Raise TimeIsUp in what runs within, once so many seconds have passed. Windows has no such alarm: there it waits."""
    if seconds is None or sys.platform == "win32" or not sys.stdin.isatty():
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.001))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def forget_half_a_line() -> None:
    """Drop what was typed without Enter, which would go to whatever reads the terminal next."""
    if sys.platform != "win32":
        import termios

        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise TimeIsUp
