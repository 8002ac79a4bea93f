"""Takes words without a number off a reply, where a number is expected: port 443, 60% of voters, x = 42.

The words may be any, except those that make another number or another condition of it: not 42, the root of 42, 42 or 43.
"""

import re
from collections.abc import Iterator

from quizkit.grading.number.number_words import is_number_word
from quizkit.grading.number.scales import is_scale
from quizkit.grading.number.units import unit_signs

_LEAD = re.compile(
    r"(?:[a-z]\s?)?=\s?(?=[\d.,(+-])|(?:no|nr|n°|nº|art|ch|p|pp|vol|fig|sec|v)\.\s?(?=\d)|#\s?(?=\d)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*[.,:;]?")
_NUMBER = re.compile(r"[$€£¥₹]?\s?[+-]?[\d.,]*\d")
_MOST_WORDS = 5
# The only unit before its number: in the year 1969.
_YEARS = frozenset("year jahr année an año anno ano jaar".split())
# A tail begins with one of these; 5 to 6, 5 by 6 and 5 per day are other things.
_BEGINNINGS = frozenset(
    "long wide tall high deep thick heavy away old each total lang hoch breit tief weit schwer of in on for from at among with who that which are were is was von der die das in im am bei für de des du du parmi en del di do da".split()
)
_OTHER_NUMBERS = frozenset(
    """not no wrong false incorrect except excluding doubt unlike instead rather since nearly almost isn't aren't wasn't never without nor neither or and to but versus vs if times by per less more fewer least most over under
    above below between than beyond before after until half double twice triple thrice square squared root cube cubed power factorial log
    ln lg exp sin cos tan sqrt mod minus plus negative positive inverse opposite ago bc bce ad ce am pm percent past quarter third
    nicht kein keine nie ohne oder und bis als mal pro unter über mehr weniger mindestens höchstens hälfte doppelt wurzel vor nach
    pas non ni sans ou et à moins plus par fois racine avant après que ne nie o y u sin menos más veces raíz entre hasta antes después
    falsch fast seit außer faux sauf presque depuis salvo casi desde maximum minimum max min up down off out increase decrease doesn't don't didn't won't can't cannot million billion dozen""".split()
)


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
