"""Signs of units and currencies: one sign for each.

Units may be products: m/s², m s-2, m·s⁻² and metres per second squared have one sign, `m·s^-2`. Different units have
different signs, even for equal amounts; `converted` compares those.
"""

import re
from collections import Counter
from fractions import Fraction
from functools import lru_cache

from quizkit.base import patterns
from quizkit.grading.number.symbols import symbol, unit
from quizkit.grading.number.unit_names import CURRENCIES, misspelled_unit, named_currency, named_unit
from quizkit.grading.words.forms import unaccented

_HUNDREDTHS = {"¢": ("$", "€", "C$", "A$"), "p": ("£",)}
# How many kelvins a degree is, and how many of them lie between absolute zero and 0 °.
_TEMPERATURES = {
    "K": (Fraction(1), Fraction(0)), "°C": (Fraction(1), Fraction("273.15")), "°F": (Fraction(5, 9), Fraction("459.67")),
}  # fmt: skip
# Products that are written without a sign between them. Some keyboards have º for °; unified text has an o for it.
_WRITTEN_TOGETHER = {
    "Nm": "N·m", "kNm": "kN·m", "VA": "V·A", "kVA": "kV·A", "mAs": "mA·s", "oC": "°C", "oF": "°F", "° C": "°C", "° F": "°F",
    "bps": "bit·s^-1", "kbps": "kbit·s^-1", "Mbps": "Mbit·s^-1", "mbps": "Mbit·s^-1", "Gbps": "Gbit·s^-1", "gbps": "Gbit·s^-1",
    "ms^-1": "m·s^-1", "ms-1": "m·s^-1", "ms^-2": "m·s^-2", "ms-2": "m·s^-2",
}  # fmt: skip
_FACTOR = patterns.compile(r"(.*?[^\d\s^-])\s?(?:\^?\(?(-?)\^?(\d)\)?)?")
_POWERS = (
    (patterns.compile(r"\b(?:square[\s-]|quadrat|sq\.?\s|sq(?=k?m\b))([^\s/]+)", re.IGNORECASE), r"\1^2"),
    (patterns.compile(r"\b(?:cubic[\s-]|kubik|cu\.?\s)([^\s/]+)", re.IGNORECASE), r"\1^3"),
    (patterns.compile(r"(\S+)\s(?:squared|square|carr[ée]e?s?|cuadrad[oa]s?|quadrati?)\b", re.IGNORECASE), r"\1^2"),
    (patterns.compile(r"(\S+)\s(?:cubed|cubes?|c[úu]bicos?)\b", re.IGNORECASE), r"\1^3"),
    (patterns.compile(r"\s?(?:\b(?:per|pro|par|por)\b|(?<=\w)\s(?:an?|a l')\b)\s?", re.IGNORECASE), "/"),
)
_POINTED = patterns.compile(r"\s?[·⋅∙*×]\s?|\s+(?![\^-])|(?<=[^\W\d])-(?=[^\W\d])")
_COMPASS = patterns.compile(r"°\s?[NSEWO]", re.IGNORECASE)
_LONGEST = 60


def currency(text: str) -> str:
    """Return the sign of a currency from its sign, code or name; empty if it is not a currency."""
    return named_currency(text.strip().casefold())


@lru_cache(maxsize=512)
def unit_signs(text: str) -> tuple[str, ...]:
    """Return the possible signs of a unit, none if it is unknown: `pounds` are money or weight.

    >>> [unit_signs(text) for text in ("KM", "MW", "pounds", "metres per second squared", "m s-2", "apples")]
    [('km',), ('MW',), ('lb', '£'), ('m·s^-2',), ('m·s^-2',), ()]
    """
    text = text.strip()
    if not text or len(text) > _LONGEST or _COMPASS.match(text):
        return ()
    in_capitals = _made_of_units(text.lower()) if "/" in text and text.isupper() else ""
    signs = (_made_of_units(text.rstrip(".")), in_capitals, named_currency(text.casefold().rstrip(".")))
    return tuple(dict.fromkeys(sign for sign in signs if sign))


@lru_cache(maxsize=512)
def misspelled_signs(text: str) -> tuple[str, ...]:
    """Return the sign of a unit with a misspelled name, as `unit_signs` does for known names.

    >>> misspelled_signs("degrees celsuis"), misspelled_signs("kilomters per hour"), misspelled_signs("seats")
    (('°C',), ('h^-1·km',), ())
    """
    text = unaccented(text.strip().casefold())
    if not text or len(text) > _LONGEST:
        return ()
    corrected = " ".join(map(_corrected, text.split()))
    sign = misspelled_unit(text) or (_made_of_units(corrected) if corrected != text else "")
    return (sign,) if sign else ()


def stands_for(typed: str, right: str) -> bool:
    """Return whether a typed sign means the right one: for degrees Celsius, ° or the letter is enough."""
    if right in ("°C", "°F") and typed.upper() in ("°", right[1:]):
        return True
    return typed == right or _is_another_name(typed, right)


def converted(value: Fraction, typed: str, right: str) -> Fraction | None:
    """Convert a value from the unit `typed` to the unit `right`, exactly; None if they measure different things."""
    if right in _HUNDREDTHS.get(typed, ()):
        return value / 100
    if typed in _HUNDREDTHS.get(right, ()):
        return value * 100
    if typed in CURRENCIES or right in CURRENCIES:
        return None
    if typed in _TEMPERATURES and right in _TEMPERATURES:
        (degree, zero), (other_degree, other_zero) = _TEMPERATURES[typed], _TEMPERATURES[right]
        return (value + zero) * degree / other_degree - other_zero
    size, other = _measure(typed), _measure(right)
    return value * size[0] / other[0] if size and other and size[1] == other[1] else None


def is_same_money(typed: str, right: str) -> bool:
    """Return whether two signs are of one currency, as cents and dollars."""
    return right in _HUNDREDTHS.get(typed, ()) or typed in _HUNDREDTHS.get(right, ())


def _is_another_name(typed: str, right: str) -> bool:
    """Return whether two signs are names of one unit: a volume, or one of them is the product that defines the other.

    A hertz and a becquerel are of one size, yet different units.
    """
    size, other = _measure(typed), _measure(right)
    if size is None or size != other or typed in CURRENCIES or right in CURRENCIES:
        return False
    return size[1] in (Counter({"m": 3}), Counter({"bit": 1})) or "·" in typed or "^" in typed


def _corrected(word: str) -> str:
    return word if symbol(word) or named_unit(word) else misspelled_unit(word) or word


def _made_of_units(text: str) -> str:
    """Return the sign of a unit, or of a product of powers of units; empty if a part is unknown."""
    powers = _powers(text)
    if not powers:
        return ""
    if list(powers.values()) == [1]:
        return next(iter(powers))
    return "·".join(name if power == 1 else f"{name}^{power}" for name, power in sorted(powers.items()))


def _powers(text: str) -> Counter[str] | None:
    """Return the power of each unit in a product; None if a part is unknown."""
    text = _single(text) or text
    if symbol(text):
        return Counter({symbol(text): 1})
    powers: Counter[str] = Counter()
    for name, power in _factors(text):
        sign = _single(name)
        inner = Counter({sign: 1}) if symbol(sign) == sign else _powers(sign) if sign != name else None
        # A letter among others is a unit only in its own case: 2 a day is not in amperes.
        if not sign or inner is None or (len(name) == 1 and sign.casefold() == name and name not in (sign, "l")):
            return None
        powers.update({part: power * times for part, times in inner.items()})
    return Counter({name: power for name, power in powers.items() if power})


def _factors(text: str) -> list[tuple[str, int]]:
    """Return the units in a product, each with its power: `m s-2`, `g/(mol K)`, `m/s/s`."""
    for pattern, written in _POWERS:
        text = pattern.sub(written, text)
    factors = []
    for place, part in enumerate(re.split(r"\s?/\s?", text)):
        # Per mole, 1/s.
        if not place and part in ("", "1") and text != part:
            continue
        for factor in _POINTED.split(part.strip(" ()")):
            match = _FACTOR.fullmatch(factor)
            power = int((match[2] or "") + (match[3] or "1")) if match else 0
            factors.append((match[1] if match else factor, -power if place else power))
    return factors


def _single(text: str) -> str:
    """Return the sign of one unit, by its symbol or its name; empty if it is unknown."""
    text = _WRITTEN_TOGETHER.get(text, text)
    if symbol(text) == text or "·" in text:
        return text
    named = named_unit(unaccented(text.casefold()))
    return named or symbol(text)


@lru_cache(maxsize=1024)
def _measure(sign: str) -> tuple[Fraction, Counter[str]] | None:
    """Return the size of a unit in the bases of `symbols`; None if it is not a unit."""
    size, counts = Fraction(1), Counter[str]()
    for name, power in (_powers(sign) or Counter()).items():
        known = unit(name)
        size *= known.size**power
        counts.update({base: power * times for base, times in known.powers})
    counts = Counter({base: times for base, times in counts.items() if times})
    return (size, counts) if counts else None
