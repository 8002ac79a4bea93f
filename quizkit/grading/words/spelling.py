"""One typed word against one expected word.

The ladder, from the same to another: each step has a rule that is told to the student, and a word is judged
by the first step that holds. Misspellings are told from other words by the dictionary: "Polievre" is no word
and near to "Poilievre", "Iraq" is a word and so no slip for "Iran". How far a misspelling may go:
optimal string alignment distance (a letter wrong, missing, too many, or two swapped, each 1), 0 in words up
to three letters, 1 up to six, else 2; in Greek and Cyrillic, whose words no dictionary here holds, 1 from eight
on. In a word of five or six letters one letter that has moved counts as one (Ghandi, tounge), for that is what
the hand did, though the distance is 2. One letter put for another is a slip where both are vowels, sound alike
or lie side by side on the keyboard; what puts another consonant writes another word (Obama, Osama), whether or
not a dictionary has it (see `slips`).
"""

from fractions import Fraction
from typing import NamedTuple

from quizkit.grading.context import Strictness
from quizkit.grading.number.numerals import roman
from quizkit.grading.words.dictionary import Knows
from quizkit.grading.words.forms import unaccented, written_out
from quizkit.grading.words.others import Others
from quizkit.grading.words.plurals import number_of_noun
from quizkit.grading.words.slips import is_slip, same_start
from quizkit.grading.words.tokens import Word
from quizkit.grading.words.variants import americanised, same_name
from quizkit.grading.words.word_parts import opposed

# The steps, in order; a phrase is as good as its worst word.
RULES = (
    "exact", "punctuation aside", "equal value", "umlaut written out", "accent missing", "another accent", "American spelling",
    "British spelling", "another spelling of the name", "singular for plural", "plural for singular", "another plural", "one letter moved", "one letter off",
    "two letters off",
)  # fmt: skip
CLOSE = "close"
# A word of its own, as near as a slip: no slip, and close only where the rest of a phrase, or a name, says what was meant.
NEIGHBOUR = "another word"
OTHER = "no match"
_SAFE_LENGTH = 8
_ENDINGS = frozenset("s es d ed ing r er ers ly al ally ic ism ist ists ity ness ment ion ions n ian".split())


class Judged(NamedTuple):
    """What became of one word: the rule, how many letters are off, and a note for the student."""

    rule: str
    edits: int = 0
    note: str = ""

    @property
    def right(self) -> bool:
        """Whether the word is taken."""
        return self.rule in RULES


class Judge(NamedTuple):
    """How words are judged: the base language, its dictionary if there is one, the words of other answers."""

    language: str
    knows: Knows | None
    others: Others
    strictness: Strictness

    def judged(self, typed: Word, expected: Word, proper: bool = False) -> Judged:
        """Judge one word; `proper` says that the expected one is a name."""
        if typed.text == expected.text and (typed.value is None or typed.shown.casefold() == expected.shown.casefold()):
            return Judged("exact")
        if typed.value is not None or expected.value is not None:
            return _number(typed, expected)
        return self._same(typed, expected, proper) or self._misspelt(typed, expected)

    def _same(self, typed: Word, expected: Word, proper: bool) -> Judged | None:
        """Judge whether two words are one in another form."""
        one, other = typed.text, expected.text
        if written_out(one) == written_out(other):
            return Judged("umlaut written out")
        if unaccented(one) == unaccented(other):
            return self._accented(one, other, expected.shown)
        if expected.code or not one.isalpha():
            return None
        if self.language == "en" and americanised(one) == americanised(other):
            return Judged("American spelling" if americanised(one) == one else "British spelling")
        if expected.shown[:1].isupper() and (same_name(one, other) or (proper and _squeezed(one) == _squeezed(other))):
            return Judged("another spelling of the name")
        if self.others.has(one) or self.knows is None:
            return None
        # A plural that no dictionary has is one of a name: Putins.
        named = proper or (expected.shown[:1].isupper() and not (self.knows(one) and self.knows(other)))
        rule = number_of_noun(one, other, self.language, self.knows, named)
        return Judged(rule) if rule else None

    def _accented(self, one: str, other: str, shown: str) -> Judged:
        """Judge two words that differ in accents: left out they are forgiven, others may make another word."""
        put = sum(map(_has_accent, one)) and any(_has_accent(a) and a != b for a, b in zip(one, other, strict=False))
        known = self.knows is not None and self.knows(one)
        # The ñ is a letter of its own, not an n with an accent: año is a year.
        if known and (put or ("ñ" in other and "ñ" not in one)):
            return Judged(OTHER)
        rule = "another accent" if put else "accent missing"
        # The accent of Greek is the stress: Αθήνα is the city, Αθηνά the goddess.
        told = CLOSE if put and not _latin(other) and any(map(_has_accent, other)) else rule
        return Judged(told, note=f"{rule}: {shown}")

    def _misspelt(self, typed: Word, expected: Word) -> Judged:
        one, other = unaccented(typed.text), unaccented(expected.text)
        most = self._most(other)
        if expected.code or not most or not one.isalpha() or not other.isalpha() or len(one) > len(other) + 3:
            return Judged(OTHER)
        from rapidfuzz.distance import OSA

        edits = OSA.distance(one, other, score_cutoff=most + 1)
        if edits > most + 1 or self._is_another(typed.text, one, other, edits):
            return Judged(OTHER, edits)
        if self.knows and (self.knows(typed.text) or self.knows(one)):
            return Judged(NEIGHBOUR if edits <= most else OTHER, edits)
        if edits == 2 and most == 1 and len(one) == len(other) >= 5 and sorted(one) == sorted(other):
            return Judged("one letter moved" if self.strictness.typos else CLOSE, 1)
        if edits > most or not self.strictness.typos or self._inflected(one, other) or not is_slip(one, other):
            return Judged(CLOSE, edits)
        return Judged("one letter off" if edits == 1 else "two letters off", edits)

    def _most(self, expected: str) -> int:
        """Return how many letters may be off; without a dictionary that has such words one, in long words alone."""
        if not _alphabetic(expected):
            return 0
        if self.knows is None or not _latin(expected):
            return int(len(expected) >= _SAFE_LENGTH)
        return 0 if len(expected) <= 3 else 1 if len(expected) <= 6 else 2

    def _inflected(self, one: str, other: str) -> bool:
        """Return whether two words are forms of one: polarise, polarised. That is no slip of a letter."""
        longer, shorter = (one, other) if len(one) > len(other) else (other, one)
        if len(shorter) < 4 or not longer.startswith(shorter) or longer[len(shorter) :] not in _ENDINGS:
            return False
        return self.knows is None or self.knows(shorter)

    def _is_another(self, typed: str, one: str, other: str, edits: int) -> bool:
        """Return whether what was typed is, or may as well be, another word than the expected one."""
        if self.others.has(typed) or self.others.has(one) or opposed(one, other):
            return True
        return self._nearer(one, edits) or not same_start(one, other, edits)

    def _nearer(self, one: str, edits: int) -> bool:
        """Return whether a word of another answer of the deck is as near as the expected one."""
        from rapidfuzz.distance import OSA

        return any(OSA.distance(one, word, score_cutoff=edits) <= edits for word in self.others.near(one, edits))


def rank(rule: str) -> int:
    """Return how far down the ladder a rule stands."""
    return RULES.index(rule) if rule in RULES else len(RULES) + (CLOSE, NEIGHBOUR, OTHER).index(rule)


def _number(typed: Word, expected: Word) -> Judged:
    """Judge two words of which one is a number: the value counts, `II` is 2 where a numeral or a number stands."""
    value = typed.value if typed.value is not None else _roman(typed, expected)
    if value is None or value != expected.value:
        return Judged(OTHER)
    if typed.ordinal != expected.ordinal and _said(typed) and _said(expected):
        return Judged(OTHER)
    return Judged("equal value")


def _said(word: Word) -> bool:
    """Return whether a number stands in words or as an ordinal, so that three is not third."""
    return word.ordinal or (word.code and not word.numeral)


def _roman(typed: Word, expected: Word) -> Fraction | None:
    value = roman(typed.shown.upper())
    return Fraction(value) if value and expected.value is not None else None


def _squeezed(word: str) -> str:
    """Return a word with doubled letters single: who writes Barrack Obama means no other."""
    return "".join(letter for letter, before in zip(word, " " + word, strict=False) if letter != before)


def _has_accent(character: str) -> bool:
    return unaccented(character) != character


def _latin(word: str) -> bool:
    """Return whether a word is in the one script of which there are dictionaries that slips are told by."""
    return all(character < "\u0370" or "\u1e00" <= character < "\u1f00" for character in word)


def _alphabetic(word: str) -> bool:
    """Return whether a word is of letters that are spelt: a sign of Chinese or a syllable of Korean is a word's weight."""
    return all(character < "\u0590" or "\u1e00" <= character <= "\u1fff" for character in word)
