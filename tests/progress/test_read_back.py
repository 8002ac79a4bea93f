"""What is acknowledged was read back; what is written a second time is there once."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from quizkit.base import disk
from quizkit.base.errors import NotSaved
from quizkit.progress import history, lock
from quizkit.progress.history import History, read_tail

from .oracle import answer, findings, kept_ids


@contextmanager
def a_disk_that_changes_a_byte() -> Iterator[None]:
    """Each write reports success, and one byte of it is another."""
    real = os.write

    def write(descriptor: int, data: bytes) -> int:
        data = bytes(data)
        return real(descriptor, data[:40] + bytes([data[40] ^ 1]) + data[41:])

    with mock.patch.object(os, "write", write):
        yield


@contextmanager
def interrupted_when_the_lock_is_released() -> Iterator[None]:
    real = lock._release

    def release(*arguments: Any) -> None:
        real(*arguments)
        raise KeyboardInterrupt

    with mock.patch.object(lock, "_release", release):
        yield


def test_an_answer_that_the_disk_changed_is_not_acknowledged(home: Path) -> None:
    student = History(home)
    acknowledged = student.append([answer(0)])
    with a_disk_that_changes_a_byte(), pytest.raises(NotSaved, match="cannot be read back"):
        student.append([answer(1)])
    acknowledged += student.append([answer(2)])
    (file,) = student.files()
    assert read_tail(file, 0).unreadable == 0
    assert findings(home, acknowledged) == []


def test_a_file_that_the_disk_changed_does_not_replace_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    with a_disk_that_changes_a_byte(), pytest.raises(OSError, match="cannot be read back"):
        disk.replace(tmp_path / "file", b"new" * 40)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_records_of_an_append_that_was_interrupted_after_it_wrote_are_there_once(home: Path) -> None:
    student = History(home)
    student.append([answer(0)])
    with interrupted_when_the_lock_is_released(), pytest.raises(KeyboardInterrupt):
        student.append([answer(1), answer(2)])
    before = kept_ids(home)
    assert student.append([answer(1), answer(2)], again=True) == before[-2:]
    assert kept_ids(home) == before


def test_a_part_of_an_append_that_could_not_be_removed_is_there_once(home: Path) -> None:
    student = History(home)
    student.append([answer(0)])
    failing = mock.patch.object(os, "ftruncate", side_effect=OSError)
    one_line = mock.patch.object(history, "_check", side_effect=OSError)
    with failing, one_line, pytest.raises(NotSaved):
        student.append([answer(1)])
    ids = student.append([answer(1), answer(2)], again=True)
    assert kept_ids(home)[-2:] == ids
    assert findings(home, ids) == []


def test_the_same_answer_given_twice_is_there_twice(home: Path) -> None:
    student = History(home)
    assert len({*student.append([answer(0)]), *student.append([answer(0)])}) == 2
