"""Reads the fields of each kind of record.

A line with the right checksum may hold anything: an unusable value reads as a default.
"""

from datetime import date
from typing import Any

from quizkit.progress.json_object import JsonObject
from quizkit.progress.records import Record, moment

_LARGEST = 1e15
_NO_DAY = date(1970, 1, 1)


class AttemptFields(JsonObject):
    """An attempt. `reply` holds the deck's values; `overridden` and `guessed` are what the student said afterwards."""

    at: str
    day: date
    deck: str
    question: str
    session: object
    type: object
    cram: bool
    first: bool
    tries: int
    reply: list[str]
    credit: float
    verdict: str
    rule: str
    hints: int
    milliseconds: int
    overridden: bool
    guessed: bool


class SessionFields(JsonObject):
    """The beginning of a session. Without `permute`, choices keep the deck's order; `cram` changes no schedule."""

    title: str
    seed: int
    queue: list[str]
    permute: bool
    cram: bool


class EndFields(JsonObject):
    """The end of a session: `done` where nothing was left to ask. `percent` is None where nothing could be earned."""

    at: str
    session: object
    done: bool
    points: float
    of: float
    percent: float | None
    seconds: int


class ExamFields(JsonObject):
    """The beginning of an exam.

    `limit` is in seconds, `extra` percent included; `hash` is the deck's content hash; `result` is a path or empty.
    """

    at: str
    seed: int
    queue: list[str]
    permute: bool
    hash: object
    limit: int | None
    extra: float | None
    pass_mark: float | None
    student: str
    result: str


class ExamStepFields(JsonObject):
    """A reply or a flag during an exam, `spent` seconds after its beginning; `on` is whether the flag is set."""

    at: str
    session: object
    spent: float
    reply: list[str]
    milliseconds: int
    late: bool
    on: bool


def attempt_fields(record: Record) -> AttemptFields:
    """Read an attempt, which names a deck and a question."""
    return AttemptFields(
        at=moment(record),
        day=_day(record),
        deck=str(record["deck"]),
        question=str(record["question"]),
        session=record.get("session"),
        type=record.get("type"),
        cram=record.get("mode") == "cram",
        first=record.get("try") == 1,
        tries=int(_number(record, "try", 1)),
        reply=_texts(record, "reply"),
        credit=_number(record, "credit", 0),
        verdict=str(record.get("verdict", "")),
        rule=str(record.get("rule", "")),
        hints=int(_number(record, "hints", 0)),
        milliseconds=int(_number(record, "ms", 0)),
        overridden=bool(record.get("overridden")),
        guessed=bool(record.get("guessed")),
    )


def session_fields(record: Record) -> SessionFields:
    """Read the beginning of a session."""
    options = _options(record)
    return SessionFields(
        title=str(record.get("title", "")),
        seed=_seed(record),
        queue=_texts(record, "queue"),
        permute=options.get("permute") is not False,
        cram=options.get("cram") is True,
    )


def retention(record: Record, default: float) -> float:
    """Return the retention that a session sets for its deck."""
    return _number(record, "retention", default)


def end_fields(record: Record) -> EndFields:
    """Read the end of a session or an exam."""
    percent = _number(record, "percent", -1.0)
    return EndFields(
        at=moment(record),
        session=record.get("session"),
        done=record.get("why") == "done",
        points=_number(record, "points", 0),
        of=_number(record, "of", 0),
        percent=percent if percent >= 0 else None,
        seconds=int(_number(record, "seconds", 0)),
    )


def exam_fields(record: Record) -> ExamFields:
    """Read the beginning of an exam."""
    limit, extra, pass_mark = (_number(record, field, -1.0) for field in ("limit", "extra", "pass"))
    result = record.get("result")
    return ExamFields(
        at=moment(record),
        seed=_seed(record),
        queue=_texts(record, "queue"),
        permute=_options(record).get("permute") is not False,
        hash=record.get("hash"),
        limit=int(limit) if limit > 0 else None,
        extra=extra if extra >= 0 else None,
        pass_mark=pass_mark if pass_mark >= 0 else None,
        student=str(record.get("student", "")),
        result=result if isinstance(result, str) else "",
    )


def exam_step_fields(record: Record) -> ExamStepFields:
    """Read a reply or a flag during an exam."""
    return ExamStepFields(
        at=moment(record),
        session=record.get("session"),
        spent=_number(record, "spent", 0),
        reply=_texts(record, "reply"),
        milliseconds=int(max(0, _number(record, "ms", 0))),
        late=bool(record.get("late")),
        on=record.get("on") is True,
    )


def wording(record: Record) -> tuple[str, str, str]:
    """Return the revision, the wording and the answer of a question."""
    return str(record.get("rev", "")), str(record.get("wording", "")), str(record.get("answer", ""))


def title(record: Record, default: str) -> str:
    """Return the title of the deck of a record, where it has one."""
    return str(record.get("title", default))


def host(record: Record) -> tuple[object, str]:
    """Return what identifies the machine that a history file belongs to: a hash, and its salt."""
    return record.get("host"), str(record.get("salt"))


def _number(record: Record, field: str, default: float) -> float:
    value = record.get(field)
    # Not a bool, not infinite and not NaN, all of which JSON lines may hold.
    if (type(value) is int or type(value) is float) and -_LARGEST < value < _LARGEST:
        return value
    return default


def _texts(record: Record, field: str) -> list[str]:
    value = record.get(field)
    return [str(text) for text in value] if isinstance(value, list) else []


def _day(record: Record) -> date:
    try:
        return date.fromisoformat(str(record.get("day")))
    except ValueError:
        return _NO_DAY


def _seed(record: Record) -> int:
    seed = record.get("seed")
    return seed if isinstance(seed, int) else 0


def _options(record: Record) -> dict[str, Any]:
    options = record.get("options")
    return options if isinstance(options, dict) else {}
