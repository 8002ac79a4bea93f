"""Handles SIGTERM between two steps of the event loop: during a step it might be lost or logged as an error."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

from prompt_toolkit.application import Application


@contextmanager
def stopping(app: Application[Any]) -> Iterator[Callable[[], None]]:
    """Yield a function to call when the application starts; on exit the earlier handler is restored.

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
