"""The power fails: what was acknowledged is there, and one can go on."""

import os
from pathlib import Path

import pytest

from tests.windows import ON_WINDOWS

from .crashes import Disk, Tape, put
from .trials import power_failures, power_failures_after_a_kill

pytestmark = pytest.mark.skipif(ON_WINDOWS, reason="Windows has no folders that can be synced")


def test_nothing_acknowledged_is_lost_when_the_power_fails(tmp_path: Path) -> None:
    assert list(power_failures(tmp_path / "disk")) == []


def test_nothing_acknowledged_is_lost_when_the_power_fails_after_a_kill(tmp_path: Path) -> None:
    assert list(power_failures_after_a_kill(tmp_path / "disk", step=37)) == []


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_whenever_the_power_fails_after_whatever_kill(tmp_path: Path) -> None:
    assert list(power_failures_after_a_kill(tmp_path / "disk")) == []


def test_the_recorded_calls_played_again_leave_what_the_calls_themselves_left(tmp_path: Path) -> None:
    tape, disk = Tape(tmp_path), Disk()
    with tape.recording():
        _write_and_rename(tmp_path)
    for call in tape.calls:
        disk.play(call)
    put(disk.tree(), tmp_path / "again")
    assert disk.tree() == {"folder": None, "folder/new": b"some"}
    assert (tmp_path / "again" / "folder" / "new").read_bytes() == (tmp_path / "folder" / "new").read_bytes()


def test_a_crash_leaves_unsynced_bytes_absent_half_whole_or_zeros_and_unsynced_names_absent(tmp_path: Path) -> None:
    tape, disk = Tape(tmp_path), Disk()
    with tape.recording():
        _write_and_rename(tmp_path)
    for call in tape.calls:
        disk.play(call)
    contents = {tree.get("folder/new") for tree in disk.after_crash()}
    assert contents == {None, b"", b"so", b"some", bytes(4)}
    assert {} in list(disk.after_crash())


def _write_and_rename(root: Path) -> None:
    (root / "folder").mkdir()
    descriptor = os.open(root / "folder" / "old", os.O_RDWR | os.O_CREAT | os.O_APPEND)
    os.write(descriptor, b"some text")
    os.ftruncate(descriptor, 4)
    os.close(descriptor)
    (root / "folder" / "old").replace(root / "folder" / "new")
