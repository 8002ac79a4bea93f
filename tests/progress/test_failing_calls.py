"""Each call to the system fails once: it is said plainly, nothing is lost, and the next answer is kept."""

import errno
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from quizkit.base.errors import NotSaved
from quizkit.progress import checkpoint
from quizkit.progress.history import History
from tests.windows import not_on_windows

from .oracle import answer, findings, kept_ids
from .trials import failing_once

CALLS = ["open", "close", "write", "fsync", "replace", "mkdir", "scandir", "fstat", "lseek", "read"]
REASONS = {
    errno.EIO: "input/output error",
    errno.ENOSPC: "no space left on device",
    errno.EACCES: "permission denied",
}


class Student:
    """Answers, and remembers which answers were acknowledged and what was said of the others."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.history = History(home)
        self.acknowledged: list[str] = []
        self.told: list[str] = []

    def answers(self) -> None:
        try:
            self.acknowledged += self.history.append([answer(0)])
        except NotSaved as error:
            self.told.append(error.message)

    def ends(self) -> None:
        try:
            checkpoint.save(self.history, checkpoint.load(self.history))
        except NotSaved as error:
            self.told.append(error.message)


@pytest.mark.parametrize("number", REASONS, ids=errno.errorcode.get)
@pytest.mark.parametrize("call", CALLS)
def test_the_first_answer_on_a_machine_meets_a_failing_call(call: str, number: int, tmp_path: Path) -> None:
    for nth in range(calls_made(call, Student.answers, tmp_path / "counted")):
        student = Student(tmp_path / f"{nth}" / "home")
        with failing_once(call, nth, number):
            student.answers()
        assert_told_and_goes_on(student, number)


@pytest.mark.parametrize("number", REASONS, ids=errno.errorcode.get)
@pytest.mark.parametrize("call", CALLS)
def test_a_later_answer_meets_a_failing_call(call: str, number: int, tmp_path: Path) -> None:
    for nth in range(calls_made(call, Student.answers, tmp_path / "counted", after=Student.answers)):
        student = Student(tmp_path / f"{nth}" / "home")
        student.answers()
        with failing_once(call, nth, number):
            student.answers()
        assert_told_and_goes_on(student, number)


@pytest.mark.parametrize("number", REASONS, ids=errno.errorcode.get)
@pytest.mark.parametrize("call", ["open", "close", "write", "fsync", "replace"])
def test_the_checkpoint_meets_a_failing_call(call: str, number: int, tmp_path: Path) -> None:
    for nth in range(calls_made(call, Student.ends, tmp_path / "counted", after=Student.answers)):
        student = Student(tmp_path / f"{nth}" / "home")
        student.answers()
        with failing_once(call, nth, number):
            student.ends()
        assert_told_and_goes_on(student, number)
        assert [path.name for path in student.home.glob("*.tmp")] == []


@pytest.mark.parametrize("number", REASONS, ids=errno.errorcode.get)
@pytest.mark.parametrize("call", ["write", "fsync"])
def test_an_answer_that_could_not_be_written_is_taken_back_and_its_number_given_again(
    call: str, number: int, home: Path
) -> None:
    student = Student(home)
    student.answers()
    before = kept_ids(home)
    with failing_once(call, 0, number):
        student.answers()
    assert student.told == [f"Not saved: {REASONS[number]}."]
    assert kept_ids(home) == before
    student.answers()
    assert kept_ids(home) == [*before, before[-1][:-1] + "3"]


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_if_taking_back_fails_too_what_is_left_harms_nothing_that_follows(call: str, home: Path) -> None:
    student = Student(home)
    student.answers()
    with half_a_write(), failing_once(call, call == "write", errno.ENOSPC), failing_once("ftruncate", 0, errno.EIO):
        student.answers()
    assert student.told == ["Not saved: no space left on device."]
    student.answers()
    student.ends()
    assert findings(home, student.acknowledged) == []


def test_a_stop_in_the_middle_of_a_write_takes_the_half_line_back(home: Path) -> None:
    student = Student(home)
    student.answers()
    size = the_file(home).stat().st_size
    with half_a_write(), stopping_at_the_second_write(), pytest.raises(KeyboardInterrupt):
        student.answers()
    assert the_file(home).stat().st_size == size
    student.answers()
    assert findings(home, student.acknowledged) == []


def test_a_write_that_takes_nothing_is_a_failure_and_not_tried_for_ever(home: Path) -> None:
    student = Student(home)
    student.answers()
    with mock.patch.object(os, "write", return_value=0):
        student.answers()
    assert student.told == ["Not saved: input/output error."]


@pytest.mark.parametrize("number", REASONS, ids=errno.errorcode.get)
def test_the_lock_fails_once(number: int, home: Path) -> None:
    student = Student(home)
    student.answers()
    fcntl = pytest.importorskip("fcntl")
    real = fcntl.flock
    failures = iter([OSError(number, os.strerror(number))])

    def flock(*arguments: Any) -> None:
        if failure := next(failures, None):
            raise failure
        real(*arguments)

    with mock.patch.object(fcntl, "flock", flock):
        student.answers()
    assert_told_and_goes_on(student, number)


def test_a_lock_that_cannot_be_given_back_does_not_undo_the_answer_nor_stop_the_next(home: Path) -> None:
    student = Student(home)
    fcntl = pytest.importorskip("fcntl")
    real = fcntl.flock

    def flock(descriptor: int, operation: int) -> None:
        if operation == fcntl.LOCK_UN:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(descriptor, operation)

    with mock.patch.object(fcntl, "flock", flock):
        student.answers()
    student.answers()
    assert student.told == []
    assert findings(home, student.acknowledged) == []


def test_another_quiz_that_holds_the_lock_is_named_as_the_reason(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizkit.progress.lock.LOCK_SECONDS", 0)
    student = Student(home)
    with History(home).locked():
        student.answers()
    assert student.told == ["Not saved: another quiz has been writing for over 5 seconds."]
    student.answers()
    assert findings(home, student.acknowledged) == []


def test_who_holds_the_lock_may_append_under_it(home: Path) -> None:
    history = History(home)
    with history.locked():
        acknowledged = history.append([answer(0)])
    assert findings(home, acknowledged) == []


@not_on_windows("there is no alarm")
def test_signals_that_interrupt_every_call_change_nothing(home: Path) -> None:
    student = Student(home)
    with interrupted_all_the_time():
        for _ in range(50):
            student.answers()
    assert student.told == []
    assert len(student.acknowledged) == 50
    assert findings(home, student.acknowledged) == []


def calls_made(
    name: str, act: Callable[[Student], None], home: Path, after: Callable[[Student], None] | None = None
) -> int:
    """How often a function of `os` is called."""
    student = Student(home)
    if after is not None:
        after(student)
    with mock.patch.object(os, name, wraps=getattr(os, name)) as counted:
        act(student)
    return counted.call_count


def assert_told_and_goes_on(student: Student, number: int) -> None:
    """A failed call may be made good without a word; else its reason is told, once."""
    assert len(student.told) <= 1
    assert all(message.startswith(f"Not saved: {REASONS[number]}") for message in student.told)
    student.told.clear()
    student.answers()
    student.ends()
    assert student.told == []
    assert student.acknowledged
    assert findings(student.home, student.acknowledged) == []


def the_file(home: Path) -> Path:
    (file,) = History(home).files()
    return file


@contextmanager
def half_a_write() -> Iterator[None]:
    real = os.write
    with mock.patch.object(os, "write", lambda descriptor, data: real(descriptor, data[: len(data) // 2 + 1])):
        yield


@contextmanager
def stopping_at_the_second_write() -> Iterator[None]:
    real = os.write
    calls = iter(range(2))

    def write(descriptor: int, data: bytes) -> int:
        if next(calls, None) == 1:
            raise KeyboardInterrupt
        return real(descriptor, data)

    with mock.patch.object(os, "write", write):
        yield


@contextmanager
def interrupted_all_the_time() -> Iterator[None]:
    before = signal.signal(signal.SIGALRM, lambda *_: None)
    signal.setitimer(signal.ITIMER_REAL, 0.0002, 0.0002)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
