"""Amounts in a text: digits or words, with a scale, a percent sign, a currency or a unit.

An amount may be read in more than one way (`5m` is five million or five metres); two texts name the same
amount if any readings agree. Values are fractions, so that two thirds are exactly 2/3.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from quizkit.matching.number_words import Worded, worded
from quizkit.matching.quantities import plain_digits
from quizkit.matching.units import currency, unit_signs

LONGEST = 160
_SCALES = {
    "k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "mio": 10**6, "million": 10**6, "millions": 10**6, "b": 10**9,
    "bn": 10**9, "billion": 10**9, "billions": 10**9, "t": 10**12, "tn": 10**12, "trn": 10**12, "trillion": 10**12,
    "trillions": 10**12, "hundred": 100, "thousands": 10**3,
    # The long scale of other languages: a Milliarde is a billion, a Billion a trillion.
    "tausend": 10**3, "millionen": 10**6, "milliarde": 10**9, "milliarden": 10**9, "mrd": 10**9, "mille": 10**3,
    "milliard": 10**9, "milliards": 10**9, "millón": 10**6, "millones": 10**6, "mil": 10**3, "dozen": 12,
}  # fmt: skip
_ABOUT = re.compile(r"(?:about|around|approximately|approx\.?|roughly|circa|ca\.?|c\.|~|≈|=)\s*", re.IGNORECASE)
_CURRENCY_BEFORE = re.compile(
    r"(?:US|CA|C|A|AU|CN)?[$€£¥₹₽₩₪₺₴₿]|(?:USD|EUR|GBP|CAD|AUD|CHF|JPY|CNY|INR)(?=[\s\d])", re.IGNORECASE
)
_DIGITS = re.compile(r"\d[\d.,'_]*(?: \d{3}(?!\d)[\d.,]*)*(?:[eE][+-]?\d{1,3}(?!\w))?|[.,]\d+")
_POWER = re.compile(r"\s?(?:x|×|\*|·)\s?10\^([+-]?\d{1,3})(?!\d)")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_OVER = re.compile(r"\s?[/⁄]\s?(\d{1,12})(?![\d/])")
_WORD = re.compile(r"[^\W\d_]+")


class Amount(NamedTuple):
    """A number and the sign of its unit. `ordinal` is third, `worded` is three; plain digits are neither."""

    value: Fraction
    unit: str = ""
    ordinal: bool = False
    worded: bool = False


def amounts(text: str, language: str, decimal_comma: bool) -> tuple[Amount, ...]:
    """Return every reading of a whole unified `text` as an amount; none if it is anything else."""
    if len(text) > LONGEST:
        return ()
    hedged = _ABOUT.match(text)
    text = text[hedged.end() if hedged else 0 :].strip().rstrip(".")
    sign, text = _sign(text)
    found = _CURRENCY_BEFORE.match(text)
    money = currency(found[0]) if found else ""
    if found:
        again, text = _sign(text[found.end() :].lstrip())
        sign *= again
    read = _from_digits(text, money, decimal_comma) or _from_words(text, money, language)
    return tuple(amount._replace(value=sign * amount.value) for amount in read)


def same_amount(typed: Amount, right: Amount) -> bool:
    """Return whether two amounts are one.

    A unit may be left out, as where a number is asked, but a percent sign is never put in. Digits may stand
    for three and for third; the words differ.
    """
    if typed.value != right.value or (typed.ordinal != right.ordinal and not (_bare(typed) or _bare(right))):
        return False
    if typed.unit == right.unit or not typed.unit or (typed.unit == "°" and right.unit in ("°C", "°F")):
        return True
    return not right.unit and typed.unit not in ("%", "‰", "pp")


def surest(readings: tuple[Amount, ...]) -> tuple[Amount, ...]:
    """Return the readings with a unit if there are any: a deck that writes `5 m` means metres, not millions."""
    return tuple(amount for amount in readings if amount.unit) or readings


def _bare(amount: Amount) -> bool:
    return not (amount.ordinal or amount.worded)


def _sign(text: str) -> tuple[int, str]:
    if text[:1] in ("-", "+"):
        return (-1 if text[0] == "-" else 1), text[1:].lstrip()
    negative = re.match(r"(?:minus|negative)\s+", text, re.IGNORECASE)
    return (-1, text[negative.end() :]) if negative else (1, text)


def _from_digits(text: str, money: str, decimal_comma: bool) -> tuple[Amount, ...]:
    found = _DIGITS.match(text)
    digits = plain_digits(found[0], decimal_comma) if found else None
    if found is None or digits is None:
        return ()
    number, end = Fraction(digits), found.end()
    power, over = _POWER.match(text, end), _OVER.match(text, end)
    if power:
        number, end = number * Fraction(10) ** int(power[1]), power.end()
    elif over and int(over[1]):
        number, end = number / int(over[1]), over.end()
    ordinal = _ORDINAL.match(text, end)
    if ordinal:
        return (Amount(number, ordinal=True),) if ordinal.end() == len(text) and not money else ()
    # A zero before or behind says more than its value: 007 and version 3.10 are names.
    named = not money and end == len(text) and (re.match(r"0\d", digits) or re.search(r"\.\d*0$", digits))
    return () if named else tuple(_scaled(number, text[end:].strip(), money, worded=False))


def _from_words(text: str, money: str, language: str) -> tuple[Amount, ...]:
    words = [word.casefold() for word in _WORD.findall(text)]
    if not words or len(words) > 24:
        return ()
    read = worded(words, "en") or worded(words, language)
    if read is None:
        return ()
    rest = _after(text, read.length)
    if read.ordinal:
        return (Amount(read.value, ordinal=True, worded=True),) if not rest else ()
    # "3 and a half" and the like are left to the deck; "half a million" is a scale after an article.
    rest = rest.removeprefix("a ").removeprefix("of a ") if _is_part(read) else rest
    return tuple(_scaled(read.value, rest, money, worded=True))


def _is_part(read: Worded) -> bool:
    return read.value.denominator > 1


def _after(text: str, words: int) -> str:
    end = 0
    for found in list(_WORD.finditer(text))[:words]:
        end = found.end()
    return text[end:].strip(" -.")


def _scaled(number: Fraction, rest: str, money: str, worded: bool) -> list[Amount]:
    """Return the readings of what stands behind a number: nothing, a unit, or a scale and a unit."""
    head, _, tail = rest.partition(" ")
    readings = []
    if not rest:
        readings.append(Amount(number, money, worded=worded))
    scale = _SCALES.get(head.casefold().rstrip("."))
    if scale is not None:
        after = tail.removeprefix("of ").strip()
        readings += [Amount(number * scale, unit, worded=worded) for unit in _units(after, money)]
    if rest and not money:
        readings += [Amount(number, unit, worded=worded) for unit in unit_signs(rest.removeprefix("-"))]
    elif rest:
        readings += [Amount(number, money, worded=worded) for unit in unit_signs(rest) if unit == money]
    return readings


def _units(text: str, money: str) -> tuple[str, ...]:
    if not text:
        return (money,)
    signs = unit_signs(text)
    return tuple(sign for sign in signs if sign == money) if money else signs
