"""Laws for number questions, with any reply."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkit.grading.context import Context
from quizkit.questions.reply_grammar import parse_reply
from quizkit.questions.shapes import Typed
from tests.helpers import question

PIECES = st.sampled_from(
    """a an one two three twelve hundred thousand million dozen half third quarter and minus nothing once pair couple couple of
    eine ein und zwei hundert million un une et vingt mille milliard demi dos mil y billón medio mitad la die hälfte XIV x i
    12 3,5 1/2 0.5 % $ km m h hour heure stunde kilometre percent ½ Ⅻ ٣ 第七 ² , . - + ! ? no. in AD é""".split()
)
LINES = st.lists(PIECES, min_size=1, max_size=5).flatmap(lambda row: st.sampled_from([" ".join(row), "".join(row)]))
ANSWERS = [
    "0",
    "1",
    "2",
    "3",
    "10",
    "12",
    "14",
    "21",
    "0.5",
    "1000",
    "1000000",
    "50%",
    "$12",
    "1 km",
    "1 h",
    "12 m",
    "-2",
]
LANGUAGES = ["en", "en-GB", "de", "de-CH", "fr", "es"]


@settings(max_examples=400, deadline=None)  # the first reply loads tables
@given(LINES, st.sampled_from(ANSWERS), st.sampled_from(LANGUAGES), st.sampled_from(["0", "50%", "1 sf"]))
def test_a_right_reply_is_never_misread(line: str, answer: str, language: str, tolerance: str) -> None:
    item = question(f"question: How many?\nanswer: {answer}\ntolerance: {tolerance}")

    if item.grade(Typed(line.strip()), Context(language)).credit:
        assert parse_reply(item.prompt(), line) == Typed(line.strip())


@pytest.mark.parametrize(
    "answer", [*ANSWERS, "$5 million", "5 Ω", "18.02 g/mol", "-40 °C", "7 seats", "1,234.5", "0.000001"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_as_written_in_the_deck_is_accepted(answer: str, language: str) -> None:
    item = question(f"question: How many?\nanswer: {answer}")

    assert [parse_reply(item.prompt(), reply.text) for reply in item.accepted() if isinstance(reply, Typed)] == [
        Typed(answer)
    ]
    assert item.grade(Typed(answer), Context(language)).rule == "exact"


def plain(number: Decimal) -> str:
    """Return a number as a deck writes it: without zeros behind the point."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


NUMBERS = st.decimals(Decimal("-1e12"), Decimal("1e12"), places=6).filter(bool)
# Beside the longest of them still within the 28 digits of decimal arithmetic.
STEP = Decimal("1e-14")


def credit(answer: str, tolerance: str, typed: Decimal) -> float:
    item = question(f"question: How much?\nanswer: {answer}\ntolerance: {tolerance}")
    return item.grade(Typed(f"{typed:f}"), Context()).credit


@settings(deadline=None)  # the first reply loads tables
@given(NUMBERS, st.decimals(0, 1000, places=3), st.sampled_from([1, -1]))
def test_an_amount_of_tolerance_ends_at_its_last_decimal(right: Decimal, amount: Decimal, side: int) -> None:
    edge = right + side * amount

    assert credit(plain(right), plain(amount), edge) == 1
    assert credit(plain(right), plain(amount), edge + side * STEP) == 0


@settings(deadline=None)  # the first reply loads tables
@given(NUMBERS, st.decimals(0, 100, places=2), st.sampled_from([1, -1]))
def test_a_percentage_of_tolerance_ends_at_its_last_decimal(right: Decimal, percent: Decimal, side: int) -> None:
    edge = right + side * abs(right) * percent / 100

    assert credit(plain(right), f"{plain(percent)}%", edge) == 1
    assert credit(plain(right), f"{plain(percent)}%", edge + side * STEP) == 0


@settings(deadline=None)  # the first reply loads tables
@given(NUMBERS, st.integers(1, 15), st.sampled_from([1, -1]))
def test_figures_of_tolerance_end_at_half_of_the_last_one(right: Decimal, figures: int, side: int) -> None:
    edge = right + side * Decimal(5).scaleb(right.adjusted() - figures)

    assert credit(plain(right), f"{figures} sf", edge) == 1
    assert credit(plain(right), f"{figures} sf", edge + side * STEP) == 0
