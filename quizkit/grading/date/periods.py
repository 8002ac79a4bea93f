"""Reads decades and centuries: the 1920s are not a year, and the 18th century is the 1700s."""

import re
from typing import NamedTuple

from quizkit.base.alternatives import alternative
from quizkit.grading.number.number_words import worded
from quizkit.grading.number.numerals import roman

_DECADE = re.compile(
    r"(?:the )?(?:decade of the )?'?(\d{1,3}0)(?:'?s)(?: decade)?(?: (?:ad|ce))?( bce?)?", re.IGNORECASE
)
_LOCAL_DECADE = re.compile(
    r"(?:die |der |les |los |las )?(?:(?:années|ann[ée]es|años|década de(?: los)?|anni|anos) (\d\d0|\d{3}0|\d0)|(\d{0,3}0)er(?:[ -]jahre)?)",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(r"(?:the )?(?:([a-z]+teen)[ -])?([a-z]+t)ies", re.IGNORECASE)
_CENTURY = re.compile(
    r"(?:the |le |das )?(.{1,20}?)(?:(?<=\d)(?:st|nd|rd|th|\.)|(?<=[\dIVX])(?:e|ème))?[ -]"
    r"(?:century|cent\.?|siècle|jahrhundert|jh\.?)(?: (?:ad|ce))?( bce?)?",
    re.IGNORECASE,
)


@alternative
class Period(NamedTuple):
    """`years` years from the year `first` on; 1700 is the 18th century. Years before Christ are negative."""

    first: int
    years: int


def periods(text: str, language: str) -> tuple[Period, ...]:
    """Return every reading of a whole unified `text` as a decade or a century; none if it is anything else.

    >>> periods("the 1920s", "en"), periods("eighteenth century", "en"), periods("80s", "en")
    ((Period(first=1920, years=10),), (Period(first=1700, years=100),), (Period(first=1980, years=10),))
    """
    century = _CENTURY.fullmatch(text)
    if century:
        number = _number(century[1], language)
        return (Period(-100 * number if century[2] else 100 * (number - 1), 100),) if 0 < number < 40 else ()
    said = _in_words(text)
    return (said,) if said else _in_digits(text)


def _decade(text: str) -> tuple[str, str]:
    """Return the digits of a decade, and its era if that is before Christ; empty if the text is none."""
    local, english = _LOCAL_DECADE.fullmatch(text), _DECADE.fullmatch(text)
    if local:
        return local[1] or local[2], ""
    return (english[1], english[2] or "") if english else ("", "")


def _in_digits(text: str) -> tuple[Period, ...]:
    """Read the 1920s, and the 1700s, which are the century or, rarely, its first decade."""
    decade, before = _decade(text)
    if not decade or (len(decade) < 3 and not 20 <= int(decade) <= 90):
        return ()
    # Two digits are in the last century, except before Christ.
    year = -int(decade) if before else int(decade) + 1900 * (len(decade) < 3)
    return tuple(Period(year, years) for years in ((100, 10) if year % 100 == 0 else (10,)))


def _in_words(text: str) -> Period | None:
    """Read the twenties, which are in the last century unless another is named: the eighteen-twenties."""
    match = _IN_WORDS.fullmatch(text)
    ten = worded([f"{match[2].casefold()}y"]) if match else None
    century = worded([match[1].casefold()]) if match and match[1] else None
    if match is None or ten is None or (match[1] and century is None):
        return None
    return Period(int(century.value if century else 19) * 100 + int(ten.value), 10)


def _number(text: str, language: str) -> int:
    if text.isdecimal() and len(text) <= 2:
        return int(text)
    words = text.casefold().replace("-", " ").split()
    read = worded(words, language)
    if read and read.ordinal and read.length == len(words):
        return int(read.value)
    return roman(text) or 0
