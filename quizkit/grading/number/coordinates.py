"""Reads coordinates on the globe: 48.86° N, 2.35° E, or 48°51′N."""

import re
from fractions import Fraction
from typing import NamedTuple

from quizkit.base.alternatives import alternative

_WORDS = (
    (re.compile(r"\s?\b(?:degrees?|deg|grad|degrés?|grados?)\b\.?", re.IGNORECASE), "°"),
    (re.compile(r"\bminutes?\b", re.IGNORECASE), "'"), (re.compile(r"\bseconds?\b", re.IGNORECASE), "''"),
    (re.compile(r"\b(?:north|nord|norte)\b", re.IGNORECASE), "N"), (re.compile(r"\b(?:south|süd|sud|sur)\b", re.IGNORECASE), "S"),
    (re.compile(r"\b(?:east|est|este|ost)\b", re.IGNORECASE), "E"), (re.compile(r"\b(?:west|ouest|oeste)\b", re.IGNORECASE), "W"),
)  # fmt: skip
_NUMBER = r"\d{1,3}(?:[.,]\d{1,10})?"
_ANGLE = rf"({_NUMBER})\s?(°)?\s?(?:({_NUMBER})\s?'(?!')\s?)?(?:({_NUMBER})\s?(?:''|\")\s?)?"
_AFTER = re.compile(rf"{_ANGLE}([NSEWO])\.?", re.IGNORECASE)
_BEFORE = re.compile(rf"([NSEWO])\.?\s?{_ANGLE}", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,;/]?\s*(?:and |und |et |y )?")
# O is Ost in German, and the west in Romance languages.
_WEST_IS_O = frozenset(("fr", "es", "it", "pt"))
_MOST_DEGREES = {"latitude": 90, "longitude": 180}


@alternative
class Coordinates(NamedTuple):
    """A place on the globe, or a line on it: the degrees north and east, or None."""

    latitude: Fraction | None
    longitude: Fraction | None


def coordinates(text: str, language: str) -> Coordinates | None:
    """Return the reading of a whole unified `text` as coordinates; one of them alone needs a degree sign.

    >>> coordinates("48°51' N", "en") == coordinates("48.85° north", "en") == Coordinates(Fraction("48.85"), None)
    True
    """
    for pattern, sign in _WORDS:
        text = pattern.sub(sign, text)
    for pattern in (_AFTER, _BEFORE):
        first = pattern.match(text)
        gap = _BETWEEN.match(text, first.end()) if first else None
        second = pattern.fullmatch(text, gap.end()) if gap else None
        if first and (second or (gap and gap.end() == len(text) and "°" in text)):
            return _place([match for match in (first, second) if match], language)
    return None


def _place(matches: list[re.Match[str]], language: str) -> Coordinates | None:
    """Return the place that one or two angles with the letters of their directions name."""
    degrees: dict[str, Fraction] = {}
    for match in matches:
        letter, angle = _parts(match)
        axis = "latitude" if letter in "NS" else "longitude"
        is_negative = letter in "SW" or (letter == "O" and language in _WEST_IS_O)
        if axis in degrees or angle > _MOST_DEGREES[axis]:
            return None
        degrees[axis] = -angle if is_negative else angle
    return Coordinates(degrees.get("latitude"), degrees.get("longitude"))


def _parts(match: re.Match[str]) -> tuple[str, Fraction]:
    """Return the letter of the direction, and the angle in degrees."""
    groups = match.groups()
    letter, numbers = (groups[-1], groups[:-1]) if match.re is _AFTER else (groups[0], groups[1:])
    whole, _, minutes, seconds = (Fraction((part or "0").replace(",", ".").replace("°", "0")) for part in numbers)
    return letter.upper(), whole + minutes / 60 + seconds / 3600
