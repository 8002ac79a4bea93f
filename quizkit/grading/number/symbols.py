"""Symbols of units: their base and size, and which may be written in another case.

The units are those of the International System of Units (SI brochure, 9th edition) and other common ones. Case matters
(mW, MW), so another case is accepted only if it is no other unit: KG is kg, but 5 S is not a time.
"""

import re
from fractions import Fraction
from functools import cache
from typing import NamedTuple

_PREFIXES = {
    "f": -15, "p": -12, "n": -9, "μ": -6, "m": -3, "c": -2, "d": -1, "h": 2, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15,
}  # fmt: skip
# Base unit, its usual prefixes, its size, and its powers of metre, gram, second, ampere and others.
_BASES = """
m fpnμmcdhkM 1 m | g pnμmkM 1 g | s fpnμm 1 s | A pnμmk 1 A | K nμmk 1 K | mol nμmk 1 mol | cd m 1 cd | M pnμm 1000 mol,m-3
Hz mkMGT 1 s-1 | N μmkM 1000 g,m,s-2 | Pa mhkMG 1000 g,m-1,s-2 | J pnμmkMGT 1000 g,m2,s-2 | W pnμmkMGT 1000 g,m2,s-3
C pnμmk 1 A,s | V nμmkM 1000 g,m2,s-3,A-1 | Ω mkMG 1000 g,m2,s-3,A-2 | F pnμm 1/1000 A2,s4,g-1,m-2 | S nμm 1/1000 A2,s3,g-1,m-2
T nμm 1000 g,s-2,A-1 | Wb m 1000 g,m2,s-2,A-1 | H nμm 1000 g,m2,s-2,A-2 | lm - 1 cd | lx k 1 cd,m-2 | Bq kMGT 1 s-1
Gy mμ 1 m2,s-2 | Sv mμ 1 m2,s-2 | L fnμmcdh 1/1000 m3 | t kMG 1000000 g | eV mkMGT 1 eV | Wh mkMGT 3600000 g,m2,s-2
Ah mk 3600 A,s | cal k 4184 g,m2,s-2 | bar m 100000000 g,m-1,s-2 | atm - 101325000 g,m-1,s-2 | mmHg - 133322387415/1000000 g,m-1,s-2
psi - 8896443230521/1290320 g,m-1,s-2 | dB - 1 dB | B kMGTP 8 bit | bit kMGT 1 bit | b kMGT 1 bit | px M 1 px | Da k 1 Da | min - 60 s
h - 3600 s | d - 86400 s | week - 604800 s | month - 1 month | year - 12 month | decade - 120 month | century - 1200 month
millennium - 12000 month | in - 127/5000 m | ft - 381/1250 m | yd - 1143/1250 m | mi - 201168/125 m | nmi - 1852 m
ly - 9460730472580800 m | AU - 149597870700 m | ha - 10000 m2 | oz - 45359237/1600000 g | lb - 45359237/100000 g
st - 317514659/50000 g | ton - 1 ton | acre - 316160658/78125 m2 | gal - 1 gal | pint - 1 pint | kn - 463/900 m,s-1
rpm - 1/60 s-1 | bpm - 1/60 s-1 | % - 1 of | ‰ - 1/10 of | ppm - 1/10000 of | ppb - 1/10000000 of | pp - 1 pp | ° - 1 °
rad m 1 rad | °C - 1 °C | °F - 1 °F | people - 1 people
"""
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


def all_symbols() -> tuple[str, ...]:
    """Return every symbol, with every prefix."""
    return tuple(_units())


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
    for line in _BASES.strip().replace("\n", " | ").split(" | "):
        base, prefixes, size, powers = line.split(" ")
        units[base] = (size, 0, powers)
        units |= {name + base: (size, _PREFIXES[name], powers) for name in prefixes.strip("-")}
    return units


@cache
def _by_letters() -> dict[str, tuple[str, ...]]:
    symbols: dict[str, tuple[str, ...]] = {}
    for name in _usual():
        symbols[name.lower()] = (*symbols.get(name.lower(), ()), name)
    return symbols
