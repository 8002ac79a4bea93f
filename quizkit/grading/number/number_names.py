"""Numbers in words of other languages than English: German, French and Spanish ones below a million, small ones of others.

Rules of composition: en.wikipedia.org/wiki/List_of_numbers_in_various_languages.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from quizkit.grading.words.forms import unaccented, written_out

_SMALL = {
    "de": "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn zwanzig",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix_sept "
    "dix_huit dix_neuf vingt",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis "
    "veintisiete veintiocho veintinueve",
    "it": "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
    "diciassette diciotto diciannove venti",
    "pt": "zero um dois três quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete "
    "dezoito dezenove vinte",
    "nl": "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
    "achttien negentien twintig",
    "pl": "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście",
}  # fmt: skip
_TENS = {
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante septante huitante nonante",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
}
_HUNDREDS = {
    "es": "doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos",
    "pl": "dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset",
}
_SCALES = {
    "de": {"hundert": 100, "tausend": 1000}, "fr": {"cent": 100, "cents": 100, "mille": 1000},
    "es": {"cien": 100, "ciento": 100, "mil": 1000}, "it": {"cento": 100, "mille": 1000}, "pt": {"cem": 100, "mil": 1000},
    "nl": {"honderd": 100, "duizend": 1000}, "pl": {"sto": 100, "tysiąc": 1000},
}  # fmt: skip
_MOST_WORDS = 12
# Quatre-vingt-dix-neuf.
_LONGEST = 4


def named_number(words: Sequence[str], language: str) -> tuple[int, int] | None:
    """Read the longest number at the start of folded `words`: its value, and of how many words it is made.

    >>> named_number(["quatre", "vingt", "douze", "ans"], "fr"), named_number(["zweihunderteinundzwanzig"], "de")
    ((92, 3), (221, 1))
    """
    if language == "de" and words:
        value = _in_one_word(words[0])
        return None if value is None else (value, 1)
    total, current, place = 0, 0, 0
    while place < min(len(words), _MOST_WORDS):
        value, length = _next(words[place : place + _LONGEST], language, total, current)
        if not length:
            break
        total, current = (total + value, 0) if value % 1000 == 0 else (total, value)
        place += length
    return (total + current, place) if place else None


def is_name_of_number(word: str) -> bool:
    """Return whether a folded word is part of a number in any language that is read here."""
    return word in _words() or _in_one_word(word) is not None


def _next(words: Sequence[str], language: str, total: int, current: int) -> tuple[int, int]:
    """Return what `current` is after the next name, and of how many words that is made; of none where none goes on."""
    table = _table(language)
    for length in range(len(words), 0, -1):
        value = table.get(" ".join(words[:length]))
        if value is not None and ((not current and (value or not total)) or (current % 100 == 0 < value < 100)):
            return current + value, length
    scale = _SCALES.get(language, {}).get(words[0], 0)
    fits = scale and (current < 100 if scale == 100 else not total)
    return (max(current, 1) * scale, 1) if fits else (0, 0)


def _in_one_word(word: str) -> int | None:
    """Read a German number, which is written as one word, however long."""
    if word in _table("de"):
        return _table("de")[word]
    for name, scale in (("tausend", 1000), ("hundert", 100)):
        before, found, behind = word.partition(name)
        if found:
            times = 1 if before in ("", "ein") else _in_one_word(before)
            rest = _in_one_word(behind.removeprefix("und")) if behind else 0
            return times * scale + rest if times and rest is not None and rest < scale else None
    return None


@cache
def _table(language: str) -> dict[str, int]:
    names = {name: value for value, name in enumerate(_SMALL.get(language, "").split())}
    names |= {name: 20 + 10 * place for place, name in enumerate(_TENS.get(language, "").split())}
    names |= {name: 200 + 100 * place for place, name in enumerate(_HUNDREDS.get(language, "").split())}
    names |= dict(_COMPOUNDS[language]()) if language in _COMPOUNDS else {}
    folded = {name.replace("_", " ").casefold(): value for name, value in names.items()}
    return {form: value for name, value in folded.items() for form in (name, unaccented(name), written_out(name))}


@cache
def _words() -> frozenset[str]:
    named = (name for language in _SMALL for name in (*_table(language), *_SCALES[language]))
    return frozenset(word for name in named for word in name.split() if word not in ("et", "y"))


def _german() -> Iterator[tuple[str, int]]:
    ones = ["ein", *_SMALL["de"].split()[2:10]]
    for place, ten in enumerate(_TENS["de"].split()):
        yield from ((f"{one}und{ten}", 20 + 10 * place + value) for value, one in enumerate(ones, 1))


def _spanish() -> Iterator[tuple[str, int]]:
    ones = _SMALL["es"].split()[1:10]
    for place, ten in enumerate(_TENS["es"].split()[1:]):
        yield from ((f"{ten}_y_{one}", 30 + 10 * place + value) for value, one in enumerate(ones, 1))


def _french() -> Iterator[tuple[str, int]]:
    """Yield 21 to 99 as they are said in France, and in Belgium and Switzerland."""
    small = _SMALL["fr"].split()
    for place, ten in enumerate(_TENS["fr"].split()):
        for value in range(1, 20 if ten == "soixante" else 10):
            yield f"{ten}_{'et_' * (value in (1, 11))}{small[value]}", 20 + 10 * place + value
    yield "quatre_vingts", 80
    yield "quatre_vingt", 80
    yield from ((f"quatre_vingt_{small[value]}", 80 + value) for value in range(1, 20))


_COMPOUNDS = {"de": _german, "es": _spanish, "fr": _french}
