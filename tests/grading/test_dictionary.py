"""The word lists are read as pyspellchecker reads them, only faster."""

import json

import pytest
from spellchecker import SpellChecker

from quizkit.grading.words.dictionary import LANGUAGES, _lines, frequency, load_dictionary


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_list_says_what_the_library_says(language: str) -> None:
    words = SpellChecker(language=language).word_frequency.dictionary
    lines = _lines(language)
    # Words are looked up in these lines, so each has one word, and they are sorted as bytes.
    assert lines.count(b"\n") == len(words)
    assert list(json.loads(b"{%b}" % lines).items()) == sorted(words.items())

    some = [*sorted(words)[:3], *sorted(words)[-3:], *list(words)[::499], *(word for word in words if '"' in word)]
    others = [
        *(word[:-1] for word in some),
        *(word + "s" for word in some),
        "",
        '"',
        "\n",
        "\\",
        "\0",
        "\ud800",
        "\U0010ffff",
    ]
    for word in (*some, *others):
        assert frequency(word, language) == words.get(word, 0), word


def test_the_english_list_has_british_words_and_no_misspellings() -> None:
    knows = load_dictionary("en-GB")
    assert knows("color")
    assert knows("colour")
    assert not knows("colur")
    assert frequency("accidently", "en") > 0
    assert not knows("accidently")


def test_a_language_without_a_list_has_no_word() -> None:
    assert not load_dictionary("ru")("да")
    assert frequency("да", "ru") == 0
