"""Scales: what a word multiplies the number before it by."""

import pytest

from quizkit.grading.number.scales import scale


@pytest.mark.parametrize(
    ("word", "language", "factor"),
    [
        ("Billion", "en", 10**9),
        ("Billion", "de", 10**12),
        ("Trillionen", "de", 10**18),
        ("Mrd.", "de", 10**9),
        ("millones", "es", 10**6),
        ("river", "en", None),
    ],
)
def test_a_scale_depends_on_the_language(word: str, language: str, factor: int | None) -> None:
    assert scale(word, language) == factor
