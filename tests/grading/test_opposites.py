"""Words that differ in a meaningful part."""

import pytest

from quizkit.grading.answers import match
from quizkit.grading.context import Context
from quizkit.grading.words.word_parts import opposed


@pytest.mark.parametrize(
    ("one", "other", "is_opposed"),
    [
        ("happy", "hapy", False),
        ("hypertension", "hypotension", True),
        ("hypertension", "hypotensoin", True),
        ("inter", "intra", True),
        ("internal", "external", True),
        ("include", "exclude", True),
        ("include", "exhaust", False),
        ("hypertension", "hypothesis", False),
        ("useful", "careless", False),
        ("useful", "useless", True),
        ("methane", "methene", True),
        ("ethanol", "ethanal", True),
        ("sulfate", "sulfite", True),
        ("sulfates", "sulfate", False),
        ("chloride", "chlorine", True),
        ("table", "tabel", False),
    ],
)
def test_a_prefix_or_an_ending_makes_another_word(one: str, other: str, is_opposed: bool) -> None:
    assert opposed(one, other) is is_opposed
    assert opposed(other, one) is is_opposed


@pytest.mark.parametrize(
    ("answer", "reply"),
    [
        ("happy", "unhappy"),
        ("regular", "iregular"),
        ("necessary", "unecessary"),
        ("septic", "aseptic"),
        ("guilty", "not guilty"),
    ],
)
def test_the_opposite_is_not_right(answer: str, reply: str) -> None:
    assert match(reply, answer, (), (), Context()).verdict == "wrong"
    assert match(answer, reply, (), (), Context()).verdict == "wrong"
