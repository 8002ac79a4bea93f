import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizkit.grading.context import Context
from quizkit.questions.shapes import Pair, Paired, Typed
from tests.helpers import law, problems, question

PLAIN = Context()
CAPITALS = "question: Which?\nmatch: {Peru: Lima, Cuba: Havana, Chile: Santiago}\ndistractors: [Quito]"
SEAS = "question: Which?\nmatch: {Danube: Black Sea, Dnieper: Black Sea, Rhine: North Sea}"
PAIRS = {"Peru": "Lima", "Cuba": "Havana", "Chile": "Santiago"}


def test_the_left_sides_are_asked_with_all_right_sides() -> None:
    assert question(CAPITALS).prompt() == Pair("Which?", tuple(PAIRS), ("Lima", "Havana", "Santiago", "Quito"))


def test_a_right_side_of_several_left_sides_is_offered_once() -> None:
    assert question(SEAS).prompt() == Pair("Which?", ("Danube", "Dnieper", "Rhine"), ("Black Sea", "North Sea"))
    pairs = (("Danube", "Black Sea"), ("Dnieper", "Black Sea"), ("Rhine", "North Sea"))
    assert question(SEAS).grade(Paired(pairs), PLAIN).credit == 1


@pytest.mark.parametrize(
    ("pairs", "credit", "verdict", "rule"),
    [
        ((("Cuba", "Havana"), ("Peru", "Lima"), ("Chile", "Santiago")), 1, "right", "exact"),
        ((("Cuba", "Havana"), ("Peru", "Lima")), 2 / 3, "partly right", "2 of 3 pairs"),
        ((("Cuba", "Havana"), ("Peru", "Quito"), ("Chile", "Lima")), 1 / 3, "partly right", "1 of 3 pairs"),
        ((("Cuba", "Lima"),), 0, "wrong", "0 of 3 pairs"),
        ((("Bolivia", "Lima"), ("Cuba", "Sucre")), 0, "wrong", "0 of 3 pairs"),
        ((), 0, "wrong", "0 of 3 pairs"),
    ],
)
def test_each_right_pair_earns_its_share(
    pairs: tuple[tuple[str, str], ...], credit: float, verdict: str, rule: str
) -> None:
    grade = question(CAPITALS).grade(Paired(pairs), PLAIN)
    assert grade.credit == pytest.approx(credit)
    assert (grade.verdict, grade.rule) == (verdict, rule)


def test_the_answer_lists_the_pairs() -> None:
    assert question(CAPITALS).accepted() == (Paired(tuple(PAIRS.items())),)
    assert question(CAPITALS).answer() == "Peru → Lima; Cuba → Havana; Chile → Santiago"


def test_a_line_is_not_a_reply() -> None:
    assert question(CAPITALS).grade(Typed("Peru = Lima"), PLAIN).rule == "no pairs"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("match: {Peru: Lima}", "4:12 too-few-choices"),
        ("match: {Peru: Lima, Cuba: Havana}\n    distractors: [Lima]", "5:19 same-choice"),
        ("match: {Peru: Lima, Cuba: Havana}\n    distractors: [Quito, Quito]", "5:26 same-choice"),
        (f"match: {{{', '.join(f'{n}: x{n}' for n in 'abcdefghijk')}}}", "4:12 too-many-choices"),
    ],
)
def test_invalid_pairs_are_reported(lines: str, found: str) -> None:
    assert problems(f"title: T\nquestions:\n  - question: Which?\n    {lines}\n") == [found]


@law
@given(
    st.dictionaries(st.sampled_from(list(PAIRS)), st.sampled_from([*PAIRS.values(), "Quito"])),
    st.sampled_from(list(PAIRS)),
)
def test_one_more_right_pair_never_lowers_the_credit(made: dict[str, str], left: str) -> None:
    def credit(pairs: dict[str, str]) -> float:
        return question_of_capitals.grade(Paired(tuple(pairs.items())), PLAIN).credit

    more = made | {left: PAIRS[left]}
    assume(len(set(more.values())) > 1 or len(more) < len(PAIRS))
    assert credit(more) >= credit(made)


def test_one_right_side_for_all_earns_nothing() -> None:
    grade = question_of_capitals.grade(Paired(tuple((left, next(iter(PAIRS.values()))) for left in PAIRS)), PLAIN)
    assert (grade.credit, grade.verdict) == (0, "wrong")


question_of_capitals = question(CAPITALS)
