"""How soon the first question of a large deck is on the screen, beside one of a small deck, and what a check of it takes.

CPU seconds of child processes, in turns, as in `test_startup`. Nothing is asserted of times.
"""

import os
import subprocess
from statistics import median

import pytest

from tests.bench.test_check_bench import deck
from tests.bench.test_startup import seconds_until
from tests.processes import Quiz
from tests.windows import ON_WINDOWS

if ON_WINDOWS:
    pytest.skip("needs a pseudo-terminal and resource usage", allow_module_level=True)

pytestmark = pytest.mark.bench

FEW, MANY = 100, 100_000
ROUNDS = 9


@pytest.fixture
def decks(quiz: Quiz) -> Quiz:
    for questions in (FEW, MANY):
        (quiz.folder / f"d{questions}.yaml").write_text(deck(questions), encoding="utf-8")
    return quiz


def test_the_first_question_of_a_large_deck_beside_that_of_a_small_one(
    decks: Quiz, capfd: pytest.CaptureFixture[str]
) -> None:
    """Target: 2, with the index. The first start, which writes it, is not counted."""
    few, many = ([*decks.command, "start", f"d{questions}.yaml", "--seed", "1"] for questions in (FEW, MANY))
    cold = seconds_until(decks, many, b"Which")
    pairs = [(seconds_until(decks, few, b"Which"), seconds_until(decks, many, b"Which")) for _ in range(ROUNDS)]
    ratio = median(large / small for small, large in pairs)
    small, large = (median(side) for side in zip(*pairs, strict=True))
    with capfd.disabled():
        print(f"\nfirst question of {MANY:,} / of {FEW}: {ratio:.2f} ({large * 1000:.0f} ms / {small * 1000:.0f} ms)")
        print(f"without the index: {cold / small:.0f} times the small deck")


def test_the_memory_that_a_check_takes(decks: Quiz, capfd: pytest.CaptureFixture[str]) -> None:
    """Target: under 400 MB, of 1,000,000 bytes."""
    few, many = (_check(decks, questions) for questions in (FEW, MANY))
    with capfd.disabled():
        print(f"\nquiz check of {MANY:,} questions: {many[1]} MB, {many[1] / few[1]:.1f} times that of {FEW};", end=" ")
        print(f"{many[0]:.0f} s, {many[0] / few[0]:.0f} times as long for {MANY // FEW:,} times as many")


def _check(decks: Quiz, questions: int) -> tuple[float, int]:
    """Check a deck; return the CPU seconds and the most megabytes of 1,000,000 bytes."""
    command = [*decks.command, "check", "--format", "concise", f"d{questions}.yaml"]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=decks.environment(), cwd=decks.folder)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime, used.ru_maxrss * 1024 // 1_000_000
