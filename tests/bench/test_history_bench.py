"""What it costs to keep an answer, and to know at the start what was kept: ratios, taken in one run on one disk."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from quizkit.progress import checkpoint
from quizkit.progress.encoding import encode
from quizkit.progress.history import History
from quizkit.progress.state import Position
from tests.progress.oracle import answer

pytestmark = pytest.mark.bench

FEW = 1_000
MANY = 1_000_000
QUESTIONS = 10_000


def test_an_answer_costs_the_same_behind_a_thousand_records_and_behind_a_million(disk: Path) -> None:
    short, long = History(disk / "short"), History(disk / "long")
    write_records(short, FEW)
    write_records(long, MANY)
    few, many = alternately(lambda: short.append([answer(0)]), lambda: long.append([answer(0)]), rounds=500)
    print(f"\nan answer behind {MANY:,} records costs {many / few:.2f} of one behind {FEW:,} (target: under 1.5)")


def test_an_answer_costs_little_more_than_writing_and_syncing_its_bytes(disk: Path) -> None:
    student = History(disk / "home")
    write_records(student, FEW)
    line = encode({"v": 1, "id": "7f3a9c1e-1234", **answer(0)})
    bare = os.open(disk / "bare", os.O_RDWR | os.O_CREAT | os.O_APPEND)

    def write_and_sync() -> None:
        os.write(bare, line)
        os.fsync(bare)

    least, whole = alternately(write_and_sync, lambda: student.append([answer(0)]), rounds=500)
    os.close(bare)
    print(f"\nan answer costs {whole / least:.2f} of a bare append and fsync of its bytes (target: under 3)")


def test_starting_reads_only_what_came_after_the_checkpoint(disk: Path) -> None:
    short, long = History(disk / "short"), History(disk / "long")
    for student, records in ((short, QUESTIONS), (long, MANY)):
        know_questions(student, records)
        student.append([answer(1, at="2026-12-01T10:00:00.000Z")])
    few, many = alternately(lambda: checkpoint.load(short), lambda: checkpoint.load(long), rounds=9)
    size = sum(file.stat().st_size for file in long.files())
    print(f"\nstarting behind {MANY:,} records costs {many / few:.2f} of starting behind {QUESTIONS:,}, and reads")
    print(f"{history_bytes_read(long):,} of {size:,} bytes of history; {QUESTIONS:,} questions are known in both")


def test_the_end_of_a_session_costs_the_same_with_many_decks(disk: Path) -> None:
    few, many = (with_decks(disk / str(decks), decks) for decks in (20, 1_000))
    loads = alternately(lambda: checkpoint.load(few), lambda: checkpoint.load(many), rounds=9)
    pairs = [[seconds_of_a_session(student) for student in (few, many)] for _ in range(25)]
    ends = [1000 * median(side) for side in zip(*pairs, strict=True)]
    sizes = [checkpoint.path_of(student).stat().st_size for student in (few, many)]
    print(
        f"\nthree answers and the end with 1,000 decks cost {ends[1] / ends[0]:.2f} of those with 20 ({ends[1]:.1f} ms),"
    )
    print(
        f"to load {loads[1] / loads[0]:.0f} times ({1000 * loads[1]:.0f} ms), of a checkpoint {sizes[1] / sizes[0]:.0f} times as large"
    )


def with_decks(home: Path, decks: int) -> History:
    """A student who knows 50 questions of each of some decks."""
    student = History(home)
    student.append([answer(n, deck=f"d{n // 50}", question=f"q{n % 50}") for n in range(50 * decks)])
    checkpoint.save(student, checkpoint.load(student))
    return student


def seconds_of_a_session(student: History) -> float:
    """Load what is known; then answer three questions, and end: the answers are in the history, the checkpoint may follow."""
    known = checkpoint.load(student)
    began = time.perf_counter()
    for n in range(3):
        student.append([answer(n, deck="d7", question=f"q{n}")])
    checkpoint.update(student, known)
    return time.perf_counter() - began


def write_records(student: History, records: int, first: int = 0) -> None:
    """Put records into the file of this machine, as it would have made them, without syncing each."""
    student.append([answer(first, question=f"q{first % QUESTIONS}")])
    (file,) = student.files()
    numbers = range(first + 1, records)
    with file.open("ab") as lines:
        lines.writelines(
            encode({"v": 1, "id": f"{file.stem}-{n + 2}", **answer(n, question=f"q{n % QUESTIONS}")}) for n in numbers
        )


def know_questions(student: History, records: int) -> None:
    """Know every question, by a checkpoint that goes to the end of many more records than were folded for it."""
    write_records(student, QUESTIONS)
    state = checkpoint.load(student)
    write_records(student, records, first=QUESTIONS)
    (file,) = student.files()
    clock = state.read[file.stem].clock
    state.read[file.stem] = Position(bytes=file.stat().st_size, n=max(records, QUESTIONS + 1) + 1, clock=clock)
    checkpoint.save(student, state)
    assert len(state.decks["capitals"].questions) == QUESTIONS


def history_bytes_read(student: History) -> int:
    """How many bytes starting reads, beyond the checkpoint itself, as the system counts them."""
    before = bytes_read()
    checkpoint.load(student)
    between = bytes_read()
    (student.home / "progress.json").read_bytes()
    return (between - before) - (bytes_read() - between)


def bytes_read() -> int:
    counts = Path("/proc/self/io")
    if not counts.exists():
        pytest.skip("this system does not count the bytes that are read")
    return int(counts.read_text().split()[1])


def alternately(*acts: Callable[[], Any], rounds: int) -> list[float]:
    """The median time of each act, taken in turns, so that what else the machine does hits all alike."""
    times: list[list[float]] = [[] for _ in acts]
    for _ in range(rounds):
        for taken, act in zip(times, acts, strict=True):
            begun = time.perf_counter()
            act()
            taken.append(time.perf_counter() - begun)
    return [median(taken) for taken in times]
