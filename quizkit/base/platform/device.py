"""What identifies this machine: a random id from the system, independent of its name in the network."""

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from quizkit.base.platform.system import HERE, System

_ID_FILES = tuple(map(Path, ("/etc/machine-id", "/var/lib/dbus/machine-id")))
_LONGEST_ID = 64


def machine_id(
    system: System = HERE,
    files: tuple[Path, ...] = _ID_FILES,
    module: Callable[[str], Any] = import_module,
) -> str:
    """Return the id that this machine keeps under any name, or nothing if its system gives it none.

    It is in a file on Linux, in the registry on Windows, and in the kernel on macOS.
    """
    with suppress(OSError, ValueError, ImportError, AttributeError):
        if system is System.WINDOWS:
            return _in_registry(module("winreg"))
        if system is System.MACOS:
            return _in_kernel(module("ctypes"))
    return _in_files(files)


def name_of_machine() -> str:
    """Return what named a machine in the histories of earlier versions: its name in the network, and the id of Linux."""
    import platform

    return f"{platform.node()}\0{_in_files(_ID_FILES)}"


@cache
def _in_files(files: tuple[Path, ...]) -> str:
    for path in files:
        with suppress(OSError, UnicodeDecodeError):
            if machine_id := path.read_text(encoding="ascii").strip():
                return machine_id
    return ""


def _in_registry(winreg: Any) -> str:
    # A 32-bit program sees another registry unless it asks for this one.
    access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
    with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography", 0, access) as key:
        return str(winreg.QueryValueEx(key, "MachineGuid")[0])


def _in_kernel(ctypes: Any) -> str:
    text, size = ctypes.create_string_buffer(_LONGEST_ID), ctypes.c_size_t(_LONGEST_ID)
    failed = ctypes.CDLL(None).sysctlbyname(b"kern.uuid", text, ctypes.byref(size), None, ctypes.c_size_t(0))
    return "" if failed else str(text.value.decode("ascii"))
