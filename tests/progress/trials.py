"""Runs of the history through what may befall it. Each returns what was found wrong: nothing, if all is well."""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from unittest import mock

from quizkit.base.errors import NotSaved
from quizkit.progress import checkpoint, history, lock
from quizkit.progress.history import History, read_tail

from .crashes import Call, Disk, Tape, Tree, put
from .oracle import answer, findings

Acknowledge = Callable[[list[str]], None]


def a_session(home: Path, acknowledge: Acknowledge) -> None:
    """Answers, a checkpoint, answers, one that could not be written, another checkpoint."""
    student = History(home)
    acknowledge(student.append([answer(0)]))
    acknowledge(student.append([answer(1), answer(2)]))
    checkpoint.save(student, checkpoint.load(student))
    with failing_once("fsync", 0, errno.EIO), suppress(NotSaved):
        acknowledge(student.append([answer(3)]))
    acknowledge(student.append([answer(4)]))
    checkpoint.save(student, checkpoint.load(student))


def one_answer(home: Path, acknowledge: Acknowledge) -> None:
    acknowledge(History(home).append([answer(5)]))


def power_failures(base: Path) -> Iterator[str]:
    """The power fails after each call of a session; another answer is given after that."""
    calls = _recorded(base, a_session)
    yield from _after_crashes(base, calls, 0)


def power_failures_after_a_kill(base: Path, step: int = 1) -> Iterator[str]:
    """A session is killed after each call, another process goes on, and then the power fails."""
    calls = _recorded(base, a_session)
    for killed in range(1, len(calls), step):
        disk = Disk()
        for call in calls[:killed]:
            disk.play(call)
        _reset(base, disk.tree())
        yield from _after_crashes(base, calls[:killed] + _recorded(base, one_answer), killed)


def an_append_while_another_appends(home: Path) -> Iterator[str]:
    """Between what a process reads of the file and what it writes there, a second process comes."""
    first, second = History(home), History(home)
    acknowledged = first.append([answer(0)])
    write = history._write

    def interrupted(*details: Any) -> None:
        with mock.patch.object(history, "_write", write), suppress(NotSaved):
            acknowledged.extend(second.append([answer(1)]))
        write(*details)

    with mock.patch.object(history, "_write", interrupted), mock.patch.object(lock, "LOCK_SECONDS", 0):
        acknowledged += first.append([answer(2)])
    yield from findings(home, acknowledged)


def an_append_behind_a_torn_line(home: Path) -> Iterator[str]:
    """A process was killed in the middle of a line."""
    student = History(home)
    acknowledged = student.append([answer(0)])
    (file,) = student.files()
    with file.open("ab") as torn:
        torn.write(b'{"v":1,"kind":"attempt","id":"torn')
    acknowledged += student.append([answer(1)])
    yield from findings(home, acknowledged)


@contextmanager
def failing_once(name: str, nth: int, number: int) -> Iterator[None]:
    """Let one call of a function of `os` fail, the `nth` one counted from 0."""
    real = getattr(os, name)
    calls = iter(range(nth + 1))

    def call(*arguments: Any, **more: Any) -> Any:
        if next(calls, None) == nth:
            raise OSError(number, os.strerror(number))
        return real(*arguments, **more)

    with mock.patch.object(os, name, call):
        yield


@contextmanager
def writes_cut(length: int) -> Iterator[None]:
    """Let every write take only a few bytes."""
    real = os.write
    with mock.patch.object(os, "write", lambda descriptor, data: real(descriptor, data[:length])):
        yield


def _recorded(base: Path, run: Callable[[Path, Acknowledge], None]) -> list[Call]:
    base.mkdir(exist_ok=True)
    tape = Tape(base)
    with writes_cut(150), tape.recording():
        run(base / "share" / "quizkit", tape.acknowledge)
    return tape.calls


def _after_crashes(base: Path, calls: list[Call], first: int) -> Iterator[str]:
    disk = Disk()
    seen = set()
    for place, call in enumerate(calls):
        disk.play(call)
        for tree in disk.after_crash() if place >= first else ():
            state = (frozenset(tree.items()), len(disk.acknowledged))
            if state not in seen:
                seen.add(state)
                for found in _recovery(base, tree, disk.acknowledged):
                    yield f"{found}, the power failing after call {place}, {call}"


def _recovery(base: Path, tree: Tree, acknowledged: list[str]) -> Iterator[str]:
    _reset(base, tree)
    home = base / "share" / "quizkit"
    yield from findings(home, acknowledged)
    student = History(home)
    with mock.patch.object(os, "fsync"):
        state = checkpoint.load(student)
        new = student.append([answer(9)])
        checkpoint.save(student, state)
    yield from findings(home, [*acknowledged, *new])
    read = {record["id"] for file in student.files() for record in read_tail(file, 0).records}
    yield from (f"{id} is not read" for id in [*acknowledged, *new] if id not in read)


def _reset(base: Path, tree: Tree) -> None:
    shutil.rmtree(base)
    put(tree, base)
