"""New records of the history: a constructor for each kind. The history adds `v`, `id` and `crc`."""

from collections.abc import Container, Mapping, Sequence
from datetime import date, datetime

from quizkit import __version__
from quizkit.base.clock import study_day, utc_text, zone_minutes
from quizkit.deck import Deck
from quizkit.progress.records import QuestionChange, Record
from quizkit.questions.registry import revision
from quizkit.questions.shapes import reply_texts
from quizkit.session.attempt import Attempt
from quizkit.session.plan import Asked, Which, named
from quizkit.session.recording import Amendment, Ending
from quizkit.session.score import Tally
from quizkit.session.sheet import Line


def device_record(at: datetime, host: str = "", salt: str = "", after: Sequence[str] = ()) -> Record:
    """Return the first record of a history file; `host` and `salt` only where this machine shares the file.

    `after` are earlier devices of this machine, which write no more.
    """
    record = {"kind": "device", "at": utc_text(at)}
    shared = {**record, "host": host, "salt": salt} if salt else record
    return {**shared, "after": list(after)} if after else shared


def session_record(
    at: datetime,
    decks: Sequence[Deck],
    queue: Sequence[Asked],
    seed: int,
    *,
    which: Which,
    tags: Sequence[str],
    permute: bool,
    retention: float | None = None,
    learning: Container[tuple[str, str]] = (),
) -> Record:
    """Return the beginning of a session. A session over several decks names no deck.

    `learning` names the questions that are learned in it.
    """
    deck = decks[0] if len(decks) == 1 else None
    record = {
        "kind": "session",
        "at": utc_text(at),
        "deck": deck.id if deck else "",
        "title": deck.title if deck else "",
        "hash": deck.content_hash() if deck else "",
        "seed": seed,
        "queue": [asked.question.common.id for asked in queue] if deck else [],
        "options": {"which": which, "tags": list(tags), "permute": permute, "cram": which == "cram"},
        "version": __version__,
        "mode": "cram" if which == "cram" else "practice",
    }
    if deck and (learned := [asked.question.common.id for asked in queue if named(asked) in learning]):
        record["learn"] = learned
    return record if retention is None else {**record, "retention": retention}


def resumed_session_record(deck_id: str) -> Record:
    """Return a beginning that names only the deck, for a resumed session, whose beginning is recorded already."""
    return {"kind": "session", "deck": deck_id}


def question_record(attempt: Attempt) -> Record:
    """Return the wording and the answer of a question when this revision of it was first answered."""
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


def attempt_record(attempt: Attempt, session: str) -> Record:
    """Return an attempt in a session; `form` is how the question was asked, if not as in the deck."""
    record = {
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
    return {**record, "form": attempt.form} if attempt.form else record


def reading_record(at: datetime, attempt: Attempt, id: str, milliseconds: int) -> Record:
    """Return how long the feedback on an attempt was read; `id` is that of the attempt."""
    return {
        "kind": "reading",
        "at": utc_text(at),
        "day": study_day(attempt.at).isoformat(),
        "deck": attempt.deck_id,
        "question": attempt.question.common.id,
        "attempt": id,
        "ms": milliseconds,
    }


def amendment_record(at: datetime, kind: Amendment, attempt: str, of: datetime) -> Record:
    """Return what the student says about an attempt afterwards; `attempt` is its id, and `of` its moment.

    After a backup was restored, two attempts may have one id.
    """
    return {"kind": kind, "at": utc_text(at), "attempt": attempt, "of": utc_text(of)}


def mark_record(at: datetime, kind: QuestionChange, deck_id: str, question: str, until: date | None = None) -> Record:
    """Return that a question, named by its id, is flagged, suspended or buried, or no longer so, or is new again.

    A buried question is asked again on the study day `until`.
    """
    record = {"kind": kind, "at": utc_text(at), "deck": deck_id, "question": question}
    return record if until is None else {**record, "until": until.isoformat()}


def end_record(at: datetime, deck_id: str, session: str, total: Tally, seconds: int, ending: Ending) -> Record:
    """Return the end of a session."""
    return {
        "kind": "end",
        "at": utc_text(at),
        "deck": deck_id,
        "session": session,
        "points": float(total.points),
        "of": float(total.of),
        "percent": total.percent,
        "seconds": seconds,
        "why": "interrupted" if ending == "input ended" else ending,
    }


def exam_end_record(
    at: datetime, deck_id: str, session: str, total: Tally, seconds: int, *, passed: bool | None
) -> Record:
    """Return the end of an exam that is handed in; `passed` is None where it has no pass mark."""
    return {**end_record(at, deck_id, session, total, seconds, "done"), "passed": passed}


def exam_record(
    at: datetime,
    deck: Deck,
    queue: Sequence[Asked],
    seed: int,
    *,
    tags: Sequence[str],
    permute: bool,
    shuffle: bool,
    limit: int | None,
    extra: float | None,
    pass_mark: float | None,
    student: str,
    result: str,
) -> Record:
    """Return the beginning of an exam. `limit` is in seconds, with `extra` percent included; `result` is a path."""
    return {
        "kind": "exam",
        "at": utc_text(at),
        "deck": deck.id,
        "title": deck.title,
        "hash": deck.content_hash(),
        "seed": seed,
        "queue": [asked.question.common.id for asked in queue],
        "version": __version__,
        "mode": "exam",
        "options": {"tags": list(tags), "permute": permute, "shuffle": shuffle},
        "limit": limit,
        "extra": extra,
        "pass": pass_mark,
        "student": student,
        "result": result,
    }


def exam_reply_record(at: datetime, session: str, line: Line, spent: float, *, late: bool) -> Record:
    """Return a reply during an exam, `spent` seconds after its beginning."""
    record = {
        **_during_exam(at, "exam-reply", session, line, spent),
        "reply": [] if line.reply is None else list(reply_texts(line.reply)),
        "shown": list(line.shown),
        "ms": line.milliseconds,
    }
    return {**record, "late": True} if late else record


def exam_flag_record(at: datetime, session: str, line: Line, spent: float) -> Record:
    """Return whether a question of an exam is flagged for review, `spent` seconds after its beginning."""
    return {**_during_exam(at, "exam-flag", session, line, spent), "on": line.flagged}


def _during_exam(at: datetime, kind: str, session: str, line: Line, spent: float) -> Record:
    deck, question = line.asked
    return {
        "kind": kind,
        "at": utc_text(at),
        "deck": deck.id,
        "session": session,
        "question": question.common.id,
        "mode": "exam",
        "rev": revision(question),
        "spent": round(spent, 3),
    }


def weights_record(at: datetime, weights: Sequence[float] | None) -> Record:
    """Return that the memory of all decks has these weights; None for the defaults."""
    return {"kind": "weights", "at": utc_text(at), "weights": list(weights or ())}


def plan_record(at: datetime, deck: Deck, begun: date, day: date | None) -> Record:
    """Return that an exam over a deck is planned for a day, since the day `begun`; None for no exam."""
    return {
        "kind": "plan",
        "at": utc_text(at),
        "deck": deck.id,
        "title": deck.title,
        "begun": begun.isoformat(),
        "day": "" if day is None else day.isoformat(),
    }


def catch_up_record(at: datetime, deck: Deck, day: date) -> Record:
    """Return that a backlog of a deck is to be cleared by a day."""
    today = study_day(at).isoformat()
    return {
        "kind": "catch-up",
        "at": utc_text(at),
        "deck": deck.id,
        "title": deck.title,
        "begun": today,
        "day": day.isoformat(),
    }


def forget_record(at: datetime, deck_id: str, upto: Mapping[str, int]) -> Record:
    """Return that what is recorded of a deck is erased: on each device, up to a number."""
    return {"kind": "forget", "at": utc_text(at), "deck": deck_id, "upto": dict(upto)}


def memory_record(at: datetime, deck_id: str, question: str, memory: Mapping[str, object]) -> Record:
    """Return what was known of a question whose records are gone."""
    return {"kind": "memory", "at": utc_text(at), "deck": deck_id, "question": question, "memory": dict(memory)}


def redate_record(at: datetime, device: str, first: int, last: int, days: int) -> Record:
    """Return that the records of a device between two numbers count so many days earlier: its clock was ahead."""
    return {"kind": "redate", "at": utc_text(at), "device": device, "first": first, "last": last, "days": days}


def link_record(at: datetime, deck_id: str, earlier: str, by_hand: str = "") -> Record:
    """Return that a deck is the one that was recorded under an earlier id.

    If the student says so, `by_hand` is the content hash of the deck.
    """
    record = {"kind": "link", "at": utc_text(at), "deck": deck_id, "from": earlier}
    return {**record, "by_hand": by_hand} if by_hand else record


def carry_record(at: datetime, deck_id: str, source: str, ids: Mapping[str, str]) -> Record:
    """Return that questions are known from another deck, `source`: its id of each of them, by the id in this deck."""
    return {"kind": "carry", "at": utc_text(at), "deck": deck_id, "from": source, "questions": dict(ids)}
