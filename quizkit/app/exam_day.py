"""Reads the day of an exam as people write it: tomorrow, in 10 days, Friday, 15 Dec, 15.12., 2026-12-15.

Names of months and days are in English or in the language of the deck.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from quizkit.base import patterns
from quizkit.base.errors import UsageError
from quizkit.grading.tables import table
from quizkit.grading.words.forms import unaccented, unified, written_out

if TYPE_CHECKING:
    from quizkit.grading.date.dates import Date

# Nobody learns for an exam further ahead, and the calendar ends with the year 9999.
_FURTHEST_DAYS = 3653
_NUMBERS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DAYS = {"day": 1, "week": 7}
_LEADING = patterns.compile(r"(?:on|this|the|am|le|el|il|op) ")
_AHEAD = patterns.compile(rf"(?:in )?(\d{{1,4}}|{'|'.join(_NUMBERS)}) (day|week|month)s?", re.ASCII)
_OF_MONTH = patterns.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.ASCII)
_WEEKDAY_FIRST = patterns.compile(r"([^\W\d_][^\s\d.,]+)[.,]* (?=\d)")
_DAY_AND_MONTH = patterns.compile(r"\d{1,2}\.\s?\d{1,2}", re.ASCII)
_EXAMPLES = "Write it as tomorrow, in 10 days, Friday, 15 Dec, 15.12. or 2026-12-15."


def exam_day(text: str, today: date, language: str = "en") -> date:
    """Return the day that a text means: today, or the next day that it fits. Raises UsageError."""
    words = " ".join(unified(text).casefold().split())
    leading = _LEADING.match(words)
    words = words[leading.end() :] if leading else words
    spoken = (language.partition("-")[0], "en")
    days = _near(words, today, spoken) or _ahead(words, today) or _of_week(words, today, spoken)
    days = days or _calendar(words, today, language, spoken)
    if not days:
        raise UsageError(f"“{text}” is not a day.", _EXAMPLES)
    if len(days) > 1:
        meanings = " or ".join(day.isoformat() for day in sorted(days))
        raise UsageError(f"“{text}” may mean {meanings}.", "Write the day that you mean in this form.")
    return _possible(days.pop(), today)


def _possible(day: date, today: date) -> date:
    if day < today:
        raise UsageError(f"{day.isoformat()} is in the past.", "Give today or a later day.")
    if (day - today).days > _FURTHEST_DAYS:
        raise UsageError(f"{day.isoformat()} is too far ahead to plan for.", "Give a day in the next ten years.")
    return day


def _near(words: str, today: date, spoken: Sequence[str]) -> set[date]:
    days = (table("near_days").get(language, "").split(", ") for language in spoken)
    return {today + timedelta(place) for names in days for place, name in enumerate(names) if words in _spellings(name)}


def _spellings(name: str) -> set[str]:
    """Return a name as it is written on any keyboard: without accents, and with `ae` for `ä`."""
    return {name, unaccented(name), written_out(name)}


def _ahead(words: str, today: date) -> set[date]:
    """Return the day that is this many days, weeks or months ahead, or the next one with this number in its month."""
    if match := _OF_MONTH.fullmatch(words):
        months = (_months_ahead(today.replace(day=1), ahead) for ahead in range(3))
        days = (first + timedelta(int(match[1]) - 1) for first in months)
        return set(islice((day for day in days if day >= today and day.day == int(match[1])), 1))
    if (match := _AHEAD.fullmatch(words)) is None:
        return set()
    times = int(match[1]) if match[1].isdecimal() else max(1, _NUMBERS.index(match[1]))
    return {_months_ahead(today, times) if match[2] == "month" else today + timedelta(times * _DAYS[match[2]])}


def _months_ahead(day: date, months: int) -> date:
    """Return the same day of a later month, or the last one of that month."""
    from calendar import monthrange

    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _weekdays(word: str, spoken: Sequence[str]) -> set[int]:
    """Return the day of the week with this name, or with one that begins so as no other does: 0 for Monday."""
    if len(word) < 2:
        return set()
    for language in spoken:
        names = [_spellings(name) for name in table("weekdays").get(language, "").split()]
        places = {place for place, forms in enumerate(names) if any(form.startswith(word) for form in forms)}
        if len(places) == 1:
            return places
    return set()


def _of_week(words: str, today: date, spoken: Sequence[str]) -> set[date]:
    """Return the next day with this name. A `next` one may be that of the next week."""
    name = words.removeprefix("next ")
    places = _weekdays(name.removesuffix("."), spoken)
    coming = {today + timedelta((place - today.weekday() - 1) % 7 + 1) for place in places}
    return coming if name == words else coming | {today + timedelta(7 - today.weekday() + place) for place in places}


def _calendar(words: str, today: date, language: str, spoken: Sequence[str]) -> set[date]:
    """Return the days that a date may mean; without a year, or with two digits, the next one from today on."""
    readings = [one for one in _readings(words, language, spoken) if one.month and one.day and one.year >= 0]
    days = {day: one.weekday for one in readings if (day := _next(one.year, one.month, one.day, today))}
    # Two digits of a year may mean two centuries.
    days = {day: weekday for day, weekday in days.items() if day >= today} or days
    fitting = {day for day, weekday in days.items() if weekday in (0, day.isoweekday())}
    if days and not fitting:
        first = min(days)
        raise UsageError(f"{first.isoformat()} is a {first:%A}.", "Correct the date or the weekday.")
    return fitting


def _readings(words: str, language: str, spoken: Sequence[str]) -> "Sequence[Date]":
    """Return the dates that a text may be, with or without the day of the week before it."""
    from quizkit.grading.date.dates import dates, possible_dates

    text = f"{words}." if _DAY_AND_MONTH.fullmatch(words) else words
    if readings := dates(text, language) or possible_dates(text, language):
        return readings
    if (named := _WEEKDAY_FIRST.match(words)) is None:
        return ()
    places = _weekdays(named[1], spoken)
    rest = _readings(words[named.end() :], language, spoken) if places else ()
    return [one._replace(weekday=place + 1) for place in places for one in rest]


def _next(year: int, month: int, day: int, today: date) -> date | None:
    """Return the day; without a year, the first one from today on: 29 February is there every four years."""
    years = [year] if year else range(today.year, today.year + 9)
    for candidate in years:
        try:
            match = date(candidate, month, day)
        except ValueError:
            continue
        if year or match >= today:
            return match
    return None
