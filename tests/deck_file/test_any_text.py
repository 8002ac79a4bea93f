"""Reading never raises, on any text or on a changed shipped deck."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizkit.base.problems import Place
from quizkit.deck_file.reading.read import parse_deck
from tests.helpers import SHIPPED, law, problems

SIGNS = [
    *"-:?[]{},#&*!|>'\"%@` \n\t\\~=<",
    *"\r\n \0 \x1b \ufeff \u2028 \ud800 é 😀 ... --- <<:".split(" "),
    "- ",
    ": ",
    "&a",
    "*a",
    "!!x ",
]
WORDS = ["title: T\n", "questions:\n", "  - question: q\n", "    answer: a\n", "    choices: [a, b]\n", "    answer: true\n",
         "    answer: 5\n", "    tolerance: 1%\n", "defaults: {points: 2}\n", "    feedback:\n      a: b\n", "  - front: a\n"]  # fmt: skip
# All but line ends, and tags and anchors, which may stand before a bracket and hide it.
IN_A_LINE = [sign for sign in [*SIGNS, "a", "1"] if len(f"{sign}|".splitlines()) == 1 and sign[0] not in "!&"]


def read_and_check(text: str) -> None:
    """Read a text: a deck has no errors, and every problem has a place in the text and a help."""
    found = parse_deck(text, Path("deck.yaml"))
    errors = [problem for problem in found.problems if problem.severity == "error"]
    assert (found.deck is None) == bool(errors)
    places = [problem.place or Place(0, 0) for problem in found.problems]
    assert places == sorted(places)
    assert all(line >= 1 and column >= 1 for line, column in places)
    assert all(problem.help for problem in found.problems)


@law
@given(st.text(st.characters(codec=None)))
def test_any_text_is_read(text: str) -> None:
    read_and_check(text)


@settings(law, max_examples=400)
@given(st.lists(st.sampled_from(SIGNS + WORDS), max_size=30).map("".join))
@example("! [")
def test_any_mixture_of_yaml_and_deck_syntax_is_read(text: str) -> None:
    read_and_check(text)


@settings(law, max_examples=300)
@given(st.lists(st.sampled_from(IN_A_LINE), max_size=8))
def test_the_question_after_any_answer_is_read(answer: list[str]) -> None:
    found = problems(
        f"title: T\nquestions:\n  - question: q\n    answer: {''.join(answer)}\n  - question: r\n    anser: s\n"
    )
    assert found[-1:] == ["6:5 unknown-key"]


@pytest.mark.parametrize("seed", range(8))
def test_the_shipped_deck_is_read_with_anything_in_it_changed(seed: int) -> None:
    random = Random(seed)
    whole = SHIPPED.read_text("utf-8")
    for _ in range(6):
        text = whole
        for _ in range(random.randint(1, 4)):
            at = random.randrange(len(text))
            length = random.choice([0, 0, 1, 3, 40])
            text = text[:at] + random.choice([*SIGNS, *WORDS, ""]) + text[at + length :]
        read_and_check(text)


@pytest.mark.parametrize("seed", range(4))
def test_the_shipped_deck_is_read_cut_off_anywhere(seed: int) -> None:
    random = Random(seed)
    whole = SHIPPED.read_text("utf-8")
    for _ in range(6):
        read_and_check(whole[: random.randrange(len(whole))])
