"""Slips: which misspellings are forgiven, by length and by sound.

People write what they hear, so a word that sounds the same may differ in more letters. A word of the dictionary may also
sound a little different, for what was typed is no other word. A name or a term that is in no dictionary may not: Obama
and Osama, procaine and prilocaine are two.
"""

import re
from functools import lru_cache
from typing import Literal, TypeAlias

# Also the w of fawna.
_VOWELS = frozenset("aeiouyw")
# How many letters may be off in words up to this length; in longer words two.
_MOST_EDITS = {3: 0, 6: 1}
# Without a dictionary, one letter may be off in words from this length.
_SAFE_LENGTH = 8
# Endings of chemicals, minerals and drugs: their names differ in a letter.
_TERMS = tuple("""ane ene yne ine one ol al yl ide ite ose ase ole cin lin ium oin amide pam vir mab thiol""".split())
# How well a word is known: of many texts, of some, or so little that each letter counts.
Familiarity: TypeAlias = Literal["common", "known", "exact"]
_SYLLABLE = re.compile("[aeiouyw]+")


def most_edits(expected: str, *, has_dictionary: bool) -> int:
    """Return how many letters of a word may be off in a slip that sounds different."""
    if not _is_alphabetic(expected):
        return 0
    if not has_dictionary or not is_latin(expected):
        return int(len(expected) >= _SAFE_LENGTH)
    return _most_different(expected)


def is_latin(word: str) -> bool:
    """Return whether a word is in Latin script, the only script with dictionaries."""
    return all(character < "\u0370" or "\u1e00" <= character < "\u1f00" for character in word)


def _is_alphabetic(word: str) -> bool:
    """Return whether a word has letters: a Chinese sign or a Korean syllable counts as much as a word."""
    return all(character < "\u0590" or "\u1e00" <= character <= "\u1fff" for character in word)


def is_term(expected: str) -> bool:
    """Return whether a word ends as the names of chemicals and drugs do: prednisone, prednisolone."""
    return expected.removesuffix("s").endswith(_TERMS)


def is_slip(typed: str, expected: str, edits: int, familiarity: Familiarity) -> bool:
    """Return whether `typed`, which is not a word, is a likely misspelling; both are folded and without accents."""
    if not (typed.isascii() and expected.isascii()) or is_rearranged(typed, expected):
        return True
    from rapidfuzz.distance import OSA

    heard = OSA.distance(sound(typed), sound(expected))
    if familiarity == "exact" or not heard:
        return not heard and not (familiarity == "exact" and is_term(expected) and is_vowel_for_vowel(typed, expected))
    if familiarity == "common":
        return edits <= _most_different(expected) or heard == 1
    # A syllable more or less makes another word.
    return edits == 1 or (heard == 1 and len(_SYLLABLE.findall(typed)) == len(_SYLLABLE.findall(expected)))


def _most_different(expected: str) -> int:
    return next((edits for length, edits in _MOST_EDITS.items() if len(expected) <= length), 2)


def is_rearranged(typed: str, expected: str) -> bool:
    """Return whether two words have the same letters, apart from their order and double ones."""
    return sorted(typed) == sorted(expected) or _squeezed(typed) == _squeezed(expected)


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """Return how an English word sounds, by its consonants; all vowels sound the same, and an h at the start is silent.

    >>> sound("physics") == sound("fysiks"), sound("honest") == sound("onest"), sound("obama") == sound("osama")
    (True, True, False)
    """
    if not word.isascii():
        return word
    from jellyfish import metaphone

    heard = metaphone(word.replace("kh", "k"))
    return "A" + heard[1:] if heard[:1] in set("AEIOUH") else heard


def same_start(one: str, other: str) -> bool:
    """Return whether the first letters agree, sound alike, or are swapped: it is misspelled least, so Gambia is not Zambia."""
    if one[0] == other[0] or {one[0], other[0]} <= set(one[:2]) & set(other[:2]):
        return True
    return one.isascii() and other.isascii() and sound(one)[:1] == sound(other)[:1]


def is_vowel_for_vowel(typed: str, expected: str) -> bool:
    """Return whether the words differ only in one vowel, with another sound: i and y sound the same."""
    if len(typed) != len(expected):
        return False
    pairs = [(one, other) for one, other in zip(typed, expected, strict=True) if one != other]
    return len(pairs) == 1 and set(pairs[0]) <= _VOWELS and set(pairs[0]) != {"i", "y"}


def _squeezed(word: str) -> str:
    """Return a word with double letters as single ones: Barrack, Barack."""
    return "".join(letter for letter, before in zip(word, " " + word, strict=False) if letter != before)
