"""Tokens of a text: words, numbers with their values, and codes."""

import pytest

from quizkit.grading.words.tokens import joined_words, tokenize


@pytest.mark.parametrize(
    ("text", "language", "read"),
    [
        ("The U.S.A.", "en", "the usa"),
        ("50,000 ships", "en", "50000 ships"),
        ("14 : 30 h", "en", "14:30 h"),
        ("a well-known fact", "en", "a well known fact"),
        ("it can't, it cannot", "en", "it cannot it cannot"),
        ("it isn't, it isnt", "en", "it isnt it isnt"),
        ("كِتَاب", "ar", "كِتَاب"),
        ("l'eau", "fr", "l eau"),
        ("the king's", "en", "the kings"),
        ("St Paul", "en", "saint paul"),
        ("Paul St", "en", "paul st"),
        ("two hundred ships", "en", "200 ships"),
        ("5 million", "en", "5000000"),
        ("!?", "en", "!?"),
    ],
)
def test_the_words_of_a_text(text: str, language: str, read: str) -> None:
    assert joined_words(tokenize(text, language)) == read


@pytest.mark.parametrize(
    ("text", "value", "ordinal", "code", "numeral"),
    [
        ("7", 7, False, False, False),
        ("7th", 7, True, False, False),
        ("seven", 7, False, True, False),
        ("seventh", 7, True, True, False),
        ("XIV", 14, False, True, True),
        ("DNA", None, False, True, False),
        ("water", None, False, False, False),
    ],
)
def test_the_properties_of_a_word(text: str, value: int | None, ordinal: bool, code: bool, numeral: bool) -> None:
    (word,) = tokenize(text, "en")
    assert (word.value, word.ordinal, word.code, word.numeral) == (value, ordinal, code, numeral)


def test_one_capital_is_a_numeral_only_after_another_word() -> None:
    assert [word.value for word in tokenize("I am", "en")] == [None, None]
    assert [word.value for word in tokenize("Charles I", "en")] == [None, 1]


def test_capitals_have_no_meaning_in_a_text_all_in_capitals() -> None:
    assert [word.code for word in tokenize("DNA STRUCTURE", "en")] == [False, False]
    assert [word.code for word in tokenize("DNA Structure", "en")] == [True, False]
    assert [word.code for word in tokenize("DNA RNA", "en")] == [True, True]


def test_a_text_of_any_length_is_cut_at_four_hundred_words() -> None:
    assert len(tokenize("x " * 400, "en")) == len(tokenize("x " * 500, "en")) == 400
