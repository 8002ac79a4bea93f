"""Which id a machine has, on each system."""

from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from quizkit.base.platform.device import machine_id
from quizkit.base.platform.system import System

NONE: tuple[Path, ...] = ()


def test_linux_has_it_in_a_file(tmp_path: Path) -> None:
    for name, text in (("empty", "\n"), ("odd", "ü"), ("id", "0a1b\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = tuple(tmp_path / name for name in ("none", "empty", "odd", "id"))
    assert machine_id(System.POSIX, files) == "0a1b"
    assert machine_id(System.POSIX, files[:3]) == ""


def test_windows_has_it_in_the_registry() -> None:
    opened: list[Any] = []

    def open_key(*arguments: object) -> Any:
        opened.append(arguments)
        return nullcontext("key")

    winreg = SimpleNamespace(
        KEY_READ=1, KEY_WOW64_64KEY=2, HKEY_LOCAL_MACHINE="machine", OpenKey=open_key,
        QueryValueEx=lambda key, name: (f"{key} {name}", 1),
    )  # fmt: skip
    assert machine_id(System.WINDOWS, NONE, {"winreg": winreg}.__getitem__) == "key MachineGuid"
    assert opened == [("machine", r"SOFTWARE\Microsoft\Cryptography", 0, 3)]


@pytest.mark.parametrize(("failed", "id"), [(0, "kern.uuid 64"), (-1, "")])
def test_macos_has_it_in_the_kernel(failed: int, id: str) -> None:
    def sysctlbyname(name: bytes, text: Any, size: int, *_: object) -> int:
        text.value = name + f" {size}".encode()
        return failed

    ctypes = SimpleNamespace(
        create_string_buffer=lambda _: SimpleNamespace(value=b""), c_size_t=int, byref=int,
        CDLL=lambda _: SimpleNamespace(sysctlbyname=sysctlbyname),
    )  # fmt: skip
    assert machine_id(System.MACOS, NONE, {"ctypes": ctypes}.__getitem__) == id


@pytest.mark.parametrize("system", [System.WINDOWS, System.MACOS])
@pytest.mark.parametrize("error", [OSError, ImportError])
def test_a_system_that_gives_none_has_none(system: System, error: type[Exception]) -> None:
    def fails(_: str) -> Any:
        raise error

    assert machine_id(system, NONE, fails) == ""
