"""Formats counts, numbers, percentages, days, times and bars."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from rich.text import Text

from quizkit.scheduling import KNOWN_DAYS
from quizkit.terminal.theme import Style

if TYPE_CHECKING:
    from quizkit.app.goal import Goal

# A rough estimate for reading, thinking and replying.
SECONDS_A_QUESTION = 25
KNOWN_MEANS = f"Known: the interval is {KNOWN_DAYS} days or more."
_MOST_MINUTES = 100
_COLUMNS = "▁▂▃▄▅▆▇"


def count(number: int, thing: str) -> str:
    """Return a number with a noun: `1 question`, `2,000 questions`."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def goal_in_words(goal: "Goal") -> str:
    """Return how much of a goal is done: `9 of 20 questions`."""
    return f"{goal.done} of {count(goal.of, goal.unit.removesuffix('s'))}"


def short_number(value: Decimal | float) -> str:
    """Return a number with at most two decimals and no trailing zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def count_of_points(points: Decimal) -> str:
    """Return an amount of points in words: `1 point`, `2.5 points`."""
    return f"{short_number(points)} {'point' if points == 1 else 'points'}"


def percent(value: float | None) -> str:
    """Return a percentage, or `no points` for None."""
    return "no points" if value is None else f"{short_number(value)} %"


def about(seconds: float) -> str:
    """Return a time in minutes, or in hours: `about 3 minutes`."""
    minutes = max(1, round(seconds / 60))
    return "about " + (count(minutes, "minute") if minutes <= _MOST_MINUTES else count(round(minutes / 60), "hour"))


def day_in_words(day: date) -> str:
    """Return a day without its year: `Thu 26 Nov`."""
    return f"{day:%a} {day.day} {day:%b}"


def countdown(day: date, days: int) -> str:
    """Return a day with how far ahead it is: `on Tue 15 Dec 2026, in 19 days`."""
    ahead = "today" if days == 0 else "tomorrow" if days == 1 else f"in {count(days, 'day')}"
    return f"on {day:%a} {day.day} {day:%b} {day.year}, {ahead}"


def bar(part: float, of: float, columns: int, style: Style) -> Text:
    """Return a bar of this many columns, filled in proportion."""
    full = min(columns, round(columns * part / of)) if of else 0
    return Text.assemble(("█" * full, style), ("░" * (columns - full), "dim"))


def share(value: float) -> str:
    """Return a share as a whole percentage; only what is certain is 100 %.

    >>> [share(value) for value in (0.874, 0.999, 1)]
    ['87 %', '99 %', '100 %']
    """
    return f"{min(round(100 * value), 99) if value < 1 else 100} %"


def sparkline(values: Sequence[float], most: float = 0) -> str:
    """Return numbers as a line of columns, the largest one or `most` at full height.

    >>> sparkline([0, 1, 4, 8])
    '▁▁▄▇'
    """
    highest = max(*values, most, 1)
    return "".join(_COLUMNS[min(int(value / highest * len(_COLUMNS)), len(_COLUMNS) - 1)] for value in values)


def days_ahead(days: int) -> str:
    """Return a day by its distance: `today`, `tomorrow`, `in 3 days`."""
    return "today" if days <= 0 else "tomorrow" if days == 1 else f"in {days} days"
