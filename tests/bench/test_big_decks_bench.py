"""How soon the first question of a large deck is on the screen, beside one of a small deck, and what a check of it takes.

CPU seconds of child processes, in turns, as in `test_startup`. Nothing is asserted of times.
"""

from statistics import median

import pytest

from tests.bench.test_check_bench import deck
from tests.bench.test_startup import seconds_until
from tests.bench.usage import usage
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
    few, many = (["start", f"d{questions}.yaml", "--seed", "1"] for questions in (FEW, MANY))
    cold, (small, _) = seconds_until(decks, [*decks.command, *many], b"Which"), _show(capfd, "new", decks, few, many)
    with capfd.disabled():
        print(f"without the index: {cold / small:.0f} times the small deck")
    for start in (few, many):
        decks(*start, "--lines", "-n", "1", input="a\n" * 30)
    _show(capfd, "known", decks, few, many)


def _show(
    capfd: pytest.CaptureFixture[str], name: str, quiz: Quiz, few: list[str], many: list[str]
) -> tuple[float, ...]:
    commands = ([*quiz.command, *few], [*quiz.command, *many])
    pairs = [tuple(seconds_until(quiz, command, b"Which") for command in commands) for _ in range(ROUNDS)]
    ratio = median(large / small for small, large in pairs)
    small, large = (median(side) for side in zip(*pairs, strict=True))
    with capfd.disabled():
        print(
            f"\nfirst question of {MANY:,} / of {FEW}, {name}: {ratio:.2f} ({large * 1000:.0f} ms / {small * 1000:.0f} ms)"
        )
    return small, large


def test_the_memory_that_a_check_takes(decks: Quiz, capfd: pytest.CaptureFixture[str]) -> None:
    """Target: under 400 MB, of 1,000,000 bytes."""
    check = [*decks.command, "check", "--format", "concise"]
    few, many = (usage(decks, [*check, f"d{questions}.yaml"]) for questions in (FEW, MANY))
    with capfd.disabled():
        print(
            f"\nquiz check of {MANY:,} questions: {many.megabytes:.0f} MB, {many.megabytes / few.megabytes:.1f} times that of {FEW};",
            end=" ",
        )
        print(f"{many.seconds:.0f} s, {many.seconds / few.seconds:.0f} times as long for {MANY // FEW:,} times as many")
