"""Decades and centuries, in digits and words."""

import pytest

from quizkit.grading.date.periods import Period, periods


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("the 1920s", [Period(1920, 10)]),
        ("1920's", [Period(1920, 10)]),
        ("'20s", [Period(1920, 10)]),
        ("10s", []),
        ("90s", [Period(1990, 10)]),
        ("100s", [Period(100, 100), Period(100, 10)]),
        ("1700s", [Period(1700, 100), Period(1700, 10)]),
        ("the 40s BC", [Period(-40, 10)]),
        ("the 440s BC", [Period(-440, 10)]),
        ("1925s", []),
        ("the twenties", [Period(1920, 10)]),
        ("eighteen-twenties", [Period(1820, 10)]),
        ("the parties", []),
        ("18th century", [Period(1700, 100)]),
        ("the 1st century", [Period(0, 100)]),
        ("the 0th century", []),
        ("39th century", [Period(3800, 100)]),
        ("40th century", []),
        ("5th century BC", [Period(-500, 100)]),
        ("XVIII century", [Period(1700, 100)]),
        ("eighteenth century", [Period(1700, 100)]),
        ("eighteen century", []),
        ("XVIIIe siècle", [Period(1700, 100)]),
        ("18. Jahrhundert", [Period(1700, 100)]),
    ],
)
def test_a_decade_or_a_century(text: str, read: list[Period]) -> None:
    assert list(periods(text, "en")) == read
