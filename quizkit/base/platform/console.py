"""The terminal as a device: turns its echo and line editing off while keys are read, reads keys, and discards early ones."""

import errno
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from select import select
from types import FrameType
from typing import Any, Protocol, cast

from quizkit.base.platform.system import HERE, System

_LOCAL_FLAGS = 3
_LONGEST_SEQUENCE = 32
# A letter waits this long, in seconds, for another one: together they are a word.
WORD_SECONDS = 0.15
# More than a terminal buffers of a line.
_LONGEST_LINE = 4096


class WindowsKeys(Protocol):
    """What msvcrt, a module that only Windows has, does with keys."""

    def kbhit(self) -> bool:
        """Return whether a key was pressed that is not read yet."""

    def getwch(self) -> str:
        """Wait for a key, and return it without showing it."""


def windows_keys() -> WindowsKeys:
    """Return the module that reads keys on Windows."""
    return cast("WindowsKeys", import_module("msvcrt"))


class Tty:
    """Standard input as a terminal. Without echo, keys pressed between two questions are not shown.

    On Windows nothing is echoed before it is read, so there is nothing to turn off.
    """

    def __init__(self, system: System = HERE) -> None:
        self._termios: Any = None if system is System.WINDOWS else import_module("termios")
        self._before: list[int | list[bytes | int]] | None = None

    def hush(self) -> None:
        """Turn echo and line editing off. Ctrl-C and Ctrl-Z still send signals."""
        if self._termios is None or self._before is not None:
            return
        try:
            self._before = self._termios.tcgetattr(sys.stdin)
        except (self._termios.error, OSError, ValueError):
            return
        self._set(self._changed(self._before, off=self._termios.ECHO | self._termios.ICANON))

    def restore(self) -> None:
        """Restore the terminal."""
        if self._before is not None:
            self._set(self._before)
            self._before = None

    def suspend(self) -> None:
        """Suspend the program, as Ctrl-Z does, until the shell resumes it. Windows cannot do that."""
        if self._termios is not None:
            self.restore()
            os.kill(0, signal.SIGTSTP)
            self.hush()

    @contextmanager
    def keeping_typed_text(self) -> Iterator[None]:
        """Keep a line that is not entered on Ctrl-C, for `typed_so_far`; a terminal discards it, as on Ctrl-Z it still does."""
        if self._termios is None or sys.stdin is None or not sys.stdin.isatty():
            yield
            return
        attributes, handler = self._termios.tcgetattr(sys.stdin), signal.getsignal(signal.SIGTSTP)

        def suspend(number: int, _frame: FrameType | None) -> None:
            # Otherwise the shell would read what is typed.
            discard_typeahead()
            signal.signal(number, handler)
            os.kill(os.getpid(), number)
            signal.signal(number, suspend)

        signal.signal(signal.SIGTSTP, suspend)
        self._set(self._changed(attributes, on=self._termios.NOFLSH))
        try:
            yield
        finally:
            self._set(attributes)
            signal.signal(signal.SIGTSTP, handler)

    def _changed(self, attributes: list[Any], *, on: int = 0, off: int = 0) -> list[Any]:
        changed = [*attributes]
        changed[_LOCAL_FLAGS] = changed[_LOCAL_FLAGS] & ~off | on
        return changed

    def _set(self, attributes: list[int | list[bytes | int]]) -> None:
        # In a terminal that was closed there is nothing to restore.
        with suppress(self._termios.error, OSError, ValueError):
            self._termios.tcsetattr(sys.stdin, self._termios.TCSADRAIN, attributes)


def read_key(system: System = HERE) -> str:
    """Wait for a key and return it: one character, or the sequence of a key such as an arrow; nothing at the end.

    Letters that follow at once, as in a word or in what is pasted, are returned together; Enter only ends them.
    """
    if system is System.WINDOWS:
        return _together(windows_keys().getwch, _windows_key_follows)
    tty = Tty(system)
    tty.hush()
    try:
        return _together(
            lambda: os.read(sys.stdin.fileno(), _LONGEST_SEQUENCE).decode(errors="replace"),
            lambda: bool(select([sys.stdin], [], [], WORD_SECONDS)[0]),
        )
    finally:
        tty.restore()


def _together(read: Callable[[], str], follows: Callable[[], bool]) -> str:
    keys = read()
    is_sequence = keys.startswith("\x1b")
    while keys and not is_sequence and (len(keys) > 1 or keys.isalnum()) and follows():
        more = read()
        if more in ("", "\r", "\n"):
            break
        keys += more
    return keys


def _windows_key_follows() -> bool:
    time.sleep(WORD_SECONDS)
    return windows_keys().kbhit()


def typed_so_far(system: System = HERE) -> str:
    """Return what is typed in a line that was not entered, and remove it: without line editing, it can be read."""
    if system is System.WINDOWS:
        return ""
    tty = Tty(system)
    tty.hush()
    try:
        is_typed = select([sys.stdin], [], [], 0)[0]
        return os.read(sys.stdin.fileno(), _LONGEST_LINE).decode(errors="replace") if is_typed else ""
    except OSError:
        # The terminal was closed.
        return ""
    finally:
        tty.restore()


def discard_typeahead(system: System = HERE) -> None:
    """Discard what was typed before a question is shown."""
    if system is System.WINDOWS:
        keys = windows_keys()
        while keys.kbhit():
            keys.getwch()
        return
    termios: Any = import_module("termios")
    with suppress(termios.error, OSError, ValueError):
        termios.tcflush(sys.stdin, termios.TCIFLUSH)


def is_closed_pipe(error: Exception | None, system: System = HERE) -> bool:
    """Return whether an output failed because its reader is gone. Windows calls that an invalid argument."""
    if system is System.WINDOWS and isinstance(error, OSError) and error.errno == errno.EINVAL:
        return error.filename is None
    return isinstance(error, BrokenPipeError)


def says_what_it_is(system: System = HERE) -> bool:
    """Return whether the terminal can be trusted to draw: on POSIX systems one says in TERM what it is. Windows never does."""
    return system is System.WINDOWS or os.environ.get("TERM", "unknown") != "unknown"
