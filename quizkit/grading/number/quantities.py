"""Numbers as decks write them, with a percent sign, a currency or a unit, in decimal arithmetic; and tolerances."""

import re
from decimal import Context as DecimalContext
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from quizkit.grading.number.scales import PLAIN

if TYPE_CHECKING:
    from fractions import Fraction

# Enough precision that no number that matches the patterns below is rounded.
_EXACT = DecimalContext(prec=400)
_LONGEST = 100
_CURRENCIES = "$€£¥₹₽₩₪₺₴"
# A number in plain form: no leading zero, and no trailing zero in a fraction.
_CANONICAL = re.compile(
    rf"""(?P<sign>[-−]?)(?P<currency>[{_CURRENCIES}]?)
    (?P<number>(?:0|[1-9]\d{{0,2}}(?:,\d{{3}})+|[1-9]\d*)(?:\.\d*[1-9])?)
    (?:\ (?P<scale>{"|".join(PLAIN)})(?![^\W\d_]))?
    (?:(?P<space>\ ?)(?P<unit>%|‰|°[CF]?|[A-Za-zΩμµ][\w/^·²³⁻¹-]*))?""",
    re.VERBOSE | re.ASCII,
)
# After digits without a space these make names: 3D, 5G, 1080p, 4K, 4H.
_NAMES = frozenset("BbCDdFGHKPpST")
# After a number these make a date, a time, a rank or another number, all of which are texts.
NOT_UNITS = frozenset(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec am pm bc ad bce ce st nd rd th hundred dozen k""".split()
).union(PLAIN, (f"{word}s" for word in PLAIN))
_WORDS = {
    "percent": "%", "pct": "%", "dollar": "$", "dollars": "$", "usd": "$", "euro": "€", "euros": "€",
    "eur": "€", "pound": "£", "pounds": "£", "gbp": "£", "yen": "¥", "jpy": "¥",
}  # fmt: skip


class Quantity(NamedTuple):
    """A number and its unit: `%`, a currency sign, a unit, or empty."""

    value: Decimal
    unit: str = ""


class Tolerance(NamedTuple):
    """How far off a number may be: `amount`, `amount` percent, or within so many significant `figures`."""

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


def looks_like_a_number(text: str) -> bool:
    """Return whether `text`, without quotes in a deck, is a number.

    >>> [looks_like_a_number(text) for text in ("9.81", "90%", "$5", "1,000", "18.02 g/mol", "5km", "7 seats")]
    [True, True, True, True, True, True, True]
    >>> [looks_like_a_number(text) for text in ("3.10", "007", "8 May", "51st", "5G", "1e3")]
    [False, False, False, False, False, False]
    """
    if not text or not (text[0].isdigit() or text[0] in "-−" + _CURRENCIES):
        return False
    return canonical_quantity(text) is not None


def canonical_quantity(text: str) -> Quantity | None:
    """Return the quantity in plain form, or None if the text is not one."""
    match = _CANONICAL.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None or not _is_unit(match["unit"] or "", attached=not match["space"]):
        return None
    value = _signed(match["number"].replace(",", ""), match["sign"])
    if match["scale"]:
        value = _EXACT.multiply(value, PLAIN[match["scale"]])
    return Quantity(value, match["currency"] or _unit(match["unit"] or ""))


def same_unit(first: str, second: str) -> bool:
    """Return whether two units are the same: letter for letter, or as words, `month` and `Months`."""
    if first == second:
        return True
    words = {_singular(first), _singular(second)}
    return len(words) == 1 and len(first) > 3 and len(second) > 3


def tolerance(text: str) -> Tolerance | None:
    """Return the tolerance for `0.05`, `1%` or `3 sf`, or None for any other text."""
    quantity = canonical_quantity(text)
    if quantity is None or quantity.value < 0:
        return None
    if quantity.unit == "sf":
        whole = quantity.value == int(quantity.value) and 1 <= quantity.value <= 15
        return Tolerance(Decimal(0), figures=int(quantity.value)) if whole else None
    return Tolerance(quantity.value, quantity.unit == "%") if quantity.unit in ("", "%") else None


def _is_unit(unit: str, *, attached: bool) -> bool:
    """Return whether a word after a number can be its unit: without a space, only a known one."""
    if not attached or not unit[:1].isalpha():
        return unit.casefold() not in NOT_UNITS
    from quizkit.grading.number.units import unit_signs

    return unit not in _NAMES and unit.casefold() not in NOT_UNITS and bool(unit_signs(unit))


def _signed(digits: str, sign: str) -> Decimal:
    return _EXACT.create_decimal(("-" if sign in ("-", "−") else "") + digits)


def _unit(text: str) -> str:
    return _WORDS.get(text.casefold(), text)


def _singular(unit: str) -> str:
    return unit.casefold().removesuffix("s")
