"""Escape sequences, with which colours and the cursor are set: Windows draws them once that is switched on."""

from importlib import import_module
from typing import IO, Any, Protocol, cast

from quizkit.base.platform.system import HERE, System

# What the mode of a console needs: processed output, and escape sequences (ENABLE_VIRTUAL_TERMINAL_PROCESSING).
_NEEDED = 0x1 | 0x4


class ConsoleModes(Protocol):
    """Reads and changes the mode of a Windows console."""

    def get(self, descriptor: int) -> int | None:
        """Return the mode of a console, or None if the descriptor is not a console."""

    def set(self, descriptor: int, mode: int) -> bool:
        """Change the mode of a console; return whether it accepts it."""


class _WindowsModes:
    def __init__(self) -> None:
        import ctypes

        self._ctypes: Any = ctypes
        self._kernel = self._ctypes.windll.kernel32
        self._handle: Any = cast("Any", import_module("msvcrt")).get_osfhandle

    def get(self, descriptor: int) -> int | None:
        mode = self._ctypes.c_ulong()
        is_console = self._kernel.GetConsoleMode(self._of(descriptor), self._ctypes.byref(mode))
        return int(mode.value) if is_console else None

    def set(self, descriptor: int, mode: int) -> bool:
        return bool(self._kernel.SetConsoleMode(self._of(descriptor), self._ctypes.c_ulong(mode)))

    def _of(self, descriptor: int) -> Any:
        return self._ctypes.c_void_p(self._handle(descriptor))


def switch_on_escapes(terminal: IO[Any], system: System = HERE, modes: ConsoleModes | None = None) -> bool:
    """Let a terminal draw escape sequences, and return whether it does. Consoles before Windows 10 print them."""
    if system is not System.WINDOWS:
        return True
    try:
        modes, descriptor = modes or _WindowsModes(), terminal.fileno()
        mode = modes.get(descriptor)
        if mode is None:
            return False
        return mode & _NEEDED == _NEEDED or modes.set(descriptor, mode | _NEEDED)
    except (OSError, ImportError, AttributeError):
        return False
