"""Reads the fields of each kind of record.

A line with the right checksum may hold anything: an unusable value reads as a default.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache, partial
from operator import itemgetter
from typing import Any, NamedTuple

from quizkit.base.text import composed
from quizkit.progress.records import (
    LARGEST_NUMBER,
    Record,
    attempt_id,
    deck_id,
    device,
    id_of,
    kind,
    moment,
    number,
    question_id,
    stamp,
)
from quizkit.progress.state import OpenSession, Plan, Result
from quizkit.scheduling import Weights, are_weights

# The fields of an attempt that a table of answers shows.
ANSWER_COLUMNS = (
    "at", "day", "zone", "deck", "question", "type", "mode", "try", "reply", "credit", "verdict", "rule", "hints", "ms",
    "session", "id",
)  # fmt: skip
_LARGEST = 1e15
_NUMBERS = frozenset((int, float))
_NO_DAY = date(1970, 1, 1)
# Merged records are from these days, even if a clock was wrong.
_FIRST_YEAR, _LAST_YEAR = 1900, 2999
_MOST_DAYS = 366 * (_LAST_YEAR - _FIRST_YEAR)
# A plan covers at most the next ten years, because each of its days is looked at.
_MOST_DAYS_OF_A_PLAN = 4000
# Far from the largest count that is read, so that others can follow.
_MOST_COUNTS = LARGEST_NUMBER // 10


class AttemptFields(NamedTuple):
    """An attempt. `overridden` and `guessed` are what the student said afterwards."""

    at: str
    day: str
    zone: int
    session: object
    deck: str
    question: str
    type: object
    mode: str
    tries: int
    reply: Sequence[object]
    credit: float
    verdict: str
    rule: str
    hints: int
    ms: int
    rev: str
    form: object
    overridden: bool
    guessed: bool


_usual_fields = itemgetter(
    "at", "day", "zone", "session", "deck", "question", "type", "mode", "try", "reply", "credit", "verdict", "rule", "hints", "ms"
)  # fmt: skip
_USUAL_TYPES = [
    [str, str, int, str, str, str, str, str, int, list, number, str, str, int, int] for number in (float, int)
]
# Twice as fast as the constructor.
_attempt: Callable[[tuple[Any, ...]], AttemptFields] = partial(tuple.__new__, AttemptFields)


def attempt_fields(record: Record) -> AttemptFields:
    """Return the fields of an attempt. There may be a million, so only unusual ones are looked at one by one."""
    try:
        values = _usual_fields(record)
        _, day, zone, _, deck, question, _, _, tries, _, credit, _, _, hints, ms = values
        if (
            [*map(type, values)] in _USUAL_TYPES
            and abs(tries) + abs(hints) + abs(ms) + abs(zone) + abs(credit) < _LARGEST
            and is_study_day(day)
            and deck.isascii()
            and question.isascii()
        ):
            return _attempt((*values, *_said(record)))
    except KeyError:
        pass
    return _unusual_attempt(record)


def _said(record: Record) -> tuple[str, object, bool, bool]:
    find = record.get
    return str(find("rev", "")), find("form"), bool(find("overridden")), bool(find("guessed"))


def _unusual_attempt(record: Record) -> AttemptFields:
    find = record.get
    return AttemptFields(
        moment(record),
        _day_text(str(find("day"))),
        int(_number(find("zone"), 0)),
        find("session"),
        deck_id(record) or "",
        question_id(record) or "",
        find("type"),
        str(find("mode", "practice")),
        int(_number(find("try"), 1)),
        _texts(record, "reply"),
        _number(find("credit"), 0),
        str(find("verdict", "")),
        str(find("rule", "")),
        int(_number(find("hints"), 0)),
        int(_number(find("ms"), 0)),
        *_said(record),
    )


class ReadingFields:
    """How long the feedback on an attempt was read, on the study day of the attempt."""

    def __init__(self, record: Record) -> None:
        self.day = _day(record)
        self.question = question_id(record)
        self.attempt = attempt_id(record)
        self.milliseconds = int(max(0, _number(record.get("ms"), 0)))


class EndFields:
    """The end of a session or an exam: `done` where nothing was left to ask; no result if nothing could be earned.

    Only the end of an exam says whether it was passed.
    """

    def __init__(self, record: Record) -> None:
        self.session = record.get("session")
        self.done = record.get("why") == "done"
        percent = _number(record.get("percent"), -1.0)
        is_exam = "passed" in record
        exam: dict[str, Any] = {"exam": True, "passed": _flag(record, "passed")} if is_exam else {}
        self.result = (
            None
            if percent < 0
            else Result(
                session=str(self.session),
                at=moment(record),
                points=_number(record.get("points"), 0),
                of=_number(record.get("of"), 0),
                percent=percent,
                seconds=int(_number(record.get("seconds"), 0)),
                done=self.done,
                **exam,
            )
        )


class ExamFields:
    """The beginning of an exam.

    `limit` is in seconds, `extra` percent included; `hash` is the deck's content hash; `result` is a path or empty.
    """

    def __init__(self, record: Record) -> None:
        limit, extra, pass_mark = (_number(record.get(field), -1.0) for field in ("limit", "extra", "pass"))
        result = record.get("result")
        self.at = moment(record)
        self.seed = _seed(record)
        self.queue = [composed(id) for id in _texts(record, "queue")]
        self.permute = _options(record).get("permute") is not False
        self.hash: object = record.get("hash")
        self.limit = int(limit) if limit > 0 else None
        self.extra = extra if extra >= 0 else None
        self.pass_mark = pass_mark if pass_mark >= 0 else None
        self.student = str(record.get("student", ""))
        self.result = result if isinstance(result, str) else ""


class ExamStepFields:
    """A reply or a flag during an exam, `spent` seconds after its beginning; `on` is whether the flag is set."""

    def __init__(self, record: Record) -> None:
        self.at = moment(record)
        self.session = record.get("session")
        self.spent = _number(record.get("spent"), 0)
        self.reply = _texts(record, "reply")
        self.milliseconds = int(max(0, _number(record.get("ms"), 0)))
        self.late = bool(record.get("late"))
        self.on = record.get("on") is True


def open_session(record: Record) -> OpenSession:
    """Return a session after the record of its beginning."""
    options = _options(record)
    return OpenSession(
        session=id_of(record),
        seed=_seed(record),
        queue=[composed(id) for id in _texts(record, "queue")],
        permute=options.get("permute") is not False,
        cram=options.get("cram") is True,
        attempts=[],
        **({"learn": learn} if (learn := _texts(record, "learn")) else {}),
    )


def weights(record: Record) -> Weights | None:
    """Return the weights of the memory model; None for the defaults, or if they are not valid."""
    values = record.get("weights")
    numbers = [_number(value, -1.0) for value in values] if isinstance(values, list) else []
    return tuple(float(one) for one in numbers) if are_weights(numbers) else None


def plan(record: Record) -> Plan | None:
    """Return the plan for an exam or to catch up; None if there is none, or no such day in the years that it may take."""
    try:
        begun, day = (date.fromisoformat(str(record.get(field))) for field in ("begun", "day"))
    except ValueError:
        return None
    is_plannable = 0 <= (day - begun).days <= _MOST_DAYS_OF_A_PLAN
    return Plan(begun=begun.isoformat(), day=day.isoformat()) if is_plannable else None


def retention(record: Record, default: float) -> float:
    """Return the retention that a session sets for its deck."""
    return _number(record.get("retention"), default)


def answer_row(record: Record) -> dict[str, object]:
    """Return an attempt as a row of a table of answers."""
    row = {column: record.get(column, "") for column in ANSWER_COLUMNS}
    return {**row, "reply": "; ".join(_texts(record, "reply"))}


def wording(record: Record) -> tuple[str, str, str]:
    """Return the revision, the wording and the answer of a question."""
    return str(record.get("rev", "")), str(record.get("wording", "")), str(record.get("answer", ""))


def buried_until(record: Record) -> str:
    """Return the study day from which a buried question is asked again, or nothing where it is not a day."""
    try:
        return date.fromisoformat(str(record.get("until"))).isoformat()
    except ValueError:
        return ""


def source(record: Record) -> str:
    """Return the id of the deck that the progress of a `link` or `carry` record comes from."""
    return composed(str(record.get("from", "")))


def by_hand(record: Record) -> str:
    """Return the content hash of the deck that the student linked, or an empty text if quizkit did."""
    return str(record.get("by_hand", ""))


def carried(record: Record) -> dict[str, str]:
    """Return the earlier id of each question that is known from another deck, by its present id."""
    ids = record.get("questions")
    return {composed(str(id)): composed(str(old)) for id, old in ids.items()} if isinstance(ids, dict) else {}


def title(record: Record, default: str) -> str:
    """Return the title of the deck of a record, where it has one."""
    return str(record.get("title", default))


def content_hash(record: Record) -> str:
    """Return the content hash of the deck of a session or an exam, if it is recorded."""
    return str(record.get("hash", ""))


def host(record: Record) -> tuple[object, str]:
    """Return what identifies the machine that a history file belongs to: a hash, and its salt."""
    return record.get("host"), str(record.get("salt"))


def earlier_devices(record: Record) -> list[str]:
    """Return the devices that no longer write since a device record was written."""
    return _texts(record, "after")


def amended_moment(record: Record) -> str | None:
    """Return the moment of the attempt that an amendment is about; None in those of earlier versions."""
    return str(record["of"]) if "of" in record else None


def forgotten_numbers(record: Record) -> dict[str, int] | None:
    """Return up to which number of each device a `forget` record erases; None in those of earlier versions."""
    upto = record.get("upto")
    if not isinstance(upto, dict):
        return None
    return {device: n for device, n in upto.items() if type(n) is int and 0 <= n <= LARGEST_NUMBER}


def redate(record: Record) -> tuple[str, int, int, int]:
    """Return the device whose records a `redate` record corrects, the numbers of the first and the last, and the days."""
    first, last, days = (int(_number(record.get(field), 0)) for field in ("first", "last", "days"))
    return str(record.get("device")), first, last, min(max(days, 0), _MOST_DAYS)


def named_numbers(record: Record) -> dict[str, int]:
    """Return the numbers that a record names as used: its own, and those that it erases."""
    return {**(forgotten_numbers(record) or {}), device(record): number(record)}


def is_in_bounds(record: Record) -> bool:
    """Return whether a record names days that a clock may show, and a stamp that can be followed by others.

    A `link` also names two decks.
    """
    latest, count = stamp(record)
    return (
        count < _MOST_COUNTS
        and all(not at or is_in_years(at) for at in (latest, moment(record)))
        and (kind(record) not in ("attempt", "reading") or _FIRST_YEAR <= _day(record).year <= _LAST_YEAR)
        and (kind(record) != "link" or bool(source(record) and deck_id(record)))
    )


def is_in_years(text: str) -> bool:
    """Return whether the year of a day or a moment is one of those that are merged."""
    return str(_FIRST_YEAR) <= text[:4] <= str(_LAST_YEAR)


def _number(value: Any, default: float) -> float:
    # Not a bool, not infinite and not NaN, all of which JSON lines may hold.
    if type(value) in _NUMBERS and -_LARGEST < value < _LARGEST:
        number: float = value
        return number
    return default


def _texts(record: Record, field: str) -> list[str]:
    value = record.get(field)
    return [str(text) for text in value] if isinstance(value, list) else []


def _day(record: Record) -> date:
    return _date(str(record.get("day")))


@lru_cache(maxsize=1024)
def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return _NO_DAY


@lru_cache(maxsize=4096)
def _day_text(text: str) -> str:
    return _date(text).isoformat()


@lru_cache(maxsize=4096)
def is_study_day(text: str) -> bool:
    """Return whether a text is a day as this version writes it."""
    return _day_text(text) == text


@lru_cache(maxsize=4096)
def local_hour(time: str, zone: int) -> int:
    """Return the local hour of a time in UTC, in a zone so many minutes ahead."""
    try:
        utc = int(time[:2]) * 60 + int(time[3:])
    except ValueError:
        return 0
    return int(utc + zone) // 60 % 24


def _flag(record: Record, field: str) -> bool | None:
    value = record.get(field)
    return value if isinstance(value, bool) else None


def _seed(record: Record) -> int:
    seed = record.get("seed")
    return seed if isinstance(seed, int) else 0


def _options(record: Record) -> dict[str, Any]:
    options = record.get("options")
    return options if isinstance(options, dict) else {}
