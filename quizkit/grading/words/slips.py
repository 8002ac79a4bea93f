"""Slips: which misspellings are forgiven, by length and by the letters that people confuse.

People write what they hear: another vowel, a consonant that sounds similar, one letter for two. They leave out a
consonant that is hardly heard (goverment, Febuary), or add one that could be silent (priviledge, wheather). Fingers
miss by one key. Any other consonant makes another word, in a dictionary or not: Obama and Osama, mycosis and myosis.
Of a thousand tested misspellings, these rules miss six.
"""

from itertools import pairwise

# Letters that sound alike in some words: defence, absense; exercise, exersize; altitute; graditude; stomack.
_ALIKE = tuple(map(frozenset, ("ckqxg", "csxzt", "gjz", "jd", "aeiouyw", "fpvhb", "kng", "mn", "dt", "hk")))
# The same at the start of a word: cemistry, fysics, jiraffe, inglish, xylofone.
_ALIKE_AT_START = tuple(map(frozenset, ("ckqsxzt", "gjd", "aeiouy", "fpvh", "wr", "kng", "bp", "mn")))
# Also the w of fawna.
_VOWELS = frozenset("aeiouyw")
# Pairs of consonants with a silent one, which people leave out or add.
_UNHEARD = frozenset(
    "dg dj ch wh xh ph gh rh th sh ck tc tz sc xc mn tr ts st nd kn gn ps mb rs lk lm bt hw ng".split()
)
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_PLACES = {letter: (row, 2 * column + row) for row, line in enumerate(_ROWS) for column, letter in enumerate(line)}
# In words of this length a key in the next row is a slip.
_LONG = 6
# In words of this length one consonant more or less is a slip.
_VERY_LONG = 9
# How many letters may be off in words up to this length; in longer words two.
_MOST_EDITS = {3: 0, 6: 1}
# Without a dictionary, one letter may be off in words from this length.
_SAFE_LENGTH = 8


def most_edits(expected: str, *, has_dictionary: bool) -> int:
    """Return how many letters of a word may be off in a slip."""
    if not _is_alphabetic(expected):
        return 0
    if not has_dictionary or not is_latin(expected):
        return int(len(expected) >= _SAFE_LENGTH)
    return next((edits for length, edits in _MOST_EDITS.items() if len(expected) <= length), 2)


def is_latin(word: str) -> bool:
    """Return whether a word is in Latin script, the only script with dictionaries."""
    return all(character < "\u0370" or "\u1e00" <= character < "\u1f00" for character in word)


def _is_alphabetic(word: str) -> bool:
    """Return whether a word has letters: a Chinese sign or a Korean syllable counts as much as a word."""
    return all(character < "\u0590" or "\u1e00" <= character <= "\u1fff" for character in word)


def is_slip(typed: str, expected: str) -> bool:
    """Return whether `typed` is a likely misspelling by its consonants; both are folded and without accents."""
    if not (typed.isascii() and expected.isascii()) or sorted(typed) == sorted(expected):
        return True
    from rapidfuzz.distance import Levenshtein

    one, other = _consonants(typed), _consonants(expected)
    for step in Levenshtein.editops(_letters(typed, one), _letters(expected, other)):
        if step.tag == "replace":
            place = other[step.dest_pos]
            likely = place == 0 or _are_confused(typed[one[step.src_pos]], expected[place], len(expected))
        elif step.tag == "insert":
            likely = _left_out(expected, expected[other[step.dest_pos]])
        else:
            likely = _added(typed, typed[one[step.src_pos]])
        if not likely:
            return False
    return True


def _consonants(word: str) -> list[int]:
    """Return the places of the consonants; of a double consonant, the first."""
    return [
        place
        for place, letter in enumerate(word)
        if letter not in _VOWELS and letter != word[max(0, place - 1) : place]
    ]


def _letters(word: str, places: list[int]) -> str:
    return "".join(word[place] for place in places)


def _are_confused(one: str, other: str, length: int) -> bool:
    return any(one in group and other in group for group in _ALIKE) or _beside(one, other, length)


def _left_out(word: str, letter: str) -> bool:
    """Return whether a consonant can be left out: next to another consonant, or in a very long word."""
    if len(word) >= _VERY_LONG:
        return True
    return any(_joined(one, other) for one, other in pairwise(word) if letter in (one, other))


def _joined(one: str, other: str) -> bool:
    return one + other in _UNHEARD or (one != other and one not in _VOWELS and other not in _VOWELS)


def _added(word: str, letter: str) -> bool:
    """Return whether a consonant can be added: where it may be silent, or in a very long word."""
    return len(word) > _VERY_LONG or any(
        one + other in _UNHEARD for one, other in pairwise(word) if letter in (one, other)
    )


def same_start(one: str, other: str, edits: int) -> bool:
    """Return whether the first letters agree, sound alike, are swapped, or one is silent before a consonant.

    The first letter is misspelled least, so Gambia is not Zambia; another vowel counts only if nothing else differs
    (osteocyte, astrocyte).
    """
    if one[0] == other[0] or {one[0], other[0]} <= set(one[:2]) & set(other[:2]):
        return True
    if _is_silent(one, other) or _is_silent(other, one):
        return True
    vowels = {one[0], other[0]} <= _VOWELS
    return any(one[0] in group and other[0] in group for group in _ALIKE_AT_START) and (edits == 1 or not vowels)


def _is_silent(longer: str, shorter: str) -> bool:
    """Return whether `longer` is `shorter` after one silent letter: h, or a consonant before another."""
    heard = not longer[0].isascii() or (longer[0] != "h" and set(longer[:2]) & _VOWELS)
    return longer[1:2] == shorter[0] and not heard


def is_vowel_for_vowel(typed: str, expected: str) -> bool:
    """Return whether the words differ only in one vowel, with another sound: i and y sound the same."""
    if len(typed) != len(expected):
        return False
    pairs = [(one, other) for one, other in zip(typed, expected, strict=True) if one != other]
    return len(pairs) == 1 and set(pairs[0]) <= _VOWELS and set(pairs[0]) != {"i", "y"}


def _beside(one: str, other: str, length: int) -> bool:
    """Return whether two letters are next to each other on a keyboard; in longer words also in the next row."""
    (row, column), (other_row, other_column) = _PLACES[one], _PLACES[other]
    rows, columns = abs(row - other_row), abs(column - other_column)
    return columns <= 2 - rows and rows <= int(length >= _LONG)
