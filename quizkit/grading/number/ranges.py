"""Reads ranges, limits and ratios of amounts: 60 to 80 bpm, at least 65, 1:4.

A limit that includes its number is another value than one that does not: `≥ 18` is not `> 18`.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from typing import NamedTuple

from quizkit.base.alternatives import alternative
from quizkit.grading.number.amounts import Amount, amounts
from quizkit.grading.tables import table

_FROM = re.compile(r"(?:from|von|de|du|desde|da)\s+(?=\S)", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:(?:anywhere|somewhere) )?(?:between|zwischen|entre|tra|fra|tussen)\s+(?=\S)", re.IGNORECASE)
_TO = re.compile(
    r"\s?(?:-|~|\.\.\.?)\s?|\s(?:to|until|till|through|and|bis(?: zu)?|und|à|et|a|al|hasta|y|e|tot|en)\s", re.IGNORECASE
)
_AND = frozenset("and und et y e en".split())
_NUMBER = re.compile(r"[-+]?[$€£¥₹]?\s?[\d.,'_]*\d(?: \d{3}(?!\d))*(.*)")
_MOST_JOINTS = 4
_LIMITS = {name: "|".join(names.split()).replace("_", " ") for name, names in table("limits").items()}
# A symbol needs no space after it, a word does.
_BEFORE_PATTERNS = {
    sign: re.compile(rf"(?:is |are |must be |be )?(?:{_LIMITS[f'before {sign}']})(?:(?<=[≥>=⩾≤<⩽])|\s)\s*(?=\S)", re.IGNORECASE)
    for sign in (">=", "<=", ">", "<")
}  # fmt: skip
_AFTER_PATTERNS = {
    sign: re.compile(rf"(.{{1,40}}?)\s?(?<![^\W\d_]\+)(?:{_LIMITS[f'after {sign}']})(?:\s(.{{1,30}}))?", re.IGNORECASE)
    for sign in (">=", "<=")
}  # fmt: skip
_COLON = re.compile(r"\s?:\s?")
_RATIO_WORDS = re.compile(r"\s?-to-\s?|\sto\s|\szu\s|\ssur\s|\sa\s", re.IGNORECASE)
_RATIO = re.compile(r"^(?:an? |the )?ratio (?:of |is )?| ratio$", re.IGNORECASE)
_PLAIN = re.compile(r"\d[\d.,]*")
_MOST_TERMS = 5


@alternative
class Range(NamedTuple):
    """A range of amounts: 1914-18."""

    first: Amount
    last: Amount


@alternative
class Limit(NamedTuple):
    """All amounts on one side of a number; `sign` is `>`, `<`, or one of these with the number itself, `>=`, `<=`."""

    sign: str
    amount: Amount


@alternative
class Ratio(NamedTuple):
    """A ratio of two or more numbers, as written: 2:8 is equal to 1:4, but not in lowest terms."""

    terms: tuple[Fraction, ...]


def ranges(text: str, language: str, decimal_comma: bool) -> Iterator[Range]:
    """Return every reading of a whole unified `text` as a range."""
    text = text.replace(" & ", " and ")
    between = _BETWEEN.match(text)
    text = (_BETWEEN if between else _FROM).sub("", text, count=1) if between or _FROM.match(text) else text
    for joint in islice(_TO.finditer(text, 1), _MOST_JOINTS):
        if bool(between) >= (joint[0].strip().casefold() in _AND):
            yield from _range(text[: joint.start()].strip(), text[joint.end() :].strip(), language, decimal_comma)


def _range(low: str, high: str, language: str, decimal_comma: bool) -> Iterator[Range]:
    """Return the readings of two texts as the ends of a range; the unit of the last one is also that of the first."""
    if any(map(str.isdecimal, low)) != any(map(str.isdecimal, high)):
        return
    if low.isdecimal() and high.isdecimal() and (len(low), len(high)) == (4, 2) and high > low[2:]:
        high = low[:2] + high
    if low[:1] in "$€£¥₹" and high[:1].isdecimal():
        high = low[:1] + high
    after = _NUMBER.fullmatch(high)
    if after and _NUMBER.fullmatch(low) and low[-1].isdecimal():
        low = f"{low} {after[1].strip()}".strip()
    firsts, lasts = amounts(low, language, decimal_comma), amounts(high, language, decimal_comma)
    for first, last in zip(firsts, lasts, strict=False):
        # Words are in order, so that seventy-six is not a range.
        if first.value < last.value or not (first.worded or last.worded):
            yield Range(first, last)


def limits(text: str, language: str, decimal_comma: bool) -> Iterator[Limit]:
    """Return every reading of a whole unified `text` as a limit."""
    for sign, pattern in _BEFORE_PATTERNS.items():
        match = pattern.match(text)
        if match:
            yield from (Limit(sign, amount) for amount in amounts(text[match.end() :], language, decimal_comma))
            return
    for sign, pattern in _AFTER_PATTERNS.items():
        match = pattern.fullmatch(text)
        if match:
            number = f"{match[1]} {match[2] or ''}".strip()
            yield from (Limit(sign, amount) for amount in amounts(number, language, decimal_comma))
            return


def ratios(text: str, language: str, decimal_comma: bool) -> Iterator[Ratio]:
    """Return the reading of a whole unified `text` as a ratio, in digits with colons or in words."""
    text, is_colon = _RATIO.sub("", text), ":" in text
    terms = (_COLON if is_colon else _RATIO_WORDS).split(text, maxsplit=_MOST_TERMS)
    if not 1 < len(terms) <= _MOST_TERMS or (is_colon and not all(map(_PLAIN.fullmatch, terms))):
        return
    read = [amounts(term, language, decimal_comma)[:1] for term in terms]
    numbers = tuple(amount.value for amount, *_ in filter(None, read) if not amount.unit and not amount.ordinal)
    if len(numbers) == len(terms):
        yield Ratio(numbers)


def is_equal_ratio(typed: Ratio, right: Ratio) -> bool:
    """Return whether two ratios are equal, though their terms differ: 2:8 and 1:4."""
    if len(typed.terms) != len(right.terms) or not all((*typed.terms, *right.terms)):
        return False
    return len({one / other for one, other in zip(typed.terms, right.terms, strict=True)}) == 1
