"""How long a check takes, beside yamllint on the same file. Prints the ratio; asserts no time."""

import random
from pathlib import Path
from time import perf_counter

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


def test_ten_thousand_questions_beside_yamllint(quiz: Quiz, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    linter = pytest.importorskip("yamllint.linter", reason="yamllint is what this is measured by")
    config = pytest.importorskip("yamllint.config").YamlLintConfig("extends: relaxed")
    text = deck(QUESTIONS)
    path = tmp_path / "ten-thousand.yaml"
    path.write_text(text, encoding="utf-8")
    begun = perf_counter()
    ran = quiz.run([*quiz.command, "check", "--format", "concise", str(path)])
    ours = perf_counter() - begun
    begun = perf_counter()
    list(linter.run(text, config))
    theirs = perf_counter() - begun
    with capsys.disabled():
        print(f"\n{QUESTIONS:,} questions, {len(text) / 1e6:.1f} MB: {ran.out.splitlines()[-1]}")
        print(f"quiz check, start of Python included: {ours / theirs:.3f} of yamllint ({ours:.1f} s of {theirs:.1f} s)")
