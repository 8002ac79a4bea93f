"""Reads the day of an exam as people write it: tomorrow, in 10 days, Friday, 15 Dec, 15.12., 2026-12-15."""

import re
from datetime import date, timedelta

from quizkit.base import patterns
from quizkit.base.errors import UsageError

# Nobody learns for an exam further ahead, and the calendar ends with the year 9999.
_FURTHEST_DAYS = 3653
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NEAR_DAYS = ("today", "tomorrow", "day after tomorrow")
_AHEAD = patterns.compile(r"in (\d{1,4}|an?|one) (day|week)s?", re.ASCII)
_EXAMPLES = "Write it as tomorrow, in 10 days, Friday, 15 Dec, 15.12. or 2026-12-15."


def exam_day(text: str, today: date, language: str = "en") -> date:
    """Return the day that a text means: today, or the next day that it fits. Raises UsageError."""
    words = " ".join(text.casefold().split())
    day = _relative(words, today)
    days = {day} if day else _calendar(words, today, language)
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


def _relative(words: str, today: date) -> date | None:
    if words.removeprefix("the ") in _NEAR_DAYS:
        return today + timedelta(_NEAR_DAYS.index(words.removeprefix("the ")))
    if match := _AHEAD.fullmatch(words):
        times = int(match[1]) if match[1].isdigit() else 1
        return today + timedelta(times * (7 if match[2] == "week" else 1))
    names = [place for place, name in enumerate(_WEEKDAYS) if words.removeprefix("next ") in (name, name[:3])]
    return today + timedelta((names[0] - today.weekday() - 1) % 7 + 1) if names else None


def _calendar(words: str, today: date, language: str) -> set[date]:
    """Return the days that a date may mean; without a year, or with two digits, the next one from today on."""
    from quizkit.grading.date.dates import dates, possible_dates

    text = f"{words}." if re.fullmatch(r"\d{1,2}\.\s?\d{1,2}", words, re.ASCII) else words
    readings = dates(text, language) or possible_dates(text, language)
    whole = [reading for reading in readings if reading.month and reading.day and reading.year >= 0]
    days = {day for one in whole if (day := _next(one.year, one.month, one.day, today))}
    # Two digits of a year may mean two centuries.
    return {day for day in days if day >= today} or days


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
