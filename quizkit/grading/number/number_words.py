"""Reads number words: English ones of any size, and those of other languages through `number_names`.

Rules of composition: en.wikipedia.org/wiki/English_numerals. The tables include common
misspellings, because numbers are never compared by letters.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from quizkit.grading.number.number_names import is_name_of_number, named_number
from quizkit.grading.number.scales import ENGLISH as SCALES

_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = (
    {word: value for value, word in enumerate(_UNITS)}
    | {word: 20 + 10 * place for place, word in enumerate(_TENS)}
    | {"nil": 0, "nought": 0, "naught": 0, "fourty": 40, "ninty": 90, "forteen": 14, "nineten": 19, "fivty": 50,
       "eightteen": 18, "tweny": 20, "twelf": 12, "fiveteen": 15, "thirtheen": 13}
)  # fmt: skip
_IRREGULAR = {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12, "fourtieth": 40,
    "nineth": 9, "eigth": 8, "twelth": 12, "hundredth": 100, "thousandth": 1000, "millionth": 10**6,
}  # fmt: skip
_ORDINALS = (
    {(word[:-1] + "ieth" if word.endswith("y") else word + "th"): value for word, value in _SMALL.items() if value > 3}
    | _IRREGULAR
)  # fmt: skip
_PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    word + plural: value for word, value in _ORDINALS.items() if 3 <= value <= 10 for plural in ("", "s")
}


class Worded(NamedTuple):
    """A number read from the first `length` words of a text; `ordinal` for third, not three."""

    value: Fraction
    length: int
    ordinal: bool = False


def worded(words: Sequence[str], language: str = "en") -> Worded | None:
    """Read the longest number at the start of folded `words`, or None if there is none.

    >>> worded(["two", "hundred", "and", "five", "ships"])
    Worded(value=Fraction(205, 1), length=4, ordinal=False)
    """
    if not words:
        return None
    if language != "en":
        named = named_number(words, language)
        return None if named is None else Worded(Fraction(named[0]), named[1])
    whole = _whole(words)
    return _mixed(whole, words) if whole else fraction(words)


@cache
def _number_words() -> frozenset[str]:
    return frozenset(("hundred", "hundreds", "minus")).union(_SMALL, SCALES, _ORDINALS, _PARTS)


def is_number_word(word: str) -> bool:
    """Return whether a folded word is part of a number in any supported language."""
    return word in _number_words() or is_name_of_number(word)


def _mixed(whole: Worded, words: Sequence[str]) -> Worded:
    """Read the rest after `and`: one and a half, two and three quarters, a million and a half."""
    alone, rest = fraction(words), words[whole.length :]
    if alone:
        return alone
    part = fraction(rest[1:]) if rest[:1] == ["and"] and not whole.ordinal else None
    if part is None:
        return whole
    scale = SCALES.get(words[whole.length - 1], 1)
    return Worded(whole.value + part.value * scale, whole.length + 1 + part.length)


def fraction(words: Sequence[str]) -> Worded | None:
    """Read the part of a whole at the start of folded `words`: `two thirds`, `a half` or `half`; None if there is none."""
    if words[:1] == ["half"]:
        return Worded(Fraction(1, 2), 1)
    if len(words) < 2:
        return None
    top = 1 if words[0] in ("a", "an", "one") else _SMALL.get(words[0], 0)
    part = _PARTS.get(words[1])
    sure = words[1].endswith("s") or words[1] in ("half", "quarter") or top == 1
    return Worded(Fraction(top, part), 2) if part and sure and 1 <= top <= 9 else None


def _whole(words: Sequence[str]) -> Worded | None:
    total, current, length = 0, 0, 0
    for place, word in enumerate(words[:24]):
        step = _next(words, place, current)
        if step is None:
            break
        kind, value = step
        if kind == "ordinal":
            return Worded(Fraction(total + _added(current, value)), place + 1, ordinal=True)
        if kind == "scale":
            total, current = total + (current or 1) * value, 0
        elif kind != "and":
            current = _added(current, value)
        if kind != "and" and word not in ("a", "an"):
            length = place + 1
    return _with_decimals(Worded(Fraction(total + current), length), words) if length else None


def _next(words: Sequence[str], place: int, current: int) -> tuple[str, int] | None:
    """Return the kind and the value of the word at `place`, or None at the end of the number."""
    word, after = words[place], words[place + 1] if place + 1 < len(words) else ""
    if word in _SMALL:
        return ("small", _SMALL[word]) if _fits(current, _SMALL[word]) else None
    if word in ("hundred", "hundreds"):
        return ("small", 100) if current < 100 else None
    if word in SCALES:
        return "scale", SCALES[word]
    if word in _ORDINALS and _fits(current, _ORDINALS[word]):
        return "ordinal", _ORDINALS[word]
    if word == "and" and place and words[place - 1] in ("hundred", "thousand", "million", "billion"):
        return ("and", 0) if after in _SMALL or after in _ORDINALS else None
    return ("and", 0) if word in ("a", "an") and not place and after in ("hundred", *SCALES) else None


def _fits(current: int, value: int) -> bool:
    if value >= 100 or current == 0:
        return True
    if current % 100 == 0:
        return value < 100
    # Twenty-five; and nineteen forty-five, as in years.
    return (current % 100 >= 20 and current % 10 == 0 and 0 < value < 10) or (10 <= current <= 99 and value >= 10)


def _added(current: int, value: int) -> int:
    if value >= 100:
        return max(current, 1) * value
    is_year = 10 <= current <= 99 and value >= 10
    return current * 100 + value if is_year else current + value


def _with_decimals(number: Worded, words: Sequence[str]) -> Worded:
    """Read the rest after `point`: three point one four."""
    if words[number.length : number.length + 1] != ["point"]:
        return number
    digits = ""
    for word in words[number.length + 1 : number.length + 21]:
        if not 0 <= _SMALL.get(word, 10) <= 9:
            break
        digits += str(_SMALL[word])
    if not digits:
        return number
    return Worded(number.value + Fraction(int(digits), 10 ** len(digits)), number.length + 1 + len(digits))
