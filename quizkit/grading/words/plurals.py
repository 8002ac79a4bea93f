"""Singular and plural of common nouns. Names have no plural: Adams is not several Adam."""

from typing import Literal, TypeAlias

from quizkit.grading.tables import table
from quizkit.grading.words.dictionary import Knows

NounRule: TypeAlias = Literal["", "singular for plural", "plural for singular", "another plural"]

_TABLE = table("plurals")
_IRREGULAR = frozenset(tuple(pair.split("/")) for pair in _TABLE["irregular"].split())
_NO_PLURALS = frozenset(_TABLE["not plurals"].split())
_NAMES = frozenset(_TABLE["names"].split())
_WITH_OES, _STUDIES = (frozenset(_TABLE[kind].split()) for kind in ("with oes", "studies"))
_WITH_S = frozenset(("en", "es", "fr", "nl", "pt"))


def number_of_noun(typed: str, expected: str, language: str, knows: Knows, proper: bool) -> NounRule:
    """Return the rule if two folded words are forms of one common noun; empty if they are not.

    `proper` says that the word is a name in the answer, which has no plural.
    """
    if proper or language not in _WITH_S or typed in _NAMES or expected in _NAMES:
        return ""
    if _plural_of(expected, typed, language, knows):
        return "singular for plural"
    if _plural_of(typed, expected, language, knows):
        return "plural for singular"
    both = language == "en" and typed.endswith("os") and expected.endswith("oes")
    return "another plural" if both and expected == typed[:-1] + "es" else ""


def _plural_of(plural: str, singular: str, language: str, knows: Knows) -> bool:
    if language == "en" and (singular, plural) in _IRREGULAR:
        return True
    if len(singular) < 3 or plural in _NO_PLURALS or not knows(singular):
        return False
    if language == "en":
        return plural == _regular(singular)
    return plural in (singular + "s", singular + "es") or (singular.endswith("al") and plural == singular[:-2] + "aux")


def _regular(singular: str) -> str:
    """Return the regular English plural."""
    if singular.endswith("sis"):
        return singular[:-2] + "es"
    if singular.endswith(("s", "x", "z", "ch", "sh")):
        return singular + "es"
    if singular.endswith("y") and singular[-2] not in "aeiou":
        return singular[:-1] + "ies"
    if singular.endswith("o") and singular in _WITH_OES:
        return singular + "es"
    # Subjects of study are not plurals: physics is not several physic.
    return "" if singular.endswith("ic") and singular in _STUDIES else singular + "s"
