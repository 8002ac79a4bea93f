"""The second deck that ships: it shows what questions contain besides prose, and what it says is true."""

import re
from contextlib import redirect_stdout
from fractions import Fraction
from io import StringIO

import pytest

from quizkit.questions.choice import ChoiceQuestion
from quizkit.questions.multiple import MultipleQuestion
from quizkit.questions.number import NumberQuestion
from tests.decks.test_shipped_decks import the_deck

DECK = the_deck("weather-station")
QUESTIONS = {question.common.id: question for question in DECK.questions}
PICKED = [question for question in DECK.questions if isinstance(question, ChoiceQuestion | MultipleQuestion)]


def test_it_is_small() -> None:
    assert 12 <= len(DECK.questions) <= 20


@pytest.mark.parametrize("question", PICKED, ids=lambda question: question.common.id)
def test_every_wrong_choice_has_feedback(question: ChoiceQuestion | MultipleQuestion) -> None:
    keys = question.keys if isinstance(question, MultipleQuestion) else (question.key,)
    assert question.feedback.keys() == set(question.choices) - set(keys)


def test_the_program_prints_what_the_answer_says() -> None:
    question = QUESTIONS["what-is-printed"]
    assert isinstance(question, ChoiceQuestion)
    program = re.search(r"```python\n(.*)```", question.stem, re.DOTALL)
    assert program
    printed = StringIO()
    with redirect_stdout(printed):
        exec(program[1], {})
    assert printed.getvalue().strip() == question.key


@pytest.mark.parametrize(
    ("id", "value"),
    [
        ("pressure-on-the-balcony", Fraction(40, 8)),
        ("dew-point", 20 - Fraction(100 - 80, 5)),
        ("storm-in-kmh", Fraction(25 * 3600, 1000)),
    ],
)
def test_a_computed_answer_follows_from_the_numbers_of_the_question(id: str, value: Fraction) -> None:
    question = QUESTIONS[id]
    assert isinstance(question, NumberQuestion)
    assert Fraction(question.keys[0].split()[0]) == value


def test_it_has_what_the_first_deck_has_not() -> None:
    assert {question.common.id for question in DECK.questions if question.common.language == "de"} == {"im-schatten"}
    assert {question.common.id for question in PICKED if question.keep_order} == {"interval", "what-is-printed"}
    assert {tag for question in DECK.questions for tag in question.common.tags} >= {
        "code",
        "formulas",
        "units",
        "german",
    }
