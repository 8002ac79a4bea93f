import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.grading.context import Context
from quizkit.questions.base import Grade, Near
from quizkit.questions.shapes import Picked, Typed, TypeLine, reply_texts
from tests.helpers import law, problems, question

PLAIN = Context()
COLOURS = "question: Which?\nanswer: [red, green, blue]"
CITIES = "question: Which?\nanswer: ['Washington, D.C.', London, Trinidad and Tobago]"


def graded(text: str, typed: str) -> Grade:
    return question(text).grade(Typed(typed), PLAIN)


def test_the_prompt_says_how_many_answers_full_credit_takes() -> None:
    assert question(COLOURS).prompt() == TypeLine("Which?", "list", 3)
    assert question(COLOURS + "\nany: 2").prompt() == TypeLine("Which?", "list", 2)


@pytest.mark.parametrize(
    "typed",
    [
        "red; green; blue",
        "blue, red, green",
        "red, green and blue",
        "red, green, and blue",
        "red and green and blue",
        "red; green and blue",
        "Red AND green & blue",
        "red/green/blue",
        "red green blue",
        "red green, blue",
        "1. red; 2. green; 3. blue",
        "1) red, 2) green, 3) blue",
        "red, green; blue",
        "red;; green; ;blue;",
        "  red ,green,blue,,",
    ],
)
def test_a_list_is_read_with_any_separator(typed: str) -> None:
    assert graded(COLOURS, typed).credit == 1


@pytest.mark.parametrize(
    "typed",
    [
        "Washington, D.C., London, Trinidad and Tobago",
        "London, Washington, D.C. and Trinidad and Tobago",
        "Trinidad and Tobago and London and Washington, D.C.",
        "Washington DC; London; Trinidad & Tobago",
    ],
)
def test_a_comma_or_an_and_inside_an_answer_does_not_split_it(typed: str) -> None:
    assert graded(CITIES, typed).credit == 1


def test_numbers_with_a_comma_stay_whole() -> None:
    assert graded("question: Which?\nanswer: ['1,000', '2,000']", "1,000, 2,000").credit == 1


def test_an_answer_of_many_parts_stays_whole() -> None:
    long = "salt, pepper, oil, vinegar, thyme and basil"
    assert graded(f"question: Which?\nanswer: ['{long}', sugar]", f"sugar, {long}").credit == 1


@pytest.mark.parametrize(
    ("typed", "credit", "verdict", "rule"),
    [
        ("red, green", 2 / 3, "partly right", "2 of 3 found, 0 wrong"),
        ("red", 1 / 3, "partly right", "1 of 3 found, 0 wrong"),
        ("red, RED, Red!", 1 / 3, "partly right", "1 of 3 found, 0 wrong"),
        ("red, green, blue, pink", 2 / 3, "partly right", "3 of 3 found, 1 wrong"),
        ("red, pink", 0, "wrong", "1 of 3 found, 1 wrong"),
        ("pink, black, white", 0, "wrong", "0 of 3 found, 3 wrong"),
        ("red pink", 0, "wrong", "0 of 3 found, 1 wrong"),
        ("red or green or blue", 0, "wrong", "0 of 3 found, 1 wrong"),
        (",;,", 0, "wrong", "0 of 3 found, 0 wrong"),
    ],
)
def test_each_right_answer_adds_credit_and_each_wrong_one_subtracts_it(
    typed: str, credit: float, verdict: str, rule: str
) -> None:
    grade = graded(COLOURS, typed)
    assert grade.credit == pytest.approx(credit)
    assert (grade.verdict, grade.rule) == (verdict, rule)


@pytest.mark.parametrize(
    ("typed", "credit"),
    [
        ("red, blue", 1),
        ("red, green, blue", 1),
        ("red", 0.5),
        ("red, green, pink", 0.5),
        ("red, green, blue, pink", 0.5),
    ],
)
def test_any_two_are_enough_if_two_are_required(typed: str, credit: float) -> None:
    assert graded(COLOURS + "\nany: 2", typed).credit == credit


def test_the_rule_says_what_was_forgiven() -> None:
    assert graded(COLOURS, "blue, grean, red") == Grade(1.0, "right", "one letter off", near=(Near("grean", "green"),))


RIVERS = "question: Which?\nanswer: [Mississippi, Danube, Amazon]"


@pytest.mark.parametrize(
    ("typed", "credit", "verdict", "rule", "near"),
    [
        ("Missisibi", 0, "close", "0 of 3 found, 1 close, 0 wrong", ["Mississippi"]),
        ("Missisibi, Danbue", 1 / 3, "partly right", "1 of 3 found, 1 close, 0 wrong", ["Danube", "Mississippi"]),
        ("Danube, Missisibi", 1 / 3, "partly right", "1 of 3 found, 1 close, 0 wrong", ["Mississippi"]),
        ("Danube Missisibi", 1 / 3, "partly right", "1 of 3 found, 1 close, 0 wrong", ["Mississippi"]),
        ("Danube, Missisibi; Amazon", 2 / 3, "partly right", "2 of 3 found, 1 close, 0 wrong", ["Mississippi"]),
        ("Danube, Missisibi, Oder", 0, "wrong", "1 of 3 found, 1 close, 1 wrong", ["Mississippi"]),
        ("Missisibi, Oder", 0, "wrong", "0 of 3 found, 1 close, 1 wrong", ["Mississippi"]),
        ("Missisibi, Mississippi", 1 / 3, "partly right", "1 of 3 found, 0 wrong", []),
    ],
)
def test_a_close_answer_costs_nothing_and_is_reported(
    typed: str, credit: float, verdict: str, rule: str, near: list[str]
) -> None:
    grade = graded(RIVERS, typed)
    assert grade.credit == pytest.approx(credit)
    assert (grade.verdict, grade.rule, [one.form for one in grade.near]) == (verdict, rule, near)


def test_a_close_answer_in_addition_to_all_required_ones_is_reported() -> None:
    grade = graded(RIVERS + "\nany: 2", "Danube, Amazon, Missisibi")
    assert (grade.credit, grade.rule, grade.near) == (1, "exact", (Near("Missisibi", "Mississippi"),))


def test_a_close_answer_in_two_parts_is_one_answer() -> None:
    grade = graded(
        "question: Which?\nanswer: ['Washington, District of Columbia', London]", "London, Wshngtn, Dstrct of Clmba"
    )
    assert (grade.credit, grade.rule) == (0.5, "1 of 2 found, 1 close, 0 wrong")


def test_another_form_of_an_answer_counts_once() -> None:
    read = "question: Which?\nanswer: [oil, salt]\naccept: {oil: [petroleum, 'oil, crude']}"
    assert graded(read, "petroleum, salt").credit == 1
    assert graded(read, "oil, crude; salt").credit == 1
    assert graded(read, "oil, petroleum").credit == 0.5


def test_the_answer_says_how_many_are_required() -> None:
    assert question(COLOURS).answer() == "red; green; blue"
    assert question(COLOURS + "\nany: 2").answer() == "any 2 of: red; green; blue"


def test_a_pick_is_not_a_reply() -> None:
    assert question(COLOURS).grade(Picked("red"), PLAIN).rule == "nothing typed"


def test_an_invalid_list_is_reported() -> None:
    def found(*lines: str) -> list[str]:
        return problems("title: T\nquestions:\n  - question: Which?\n    " + "\n    ".join(lines) + "\n")

    assert found("answer: [red, Red]") == ["4:19 same-answer"]
    assert found("answer: [red, green]", "any: 3") == ["5:10 too-many-wanted"]
    assert found("answer: [red, green]", "accept: {rad: x}") == ["5:19 not-a-choice"]


items = st.lists(st.sampled_from("red green blue pink black".split()), max_size=6)
separators = st.sampled_from(["; ", ", ", " and ", ",", "/"])


@law
@given(items, separators, st.sampled_from("red green blue".split()), separators)
def test_one_more_right_answer_never_lowers_the_credit(listed: list[str], gap: str, more: str, last: str) -> None:
    before = graded(COLOURS, gap.join(listed)).credit
    assert graded(COLOURS, last.join([gap.join(listed), more]) if listed else more).credit >= before


slips = st.lists(st.sampled_from("Danube Danbue Dnbe Missisibi Mississippi Amzom Oder".split()), max_size=6)


@law
@given(slips, st.sampled_from(["; ", ", ", " "]), st.sampled_from("Danube Mississippi Amazon".split()))
def test_one_more_right_answer_never_lowers_the_credit_next_to_close_ones(
    listed: list[str], gap: str, more: str
) -> None:
    before = graded(RIVERS, gap.join(listed)).credit
    assert 0 <= before <= graded(RIVERS, gap.join([*listed, more])).credit <= 1


@law
@given(slips, st.data())
def test_a_near_miss_made_right_never_lowers_the_credit(listed: list[str], data: st.DataObject) -> None:
    if listed:
        place = data.draw(st.integers(0, len(listed) - 1))
        mended = {"Dnbe": "Danube", "Missisibi": "Mississippi", "Amzom": "Amazon"}.get(listed[place], listed[place])
        better = [*listed[:place], mended, *listed[place + 1 :]]
        assert graded(RIVERS, "; ".join(better)).credit >= graded(RIVERS, "; ".join(listed)).credit


@law
@given(slips)
def test_the_order_of_near_misses_does_not_count(listed: list[str]) -> None:
    one, other = graded(RIVERS, "; ".join(listed)), graded(RIVERS, "; ".join(sorted(listed)))
    assert (one.credit, one.verdict, one.rule) == (other.credit, other.verdict, other.rule)


@law
@given(items)
def test_the_order_does_not_count(listed: list[str]) -> None:
    assert graded(COLOURS, "; ".join(listed)).credit == graded(COLOURS, "; ".join(sorted(listed))).credit


def test_an_accepted_form_takes_the_place_of_its_answer() -> None:
    asked = question("question: Which?\nanswer: [one, two, three]\naccept: {two: [2]}")

    assert [reply_texts(reply) for reply in asked.accepted()] == [("one; two; three",), ("one; 2; three",)]
