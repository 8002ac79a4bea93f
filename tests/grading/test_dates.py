"""Unusual dates: calendars, impossible days, and numbers in either order."""

import pytest

from quizkit.grading.answers import match
from quizkit.grading.context import Context, Strictness
from quizkit.grading.date.clock import times
from quizkit.grading.date.dates import Date, dates


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
def test_a_weekday_is_compared_from_1753_or_if_the_answer_names_one(reply: str, answer: str, verdict: str) -> None:
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
    assert list(dates(text, "en")) == read


@pytest.mark.parametrize(
    ("text", "language", "read"),
    [
        ("10/8/1945", "en", [Date(1945, 10, 8, order="month first"), Date(1945, 8, 10, order="day first")]),
        ("12/8/1945", "en", [Date(1945, 12, 8, order="month first"), Date(1945, 8, 12, order="day first")]),
        ("8/12/1945", "en", [Date(1945, 8, 12, order="month first"), Date(1945, 12, 8, order="day first")]),
        ("13/8/1945", "en", [Date(1945, 8, 13)]),
        ("8/13/1945", "en", [Date(1945, 8, 13)]),
        ("8/8/1945", "en", [Date(1945, 8, 8)]),
        ("10/8/1945", "en-us", [Date(1945, 10, 8)]),
        ("10/8/1945", "en-gb", [Date(1945, 8, 10)]),
        ("10.8.1945", "en", [Date(1945, 8, 10)]),
        ("8.10.1945", "de", [Date(1945, 10, 8)]),
        ("8/5/45", "de", [Date(1945, 5, 8), Date(2045, 5, 8)]),
        ("0/8/1945", "de", []),
        ("1945-05", "en", [Date(1945, 5, 0)]),
        ("1945-12", "en", [Date(1945, 12, 0)]),
        ("1945-13", "en", []),
        ("1914-18", "en", []),
        ("05/1945", "en", [Date(1945, 5, 0)]),
        ("00/1945", "en", []),
        ("1945-5-8", "en", [Date(1945, 5, 8)]),
        ("1945/05/08", "en", [Date(1945, 5, 8)]),
        ("1945-05/08", "en", []),
        ("1945年5月8日", "ja", [Date(1945, 5, 8)]),
        ("5월 8일", "ko", [Date(0, 5, 8)]),
        ("1945", "en", []),
    ],
)
def test_a_date_in_numbers(text: str, language: str, read: list[Date]) -> None:
    assert list(dates(text, language)) == read


@pytest.mark.parametrize(
    ("text", "language", "read"),
    [
        ("may", "en", [Date(0, 5, 0)]),
        ("8 May", "en", [Date(0, 5, 8)]),
        ("May 31", "en", [Date(0, 5, 31)]),
        ("May 32", "en", [Date(32, 5, 0)]),
        ("May 1945", "en", [Date(1945, 5, 0)]),
        ("eighth of May 1945", "en", [Date(1945, 5, 8)]),
        ("8th May, 1945 A.D.", "en", [Date(1945, 5, 8)]),
        ("Tuesday 8 May 1945", "en", [Date(1945, 5, 8, 2)]),
        ("Monday Tuesday 8 May 1945", "en", []),
        ("8 May 45", "en", [Date(1945, 5, 8), Date(2045, 5, 8)]),
        ("8 May 99", "en", [Date(1999, 5, 8), Date(2099, 5, 8)]),
        ("8 May 100", "en", [Date(100, 5, 8)]),
        ("44 BC", "en", [Date(-44, 0, 0)]),
        ("15 March 44 BC", "en", [Date(-44, 3, 15)]),
        ("AD 79", "en", [Date(79, 0, 0)]),
        ("9999 BC", "en", [Date(-9999, 0, 0)]),
        ("10000 BC", "en", []),
        ("May June 1945", "en", []),
        ("8 9 10 May", "en", []),
        ("8 elephants May", "en", []),
        ("8. mai 1945", "de", [Date(1945, 5, 8)]),
        ("8 mai 1945", "en", []),
        ("Septembr 1945", "en", [Date(1945, 9, 0)]),
        ("Setembr 1945", "en", [Date(1945, 9, 0)]),
        ("Agust 1945", "en", [Date(1945, 8, 0)]),
        ("Agus 1945", "en", []),
        ("Mey 1945", "en", []),
    ],
)
def test_a_date_with_a_month_or_an_era_in_words(text: str, language: str, read: list[Date]) -> None:
    assert list(dates(text, language)) == read


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("14:30", 870),
        ("14h30", 870),
        ("14.30 uhr", 870),
        ("14.30", None),
        ("2:30 pm", 870),
        ("2:30 p.m.", 870),
        ("12 am", 0),
        ("1 am", 60),
        ("12:05 pm", 725),
        ("13 pm", None),
        ("0 am", None),
        ("00:00", 0),
        ("24:00", 0),
        ("25:00", None),
        ("23:59", 1439),
        ("23:60", None),
        ("noon", 720),
        ("midnight", 0),
        ("9 o'clock", 540),
    ],
)
def test_a_time_of_day(text: str, minutes: int | None) -> None:
    assert [time.minutes for time in times(text, "en")] == ([] if minutes is None else [minutes])


@pytest.mark.parametrize(("typos", "verdict"), [(True, "right"), (False, "close")])
def test_a_misspelled_month_is_a_misspelling(typos: bool, verdict: str) -> None:
    result = match("agust", "August", (), (), Context(), Strictness(typos=typos))
    assert (result.verdict, result.rule, result.nearest) == (verdict, "month misspelled", "")
