"""Several processes write at once: all is kept, each answer under a number of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from .oracle import findings, kept_ids

ROOT = Path(__file__).parents[2]


def test_four_processes_that_begin_at_once_share_one_file(home: Path) -> None:
    write_at_once(home, processes=4, answers=25)


@pytest.mark.slow
def test_eight_processes_with_five_hundred_answers_each_keep_all_four_thousand(home: Path) -> None:
    write_at_once(home, processes=8, answers=500)


def write_at_once(home: Path, processes: int, answers: int) -> None:
    writers = [start(home, answers) for _ in range(processes)]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    said = [writer.communicate() for writer in writers]
    assert [errors for _, errors in said] == [""] * processes
    assert_numbered_without_gaps(home, [id for ids, _ in said for id in ids.split()], processes * answers)


def assert_numbered_without_gaps(home: Path, acknowledged: list[str], expected: int) -> None:
    assert findings(home, acknowledged) == []
    assert len(acknowledged) == expected
    (file,) = (home / "history").iterdir()
    assert kept_ids(home) == [f"{file.stem}-{n}" for n in range(1, expected + 2)]


def start(home: Path, answers: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.progress.writing", str(home), str(answers), "wait"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
