"""Signals that end a program, as exceptions: what was answered is kept before it ends."""

import os
import signal
import sys
from functools import partial
from types import FrameType

from quizkit.base.errors import Stopped


def stop_on_signals() -> None:
    """Raise Stopped where SIGTERM or SIGHUP arrives, so that a closed terminal ends a session in order."""
    terminals = [stream.fileno() for stream in (sys.stdout, sys.stderr) if stream is not None and stream.isatty()]
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # What started the program may want it to outlive its terminal, as nohup does.
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, partial(_stop, terminals if name == "SIGHUP" else []))


def _stop(terminals: list[int], number: int, _frame: FrameType | None) -> None:
    """End what runs. Every write to a terminal that hung up fails, so what is still written goes nowhere."""
    for terminal in terminals:
        os.dup2(os.open(os.devnull, os.O_WRONLY), terminal)
    raise Stopped(number)
