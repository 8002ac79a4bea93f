"""Normal forms of typed text, which two replies share if only their typing differs.

All are idempotent and accept any Unicode, including lone surrogates.
"""

import re
import unicodedata

# Apostrophes, primes and grave accents that keyboards and editors mix up (Unicode, General Punctuation).
_APOSTROPHES = "’‘‛ʼʹ′`´＇"
_DASHES = "‐‑‒–—―−﹣－"
_MARKS = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_DASHES, "-"))
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = re.compile(f"[{_SUPERSCRIPTS}]+")
_FRACTION = re.compile("(?<=[0-9])(?=[¼-¾⅐-⅞])")
_PLAIN_DIGITS = str.maketrans(_SUPERSCRIPTS, "0123456789")
# Letters with strokes and ligatures, which Unicode does not decompose.
_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
                          "ŧ": "t", "ŀ": "l", "ß": "ss", "ё": "е"})  # fmt: skip
# How German, Danish, Norwegian and Swedish write these letters on other keyboards.
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})
# Vowel marks, which are optional in Arabic and Hebrew.
_POINTS = re.compile("[\u0591-\u05bd\u05bf-\u05c7\u064b-\u0652\u0670\u0640]")


def spaced(text: str) -> str:
    """Return `text` in Unicode NFC, runs of white space as one space, and none at the ends."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def folded(text: str) -> str:
    """Return `text` as `spaced` does, without regard to case."""
    # Case folding can undo NFC (U+0345 moves).
    return unicodedata.normalize("NFC", spaced(text).casefold())


def unified(text: str) -> str:
    """Return `text` with one apostrophe, one dash, plain digits, full width as half; superscripts become `^2`.

    10² is not 102, but CO₂ is CO2.
    """
    if text.isascii():
        return spaced(text)
    text = _RAISED.sub(lambda match: "^" + match[0].translate(_PLAIN_DIGITS), text.translate(_MARKS))
    # Without the space 1½ would become eleven halves.
    text = unicodedata.normalize("NFKC", _FRACTION.sub(" ", text)).translate(_MARKS)
    return spaced("".join(map(_visible, text)))


def unaccented(word: str) -> str:
    """Return a folded `word` without the accents of Latin and Greek letters.

    In other scripts a mark makes another letter (й, が), and another sign (≠). Russian prints `ё` as `е`.
    """
    if word.isascii():
        return word
    return _POINTS.sub("", "".join(map(_base, word)).translate(_STROKES))


def written_out(word: str) -> str:
    """Return a folded `word` with `ä` as `ae`, `ø` as `oe` and so on."""
    return word.translate(_WRITTEN_OUT)


def _visible(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    # Soft hyphens, joiners and directional marks are invisible.
    return "" if unicodedata.category(character) == "Cf" else character


def _base(character: str) -> str:
    if character.isascii():
        return character
    parts = unicodedata.normalize("NFD", character)
    latin = parts[0].isascii() and parts[0].isalpha()
    return parts[0] if len(parts) > 1 and (latin or "\u0370" <= parts[0] <= "\u03ff") else character
