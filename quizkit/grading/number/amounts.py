"""Reads numbers as people type them: digits or words, with a scale, a percent sign, a currency or a unit.

An amount may have several readings (`5m` is five million or five metres); two texts name the same amount if any
readings agree. Values are fractions, so that two thirds are exactly 2/3.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from quizkit.base.alternatives import alternative
from quizkit.grading.lead_ins import bare_number
from quizkit.grading.number.digits import DIGITS, EXPONENT, POWER_ALONE, TIMES_POWER, exponent_of, plain_digits
from quizkit.grading.number.number_words import fraction, worded
from quizkit.grading.number.quantities import NOT_UNITS
from quizkit.grading.number.scales import scale
from quizkit.grading.number.units import converted, currency, is_same_money, misspelled_signs, stands_for, unit_signs

LONGEST = 160
_CURRENCY_BEFORE = re.compile(
    r"(?:US|CA|C|A|AU|CN)?[$€£¥₹₽₩₪₺₴₿]|(?:USD|EUR|GBP|CAD|AUD|CHF|JPY|CNY|INR)(?=[\s\d])", re.IGNORECASE
)
_MIXED = re.compile(r"(\d{1,12})(?: and |[ -])(\d{1,6})\s?[/⁄]\s?([1-9]\d{0,5})(?![\d/])")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
# Unified text has letters for the ordinal signs º and ª.
_ORDINALS = {
    "fr": re.compile(r"(?:er|re|ère|e|ème|eme|nd|nde)\b", re.IGNORECASE), "es": re.compile(r"\.?[oa]\b", re.IGNORECASE),
    "it": re.compile(r"[oa]\b", re.IGNORECASE), "pt": re.compile(r"[oa]\b", re.IGNORECASE),
    "nl": re.compile(r"(?:e|ste|de)\b", re.IGNORECASE),
}  # fmt: skip
# Between the parts of one amount: 1 h 30 min, 5 ft 11 in, two years and three months.
_PARTS = re.compile(r"\s?,?\s(?:and|und|et|y|e)\s|,\s|(?<=[^\W\d])\s?(?=\d)|(?<=['\"])\s?(?=\d)")
_MOST_PARTS = 4
_OVER = re.compile(r"\s?[/⁄]\s?(\d{1,12})(?![\d/])")
# Digits and words mixed: 3 and a half.
_AND_WORDS = re.compile(r" and (?=[^\W\d])")
# A zero in front or at the end says more than its value: 007 and version 3.10 are names.
_NAME = re.compile(r"0\d.*|\d*\.\d*0")
_PERCENT = {"%": 100, "‰": 1000}
_SHARES = frozenset((*_PERCENT, "pp"))
_SIGN_WORD = re.compile(r"(?:minus|negative|(plus|positive))\s+", re.IGNORECASE)
_SCALE_LETTERS = {"K": 10**3, "M": 10**6}
_WORD = re.compile(r"[^\W\d_]+")
_ANY_UNIT = re.compile(r"[^\W\d_][\w/^·²³⁻¹.-]*")


@alternative
class Amount(NamedTuple):
    """A number and the sign of its unit. `ordinal` is third, `worded` is three; plain digits are neither."""

    value: Fraction
    unit: str = ""
    ordinal: bool = False
    worded: bool = False


class _Notation(NamedTuple):
    """How to read a text. `expected`: a number is expected, so units need not be known and zeros have no meaning."""

    language: str
    decimal_comma: bool
    expected: bool = False


def amounts(text: str, language: str, decimal_comma: bool, *, expected: bool = False) -> tuple[Amount, ...]:
    """Return every reading of a whole unified `text` as an amount; none if it is anything else.

    Where a number is `expected`, any word can be its unit, and 007 is a number.
    """
    if len(text) > LONGEST:
        return ()
    notation = _Notation(language, decimal_comma, expected)
    text = bare_number(text, language).rstrip(".")
    return _simple(text, notation) or _in_parts(text, notation)


def _simple(text: str, notation: _Notation) -> tuple[Amount, ...]:
    sign, text = _sign(text)
    symbol = _CURRENCY_BEFORE.match(text)
    money = currency(symbol[0]) if symbol else ""
    if symbol:
        second_sign, text = _sign(text[symbol.end() :].lstrip())
        sign *= second_sign
    readings = _from_digits(text, money, notation) or _from_words(text, money, notation)
    return tuple(amount._replace(value=sign * amount.value) for amount in readings)


def _in_parts(text: str, notation: _Notation) -> tuple[Amount, ...]:
    """Read an amount in several units as an amount in the first of them."""
    parts = _PARTS.split(text)
    if not 1 < len(parts) <= _MOST_PARTS:
        return ()
    first, *others = (_simple(part.strip(), notation) for part in parts)
    readings = []
    for amount in first:
        fractions = [_part_of(amount, other) for other in others]
        if amount.unit and None not in fractions:
            readings.append(amount._replace(value=sum(filter(None, fractions), amount.value)))
    return tuple(readings)


def _part_of(whole: Amount, readings: tuple[Amount, ...]) -> Fraction | None:
    """Return an amount in a smaller unit as a fraction of the unit of `whole`; None if it is not less than one."""
    for amount in readings:
        value = converted(amount.value, amount.unit, whole.unit) if amount.unit not in ("", whole.unit) else None
        if value is not None and 0 <= value < 1 and whole.value.denominator == 1:
            return value
    return None


def same_amount(typed: Amount, right: Amount) -> bool:
    """Return whether two amounts are the same.

    The reply may leave out a unit, but may not add a percent sign. Digits match both three and third; the words
    differ.
    """
    if typed.ordinal != right.ordinal and not (_is_plain(typed) or _is_plain(right)):
        return False
    if typed.value != right.value:
        return same_share(typed, right) == right.value or (
            is_same_money(typed.unit, right.unit) and converted(typed.value, typed.unit, right.unit) == right.value
        )
    if not typed.unit or stands_for(typed.unit, right.unit):
        return True
    return not right.unit and typed.unit not in _SHARES


def equal_in_another_unit(typed: Amount, right: Amount) -> bool:
    """Return whether two amounts are equal in different units, such as 60 min and 1 h."""
    return typed.unit != right.unit and converted(typed.value, typed.unit, right.unit) == right.value


def same_share(typed: Amount, right: Amount) -> Fraction | None:
    """Convert a part of a whole to the form of `right`: 0.6 to 60 where that is in percent, 60 % to 0.6 where it is plain.

    None for anything else. Above the whole, a number and a percentage are too easily confused.
    """
    if typed.ordinal or right.ordinal:
        return None
    if not typed.unit and right.unit in _PERCENT and 0 < typed.value < 1:
        return typed.value * _PERCENT[right.unit]
    part = typed.value / _PERCENT[typed.unit] if typed.unit in _PERCENT and not right.unit else Fraction(0)
    return part if 0 < part < 1 else None


def likeliest(readings: tuple[Amount, ...]) -> tuple[Amount, ...]:
    """Return the readings with a unit if there are any: a deck that writes `5 m` means metres, not millions."""
    return tuple(amount for amount in readings if amount.unit) or readings


def _is_plain(amount: Amount) -> bool:
    return not (amount.ordinal or amount.worded)


def _sign(text: str) -> tuple[int, str]:
    if text[:1] in ("-", "+"):
        return (-1 if text[0] == "-" else 1), text[1:].lstrip()
    word = _SIGN_WORD.match(text)
    return (1 if word[1] else -1, text[word.end() :]) if word else (1, text)


def _from_digits(text: str, money: str, notation: _Notation) -> tuple[Amount, ...]:
    if mixed := _MIXED.match(text):
        whole = Fraction(int(mixed[1])) + Fraction(int(mixed[2]), int(mixed[3]))
        return _with_unit(Amount(whole), text[mixed.end() :], money, notation)
    if power := POWER_ALONE.match(text):
        return _with_unit(Amount(Fraction(10) ** exponent_of(power)), text[power.end() :], money, notation)
    match = DIGITS.match(text)
    digits = plain_digits(match[0], notation.decimal_comma) if match else None
    if match is None or digits is None:
        return ()
    number, end = _scaled(Fraction(digits), text, match.end())
    ordinal = _ordinal(text, end, notation.language)
    if ordinal:
        return _as_ordinal(Amount(number, ordinal=True), text[ordinal.end() :].strip(), money, notation)
    if not notation.expected and not money and end == len(text) and _NAME.fullmatch(digits):
        return ()
    part, length = _part_in_words(text, end)
    number, end = number + part, end + length
    # A letter without a space is a scale rather than a rare unit: 50K is not a temperature, 5M no concentration.
    if text[end:] in _SCALE_LETTERS:
        return (Amount(number * _SCALE_LETTERS[text[end:]], money),)
    return _with_unit(Amount(number), text[end:], money, notation)


def _scaled(number: Fraction, text: str, end: int) -> tuple[Fraction, int]:
    """Return the number with the exponent, the power of ten or the denominator after it, and where that ends."""
    exponent, power, over = EXPONENT.match(text, end), TIMES_POWER.match(text, end), _OVER.match(text, end)
    if exponent:
        return number * Fraction(10) ** int(exponent[1]), exponent.end()
    if power:
        return number * Fraction(10) ** exponent_of(power), power.end()
    if over and int(over[1]):
        return number / int(over[1]), over.end()
    return number, end


def _ordinal(text: str, end: int, language: str) -> re.Match[str] | None:
    return _ORDINAL.match(text, end) or (_ORDINALS[language].match(text, end) if language in _ORDINALS else None)


def _part_in_words(text: str, end: int) -> tuple[Fraction, int]:
    """Return the fraction in words at `end`, and the length of its text: 3 and a half."""
    joint = _AND_WORDS.match(text, end)
    part = fraction([word.casefold() for word in _WORD.findall(text[joint.end() :])]) if joint else None
    if joint is None or part is None:
        return Fraction(0), 0
    return part.value, joint.end() - end + _length(text[joint.end() :], part.length)


def _from_words(text: str, money: str, notation: _Notation) -> tuple[Amount, ...]:
    words = [word.casefold() for word in _WORD.findall(text)] if text[:1].isalpha() else []
    if not words or len(words) > 24:
        return ()
    number = worded(words, "en") or worded(words, notation.language)
    if number is None:
        return ()
    rest = text[_length(text, number.length) :].strip(" -.")
    amount = Amount(number.value, ordinal=number.ordinal, worded=True)
    if number.ordinal:
        return _as_ordinal(amount, rest, money, notation)
    # In "half a million" the scale comes after an article.
    rest = re.sub(r"^(?:of )?an? ", "", rest) if number.value.denominator > 1 else rest
    return _with_unit(amount, rest, money, notation)


def _length(text: str, words: int) -> int:
    """Return the length of `text` up to the end of this many words."""
    return max((match.end() for match in list(_WORD.finditer(text))[:words]), default=0)


def _as_ordinal(amount: Amount, rest: str, money: str, notation: _Notation) -> tuple[Amount, ...]:
    if rest and notation.expected and rest.isalpha():
        return (amount._replace(unit=rest),)
    return (amount,) if not rest and not money else ()


def _with_unit(amount: Amount, rest: str, money: str, notation: _Notation) -> tuple[Amount, ...]:
    """Return the readings of an amount and the text after it: nothing, a unit, or a scale and a unit."""
    unit = rest.strip()
    readings = [amount._replace(unit=money)] if not unit else []
    head, _, tail = unit.partition(" ")
    size = scale(head, notation.language)
    # In `m s^-2` the letter is a unit, not a million.
    if size is not None and not (tail and len(head) == 1 and unit_signs(unit)):
        scaled = amount._replace(value=amount.value * size)
        after = tail.removeprefix("of ").strip()
        signs = _units(after, money) or _any_unit(f" {after}", money, notation)
        readings += [scaled._replace(unit=sign) for sign in signs]
    if unit:
        signs = _units(unit if money else unit.removeprefix("-"), money)
        readings += [amount._replace(unit=sign) for sign in signs]
    if not readings:
        signs = (() if money else misspelled_signs(unit)) or _any_unit(rest, money, notation)
        readings = [amount._replace(unit=sign) for sign in signs]
    return tuple(readings)


def _units(text: str, money: str) -> tuple[str, ...]:
    """Return the signs that a text may stand for; after a currency, only that currency."""
    if not text:
        return (money,)
    signs = unit_signs(text)
    return tuple(sign for sign in signs if sign == money) if money else signs


def _any_unit(rest: str, money: str, notation: _Notation) -> tuple[str, ...]:
    """Return a word that is not a known unit as one, where a number is expected."""
    unit = rest.strip()
    known_otherwise = not rest.startswith(" ") and unit.casefold() in (*NOT_UNITS, "pm", "k")
    usable = notation.expected and not money and not known_otherwise and _ANY_UNIT.fullmatch(unit)
    return (unit,) if usable else ()
