"""Symbols of units: their base and size, and which may be written in another case.

The units are those of the International System of Units (SI brochure, 9th edition) and other common ones. Case matters
(mW, MW), so another case is accepted only if it is no other unit: KG is kg, but 5 S is not a time.
"""

import re
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from quizkit.grading.tables import table

_PREFIXES = {
    "f": -15, "p": -12, "n": -9, "μ": -6, "m": -3, "c": -2, "d": -1, "h": 2, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15,
}  # fmt: skip
# These have every prefix, though some are rare: PF is a petafarad, never a picofarad in capitals.
_EVERY_PREFIX = frozenset("m g s A K mol Hz N Pa J W C V Ω F S T Wb H L Bq Gy Sv eV Wh Ah".split())
# The usual meaning in one case, where a rarer unit has the same letters.
_EVERYDAY = {
    "mm": "mm", "mg": "mg", "ml": "mL", "ms": "ms", "mb": "MB", "gb": "GB", "tb": "TB", "kb": "kB", "mhz": "MHz", "pa": "Pa",
}  # fmt: skip
# Letters that are a scale, a prefix or another unit in the other case.
_OTHER_THINGS = frozenset("kmbtgdcfhspn")


class Unit(NamedTuple):
    """How many of what: 1 km is 1000 of `(("m", 1),)`."""

    size: Fraction
    powers: tuple[tuple[str, int], ...]


def symbol(text: str) -> str:
    """Return the symbol for `text`, also in another case if no other unit has it; else empty.

    >>> [symbol(text) for text in ("mW", "MW", "mw", "KM", "Kg", "KWH", "S", "k", "MB", "mb")]
    ['mW', 'MW', '', 'km', 'kg', 'kWh', 'S', '', 'MB', 'MB']
    """
    if text in _units():
        return text
    one_case = text in (text.lower(), text.upper())
    if one_case and text.lower() in _EVERYDAY:
        return _EVERYDAY[text.lower()]
    same = _by_letters().get(text.lower(), ()) if len(text) > 1 or text.lower() not in _OTHER_THINGS else ()
    return same[0] if len(same) == 1 else ""


def unit(known_symbol: str) -> Unit:
    """Return the unit of a known symbol."""
    size, prefix, powers = _units()[known_symbol]
    parts = (re.fullmatch(r"(.*?[^\d-])(-?\d+)?", part) for part in powers.split(","))
    counted = tuple((part[1], int(part[2] or 1)) for part in parts if part)
    return Unit(Fraction(size) * Fraction(10) ** prefix, counted)


@cache
def _units() -> dict[str, tuple[str, int, str]]:
    """Return for each symbol the size of its base, the power of ten of its prefix, and its powers."""
    rare: dict[str, tuple[str, int, str]] = {}
    for base in _EVERY_PREFIX:
        size, _, powers = _usual()[base]
        rare |= {name + base: (size, power, powers) for name, power in _PREFIXES.items() if name not in "cdh"}
    return rare | _usual()


@cache
def _usual() -> dict[str, tuple[str, int, str]]:
    units: dict[str, tuple[str, int, str]] = {}
    for base, line in table("symbols").items():
        prefixes, size, powers = line.split(" ")
        units[base] = (size, 0, powers)
        units |= {name + base: (size, _PREFIXES[name], powers) for name in prefixes.strip("-")}
    return units


@cache
def _by_letters() -> dict[str, tuple[str, ...]]:
    symbols: dict[str, tuple[str, ...]] = {}
    for name in _usual():
        symbols[name.lower()] = (*symbols.get(name.lower(), ()), name)
    return symbols
