"""Finds every recorded reply to one question, without reading the rest of a long history."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from quizkit.progress.encoding import decode
from quizkit.progress.fold import Counted
from quizkit.progress.history import History
from quizkit.progress.order import in_order
from quizkit.progress.read_records import AttemptFields
from quizkit.progress.records import AMENDMENTS, Record, deck_id, id_of, is_of_this_version, kind, question_id

# What else a question's replies depend on: they may be amended or erased, also from a later device of this machine.
_AMENDING = tuple(f'"kind":"{name}"'.encode() for name in (*AMENDMENTS, "forget", "device"))


class PastReply(NamedTuple):
    """A reply to a question: its moment in UTC and its study day, and how it was graded.

    `mode` is practice, cram or exam; `tries` is above 1 for a repeat. `said` is what the student said afterwards.
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
    said: str


def past_replies(history: History, deck: str, question: str) -> list[PastReply]:
    """Return the replies to a question in their order, without those that were undone or erased."""
    records = {id_of(record): record for path in history.files() for record in _about(path, question)}
    ordered = [record for _, record in in_order(records.values()) if is_of_this_version(record)]
    counted = Counted(ordered)
    amended = (counted.amend(record) for record in ordered if kind(record) == "attempt")
    return [
        _reply(record) for record in amended if record and (deck_id(record), question_id(record)) == (deck, question)
    ]


def _about(path: Path, question: str) -> Iterator[Record]:
    """Yield the records of a file that name a question, and those that may amend them."""
    named = f'"question":{json.dumps(question)}'.encode()
    for line in path.read_bytes().split(b"\n"):
        if named in line or any(amending in line for amending in _AMENDING):
            record = decode(line)
            if record is not None:
                yield record


def _reply(record: Record) -> PastReply:
    attempt = AttemptFields(record)
    summary = attempt.summary
    said = "right" if attempt.overridden else "guessed" if attempt.guessed else ""
    return PastReply(
        attempt.at,
        attempt.day,
        attempt.mode,
        summary.tries,
        tuple(attempt.reply),
        summary.credit,
        summary.verdict,
        summary.rule,
        summary.hints,
        summary.ms,
        said,
    )
