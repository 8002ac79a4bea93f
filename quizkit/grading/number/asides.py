"""Takes words without a number off a reply, where a number is expected: port 443, 60% of voters, x = 42.

The words may be any, except those that make another number or another condition of it: not 42, the root of 42, 42 or 43.
"""

import re
from collections.abc import Iterator

from quizkit.grading.number.number_words import is_number_word
from quizkit.grading.number.scales import is_scale
from quizkit.grading.number.units import unit_signs
from quizkit.grading.tables import table

_LEAD = re.compile(
    r"(?:[a-z]\s?)?=\s?(?=[\d.,(+-])|(?:no|nr|n°|nº|art|ch|p|pp|vol|fig|sec|v)\.\s?(?=\d)|#\s?(?=\d)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*[.,:;]?")
_NUMBER = re.compile(r"[$€£¥₹]?\s?[+-]?[\d.,]*\d")
_MOST_WORDS = 5
# The only unit before its number: in the year 1969.
_YEARS = frozenset("year jahr année an año anno ano jaar".split())
_BEGINNINGS = frozenset(table("asides")["beginnings"].split())
_OTHER_NUMBERS = frozenset(table("asides")["other numbers"].split())


def without_asides(text: str) -> Iterator[str]:
    """Return the texts that may be the number of a unified reply: without words before it, then without those after.

    >>> list(without_asides("port 443")), list(without_asides("60% of voters")), list(without_asides("not 42"))
    (['443'], ['60% of voters', '60%'], ['not 42'])
    """
    text = _LEAD.sub("", text, count=1) if _LEAD.match(text) else text
    text = _without_lead(text)
    yield text
    yield from _without_tail(text)


def _without_lead(text: str) -> str:
    """Return the text after the words before its first digit, if they leave the number as it is."""
    first = _NUMBER.search(text)
    words = text[: first.start()].split() if first else []
    if first and 0 < len(words) <= _MOST_WORDS and all(map(_may_lead, words)):
        return text[first.start() :].lstrip()
    return text


def _without_tail(text: str) -> Iterator[str]:
    """Return the text without its last words, from where they may begin, the longest first."""
    words = text.split(" ")
    for length in range(len(words) - 1, 0, -1):
        tail = words[length:]
        if len(tail) > _MOST_WORDS or changes_number(tail[0]):
            return
        if tail[0].casefold() in _BEGINNINGS and not any(map(changes_number, tail)):
            yield " ".join(words[:length]).rstrip(",")


def changes_number(word: str) -> bool:
    """Return whether a word is not only letters, or is a number itself, or changes the number beside it."""
    bare = word.casefold().rstrip(".,:;")
    return not _WORD.fullmatch(word) or bare in _OTHER_NUMBERS or is_number_word(bare) or is_scale(bare)


def _may_lead(word: str) -> bool:
    """Return whether a word may be before a number without changing it: port 443, but not km 443."""
    bare = word.casefold().rstrip(".,:;")
    is_unit = len(bare) > 1 and bare not in _BEGINNINGS and bool(unit_signs(bare))
    return bare in _YEARS or not (is_unit or changes_number(word))
