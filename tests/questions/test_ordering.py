from itertools import combinations, pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.grading.context import Context
from quizkit.questions.shapes import Arrange, Arranged, Typed
from tests.helpers import law, problems, question

PLAIN = Context()
ORDER = "question: Order?\norder: [one, two, three, four]"
KEYS = ("one", "two", "three", "four")


def credit(items: str, partial: bool = True) -> float:
    read = question(ORDER + ("\npartial: true" if partial else ""))
    return read.grade(Arranged(tuple(items.split())), PLAIN).credit


def test_the_items_are_asked_for() -> None:
    assert question(ORDER).prompt() == Arrange("Order?", KEYS)
    assert question(ORDER).answer() == "one → two → three → four"


def test_without_partial_it_is_all_or_nothing() -> None:
    assert {order: credit(" ".join(order), partial=False) for order in permutations(KEYS)} == {
        order: float(order == KEYS) for order in permutations(KEYS)
    }


@pytest.mark.parametrize(
    ("items", "earned"),
    [
        ("one two three four", 1),
        ("one two four three", 0.75),
        ("four one two three", 0.75),
        ("two one four three", 0.5),
        ("four three two one", 0),
        ("one two", 0.5),
        ("one", 0),
        ("", 0),
        ("one one one one", 0),
        ("one one two two", 0.5),
        ("one two five", 0.5),
    ],
)
def test_with_partial_the_longest_part_in_order_counts(items: str, earned: float) -> None:
    assert credit(items) == earned


def test_the_rule_says_how_much_is_in_order() -> None:
    read = question(ORDER + "\npartial: true")
    assert read.grade(Arranged(("two", "one", "three", "four")), PLAIN).rule == "3 of 4 in order"
    assert question(ORDER).grade(Arranged(("two", "one", "three", "four")), PLAIN).rule == "another order"


def test_a_line_is_not_a_reply() -> None:
    assert question(ORDER).grade(Typed("one two three four"), PLAIN).rule == "no order"


def test_an_invalid_order_is_reported() -> None:
    def found(order: str) -> list[str]:
        return problems(f"title: T\nquestions:\n  - question: Order?\n    order: {order}\n")

    assert found("[one]") == ["4:12 too-few-choices"]
    assert found("[one, one]") == ["4:18 same-choice"]
    assert found(f"[{', '.join('abcdefghijk')}]") == ["4:12 too-many-choices"]


@law
@given(st.lists(st.sampled_from(KEYS), max_size=7))
def test_the_credit_is_that_of_the_longest_part_in_order(items: list[str]) -> None:
    places = [KEYS.index(item) for item in items]
    rising = [
        len(part)
        for length in range(len(places) + 1)
        for part in combinations(places, length)
        if all(one < other for one, other in pairwise(part))
    ]
    longest = max(rising)
    assert credit(" ".join(items)) == (longest / 4 if longest > 1 else 0)


@law
@given(st.lists(st.sampled_from(KEYS), max_size=4, unique=True))
def test_one_more_item_in_its_place_never_lowers_the_credit(items: list[str]) -> None:
    missing = [item for item in KEYS if item not in items]
    better = [[*items[:place], item, *items[place:]] for item in missing for place in range(len(items) + 1)]
    assert all(credit(" ".join(row)) >= credit(" ".join(items)) for row in better)
