"""Terms of an exam, and the times and percentages in which people write them."""

import re
from decimal import Decimal

from quizkit.base import patterns
from quizkit.base.values import Value

_LONGEST = 7 * 24 * 3600
# Hours, minutes and seconds, each optional; a number alone is minutes.
_TIME = patterns.compile(
    r"(?:(?P<hours>\d{1,3}) ?h(?:ours?)?)? ?"
    r"(?:(?P<minutes>\d{1,5}) ?(?:m(?:in(?:utes?)?)?|$))? ?"
    r"(?:(?P<seconds>\d{1,6}) ?s(?:ec(?:onds?)?)?)?",
    re.ASCII,
)
_SHARE = patterns.compile(r"(\d{1,4}(?:\.\d{1,4})?)\s*(%?)", re.ASCII)


class Terms(Value):
    """The terms of an exam; None is not set.

    `time_limit` is in seconds, `pass_mark` in percent of the points, `how_many` the number of questions. `shuffle` shuffles
    the questions and their choices, or neither; by default only the choices.
    """

    time_limit: int | None = None
    pass_mark: Decimal | None = None
    how_many: int | None = None
    shuffle: bool | None = None


OPEN_TERMS = Terms()


def seconds_of(text: str) -> int | None:
    """Return a time in seconds, or None if the text is not a time, or is over a week.

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
    """Return a percentage up to `most`, or None if the text is not one.

    Numbers up to 1 need the sign, because `0.6` may mean 60 %.

    >>> [str(percent_of(text)) for text in ("60%", "62.5 %", "60", "0.6", "0.6%", "101%", "half")]
    ['60', '62.5', '60', 'None', '0.6', 'None', 'None']
    """
    match = _SHARE.fullmatch(text.strip())
    if match is None:
        return None
    share = Decimal(match[1])
    return share if 0 < share <= most and (match[2] or share > 1) else None


def duration(seconds: int) -> str:
    """Return a time as text: `45 s`, `3 min 5 s`, `1 h 2 min`."""
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    return f"{minutes} min {seconds} s" if minutes and seconds else f"{minutes} min" if minutes else f"{seconds} s"
