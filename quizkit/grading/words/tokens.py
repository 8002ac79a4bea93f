"""Splits a text into words to compare.

Punctuation, apostrophes, hyphens and the dots of initials are dropped. Signs with a meaning stay: the
# of C#, the + of C++, the minus before a number, the point and the colon inside one. Numbers, in digits or
in words, become one token each with their value.
"""

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from quizkit.grading.number.number_words import worded
from quizkit.grading.number.numerals import is_code_word, roman
from quizkit.grading.number.scales import ENGLISH
from quizkit.grading.tables import table
from quizkit.grading.words.forms import POINTS, STRESS, lowered, unified

# N.A.T.O. is NATO.
_INITIALS = re.compile(r"(?<![\w.])(?:[^\W\d_]\.){2,}+(?!\w)")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
_ELIDED = re.compile(r"\b([ldjmtscn]|qu|un|dell|all|nell|sull|dall)'(?=\w)", re.IGNORECASE)
_ELIDING = frozenset(("ca", "fr", "it"))
_TOKEN = re.compile(
    rf"""(?<![^\s(=])-(?=[^\W\d_](?![^\W_]))|(?<![\w¡])!(?=\w)|¬   # the minus of -x, the not of !x and ¬p
    |(?<=(?<![\w.,])\w)!(?!\w)|(?<=(?<![\w.,])\d\d)!(?!\w)   # the factorial of n! and 52!
    |-?\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?(?![^\W_])      # a number, an ordinal, a time
    |[^\W_](?:[^\W_]|[{POINTS}{STRESS}])*(?:[.^]\d+)*(?:\++|\#+|-(?=\s|$))?            # a word, C++, C#, Cl-, x^2, v1.2
    |[%‰&@#*/\\°$€£¥₹+=<>≤≥≈≠±^~|]                         # a sign that means something
    |[^\w\s!-/:-@\[-`{{-~¡-¿‐-⁞、-〿·]""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"(-?\d+(?:[.,]\d+)?)(st|nd|rd|th)?")
# A zero in front or at the end says more than the value: 007, version 3.10.
_NAMED = re.compile(r"-?0\d.*|-?\d+\.\d*0")
_SAME, _ABBREVIATED = (dict(pair.split("/") for pair in pairs.split()) for pairs in table("abbreviations").values())
_SAME |= {
    letter: unicodedata.name(letter).split()[-1].casefold().replace("lamda", "lambda") for letter in "αβγδεζηθικλμνξοπρστυφχψω"
}  # fmt: skip
_MOST_WORDS = 400
# More words than any number has that is read.
_LONGEST_NUMBER = 60
_MOST_DIGITS = 100


class Word(NamedTuple):
    """One token: folded `text`; `shown` as typed; `value` if it is a number; `code` if its letters must be exact."""

    text: str
    shown: str
    value: Fraction | None = None
    ordinal: bool = False
    code: bool = False
    numeral: bool = False


@lru_cache(maxsize=2048)
def tokenize(text: str, language: str) -> tuple[Word, ...]:
    """Return the words of a text. `language` is the base language; number words become numbers."""
    tokens = _tokens(text, language)[:_MOST_WORDS]
    same = _SAME if language == "en" else {}
    folded = [same.get(text, text) for text in (lowered(token, language) for token in tokens)]
    shouted = _shouted(tokens)
    row: list[Word] = []
    place = 0
    while place < len(tokens):
        word, length = _word(tokens, folded, place, language, shouted)
        row.append(word)
        place += length
    return tuple(_spelt_out(row))


def joined_words(row: tuple[Word, ...]) -> str:
    """Return the words as one folded text."""
    return " ".join(word.text for word in row)


def _tokens(text: str, language: str) -> list[str]:
    text = unified(text)
    if "." in text:
        text = _INITIALS.sub(lambda match: match[0].replace(".", ""), text)
    if "," in text:
        text = _GROUPED.sub(lambda match: match[0].replace(",", ""), text)
    if "'" in text:
        text = _without_apostrophes(text, language)
    if ":" in text:
        text = re.sub(r"(?<=\d) ?: ?(?=\d)", ":", text)
    return _TOKEN.findall(re.sub(r"(?<=[^\W_])-(?=[^\W_])", " ", text)) or text.split()


def _without_apostrophes(text: str, language: str) -> str:
    if language in _ELIDING:
        text = _ELIDED.sub(r"\1 ", text)
    return text.replace("'", "")


def _shouted(tokens: list[str]) -> bool:
    """Return whether a text of several words is all in capitals, which then have no meaning."""
    letters = [token for token in tokens if token.isalpha()]
    return len(letters) > 1 and all(map(str.isupper, letters)) and max(map(len, letters)) > 5


def _word(tokens: list[str], folded: list[str], place: int, language: str, shouted: bool) -> tuple[Word, int]:
    token, text = tokens[place], folded[place]
    number = _NUMBER.fullmatch(text)
    if number and len(text) <= _MOST_DIGITS and not _NAMED.fullmatch(text):
        scale = ENGLISH.get(folded[place + 1], 1) if place + 1 < len(folded) and not number[2] else 1
        value = Fraction(number[1].replace(",", ".")) * scale
        return Word(str(value) if scale > 1 else text, token, value, bool(number[2])), 1 + (scale > 1)
    read = worded(folded[place : place + _LONGEST_NUMBER], language) if text.isalpha() else None
    if read is not None and text not in ("a", "an"):
        shown = " ".join(tokens[place : place + read.length])
        return Word(str(read.value), shown, read.value, read.ordinal, code=True), read.length
    numeral = roman(token) if len(token) > 1 or place else None
    code = not shouted and is_code_word(token)
    if numeral is None:
        return Word(text, token, code=code), 1
    return Word(text, token, Fraction(numeral), code=code, numeral=True), 1


def _spelt_out(row: list[Word]) -> list[Word]:
    """Return the row with St as Saint and Mt as Mount before another word."""
    return [
        word._replace(text=_ABBREVIATED[word.text]) if word.text in _ABBREVIATED and place + 1 < len(row) else word
        for place, word in enumerate(row)
    ]
