"""Signals: those that end the program become exceptions, so that answers are saved first."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from types import FrameType

from quizkit.base.errors import Stopped
from quizkit.base.platform.system import HERE, System


def stop_on_signals() -> None:
    """Raise Stopped on SIGTERM and SIGHUP, so that a session ends properly when its terminal is closed."""
    terminals = [stream.fileno() for stream in (sys.stdout, sys.stderr) if stream is not None and stream.isatty()]
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        # SIGHUP is on POSIX systems only, SIGBREAK on Windows only.
        number = getattr(signal, name, None)
        # A parent such as nohup may ignore the signal so that the program survives its terminal.
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, partial(_stop, terminals if name == "SIGHUP" else []))


def _stop(terminals: list[int], number: int, _frame: FrameType | None) -> None:
    """Raise Stopped. Writes to a terminal that hung up fail, so later output goes to the null device."""
    for terminal in terminals:
        os.dup2(os.open(os.devnull, os.O_WRONLY), terminal)
    raise Stopped(number)


@contextmanager
def between_steps(stop: Callable[[SystemExit], None]) -> Iterator[Callable[[], None]]:
    """Handle SIGTERM between two steps of an event loop, with `stop`: during a step it might be lost or logged as an error.

    Yields a function to call when the loop runs; on exit the earlier handler is restored.
    SIGHUP is handled at once: its handler detaches a closed terminal before anything else is written to it.
    """
    import asyncio

    before = signal.getsignal(signal.SIGTERM)

    def handle() -> None:
        try:
            if callable(before):
                before(signal.SIGTERM, None)
        except SystemExit as stopped:
            stop(stopped)

    def begin() -> None:
        # On Windows the event loop handles no signals.
        with suppress(NotImplementedError):
            if callable(before):
                asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, handle)

    try:
        yield begin
    finally:
        signal.signal(signal.SIGTERM, before)


def reports_resizes(system: System = HERE) -> bool:
    """Return whether a signal says that the terminal has another size. Windows has none."""
    return system is not System.WINDOWS
