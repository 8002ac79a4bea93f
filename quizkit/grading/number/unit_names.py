"""Names of units and currencies, in words and in abbreviations other than the symbols, and the sign that each stands for.

Names are folded and without accents. A regular plural (`s`, `es`, `n`, `en`) needs no entry.
"""

import re
from functools import cache

from quizkit.grading.number.symbols import symbol

CURRENCIES = {
    "$": "$ us$ usd dollar dollars buck bucks us_dollar us_dollars u.s._dollar u.s._dollars american_dollar american_dollars",
    "C$": "c$ cad ca$ can$ cdn$ cdn canadian_dollar canadian_dollars", "A$": "a$ aud au$ australian_dollar australian_dollars",
    "€": "€ eur euro euros", "£": "£ gbp pound pounds pound_sterling pounds_sterling british_pounds quid sterling",
    "¥": "¥ jpy yen japanese_yen", "CN¥": "cny rmb yuan renminbi", "₹": "₹ inr rupee rupees indian_rupees",
    "₽": "₽ rub rouble roubles ruble rubles", "CHF": "chf sfr swiss_franc swiss_francs", "₩": "₩ krw won",
    "zł": "zł pln zloty zlotys złoty złotych", "₪": "₪ ils shekel shekels", "₺": "₺ try lira liras",
    "₴": "₴ uah hryvnia hryvnias", "¢": "¢ cent cents", "p": "p pence penny", "₿": "₿ btc bitcoin bitcoins",
}  # fmt: skip
# Names of units that take the prefixes in words.
_METRIC = {
    "m": "metre meter metro metri", "g": "gram gramme gramm gramo grammo grama grammi", "L": "litre liter litro litri",
    "s": "second sekunde seconde segundo secondo secondi", "A": "amp ampere amperio", "mol": "mole mol", "Hz": "hertz", "N": "newton",
    "Pa": "pascal", "J": "joule julio", "W": "watt vatio", "C": "coulomb culombio", "V": "volt voltio", "Ω": "ohm ohmio",
    "F": "farad", "S": "siemens", "T": "tesla", "Wb": "weber", "H": "henry henries", "lm": "lumen", "lx": "lux", "Bq": "becquerel",
    "Gy": "gray", "Sv": "sievert", "cd": "candela", "eV": "electronvolt electron_volt electron-volt", "K": "kelvin",
    "Wh": "watt_hour watt-hour watthour wattstunde", "Ah": "amp_hour amp-hour ampere_hour ampere-hour amperestunde", "bar": "bar",
    "cal": "calorie kalorie caloria", "B": "byte octet", "bit": "bit", "px": "pixel", "t": "tonne ton_metrique", "rad": "radian",
    "Da": "dalton", "M": "molar",
}  # fmt: skip
_OTHERS = {
    "%": "percent per_cent pct pc prozent pourcent pour_cent por_ciento per_cento por_cento procent", "‰": "permille per_mille promille",
    "pp": "percentage_point percent_point %_point prozentpunkt", "ppm": "part_per_million parts_per_million",
    "ppb": "part_per_billion parts_per_billion",
    "°C": """celsius degree_celsius degrees_celsius celcius degree_c degrees_c degree_celcius degrees_celcius degrees_centigrade
        degree_centigrade centigrade deg_c deg_celsius grad_celsius degre_celsius degres_celsius grado_celsius grados_celsius
        grado_centigrado grados_centigrados gradi_celsius""",
    "°F": """fahrenheit degree_fahrenheit degrees_fahrenheit degree_f degrees_f deg_f deg_fahrenheit farenheit degrees_farenheit
        grad_fahrenheit degres_fahrenheit grados_fahrenheit""",
    "°": "degree deg grad degre grado gradi degree_angle", "K": "degree_kelvin degrees_kelvin °k", "μm": "micron um", "g": "gr gm",
    "kg": "kilo", "μg": "mcg ug", "μs": "us", "μL": "ul", "t": "metric_ton metric_tonne", "L": "ltr", "cm^3": "cc ccm",
    "s": "sec", "min": "minute minuto minuti", "h": "hour hr stunde heure hora ore std uur", "d": "day tag jour dia giorno giorni dag",
    "week": "week wk woche semaine semana settimana settimane wek", "month": "month mo mth monat mois mes mese mesi maand",
    "year": "year yr jahr annee an ano anno anni year_old years_old jaar", "decade": "decade jahrzehnt decada",
    "century": "century centuries jahrhundert siecle siglo", "millennium": "millennium millennia jahrtausend",
    "atm": "atmosphere", "mmHg": "mm_hg millimetre_of_mercury millimetres_of_mercury millimeters_of_mercury", "dB": "decibel dezibel", "mi": "mile meile milla", "ft": "foot feet '", "in": "inch inches \" ''",
    "yd": "yard", "nmi": "nautical_mile seemeile", "lb": "pound lbs", "oz": "ounce", "st": "stone", "ton": "ton short_ton",
    "ly": "light-year light_year lightyear lichtjahr annee-lumiere", "AU": "astronomical_unit", "ha": "hectare hektar", "acre": "acre",
    "gal": "gallon", "pint": "pint pt", "kn": "knot kt knoten", "kcal": "kilocalorie",
    "rpm": "revolutions_per_minute revolution_per_minute rotations_per_minute revs_per_minute rev/min r/min u/min",
    "bpm": "beats_per_minute beat_per_minute beats/min beat/min beats_a_minute bpms schlage_pro_minute",
    "mi/h": "mph mi/hr", "km/h": "kmh kph kmph km/hr km/std stundenkilometer", "m/s": "mps m/sec", "N·m": "newton_metre newton_meter",
    "people": "person persons inhabitant einwohner personne",
}  # fmt: skip
_PREFIXES = {
    "femto": "f", "pico": "p", "nano": "n", "micro": "μ", "mikro": "μ", "milli": "m", "mili": "m", "centi": "c", "zenti": "c",
    "deci": "d", "dezi": "d", "hecto": "h", "hekto": "h", "kilo": "k", "chilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P",
    # Half symbol, half word: kohm, mHenry.
    "k": "k",
}  # fmt: skip
_PREFIXED = re.compile(f"({'|'.join(_PREFIXES)})-?([a-z].{{2,}})")
_PLURALS = ("s", "es", "n", "en")
# A shorter name with a wrong letter may be anything.
_SHORTEST_SLIP = 5


def named_currency(name: str) -> str:
    """Return the sign of a currency from its folded sign, code or name; empty if it is not a currency."""
    return _currencies().get(name, "")


def named_unit(name: str) -> str:
    """Return the symbol of a unit from its folded name, singular or plural; empty if it is unknown.

    >>> [named_unit(name) for name in ("kilometres", "kgs", "hrs", "kohms", "celcius", "stunden", "apples")]
    ['km', 'kg', 'h', 'kΩ', '°C', 'h', '']
    """
    for form in (name, *(name.removesuffix(ending) for ending in _PLURALS if name.endswith(ending))):
        sign = _units().get(form) or _prefixed(form)
        if sign:
            return sign
    # The plural of an abbreviation: kgs, kms, mls.
    return symbol(name[:-1]) if len(name) > 2 and name[-1] == "s" else ""


def misspelled_unit(name: str) -> str:
    """Return the symbol of the only unit whose name differs in one letter from a folded word that is no other word."""
    from rapidfuzz.distance import OSA

    from quizkit.grading.words.dictionary import load_dictionary

    if len(name) < _SHORTEST_SLIP:
        return ""
    alike = {sign for known, sign in _long_names() if OSA.distance(name, known, score_cutoff=1) <= 1}
    knows = load_dictionary("en") if len(alike) == 1 else None
    return "" if knows is None or (" " not in name and knows(name)) else alike.pop()


def _prefixed(name: str) -> str:
    parts = _PREFIXED.fullmatch(name)
    base = _metric().get(parts[2], "") if parts else ""
    return symbol(_PREFIXES[parts[1]] + base) if parts and base else ""


@cache
def _currencies() -> dict[str, str]:
    return _by_name(CURRENCIES)


@cache
def _metric() -> dict[str, str]:
    return _by_name(_METRIC)


@cache
def _units() -> dict[str, str]:
    return _metric() | _by_name(_OTHERS)


@cache
def _long_names() -> tuple[tuple[str, str], ...]:
    """Return the names that are long enough for a misspelling, with every prefix and in the plural."""
    names = dict(_units())
    for prefix, letter in _PREFIXES.items():
        names |= {prefix + name: symbol(letter + sign) for name, sign in _metric().items() if len(prefix) > 1}
    names |= {f"{name}s": sign for name, sign in names.items()}
    return tuple((name, sign) for name, sign in names.items() if sign and len(name) >= _SHORTEST_SLIP)


def _by_name(table: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", " "): sign for sign, names in table.items() for name in names.split()}
