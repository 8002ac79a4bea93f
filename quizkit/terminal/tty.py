"""The terminal as a device: turns its echo and line editing off while keys are read, and discards early keys."""

import os
import signal
import sys
from contextlib import suppress
from select import select
from typing import TYPE_CHECKING

if sys.platform != "win32":
    import termios

if TYPE_CHECKING:
    from prompt_toolkit.input import Input

_LOCAL_FLAGS = 3
_LONGEST_SEQUENCE = 32
# More than a terminal keeps of a line.
_LONGEST_LINE = 4096


class Tty:
    """Standard input as a terminal. Without echo, keys pressed between two questions are not shown."""

    def __init__(self) -> None:
        self._before: list[int | list[bytes | int]] | None = None

    def hush(self) -> None:
        """Turn echo and line editing off. Ctrl-C and Ctrl-Z still send signals."""
        if sys.platform != "win32" and self._before is None:
            try:
                self._before = termios.tcgetattr(sys.stdin)
            except (termios.error, OSError, ValueError):
                return
            hushed = [*self._before]
            flags = hushed[_LOCAL_FLAGS]
            if isinstance(flags, int):
                hushed[_LOCAL_FLAGS] = flags & ~(termios.ECHO | termios.ICANON)
            self._set(hushed)

    def restore(self) -> None:
        """Restore the terminal."""
        if self._before is not None:
            self._set(self._before)
            self._before = None

    def suspend(self) -> None:
        """Suspend the program, as Ctrl-Z does, until the shell resumes it."""
        if sys.platform != "win32":
            self.restore()
            os.kill(0, signal.SIGTSTP)
            self.hush()

    def _set(self, attributes: list[int | list[bytes | int]]) -> None:
        if sys.platform != "win32":
            # In a terminal that was closed there is nothing to restore.
            with suppress(termios.error, OSError, ValueError):
                termios.tcsetattr(sys.stdin, termios.TCSADRAIN, attributes)


def read_key() -> str:
    """Wait for a key and return it: one character, or the sequence of a key such as an arrow; nothing at the end."""
    if sys.platform == "win32":
        import msvcrt

        return msvcrt.getwch()
    tty = Tty()
    tty.hush()
    try:
        return os.read(sys.stdin.fileno(), _LONGEST_SEQUENCE).decode(errors="replace")
    finally:
        tty.restore()


def typed_so_far() -> str:
    """Return what is typed in a line that was not entered, and remove it: without line editing, it can be read."""
    if sys.platform == "win32":
        return ""
    tty = Tty()
    tty.hush()
    try:
        is_typed = select([sys.stdin], [], [], 0)[0]
        return os.read(sys.stdin.fileno(), _LONGEST_LINE).decode(errors="replace") if is_typed else ""
    finally:
        tty.restore()


def discard_typeahead(keys: "Input | None" = None) -> None:
    """Discard what was typed before a question is shown, and what prompt_toolkit has read ahead from `keys`."""
    if sys.platform == "win32":
        import msvcrt

        while msvcrt.kbhit():
            msvcrt.getwch()
    else:
        with suppress(termios.error, OSError, ValueError):
            termios.tcflush(sys.stdin, termios.TCIFLUSH)
    if keys is not None:
        from prompt_toolkit.input.typeahead import clear_typeahead

        clear_typeahead(keys)
