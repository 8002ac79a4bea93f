"""The terminal's own line editing and echo, held back while a session reads keys."""

import os
import signal
import sys

if sys.platform != "win32":
    import termios

_LOCAL_FLAGS = 3


class Tty:
    """Standard input as a terminal. Without the echo, what is typed between two questions leaves no trace."""

    def __init__(self) -> None:
        self._before: list[int | list[bytes | int]] | None = None

    def hush(self) -> None:
        """Stop echoing and gathering lines. Signals are still made of Ctrl-C and Ctrl-Z."""
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
        """Leave the terminal as it was found."""
        if self._before is not None:
            self._set(self._before)
            self._before = None

    def suspend(self) -> None:
        """Leave to the shell, as Ctrl-Z does, until it comes back to this program."""
        if sys.platform != "win32":
            self.restore()
            os.kill(0, signal.SIGTSTP)
            self.hush()

    def _set(self, attributes: list[int | list[bytes | int]]) -> None:
        if sys.platform != "win32":
            try:
                termios.tcsetattr(sys.stdin, termios.TCSADRAIN, attributes)
            except (termios.error, OSError, ValueError):
                # The terminal was closed: there is nothing to leave in order.
                return
