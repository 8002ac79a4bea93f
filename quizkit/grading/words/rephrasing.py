"""Rephrased names and statements: Danube for River Danube, WWII for World War II, rises for it rises.

Only the answer may add the kind of thing: River Jordan is not accepted for Jordan. The rest must agree to the letter.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import TypeAlias

from quizkit.grading.number.numerals import roman
from quizkit.grading.tables import table
from quizkit.grading.words.tokens import Word

WordRow: TypeAlias = tuple[Word, ...]
_PRONOUNS, _KINDS, _NOT_ALONE, _BEFORE_OR_BEHIND = (frozenset(words.split()) for words in table("rephrasing").values())
_PLACES = (("city", "of"), ("republic", "of"))


def wordings(typed: WordRow, right: WordRow) -> Iterator[tuple[str, WordRow, WordRow]]:
    """Yield a rule, and the typed and the expected words in a form with the same meaning, without articles."""
    behind = _kind_behind(typed), _kind_behind(right)
    if behind != (typed, right):
        yield "words in another order", *behind
    if _has_pronoun(typed) != _has_pronoun(right):
        yield "pronoun aside", typed[_has_pronoun(typed) :], right[_has_pronoun(right) :]
    kind, rest = _kind(right)
    own, name = _kind(typed)
    if kind and own in ("", kind):
        yield "generic word aside", name, rest
    one, other = _numbered(typed), _numbered(right)
    if (one, other) != (typed, right):
        yield "number worded otherwise", one, other
    if _is_acronym(typed, other) or _is_acronym(right, one):
        yield "short for it", right, right


def _has_pronoun(row: WordRow) -> bool:
    """Return whether a statement begins with a pronoun: `it rises`, but not `IT department` or the title `They Live`."""
    return len(row) > 1 and row[0].text in _PRONOUNS and not row[0].code and row[1].shown.islower()


def _kind_behind(row: WordRow) -> WordRow:
    """Return `Strait of Gibraltar` as `Gibraltar Strait`."""
    turned = len(row) > 2 and row[0].text in _BEFORE_OR_BEHIND and row[1].text == "of"
    return (*row[2:], row[0]) if turned else row


def _kind(row: WordRow) -> tuple[str, WordRow]:
    """Return the kind of thing in a name, if any, and the rest: River Danube, Danube River."""
    kind, rest = "", row
    if tuple(word.text for word in row[:2]) in _PLACES:
        kind, rest = row[0].text, row[2:]
    elif len(row) == 2 and row[0].text in _KINDS:
        kind, rest = row[0].text, row[1:]
    elif len(row) == 2 and row[1].text in _KINDS:
        kind, rest = row[1].text, row[:1]
    alone = len(rest) == 1 and (rest[0].text in _NOT_ALONE or not rest[0].text.isalpha())
    return ("", row) if not rest or alone else (kind, rest)


def _numbered(row: WordRow) -> WordRow:
    """Return `Second World War` as `World War 2`."""
    first = row[0]
    if len(row) < 3 or not first.ordinal or first.value is None:
        return row
    return (*row[1:], Word(str(first.value), str(first.value), first.value, numeral=True))


def _is_acronym(short: WordRow, row: WordRow) -> bool:
    """Return whether `short` has the first letters of two or more words and their number: WWII, WW2, WW 2."""
    initials = "".join(word.text[0] for word in row[:-1])
    text = "".join(word.shown.casefold() for word in short)
    if len(short) > 2 or len(initials) < 2 or row[-1].value is None or not text.startswith(initials):
        return False
    return _value(text.removeprefix(initials)) == row[-1].value


def _value(text: str) -> Fraction | None:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else roman(text.upper())
    return Fraction(number) if number else None
