"""The result file of an exam: JSON, described in docs/exam-result.md."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from quizkit import __version__
from quizkit.base.clock import utc_text
from quizkit.base.disk import create
from quizkit.base.errors import NotSaved, UsageError, refusing
from quizkit.base.platform.names import check_output
from quizkit.deck import Deck
from quizkit.progress.read_records import ExamFields
from quizkit.progress.state import LateReply
from quizkit.questions.registry import Question
from quizkit.session.attempt import Attempt
from quizkit.session.score import earned, score

_RESULT_VERSION = 1
_NOTE = "Made on the student's own machine. By itself it proves nothing."
# How many names are tried if files with those names exist by then.
_MOST_NAMES = 100


class Outcome(NamedTuple):
    """How an exam ended. `late` are the replies that came after the time limit."""

    session: str
    attempts: Sequence[Attempt]
    begun: datetime
    ended: datetime
    seconds: int
    passed: bool | None
    by_the_clock: bool
    late: tuple[LateReply, ...]

    def with_ids(self, ids: Mapping[str, str]) -> "Outcome":
        """Return the outcome with the ids of the deck, which are by those under which the questions are stored."""
        attempts = [attempt._replace(question=_with_id(attempt.question, ids)) for attempt in self.attempts]
        late = [
            LateReply(**{**vars(reply), "question": ids.get(reply.question, reply.question)}) for reply in self.late
        ]
        return self._replace(attempts=attempts, late=tuple(late))


def _with_id(question: Question, ids: Mapping[str, str]) -> Question:
    return question._replace(common=question.common._replace(id=ids[question.common.id]))


def check_result_path(path: Path) -> None:
    """Raise UsageError if a result can't be written there: before the exam rather than after it."""
    help = "Give another --result FILE."
    if os.path.lexists(path):
        raise UsageError(f"{path} already exists.", "A result never overwrites a file. " + help)
    check_output(path)
    with refusing(f"{path} cannot be written", help):
        if not path.absolute().parent.is_dir():
            raise UsageError(
                f"There is no folder {path.absolute().parent}.", "Create it, or give another --result FILE."
            )
        create(path, b"{}")
        path.unlink()


def result_document(deck: Deck, terms: ExamFields, outcome: Outcome, *, has_changed: bool) -> dict[str, Any]:
    """Return the result as values for JSON. `has_changed` is whether the deck was changed during the exam."""
    hash = deck.content_hash()
    hash_at_begin = terms.hash if has_changed else hash
    total = score(outcome.attempts).total
    return {
        "format": "quizkit exam result",
        "version": _RESULT_VERSION,
        "note": _NOTE,
        "program": __version__,
        "student": terms.student or None,
        "deck": {"id": deck.id, "title": deck.title, "hash": hash, "hash_at_begin": hash_at_begin},
        "exam": {
            "session": outcome.session,
            "seed": terms.seed,
            "order": [attempt.question.common.id for attempt in outcome.attempts],
            "time_limit": terms.limit,
            "extra_time": terms.extra,
            "pass_mark": terms.pass_mark,
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
        "late": [vars(late) for late in outcome.late],
    }


def write_result(path: Path, document: dict[str, Any]) -> Path:
    """Write a complete result, to another file if one of that name exists by now; return its path. Raises NotSaved."""
    data = (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")
    try:
        for name in _names(path):
            try:
                create(name, data)
            except FileExistsError:
                continue
            return name
        raise FileExistsError
    except OSError as error:
        reason = (error.strerror or str(error) or "all names are in use").lower()
        raise NotSaved(f"{path} cannot be written: {reason}.", "Your replies are saved.") from error


def _names(path: Path) -> Iterator[Path]:
    yield path
    yield from (path.with_stem(f"{path.stem}-{number}") for number in range(2, _MOST_NAMES))


def graded_fields(attempt: Attempt) -> dict[str, Any]:
    """Return what an attempt was worth, as values for JSON."""
    return {
        "id": attempt.question.common.id,
        "type": attempt.question.type,
        "credit": attempt.grade.credit,
        "verdict": attempt.grade.verdict,
        "rule": attempt.grade.rule,
        "points": float(earned(attempt)),
        "of": float(attempt.question.common.points),
        "ms": attempt.milliseconds,
        "hints": attempt.hints,
    }


def _question(attempt: Attempt) -> dict[str, Any]:
    fields = graded_fields(attempt)
    del fields["hints"]
    return {
        **fields,
        "shown": list(attempt.shown),
        "reply": list(attempt.reply),
        "at": None if attempt.grade.verdict == "skipped" else utc_text(attempt.at),
    }
