"""Replacing files and creating folders."""

import errno
import os
from pathlib import Path
from unittest import mock

import pytest

from quizkit.base import disk
from quizkit.base.disk import make_folder, read_file, replace, sweep, sync_path
from tests.file_systems import needs
from tests.progress.trials import failing_once
from tests.windows import ON_WINDOWS

pytestmark = pytest.mark.skipif(ON_WINDOWS, reason="POSIX links and modes")


@needs("modes")
def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    replace(tmp_path / "new", b"data")
    assert (tmp_path / "new").read_bytes() == b"data"
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o600


@needs("pipes")
def test_only_files_are_read_for_nothing_comes_out_of_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").write_bytes(b"data")

    assert read_file(tmp_path / "file") == b"data"
    for name, error in (("pipe", "not a file"), ("missing", "No such file")):
        with pytest.raises(OSError, match=error):
            read_file(tmp_path / name)


@needs("modes")
def test_a_replaced_file_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "file").chmod(0o640)
    replace(tmp_path / "file", b"data")
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o640


@needs("links")
def test_a_link_stays_a_link_and_what_it_points_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "file").write_bytes(b"old")
    (tmp_path / "link").symlink_to(Path("there") / "file")
    replace(tmp_path / "link", b"new")
    assert (tmp_path / "link").readlink() == Path("there") / "file"
    assert (tmp_path / "there" / "file").read_bytes() == b"new"


@needs("links")
def test_a_link_to_a_missing_file_creates_it(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("file")
    replace(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"new"


@needs("links")
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


@needs("links")
def test_temporary_files_of_a_links_target_are_removed(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / ".file.x1.tmp").touch()
    (tmp_path / "link").symlink_to(Path("there") / "file")
    sweep(tmp_path / "link")
    assert list((tmp_path / "there").iterdir()) == []


@needs("modes")
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
