"""Reads and compares dates in all usual notations.

ISO 8601; day, month and year in any order with the name of the month, in English and in the deck's language; numbers
with points, slashes or hyphens between them. With slashes the day is first in most of the world, the month in the
United States; for the language `en` both are possible (`is_ambiguous`).
"""

import re
from datetime import date as calendar_date
from functools import cache, lru_cache
from typing import NamedTuple

from quizkit.base.alternatives import alternative
from quizkit.grading.number.number_words import worded
from quizkit.grading.tables import table
from quizkit.grading.words.forms import unaccented, written_out

_LONGEST = 60
_SHORT_WEEKDAYS = "mon tue wed thu fri sat sun", "mon tues weds thur", "mon tues weds thurs"
# Since this year the Gregorian calendar gives the weekday in nearly all of Europe and America.
_GREGORIAN = 1753
# English is day first except in these regions, where the order is not clear.
_UNCLEAR = frozenset(("en", "en-ca", "en-ph", "en_ca", "en_ph"))
_NOISE = frozenset("the of on in at year de del den der dem am le el il lo la um".split())
_BEFORE, _AFTER = frozenset(("bc", "bce")), frozenset(("ad", "ce"))
_PIECE = re.compile(r"(\d+)(st|nd|rd|th|er|º|ª)?(?![^\W\d_])|[^\W\d_]+")
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_YEAR_MONTH = re.compile(r"(\d{4})-(\d{2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/]([12]\d{3})")
_NUMERIC = re.compile(r"(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})")
_CJK = re.compile(r"(?:(\d{1,4})[年년]\s?)?(?:(\d{1,2})[月월]\s?)?(?:(\d{1,2})[日일])?")
# A day and a month, in one order or the other; with points the day is always first.
_DAY_AND_MONTH = re.compile(r"(\d{1,2})([-/])(\d{1,2})|(\d{1,2})\.\s?(\d{1,2})\.?")


@alternative
class Date(NamedTuple):
    """A complete or partial date: missing parts are 0. Years before Christ are negative.

    `weekday` is 1 for Monday; `order` is the assumed order of numbers, empty if it is certain.
    """

    year: int
    month: int
    day: int
    weekday: int = 0
    order: str = ""


def dates(text: str, language: str) -> tuple[Date, ...]:
    """Return every reading of a whole unified `text` as a date; none if it is anything else."""
    if not 2 < len(text) <= _LONGEST:
        return ()
    text = text.strip().casefold()
    read = [*_numeric(text, language), *_cjk(text)] or _named(text, language)
    return tuple(filter(_exists, read))


def possible_dates(text: str, language: str) -> tuple[Date, ...]:
    """Return the dates without a year that two numbers may be if the answer is such a date: 10/8, or 8.10."""
    match = _DAY_AND_MONTH.fullmatch(text)
    if match is None:
        return ()
    if match[4] and language.startswith("en") and not text.endswith("."):
        # 3.10 is a version, or a number.
        return ()
    if match[4]:
        return tuple(filter(_exists, [Date(0, int(match[5]), int(match[4]))]))
    return tuple(filter(_exists, _in_either_order(int(match[1]), int(match[3]), match[2], language, [0])))


def same_date(typed: Date, right: Date) -> bool:
    """Return whether two dates are equal, with no other weekday, and no assumed order against a certain one."""
    if typed[:3] != right[:3] or (typed.order and typed.order != right.order):
        return False
    weekday = right.weekday or _weekday(right)
    return not (typed.weekday and weekday) or typed.weekday == weekday


def differs_in_precision(typed: Date, right: Date) -> str:
    """Return `more precise` if `typed` only adds to the other date, `less precise` if it only lacks something, else nothing."""
    pairs = [(one, other) for one, other in zip(typed[:3], right[:3], strict=True) if one != other]
    if typed.order or not pairs or len(pairs) == 3:
        return ""
    return "more precise" if not any(o for _, o in pairs) else "less precise" if not any(t for t, _ in pairs) else ""


def is_ambiguous(typed: object, right: object) -> bool:
    """Return whether a date is right only in one of the possible orders."""
    if not isinstance(typed, Date) or not isinstance(right, Date):
        return False
    return bool(typed.order) and not right.order and same_date(typed._replace(order=""), right)


def _weekday(date: Date) -> int:
    return calendar_date(*date[:3]).isoweekday() if date.year >= _GREGORIAN and date.month and date.day else 0


def month(word: str, language: str = "en") -> int:
    """Return the number of the month with this folded name, or a misspelling of it, in English or in `language`; else 0."""
    number = _month_names(language).get(word, 0)
    return number or _misspelt_month(word, language)


def misspells_month(text: str, language: str) -> bool:
    """Return whether a text that is a date has a misspelled month."""
    base = language.partition("-")[0]
    return any(
        _misspelt_month(word, base) for word in re.findall(r"[^\W\d_]+", text.casefold()) if word not in _weekdays()
    )


@lru_cache(maxsize=1024)
def _misspelt_month(word: str, language: str) -> int:
    if len(word) < 5 or word in _month_names(language):
        return 0
    from rapidfuzz.distance import OSA

    from quizkit.grading.words.spelling import is_misspelling

    names = [name for name in _month_names(language) if len(name) > 5 and OSA.distance(word, name, score_cutoff=2) <= 2]
    near = [
        _month_names(language)[name]
        for name in names
        if any(is_misspelling(word, name, spoken) for spoken in {language, "en"})
    ]
    return near[0] if near else 0


@cache
def _weekdays() -> dict[str, int]:
    weeks = (*table("weekdays").values(), *_SHORT_WEEKDAYS)
    return {name: number for week in weeks for number, name in enumerate(week.split(), 1)}


@cache
def _month_names(language: str) -> dict[str, int]:
    names: dict[str, int] = {}
    for spoken in dict.fromkeys((language, "en")):
        months = table("months").get(spoken, "").split()
        for number, name in enumerate(months, 1):
            for form in (name, unaccented(name), written_out(name), *_short_forms(name, months)):
                names.setdefault(form, number)
    return names


def _short_forms(name: str, months: list[str]) -> list[str]:
    """Return the first three and four letters of a month, if no other month begins with them."""
    return [name[:size] for size in (3, 4) if sum(other.startswith(name[:size]) for other in months) == 1]


def _exists(date: Date) -> bool:
    if not any(date[:3]) or not 0 <= date.month <= 12 or abs(date.year) > 9999:
        return False
    # An unknown year may be a leap year.
    longest = 31 if not date.month else 29 if date.month == 2 else 30 + (date.month in (1, 3, 5, 7, 8, 10, 12))
    leap = date.year % 4 == 0 and (date.year % 100 != 0 or date.year % 400 == 0 or date.year < 1753)
    return 0 <= date.day <= longest - (date[1:3] == (2, 29) and not leap)


def _numeric(text: str, language: str) -> list[Date]:
    iso, short, parted = _ISO.fullmatch(text), _YEAR_MONTH.fullmatch(text), _NUMERIC.fullmatch(text)
    turned = _MONTH_YEAR.fullmatch(text)
    if iso:
        return [Date(int(iso[1]), int(iso[3]), int(iso[4]))]
    if short:
        # 1914-18 is a range of years.
        return [Date(int(short[1]), int(short[2]), 0)] if 1 <= int(short[2]) <= 12 else []
    if turned:
        return [Date(int(turned[2]), int(turned[1]), 0)] if int(turned[1]) else []
    if parted is None:
        return []
    years = [int(parted[4])] if len(parted[4]) == 4 else [1900 + int(parted[4]), 2000 + int(parted[4])]
    return _in_either_order(int(parted[1]), int(parted[3]), parted[2], language, years)


def _in_either_order(first: int, second: int, mark: str, language: str, years: list[int]) -> list[Date]:
    """Return the possible dates of day and month in numbers: in both orders if the language allows both."""
    american = language.endswith("us") and mark != "."
    unclear = language in _UNCLEAR and mark != "." and first != second and max(first, second) <= 12
    orders = {"month first": (first, second), "day first": (second, first)}
    likely = "month first" if american or (language in _UNCLEAR and second > 12) else "day first"
    return [
        Date(year, numbers[0], numbers[1], order=order if unclear else "")
        for year in years
        for order, numbers in orders.items()
        if (unclear or order == likely) and 1 <= numbers[0] <= 12 and numbers[1]
    ]


def _cjk(text: str) -> list[Date]:
    match = _CJK.fullmatch(text)
    if match is None or not any(match.groups()):
        return []
    return [Date(int(match[1] or 0), int(match[2] or 0), int(match[3] or 0))]


def _named(text: str, language: str) -> list[Date]:
    """Read a date with a month or an era in words. Every piece must have a meaning."""
    if _PIECE.sub("", text).strip(" ,.'-/") or len(text.split()) > 10:
        return []
    numbers: list[int] = []
    months: list[int] = []
    weekdays: list[int] = []
    before = after = False
    pieces = _pieces(text)
    while pieces:
        piece = pieces[0]
        read = worded(pieces) if not piece.isdecimal() else None
        if piece.isdecimal() or read:
            numbers.append(int(piece) if piece.isdecimal() or read is None else int(read.value))
            pieces = pieces[read.length if read else 1 :]
            continue
        pieces = pieces[1:]
        before, after = before or piece in _BEFORE, after or piece in _AFTER
        number = month(piece, language.partition("-")[0])
        if piece in _weekdays():
            weekdays.append(_weekdays()[piece])
        elif number:
            months.append(number)
        elif piece not in _NOISE and piece not in _BEFORE and piece not in _AFTER:
            return []
    if len(weekdays) > 1:
        return []
    dates = _assembled(numbers, months, -1 if before else 1, before or after)
    return [date._replace(weekday=sum(weekdays)) for date in dates]


def _pieces(text: str) -> list[str]:
    """Return words and numbers, at most four digits each, without ordinal endings."""
    pieces = [
        match[1] or match[0] for match in _PIECE.finditer(re.sub(r"\b([bac])\.\s?([cde])\.(?:\s?e\.)?", r"\1\2", text))
    ]
    return [] if any(piece.isdecimal() and len(piece) > 4 for piece in pieces) else pieces


def _assembled(numbers: list[int], months: list[int], era: int, dated: bool) -> list[Date]:
    if not months:
        return [Date(era * numbers[0], 0, 0)] if dated and len(numbers) == 1 else []
    if len(months) > 1 or len(numbers) > 2:
        return []
    if not numbers:
        return [Date(0, months[0], 0)]
    if len(numbers) == 1:
        is_day = numbers[0] <= 31 and not dated
        return [Date(0, months[0], numbers[0]) if is_day else Date(era * numbers[0], months[0], 0)]
    day, year = (numbers[1], numbers[0]) if numbers[0] > 31 else (numbers[0], numbers[1])
    years = [year] if year > 99 or dated else [1900 + year, 2000 + year]
    return [Date(era * year, months[0], day) for year in years]
