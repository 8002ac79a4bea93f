"""Lengths of time and shares in percent, as people write them, and what an exam is held on."""

import re
from decimal import Decimal
from typing import NamedTuple

_LONGEST = 7 * 24 * 3600
# Hours, minutes and seconds, in this order, any of them left out; a number alone is minutes.
_TIME = re.compile(
    r"(?:(?P<hours>\d{1,3}) ?h(?:ours?)?)? ?"
    r"(?:(?P<minutes>\d{1,5}) ?(?:m(?:in(?:utes?)?)?|$))? ?"
    r"(?:(?P<seconds>\d{1,6}) ?s(?:ec(?:onds?)?)?)?",
    re.ASCII,
)
_SHARE = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)\s*(%?)", re.ASCII)


class Terms(NamedTuple):
    """What an exam is held on; None is what is left open.

    `time_limit` is in seconds, `pass_mark` in percent of the points, `how_many` the questions that are asked.
    `shuffle` mixes the questions too, or not even their choices.
    """

    time_limit: int | None = None
    pass_mark: Decimal | None = None
    how_many: int | None = None
    shuffle: bool | None = None


OPEN_TERMS = Terms()


def seconds_of(text: str) -> int | None:
    """Return a length of time in seconds, or None if the text is none, or is over a week.

    >>> [seconds_of(text) for text in ("20m", "90s", "1h30m", "20", "1 h 15 min", "0", "soon", "")]
    [1200, 90, 5400, 1200, 4500, None, None, None]
    """
    match = _TIME.fullmatch(" ".join(text.split()).casefold())
    if match is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.group("hours", "minutes", "seconds"))
    total = hours * 3600 + minutes * 60 + seconds
    return total if 0 < total <= _LONGEST else None


def percent_of(text: str, most: int = 100) -> Decimal | None:
    """Return a share in percent, up to `most`, or None if the text is none.

    What is 1 or less needs its sign, for `0.6` may well be meant for 60 %.

    >>> [str(percent_of(text)) for text in ("60%", "62.5 %", "60", "0.6", "0.6%", "101%", "half")]
    ['60', '62.5', '60', 'None', '0.6', 'None', 'None']
    """
    match = _SHARE.fullmatch(text.strip())
    if match is None:
        return None
    share = Decimal(match[1])
    return share if 0 < share <= most and (match[2] or share > 1) else None


def duration(seconds: int) -> str:
    """Return a length of time: `45 s`, `3 min 5 s`, `1 h 2 min`."""
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    return f"{minutes} min {seconds} s" if minutes and seconds else f"{minutes} min" if minutes else f"{seconds} s"
