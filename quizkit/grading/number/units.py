"""Names of units and currencies: one sign for each.

Units may be products: m/s², m s-2, m·s⁻² and metres per second squared have one sign, `m·s^-2`. Different units have
different signs, even for equal amounts; `converted` compares those.
"""

import re
from collections import Counter
from fractions import Fraction
from functools import lru_cache

from quizkit.grading.number.symbols import symbol, unit

_CURRENCIES = {
    "$": "$ us$ usd dollar dollars buck bucks us_dollar us_dollars u.s._dollar u.s._dollars american_dollar american_dollars",
    "C$": "c$ cad ca$ can$ cdn$ cdn canadian_dollar canadian_dollars", "A$": "a$ aud au$ australian_dollar australian_dollars",
    "€": "€ eur euro euros", "£": "£ gbp pound pounds pound_sterling pounds_sterling british_pounds quid sterling",
    "¥": "¥ jpy yen japanese_yen", "CN¥": "cny rmb yuan renminbi", "₹": "₹ inr rupee rupees indian_rupees",
    "₽": "₽ rub rouble roubles ruble rubles", "CHF": "chf sfr swiss_franc swiss_francs", "₩": "₩ krw won",
    "zł": "zł pln zloty zlotys złoty złotych", "₪": "₪ ils shekel shekels", "₺": "₺ try lira liras",
    "₴": "₴ uah hryvnia hryvnias", "¢": "¢ cent cents", "p": "p pence penny", "₿": "₿ btc bitcoin bitcoins",
}  # fmt: skip
_HUNDREDTHS = {"¢": ("$", "€", "C$", "A$"), "p": ("£",)}
_WORDS = {
    "%": "percent per_cent pct pc prozent pourcent pour_cent por_ciento per_cento por_cento procent", "‰": "permille per_mille",
    "pp": "percentage_point percent_point %_point", "ppm": "part_per_million parts_per_million",
    "°C": "degree_celsius degrees_celsius celsius degree_c degrees_c degrees_centigrade centigrade deg_c grad_celsius",
    "°F": "degree_fahrenheit degrees_fahrenheit fahrenheit degree_f degrees_f deg_f", "°": "degree deg grad degré grado",
    "K": "kelvin degrees_kelvin", "m": "metre meter", "μm": "micron um", "g": "gram gramme gr gm", "kg": "kilo",
    "μg": "mcg ug", "μs": "us", "μL": "ul", "t": "tonne metric_ton tonnen", "L": "litre liter ltr", "cm^3": "cc ccm",
    "s": "second sec sekunde seconde segundo", "min": "minute minuten minuto", "h": "hour hr stunde stunden heure hora std",
    "d": "day tag tage tagen jour día dia giorno giorni", "week": "week wk woche wochen semaine semana",
    "month": "month mo mth monat monate monaten mois mes meses mese mesi",
    "year": "year yr jahr jahre jahren an année año ano anno anni year_old", "decade": "decade",
    "century": "century centuries", "millennium": "millennium millennia", "W": "watt", "J": "joule", "Hz": "hertz", "V": "volt",
    "A": "amp ampere", "Ω": "ohm Ω", "N": "newton", "Pa": "pascal", "bar": "bar", "mol": "mole", "C": "coulomb", "F": "farad",
    "T": "tesla", "Wb": "weber", "H": "henry", "lm": "lumen", "Bq": "becquerel", "Gy": "gray", "Sv": "sievert",
    "cd": "candela", "S": "siemens", "eV": "electronvolt electron_volt", "cal": "calorie", "atm": "atmosphere", "dB": "decibel",
    "B": "byte", "bit": "bit", "px": "pixel", "rad": "radian", "mi": "mile", "ft": "foot feet '", "in": "inch inches \" ''",
    "yd": "yard", "nmi": "nautical_mile", "lb": "pound lbs", "oz": "ounce", "st": "stone", "ton": "ton short_ton",
    "ly": "light-year light_year lightyear", "AU": "astronomical_unit", "ha": "hectare", "acre": "acre",
    "gal": "gallon", "pint": "pint pt", "kn": "knot", "rpm": "revolutions_per_minute", "kcal": "kilocalorie",
    "mi/h": "mph", "km/h": "kmh kph", "m/s": "mps", "people": "person persons inhabitant",
    "Wh": "watt_hour watt-hour",
}  # fmt: skip
_METRIC = {
    "femto": "f", "pico": "p", "nano": "n", "micro": "μ", "milli": "m", "centi": "c", "deci": "d", "hecto": "h",
    "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P",
}  # fmt: skip
_PREFIXED = re.compile(f"({'|'.join(_METRIC)})-?([a-z].*)")
_FACTOR = re.compile(r"(.*?[^\d\s^-])\s?(?:\^?(-?)\^?(\d))?")
_POWERS = (
    (re.compile(r"\b(?:square\s|sq\b\.?\s?|sq(?=k?m\b))([^\s/]+)"), r"\1^2"),
    (re.compile(r"\b(?:cubic|cu\.?)\s([^\s/]+)"), r"\1^3"),
    (re.compile(r"\s(?:squared|square)\b"), "^2"),
    (re.compile(r"\scubed\b"), "^3"),
    (re.compile(r"\s?(?:\bper\b|\bpro\b)\s?"), "/"),
)
_LONGEST = 60


def currency(text: str) -> str:
    """Return the sign of a currency from its sign, code or name; empty if it is not a currency."""
    return _CURRENCY_NAMES.get(text.strip().casefold(), "")


@lru_cache(maxsize=512)
def unit_signs(text: str) -> tuple[str, ...]:
    """Return the possible signs of a unit, none if it is unknown: `pounds` are money or weight.

    >>> [unit_signs(text) for text in ("KM", "MW", "pounds", "metres per second squared", "m s-2", "apples")]
    [('km',), ('MW',), ('lb', '£'), ('m·s^-2',), ('m·s^-2',), ()]
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return ()
    word = text.casefold().rstrip(".")
    signs = (_made_of_units(text.rstrip(".")), _CURRENCY_NAMES.get(word, ""))
    return tuple(dict.fromkeys(sign for sign in signs if sign))


def stands_for(typed: str, right: str) -> bool:
    """Return whether a typed sign means the right one: for degrees Celsius, ° or the letter is enough."""
    return typed == right or (right in ("°C", "°F") and typed in ("°", right[1:]))


def converted(value: Fraction, typed: str, right: str) -> Fraction | None:
    """Convert a value from the unit `typed` to the unit `right`, exactly; None if they measure different things."""
    if right in _HUNDREDTHS.get(typed, ()):
        return value / 100
    if typed in _HUNDREDTHS.get(right, ()):
        return value * 100
    if typed in _CURRENCIES or right in _CURRENCIES:
        return None
    if "K" in (typed, right) and "°C" in (typed, right):
        return value + Fraction("273.15") * (1 if right == "K" else -1)
    if {typed, right} == {"°C", "°F"}:
        return (value - 32) * 5 / 9 if right == "°C" else value * 9 / 5 + 32
    size, other = _measure(typed), _measure(right)
    return value * size[0] / other[0] if size and other and size[1] == other[1] else None


def is_same_money(typed: str, right: str) -> bool:
    """Return whether two signs are of one currency, as cents and dollars."""
    return right in _HUNDREDTHS.get(typed, ()) or typed in _HUNDREDTHS.get(right, ())


def _names(table: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", " "): sign for sign, names in table.items() for name in names.split()}


_CURRENCY_NAMES = _names(_CURRENCIES)
_UNIT_NAMES = _names(_WORDS)


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
        if not sign or inner is None:
            return None
        powers.update({part: power * times for part, times in inner.items()})
    return Counter({name: power for name, power in powers.items() if power})


def _factors(text: str) -> list[tuple[str, int]]:
    """Return the units in a product, each with its power: `m s-2`, `g/(mol K)`, `m/s/s`."""
    for pattern, written in _POWERS:
        text = pattern.sub(written, text)
    factors = []
    for place, part in enumerate(re.split(r"\s?/\s?", text)):
        for factor in re.split(r"\s?[·⋅∙*×]\s?|\s+(?![\^-])|(?<=[^\W\d])-(?=[^\W\d])", part.strip(" ()")):
            match = _FACTOR.fullmatch(factor)
            power = int((match[2] or "") + (match[3] or "1")) if match else 0
            factors.append((match[1] if match else factor, -power if place else power))
    return factors


def _single(text: str) -> str:
    """Return the sign of one unit, by its symbol or its name; empty if it is unknown."""
    # Some keyboards have the masculine ordinal sign instead of the degree sign; unified text has an o for it.
    text = {"oC": "°C", "oF": "°F"}.get(text, text)
    word = text.casefold()
    named = _UNIT_NAMES.get(word, "")
    if symbol(text) == text or not named:
        named = symbol(text) or _UNIT_NAMES.get(word.removesuffix("s"), "") if len(word) > 1 or symbol(text) else ""
    if named:
        return named
    prefixed = _PREFIXED.fullmatch(word)
    base = _single(prefixed[2]) if prefixed and len(prefixed[2]) > 2 else ""
    return symbol(_METRIC[prefixed[1]] + base) if prefixed and base else ""


def _measure(sign: str) -> tuple[Fraction, Counter[str]] | None:
    """Return the size of a unit in the bases of `symbols`; None if it is not a unit."""
    size, counts = Fraction(1), Counter[str]()
    for name, power in (_powers(sign) or Counter()).items():
        known = unit(name)
        size *= known.size**power
        counts.update({base: power * times for base, times in known.powers})
    counts = Counter({base: times for base, times in counts.items() if times})
    return (size, counts) if counts else None
