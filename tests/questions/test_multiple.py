from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.grading.context import Context
from quizkit.questions.multiple import MultipleQuestion
from quizkit.questions.shapes import Picked, PickedMany, PickMany
from tests.helpers import law, question

PLAIN = Context()


def primes() -> MultipleQuestion:
    read = question("""
        question: Which are primes?
        choices: [2, 4, 5, 6, 7]
        answer: [2, 5, 7]
        feedback: {4: Twice 2., 6: Twice 3.}
        """)
    assert isinstance(read, MultipleQuestion)
    return read


def test_several_are_asked() -> None:
    assert primes().prompt() == PickMany("Which are primes?", ("2", "4", "5", "6", "7"))


@pytest.mark.parametrize(
    ("picked", "credit", "verdict", "rule"),
    [
        ("2 5 7", 1.0, "right", "exact"),
        ("7 2 5", 1.0, "right", "exact"),
        ("2 5", 2 / 3, "partly right", "2 of 3 found, 0 wrong"),
        ("2", 1 / 3, "partly right", "1 of 3 found, 0 wrong"),
        ("2 5 7 4", 1 / 2, "partly right", "3 of 3 found, 1 wrong"),
        ("2 5 7 4 6", 0.0, "wrong", "3 of 3 found, 2 wrong"),
        ("2 4", 0.0, "wrong", "1 of 3 found, 1 wrong"),
        ("4 6", 0.0, "wrong", "0 of 3 found, 2 wrong"),
        ("", 0.0, "wrong", "0 of 3 found, 0 wrong"),
        ("2 2 2", 1 / 3, "partly right", "1 of 3 found, 0 wrong"),
    ],
)
def test_the_credit_is_the_share_of_right_picks_minus_that_of_wrong_ones(
    picked: str, credit: float, verdict: str, rule: str
) -> None:
    grade = primes().grade(PickedMany(tuple(picked.split())), PLAIN)
    assert grade.credit == pytest.approx(credit)
    assert f"{grade.verdict}: {grade.rule}" == f"{verdict}: {rule}"


def test_each_wrong_pick_shows_its_feedback() -> None:
    assert primes().grade(PickedMany(("4", "2", "6")), PLAIN).note == "Twice 2. Twice 3."


def test_a_single_pick_is_not_a_reply() -> None:
    assert primes().grade(Picked("2"), PLAIN).verdict == "wrong"


def test_the_answer_is_all_of_them() -> None:
    assert primes().accepted() == (PickedMany(("2", "5", "7")),)
    assert primes().answer() == "2; 5; 7"


@law
@given(st.sets(st.sampled_from("2 4 5 6 7".split())), st.sampled_from("2 5 7".split()))
def test_one_more_right_pick_never_lowers_the_credit(picked: set[str], more: str) -> None:
    before = primes().grade(PickedMany(tuple(picked)), PLAIN).credit
    after = primes().grade(PickedMany((*picked, more)), PLAIN).credit
    assert after >= before


@law
@given(st.sets(st.sampled_from("2 4 5 6 7".split())), st.sampled_from("4 6".split()))
def test_one_more_wrong_pick_never_raises_the_credit(picked: set[str], more: str) -> None:
    before = primes().grade(PickedMany(tuple(picked)), PLAIN).credit
    after = primes().grade(PickedMany((*picked, more)), PLAIN).credit
    assert after <= before


def test_picking_everything_does_not_earn_full_credit() -> None:
    assert primes().grade(PickedMany(primes().choices), PLAIN).credit < 0.5


def test_picking_at_random_earns_0_on_average_before_the_floor() -> None:
    read = primes()
    choices = read.prompt().choices
    picks = [pick for size in range(len(choices) + 1) for pick in combinations(choices, size)]
    keys = {"2", "5", "7"}
    before = [len(keys & {*pick}) / 3 - len({*pick} - keys) / (len(choices) - 3) for pick in picks]
    assert sum(before) == pytest.approx(0)
    credits = [read.grade(PickedMany(pick), PLAIN).credit for pick in picks]
    assert credits == pytest.approx([max(0, credit) for credit in before])


def test_without_wrong_choices_each_pick_earns_its_share() -> None:
    read = question("question: Which are prime?\nchoices: [a, b]\nanswer: [a, b]")
    assert read.grade(PickedMany(("a",)), PLAIN).credit == 1 / 2


def test_all_or_nothing_earns_nothing_for_a_part() -> None:
    read = question("question: Which are prime?\nchoices: [a, b, c]\nanswer: [a, b]\nscoring: all-or-nothing")
    grade = read.grade(PickedMany(("a",)), PLAIN)
    assert (grade.credit, grade.verdict, grade.rule) == (0, "wrong", "1 of 2 found, 0 wrong")
    assert read.grade(PickedMany(("a", "b")), PLAIN).credit == 1
