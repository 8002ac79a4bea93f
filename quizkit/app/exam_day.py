"""Reads the day of an exam as people write it: tomorrow, in 10 days, Friday, 15 Dec, 15.12., 2026-12-15."""

import re
from datetime import date, timedelta
from itertools import islice

from quizkit.base import patterns
from quizkit.base.errors import UsageError

# Nobody learns for an exam further ahead, and the calendar ends with the year 9999.
_FURTHEST_DAYS = 3653
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NEAR_DAYS = ("today", "tomorrow", "day after tomorrow")
_NUMBERS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DAYS = {"day": 1, "week": 7}
_LEADING = patterns.compile(r"(?:on|this|the) ")
_AHEAD = patterns.compile(rf"(?:in )?(\d{{1,4}}|{'|'.join(_NUMBERS)}) (day|week|month)s?", re.ASCII)
_OF_MONTH = patterns.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.ASCII)
_WEEKDAY_FIRST = patterns.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? (?=\d)")
_DAY_AND_MONTH = patterns.compile(r"\d{1,2}\.\s?\d{1,2}", re.ASCII)
_EXAMPLES = "Write it as tomorrow, in 10 days, Friday, 15 Dec, 15.12. or 2026-12-15."


def exam_day(text: str, today: date, language: str = "en") -> date:
    """Return the day that a text means: today, or the next day that it fits. Raises UsageError."""
    words = " ".join(text.casefold().split())
    leading = _LEADING.match(words)
    words = words[leading.end() :] if leading else words
    days = _ahead(words, today) or _of_week(words, today) or _calendar(words, today, language)
    if not days:
        raise UsageError(f"“{text}” is not a day.", _EXAMPLES)
    if len(days) > 1:
        meanings = " or ".join(day.isoformat() for day in sorted(days))
        raise UsageError(f"“{text}” may be {meanings}.", "Write the day that you mean in this form.")
    return _possible(days.pop(), today)


def _possible(day: date, today: date) -> date:
    if day < today:
        raise UsageError(f"{day.isoformat()} is in the past.", "Give the day of an exam that is still to come.")
    if (day - today).days > _FURTHEST_DAYS:
        raise UsageError(f"{day.isoformat()} is too far ahead to plan for.", "Give a day in the next ten years.")
    return day


def _ahead(words: str, today: date) -> set[date]:
    """Return the day that is so many days, weeks or months ahead, or the next one with this number in its month."""
    if words in _NEAR_DAYS:
        return {today + timedelta(_NEAR_DAYS.index(words))}
    if match := _OF_MONTH.fullmatch(words):
        months = (_months_ahead(today.replace(day=1), ahead) for ahead in range(3))
        found = (first + timedelta(int(match[1]) - 1) for first in months)
        return set(islice((day for day in found if day >= today and day.day == int(match[1])), 1))
    if (match := _AHEAD.fullmatch(words)) is None:
        return set()
    times = int(match[1]) if match[1].isdecimal() else max(1, _NUMBERS.index(match[1]))
    return {_months_ahead(today, times) if match[2] == "month" else today + timedelta(times * _DAYS[match[2]])}


def _months_ahead(day: date, months: int) -> date:
    """Return the same day of a later month, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    from calendar import monthrange

    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _of_week(words: str, today: date) -> set[date]:
    """Return the next day with this name. A `next` one may be that of the next week."""
    name = words.removeprefix("next ")
    places = [place for place, one in enumerate(_WEEKDAYS) if name in (one.casefold(), one[:3].casefold())]
    coming = {today + timedelta((place - today.weekday() - 1) % 7 + 1) for place in places}
    return coming if name == words else coming | {today + timedelta(7 - today.weekday() + place) for place in places}


def _calendar(words: str, today: date, language: str) -> set[date]:
    """Return the days that a date may mean; without a year, or with two digits, the next one from today on."""
    from quizkit.grading.date.dates import dates, possible_dates

    named = _WEEKDAY_FIRST.match(words)
    text = words[named.end() :] if named else words
    text = f"{text}." if _DAY_AND_MONTH.fullmatch(text) else text
    readings = dates(text, language) or possible_dates(text, language)
    whole = [reading for reading in readings if reading.month and reading.day and reading.year >= 0]
    days = {day for one in whole if (day := _next(one.year, one.month, one.day, today))}
    # Two digits of a year may mean two centuries.
    days = {day for day in days if day >= today} or days
    fitting = {day for day in days if named is None or _WEEKDAYS[day.weekday()].casefold().startswith(named[1])}
    if days and not fitting:
        first = min(days)
        raise UsageError(f"{first.isoformat()} is a {_WEEKDAYS[first.weekday()]}.", "Correct the date or the weekday.")
    return fitting


def _next(year: int, month: int, day: int, today: date) -> date | None:
    """Return the day; without a year, the first one from today on: 29 February is there every four years."""
    years = [year] if year else range(today.year, today.year + 9)
    for candidate in years:
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if year or found >= today:
            return found
    return None
