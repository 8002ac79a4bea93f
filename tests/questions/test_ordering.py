from itertools import combinations, permutations

import pytest

from quizkit.grading.context import Context
from quizkit.questions.shapes import Arrange, Arranged, Typed
from tests.helpers import problems, question

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
        ("one two four three", 2 / 3),
        ("one four two three", 1 / 3),
        ("two one four three", 1 / 3),
        ("four one two three", 0),
        ("four three two one", 0),
        ("one two", 0),
        ("one one two two", 0),
        ("one two three five", 0),
        ("", 0),
    ],
)
def test_with_partial_the_credit_is_kendalls_tau(items: str, earned: float) -> None:
    assert credit(items) == pytest.approx(earned)


def test_a_random_order_earns_0_on_average_before_the_floor() -> None:
    tau = {order: correlation(order) for order in permutations(KEYS)}
    assert sum(tau.values()) == pytest.approx(0)
    assert {order: credit(" ".join(order)) for order in tau} == {
        order: pytest.approx(max(0, value)) for order, value in tau.items()
    }


@pytest.mark.parametrize(("items", "mean"), [(2, 1 / 2), (3, 5 / 18), (4, 7 / 36), (5, 49 / 300)])
def test_the_documented_mean_of_a_blind_guesser(items: int, mean: float) -> None:
    keys = KEYS[:items] if items <= len(KEYS) else (*KEYS, "five")
    read = question(f"question: Order?\norder: [{', '.join(keys)}]\npartial: true")
    credits = [read.grade(Arranged(order), PLAIN).credit for order in permutations(keys)]
    assert sum(credits) / len(credits) == pytest.approx(mean, abs=1e-9)


def correlation(order: tuple[str, ...]) -> float:
    """Return the mean over all pairs of items of 1 for a pair in order, -1 for one out of order."""
    signs = [1 if KEYS.index(one) < KEYS.index(other) else -1 for one, other in combinations(order, 2)]
    return sum(signs) / len(signs)


def test_the_rule_says_how_much_is_in_order() -> None:
    read = question(ORDER + "\npartial: true")
    assert read.grade(Arranged(("two", "one", "three", "four")), PLAIN).rule == "5 of 6 pairs in order"
    assert question(ORDER).grade(Arranged(("two", "one", "three", "four")), PLAIN).rule == "another order"


def test_a_line_is_not_a_reply() -> None:
    assert question(ORDER).grade(Typed("one two three four"), PLAIN).rule == "no order"


def test_an_invalid_order_is_reported() -> None:
    def found(order: str) -> list[str]:
        return problems(f"title: T\nquestions:\n  - question: Order?\n    order: {order}\n")

    assert found("[one]") == ["4:12 too-few-choices"]
    assert found("[one, one]") == ["4:18 same-choice"]
    assert found(f"[{', '.join('abcdefghijk')}]") == ["4:12 too-many-choices"]
