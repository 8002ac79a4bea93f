"""Ends the reading of a line when the time is up, on platforms that have an alarm."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TimeIsUp(Exception):
    """The time ran out while a line was read."""


@contextmanager
def no_longer_than(seconds: float | None) -> Iterator[None]:
    """Raise TimeIsUp in the block after so many seconds. On Windows, which has no alarm, the block is not interrupted."""
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


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise TimeIsUp
