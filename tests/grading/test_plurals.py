"""Singular and plural: forms of one noun, and words that only look so."""

import pytest

from quizkit.grading.answers import match
from quizkit.grading.context import Context

_NOUNS = """
tariff tariffs|city cities|box boxes|hero heroes|child children|mouse mice|crisis crises|analysis analyses|
hypothesis hypotheses|criterion criteria|phenomenon phenomena|bacterium bacteria|mitochondrion mitochondria|fungus fungi|
nucleus nuclei|alga algae|vertebra vertebrae|formula formulae|matrix matrices|vertex vertices|axis axes|leaf leaves|
spectrum spectra|alveolus alveoli|larynx larynges|taxon taxa
"""
_OTHERS = """
ammonia ammonium|silica silicon|california californium|magnesia magnesium|alumina aluminum|zirconia zirconium|news new|
physics physic|mars mar|america americium|polonia polonium|goods good|politics politic|gallia gallium
"""


def pairs(text: str) -> list[list[str]]:
    return [pair.split() for pair in text.replace("\n", "").split("|")]


NOUNS, OTHERS = pairs(_NOUNS), pairs(_OTHERS)


@pytest.mark.parametrize(("singular", "plural"), [("hard link", "hard links"), *pairs(_NOUNS)])
def test_the_number_of_a_noun_does_not_count(singular: str, plural: str) -> None:
    assert match(singular, plural, (), (), Context())[:2] == ("right", "singular for plural")
    assert match(plural, singular, (), (), Context())[:2] == ("right", "plural for singular")


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_other_words_are_not_a_plural(one: str, other: str) -> None:
    for reply, answer in ((one, other), (other, one), (one.title(), other), (other, one.title())):
        assert match(reply, answer, (), (), Context()).verdict != "right"
