"""Number words of other languages than English, read by text2num, and those of Polish."""

import re
from collections.abc import Sequence
from functools import lru_cache

from quizkit.grading.words.forms import unaccented

_LANGUAGES = ("de", "es", "fr", "it", "nl", "pt")
_ONES = "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście".split()
_HUNDREDS = "sto dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset tysiąc".split()
_POLISH = {
    form: value
    for name, value in zip(_ONES + _HUNDREDS, (*range(13), *range(100, 1001, 100)), strict=True)
    for form in (name, unaccented(name))
}
# Spellings without the accent, and what text2num expects.
_WITHOUT_ACCENT = {
    "zwolf": "zwölf", "zwoelf": "zwölf", "funf": "fünf", "fuenf": "fünf", "zero": "zéro", "dieciseis": "dieciséis",
    "veintidos": "veintidós", "veintitres": "veintitrés", "veintiseis": "veintiséis", "millon": "millón", "tres": "três",
}  # fmt: skip
_ACCENT_MISSING = {
    "de": re.compile("zwoe?lf|fue?nf"), "fr": re.compile(r"\bzero\b"), "pt": re.compile(r"\btres\b"),
    "es": re.compile(r"\b(?:dieciseis|veinti(?:dos|tres|seis)|millon)\b"),
}  # fmt: skip
# Articles, which are the number one only as a part of a longer number.
_ARTICLES = {"de": ("ein",), "es": ("un", "una"), "fr": ("une",), "it": ("un", "una"), "pt": ("uma",)}
_MOST_WORDS = 12


def named_number(words: Sequence[str], language: str) -> tuple[int, int] | None:
    """Read the longest number at the start of folded `words`; return its value and how many words it has.

    >>> named_number(["quatre", "vingt", "douze", "ans"], "fr"), named_number(["zweihunderteinundzwanzig"], "de")
    ((92, 3), (221, 1))
    """
    first = _value(words[0], language) if words else None
    if first is None:
        return None
    longest = min(len(words), _MOST_WORDS) if first else 1
    for length in range(longest, 1, -1):
        value = _value(" ".join(words[:length]), language)
        if value is not None:
            return value, length
    return None if words[0] in _ARTICLES.get(language, ()) else (first, 1)


def is_name_of_number(word: str) -> bool:
    """Return whether a folded word is part of a number in any supported language."""
    return any(_value(word, language) is not None for language in (*_LANGUAGES, "pl", "zh"))


@lru_cache(maxsize=2048)
def _value(text: str, language: str) -> int | None:
    if language == "pl":
        return _POLISH.get(text)
    if language in ("zh", "ja"):
        return _of_signs(text)
    if language not in _LANGUAGES:
        return None
    if language in _ACCENT_MISSING:
        text = _ACCENT_MISSING[language].sub(lambda match: _WITHOUT_ACCENT[match[0]], text)
    try:
        from text_to_num import text2num

        return int(text2num(text, language))
    except (ImportError, ValueError):
        # Some systems lack the package.
        return None


_SIGNS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_SIZES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}


def _of_signs(text: str) -> int | None:
    """Return the value of Chinese numerals: 三十五 is 35, 二〇二五 is 2025."""
    if not text or any(sign not in _SIGNS and sign not in _SIZES for sign in text):
        return None
    if all(sign in _SIGNS for sign in text):
        return int("".join(str(_SIGNS[sign]) for sign in text))
    total = part = digit = 0
    for sign in text:
        if sign in _SIGNS:
            digit = _SIGNS[sign]
        elif _SIZES[sign] < 10**4:
            part, digit = part + (digit or 1) * _SIZES[sign], 0
        else:
            total, part, digit = total + (part + digit or 1) * _SIZES[sign], 0, 0
    return total + part + digit
