"""Dictionaries: is a typed word another word, or a misspelling?

The word lists are pyspellchecker's, with additions in `vocabulary`. A list loads once, in some tenths of a second,
when it is first needed or when `load_dictionary` is called.
"""

from collections.abc import Callable
from functools import lru_cache
from threading import Lock
from typing import TypeAlias

# Languages whose list in pyspellchecker is long enough: Russian and Persian have under thirty thousand forms.
LANGUAGES = frozenset(("ar", "de", "en", "es", "eu", "fr", "it", "lv", "nl", "pt"))
Knows: TypeAlias = Callable[[str], bool]
_LOADING = Lock()


def base_language(language: str) -> str:
    """Return the language of a tag without its region: `en` of `en-GB`."""
    return language.replace("_", "-").partition("-")[0].casefold()


def load_dictionary(language: str) -> Knows | None:
    """Return a function that says whether a folded word is in the dictionary, or None if there is no dictionary."""
    with _LOADING:
        return _loaded(base_language(language))


@lru_cache(maxsize=4)
def _loaded(language: str) -> Knows | None:
    if language not in LANGUAGES:
        return None
    from spellchecker import SpellChecker

    try:
        words = SpellChecker(language=language, distance=1).word_frequency.dictionary
    except ValueError:
        return None
    return _english(words) if language == "en" else words.__contains__


def _english(words: dict[str, int]) -> Knows:
    # These tables load only when a word is looked up, not before the first question.
    from quizkit.grading.words.variants import americanised
    from quizkit.grading.words.vocabulary import MISSPELLINGS, TERMS

    def knows(word: str) -> bool:
        if word in TERMS:
            return True
        # The list has `color` but not `colour`, and a few misspellings.
        return word not in MISSPELLINGS and (word in words or americanised(word) in words)

    return knows
