"""How many letters of a word may be off before it counts as another word."""

from collections.abc import Sequence

_SAFE_LENGTH = 8


def most_edits(expected: str, *, has_dictionary: bool) -> int:
    """Return how many letters of a word may be off; without a dictionary of its language one, in long words only."""
    if not _alphabetic(expected):
        return 0
    if not has_dictionary or not latin(expected):
        return int(len(expected) >= _SAFE_LENGTH)
    return 0 if len(expected) <= 3 else 1 if len(expected) <= 6 else 2


def few_edits_apart(one: Sequence[str], other: Sequence[str], *, has_dictionary: bool) -> bool:
    """Return whether each word of one text may be a misspelling of the same word of the other.

    >>> few_edits_apart(["world", "war"], ["wrold", "war"], has_dictionary=True)
    True
    >>> few_edits_apart(["world", "war", "i"], ["world", "war", "ii"], has_dictionary=True)
    False
    """
    from rapidfuzz.distance import OSA

    if len(one) != len(other):
        one, other = [" ".join(one)], [" ".join(other)]
    for word, counterpart in zip(one, other, strict=True):
        most = min(most_edits(text, has_dictionary=has_dictionary) for text in (word, counterpart))
        if OSA.distance(word, counterpart, score_cutoff=most) > most:
            return False
    return True


def latin(word: str) -> bool:
    """Return whether a word is in the Latin script, the only one that the dictionaries cover."""
    return all(character < "\u0370" or "\u1e00" <= character < "\u1f00" for character in word)


def _alphabetic(word: str) -> bool:
    """Return whether a word is spelt with letters: a Chinese character or a Korean syllable is as much as a word."""
    return all(character < "\u0590" or "\u1e00" <= character <= "\u1fff" for character in word)
