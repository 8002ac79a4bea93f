"""How long grading one typed reply takes, beside what the interpreter itself takes. Prints; asserts no time."""

import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import run
from time import perf_counter

import pytest

from quizkit.grading.answers import match
from quizkit.grading.context import Context
from quizkit.grading.number.values import read_values
from quizkit.grading.words import dictionary
from quizkit.grading.words.tokens import tokenize
from quizkit.questions.shapes import Typed
from tests.helpers import question

pytestmark = pytest.mark.bench
ANSWERS = tuple(f"Answer {number} of a deck" for number in range(200))
REPLIES = (
    ("photosynthesis", "fotosynthesis"),
    ("digital services tax", "the digitel services tax"),
    ("8 May 1945", "May 8th, 1945"),
    ("65%", "sixty-five percent"),
    ("steel and lumber", "lumber and steal"),
    ("To get delayed trade negotiations moving again", "to get the delayed negotations moving agian"),
)


def seconds(work: Callable[[], object], times: int) -> float:
    start = perf_counter()
    for _ in range(times):
        work()
    return (perf_counter() - start) / times


def test_a_match_beside_a_bare_interpreter(capsys: pytest.CaptureFixture[str]) -> None:
    context = Context("en", ANSWERS)
    match("ahead", "behind", (), (), context)
    bare = seconds(lambda: run([sys.executable, "-I", "-S", "-c", ""], check=True), 5)
    with capsys.disabled():
        print(f"\nstart of a bare interpreter: {1000 * bare:.1f} ms")
        for key, reply in REPLIES:
            took = seconds(lambda key=key, reply=reply: fresh(key, reply, context), 100)  # type: ignore[misc]  # the defaults bind the loop's values
            print(f"  {took / bare:.4f} of it ({1000 * took:.2f} ms): {key} <- {reply}")


def test_the_dictionary_beside_a_bare_interpreter(capsys: pytest.CaptureFixture[str]) -> None:
    bare = seconds(lambda: run([sys.executable, "-I", "-S", "-c", ""], check=True), 5)
    dictionary._lines.cache_clear()
    took = seconds(lambda: dictionary.load_dictionary("en"), 1)
    with capsys.disabled():
        print(f"\nthe English dictionary loads in {took / bare:.1f} times a bare interpreter's start ({took:.2f} s)")


def test_a_thousand_replies_from_a_file_beside_a_bare_interpreter(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    deck, replies = tmp_path / "deck.yaml", tmp_path / "replies.csv"
    questions = "".join(
        f"  - {{id: q{number}, question: Q, answer: '{key}'}}\n" for number, (key, _) in enumerate(REPLIES)
    )
    deck.write_text(f"title: T\nquestions:\n{questions}", encoding="utf-8")
    rows = (f'q{number % len(REPLIES)},"{REPLIES[number % len(REPLIES)][1]} {number}"\n' for number in range(1000))
    replies.write_text("question,reply\n" + "".join(rows), encoding="utf-8")
    bare = seconds(lambda: run([sys.executable, "-I", "-S", "-c", ""], check=True), 5)
    command = [sys.executable, "-m", "quizkit", "preview", str(deck), "--replies", str(replies), "--json"]
    took = seconds(lambda: run(command, check=True, capture_output=True), 1)
    with capsys.disabled():
        print(f"\n1,000 replies from a file: {took / bare:.0f} times a bare interpreter's start ({took:.2f} s)")


def test_a_list_of_near_misses_beside_a_bare_interpreter(capsys: pytest.CaptureFixture[str]) -> None:
    keys = [f"{first}{second}" for first in ("alpha", "bravo", "delta", "gamma", "kilo") for second in "abcdefgh"]
    read = question(f"question: Q\nanswer: [{', '.join(keys)}]")
    bare = seconds(lambda: run([sys.executable, "-I", "-S", "-c", ""], check=True), 5)
    with capsys.disabled():
        for name, reply in (
            ("50 near misses", "; ".join(f"{key}x" for key in [*keys, *keys[:10]])),
            ("1 MB", "a;" * 500_000),
        ):
            took = seconds(lambda reply=reply: read.grade(Typed(reply), Context()), 1)  # type: ignore[misc]  # as above
            print(f"\n40 answers, {name}: {took / bare:.2f} of a bare interpreter's start ({1000 * took:.0f} ms)")


def fresh(key: str, reply: str, context: Context) -> None:
    """Match as if neither text had been seen before."""
    tokenize.cache_clear()
    read_values.cache_clear()
    match(reply, key, (), (), context)
