"""The records of the history: one JSON object a line, each with a checksum."""

import json
import re
import zlib
from typing import Any, TypeAlias

from quizkit.base.clock import study_day, utc_text, zone_minutes
from quizkit.questions.registry import revision
from quizkit.session.attempt import Attempt

VERSION = 1
# JSON objects. Kinds that this version does not know are kept as they are.
Record: TypeAlias = dict[str, Any]
_CHECKSUM = b',"crc":"%08x"}'
_CHECKSUM_LENGTH = len(_CHECKSUM % 0)
# Quotes inside a JSON text are escaped, and no field holds an object with these keys: only a record begins like this.
_BEGIN = re.compile(rb'(?=\{"v":\d{1,9},"kind":)')
# More digits than anyone's answers need; int() refuses thousands of them.
_LONGEST_NUMBER = 18
_LARGEST = 1e15


def encode(record: Record) -> bytes:
    """Return the line of a record: ASCII JSON, its CRC-32 as the last key, and a newline."""
    body = json.dumps(record, separators=(",", ":")).encode("ascii")
    return body[:-1] + _CHECKSUM % zlib.crc32(body) + b"\n"


def decode(line: bytes) -> Record | None:
    """Return the record of a line without its newline, or None if the line is damaged."""
    body = line[:-_CHECKSUM_LENGTH] + b"}"
    if line[-_CHECKSUM_LENGTH:] != _CHECKSUM % zlib.crc32(body):
        return None
    try:
        record = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) and _well_formed(record) else None


def salvage(line: bytes) -> list[Record]:
    """Return the records that are whole within a damaged line: the newline behind one may be what was damaged."""
    pieces = _BEGIN.split(line)[1:]
    found = [decode(piece[: piece.rfind(b'"}') + 2]) for piece in pieces]
    return [record for record in found if record is not None]


def _well_formed(record: Record) -> bool:
    id = record.get("id")
    if not isinstance(id, str) or not isinstance(record.get("kind"), str):
        return False
    device, _, n = id.rpartition("-")
    return bool(device) and n.isascii() and n.isdigit() and len(n) <= _LONGEST_NUMBER


def number(record: Record) -> int:
    """Return the number of a record on its device."""
    return int(str(record["id"]).rpartition("-")[2])


def order(record: Record) -> tuple[str, str, int]:
    """Return what records are ordered by: moment, device, number."""
    device, _, n = str(record["id"]).rpartition("-")
    return str(record.get("at", "")), device, int(n)


def winner(first: Record, second: Record) -> Record:
    """Return the one of two records with the same id that counts: the same whichever machine decides.

    It is the later one. So where it was forgotten, the other was as well, and it does not matter which is asked first.
    """
    return max(first, second, key=lambda record: (order(record), encode(record)))


def amount(value: object, default: float) -> float:
    """Return a number of a record, whose line may be whole and yet hold anything, or `default` where it is none."""
    # Not a bool, and neither infinite nor not a number, which JSON lines may hold as well.
    usable = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _LARGEST
    return value if usable and isinstance(value, int | float) else default


def attempt_record(attempt: Attempt, session: str) -> Record:
    """Return what is kept of an attempt; the history adds `v`, `id` and `crc`."""
    return {
        "kind": "attempt",
        "at": utc_text(attempt.at),
        "day": study_day(attempt.at).isoformat(),
        "zone": zone_minutes(attempt.at),
        "session": session,
        "deck": attempt.deck_id,
        "question": attempt.question.common.id,
        "rev": revision(attempt.question),
        "type": attempt.question.type,
        "mode": attempt.mode,
        "try": attempt.tries,
        "shown": list(attempt.shown),
        "reply": list(attempt.reply),
        "credit": attempt.grade.credit,
        "verdict": attempt.grade.verdict,
        "rule": attempt.grade.rule,
        "hints": attempt.hints,
        "ms": attempt.milliseconds,
    }


def question_record(attempt: Attempt) -> Record:
    """Return the wording and the answer that a revision of a question had, when it was first answered."""
    question = attempt.question
    return {
        "kind": "question",
        "at": utc_text(attempt.at),
        "deck": attempt.deck_id,
        "question": question.common.id,
        "rev": revision(question),
        "wording": question.prompt().stem,
        "answer": question.answer(),
    }
