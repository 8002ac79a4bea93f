"""Finds every recorded reply to one question, without reading the rest of a long history."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from quizkit.progress.amendments import Counted
from quizkit.progress.encoding import decode
from quizkit.progress.history import History
from quizkit.progress.order import in_order
from quizkit.progress.read_records import AttemptFields, ReadingFields, attempt_fields
from quizkit.progress.records import AMENDMENTS, Record, id_of, is_of_this_version, kind, question_id
from quizkit.progress.state import State

# What else a question's replies depend on: they may be amended or erased, also from a later device of this machine.
_AMENDING = tuple(f'"kind":"{name}"'.encode() for name in (*AMENDMENTS, "forget", "device"))


class PastReply(NamedTuple):
    """A reply to a question: its moment in UTC and its study day, and how it was graded.

    `mode` is practice, cram or exam; `tries` is above 1 for a repeat. The feedback was read for `reading_milliseconds`.
    `said` is what the student said afterwards.
    """

    at: str
    day: date
    mode: str
    tries: int
    reply: tuple[str, ...]
    credit: float
    verdict: str
    rule: str
    hints: int
    milliseconds: int
    reading_milliseconds: int
    said: str


def past_replies(history: History, state: State, deck: str, question: str) -> list[PastReply]:
    """Return the replies to a question in their order, without those that were undone or erased.

    `state` knows under which other ids the deck and the question were recorded.
    """
    others = (state.decks[deck].others or {}) if deck in state.decks else {}
    ids = {question, *(name.rpartition(" ")[0] for name, own in others.items() if own == question)}
    named = [*_AMENDING, *(f'"question":{json.dumps(id)}'.encode() for id in ids)]
    counted = Counted(records := _of_this_version(history, named))
    if counted.tombstones.decks:
        # Only all records show the places of these.
        records = _of_this_version(history, [b""])
    ordered = [record for _, record in in_order(records, counted.tombstones.erases)]
    amended = [one for record in ordered if question_id(record) in ids and (one := counted.amended(record))]
    readings: Counter[str | None] = Counter()
    for reading in (ReadingFields(record) for record in amended if kind(record) == "reading"):
        readings[reading.attempt] += reading.milliseconds
    attempts = [(attempt_fields(record), readings[id_of(record)]) for record in amended if kind(record) == "attempt"]
    return [_reply(one, read) for one, read in attempts if _names(one, state, others) == (deck, question)]


def _names(attempt: AttemptFields, state: State, others: Mapping[str, str]) -> tuple[str, str]:
    """Return the ids of the deck and the question under which an attempt counts."""
    question = attempt.question
    return state.id(attempt.deck), others.get(f"{question} {attempt.rev}", question)


def _of_this_version(history: History, parts: Sequence[bytes]) -> list[Record]:
    """Return the records whose lines have one of some parts, each id once."""
    lines = (line for path in history.files() for line in path.read_bytes().split(b"\n"))
    records = (decode(line) for line in lines if any(part in line for part in parts))
    return [*{id_of(record): record for record in records if record and is_of_this_version(record)}.values()]


def _reply(attempt: AttemptFields, read: int) -> PastReply:
    said = "right" if attempt.overridden else "guessed" if attempt.guessed else ""
    return PastReply(
        attempt.at,
        date.fromisoformat(attempt.day),
        attempt.mode,
        attempt.tries,
        tuple(map(str, attempt.reply)),
        attempt.credit,
        attempt.verdict,
        attempt.rule,
        attempt.hints,
        attempt.ms,
        read,
        said,
    )
