"""Is this a word? A typed word that is one was meant, however near it stands to the answer.

The words are pyspellchecker's, with what quizzes ask for beside them (`vocabulary`). It loads once a language,
in some tenths of a second, when a word is first asked for or when `load` is called ahead of that.
"""

from collections.abc import Callable
from functools import lru_cache
from threading import Lock
from typing import TypeAlias

# Those of pyspellchecker's languages whose list is long enough to tell a misspelling from a word: its Russian
# and Persian have fewer than thirty thousand forms, and their words have many forms each.
LANGUAGES = frozenset(("ar", "de", "en", "es", "eu", "fr", "it", "lv", "nl", "pt"))
Knows: TypeAlias = Callable[[str], bool]
_LOADING = Lock()


def base_language(language: str) -> str:
    """Return the language of a tag without its region: `en` of `en-GB`."""
    return language.replace("_", "-").partition("-")[0].casefold()


def load_dictionary(language: str) -> Knows | None:
    """Return what tells whether a folded word is one of the language, or None for want of a dictionary."""
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
    # Whether there is a dictionary is asked before the first question; what is in it, only later.
    from quizkit.grading.words.variants import americanised
    from quizkit.grading.words.vocabulary import MISSPELLINGS, TERMS

    def knows(word: str) -> bool:
        if word in TERMS:
            return True
        # The list has `color` alone; whoever types `colour` has typed a word. It also holds a few misspellings.
        return word not in MISSPELLINGS and (word in words or americanised(word) in words)

    return knows
