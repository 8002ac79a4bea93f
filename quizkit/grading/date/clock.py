"""Reads times of day: 15:30, 3:30 pm, 15h30, half past three."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quizkit.base.alternatives import alternative
from quizkit.grading.number.number_words import worded
from quizkit.grading.tables import table

_HALF_DAY = 720
_NAMED = {name: int(minutes) for minutes, names in table("hours").items() for name in names.split("|")}
_HALF = r"(?:\s?(?P<half>am|pm|a\.m\.?|p\.m\.?|(?:in the )?(?:morning|afternoon|evening)|at night))?"
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:\s?(?P<mark>[:.h])\s?(?P<minute>\d{2})(?:\s?[:.]\s?(?P<second>\d{2}))?)?"
    rf"\s?(?P<word>uhr|h|hrs|hours|o'?clock)?{_HALF}"
)
_UHR = re.compile(r"(\d{1,2}) uhr (\d{1,2})")
# With a point, only a time with two digits of hours cannot be another kind of number; 1530 needs a word after it.
_POINTED = re.compile(r"(1\d|2[0-3]|0\d)\.([0-5]\d)|([01]\d|2[0-3])([0-5]\d) ?(?:h|hrs|hours)")
_SPOKEN = {
    "en": re.compile(
        r"(?:(?P<part>(?:a )?(?:half|quarter)|[a-z-]+|\d{1,2})(?P<unit> minutes?)? (?P<side>past|after|to|till|before|of) )?"
        r"(?P<half_past>half )?"
        rf"(?P<hour>[a-z]+|\d{{1,2}})(?: (?P<rest>o'?clock|[a-z-]+))?{_HALF}"
    ),
    "de": re.compile(
        r"(?:(?P<part>viertel|halb|[a-zäöüß]+)(?P<unit> minuten?)?(?: (?P<side>nach|vor))? )?(?P<hour>(?!uhr)[a-zäöüß]+|\d{1,2})"
        r"(?: (?P<clock>uhr)(?: (?P<rest>[a-zäöüß]+))?)?"
    ),
    "fr": re.compile(
        r"(?P<hour>[a-z]+|\d{1,2}) heures?(?: (?P<side>moins(?: le)?|et) (?P<part>demie?|quart|[a-z-]+)| (?P<rest>[a-z -]+))?"
    ),
    "es": re.compile(
        r"(?:las?|a las?) (?P<hour>[a-záéíóú]+|\d{1,2})(?: (?P<side>y|menos) (?P<part>media|cuarto|[a-záéíóú]+))?"
    ),
}  # fmt: skip
_PARTS = {"half": 30, "quarter": 15, "viertel": 15, "demi": 30, "demie": 30, "quart": 15, "media": 30, "cuarto": 15}
# Half-past three, three-thirty; but twenty-five to four.
_HYPHEN = re.compile(r"^(half|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)-")
_BEFORE = frozenset(("to", "till", "before", "of", "vor", "moins", "moins le", "menos"))
_O_CLOCK = frozenset(("o'clock", "oclock"))


@alternative
class TimeOfDay(NamedTuple):
    """A time of day in minutes after midnight, and seconds.

    `half` says how sure the half of the day is: a `written` 3:30 may be in the afternoon, and a `spoken` half past three
    is right for both.
    """

    minutes: int
    seconds: int = 0
    half: str = ""


def times(text: str, language: str) -> Iterator[TimeOfDay]:
    """Return every reading of a whole folded `text` as a time of day."""
    if text in _NAMED:
        yield TimeOfDay(_NAMED[text])
        return
    uhr = _UHR.fullmatch(text)
    match = _CLOCK.fullmatch(f"{uhr[1]}:{uhr[2]}" if uhr else text)
    if match and (match["word"] not in (None, "h", "hrs", "hours") or match["half"] or match["mark"] in (":", "h")):
        yield from _written(match, language)
    elif not match:
        yield from _spoken(text, language)


def possible_times(text: str) -> Iterator[TimeOfDay]:
    """Return the time that a number may be if the answer is a time: 15.30, 1530 hours."""
    match = _POINTED.fullmatch(text)
    if match:
        yield TimeOfDay(int(match[1] or match[3]) * 60 + int(match[2] or match[4]))


def same_time(typed: TimeOfDay, right: TimeOfDay) -> bool:
    """Return whether two times are the same; one that is spoken, or without its half in the deck, fits both halves."""
    if "spoken" in (typed.half, right.half) or right.half:
        return _in_its_half(typed) == _in_its_half(right)
    return typed[:2] == right[:2]


def is_unclear_half(typed: object, right: object) -> bool:
    """Return whether a time is right only in one half of the day, and does not say in which."""
    if not isinstance(typed, TimeOfDay) or not isinstance(right, TimeOfDay):
        return False
    return bool(typed.half) and _in_its_half(typed) == _in_its_half(right)


def _in_its_half(time: TimeOfDay) -> tuple[int, int]:
    return time.minutes % _HALF_DAY, time.seconds


def _written(match: re.Match[str], language: str) -> Iterator[TimeOfDay]:
    hour, minute, second = int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0)
    half = _half(match["half"])
    if (
        hour > 24
        or minute > 59
        or second > 59
        or (half and not 1 <= hour <= 12 + 11 * (half == "pm" and match["mark"] is not None))
    ):
        return
    if half and hour <= 12:
        hour = hour % 12 + 12 * (half == "pm")
    is_open = not half and 1 <= hour <= 12 and match["hour"][0] != "0" and match["mark"] != "h"
    if match["word"] in _O_CLOCK and is_open:
        yield TimeOfDay(hour * 60 % 1440, 0, "spoken")
    else:
        yield TimeOfDay((hour * 60 + minute) % 1440, second, "written" if is_open and language == "en" else "")


def _half(text: str | None) -> str:
    """Return `am`, `pm`, or nothing."""
    if text is None:
        return ""
    return "am" if text in ("am", "a.m.", "a.m") or "morning" in text else "pm"


def _spoken(text: str, language: str) -> Iterator[TimeOfDay]:
    pattern = _SPOKEN.get(language)
    text = _HYPHEN.sub(r"\1 ", text.removeprefix("at "), count=1)
    match = pattern.fullmatch(text) if pattern else None
    hour = _number(match["hour"], language) if match else None
    if match is None or hour is None or not 1 <= hour <= 24:
        return
    groups = match.groupdict()
    minutes = _minutes(groups, language)
    if minutes is None or (groups.get("half") and hour > 12):
        return
    half = _half(groups.get("half"))
    total = (hour % 12 * 60 + _HALF_DAY * (half == "pm") if half else hour * 60) + minutes
    yield TimeOfDay(total % 1440, 0, "" if half or hour > 12 else "spoken")


def _minutes(groups: dict[str, str | None], language: str) -> int | None:
    """Return the minutes after the hour that the other words say, None if they say none."""
    part, side, rest = groups["part"], groups["side"], groups.get("rest")
    if groups.get("half_past"):
        return 30 if part is None and rest is None else None
    if part is None:
        words = rest or ""
        is_whole = words in _O_CLOCK or (not words and (language in ("fr", "es") or groups.get("clock")))
        minutes = _number(words, language)
        return 0 if is_whole else minutes if minutes in range(10, 60, 5) else None
    number = _PARTS.get(part.removeprefix("a "), _number(part, language))
    # Half four is half past three in German.
    if part == "halb":
        return -30 if side is None else None
    if side is None or number is None or not 0 < number < 60 or (number % 5 and not groups.get("unit")):
        return None
    return -number if side in _BEFORE else number


def _number(text: str, language: str) -> int | None:
    if text.isdecimal():
        return int(text)
    words = text.replace("-", " ").split()
    read = worded(words, language)
    return (
        int(read.value)
        if read and read.length == len(words) and not read.ordinal and read.value.denominator == 1
        else None
    )
