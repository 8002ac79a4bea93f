import pytest

from quizkit.grading.context import Context
from quizkit.questions.base import Grade
from quizkit.questions.choice import ChoiceQuestion
from quizkit.questions.shapes import Picked, PickedMany, PickOne, Typed
from tests.helpers import in_a_deck, problems, question

PLAIN = Context()
TEN = ", ".join("abcdefghij")


def capital() -> ChoiceQuestion:
    read = question("""
        question: Capital of Australia?
        choices: [Sydney, Canberra, Perth]
        answer: Canberra
        feedback: {Sydney: It is the largest city.}
        """)
    assert isinstance(read, ChoiceQuestion)
    return read


def test_a_choice_is_asked_in_the_deck_s_order() -> None:
    assert capital().prompt() == PickOne("Capital of Australia?", ("Sydney", "Canberra", "Perth"))


def test_the_right_choice_is_worth_all() -> None:
    assert capital().grade(Picked("Canberra"), PLAIN) == Grade(1.0, "right", "exact")


def test_another_choice_is_worth_nothing_and_shows_its_feedback() -> None:
    assert capital().grade(Picked("Sydney"), PLAIN) == Grade(0.0, "wrong", "another choice", "It is the largest city.")
    assert capital().grade(Picked("Perth"), PLAIN) == Grade(0.0, "wrong", "another choice")


def test_a_blind_guesser_earns_one_part_in_as_many_as_there_are_choices() -> None:
    choices = capital().choices
    assert sum(capital().grade(Picked(choice), PLAIN).credit for choice in choices) / len(choices) == 1 / 3


def test_a_reply_of_another_shape_is_wrong() -> None:
    assert capital().grade(Typed("Canberra"), PLAIN).verdict == "wrong"
    assert capital().grade(PickedMany(("Canberra",)), PLAIN).verdict == "wrong"


def test_the_answer_is_the_choice() -> None:
    assert capital().accepted() == (Picked("Canberra"),)
    assert capital().answer() == "Canberra"
    assert capital().problems() == []


@pytest.mark.parametrize(
    "lines",
    [
        f"choices: [{TEN}]\nanswer: a",
        f"choices: [{TEN}]\nanswer: [a, b]",
        f"order: [{TEN}]",
        f"match: {{{', '.join(f'{letter}: {letter}1' for letter in 'abcdefghij')}}}",
    ],
)
def test_ten_choices_have_a_letter_each(lines: str) -> None:
    assert problems(in_a_deck(f"question: Which?\n{lines}")) == []
