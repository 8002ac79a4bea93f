"""Number questions. How a quantity is read: tests/grading."""

import pytest

from quizkit.grading.context import Context
from quizkit.questions.shapes import Picked, Typed, TypeLine
from tests.helpers import question

PLAIN = Context()


def graded(answer: str, typed: str, tolerance: str = "", language: str = "en") -> tuple[float, str]:
    allowed = f"\ntolerance: {tolerance}" if tolerance else ""
    grade = question(f"question: How many?\nanswer: {answer}{allowed}").grade(Typed(typed), Context(language))
    return grade.credit, grade.rule


def test_a_number_is_asked_for() -> None:
    assert question("question: How many?\nanswer: 5").prompt() == TypeLine("How many?", "number")


@pytest.mark.parametrize(
    ("answer", "typed", "rule"),
    [
        ("5", "5", "exact"),
        ("5", "5.0", "equal value"),
        ("5", "05", "equal value"),
        ("0.3", ".3", "equal value"),
        ("-5", "−5", "equal value"),
        ("1,000", "1000", "equal value"),
        ("1000", "1 000", "equal value"),
        ("90%", "90%", "exact"),
        ("90%", "90", "equal value"),
        ("90%", "90 percent", "equal value"),
        ("$5", "5 dollars", "equal value"),
        ("18.02 g/mol", "18.02", "equal value"),
        ("5", "5 apples", "equal value"),
    ],
)
def test_a_number_is_right_by_its_value(answer: str, typed: str, rule: str) -> None:
    assert graded(answer, typed) == (1, rule)


@pytest.mark.parametrize(
    ("answer", "typed", "rule"),
    [
        ("5", "6", "another value"),
        ("5", "-5", "another value"),
        ("0.3", "0.30000000000000001", "another value"),
        ("90%", "0.09", "another value"),
        ("90%", "0.9%", "another value"),
        ("90%", "90 kg", "another unit"),
        ("5", "five apples and a pear", "not a number"),
        ("5", "", "not a number"),
        ("5", "5 5", "not a number"),
        ("5", "1/0", "not a number"),
        ("5", "nan", "not a number"),
        ("5", "9" * 5000, "not a number"),
    ],
)
def test_another_number_is_wrong(answer: str, typed: str, rule: str) -> None:
    assert graded(answer, typed) == (0, rule)


@pytest.mark.parametrize(
    ("answer", "tolerance", "typed", "credit"),
    [
        ("9.81", "0.05", "9.86", 1),
        ("9.81", "0.05", "9.76", 1),
        ("9.81", "0.05", "9.861", 0),
        ("0.3", "0.1", "0.2", 1),
        ("0.3", "0.1", "0.4", 1),
        ("200", "1%", "202", 1),
        ("200", "1%", "198", 1),
        ("200", "1%", "202.01", 0),
        ("-200", "1%", "-202", 1),
        ("-200", "1%", "202", 0),
        ("90%", "1%", "90.9%", 1),
        ("90%", "1%", "91%", 0),
        ("0", "1%", "0.001", 0),
        ("5", "0", "5", 1),
    ],
)
def test_a_tolerance_is_met_to_the_last_decimal(answer: str, tolerance: str, typed: str, credit: int) -> None:
    assert graded(answer, typed, tolerance)[0] == credit


def test_a_reply_within_the_tolerance_shows_the_exact_number() -> None:
    grade = question("question: g?\nanswer: 9.81\ntolerance: 1%").grade(Typed("9.8"), PLAIN)
    assert (grade.verdict, grade.rule, grade.note) == ("right", "within the tolerance", "Exactly: 9.81.")


def test_another_unit_is_reported() -> None:
    grade = question("question: How far?\nanswer: 5 km").grade(Typed("5 miles"), PLAIN)
    assert (grade.credit, grade.note) == (0, "The answer is in km.")


@pytest.mark.parametrize("typed", ["5 MW", "5 mw"])
def test_capitals_that_make_another_unit_are_reported(typed: str) -> None:
    grade = question("question: How much?\nanswer: 5 mW").grade(Typed(typed), PLAIN)
    assert (grade.credit, grade.note) == (0, "The answer is in mW. Capitals matter in units.")


@pytest.mark.parametrize(
    ("typed", "language", "credit"),
    [("3,5", "de", 1), ("3.5", "de", 1), ("3,5", "de-CH", 1), ("1,234", "de", 0), ("3.5", "en", 1)],
)
def test_the_meaning_of_a_comma_depends_on_the_language(typed: str, language: str, credit: int) -> None:
    assert graded("3.5", typed, language=language)[0] == credit


def test_the_deck_s_own_number_is_right_in_every_language() -> None:
    assert graded("1.234", "1.234", language="de") == (1, "exact")
    assert graded("1,234", "1,234", language="de") == (1, "exact")


def test_a_pick_is_not_a_reply() -> None:
    assert question("question: How many?\nanswer: 5").grade(Picked("5"), PLAIN).credit == 0
