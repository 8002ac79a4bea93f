"""Numbers as decks write them, with a percent sign, a currency or a unit, in decimal arithmetic; and tolerances."""

import re
from decimal import Context as DecimalContext
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from quizkit.base import patterns
from quizkit.base.values import Value
from quizkit.grading.context import Context
from quizkit.grading.number.digits import DIGITS, EXPONENT, POWER_ALONE, TIMES_POWER, exponent_of, plain_digits
from quizkit.grading.number.scales import is_scale, scale
from quizkit.grading.tables import table
from quizkit.grading.words.forms import unified

if TYPE_CHECKING:
    from fractions import Fraction

# Enough precision that no number of `_LONGEST` characters is rounded.
_EXACT = DecimalContext(prec=1200)
_LONGEST = 100
_CURRENCIES = "$€£¥₹₽₩₪₺₴"
_HEAD = patterns.compile(rf"([-+]?)([{_CURRENCIES}]?)(.*)")
# Halves, quarters, fifths, eighths and tenths have an end in decimals. Unified text writes ½ with U+2044.
_VULGAR = patterns.compile(r"(?:(\d{1,9}) )?(\d)⁄(2|4|5|8|10)(?!\d)")
_FIRST = frozenset(f"-−+{_CURRENCIES}")
_SCALED = patterns.compile(r" ?([^\W\d_]+)\.?(?= |$)")
# One word, or symbols with their powers: seats, km/h, m/s^2.
_WORD = patterns.compile(r"[^\W\d_][^\W\d_/^·.-]*(?:-[^\W\d_]+)*")
_SIGNS = frozenset(("%", "‰", "°", *_CURRENCIES, "¢"))
# After digits without a space these make names: 3D, 5G, 1080p, 4K, 4H, 2n.
_NAMES = frozenset("BbCDdFGHKMPpSTN")
_DECADE = patterns.compile(r"[2-9]0|\d{3}0")
# After a number these make a date, a time or a rank, all of which are texts.
NOT_UNITS = frozenset("am uhr noon midnight bc ad bce ce st nd rd th er ère ème hundred".split())
_MONEY = {
    "percent": "%", "pct": "%", "dollar": "$", "dollars": "$", "usd": "$", "euro": "€", "euros": "€",
    "eur": "€", "pound": "£", "pounds": "£", "gbp": "£", "yen": "¥", "jpy": "¥",
}  # fmt: skip


class Quantity(Value):
    """A number and its unit: `%`, a currency sign, a unit, or empty."""

    value: Decimal
    unit: str = ""


class Tolerance(Value):
    """How far off a number may be: `amount`, `amount` percent, or within a number of significant `figures`."""

    amount: Decimal
    percent: bool = False
    figures: int = 0

    def allows(self, value: "Fraction", right: "Fraction") -> bool:
        """Return whether `value` is near enough to `right`, in exact arithmetic."""
        return abs(value - right) <= self._limit(right)

    def in_words(self) -> str:
        """Return the tolerance as a deck writes it."""
        return f"{self.figures} sf" if self.figures else f"{self.amount}%" if self.percent else f"{self.amount}"

    def _limit(self, right: "Fraction") -> "Fraction":
        from fractions import Fraction

        if self.figures:
            # Half a unit of the last significant figure: 3.14 is anything from 3.135 to 3.145.
            last = _EXACT.divide(Decimal(right.numerator), Decimal(right.denominator)).adjusted() - self.figures + 1
            return Fraction(10) ** last / 2
        limit = Fraction(self.amount)
        return abs(right) * limit / 100 if self.percent else limit


def looks_like_a_number(text: str, language: str = "en") -> bool:
    """Return whether `text`, without quotes in a deck of this language, is a number.

    >>> [looks_like_a_number(text) for text in ("9.81", "3.50 €", "1,000", "6.022e23", "½", "8.314 J/(mol·K)", "7 seats")]
    [True, True, True, True, True, True, True]
    >>> [looks_like_a_number(text) for text in ("007", "8 May", "51st", "5G", "1990s", "15:30", "60-80 bpm", "2n")]
    [False, False, False, False, False, False, False, False]
    """
    if not text or not (text[0].isnumeric() or text[0] in _FIRST):
        return False
    return canonical_quantity(text, language) is not None


@lru_cache(maxsize=10_000)
def canonical_quantity(text: str, language: str = "en") -> Quantity | None:
    """Return the quantity that an unquoted text is, or None if it is not one.

    >>> canonical_quantity("1.500,5 kg", "de"), canonical_quantity("$5 million")
    (Quantity(value=Decimal('1500.5'), unit='kg'), Quantity(value=Decimal('5000000'), unit='$'))
    """
    head = _HEAD.fullmatch(unified(text)) if len(text) <= _LONGEST else None
    read = _number(head[3], Context(language).decimal_comma) if head else None
    if head is None or read is None:
        return None
    (value, rest), currency = read, head[2]
    size, rest = _scale(rest, language, is_money=bool(currency))
    unit = _unit(rest, text) if not _is_decade(head[3]) else None
    # 9 pm is a time, 154 pm a length.
    if unit is None or (currency and unit) or (unit.casefold() == "pm" and 1 <= value < 13):
        return None
    value = _EXACT.multiply(value, -size if head[1] == "-" else size)
    return Quantity(value, currency or _MONEY.get(unit.casefold(), unit))


def same_unit(first: str, second: str) -> bool:
    """Return whether two units are the same: letter for letter, or as words, `month` and `Months`."""
    if first == second:
        return True
    words = {_singular(first), _singular(second)}
    return len(words) == 1 and min(len(first), len(second)) > 3 and _is_word(first) and _is_word(second)


def tolerance(text: str, language: str = "en") -> Tolerance | None:
    """Return the tolerance for `0.05`, `1%` or `3 sf`, or None for any other text."""
    quantity = canonical_quantity(text, language)
    if quantity is None or quantity.value < 0:
        return None
    if quantity.unit == "sf":
        whole = quantity.value == int(quantity.value) and 1 <= quantity.value <= 15
        return Tolerance(Decimal(0), figures=int(quantity.value)) if whole else None
    return Tolerance(quantity.value, quantity.unit == "%") if quantity.unit in ("", "%") else None


def _number(text: str, decimal_comma: bool) -> tuple[Decimal, str] | None:
    """Return the number without a sign at the start of a text, and the rest; None if it is not in plain form."""
    power, vulgar, match = POWER_ALONE.match(text), _VULGAR.match(text), DIGITS.match(text)
    if power:
        return Decimal(1).scaleb(exponent_of(power)), text[power.end() :]
    if vulgar:
        return int(vulgar[1] or 0) + Decimal(vulgar[2]) / Decimal(vulgar[3]), text[vulgar.end() :]
    digits = plain_digits(match[0], decimal_comma) if match and _is_plain(match[0]) else None
    # A comma before the fraction is not English: 50,00 may be anything.
    if match is None or digits is None or ("." in digits and "." not in match[0] and not decimal_comma):
        return None
    value, end = _EXACT.create_decimal(digits), match.end()
    exponent, times = EXPONENT.match(text, end), TIMES_POWER.match(text, end)
    if exponent:
        return value.scaleb(int(exponent[1]), _EXACT), text[exponent.end() :]
    return (value.scaleb(exponent_of(times), _EXACT), text[times.end() :]) if times else (value, text[end:])


def _is_plain(digits: str) -> bool:
    """Return whether digits have no leading zero, no point at an end, and are not an address such as 192.168.100.200."""
    parts = digits.split(".")
    is_address = len(parts) == 4 and all(part.isdecimal() and int(part) <= 255 for part in parts)
    return digits[0].isdecimal() and digits[-1].isdecimal() and not re.match(r"0\d", digits) and not is_address


def _is_decade(text: str) -> bool:
    return text.endswith("s") and bool(_DECADE.fullmatch(text[:-1]))


def _scale(rest: str, language: str, *, is_money: bool) -> tuple[int, str]:
    """Return the factor in words after a number, and the rest; after a currency it may be a letter: $5m."""
    word = _SCALED.match(rest)
    size = (
        scale(word[1], language) if word and (is_money or (rest[0] == " " and is_scale(word[1].casefold()))) else None
    )
    return (size, rest[word.end() :]) if word and size else (1, rest)


def _unit(rest: str, text: str) -> str | None:
    """Return the unit after a number as the deck writes it, empty if there is none; None for anything else."""
    unit = rest.strip()
    if not unit or unit in _SIGNS:
        return unit
    # No unit begins with the name of a month: `8 October 2025` needs no look at the units.
    if unit == "k" or unit.casefold().split()[0] in _words_of_dates():
        return None
    known = (rest[0] == " " and _WORD.fullmatch(unit)) or _is_known(unit, attached=rest[0] != " ")
    return _as_written(unit, text) if known else None


def _is_known(unit: str, *, attached: bool) -> bool:
    """Return whether a unit is known; without a space before it, one letter only in its own case."""
    from quizkit.grading.number.symbols import symbol
    from quizkit.grading.number.units import unit_signs

    if attached and (unit in _NAMES or (len(unit) == 1 and symbol(unit) not in (unit, unit.upper()))):
        return False
    return (unit[0].isalpha() or unit[0] in "°¢%") and bool(unit_signs(unit))


@cache
def _words_of_dates() -> frozenset[str]:
    months = {name for names in table("months").values() for name in names.split()}
    return NOT_UNITS.union(months, (name[:3] for name in table("months")["en"].split()), ("sept",))


def _as_written(unit: str, text: str) -> str:
    """Return the end of a text that is `unit` in its unified form."""
    if unit in text:
        return unit
    return next(
        (text[start:] for start in range(len(text)) if text[start] != " " and unified(text[start:]) == unit), unit
    )


def _is_word(unit: str) -> bool:
    """Return whether the case of a unit has no meaning, as that of symbols has: `MBps` is not `Mbps`."""
    return unit[1:].islower() or unit.isupper()


def _singular(unit: str) -> str:
    return unit.casefold().removesuffix("s")
