"""Amounts and all their readings."""

from fractions import Fraction

import pytest

from quizkit.grading.number.amounts import amounts


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1 h 30 min", [("3/2", "h")]),
        ("1 h, 30 min and 36 s", [("1.51", "h")]),
        ("1 day 12 h 36 min 36 s", [("3661/2400", "d")]),
        ("1 week 1 day 12 h 36 min 36 s", []),
        ("30 min 1 h", []),
        ("1.5 h 30 min", []),
        ("1 h 60 min", []),
        ("1 h 59 min", [("119/60", "h")]),
        ("1 h 0 min", [("1", "h")]),
        ("1 h 30 km", []),
    ],
)
def test_an_amount_in_up_to_four_parts(text: str, read: list[tuple[str, str]]) -> None:
    assert [(amount.value, amount.unit) for amount in amounts(text, "en", False)] == [
        (Fraction(value), unit) for value, unit in read
    ]
