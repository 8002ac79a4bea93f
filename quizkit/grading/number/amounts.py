"""Amounts in a text: digits or words, with a scale, a percent sign, a currency or a unit.

An amount may be read in more than one way (`5m` is five million or five metres); two texts name the same
amount if any readings agree. Values are fractions, so that two thirds are exactly 2/3.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from quizkit.base.alternatives import alternative
from quizkit.grading.number.number_words import Worded, fraction, worded
from quizkit.grading.number.quantities import plain_digits
from quizkit.grading.number.units import converted, currency, is_same_money, stands_for, unit_signs

LONGEST = 160
_SCALES = {
    "k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "mio": 10**6, "million": 10**6, "millions": 10**6, "b": 10**9,
    "bn": 10**9, "billion": 10**9, "billions": 10**9, "t": 10**12, "tn": 10**12, "trn": 10**12, "trillion": 10**12,
    "trillions": 10**12, "hundred": 100, "thousands": 10**3,
    # The long scale of other languages: a Milliarde is a billion, a Billion a trillion.
    "tausend": 10**3, "millionen": 10**6, "milliarde": 10**9, "milliarden": 10**9, "mrd": 10**9, "mille": 10**3,
    "milliard": 10**9, "milliards": 10**9, "millón": 10**6, "millones": 10**6, "mil": 10**3, "dozen": 12, "grand": 10**3,
    "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7,
}  # fmt: skip
# Where a billion is a million millions (en.wikipedia.org/wiki/Long_and_short_scales).
_LONG_SCALE = frozenset("cs da de es fi fr hu it nb nl no pl sk sl sv".split())
_LONG = {
    "billion": 10**12, "billions": 10**12, "billionen": 10**12, "billón": 10**12, "billones": 10**12, "trillion": 10**18,
    "trillionen": 10**18,
}  # fmt: skip
# How much an amount is hedged, and what leads to it, says nothing of its value.
_ABOUT = re.compile(
    r"(?:(?:it is|it's|it was|there (?:are|were)|the answer is|[a-z] ?(?==))\s*)?"
    r"(?:(?:about|around|approximately|approx\.?|roughly|circa|exactly|precisely|some|only|just|etwa|ungefähr|environ)\s"
    r"|(?:ca|c)\.?\s?(?=\d)|[~≈=]\s?)*",
    re.IGNORECASE,
)
_OR_SO = re.compile(
    r",?\s(?:or so|or thereabouts|approx\.?|approximately|roughly|exactly|in total|altogether)$", re.IGNORECASE
)
_CURRENCY_BEFORE = re.compile(
    r"(?:US|CA|C|A|AU|CN)?[$€£¥₹₽₩₪₺₴₿]|(?:USD|EUR|GBP|CAD|AUD|CHF|JPY|CNY|INR)(?=[\s\d])", re.IGNORECASE
)
_DIGITS = re.compile(r"\d[\d.,'_]*(?<!')(?: \d{3}(?!\d)[\d.,]*)*(?:[eE][+-]?\d{1,3}(?!\w))?|[.,]\d+")
_TEN_TO = r"10(?:\^|\*\*)?(?:(?<=[\^*])\(?([+-]?\d{1,3})\)?|([+-])\^(\d{1,3}))(?!\d)"
_POWER = re.compile(rf"\s?(?:x|×|\*|·|⋅|times)\s?{_TEN_TO}")
_POWER_ALONE = re.compile(_TEN_TO)
_MIXED = re.compile(r"(\d{1,12})(?: and |[ -])(\d{1,6})\s?[/⁄]\s?([1-9]\d{0,5})(?![\d/])")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
# After the sign of ordinals, º and ª, has become a letter.
_ORDINALS = {
    "fr": re.compile(r"(?:er|re|ère|e|ème|eme|nd|nde)\b", re.IGNORECASE), "es": re.compile(r"\.?[oa]\b", re.IGNORECASE),
    "it": re.compile(r"[oa]\b", re.IGNORECASE), "pt": re.compile(r"[oa]\b", re.IGNORECASE),
    "nl": re.compile(r"(?:e|ste|de)\b", re.IGNORECASE),
}  # fmt: skip
# Between the parts of one amount: 1 h 30 min, 5 ft 11 in, two years and three months.
_PARTS = re.compile(r"\s?,?\s(?:and|und|et|y|e)\s|,\s|(?<=[^\W\d])\s?(?=\d)|(?<=['\"])\s?(?=\d)")
_MOST_PARTS = 4
_OVER = re.compile(r"\s?[/⁄]\s?(\d{1,12})(?![\d/])")
# Three and a half, in digits and words.
_PART_BEHIND = re.compile(r" and (?=[^\W\d])")
_PERCENT = {"%": 100, "‰": 1000}
_SHARES = frozenset((*_PERCENT, "pp"))
_WORD = re.compile(r"[^\W\d_]+")


@alternative
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
    text = _OR_SO.sub("", _ABOUT.sub("", text, count=1)).strip().rstrip(".")
    return _simple(text, language, decimal_comma) or _in_parts(text, language, decimal_comma)


def is_scale(word: str) -> bool:
    """Return whether a folded word multiplies the number before it, in any language that is read; not a mere letter."""
    return len(word) > 2 and (word in _SCALES or word in _LONG)


def _simple(text: str, language: str, decimal_comma: bool) -> tuple[Amount, ...]:
    sign, text = _sign(text)
    found = _CURRENCY_BEFORE.match(text)
    money = currency(found[0]) if found else ""
    if found:
        again, text = _sign(text[found.end() :].lstrip())
        sign *= again
    read = _from_digits(text, money, language, decimal_comma) or _from_words(text, money, language)
    return tuple(amount._replace(value=sign * amount.value) for amount in read)


def _in_parts(text: str, language: str, decimal_comma: bool) -> tuple[Amount, ...]:
    """Read an amount in several units, as so many of the first of them."""
    parts = _PARTS.split(text)
    if not 1 < len(parts) <= _MOST_PARTS:
        return ()
    first, *others = (_simple(part.strip(), language, decimal_comma) for part in parts)
    read = []
    for amount in first:
        added = [_part_of(amount, other) for other in others]
        if amount.unit and None not in added:
            read.append(amount._replace(value=sum(filter(None, added), amount.value)))
    return tuple(read)


def _part_of(whole: Amount, readings: tuple[Amount, ...]) -> Fraction | None:
    """Return how much of the unit of `whole` an amount in a smaller unit is; None if it is a whole one or none."""
    for amount in readings:
        value = converted(amount.value, amount.unit, whole.unit) if amount.unit not in ("", whole.unit) else None
        if value is not None and 0 <= value < 1 and whole.value.denominator == 1:
            return value
    return None


def same_amount(typed: Amount, right: Amount) -> bool:
    """Return whether two amounts are one.

    A unit may be left out, as where a number is asked, but a percent sign is never put in. Digits may stand
    for three and for third; the words differ.
    """
    if typed.ordinal != right.ordinal and not (_bare(typed) or _bare(right)):
        return False
    if typed.value != right.value:
        return same_share(typed, right) == right.value or (
            is_same_money(typed.unit, right.unit) and converted(typed.value, typed.unit, right.unit) == right.value
        )
    if not typed.unit or stands_for(typed.unit, right.unit):
        return True
    return not right.unit and typed.unit not in _SHARES


def equal_in_another_unit(typed: Amount, right: Amount) -> bool:
    """Return whether two amounts are equal, as 60 min and 1 h are, though no teacher would call them one reply."""
    return typed.unit != right.unit and converted(typed.value, typed.unit, right.unit) == right.value


def same_share(typed: Amount, right: Amount) -> Fraction | None:
    """Return a part of a whole as `right` would write it: 0.6 where that is in percent, 60 % where it is a plain part.

    None where it is no such part. Beyond the whole a number and a percentage are too easily something else.
    """
    if typed.ordinal or right.ordinal:
        return None
    if not typed.unit and right.unit in _PERCENT and 0 < typed.value < 1:
        return typed.value * _PERCENT[right.unit]
    part = typed.value / _PERCENT[typed.unit] if typed.unit in _PERCENT and not right.unit else Fraction(0)
    return part if 0 < part < 1 else None


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


def _from_digits(text: str, money: str, language: str, decimal_comma: bool) -> tuple[Amount, ...]:
    mixed = _MIXED.match(text) or _POWER_ALONE.match(text)
    if mixed:
        return tuple(_scaled(_written(mixed), text[mixed.end() :].strip(), money, language, worded=False))
    found = _DIGITS.match(text)
    digits = plain_digits(found[0], decimal_comma) if found else None
    if found is None or digits is None:
        return ()
    number, end = Fraction(digits), found.end()
    power, over = _POWER.match(text, end), _OVER.match(text, end)
    if power:
        number, end = number * Fraction(10) ** _exponent(power), power.end()
    elif over and int(over[1]):
        number, end = number / int(over[1]), over.end()
    ordinal = _ORDINAL.match(text, end) or (_ORDINALS[language].match(text, end) if language in _ORDINALS else None)
    if ordinal:
        return (Amount(number, ordinal=True),) if ordinal.end() == len(text) and not money else ()
    # A zero before or behind says more than its value: 007 and version 3.10 are names.
    named = not money and end == len(text) and (re.match(r"0\d", digits) or re.search(r"\.\d*0$", digits))
    if named:
        return ()
    part = _PART_BEHIND.match(text, end)
    read = fraction([word.casefold() for word in _WORD.findall(text[part.end() :])]) if part else None
    if part and read:
        number, end = number + read.value, part.end() + len(_up_to(text[part.end() :], read.length))
    # What is attached is a scale sooner than a rare unit: 50K is no temperature.
    if text[end : end + 1] == "K" and end + 1 == len(text):
        return (Amount(number * 1000, money),)
    return tuple(_scaled(number, text[end:].strip(), money, language, worded=False))


def _written(found: re.Match[str]) -> Fraction:
    """Return the value of a power of ten, or of a whole number with a fraction behind it."""
    if found.re is _POWER_ALONE:
        return Fraction(10) ** _exponent(found)
    return Fraction(int(found[1])) + Fraction(int(found[2]), int(found[3]))


def _exponent(found: re.Match[str]) -> int:
    return int(found[1] or found[2] + found[3])


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
    # "half a million" is a scale after an article.
    rest = re.sub(r"^(?:of )?an? ", "", rest) if _is_part(read) else rest
    return tuple(_scaled(read.value, rest, money, language, worded=True))


def _is_part(read: Worded) -> bool:
    return read.value.denominator > 1


def _after(text: str, words: int) -> str:
    return text[len(_up_to(text, words)) :].strip(" -.")


def _up_to(text: str, words: int) -> str:
    """Return `text` up to the end of so many words."""
    end = 0
    for found in list(_WORD.finditer(text))[:words]:
        end = found.end()
    return text[:end]


def _scaled(number: Fraction, rest: str, money: str, language: str, worded: bool) -> list[Amount]:
    """Return the readings of what stands behind a number: nothing, a unit, or a scale and a unit."""
    head, _, tail = rest.partition(" ")
    readings = []
    if not rest:
        readings.append(Amount(number, money, worded=worded))
    scales = _SCALES | _LONG if language in _LONG_SCALE else _SCALES
    scale = scales.get(head.casefold().rstrip("."))
    if scale is not None:
        after = tail.removeprefix("of ").strip()
        readings += [Amount(number * scale, unit, worded=worded) for unit in _units(after, money)]
    if rest and not money:
        readings += [
            Amount(number, unit, worded=worded) for unit in unit_signs(rest.removeprefix("-").removeprefix("of "))
        ]
    elif rest:
        readings += [Amount(number, money, worded=worded) for unit in unit_signs(rest) if unit == money]
    return readings


def _units(text: str, money: str) -> tuple[str, ...]:
    if not text:
        return (money,)
    signs = unit_signs(text)
    return tuple(sign for sign in signs if sign == money) if money else signs
