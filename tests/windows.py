"""Emulates Windows on another system, so that the tests find there what would fail on it.

    QUIZ_TEST_WINDOWS=1 pytest

What Windows lacks is missing for quizkit and its tests: POSIX modules, fork, most signals. quizkit is told that it runs
on Windows. The streams of the program are in cp1252, with its line breaks, and a file that it opens without an encoding
is an error. Libraries still see the real system, and so do paths and the file system.
"""

import builtins
import importlib
import os
import signal
import sys
import time
import warnings
from collections.abc import Callable
from io import TextIOWrapper
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest

EMULATED = os.environ.get("QUIZ_TEST_WINDOWS") == "1" and sys.platform != "win32"
ON_WINDOWS = EMULATED or sys.platform == "win32"
# What a pipe of the program is in.
ENCODING = "cp1252" if ON_WINDOWS else "utf-8"
# What the processes of the program need.
ENVIRONMENT = {"QUIZ_TEST_WINDOWS": "1", "PYTHONWARNDEFAULTENCODING": "1"} if EMULATED else {}
_MODULES = frozenset(("fcntl", "grp", "pty", "pwd", "resource", "termios", "tty"))
_CALLS = (
    *((os, name) for name in ("fork", "forkpty", "killpg", "mkfifo", "openpty", "setsid")),
    *((signal, name) for name in ("alarm", "setitimer", "pthread_sigmask")),
    (time, "tzset"),
)
_removed: dict[str, Any] = {}
# The interpreter itself uses SIGCHLD and SIGKILL on POSIX systems.
_SIGNALS = frozenset(("SIGABRT", "SIGCHLD", "SIGFPE", "SIGILL", "SIGINT", "SIGKILL", "SIGSEGV", "SIGTERM"))
_OURS = ("quizkit", "tests")


def not_on_windows(reason: str) -> "pytest.MarkDecorator":
    """Leave out a test there, and in the emulation: the end of the run lists why."""
    import pytest

    return pytest.mark.skipif(ON_WINDOWS, reason=reason)


def emulate() -> None:
    """Let this process see what it would see on Windows. Call it before quizkit is imported."""
    if _removed:
        return
    # Where there is an msvcrt, these take it for the real one.
    for name in ("subprocess", "getpass"):
        importlib.import_module(name)
    sys.modules["msvcrt"] = _Keys("msvcrt")
    builtins.__import__ = _without_posix(builtins.__import__)
    importlib.import_module = _without_posix(importlib.import_module)
    for module, name in _CALLS:
        _removed[name] = getattr(module, name)
        delattr(module, name)
    for name in [name for name in dir(signal) if name.startswith("SIG") and name[3].isalpha()]:
        if name not in _SIGNALS:
            delattr(signal, name)
    warnings.filterwarnings("ignore", category=EncodingWarning)
    warnings.filterwarnings("error", category=EncodingWarning, module=r"quizkit\.")
    from quizkit.base.platform import system

    vars(system)["HERE"] = system.System.WINDOWS


def real(name: str) -> Any:
    """Return a call of the real system that the emulation removed, for what runs the tests."""
    return _removed.get(name) or getattr(os, name, None) or getattr(time, name)


def emulate_streams() -> None:
    """Let the standard streams be pipes of Windows."""
    if "PYTHONIOENCODING" in os.environ:
        return
    for stream, errors in ((sys.stdin, "strict"), (sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=ENCODING, errors=errors, newline=None if stream is sys.stdin else "\r\n")


class _Keys(ModuleType):
    """Reads keys from standard input, where nothing is typed ahead."""

    def kbhit(self) -> bool:
        return False

    def getwch(self) -> str:
        return sys.stdin.read(1)


def _without_posix(import_: Callable[..., Any]) -> Callable[..., Any]:
    def imported(name: str, *arguments: Any, **named: Any) -> Any:
        if name in _MODULES and (sys._getframe(1).f_globals.get("__name__") or "").partition(".")[0] in _OURS:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return import_(name, *arguments, **named)

    return imported
