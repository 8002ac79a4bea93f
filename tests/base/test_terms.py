"""Times and percentages, and their limits."""

from decimal import Decimal

import pytest

from quizkit.base.terms import duration, percent_of, seconds_of


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1s", 1),
        ("0s", None),
        ("20", 1200),
        ("2 hours 5 minutes 7 sec", 7507),
        (" 1H ", 3600),
        ("168h", 604800),
        ("168h1s", None),
        ("10080", 604800),
        ("10081", None),
        ("30m1h", None),
        ("-5m", None),
        ("1.5h", None),
    ],
)
def test_a_length_of_time(text: str, seconds: int | None) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize(
    ("text", "most", "share"),
    [
        ("100%", 100, "100"),
        ("100.1%", 100, None),
        ("150%", 200, "150"),
        ("0%", 100, None),
        ("0.1%", 100, "0.1"),
        ("1", 100, None),
        ("1%", 100, "1"),
        ("1.5", 100, "1.5"),
        ("50 %", 100, "50"),
        ("-5%", 100, None),
        ("%", 100, None),
    ],
)
def test_a_percentage(text: str, most: int, share: str | None) -> None:
    assert percent_of(text, most) == (None if share is None else Decimal(share))


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 s"),
        (59, "59 s"),
        (60, "1 min"),
        (61, "1 min 1 s"),
        (3599, "59 min 59 s"),
        (3600, "1 h"),
        (3659, "1 h"),
        (3660, "1 h 1 min"),
        (90000, "25 h"),
    ],
)
def test_a_length_of_time_in_words(seconds: int, said: str) -> None:
    assert duration(seconds) == said
