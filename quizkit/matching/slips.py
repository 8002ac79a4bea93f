"""Which letters people put for which: what tells a slip of the pen from another word.

People write as they hear: a vowel for a vowel, a consonant for one that sounds like it, one letter for two.
Fingers miss by one key. A consonant that neither sounds alike nor lies beside is hardly ever a slip: three in
the thousand misspellings that this was tried on.
"""

# Letters that sound alike in some word: defence, absense; exercise, exersize; altitute; graditude.
_ALIKE = tuple(map(frozenset, ("ckqx", "csxzt", "gjz", "jd", "aeiouyw", "fpvhb", "kng", "mn", "dt")))
# The same at the start of a word: cemistry, fysics, jiraffe, inglish, xylofone.
_ALIKE_AT_START = tuple(map(frozenset, ("ckqsxzt", "gjd", "aeiouy", "fpvh", "wr", "kng", "bp", "mn")))
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_PLACES = {letter: (row, 2 * column + row) for row, line in enumerate(_ROWS) for column, letter in enumerate(line)}
# From here on a finger that missed by a row leaves the word plain to see.
_LONG = 6
_VERY_LONG = 9


def is_slip(typed: str, expected: str) -> bool:
    """Return whether a misspelling may be one: false if one letter alone differs and no one puts it for the other."""
    if len(typed) != len(expected) or len(expected) >= _VERY_LONG or not expected.isascii() or not typed.isascii():
        return True
    places = [place for place, letter in enumerate(expected) if typed[place] != letter]
    if len(places) != 1 or places[0] == 0:
        return True
    place = places[0]
    one, other = typed[place], expected[place]
    # Subtle is heard, and written, suttle.
    if one in (typed[place - 1], typed[place + 1 : place + 2]) or {one, other} <= {"h", "k"}:
        return True
    return any(one in group and other in group for group in _ALIKE) or _beside(one, other, len(expected))


def same_start(one: str, other: str, edits: int) -> bool:
    """Return whether the first letters agree, sound alike, are swapped, or one is silent.

    The first letter is the one that people get wrong least, so Gambia is not Zambia; in a long word a single
    slip of the finger is forgiven there too.
    """
    if one[0] == other[0] or {one[0], other[0]} <= set(one[:2]) & set(other[:2]):
        return True
    if one[0] == other[1:2] or other[0] == one[1:2]:
        return True
    return any(one[0] in group and other[0] in group for group in _ALIKE_AT_START) or (edits == 1 and len(other) >= 7)


def _beside(one: str, other: str, length: int) -> bool:
    """Return whether two letters lie side by side on a keyboard; above each other they count in longer words."""
    (row, column), (other_row, other_column) = _PLACES[one], _PLACES[other]
    rows, columns = abs(row - other_row), abs(column - other_column)
    return columns <= 2 - rows and rows <= int(length >= _LONG)
