"""Reads and compares the value of a whole text: an amount, a range, a limit, a ratio, a date, a time, a place."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from quizkit.base.alternatives import alternative
from quizkit.grading.date.clock import TimeOfDay, is_unclear_half, possible_times, same_time, times
from quizkit.grading.date.dates import Date, dates, differs_in_precision, is_ambiguous, possible_dates, same_date
from quizkit.grading.date.periods import Period, periods
from quizkit.grading.lead_ins import bare_number
from quizkit.grading.number.amounts import LONGEST, Amount, amounts, equal_in_another_unit, same_amount
from quizkit.grading.number.coordinates import Coordinates, coordinates
from quizkit.grading.number.numerals import roman
from quizkit.grading.number.ranges import Limit, Range, Ratio, is_equal_ratio, limits, ranges, ratios
from quizkit.grading.words.dictionary import base_language
from quizkit.grading.words.forms import unified

_IN = re.compile(r"(?:in|on|at|during|the|year)\s+(?=\S)", re.IGNORECASE)
_FACTORIAL = re.compile(r"\d{1,2}!")
ValueResult: TypeAlias = Literal[
    "same",
    "equal in another unit",
    "equal ratio",
    "day or month first",
    "am or pm",
    "more precise",
    "less precise",
    "another value",
    "another unit",
    "another date",
    "another time",
]


@alternative
class Possible(NamedTuple):
    """A value that a typed text has only if the answer is certainly of its kind: 10/8 is a date beside a date."""

    value: Amount | Date | TimeOfDay


AnswerValue: TypeAlias = Amount | Range | Limit | Ratio | Date | TimeOfDay | Period | Coordinates | Possible


@lru_cache(maxsize=1024)
def read_values(text: str, language: str, decimal_comma: bool) -> tuple[AnswerValue, ...]:
    """Return every reading of a whole text as a value; none if it is words."""
    if len(text) > LONGEST:
        return ()
    text = unified(text)
    if _FACTORIAL.fullmatch(text):
        # 5! is a factorial; 5! for the answer 5 is an exclamation.
        return (Possible(Amount(Fraction(int(text[:-1])))),)
    text = text.strip(" ,;!?")
    for _ in range(3):
        readings = tuple(_read(text, language, decimal_comma))
        shorter = _IN.sub("", text, count=1) if _IN.match(text) else bare_number(text, base_language(language))
        if readings or shorter == text:
            return readings
        text = shorter
    return ()


def compare_values(typed: tuple[AnswerValue, ...], right: tuple[AnswerValue, ...]) -> ValueResult:
    """Return `same` if any two readings are equal, else what differs."""
    right = tuple(value for value in right if not isinstance(value, Possible)) or right
    if any(_same(one, other) for one in typed for other in right):
        return "same"
    pairs = [(one.value if isinstance(one, Possible) else one, other) for one in typed for other in right]
    precision = {differs_in_precision(*days) for days in map(_as_dates, pairs) if days}
    if "more precise" in precision:
        return "more precise"
    if any(isinstance(value, Date) for value in right):
        if any(is_ambiguous(one, other) for one, other in pairs):
            return "day or month first"
        return "less precise" if "less precise" in precision else "another date"
    if any(isinstance(value, TimeOfDay) for value in right):
        return "am or pm" if any(is_unclear_half(one, other) for one, other in pairs) else "another time"
    if any(isinstance(one, Ratio) and isinstance(other, Ratio) and is_equal_ratio(one, other) for one, other in pairs):
        return "equal ratio"
    return _difference([(one, other) for one, other in pairs if isinstance(one, Amount) and isinstance(other, Amount)])


def _as_dates(pair: tuple[AnswerValue, AnswerValue]) -> tuple[Date, Date] | None:
    """Return two dates, if one is a date and the other a date or a number that may be a year."""
    typed, right = map(_as_date, pair)
    is_date = any(isinstance(value, Date) for value in pair)
    return (typed, right) if is_date and typed and right else None


def _as_date(value: AnswerValue) -> Date | None:
    match value:
        case Date():
            return value
        case Amount(number, "") if number.denominator == 1 and 99 < number < 3000:
            return Date(int(number), 0, 0)
        case _:
            return None


def _difference(pairs: list[tuple[Amount, Amount]]) -> ValueResult:
    """Return how amounts differ."""
    if any(equal_in_another_unit(one, other) for one, other in pairs):
        return "equal in another unit"
    units = any(one.unit and (one.value, one.ordinal) == (other.value, other.ordinal) for one, other in pairs)
    return "another unit" if units else "another value"


def _read(text: str, language: str, decimal_comma: bool) -> Iterator[AnswerValue]:
    base, folded = base_language(language), text.casefold()
    numeral = roman(text) if len(text) > 1 else None
    period, place = periods(text.rstrip("."), base), coordinates(text, base) if text else None
    if numeral:
        yield Amount(Fraction(numeral))
    elif period:
        yield from period
    elif place:
        yield place
    elif text:
        yield from dates(text, language.casefold())
        yield from times(folded, base)
        numbers = amounts(text, base, decimal_comma)
        several = () if numbers else (limits, ranges, ratios)
        yield from numbers
        yield from (value for read in several for value in read(text, base, decimal_comma))
        moments: tuple[Date | TimeOfDay, ...] = (*possible_dates(text, language.casefold()), *possible_times(folded))
        yield from (Possible(moment) for moment in moments)


def _same(typed: AnswerValue, right: AnswerValue) -> bool:
    match typed, right:
        case Possible(), Possible():
            return typed == right
        case Possible(), _:
            return _same(typed.value, right)
        case Date() | TimeOfDay(), Possible():
            return _same(typed, right.value)
        case Amount(), Amount():
            return same_amount(typed, right)
        case Range(), Range():
            return same_amount(typed.first, right.first) and same_amount(typed.last, right.last)
        case Limit(), Limit():
            return typed.sign == right.sign and same_amount(typed.amount, right.amount)
        case Date(), Date():
            return same_date(typed, right)
        case TimeOfDay(), TimeOfDay():
            return same_time(typed, right)
        case Range(), Period():
            return typed.first.value == right.first and typed.last.value == right.first + right.years - 1
        case (Amount(), Date()) | (Date(), Amount()):
            return _is_year(typed, right) or _is_year(right, typed)
        case _:
            return typed == right


def _is_year(date: AnswerValue, amount: AnswerValue) -> bool:
    """Return whether a date is only a year of our era, and the amount that number: AD 79 and 79."""
    if not isinstance(date, Date) or not isinstance(amount, Amount):
        return False
    return not (amount.unit or date.month or date.day) and date.year == amount.value
