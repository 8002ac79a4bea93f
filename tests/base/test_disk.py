"""Replacing files, creating folders, and the differences between platforms."""

import errno
import os
import sys
import time
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from quizkit.base import disk
from quizkit.base.disk import HeldOpen, make_folder, replace, sweep, sync, sync_folder, sync_path
from tests.progress.trials import failing_once

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX links and modes")


def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    replace(tmp_path / "new", b"data")
    assert (tmp_path / "new").read_bytes() == b"data"
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o600


def test_a_replaced_file_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "file").chmod(0o640)
    replace(tmp_path / "file", b"data")
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link_and_what_it_points_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "file").write_bytes(b"old")
    (tmp_path / "link").symlink_to(Path("there") / "file")
    replace(tmp_path / "link", b"new")
    assert (tmp_path / "link").readlink() == Path("there") / "file"
    assert (tmp_path / "there" / "file").read_bytes() == b"new"


def test_a_link_to_a_missing_file_creates_it(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("file")
    replace(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"new"


def test_a_loop_of_links_ends_in_a_file_or_an_oserror(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("link")
    replace(tmp_path / "link", b"new")
    assert (tmp_path / "link").read_bytes() == b"new"


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_replace_that_fails_leaves_the_old_file_and_nothing_else(call: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    with failing_once(call, 0, errno.ENOSPC), pytest.raises(OSError, match="No space left"):
        replace(tmp_path / "file", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_bytes() == b"old"


def test_only_temporary_files_are_removed(tmp_path: Path) -> None:
    for name in (".progress.json.x1.tmp", "progress.json", ".progress.json", "my.tmp", ".other.json.x1.tmp"):
        (tmp_path / name).touch()
    sweep(tmp_path / "progress.json")
    assert {path.name for path in tmp_path.iterdir()} == {
        "progress.json",
        ".progress.json",
        "my.tmp",
        ".other.json.x1.tmp",
    }


def test_temporary_files_of_a_links_target_are_removed(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / ".file.x1.tmp").touch()
    (tmp_path / "link").symlink_to(Path("there") / "file")
    sweep(tmp_path / "link")
    assert list((tmp_path / "there").iterdir()) == []


def test_new_folders_are_private_and_existing_ones_are_not_changed(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir(mode=0o755)
    make_folder(tmp_path / "mine" / "a" / "b")
    make_folder(tmp_path / "mine" / "a" / "b")
    modes = [(tmp_path / "mine" / path).stat().st_mode & 0o777 for path in ("", "a", "a/b")]
    assert modes == [0o755, 0o700, 0o700]


def test_the_path_of_a_folder_is_synced_to_the_root(tmp_path: Path) -> None:
    with mock.patch.object(disk, "sync_folder") as synced:
        sync_path(tmp_path)
    assert [call.args[0] for call in synced.call_args_list] == [tmp_path, *tmp_path.parents]


def test_unreadable_parent_folders_are_skipped(tmp_path: Path) -> None:
    with failing_once("open", 1, errno.EACCES):
        sync_path(tmp_path)
    with failing_once("open", 0, errno.EACCES), pytest.raises(PermissionError):
        sync_path(tmp_path)


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.EROFS])
def test_a_file_system_that_cannot_sync_folders_is_accepted(number: int, tmp_path: Path) -> None:
    with failing_once("fsync", 0, number):
        sync_folder(tmp_path)
    with failing_once("fsync", 0, errno.EIO), pytest.raises(OSError, match="Input/output"):
        sync_folder(tmp_path)


def test_macos_flushes_the_cache_of_the_drive(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    on_macos(monkeypatch, lambda *arguments: asked.append(arguments))
    with mock.patch.object(os, "fsync") as fsync:
        sync(7)
    assert asked == [(7, 51)]
    assert not fsync.called


def test_macos_falls_back_to_fsync(monkeypatch: pytest.MonkeyPatch) -> None:
    on_macos(monkeypatch, mock.Mock(side_effect=OSError(errno.ENOTSUP, "not supported")))
    with mock.patch.object(os, "fsync") as fsync:
        sync(7)
    fsync.assert_called_once_with(7)


def test_windows_has_no_folders_to_sync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with mock.patch.object(os, "fsync") as fsync:
        sync_folder(tmp_path)
    assert not fsync.called


@pytest.mark.parametrize("refusals", [0, 1, 5])
def test_windows_retries_while_another_program_has_the_file_open(
    refusals: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited = on_windows(monkeypatch, refusals)
    replace(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"
    assert len(waited) == refusals


def test_windows_does_not_retry_forever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited = on_windows(monkeypatch, refusals=6)
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(HeldOpen, match="another program has it open"):
        replace(tmp_path / "file", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert sum(waited) < 1


def on_macos(patch: pytest.MonkeyPatch, answer: Any) -> None:
    fcntl = pytest.importorskip("fcntl")
    patch.setattr(sys, "platform", "darwin")
    patch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    patch.setattr(fcntl, "fcntl", answer)


def on_windows(patch: pytest.MonkeyPatch, refusals: int) -> list[float]:
    """Refuse to replace a file so often; return the pauses that are made."""
    real, left, waited = os.replace, iter(range(refusals)), list[float]()

    def refused(*paths: Any) -> None:
        if next(left, None) is not None:
            raise PermissionError(errno.EACCES, "used by another process")
        real(*paths)

    patch.setattr(sys, "platform", "win32")
    patch.setattr(os, "replace", refused)
    patch.setattr(time, "sleep", waited.append)
    return waited
