"""Laws of values, with any number, time and date: every notation is read as itself, and as nothing else."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quizkit.grading.answers import match
from quizkit.grading.context import Context
from quizkit.grading.number.digits import plain_digits
from quizkit.grading.number.numbers import ORDER, compare_number
from quizkit.grading.number.quantities import Quantity, Tolerance, canonical_quantity
from quizkit.grading.number.symbols import _units
from quizkit.grading.number.values import compare_values, read_values

ENGLISH = Context()
EXACT = Tolerance(Decimal(0))
NUMBERS = st.decimals(Decimal("0.0001"), Decimal("1e12"), places=4)
SIGNS = st.sampled_from([sign for sign in _units() if sign not in ("st", "TH", "K")])
ANY = st.text(st.characters(), max_size=30) | st.text("0123456789.,'_ ex×^-+/:%°€$½KMkm()<>≥", max_size=20)
LANGUAGES = st.sampled_from(["en", "en-US", "de", "de-CH", "fr", "es", "pl", "ja"])


def grouped(number: Decimal, mark: str, point: str) -> str:
    """Return a number with a mark between groups of three, and a mark before its fraction."""
    whole, _, fraction = f"{number:f}".partition(".")
    groups = f"{int(whole):,}".replace(",", mark)
    fraction = fraction.rstrip("0")
    return f"{groups}{point}{fraction}" if fraction else groups


@given(NUMBERS, st.sampled_from([(",", "."), ("'", "."), (" ", "."), ("_", "."), ("", ".")]))
def test_a_grouped_number_is_its_value(number: Decimal, marks: tuple[str, str]) -> None:
    digits = plain_digits(grouped(number, *marks), decimal_comma=False)
    assert digits is not None
    assert Decimal(digits) == number


@given(NUMBERS, st.sampled_from([(".", ","), ("'", ","), (" ", ","), ("_", ","), ("", ",")]))
def test_a_grouped_number_with_a_decimal_comma_is_its_value(number: Decimal, marks: tuple[str, str]) -> None:
    digits = plain_digits(grouped(number, *marks), decimal_comma=True)
    assert digits is not None
    assert Decimal(digits) == number


@settings(deadline=None)  # the first reply loads tables
@given(NUMBERS, SIGNS, st.sampled_from([(",", "."), ("'", "."), (" ", "."), ("", ".")]))
def test_an_unquoted_quantity_in_any_notation_is_itself(number: Decimal, sign: str, marks: tuple[str, str]) -> None:
    assume(sign.casefold() != "pm" or not 1 <= number < 13)
    text = f"{grouped(number, *marks)} {sign}"
    quantity = canonical_quantity(text)

    assert quantity == Quantity(number, sign)
    assert compare_number(f"{number:f} {sign}", quantity, EXACT, ENGLISH, unit_required=True) == "same"


@settings(deadline=None)  # the same
@given(NUMBERS, NUMBERS, SIGNS, SIGNS)
def test_two_quantities_are_right_for_each_other_only_if_equal(
    one: Decimal, two: Decimal, first: str, second: str
) -> None:
    assume(one != two)
    right = Quantity(one, first)

    assert compare_number(f"{two:f} {first}", right, EXACT, ENGLISH, unit_required=False) not in ("same", "near")
    assert compare_number(f"-{one:f} {first}", right, EXACT, ENGLISH, unit_required=False) not in ("same", "near")
    assert compare_number(f"{two:f} {second}", right, EXACT, ENGLISH, unit_required=False) not in ("same", "near")


@settings(deadline=None)  # the same
@given(ANY, ANY, LANGUAGES)
def test_any_text_is_compared_without_an_error(reply: str, answer: str, language: str) -> None:
    context = Context(language)
    typed, right = (read_values(text, language, context.decimal_comma) for text in (reply, answer))
    quantity = canonical_quantity(answer, language)

    if right:
        assert compare_values(right, right) == "same"
        compare_values(typed, right)
    if quantity is not None:
        assert compare_number(reply, quantity, EXACT, context, unit_required=True) in ORDER


@settings(deadline=None)  # the same
@given(st.integers(0, 1439), st.integers(0, 1439))
def test_two_times_are_right_for_each_other_only_if_equal(one: int, other: int) -> None:
    answer, hour, minute = f"{one // 60:02}:{one % 60:02}", other // 60, other % 60
    half = "am" if hour < 12 else "pm"
    notations = (
        f"{hour:02}:{minute:02}",
        f"{hour}:{minute:02}:00",
        f"{hour:02}.{minute:02}",
        f"{(hour + 11) % 12 + 1}:{minute:02} {half}",
        f"{hour}h{minute:02}",
    )
    accepted = [text for text in notations if match(text, answer, (), (), ENGLISH).verdict == "right"]
    # 3:30:00 may be in the afternoon.
    expected = [text for text in notations if one == other]
    assert [text for text in accepted if text not in expected] == []
    assert [text for text in expected if text not in accepted] == []


@settings(deadline=None)  # the same
@given(st.dates(date(2000, 1, 1), date(2000, 12, 31)), st.sampled_from(["en-GB", "de", "fr"]))
def test_a_day_and_a_month_in_numbers_is_one_day_in_a_language_that_says_the_day_first(
    day: date, language: str
) -> None:
    right = read_values("2 January" if language == "en-GB" else "2.1.", language, decimal_comma=False)
    typed = read_values(f"{day.day}/{day.month}", language, decimal_comma=False)
    assert (compare_values(typed, right) == "same") == ((day.day, day.month) == (2, 1))


@settings(deadline=None)  # the same
@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(["over {}", "> {}", "at least {}", "{}+", "under {}", "up to {}", "{}"]),
       st.sampled_from(["> {}", "≥ {}", "< {}", "≤ {}"]))  # fmt: skip
def test_a_limit_is_right_only_with_its_number_and_its_side(one: int, other: int, reply: str, answer: str) -> None:
    sides = {"over {}": "> {}", "at least {}": "≥ {}", "{}+": "≥ {}", "under {}": "< {}", "up to {}": "≤ {}"}
    result = match(reply.format(one), answer.format(other), (), (), ENGLISH)
    assert (result.verdict == "right") == (one == other and sides.get(reply, reply) == answer)


@settings(deadline=None)  # the same
@given(st.fractions(0, 1000, max_denominator=100), st.fractions(0, 1000, max_denominator=100))
def test_fractions_are_compared_exactly(one: Fraction, other: Fraction) -> None:
    result = match(f"{one.numerator}/{one.denominator}", f"{other.numerator}/{other.denominator}", (), (), ENGLISH)
    assert (result.verdict == "right") == (one == other)
