"""Roman numerals, acronyms and codes, in which every letter counts."""

import re

_ROMAN = re.compile("M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_MOST_CAPITALS = 0.5


def roman(word: str) -> int | None:
    """Return the value of a Roman numeral in capitals, or None: `XIV` is 14.

    A single L, C, D or M is a letter: vitamin C is not the hundredth.
    """
    if not word or word in ("L", "C", "D", "M") or len(word) > 15 or not _ROMAN.fullmatch(word):
        return None
    values = [_VALUES[letter] for letter in word]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def is_code_word(word: str) -> bool:
    """Return whether a word, as the deck writes it, is an acronym or a code: NATO, mRNA, NaCl, G7, B12, A380.

    It has two or more capitals, at least half of its letters, or it mixes digits and letters.
    """
    letters = sum(map(str.isalpha, word))
    if any(map(str.isdecimal, word)):
        return letters < len(word) or not letters
    capitals = sum(map(str.isupper, word))
    return capitals >= 2 and capitals >= _MOST_CAPITALS * len(word)
