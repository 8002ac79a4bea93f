"""The result of an exam as one JSON file: docs/exam-result.md says what it holds."""

import json
import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from quizkit import __version__
from quizkit.app.run_session import attempt_in_json
from quizkit.base.clock import utc_text
from quizkit.base.disk import create
from quizkit.base.errors import NotSaved, UsageError, refusing
from quizkit.deck import Deck
from quizkit.progress.records import Record
from quizkit.session.attempt import Attempt
from quizkit.session.score import score
from quizkit.terminal.screens.refusal import show_error
from quizkit.terminal.theme import Screen

VERSION = 1
_NOTE = "Made on the student's own machine. By itself it proves nothing."
# How many names are tried where the one that was wanted has been taken in the meantime.
_MOST_NAMES = 100


class Outcome(NamedTuple):
    """What came of an exam. `late` are the replies that came after the time, with question, reply and moment."""

    session: str
    attempts: Sequence[Attempt]
    begun: datetime
    ended: datetime
    seconds: int
    passed: bool | None
    by_the_clock: bool
    late: tuple[Record, ...]


def check_result_path(path: Path) -> None:
    """Raise UsageError where a result could not be written: better before an exam than after it."""
    help = "Give another --result FILE."
    if os.path.lexists(path):
        raise UsageError(f"{path} is there already.", "A result never overwrites a file. " + help)
    with refusing(f"{path} cannot be written", help):
        if not path.absolute().parent.is_dir():
            raise UsageError(f"There is no folder {path.absolute().parent}.", "Make it, or give another --result FILE.")
        create(path, b"{}")
        path.unlink()


def result_document(deck: Deck, begin: Record, outcome: Outcome) -> dict[str, Any]:
    """Return the result as JSON objects."""
    total = score(outcome.attempts).total
    return {
        "format": "quizkit exam result",
        "version": VERSION,
        "note": _NOTE,
        "program": __version__,
        "student": begin.get("student") or None,
        "deck": {"id": deck.id, "title": deck.title, "hash": deck.content_hash(), "hash_at_begin": begin.get("hash")},
        "exam": {
            "session": outcome.session,
            "seed": begin.get("seed"),
            "order": [attempt.question.common.id for attempt in outcome.attempts],
            "time_limit": begin.get("limit"),
            "extra_time": begin.get("extra"),
            "pass_mark": begin.get("pass"),
        },
        "begun": utc_text(outcome.begun),
        "ended": utc_text(outcome.ended),
        "seconds": outcome.seconds,
        "handed_in_by": "clock" if outcome.by_the_clock else "student",
        "points": float(total.points),
        "of": float(total.of),
        "percent": total.percent,
        "passed": outcome.passed,
        "questions": [_question(attempt) for attempt in outcome.attempts],
        "late": [{key: late.get(key) for key in ("question", "reply", "at")} for late in outcome.late],
    }


def write_result(screen: Screen, path: Path, document: dict[str, Any]) -> bool:
    """Write a result, whole or not at all, under another name where this one is taken; return whether it was done."""
    data = (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")
    try:
        for name in _names(path):
            try:
                create(name, data)
            except FileExistsError:
                continue
            screen.show(f"The result is in {name}. It is made on your own machine: by itself it proves nothing.")
            return True
        raise FileExistsError
    except OSError as error:
        reason = (error.strerror or str(error) or "every name is taken").lower()
        show_error(screen, NotSaved(f"{path} cannot be written: {reason}.", "What you replied is kept all the same."))
        return False


def _names(path: Path) -> Iterator[Path]:
    yield path
    yield from (path.with_stem(f"{path.stem}-{number}") for number in range(2, _MOST_NAMES))


def _question(attempt: Attempt) -> dict[str, Any]:
    told = attempt_in_json(attempt)
    del told["hints"]
    replied = attempt.grade.verdict != "skipped"
    return {
        **told,
        "shown": list(attempt.shown),
        "reply": list(attempt.reply),
        "at": utc_text(attempt.at) if replied else None,
    }
