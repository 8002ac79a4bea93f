"""Normal forms of typed text, which two replies share if only their typing differs.

All are idempotent and accept any Unicode, including lone surrogates.
"""

import unicodedata

from quizkit.base import patterns

# Apostrophes, primes, grave accents, the ʻokina of Hawaiian and Tongan, the signs for Arabic ʾ and ʿ, and the geresh of
# Hebrew, which keyboards and editors mix up.
_APOSTROPHES = "’‘‛ʼʹʻʽʾʿˈꞌ′`´＇׳"
_DASHES = "‐‑‒–—―−﹣－־"
_MARKS = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_DASHES, "-") | {"״": '"'})
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = patterns.compile(f"[{_SUPERSCRIPTS}]+")
_FRACTION = patterns.compile("(?<=[0-9])(?=[¼-¾⅐-⅞])")
_PLAIN_DIGITS = str.maketrans(_SUPERSCRIPTS, "0123456789")
# Letters with strokes and ligatures, which Unicode does not decompose.
_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
                          "ŧ": "t", "ŀ": "l", "ß": "ss", "ё": "е"})  # fmt: skip
# How German, Danish, Norwegian and Swedish write these letters on other keyboards.
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})
# Points of Hebrew and Arabic, which are optional: all their combining marks, and the stroke that lengthens a line.
POINTS = "".join(
    chr(code) for code in (*range(0x590, 0x700), *range(0x8D0, 0x900)) if unicodedata.category(chr(code)) == "Mn"
)
# Marks on a letter that Unicode does not compose, such as the stress of Russian.
STRESS = "\u0300\u0301"
_POINTED = patterns.compile(f"[{POINTS}\u0640]")
_STRESSED = patterns.compile(f"(?<=[\u0400-\u04ff])[{STRESS}]")
# Other forms of one letter: of Arabic and Persian, at the end of a Hebrew word, and of hiragana in katakana.
_LETTERS = str.maketrans(
    dict(zip("ٱىةکیہھےךםןףץ", "ايهكيههيכמנפצ", strict=True))
    | {chr(code): chr(code - 0x60) for code in range(0x30A1, 0x30F7)}
)
_OTHER_SCRIPTS = "\u0590"


def spaced(text: str) -> str:
    """Return `text` in Unicode NFC, runs of white space as one space, and none at the ends."""
    joined = " ".join(text.split())
    return joined if joined.isascii() else unicodedata.normalize("NFC", joined)


def folded(text: str) -> str:
    """Return `text` as `spaced` does, without regard to case."""
    return " ".join(text.casefold().split()) if text.isascii() else spaced(lowered(spaced(text)))


def lowered(text: str, language: str = "") -> str:
    """Return `text` without regard to case. In Turkish I is a capital ı and İ a capital i; elsewhere İ is an I."""
    if language in ("tr", "az"):
        text = text.replace("I", "ı")
    # Case folding can undo NFC (U+0345 moves).
    return unicodedata.normalize("NFC", text.replace("İ", "i").casefold())


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

    In other scripts a mark makes another letter (й, が), and another sign (≠). Russian prints `ё` as `е`, and a stress
    mark only in dictionaries.
    """
    if word.isascii():
        return word
    return _STRESSED.sub("", "".join(map(_base, word)).translate(_STROKES))


def lettered(word: str) -> str:
    """Return a folded `word` with one form of each letter: no points in Arabic and Hebrew, no hamza, no katakana.

    >>> lettered("كِتَاب") == lettered("كتاب"), lettered("أحمد") == lettered("احمد"), lettered("すし") == lettered("スシ")
    (True, True, True)
    """
    if max(word, default="") < _OTHER_SCRIPTS:
        return word
    # Unicode decomposes a letter with a hamza, and a kana with a voiced mark, which stays.
    return unicodedata.normalize("NFC", _POINTED.sub("", unicodedata.normalize("NFD", word)).translate(_LETTERS))


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
