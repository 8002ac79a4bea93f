"""Run by itself: writers that are killed at random instants. `python killing.py HOME SEED KILLS`, the result as JSON.

It is forked from one process that has everything loaded, so that a killed writer is replaced at once. A writer
prints the id of an answer only after the append has returned.
"""

import json
import os
import random
import select
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, NoReturn

from quizkit.base.clock import now, utc_text
from quizkit.base.errors import NotSaved
from quizkit.progress import checkpoint, lock
from quizkit.progress.history import History, load_what_saving_needs
from tests.progress.oracle import answer, checkpoint_findings, findings, whole_lines

_WRITERS = 4


class Writer(NamedTuple):
    """A process, and the end of the pipe on which it acknowledges."""

    pid: int
    pipe: int


class Result(NamedTuple):
    """What the killing came to; `torn` are lines cut short, `unexpected` writers that ended by themselves."""

    kills: int
    acknowledged: int
    torn: int
    unexpected: int
    found: list[str]


def kill_writers(home: Path, seed: int, kills: int) -> Result:
    chance = random.Random(seed)
    acknowledged: list[str] = []
    found: list[str] = []
    unexpected = 0
    writers = [start_writer(home, chance.random()) for _ in range(_WRITERS)]
    for _ in range(kills):
        place = chance.randrange(_WRITERS)
        # Nothing is ever readable on no descriptor: this is the random instant.
        select.select([], [], [], chance.uniform(0, 0.03))
        ids, status = end_of(writers[place])
        acknowledged += ids
        unexpected += status != -signal.SIGKILL
        found += checkpoint_findings(home)
        writers[place] = start_writer(home, chance.random())
    for writer in writers:
        acknowledged += end_of(writer)[0]
    found += findings(home, acknowledged)
    return Result(kills, len(acknowledged), torn_lines(home), unexpected, found)


def start_writer(home: Path, seed: float) -> Writer:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        write_answers(home, random.Random(seed), writing)
    os.close(writing)
    return Writer(pid, reading)


def write_answers(home: Path, chance: random.Random, acknowledgements: int) -> NoReturn:
    real = os.write

    def a_few_bytes(descriptor: int, data: bytes) -> int:
        return real(
            descriptor, data if descriptor == acknowledgements else data[: chance.randint(1, 5 + len(data) // 50)]
        )

    os.write = a_few_bytes  # type: ignore[assignment]  # the code under test writes by no other name
    while True:
        student = History(home)
        for n in range(chance.randint(1, 12)):
            with suppress(NotSaved):
                ids = student.append([answer(n, at=utc_text(now()))] * chance.randint(1, 3))
                os.write(acknowledgements, "".join(f"{id}\n" for id in ids).encode())
        if chance.random() < 0.1:
            with suppress(NotSaved), student.locked():
                checkpoint.save(student, checkpoint.load(student))


def end_of(writer: Writer) -> tuple[list[str], int]:
    """Kill a writer; return what it acknowledged, and how it ended."""
    os.kill(writer.pid, signal.SIGKILL)
    _, status = os.waitpid(writer.pid, 0)
    with os.fdopen(writer.pipe, "rb") as pipe:
        return pipe.read().decode().split(), os.waitstatus_to_exitcode(status)


def torn_lines(home: Path) -> int:
    files = [file.read_bytes() for file in (home / "history").glob("[!.]*.jsonl")]
    return sum(data.count(b"\n") - len(whole_lines(data)) for data in files)


if __name__ == "__main__":
    load_what_saving_needs()
    # Who only waits for the lock is not worth killing.
    lock._POLL_SECONDS = 0.0002
    result = kill_writers(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    json.dump(result._asdict(), sys.stdout)
