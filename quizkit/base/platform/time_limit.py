"""A time limit for the lines that are typed at a terminal: an alarm, or, on Windows, which has none, polled keys."""

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from quizkit.base.platform.console import WindowsKeys, windows_keys
from quizkit.base.platform.system import HERE, System

# How often the time left is checked. A timer stops while a machine sleeps, so the end cannot be set once.
_LOOK_SECONDS = 1.0
_POLL_SECONDS = 0.05
_ENDS, _ERASES, _INTERRUPTS, _CLOSES = ("\r", "\n"), "\b", "\x03", "\x1a"
# The prefix of the code of an arrow or a function key.
_PREFIXES = ("\x00", "\xe0")
# On Windows, the time left of the limit that holds now.
_limits: list[Callable[[], float | None]] = []


class TimeIsUp(Exception):
    """The time ran out while a line was read. `typed` is what was read of it."""

    def __init__(self, typed: str = "") -> None:
        super().__init__()
        self.typed = typed


class Interrupted(KeyboardInterrupt):
    """Ctrl-C was pressed while keys were polled. `typed` is what was read of the line."""

    def __init__(self, typed: str) -> None:
        super().__init__()
        self.typed = typed


@contextmanager
def time_limit(left: Callable[[], float | None], system: System = HERE) -> Iterator[None]:
    """Raise TimeIsUp in a block that reads lines, once no seconds are `left`; None is without a limit."""
    if left() is None or not sys.stdin.isatty():
        yield
    elif system is System.WINDOWS:
        _limits.append(left)
        try:
            yield
        finally:
            _limits.pop()
    else:
        yield from _alarm(left)


def read_typed_line(
    prompt: str,
    keys: Callable[[], WindowsKeys] = windows_keys,
    write: Callable[[str], object] | None = None,
    wait: Callable[[float], None] = time.sleep,
) -> str:
    """Read a line that is typed at the terminal, within the time limit, if any. Raises EOFError, TimeIsUp, Interrupted."""
    if not _limits:
        return input(prompt)
    show = write or _write
    show(prompt)
    typed = ""
    while (key := _next_key(keys(), _limits[-1], typed, wait)) not in _ENDS:
        if key == _INTERRUPTS:
            raise Interrupted(typed)
        if key == _CLOSES and not typed:
            raise EOFError
        if key == _ERASES and typed:
            typed = typed[:-1]
            show("\b \b")
        elif key.isprintable():
            typed += key
            show(key)
    show("\n")
    return typed


def _next_key(keys: WindowsKeys, left: Callable[[], float | None], typed: str, wait: Callable[[float], None]) -> str:
    while not keys.kbhit():
        if not left():
            raise TimeIsUp(typed)
        wait(_POLL_SECONDS)
    key = keys.getwch()
    if key in _PREFIXES:
        keys.getwch()
        return ""
    return key


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _alarm(left: Callable[[], float | None]) -> Iterator[None]:
    def ring(_number: int, _frame: FrameType | None) -> None:
        if not left():
            raise TimeIsUp

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, min(max(left() or 0, 0.001), _LOOK_SECONDS), _LOOK_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
