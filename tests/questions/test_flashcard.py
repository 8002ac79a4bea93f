from decimal import Decimal

import pytest

from quizkit.grading.context import Context
from quizkit.questions.flashcard import Flashcard
from quizkit.questions.shapes import AGAIN, EASY, GOOD, HARD, Rating, Recalled, Reveal, Typed
from tests.helpers import question

CARD = "front: H2O\nback: water"


def test_a_card_is_shown_and_turned() -> None:
    assert question(CARD).prompt() == Reveal("H2O", "water")


@pytest.mark.parametrize(
    ("rating", "credit", "rule"),
    [
        (AGAIN, 0, "self-graded: again"),
        (HARD, 1, "self-graded: hard"),
        (GOOD, 1, "self-graded: good"),
        (EASY, 1, "self-graded: easy"),
    ],
)
def test_the_student_grades_a_card(rating: Rating, credit: int, rule: str) -> None:
    grade = question(CARD).grade(Recalled(rating), Context())
    assert (grade.credit, grade.rule) == (credit, rule)


def test_a_card_without_a_rating_is_wrong() -> None:
    assert question(CARD).grade(Typed("water"), Context()).credit == 0


def test_a_card_does_not_count_for_the_score() -> None:
    assert question(CARD).common.points == Decimal(0)


def test_the_answer_is_the_back() -> None:
    assert question(CARD).answer() == "water"


def test_a_reversed_card_has_its_own_id_and_no_hints() -> None:
    card = question("id: q7\nfront: Elbe\nback: Dresden\nhint: A city\ntags: [rivers]")
    assert isinstance(card, Flashcard)
    turned = card.reversed()

    assert (turned.front, turned.back) == ("Dresden", "Elbe")
    assert (turned.common.id, turned.common.hints, turned.common.tags) == ("q7~reverse", (), ("rivers",))
