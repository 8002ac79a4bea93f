"""Grades one typed word against one expected word.

Rules go from the same word to another word; the first that applies decides, and the student sees it. The dictionary
distinguishes misspellings from other words: "Polievre" is not a word, "Iraq" is one, so it is not a misspelling of "Iran".
Distance is optimal string alignment: a wrong, missing or extra letter and a swap count 1 each. `slips` says how large it
may be, by sound. In a word of five or six letters, one letter that moved counts 1 (Ghandi, tounge).
"""

from fractions import Fraction
from typing import NamedTuple

from quizkit.grading.context import Strictness
from quizkit.grading.number.numerals import roman
from quizkit.grading.words import slips
from quizkit.grading.words.dictionary import Knows, dictionary, frequency
from quizkit.grading.words.forms import STRESS, lettered, unaccented, written_out
from quizkit.grading.words.others import Others, Words
from quizkit.grading.words.plurals import number_of_noun
from quizkit.grading.words.tokens import Word
from quizkit.grading.words.variants import americanised, same_name
from quizkit.grading.words.word_parts import opposed

# The rules from best to worst; a phrase has the rule of its worst word.
SPELLING_RULES = (
    "exact", "punctuation aside", "equal value", "letter forms aside", "umlaut written out", "accent missing", "another accent", "American spelling",
    "British spelling", "another spelling of the name", "singular for plural", "plural for singular", "another plural", "one letter moved", "one letter off",
    "two letters off", "three letters off",
)  # fmt: skip
CLOSE = "close"
# Another word within the distance of a misspelling: close only if the rest of a phrase, or a name, shows the meaning.
NEIGHBOUR = "another word"
OTHER = "no match"
# A name of up to this many letters is another name if a letter sounds different.
_SHORT_NAME = 7
# Without a dictionary, another accent in a word of fewer letters may make another word.
_SHORT = 5
# A word that is used at most this many times less often than another is a word of its own, not a misspelling in the list.
_MUCH_RARER = 25
# Words used less often than this (see `frequency`) may be names, and terms.
_COMMON, _RARE = 500, 200
# In a common word of this length one letter more may be off.
_LONG = 8


class Judged(NamedTuple):
    """The result for one word: the rule, how many letters differ, and a note for the student."""

    rule: str
    edits: int = 0
    note: str = ""

    @property
    def right(self) -> bool:
        """Whether the word is accepted."""
        return self.rule in SPELLING_RULES


class Judge(NamedTuple):
    """Grades words: with the base language, its dictionary if there is one, and the words of other answers."""

    language: str
    knows: Knows | None
    others: Others
    strictness: Strictness

    def judged(self, typed: Word, expected: Word, proper: bool = False) -> Judged:
        """Grade one word; `proper` says that the expected word is a name."""
        if typed.text == expected.text and (typed.value is None or typed.shown.casefold() == expected.shown.casefold()):
            return Judged("exact")
        if typed.value is not None or expected.value is not None:
            return _number(typed, expected)
        return self._same(typed, expected, proper) or self._misspelt(typed, expected, proper)

    def _same(self, typed: Word, expected: Word, proper: bool) -> Judged | None:
        """Grade two words that are forms of one word."""
        one, other = typed.text, expected.text
        if lettered(one) == lettered(other):
            return Judged("letter forms aside")
        if written_out(one) == written_out(other):
            return Judged("umlaut written out")
        if unaccented(one) == unaccented(other):
            return self._accented(one, other, expected.shown)
        if expected.code or not one.isalpha():
            return None
        if self.language == "en" and americanised(one) == americanised(other):
            return Judged("American spelling" if americanised(one) == one else "British spelling")
        if expected.shown[:1].isupper() and same_name(one, other):
            return Judged("another spelling of the name")
        if self.others.has(one) or self.knows is None:
            return None
        # A plural outside the dictionary is of a name: Putins.
        named = proper or (expected.shown[:1].isupper() and not (self.knows(one) and self.knows(other)))
        rule = number_of_noun(one, other, self.language, self.knows, named)
        return Judged(rule) if rule else None

    def _accented(self, one: str, other: str, shown: str) -> Judged:
        """Grade two words that differ in accents: missing ones are forgiven, others may make another word."""
        put = sum(map(_has_accent, one)) and any(_has_accent(a) and a != b for a, b in zip(one, other, strict=False))
        known = self.knows is not None and self.knows(one)
        if known and (put or self._lacks_letter(one, other)):
            return Judged(OTHER)
        if known and self._is_common(one, other):
            return Judged(CLOSE, note=f"accent missing: {shown}; “{one}” is another word")
        rule = "another accent" if put else "accent missing"
        # The accent of Greek is the stress: Αθήνα is the city, Αθηνά the goddess.
        stressed = not slips.is_latin(other) and any(map(_has_accent, other))
        # Şu is not su.
        unsure = self.knows is None and len(other) < _SHORT
        return Judged(CLOSE if put and (stressed or unsure) else rule, note=f"{rule}: {shown}")

    def _is_common(self, one: str, other: str) -> bool:
        """Return whether a word without accents is used much, beside the one with accents: papa and papá."""
        often = frequency(other, self.language)
        return bool(often) and frequency(one, self.language) * _MUCH_RARER >= often

    def _lacks_letter(self, one: str, other: str) -> bool:
        """Return whether a letter that is more than another with an accent is missing: año and ano, schön and schon."""
        return any(letter in other and letter not in one for letter in ("äöüñ" if self.language == "de" else "ñ"))

    def _misspelt(self, typed: Word, expected: Word, proper: bool) -> Judged:
        one, other = unaccented(typed.text), unaccented(expected.text)
        most = slips.most_edits(other, has_dictionary=self.knows is not None)
        if expected.code or not most or not one.isalpha() or not other.isalpha() or len(one) > len(other) + 3:
            return Judged(OTHER)
        from rapidfuzz.distance import OSA

        edits = OSA.distance(one, other, score_cutoff=most + 1)
        if edits > most + 1 or self._is_another(typed.text, one, other, edits):
            return Judged(OTHER, edits)
        familiarity = self._familiarity(expected, other)
        heard = slips.sound(one) == slips.sound(other)
        if self._has(typed.text, one) and not (proper and heard and edits == 1 and familiarity == "exact"):
            return Judged(NEIGHBOUR if edits <= most else OTHER, edits)
        return Judged(self._slip(one, other, edits, most, familiarity), edits)

    def _slip(self, one: str, other: str, edits: int, most: int, familiarity: slips.Familiarity) -> str:
        """Return the rule for a typed word that is in no dictionary."""
        if not self.strictness.typos:
            return CLOSE
        if edits == 2 and most == 1 and len(one) == len(other) >= 5 and sorted(one) == sorted(other):
            return "one letter moved"
        alike = slips.sound(one) == slips.sound(other) or slips.is_rearranged(one, other)
        most += familiarity != "exact" and (alike or (familiarity == "common" and len(other) >= _LONG))
        if edits <= most and (self.knows is None or slips.is_slip(one, other, edits, familiarity)):
            return "one letter off" if edits == 1 else "two letters off" if edits == 2 else "three letters off"
        # Prednisone is not nearly prednisolone.
        is_another = self.knows is not None and familiarity == "exact" and slips.is_term(other) and not alike
        return OTHER if is_another else CLOSE

    def _has(self, *forms: str) -> bool:
        return self.knows is not None and any(map(self.knows, forms))

    def _familiarity(self, word: Word, unaccented_word: str) -> slips.Familiarity:
        """Return how well a word is known. In a name or a term each letter counts, in the dictionary or not.

        Only the English list says how often a word is used. German writes each noun with a capital.
        """
        if not self._has(word.text, unaccented_word):
            return "exact"
        named = self.language != "de" and word.shown[:1].isupper() and len(word.text) <= _SHORT_NAME
        if self.language != "en":
            return "exact" if named else "known"
        # The list has `color` but not `colour`.
        used = max(frequency(word.text, "en"), frequency(americanised(word.text), "en"))
        if used >= _COMMON:
            return "common"
        return "exact" if named or (slips.is_term(word.text) and used < _RARE) else "known"

    def _is_another(self, typed: str, one: str, other: str, edits: int) -> bool:
        """Return whether the typed word is, or may be, another word than the expected one."""
        if self.others.has(typed) or self.others.has(one) or opposed(one, other) or self._of_a_woman(one, other):
            return True
        return self._nearer(one, edits) or not slips.same_start(one, other)

    def _of_a_woman(self, one: str, other: str) -> bool:
        """Return whether one word is the German form for a woman: Kanzlerin of Kanzler."""
        return self.language == "de" and any(
            longer == shorter + ending for longer, shorter in ((one, other), (other, one)) for ending in ("in", "innen")
        )

    def _nearer(self, one: str, edits: int) -> bool:
        """Return whether a word of another answer of the deck is as near as the expected one."""
        from rapidfuzz.distance import OSA

        return any(OSA.distance(one, word, score_cutoff=edits) <= edits for word in self.others.near(one, edits))


def is_misspelling(typed: str, expected: str, language: str) -> bool:
    """Return whether a folded word is a misspelling of `expected`, and no other word: agust of august, not remember of december."""
    nothing = Words(frozenset())
    others = Others(nothing, nothing, frozenset())
    judge = Judge(language, dictionary(language), others, Strictness())
    judged = judge.judged(Word(typed, typed), Word(expected, expected))
    return judged.right and judged.edits > 0


def rank(rule: str) -> int:
    """Return the rank of a rule: 0 is the best."""
    return (*SPELLING_RULES, CLOSE, NEIGHBOUR, OTHER).index(rule)


def _number(typed: Word, expected: Word) -> Judged:
    """Grade two words if one is a number, by value; `II` is 2 if a number is expected."""
    value = typed.value if typed.value is not None else _roman(typed, expected)
    if value is None or value != expected.value:
        return Judged(OTHER)
    if typed.ordinal != expected.ordinal and _said(typed) and _said(expected):
        return Judged(OTHER)
    return Judged("equal value")


def _said(word: Word) -> bool:
    """Return whether a number is in words or an ordinal, so that three is not third."""
    return word.ordinal or (word.code and not word.numeral)


def _roman(typed: Word, expected: Word) -> Fraction | None:
    value = roman(typed.shown.upper())
    return Fraction(value) if value and expected.value is not None else None


def _has_accent(character: str) -> bool:
    return unaccented(character) != character or character in STRESS
