"""SIGTERM, heard between two steps of the event loop: in the midst of one it might be lost, or told as a fault."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

from prompt_toolkit.application import Application


@contextmanager
def stopping(app: Application[Any]) -> Iterator[Callable[[], None]]:
    """Yield what an application is to call when it begins to run; afterwards the signal is handled as before.

    SIGHUP is none of it: its handler takes away a terminal that hung up before anything else is written there.
    """
    before = signal.getsignal(signal.SIGTERM)

    def begin() -> None:
        # Windows has no signals in its event loop, and no need of them.
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
