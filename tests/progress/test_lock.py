"""A lock library that fails, whatever it raises and wherever: each answer is saved, and so is the next one."""

import errno
import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import filelock
import pytest

from quizkit.base.errors import NotSaved, UsageError, refusing
from quizkit.progress import checkpoint, doctor, lock
from quizkit.progress.history import History
from quizkit.progress.merge import erase, merge

from .oracle import answer, findings

fcntl = pytest.importorskip("fcntl")

NOT_OSERRORS = [RuntimeError, ValueError, TypeError, NotImplementedError, AttributeError, KeyError, ExceptionGroup]
ANY_ERRORS = [*NOT_OSERRORS, OSError, PermissionError, TimeoutError]


def failure(kind: type[Exception]) -> Exception:
    if kind is ExceptionGroup:
        return ExceptionGroup("several", [RuntimeError("may have been released")])
    if issubclass(kind, OSError):
        return kind(errno.EIO, os.strerror(errno.EIO))
    return kind("may have been released; call release() again")


@contextmanager
def failing(method: str, kind: type[Exception], *, times: int = 1000, after: bool = False) -> Iterator[None]:
    """Let a method of the lock fail so many times: instead of its work, or `after` it."""
    real = getattr(filelock.FileLock, method)
    calls = iter(range(times))

    def fails(self: Any, *arguments: Any, **more: Any) -> Any:
        if next(calls, None) is None:
            return real(self, *arguments, **more)
        if after:
            real(self, *arguments, **more)
        raise failure(kind)

    with mock.patch.object(filelock.FileLock, method, fails):
        yield


@contextmanager
def flock_failing(operation: int, number: int = errno.EIO) -> Iterator[None]:
    """Let the system fail whenever a file is to be locked, or whenever it is to be unlocked."""
    real = fcntl.flock

    def flock(descriptor: int, asked: int) -> None:
        if asked & operation:
            raise OSError(number, os.strerror(number))
        real(descriptor, asked)

    with mock.patch.object(fcntl, "flock", flock):
        yield


def works(home: Path, saved: list[str]) -> None:
    """All that was saved is there, and other processes save at once, and into the file that they share."""
    saved = [*saved, *History(home).append([answer(8)]), *History(home).append([answer(9)])]
    assert saved[-1].partition("-")[0] == saved[-2].partition("-")[0]
    assert findings(home, saved) == []
    assert checkpoint.load(History(home)).unreadable == 0


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that stays locked is given up at once, and nothing waits for the disk."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)  # noqa: ARG005 - the name is the real one's
    monkeypatch.setattr(lock, "LOCK_SECONDS", 0)
    monkeypatch.setattr(lock, "_RELEASED_SECONDS", 0)


@pytest.mark.parametrize(("kind", "times"), [*((kind, 1000) for kind in ANY_ERRORS), (OSError, 1), (OSError, 2)])
@pytest.mark.parametrize("after", [False, True], ids=["still locked", "unlocked"])
def test_a_release_that_fails(kind: type[Exception], times: int, after: bool, home: Path) -> None:
    student = History(home)
    with failing("release", kind, times=times, after=after):
        saved = student.append([answer(0)]) + student.append([answer(1)])
        checkpoint.save(student, checkpoint.load(student))
        saved += student.append([answer(2)])
    assert len(student.files()) == 1
    works(home, saved + student.append([answer(3)]))


def test_a_lock_file_that_is_free_stays_for_another_process_may_have_it_by_now(home: Path) -> None:
    student = History(home)
    saved = student.append([answer(0)])
    before = (home / "lock").stat().st_ino
    with failing("release", RuntimeError, times=1, after=True):
        saved += student.append([answer(1)])
    assert (home / "lock").stat().st_ino == before
    works(home, saved)


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOLCK, errno.EBADF], ids=errno.errorcode.get)
def test_a_system_that_does_not_unlock_a_file(number: int, home: Path) -> None:
    student, other = History(home), History(home)
    with flock_failing(fcntl.LOCK_UN, number):
        saved = [id for n in range(3) for who in (student, other) for id in who.append([answer(n)])]
    assert len(student.files()) == 1
    works(home, saved)


@pytest.mark.parametrize("kind", NOT_OSERRORS)
def test_an_acquire_that_fails_once_is_repeated(kind: type[Exception], home: Path) -> None:
    student = History(home)
    saved = student.append([answer(0)])
    with failing("acquire", kind, times=1):
        saved += student.append([answer(1)])
    assert len(student.files()) == 1
    works(home, saved)


@pytest.mark.parametrize("kind", NOT_OSERRORS)
def test_an_acquire_that_always_fails_leads_to_a_file_that_only_this_process_writes(
    kind: type[Exception], home: Path
) -> None:
    student, other = History(home), History(home)
    with failing("acquire", kind):
        saved = [id for n in range(3) for who in (student, other) for id in who.append([answer(n)])]
        checkpoint.save(student, checkpoint.load(student))
    assert len(student.files()) == 2
    assert checkpoint.stored(checkpoint.path_of(student)) == checkpoint.load(History(home))
    works(home, saved + student.append([answer(3)]))
    assert len(student.files()) == 3


@pytest.mark.parametrize("kind", NOT_OSERRORS)
def test_an_acquire_that_locks_the_file_and_fails_then(kind: type[Exception], home: Path) -> None:
    student = History(home)
    with failing("acquire", kind, times=1, after=True):
        saved = student.append([answer(0)])
    works(home, saved)


def test_an_acquire_that_the_system_fails_is_reported(home: Path) -> None:
    student = History(home)
    with failing("acquire", PermissionError), pytest.raises(NotSaved) as error:
        student.append([answer(0)])
    assert error.value.message == "Not saved: input/output error."
    works(home, student.append([answer(1)]))


@pytest.mark.parametrize("kind", NOT_OSERRORS)
def test_a_lock_that_cannot_be_constructed(kind: type[Exception], home: Path) -> None:
    student = History(home)
    with mock.patch.object(filelock, "FileLock", side_effect=failure(kind)):
        saved = student.append([answer(0)]) + student.append([answer(1)])
        checkpoint.save(student, checkpoint.load(student))
    works(home, saved)


def test_a_lock_library_that_cannot_be_imported(home: Path) -> None:
    student = History(home)
    with mock.patch.dict(sys.modules, {"filelock": None}):
        saved = student.append([answer(0)])
    works(home, saved)


def test_a_file_system_without_locks_is_no_reason_for_a_warning(home: Path) -> None:
    student = History(home)
    with flock_failing(fcntl.LOCK_EX, errno.ENOSYS), warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        saved = student.append([answer(0)]) + student.append([answer(1)])
    assert warned == []
    assert findings(home, saved) == []


def test_a_signal_while_the_lock_is_released_leaves_it_free(home: Path) -> None:
    student = History(home)
    real = filelock.FileLock.release
    signals = iter([KeyboardInterrupt])

    def release(self: Any, force: bool = False) -> None:
        if signal := next(signals, None):
            raise signal
        real(self, force=force)

    with mock.patch.object(filelock.FileLock, "release", release), pytest.raises(KeyboardInterrupt):
        student.append([answer(0)])
    works(home, student.append([answer(1)]))


def test_a_file_whose_closing_fails_after_it_is_synced_is_saved(home: Path) -> None:
    student = History(home)
    saved = student.append([answer(0)])
    real, synced = os.close, []

    def close(descriptor: int) -> None:
        written = os.fstat(descriptor).st_ino == student.files()[0].stat().st_ino
        real(descriptor)
        if written:
            synced.append(descriptor)
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    with mock.patch.object(os, "close", close):
        saved += student.append([answer(1)])
    assert len(synced) == 1
    works(home, saved)


def forgets(history: History, _: Path) -> None:
    erase(history, "capitals")


def merges(history: History, other: Path) -> None:
    merge(history, other)


def removes_strays(history: History, _: Path) -> None:
    (history.home / ".progress.json.x.tmp").touch()
    with refusing("The folder cannot be read or written"):
        for finding in doctor.examine(history):
            if "temporary" in finding.what and finding.fix:
                finding.fix()


@pytest.mark.parametrize("rewrite", [forgets, merges, removes_strays])
def test_what_rewrites_the_history_needs_the_lock(
    rewrite: Callable[[History, Path], None], home: Path, tmp_path: Path
) -> None:
    History(tmp_path / "other").append([answer(5)])
    student = History(home)
    saved = student.append([answer(0)])
    checkpoint.save(student, checkpoint.load(student))
    with failing("acquire", RuntimeError), pytest.raises((NotSaved, UsageError), match="the lock library failed"):
        rewrite(student, tmp_path / "other")
    assert checkpoint.stored(checkpoint.path_of(student)) is not None
    works(home, saved)


NEVER_UNLOCKS = """
import errno, fcntl, sys
from pathlib import Path
from quizkit.progress.history import History
from tests.progress.oracle import answer
real = fcntl.flock
def flock(descriptor, operation):
    if operation & fcntl.LOCK_UN:
        raise OSError(errno.EIO, "input/output error")
    real(descriptor, operation)
fcntl.flock = flock
student = History(Path(sys.argv[1]))
print(*student.append([answer(0)]), *student.append([answer(1)]))
"""


def test_a_process_that_never_unlocks_the_file_ends_quietly(home: Path) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", NEVER_UNLOCKS, str(home)]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert ran.stderr == ""
    works(home, ran.stdout.split())


def session_that_answers(monkeypatch: pytest.MonkeyPatch, deck: Path, replies: str) -> int:
    import io

    from quizkit.cli.main import run

    monkeypatch.setattr(sys, "stdin", io.StringIO(replies))
    return run(["start", str(deck)])


@pytest.mark.parametrize("broken", [failing("acquire", RuntimeError), failing("release", RuntimeError)])
def test_a_session_goes_on_to_its_end(
    broken: AbstractContextManager[None],
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("QUIZ_HOME", str(home))
    deck = tmp_path / "deck.yaml"
    deck.write_text("title: T\nquestions:\n  - {question: Capital of Peru?, answer: Lima}\n")
    with broken:
        assert session_that_answers(monkeypatch, deck, "Lima\n") == 0
    assert "ot saved" not in capsys.readouterr().out
    ((result,),) = checkpoint.load(History(home)).results.values()
    assert (result.done, result.percent) == (True, 100)


def test_a_lock_that_the_library_refuses_though_its_file_can_be_written_costs_no_answer(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = PermissionError(errno.EACCES, "soft fallback needs a private marker", str(home / "lock"))
    monkeypatch.setattr("quizkit.progress.lock._new_lock", mock.Mock(side_effect=refused))

    ids = History(home).append([answer(0)])

    assert findings(home, ids) == []


def test_a_lock_in_a_folder_that_cannot_be_written_is_not_saved(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = PermissionError(errno.EACCES, "Permission denied", str(home / "lock"))
    monkeypatch.setattr("quizkit.progress.lock._new_lock", mock.Mock(side_effect=refused))
    monkeypatch.setattr("os.access", lambda *_: False)

    with pytest.raises(NotSaved, match="permission denied"):
        History(home).append([answer(0)])
