"""Numbers in English words: the longest number at the start of some words, and how many words it has."""

from fractions import Fraction

import pytest

from quizkit.grading.number.number_words import worded


@pytest.mark.parametrize(
    ("text", "value", "length"),
    [
        ("zero", "0", 1),
        ("twenty five", "25", 2),
        ("ninety nine nine", "99", 2),
        ("five five", "5", 1),
        ("a hundred", "100", 2),
        ("hundred and", "100", 1),
        ("two hundred five", "205", 3),
        ("two hundred and five ships", "205", 4),
        ("one hundred hundred", "100", 2),
        ("fifteen hundred", "1500", 2),
        ("three thousand and two", "3002", 4),
        ("two million three hundred thousand", "2300000", 5),
        ("nine hundred ninety nine thousand nine hundred ninety nine", "999999", 9),
        ("nineteen forty five", "1945", 3),
        ("twenty fifteen", "2015", 2),
        ("ten ten", "1010", 2),
        ("two thirds", "2/3", 2),
        ("two third", "2", 1),
        ("one third", "1/3", 2),
        ("nine tenths", "9/10", 2),
        ("ten tenths", "10", 1),
        ("two twelfths", "2", 1),
        ("a half", "1/2", 2),
        ("half a", "1/2", 1),
        ("three quarters", "3/4", 2),
        ("one and a half", "3/2", 4),
        ("two and three quarters", "11/4", 4),
        ("a million and a half", "1500000", 5),
        ("three point one four", "157/50", 4),
        ("zero point zero five", "1/20", 4),
        ("three point", "3", 1),
        ("three point ten", "3", 1),
    ],
)
def test_a_number_in_words(text: str, value: str, length: int) -> None:
    assert worded(text.split()) == (Fraction(value), length, False)


@pytest.mark.parametrize(
    ("text", "value", "length"),
    [
        ("third", 3, 1),
        ("twenty third", 23, 2),
        ("hundredth", 100, 1),
        ("two hundred and third", 203, 4),
        ("second and a half", 2, 1),
    ],
)
def test_an_ordinal_in_words(text: str, value: int, length: int) -> None:
    assert worded(text.split()) == (Fraction(value), length, True)


@pytest.mark.parametrize("text", ["", "a", "and", "point five", "ships"])
def test_words_that_do_not_begin_with_a_number(text: str) -> None:
    assert worded(text.split()) is None
