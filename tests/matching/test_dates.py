"""Dates at the edges of what is read: calendars, days that a month does not have, and numbers in either order."""

import pytest

from quizkit.matching.answers import match
from quizkit.matching.context import Context
from quizkit.matching.dates import Date, moments


@pytest.mark.parametrize(
    ("reply", "answer", "verdict"),
    [
        ("Monday, 1 January 1753", "1 January 1753", "right"),
        ("Tuesday, 1 January 1753", "1 January 1753", "wrong"),
        # In Britain this Wednesday was the last day of the Julian calendar; in Rome it was a Saturday.
        ("Wednesday, 2 September 1752", "2 September 1752", "right"),
        ("Saturday, 2 September 1752", "2 September 1752", "right"),
        ("Saturday, 2 September 1752", "Wednesday, 2 September 1752", "wrong"),
    ],
)
def test_a_day_of_the_week_is_compared_from_1753_on_or_where_the_answer_names_one(
    reply: str, answer: str, verdict: str
) -> None:
    assert match(reply, answer, (), (), Context()).verdict == verdict


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("29 February 1700", [Date(1700, 2, 29)]),
        ("29 February 1752", [Date(1752, 2, 29)]),
        ("29 February 1800", []),
        ("29 February 1900", []),
        ("29 February 2000", [Date(2000, 2, 29)]),
        ("29 February 2023", []),
        ("29 February", [Date(0, 2, 29)]),
        ("30 February", []),
        ("30 April", [Date(0, 4, 30)]),
        ("31 April", []),
        ("31 July", [Date(0, 7, 31)]),
        ("31 August", [Date(0, 8, 31)]),
        ("31 September", []),
        ("31 December", [Date(0, 12, 31)]),
    ],
)
def test_a_day_exists_in_the_calendar_of_its_time(text: str, read: list[Date]) -> None:
    assert list(moments(text, "en")) == read
