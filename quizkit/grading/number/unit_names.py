"""Names of units and currencies, in words and in abbreviations other than the symbols, and the sign that each stands for.

Names are folded and without accents. A regular plural (`s`, `es`, `n`, `en`) needs no entry.
"""

from functools import cache

from quizkit.base import patterns
from quizkit.grading.number.symbols import symbol
from quizkit.grading.tables import table

CURRENCIES = table("currencies")
_PREFIXES = table("prefixes")
_PREFIXED = patterns.compile(f"({'|'.join(_PREFIXES)})-?([a-z].{{2,}})")
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

    from quizkit.grading.words.dictionary import dictionary

    if len(name) < _SHORTEST_SLIP:
        return ""
    alike = {sign for known, sign in _long_names() if OSA.distance(name, known, score_cutoff=1) <= 1}
    knows = dictionary("en") if len(alike) == 1 else None
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
    return _by_name(table("metric_units"))


@cache
def _units() -> dict[str, str]:
    return _metric() | _by_name(table("other_units"))


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
