"""Reads and compares the value of a whole text: an amount, a date, a time or a range."""

import re
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from quizkit.base.alternatives import alternative
from quizkit.grading.date.dates import Date, TimeOfDay, is_ambiguous, moments, same_date
from quizkit.grading.date.periods import Period, periods
from quizkit.grading.number.amounts import LONGEST, Amount, amounts, equal_in_another_unit, same_amount
from quizkit.grading.number.numerals import roman
from quizkit.grading.words.forms import unified

_IN = re.compile(r"(?:in|on|at|the|year)\s+(?=\S)", re.IGNORECASE)
_FACTORIAL = re.compile(r"\d{1,2}!")
_RANGE = re.compile(
    r"(?:from |between )?([$€£]?\d[\d.,]{0,20})(\s?%)?\s?(?:-|to|until|till|and|bis|à|a)\s?([$€£]?\d[\d.,]{0,20})(?!\S*\d)(.{0,30})",
    re.IGNORECASE,
)
ValueResult: TypeAlias = Literal[
    "same",
    "equal in another unit",
    "day or month first",
    "another value",
    "another unit",
    "another date",
    "another time",
]


@alternative
class Range(NamedTuple):
    """A range of amounts: 1914-18."""

    first: Amount
    last: Amount


AnswerValue: TypeAlias = Amount | Date | TimeOfDay | Range | Period


@lru_cache(maxsize=1024)
def read_values(text: str, language: str, decimal_comma: bool) -> tuple[AnswerValue, ...]:
    """Return every reading of a whole text as a value; none if it is words."""
    if len(text) > LONGEST:
        return ()
    text = unified(text)
    # 5! is a factorial; 1848! is an exclamation.
    text = text if _FACTORIAL.fullmatch(text) else text.strip(" ,;!?")
    readings = _read(text, language, decimal_comma)
    if not readings and _IN.match(text):
        readings = _read(_IN.sub("", text, count=1), language, decimal_comma) or _read(
            _IN.sub("", _IN.sub("", text, count=1), count=1), language, decimal_comma
        )
    return readings


def compare_values(typed: tuple[AnswerValue, ...], right: tuple[AnswerValue, ...]) -> ValueResult:
    """Return `same` if any two readings are equal, else what differs."""
    if any(_same(one, other) for one in typed for other in right):
        return "same"
    if any(isinstance(value, Date) for value in right):
        ambiguous = any(is_ambiguous(one, other) for one in typed for other in right)
        return "day or month first" if ambiguous else "another date"
    if any(isinstance(value, TimeOfDay) for value in right):
        return "another time"
    amounts_of_both = [
        (one, other) for one in typed for other in right if isinstance(one, Amount) and isinstance(other, Amount)
    ]
    if any(equal_in_another_unit(one, other) for one, other in amounts_of_both):
        return "equal in another unit"
    numbers = {(value.value, value.ordinal) for value in typed if isinstance(value, Amount) and value.unit}
    units = any(isinstance(value, Amount) and (value.value, value.ordinal) in numbers for value in right)
    return "another unit" if units else "another value"


def _read(text: str, language: str, decimal_comma: bool) -> tuple[AnswerValue, ...]:
    base = language.partition("-")[0]
    numeral = roman(text) if len(text) > 1 else None
    if numeral:
        return (Amount(Fraction(numeral)),)
    period = periods(text, base)
    if period:
        return period
    read: tuple[AnswerValue, ...] = (*_range(text, decimal_comma), *moments(text, language.casefold()))
    return (*read, *(amounts(text, base, decimal_comma) if text else ()))


def _same(typed: AnswerValue, right: AnswerValue) -> bool:
    if isinstance(typed, Amount) and isinstance(right, Amount):
        return same_amount(typed, right)
    if isinstance(typed, Range) and isinstance(right, Range):
        return same_amount(typed.first, right.first) and same_amount(typed.last, right.last)
    if isinstance(typed, Date) and isinstance(right, Date):
        return same_date(typed, right)
    # A year of our era is also a number: 79 and AD 79.
    if isinstance(typed, Amount) and isinstance(right, Date):
        typed, right = right, typed
    if isinstance(typed, Date) and isinstance(right, Amount):
        return not (right.unit or typed.month or typed.day) and typed.year == right.value
    return typed == right


def _range(text: str, decimal_comma: bool) -> tuple[Range, ...]:
    match = _RANGE.fullmatch(text)
    if match is None:
        return ()
    unit = (match[4] or "").strip()
    first, last = match[1], match[3]
    if re.fullmatch(r"\d{3,4}", first) and re.fullmatch(r"\d{1,2}", last):
        last = first[: -len(last)] + last
    lows = amounts(f"{first} {unit}".strip(), "en", decimal_comma)
    highs = amounts(f"{last} {unit}".strip(), "en", decimal_comma)
    return tuple(Range(low, high) for low, high in zip(lows, highs, strict=False))
