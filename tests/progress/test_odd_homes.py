"""Data folders that cannot be written to, or are not what they should be: said plainly, and mended by mending them."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from quizkit.base.errors import NotSaved, UsageError
from quizkit.progress import checkpoint
from quizkit.progress.history import History
from tests.file_systems import needs
from tests.windows import ON_WINDOWS

from .oracle import answer, findings, kept_ids

pytestmark = pytest.mark.skipif(ON_WINDOWS, reason="POSIX limits, links and modes")


def a_file_in_place_of_the_home(home: Path) -> None:
    home.parent.mkdir()
    home.touch()


def a_file_above_the_home(home: Path) -> None:
    home.parent.touch()


def a_file_in_place_of_the_history(home: Path) -> None:
    home.mkdir(parents=True)
    (home / "history").touch()


def a_folder_in_place_of_the_lock(home: Path) -> None:
    (home / "lock").mkdir(parents=True)


def a_link_to_nowhere_in_place_of_the_home(home: Path) -> None:
    home.parent.mkdir()
    home.symlink_to("nowhere")


ODD: list[tuple[Callable[[Path], None], str]] = [
    (a_file_in_place_of_the_home, "not a directory: {home}"),
    (a_file_above_the_home, "not a directory: {home.parent}"),
    (a_file_in_place_of_the_history, "not a directory: {home}/history"),
    (a_folder_in_place_of_the_lock, "is a directory: {home}/lock"),
    (a_link_to_nowhere_in_place_of_the_home, "not a directory: {home}"),
]


@needs("links")
@pytest.mark.parametrize(("make", "reason"), ODD, ids=[make.__name__ for make, _ in ODD])
def test_an_answer_is_not_saved_and_the_reason_names_the_place(
    make: Callable[[Path], None], reason: str, home: Path
) -> None:
    make(home)
    history = History(home)
    assert checkpoint.load(history).decks == {}
    with pytest.raises(NotSaved) as told:
        history.append([answer(0)])
    assert told.value.message == f"Not saved: {reason.format(home=home)}."
    assert told.value.help


def test_a_folder_in_place_of_the_checkpoint_is_named(home: Path) -> None:
    student = History(home)
    student.append([answer(0)])
    (home / "progress.json").mkdir()
    with pytest.raises(NotSaved) as told:
        checkpoint.save(student, checkpoint.load(student))
    assert told.value.message == f"Not saved: is a directory: {home}/progress.json."


@needs("links")
def test_a_ring_of_links_in_place_of_the_home_is_named_when_it_is_read(home: Path) -> None:
    home.parent.mkdir()
    home.symlink_to(home.name)
    with pytest.raises(UsageError, match="cannot be read: too many levels of symbolic links"):
        checkpoint.load(History(home))
    with pytest.raises(NotSaved, match=r"^Not saved: "):
        History(home).append([answer(0)])


def test_once_the_place_is_mended_the_same_session_saves(home: Path) -> None:
    a_file_in_place_of_the_history(home)
    history = History(home)
    with pytest.raises(NotSaved):
        history.append([answer(0)])
    (home / "history").unlink()
    assert findings(home, history.append([answer(1)])) == []


def test_a_home_that_does_not_exist_is_made_with_the_folders_above_it(tmp_path: Path) -> None:
    home = tmp_path / "a" / "b" / "c"
    assert checkpoint.load(History(home)).decks == {}
    assert not home.exists()
    assert findings(home, History(home).append([answer(0)])) == []


def test_a_file_that_may_not_grow_is_the_reason_and_what_was_kept_stays(home: Path) -> None:
    student = History(home)
    acknowledged = student.append([answer(0)])
    (file,) = student.files()
    with files_no_longer_than(file.stat().st_size + 100), pytest.raises(NotSaved) as told:
        student.append([answer(1)])
    assert told.value.message == "Not saved: file too large."
    acknowledged += student.append([answer(2)])
    assert findings(home, acknowledged) == []
    assert b"\n\n" not in file.read_bytes()


def test_on_a_full_disk_nothing_is_saved_nothing_is_lost_and_room_is_all_it_takes(small_disk: Path) -> None:
    student = History(small_disk / "home")
    acknowledged = student.append([answer(0)])
    checkpoint.save(student, checkpoint.load(student))
    with filled(small_disk):
        told = set()
        for n in range(40):
            try:
                acknowledged += student.append([answer(n)])
            except NotSaved as error:
                told.add(error.message)
        with pytest.raises(NotSaved, match="no space left on device"):
            checkpoint.save(student, checkpoint.load(student))
        assert told == {"Not saved: no space left on device."}
    acknowledged += student.append([answer(9)])
    checkpoint.save(student, checkpoint.load(student))
    assert findings(small_disk / "home", acknowledged) == []


def test_a_home_that_can_only_be_read_is_read_and_not_saved_to(small_disk: Path) -> None:
    home = small_disk / "home"
    student = History(home)
    kept = student.append([answer(0)])
    checkpoint.save(student, checkpoint.load(student))
    mount("-o", "remount,ro", str(small_disk))
    known = checkpoint.load(History(home))
    assert known.decks["capitals"].questions.keys() == {"q0"}
    with pytest.raises(NotSaved, match=r"^Not saved: read-only file system: "):
        History(home).append([answer(1)])
    with pytest.raises(NotSaved, match=r"^Not saved: read-only file system: "):
        checkpoint.save(student, known)
    assert findings(home, kept) == []


def test_a_checkpoint_of_a_newer_version_is_made_anew_from_the_history(home: Path) -> None:
    student = History(home)
    student.append([answer(0)])
    before = checkpoint.load(student)
    (home / "progress.json").write_text('{"v": 2, "everything": "else"}\n')
    assert checkpoint.load(student) == before


def test_records_of_a_newer_version_are_kept_and_passed_over(home: Path) -> None:
    student = History(home)
    student.append([answer(0)])
    before = checkpoint.load(student)
    student.append([answer(1, v=2)])
    after = checkpoint.load(student)
    assert after.decks == before.decks
    assert after.unreadable == 0
    assert len(kept_ids(home)) == 3


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, with little room; only an administrator can make one."""
    place = tmp_path / "disk"
    place.mkdir()
    if (
        not sys.platform.startswith("linux")
        or os.geteuid() != 0
        or not mount("-t", "tmpfs", "-o", "size=256k", "none", str(place))
    ):
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def mount(*arguments: str) -> bool:
    return subprocess.run(["mount", *arguments], check=False, capture_output=True).returncode == 0


@contextmanager
def filled(place: Path) -> Iterator[None]:
    """Leave no room at all."""
    ballast = place / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(512))
    yield
    ballast.unlink()


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    # Python lets the signal be that would end the process, so that the write fails.
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
