"""The choices of a question are shuffled for each try, unless the deck keeps their order."""

import pytest

from quizkit.questions.shapes import PickMany, PickOne
from quizkit.session.shuffling import presented
from tests.helpers import question

TEN = tuple("abcdefghij")


def orders(answer: str, keep_order: str) -> set[tuple[str, ...]]:
    """Return the orders in which ten tries show the choices; each is also the recorded one."""
    asked = question(f"question: Which?\nchoices: [{', '.join(TEN)}]\nanswer: {answer}\n{keep_order}")
    seen = set()
    for tries in range(10):
        prompt, places = presented(asked, 7, tries, permute=True)
        assert isinstance(prompt, PickOne | PickMany)
        assert prompt.choices == tuple(TEN[place] for place in places)
        seen.add(prompt.choices)
    return seen


@pytest.mark.parametrize("answer", ["a", "[a, b]"])
def test_choices_are_shuffled(answer: str) -> None:
    assert len(orders(answer, "")) > 5
    assert len(orders(answer, "keep-order: false")) > 5


@pytest.mark.parametrize("answer", ["a", "[a, b]"])
def test_keep_order_keeps_the_order_of_the_deck(answer: str) -> None:
    assert orders(answer, "keep-order: true") == {TEN}
