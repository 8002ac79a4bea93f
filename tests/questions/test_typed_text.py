"""Text questions. How a typed text is graded: tests/grading."""

import pytest

from quizkit.grading.context import Context
from quizkit.questions.shapes import Picked, Typed, TypeLine
from tests.helpers import question

PLAIN = Context()
OHM = """
    question: Unit of resistance?
    answer: the ohm
    accept: [Ω, ohms]
    reject: [siemens, the ohmmeter]
    """


def test_a_line_is_asked_for() -> None:
    assert question(OHM).prompt() == TypeLine("Unit of resistance?", "text")


@pytest.mark.parametrize("typed", ["the ohm", "THE OHM", " the   ohm ", "the\u00a0ohm", "Ω", "ω", "ohms", "Ohms"])
def test_the_answer_and_accepted_forms_are_right(typed: str) -> None:
    assert question(OHM).grade(Typed(typed), PLAIN).verdict == "right"


@pytest.mark.parametrize("typed", ["siemens", "Siemens", "the ohmmeter", "volt", "", "   ", "\x00"])
def test_rejected_forms_and_anything_else_are_wrong(typed: str) -> None:
    assert question(OHM).grade(Typed(typed), PLAIN).credit == 0


def test_a_pick_is_not_a_reply() -> None:
    assert question(OHM).grade(Picked("the ohm"), PLAIN).credit == 0


@pytest.mark.parametrize(("typed", "credit"), [("NaCl", 1), (" NaCl ", 1), ("nacl", 0), ("NACL", 0)])
def test_capitals_count_if_the_deck_says_so(typed: str, credit: int) -> None:
    assert question("question: Salt?\nanswer: NaCl\ncase: true").grade(Typed(typed), PLAIN).credit == credit


def test_composed_and_decomposed_letters_are_the_same() -> None:
    read = question("question: Drink?\nanswer: caf\u00e9")
    assert read.grade(Typed("cafe\u0301"), PLAIN).rule == "exact"


def test_accept_and_reject_may_each_be_one_text() -> None:
    read = question("question: Colour?\nanswer: grey\naccept: gray\nreject: black")
    assert read.accepted() == (Typed("grey"), Typed("gray"))
    assert read.answer() == "grey"


def test_a_form_may_be_rejected_for_its_capitals_if_they_count() -> None:
    read = question("question: Salt?\nanswer: NaCl\nreject: nacl\ncase: true")
    assert read.problems() == []
