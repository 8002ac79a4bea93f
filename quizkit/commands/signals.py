"""Signals that end a program, as exceptions: what was answered is kept before it ends."""

import signal
from types import FrameType

from quizkit.errors import Stopped


def stop_on_signals() -> None:
    """Raise Stopped where SIGTERM or SIGHUP arrives, so that a closed terminal ends a session in order."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, _stop)


def _stop(number: int, _frame: FrameType | None) -> None:
    raise Stopped(number)
