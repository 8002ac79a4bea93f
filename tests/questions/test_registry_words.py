"""The types of questions, as messages name them."""

import pytest

from quizkit.questions.registry import TYPES, type_in_words


@pytest.mark.parametrize("name", TYPES)
def test_a_type_has_the_article_that_fits(name: str) -> None:
    article, word, *_ = type_in_words(name).split()
    assert (article == "an") == (word[0] in "aeiou")
