"""How each system writes its caches to the disk, and replaces files."""

import errno
import os
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from quizkit.base.platform.files import HeldOpen, rename, sync, sync_folder
from quizkit.base.platform.system import System
from tests.progress.trials import failing_once
from tests.windows import not_on_windows


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.EROFS])
def test_a_file_system_that_cannot_sync_folders_is_accepted(number: int, tmp_path: Path) -> None:
    with failing_once("fsync", 0, number):
        sync_folder(tmp_path, System.POSIX)
    with failing_once("fsync", 0, errno.EIO), pytest.raises(OSError, match="Input/output"):
        sync_folder(tmp_path, System.POSIX)


@not_on_windows("there is no fcntl")
def test_macos_flushes_the_cache_of_the_drive(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    on_macos(monkeypatch, lambda *arguments: asked.append(arguments))
    with mock.patch.object(os, "fsync") as fsync:
        sync(7, System.MACOS)
    assert asked == [(7, 51)]
    assert not fsync.called


@not_on_windows("there is no fcntl")
def test_macos_falls_back_to_fsync(monkeypatch: pytest.MonkeyPatch) -> None:
    on_macos(monkeypatch, mock.Mock(side_effect=OSError(errno.ENOTSUP, "not supported")))
    with mock.patch.object(os, "fsync") as fsync:
        sync(7, System.MACOS)
    fsync.assert_called_once_with(7)


def test_windows_has_no_folders_to_sync(tmp_path: Path) -> None:
    with mock.patch.object(os, "fsync") as fsync:
        sync_folder(tmp_path, System.WINDOWS)
    assert not fsync.called


@pytest.mark.parametrize("refusals", [0, 1, 5])
def test_windows_retries_while_another_program_has_the_file_open(
    refusals: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = files(tmp_path)
    refuse(monkeypatch, refusals)
    pauses: list[float] = []
    rename(old, new, System.WINDOWS, pauses.append)
    assert new.read_bytes() == b"new"
    assert len(pauses) == refusals


def test_windows_does_not_retry_forever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = files(tmp_path)
    refuse(monkeypatch, 6)
    pauses: list[float] = []
    with pytest.raises(HeldOpen, match="another program has it open"):
        rename(old, new, System.WINDOWS, pauses.append)
    assert new.read_bytes() == b"old"
    assert sum(pauses) < 1


def test_elsewhere_what_is_not_permitted_is_not_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = files(tmp_path)
    refuse(monkeypatch, 1)
    with pytest.raises(PermissionError) as raised:
        rename(old, new, System.POSIX)
    assert not isinstance(raised.value, HeldOpen)


def files(folder: Path) -> tuple[Path, Path]:
    (folder / "a").write_bytes(b"new")
    (folder / "b").write_bytes(b"old")
    return folder / "a", folder / "b"


def on_macos(patch: pytest.MonkeyPatch, answer: Any) -> None:
    import fcntl

    patch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    patch.setattr(fcntl, "fcntl", answer)


def refuse(patch: pytest.MonkeyPatch, refusals: int) -> None:
    """Refuse to replace a file so often."""
    real, left = os.replace, iter(range(refusals))

    def refused(*paths: Any) -> None:
        if next(left, None) is not None:
            raise PermissionError(errno.EACCES, "used by another process")
        real(*paths)

    patch.setattr(os, "replace", refused)
