"""Dates and times of day, in any way that a person would write them, compared as values.

ISO 8601; day, month and year in any order with the month by name, in English and in the deck's language;
numbers between points, strokes or hyphens. What a stroke separates is day and month in most of the world,
month and day in the United States; where the language is plain `en` either is taken.
"""

import re
from typing import NamedTuple, TypeAlias

from quizkit.matching.number_words import worded

_LONGEST = 60
_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}  # fmt: skip
_SHORT = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
_WEEKDAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche
    lunes martes miércoles jueves viernes sábado domingo""".split()
)
_NOISE = frozenset("the of on in at year de del den der dem am le el il lo la um".split())
_BEFORE, _AFTER = frozenset(("bc", "bce")), frozenset(("ad", "ce"))
_PIECE = re.compile(r"(\d+)(st|nd|rd|th|er|º|ª)?(?![^\W\d_])|[^\W\d_]+")
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_YEAR_MONTH = re.compile(r"(\d{4})-(\d{2})")
_NUMERIC = re.compile(r"(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})")
_CJK = re.compile(r"(?:(\d{1,4})[年년]\s?)?(?:(\d{1,2})[月월]\s?)?(?:(\d{1,2})[日일])?")
_CLOCK = re.compile(r"(\d{1,2})(?:([:.h])(\d{2}))?\s?(am|pm|a\.m\.?|p\.m\.?|uhr|o'?clock)?")


class Date(NamedTuple):
    """A date, whole or in part: what is not said is 0. Years before Christ are negative."""

    year: int
    month: int
    day: int


class Clock(NamedTuple):
    """A time of day in minutes after midnight."""

    minutes: int


Moment: TypeAlias = Date | Clock


def moments(text: str, language: str) -> tuple[Moment, ...]:
    """Return every reading of a whole unified `text` as a date or a time; none if it is anything else."""
    if not 2 < len(text) <= _LONGEST:
        return ()
    text = text.strip().casefold()
    read: list[Moment] = [*_numeric(text, language), *_clock(text), *_cjk(text)]
    read = read or [*_named(text, language)]
    return tuple(moment for moment in read if isinstance(moment, Clock) or _exists(moment))


def month(word: str, language: str = "en") -> int:
    """Return the number of the month that a folded word names in English or in `language`; 0 if it names none.

    A name of eight letters and more may be misspelt by two letters, one of six or seven by one: no two are so near.
    """
    found = _month_names(language).get(word, 0)
    if found or len(word) < 5:
        return found
    from rapidfuzz.distance import OSA

    for name, number in _month_names(language).items():
        most = 2 if len(name) >= 8 else int(len(name) >= 6)
        if most and OSA.distance(word, name, score_cutoff=most) <= most:
            return number
    return 0


def _month_names(language: str) -> dict[str, int]:
    names = dict(_SHORT)
    for spoken in dict.fromkeys((language, "en")):
        for number, name in enumerate(_MONTHS.get(spoken, "").split(), 1):
            names.setdefault(name, number)
    return names


def _exists(date: Date) -> bool:
    return any(date) and 0 <= date.month <= 12 and 0 <= date.day <= 31 and abs(date.year) <= 9999


def _numeric(text: str, language: str) -> list[Date]:
    iso, short, parted = _ISO.fullmatch(text), _YEAR_MONTH.fullmatch(text), _NUMERIC.fullmatch(text)
    if iso:
        return [Date(int(iso[1]), int(iso[3]), int(iso[4]))]
    if short:
        # 1914-18 is a span of years.
        return [Date(int(short[1]), int(short[2]), 0)] if 1 <= int(short[2]) <= 12 else []
    if parted is None:
        return []
    first, second = int(parted[1]), int(parted[3])
    years = [int(parted[4])] if len(parted[4]) == 4 else [1900 + int(parted[4]), 2000 + int(parted[4])]
    month_first = parted[2] == "/" and language.startswith("en") and "gb" not in language
    day_first = not language.endswith("us") or parted[2] == "."
    orders = [(second, first)] * day_first + [(first, second)] * (month_first or not day_first)
    return [Date(year, month, day) for year in years for month, day in orders if 1 <= month <= 12 and day]


def _cjk(text: str) -> list[Date]:
    found = _CJK.fullmatch(text)
    return [Date(*(int(part or 0) for part in found.groups()))] if found and any(found.groups()) else []


def _clock(text: str) -> list[Clock]:
    if text in ("noon", "midday", "midnight"):
        return [Clock(0 if text == "midnight" else 720)]
    found = _CLOCK.fullmatch(text)
    if found is None or not (found[4] or found[2] in (":", "h")):
        return []
    hours, minutes, half = int(found[1]), int(found[3] or 0), (found[4] or "").replace(".", "")
    if half in ("am", "pm"):
        if not 1 <= hours <= 12:
            return []
        hours = hours % 12 + 12 * (half == "pm")
    return [Clock(hours * 60 + minutes)] if hours < 25 and minutes < 60 else []


def _named(text: str, language: str) -> list[Date]:
    """Read a date whose month, or era, is a word. Each piece must be accounted for."""
    if _PIECE.sub("", text).strip(" ,.'-/") or len(text.split()) > 10:
        return []
    numbers: list[int] = []
    months: list[int] = []
    before = after = False
    pieces = _pieces(text)
    while pieces:
        piece = pieces[0]
        read = worded(pieces) if not piece.isdecimal() else None
        if piece.isdecimal() or read:
            numbers.append(int(piece) if piece.isdecimal() or read is None else int(read.value))
            pieces = pieces[read.length if read else 1 :]
            continue
        pieces = pieces[1:]
        before, after = before or piece in _BEFORE, after or piece in _AFTER
        number = month(piece, language.partition("-")[0])
        if number:
            months.append(number)
        elif piece not in _NOISE and piece not in _WEEKDAYS and piece not in _BEFORE and piece not in _AFTER:
            return []
    return _assembled(numbers, months, -1 if before else 1, before or after)


def _pieces(text: str) -> list[str]:
    """Return words and numbers, at most four digits each, without ordinal endings."""
    found = [
        match[1] or match[0] for match in _PIECE.finditer(re.sub(r"\b([bac])\.\s?([cde])\.(?:\s?e\.)?", r"\1\2", text))
    ]
    return [] if any(piece.isdecimal() and len(piece) > 4 for piece in found) else found


def _assembled(numbers: list[int], months: list[int], era: int, dated: bool) -> list[Date]:
    if not months:
        return [Date(era * numbers[0], 0, 0)] if dated and len(numbers) == 1 else []
    if len(months) > 1 or len(numbers) > 2:
        return []
    if not numbers:
        return [Date(0, months[0], 0)]
    if len(numbers) == 1:
        is_day = numbers[0] <= 31 and not dated
        return [Date(0, months[0], numbers[0]) if is_day else Date(era * numbers[0], months[0], 0)]
    day, year = (numbers[1], numbers[0]) if numbers[0] > 31 else (numbers[0], numbers[1])
    years = [year] if year > 99 or dated else [1900 + year, 2000 + year]
    return [Date(era * year, months[0], day) for year in years]
