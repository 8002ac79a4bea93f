"""The system that the program runs on, which functions of this package also take as an argument."""

import os
import sys
from enum import Enum


class System(Enum):
    """A family of systems that behave alike."""

    WINDOWS = "win32"
    MACOS = "darwin"
    POSIX = "posix"


def system_of(name: str) -> System:
    """Return the system with one of Python's names for platforms.

    >>> [system_of(name).name for name in ("win32", "darwin", "linux", "freebsd14")]
    ['WINDOWS', 'MACOS', 'POSIX', 'POSIX']
    """
    return System(name) if name in (System.WINDOWS.value, System.MACOS.value) else System.POSIX


HERE = system_of(sys.platform)


def description() -> str:
    """Return the name and the version of this system, for a bug report."""
    import platform

    return platform.platform()


def usable_processors() -> int:
    """Return how many processors this process may use, as far as the system says so."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
