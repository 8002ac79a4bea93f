"""Reads the digits of numbers, with the marks that people and programs print between them.

Groups of three have a comma, a point, a space, an apostrophe or an underscore between them; Indian ones have two digits
before the last three. A number has one mark before its fraction, whose digits may be in groups of three, too.
"""

import re

from quizkit.base import patterns

# Where a number ends: `5 100` is one number, `5 10` is not, and an apostrophe may be the sign of feet.
DIGITS = patterns.compile(
    r"\d+(?:(?:[.,_]|'(?=\d{3}(?!\d)))\d+)*(?: \d{3}(?!\d))*(?:(?<= \d{3})[.,]\d+(?: \d{3}(?!\d))*)?"
    r"(?:(?<= \d{3}) \d{1,2}(?![\d.,/:]))?[.,]?|[.,]\d+"
)
_TEN_TO = r"10 ?(?:\^|\*\*)?(?:(?<=[\^*]) ?\(?([+-]?\d{1,3})\)?|([+-])\^(\d{1,3}))(?!\d)"
TIMES_POWER = patterns.compile(rf"\s?(?:x|×|\*|·|⋅|times)\s?{_TEN_TO}")
POWER_ALONE = patterns.compile(_TEN_TO)
EXPONENT = patterns.compile(r"[eE]([+-]?\d{1,3})(?!\w)")
_SPACED = patterns.compile(r"\d{1,3}([ '_])\d{3}(?:\1\d{3})*")
# The digits after the mark in groups of three, the last of which may be shorter.
_FRACTION = patterns.compile(r"\d*|\d{3}(?:[ _]\d{3})*(?:[ _]\d{1,2})?")
_IN_THREES = {".": patterns.compile(r"[1-9]\d{0,2}(?:\.\d{3})+"), ",": patterns.compile(r"[1-9]\d{0,2}(?:,\d{3})+")}
_INDIAN = patterns.compile(r"[1-9]\d?(?:,\d{2})+,\d{3}")


def plain_digits(number: str, decimal_comma: bool) -> str | None:
    """Return the digits of a typed number with a point before its fraction, or None if the groups are not valid.

    >>> [plain_digits(text, decimal_comma=False) for text in ("1,234.5", "1.234,5", "1'234.5", "3.141 592 65", "1,00,000")]
    ['1234.5', '1234.5', '1234.5', '3.14159265', '100000']
    >>> plain_digits("1.500", decimal_comma=True), plain_digits("1.5", decimal_comma=True), plain_digits("1,50,0", False)
    ('1500', '1.5', None)
    """
    whole, mark, fraction = _parts(number.strip().rstrip(".,"), decimal_comma)
    if not _FRACTION.fullmatch(fraction):
        return None
    digits = _ungrouped(whole) if whole or mark else None
    if digits is None:
        return None
    fraction = re.sub("[ _]", "", fraction)
    return f"{digits or '0'}.{fraction}" if fraction else digits


def _parts(number: str, decimal_comma: bool) -> tuple[str, str, str]:
    """Return the text before the decimal mark, the mark, and the text after it."""
    counts = {mark: number.count(mark) for mark in ".,"}
    last = max(".,", key=number.rfind)
    other = "," if last == "." else "."
    groups = "." if decimal_comma else ","
    is_group = not counts[other] and last == groups and _IN_THREES[groups].fullmatch(number)
    if counts[last] != 1 or is_group:
        return number, "", ""
    return number.partition(last)


def _ungrouped(whole: str) -> str | None:
    """Return the digits of the whole part of a number without the marks of its groups."""
    grouped = (
        _SPACED.fullmatch(whole)
        or _INDIAN.fullmatch(whole)
        or any(pattern.fullmatch(whole) for pattern in _IN_THREES.values())
    )
    if not grouped and whole and not whole.isdecimal():
        return None
    return re.sub(r"\D", "", whole)


def exponent_of(match: re.Match[str]) -> int:
    """Return the exponent of a matched power of ten."""
    return int(match[1] or match[2] + match[3])
