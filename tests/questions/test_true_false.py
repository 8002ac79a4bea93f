import pytest

from quizkit.grading.context import Context
from quizkit.questions.shapes import Picked, PickOne, Typed
from tests.helpers import question

PLAIN = Context()


@pytest.mark.parametrize(("answer", "other"), [("true", "false"), ("false", "true")])
def test_one_side_is_right_and_the_other_is_wrong(answer: str, other: str) -> None:
    read = question(f"question: Water is wet.\nanswer: {answer}")
    assert read.prompt() == PickOne("Water is wet.", ("true", "false"), fixed=True)
    assert read.grade(Picked(answer), PLAIN).credit == 1
    assert read.grade(Picked(other), PLAIN).credit == 0
    assert read.grade(Typed(answer), PLAIN).credit == 0
    assert (read.accepted(), read.answer()) == ((Picked(answer),), answer)
