"""Dictionaries: is a typed word another word, or a misspelling?

The word lists are pyspellchecker's, without the misspellings of the table `misspellings`. A list is a sorted text with a
line for each word, `"word": 50,`, in which words are looked up: to make a dictionary of its 160,000 words would take a
tenth of a second. It is unpacked when a word is first looked up or when `load_dictionary` is called: most replies are graded without it.
"""

import zlib
from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from quizkit.grading.tables import table

# Languages whose list in pyspellchecker is long enough: Russian and Persian have under thirty thousand forms.
LANGUAGES = frozenset(("ar", "de", "en", "es", "eu", "fr", "it", "lv", "nl", "pt"))
Knows: TypeAlias = Callable[[str], bool]


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
    base = base_language(language)
    _lines(base)
    return _english if base == "en" else lambda word: frequency(word, base) > 0


@lru_cache(maxsize=1 << 14)
def frequency(word: str, language: str) -> int:
    """Return how often a folded word is in the texts that the list was made from.

    It is 0 if the word is not in the list; the rarest words of English have 50.
    """
    lines, key = _lines(language), word.encode(errors="surrogatepass")
    low, high = 0, len(lines)
    while low < high:
        start = max(low, lines.rfind(b"\n", low, (low + high) // 2) + 1)
        end = lines.find(b"\n", start)
        middle, _, count = lines[start + 1 : end].replace(b'\\"', b'"').rpartition(b'": ')
        if middle == key:
            return int(count.rstrip(b","))
        low, high = (end + 1, high) if middle < key else (low, start)
    return 0


@lru_cache(maxsize=len(LANGUAGES))
def _lines(language: str) -> bytes:
    """Return the lines of a list; no line of a language without one."""
    from pkgutil import get_data

    import spellchecker

    packed = get_data(spellchecker.__name__, f"resources/{language}.json.gz") if language in LANGUAGES else None
    return zlib.decompress(packed, wbits=31).strip(b"{\n}") + b"\n" if packed else b""


def _english(word: str) -> bool:
    """Return whether a word is English: the list has `color` but not `colour`, and a few misspellings."""
    # This loads only when a word is looked up, not before the first question.
    from quizkit.grading.words.variants import americanised

    return word not in _misspellings() and (frequency(word, "en") > 0 or frequency(americanised(word), "en") > 0)


@lru_cache(maxsize=1)
def _misspellings() -> frozenset[str]:
    return frozenset(table("misspellings")["en"].split())
