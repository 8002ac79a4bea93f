"""The records of the history: the fields that all kinds share.

Only this module, `new_records` and `read_records` name a field of a record.
"""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal, TypeAlias, TypeGuard

from quizkit.base import patterns
from quizkit.base.clock import utc_text
from quizkit.base.text import composed
from quizkit.session.recording import Amendment, Mark

VERSION = 1
# JSON objects. Kinds that this version does not know are preserved.
Record: TypeAlias = dict[str, Any]
# What a student may also do to a question outside a session.
QuestionChange: TypeAlias = Mark | Literal["bury", "unbury", "reset"]
# The first one of an attempt counts.
AMENDMENTS: tuple[Amendment, ...] = ("undo", "override", "guess")
# More records than a device writes. A line with a larger number counts as damaged.
LARGEST_NUMBER = 10**9
# A moment in UTC, and a count that orders records with the same one.
Stamp: TypeAlias = tuple[str, int]
_MOST_DIGITS = 10
_MOMENT = patterns.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


def has_id_and_kind(record: Record) -> bool:
    """Return whether a record has what every record needs."""
    id = record.get("id")
    if not isinstance(id, str) or not isinstance(record.get("kind"), str):
        return False
    device, _, digits = id.rpartition("-")
    is_numbered = len(digits) <= _MOST_DIGITS and digits.isascii() and digits.isdecimal()
    return bool(device) and is_numbered and int(digits) <= LARGEST_NUMBER


def is_of_this_version(record: Record) -> bool:
    """Return whether a record is not of a later version."""
    return record.get("v") in (None, VERSION)


def id_of(record: Record) -> str:
    """Return the id of a record."""
    return str(record["id"])


def device(record: Record) -> str:
    """Return the device that wrote a record."""
    return str(record["id"]).rpartition("-")[0]


def device_and_number(record: Record) -> tuple[str, int]:
    """Return both parts of the id of a record."""
    device, _, n = str(record["id"]).rpartition("-")
    return device, int(n)


def number(record: Record) -> int:
    """Return the number of a record on its device."""
    return int(str(record["id"]).rpartition("-")[2])


def stamp(record: Record) -> Stamp:
    """Return the stamp of a record: that of the hybrid logical clock, or else its moment. Invalid ones are lowest."""
    clock = record.get("clock")
    if isinstance(clock, list) and len(clock) == 2 and _is_moment(clock[0]) and _is_count(clock[1]):
        return clock[0], clock[1]
    at = record.get("at")
    return (at, 0) if _is_moment(at) else ("", 0)


def _is_moment(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and _MOMENT.fullmatch(value) is not None


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value <= LARGEST_NUMBER


def kind(record: Record) -> str:
    """Return the kind of a record."""
    return str(record["kind"])


def moment(record: Record) -> str:
    """Return when a record was written, in UTC."""
    return str(record.get("at", ""))


def instant(record: Record) -> datetime | None:
    """Return when a record was written, or None if it does not say so in a valid way."""
    with suppress(ValueError, OverflowError):
        return datetime.fromisoformat(moment(record)).astimezone(UTC)
    return None


def deck_id(record: Record) -> str | None:
    """Return the id of the deck that a record is about, if it names one."""
    return composed(str(record["deck"])) if "deck" in record else None


def question_id(record: Record) -> str | None:
    """Return the id of the question that a record is about, if it names one."""
    return composed(str(record["question"])) if "question" in record else None


def attempt_id(record: Record) -> str | None:
    """Return the id of the attempt that an amendment is about, if the record names one."""
    return str(record["attempt"]) if "attempt" in record else None


def numbered(record: Record, device: str, n: int) -> Record:
    """Return a record with its version and its id: the device that writes it, and its number there."""
    return {"v": VERSION, "kind": record["kind"], "id": f"{device}-{n}", **record}


def stamped(record: Record, latest: Stamp) -> Record:
    """Return a new record with a stamp after the latest one that is known. A right clock needs no field for it."""
    if stamp(record) > latest:
        return record
    moment, count = latest
    return {**record, "clock": [moment, count + 1]}


def as_amended(record: Record, amendment: Literal["guess", "override"]) -> Record:
    """Return an attempt as it counts once the student has called its reply right, or a guess."""
    change = {"credit": 1, "overridden": True} if amendment == "override" else {"guessed": True}
    return {**record, **change}


def as_redated(record: Record, days: int) -> Record:
    """Return a record so many days earlier, where it names a moment and a day."""
    back = timedelta(days)
    dated = dict(record)
    dated.pop("clock", None)
    with suppress(ValueError, OverflowError):
        if at := instant(record):
            dated["at"] = utc_text(at - back)
        if "day" in record:
            dated["day"] = (date.fromisoformat(str(record["day"])) - back).isoformat()
    return dated
