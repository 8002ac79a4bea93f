"""Dictionaries: is a typed word another word, or a misspelling?

The word lists are pyspellchecker's, without the misspellings of the table `misspellings`. A list loads once, in some tenths of a second,
when a word is first looked up or when `load_dictionary` is called: most replies are graded without it.
"""

from collections.abc import Callable
from functools import lru_cache
from threading import Lock
from typing import TypeAlias

from quizkit.grading.tables import table

# Languages whose list in pyspellchecker is long enough: Russian and Persian have under thirty thousand forms.
LANGUAGES = frozenset(("ar", "de", "en", "es", "eu", "fr", "it", "lv", "nl", "pt"))
Knows: TypeAlias = Callable[[str], bool]
_LOADING = Lock()


def base_language(language: str) -> str:
    """Return the language of a tag without its region: `en` of `en-GB`."""
    return language.replace("_", "-").partition("-")[0].casefold()


@lru_cache(maxsize=64)
def dictionary(language: str) -> Knows | None:
    """Return a function that says whether a folded word is in the dictionary, or None if there is no dictionary."""
    base = base_language(language)

    def knows(word: str) -> bool:
        return load_dictionary(base)(word)

    return knows if base in LANGUAGES else None


def load_dictionary(language: str) -> Knows:
    """Load the list of a language, if there is one, and return what says whether a folded word is in it."""
    with _LOADING:
        return _loaded(base_language(language))


def frequency(word: str, language: str) -> int:
    """Return how often a folded word is in the texts that the list was made from; the rarest of English have 50."""
    return _words(language).get(word, 0)


@lru_cache(maxsize=len(LANGUAGES))
def _loaded(language: str) -> Knows:
    words = _words(language)
    return _english(words) if language == "en" else words.__contains__


@lru_cache(maxsize=len(LANGUAGES))
def _words(language: str) -> dict[str, int]:
    if language not in LANGUAGES:
        return {}
    from spellchecker import SpellChecker

    try:
        return SpellChecker(language=language, distance=1).word_frequency.dictionary
    except ValueError:
        return {}


def _english(words: dict[str, int]) -> Knows:
    # This loads only when a word is looked up, not before the first question.
    from quizkit.grading.words.variants import americanised

    misspellings = frozenset(table("misspellings")["en"].split())

    def knows(word: str) -> bool:
        # The list has `color` but not `colour`, and a few misspellings.
        return word not in misspellings and (word in words or americanised(word) in words)

    return knows
