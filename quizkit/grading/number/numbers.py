"""Grades typed numbers: in digits or words, with or without a unit, within the tolerance."""

import re
from fractions import Fraction
from typing import Literal, TypeAlias

from quizkit.grading.context import Context
from quizkit.grading.date.periods import periods
from quizkit.grading.number.amounts import Amount, amounts, same_share
from quizkit.grading.number.asides import changes_number, without_asides
from quizkit.grading.number.number_words import is_number_word
from quizkit.grading.number.numerals import roman
from quizkit.grading.number.quantities import Quantity, Tolerance, same_unit
from quizkit.grading.number.scales import is_scale
from quizkit.grading.number.units import converted, is_same_money, stands_for, unit_signs
from quizkit.grading.words.dictionary import base_language
from quizkit.grading.words.forms import unified

# Results of comparing a typed number with the right one.
NumberResult: TypeAlias = Literal[
    "same", "near", "another unit", "equal in another unit", "unit missing", "another value", "no number"
]
# AD does not change a year; BC does.
_OUR_ERA = re.compile(r"(?<=\d)\s+(?:AD|CE|A\.D\.|C\.E\.)$|^AD\s+(?=\d)", re.IGNORECASE)
_OTHER_ERA = re.compile(r"\bb\.?\s?c\.?(?:\s?e\.?)?$", re.IGNORECASE)
# Words that are numbers only if a number is expected.
_WORDS = {
    "en": {"none": "0", "nothing": "0", "once": "1", "twice": "2", "thrice": "3", "a pair": "2", "a couple": "2"},
    "de": {"keine": "0", "keiner": "0", "keines": "0", "einmal": "1", "zweimal": "2", "dreimal": "3",
           "ein halb": "1/2", "einhalb": "1/2", "die hälfte": "1/2"},
    "fr": {"aucun": "0", "aucune": "0", "rien": "0", "un demi": "1/2", "la moitié": "1/2"},
    "es": {"ninguno": "0", "ninguna": "0", "nada": "0", "un medio": "1/2", "la mitad": "1/2"},
}  # fmt: skip
# Articles that mean one: an hour, une heure, eine Million.
_ARTICLE = re.compile(r"(?:an?|eine?|un[ea]?)\s+(?=[^\W\d])", re.IGNORECASE)
# A longer reply is not a number.
_LONGEST = 400
ORDER: tuple[NumberResult, ...] = (
    "same", "near", "unit missing", "equal in another unit", "another unit", "another value", "no number",
)  # fmt: skip
_LETTER = re.compile(r"(.*\d)([KM])\.?")
_ANY_WORD = re.compile(r"[^\W\d_]+")


def compare_number(
    text: str, right: Quantity, tolerance: Tolerance, context: Context, *, unit_required: bool
) -> NumberResult:
    """Compare a typed text with the right quantity; the best reading counts."""
    if len(text) > _LONGEST:
        return "no number"
    unit, text = _sign(unified(right.unit)), _stripped(text)
    if not unit:
        if _OTHER_ERA.search(text) or periods(text, base_language(context.language)):
            return "another value"
        text = _OUR_ERA.sub("", text)
    results = (
        _result(one, right, unit, tolerance, unit_required) for one in _of_the_kind(_readings(text, context), unit)
    )
    return min(results, key=ORDER.index, default="no number")


def can_be_a_number(text: str) -> bool:
    """Return whether a text has a digit, or a word that is part of a number in any supported language.

    >>> [can_be_a_number(text) for text in ("abc", "twelve", "a dozen", "half", "½", "zwölf", "XIV", "dunno")]
    [False, True, True, True, True, True, True, False]
    """
    text = text[:_LONGEST]
    if any(map(str.isnumeric, text)):
        return True
    text = _stripped(text).casefold()
    if roman(text.upper()) or any(text in words for words in _WORDS.values()):
        return True
    words = _ANY_WORD.findall(text)
    if any(is_number_word(word) or is_scale(word) for word in words):
        return True
    return bool(amounts(_of_one(text), "en", decimal_comma=False))


def _stripped(text: str) -> str:
    return unified(text).strip("!?;, ")


def _of_one(text: str) -> str:
    return _ARTICLE.sub("1 ", text, count=1)


def _readings(text: str, context: Context) -> tuple[Amount, ...]:
    language = base_language(context.language)
    number = _WORDS.get(language, {}).get(text.casefold())
    if number:
        return (Amount(Fraction(number), worded=True),)
    for form in (text, _of_one(text), *without_asides(text)):
        readings = amounts(form, language, context.decimal_comma)
        if readings:
            return (*readings, *_with_letter(form, language, context))
    numeral = roman(text.upper())
    if numeral:
        return (Amount(Fraction(numeral)),)
    return _with_any_unit(text, language, context)


def _with_any_unit(text: str, language: str, context: Context) -> tuple[Amount, ...]:
    for form in (text, *without_asides(text)):
        readings = amounts(form, language, context.decimal_comma, expected=True)
        if readings:
            return tuple(one for one in readings if not (one.unit and changes_number(one.unit)))
    return ()


def _with_letter(text: str, language: str, context: Context) -> tuple[Amount, ...]:
    """Return the reading of a letter after digits as a unit: 300K is 300 thousand, or 300 kelvin."""
    match = _LETTER.fullmatch(text)
    readings = amounts(f"{match[1]} {match[2]}", language, context.decimal_comma) if match else ()
    return tuple(one for one in readings if one.unit)


def _result(typed: Amount, right: Quantity, unit: str, tolerance: Tolerance, unit_required: bool) -> NumberResult:
    value, known = Fraction(right.value), Amount(Fraction(right.value), unit)
    share = same_share(typed, known)
    if share is not None and not unit_required and tolerance.allows(share, value):
        return "same" if share == value else "near"
    agrees = stands_for(typed.unit, unit) or (not unit_signs(typed.unit) and same_unit(typed.unit, unit))
    other = converted(typed.value, typed.unit, unit) if not agrees else None
    if other is not None and tolerance.allows(other, value):
        return "same" if is_same_money(typed.unit, unit) else "equal in another unit"
    if not tolerance.allows(typed.value, value):
        return "another value"
    if not typed.unit and unit and unit_required:
        return "unit missing"
    # If the deck has no unit, any unit is accepted, except a percent sign, which makes another number.
    if agrees or not typed.unit or (not unit and typed.unit not in ("%", "‰")):
        return "same" if typed.value == value else "near"
    return "another unit"


def _of_the_kind(readings: tuple[Amount, ...], unit: str) -> tuple[Amount, ...]:
    """Return the readings in units of the same kind if there are any: 0.005 K for 5 mK is no 0.005 thousand."""
    return tuple(one for one in readings if one.unit and converted(one.value, one.unit, unit) is not None) or readings


def _sign(unit: str) -> str:
    """Return the sign of a unit, so that months and month are the same."""
    return next(iter(unit_signs(unit)), unit)
