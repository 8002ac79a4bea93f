"""Turns signals that end the program into exceptions, so that answers are saved first."""

import os
import signal
import sys
from functools import partial
from types import FrameType

from quizkit.base.errors import Stopped


def stop_on_signals() -> None:
    """Raise Stopped on SIGTERM and SIGHUP, so that a session ends properly when its terminal is closed."""
    terminals = [stream.fileno() for stream in (sys.stdout, sys.stderr) if stream is not None and stream.isatty()]
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # A parent such as nohup may ignore the signal so that the program survives its terminal.
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, partial(_stop, terminals if name == "SIGHUP" else []))


def _stop(terminals: list[int], number: int, _frame: FrameType | None) -> None:
    """Raise Stopped. Writes to a terminal that hung up fail, so later output goes to the null device."""
    for terminal in terminals:
        os.dup2(os.open(os.devnull, os.O_WRONLY), terminal)
    raise Stopped(number)
