"""How long a check takes, beside yamllint on the same file. Prints the ratio; asserts no time."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.processes import Quiz

pytestmark = pytest.mark.bench
QUESTIONS = 10_000
_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gru".split()


def deck(questions: int) -> str:
    """Return a deck of so many questions of five types, with evidence and examples, each with its own words."""
    dice = random.Random(10)

    def word() -> str:
        return "".join(dice.choices(_SYLLABLES, k=4))

    def phrase(words: int) -> str:
        return " ".join(word() for _ in range(words))

    def question(place: int) -> str:
        head = f"  - id: q{place}\n    question: Which {phrase(3)} has the {phrase(2)} of {word()} {place}?\n"
        tail = f"    explanation: It is the {phrase(8)}.\n    tags: [{word()}]\n"
        choices = [phrase(3) for _ in range(4)]
        listed = "    choices:\n" + "".join(f"      - {choice}\n" for choice in choices)
        body = (
            f"{listed}    answer: {choices[1]}\n",
            f"    answer: {phrase(1)}\n    accept: [{phrase(1)}]\n",
            f"    answer: {place} km\n    evidence: It has {place} km of {phrase(5)}\n",
            f"{listed}    answer:\n      - {choices[0]}\n      - {choices[2]}\n",
            f"    answer: true\n    hint: It is {phrase(4)}.\n",
        )
        return head + body[place % 5] + tail

    return "title: Ten thousand\nquestions:\n" + "\n".join(map(question, range(questions)))


def short_deck(questions: int) -> str:
    """Return a deck of so many questions with a stem and a typed answer, two lines each."""
    dice = random.Random(3)

    def word() -> str:
        return "".join(dice.choices(_SYLLABLES, k=3))

    rows = (f"  - question: What is the {word()} of {word()}?\n    answer: {word()}\n" for _ in range(questions))
    return "title: Ten thousand\nquestions:\n" + "".join(rows)


def processor_time(command: list[str], environment: dict[str, str]) -> float:
    """Return the least processor time of a process in three runs: other work on the machine does not count."""
    return min(_processor_time(command, environment) for _ in range(3))


def _processor_time(command: list[str], environment: dict[str, str]) -> float:
    before = os.times()
    subprocess.run(command, env=environment, capture_output=True, check=False)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


@pytest.mark.parametrize(("text", "goal"), [(deck, 0.1), (short_deck, 0.25)], ids=["long", "short"])
def test_ten_thousand_questions_beside_yamllint(
    text: Callable[[int], str], goal: float, quiz: Quiz, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("yamllint", reason="yamllint is what this is measured by")
    path = tmp_path / "ten-thousand.yaml"
    path.write_text(text(QUESTIONS), encoding="utf-8")
    # An installed package has its bytecode.
    environment = quiz.environment({"PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode"), "PYTHONDONTWRITEBYTECODE": ""})
    ours = processor_time([*quiz.command, "check", "--format", "concise", str(path)], environment)
    theirs = processor_time([sys.executable, "-m", "yamllint", "-d", "relaxed", str(path)], environment)
    with capsys.disabled():
        print(
            f"\nquiz check, {QUESTIONS:,} questions, {path.stat().st_size / 1e6:.1f} MB: {ours:.2f} s of {theirs:.2f} s"
        )
        print(f"{ours / theirs:.3f} of the processor time of yamllint, start of Python included (goal {goal})")
