"""Reads and compares chemical formulas, ions and equations: H2SO4, SO4^2-, 2H2 + O2 -> 2H2O.

Case is forgiven if it cannot make another formula: h2so4 is H2SO4, but Co is not CO.
"""

import re
from functools import lru_cache

from quizkit.grading.tables import table

_ELEMENTS, _MOLECULES = (frozenset(symbols.split()) for symbols in table("elements").values())
_SIGNS = str.maketrans("₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+-")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_UP = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+")
_ARROW = re.compile("-{1,3}>|={1,2}>|→|⟶|⇒|⇌|⇄|<=>|<->")
_EQUALS = re.compile(" ==? ")
_PLUS = re.compile(r" \+ |(?<=[\w)])\+(?=\d?\(?[A-Z])")
_ATOM = re.compile(r"[A-Z][a-z]?")
_SPECIES = re.compile(
    r"(?:\d{1,2}\s?)?(?:[A-Z][a-z]?\d{0,3}|[(\[]|[)\]]\d{0,3}|[.](?:\d{1,2})?(?=[A-Z]))+"
    r"(?P<charge>\^?\(?\d?[+-]\)?|[+-]\d|[+]{2,3}|-{2,3})?(?P<state>\s?\((?:s|l|g|aq)\))?"
)
_LONGEST = 120


@lru_cache(maxsize=512)
def is_formula(text: str) -> bool:
    """Return whether a text is a formula of several elements, an ion, a molecule such as O2, or an equation.

    >>> [is_formula(text) for text in ("H2SO4", "NaCl", "Fe3+", "2H2 + O2 -> 2H2O", "B12", "WHO", "NaN", "C++")]
    [True, True, True, True, False, False, False, False]
    """
    sides = _sides(text)
    species = [one for side in sides for one in side]
    if not species or not all(map(_is_species, species)):
        return False
    return len(sides) > 1 or any(map(_is_sure, species))


def same_formula(reply: str, expected: str) -> bool:
    """Return whether a reply is the formula, in any notation of charges; case is forgiven unless it is another formula.

    >>> [same_formula(reply, "SO4^2-") for reply in ("SO42-", "so4^2-", "SO₄²⁻", "SO3^2-")]
    [True, True, True, False]
    """
    if len(reply) > _LONGEST:
        return False
    one, other = _sides(reply, lenient=True), _sides(expected)
    caret = all("^" in _unified(text) for text in (reply, expected))
    if _normal(one, caret=caret) == _normal(other, caret=caret):
        return True
    return not _is_valid(one) and _normal(one, caret=caret, folded=True) == _normal(other, caret=caret, folded=True)


def is_another_formula(reply: str, expected: str) -> bool:
    """Return whether two texts of the same letters are two formulas: Co and CO."""
    one, other = _ATOM.findall(reply), _ATOM.findall(expected)
    same_letters = len(reply) < _LONGEST and reply.casefold() == expected.casefold()
    return same_letters and one != other and _is_valid(_sides(reply)) and _is_valid(_sides(expected))


def _is_valid(sides: list[list[str]]) -> bool:
    return all(_is_species(one) for side in sides for one in side)


def _is_species(text: str) -> bool:
    # A letter without its element is another word: `McD` is not a formula.
    return _SPECIES.fullmatch(text) is not None and all(atom in _ELEMENTS for atom in _ATOM.findall(text))


def _is_sure(text: str) -> bool:
    """Return whether one species can be nothing else: a charge, a digit or a small letter among several elements."""
    match = _SPECIES.fullmatch(text)
    body = text.lstrip("0123456789 ")
    elements = set(_ATOM.findall(text))
    if match is None or body in ("NaN", "CoCo", "PoP"):
        return False
    several = len(elements) > 1 and any(character.isdigit() or character.islower() for character in body)
    return several or body in _MOLECULES or _ION.fullmatch(body) is not None


# One element with its charge. B and C with a sign are grades, blood groups, levels of a language and C++.
_ION = re.compile(
    r"(?![BC][^a-z])[A-Z][a-z]?\d{0,2}(?:\^?\(?[1-7]?[+-]\)?|[+-]\d)|[A-Z][a-z](?:\+\+|--)|(?:OH|NO|CN)[+-]"
)


@lru_cache(maxsize=1024)
def _unified(text: str) -> str:
    text = (
        " ".join(text.split()).replace("−", "-").replace("–", "-").replace("·", ".").replace("•", ".").replace("*", ".")
    )
    return _UP.sub(lambda match: "^" + match[0].translate(_RAISED), text.translate(_SIGNS))


def _sides(text: str, *, lenient: bool = False) -> list[list[str]]:
    """Return the species on each side of an equation; a formula is one side with one species."""
    if len(text) > _LONGEST:
        return []
    text = _unified(text)
    arrows = _EQUALS.sub(" -> ", text) if lenient else text
    return [[part.strip() for part in _PLUS.split(side)] for side in _ARROW.split(arrows)]


def _normal(sides: list[list[str]], *, caret: bool, folded: bool = False) -> list[list[str]]:
    """Return the species in one notation of charges, in a fixed order."""
    normal = [sorted(_species(one, caret=caret) for one in side) for side in sides]
    return [sorted(one.casefold() for one in side) for side in normal] if folded else normal


def _species(text: str, *, caret: bool) -> str:
    text = text.replace(" ", "")
    text = re.sub(r"\(\^?(\d?[+-])\)$", r"^\1", text)
    text = re.sub(r"([+-])\1{1,4}$", lambda match: f"^{len(match[0])}{match[1]}", text)
    text = re.sub(r"\^?([+-])([1-9])$", r"^\2\1", text)
    return text if caret else text.replace("^", "")
