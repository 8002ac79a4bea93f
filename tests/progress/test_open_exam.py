"""An exam in the history: what can be gone on with, and what an older version makes of it."""

from typing import Any

import pytest

from quizkit.progress import fold as folding
from quizkit.progress.records import Record
from quizkit.progress.state import OpenExam

from .folding import attempt, folded, record


def of_the_deck(kind: str, id: str, **fields: Any) -> Record:
    return record(kind, id, "2026-11-22T11:00:00.000Z", **{"deck": "d", **fields})


BEGIN = of_the_deck("exam", "a-1", seed=7, queue=["q", "r"], limit=60, title="T")


def during(kind: str, id: str, question: str, **fields: Any) -> Record:
    return of_the_deck(kind, id, **{"session": "a-1", "question": question, **fields})


def opened(*records: Record) -> OpenExam | None:
    return folded(*records).decks["d"].exam


def test_the_last_reply_in_time_and_the_flags_stand_and_late_replies_apart() -> None:
    exam = opened(
        BEGIN,
        during("exam-reply", "a-2", "q", reply=["x"], ms=5, spent=1.5),
        during("exam-flag", "a-3", "q", on=True, spent=2),
        during("exam-flag", "a-4", "r", on=True, spent=3),
        during("exam-flag", "a-5", "q", on=False, spent=4),
        during("exam-reply", "a-6", "q", reply=["y"], ms=9, spent=5.5),
        during("exam-reply", "a-7", "r", reply=["z"], ms=9, spent=61, late=True),
    )

    assert exam is not None
    assert {id: reply.reply for id, reply in exam.replies.items()} == {"q": ["y"]}
    assert (list(exam.flagged), exam.spent) == (["r"], 61)
    assert [late.reply for late in exam.late] == [["z"]]


def test_handing_in_closes_it_and_another_exam_takes_its_place() -> None:
    end = of_the_deck("end", "a-9", session="a-1", why="done", percent=50)
    assert opened(BEGIN, end) is None

    other = opened(BEGIN, {**BEGIN, "id": "a-5"}, during("exam-reply", "a-6", "q", reply=["x"]))
    assert other is not None
    assert (other.session, other.replies) == ("a-5", {})


def test_what_is_replied_in_an_exam_moves_nothing_before_it_is_handed_in() -> None:
    during_it = folded(BEGIN, during("exam-reply", "a-2", "q", reply=["x"]))
    assert during_it.decks["d"].questions == {}
    assert during_it.days == {}

    handed_in = attempt("a-3", "2026-11-22", mode="exam", session="a-1")
    assert folded(BEGIN, handed_in).decks["d"].questions["q"].n == 1


def test_a_version_that_knows_no_exams_reads_the_same_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    history = [BEGIN, during("exam-reply", "a-2", "q", reply=["x"]), attempt("a-3", "2026-11-22", mode="exam")]
    now = folded(*history).decks["d"].questions
    monkeypatch.setattr(folding, "_exam", lambda *_: None)

    assert folded(*history).decks["d"].questions == now


@pytest.mark.parametrize("odd", [None, True, "x", -1, [], {}, float("nan"), float("inf")])
def test_odd_records_are_survived(odd: Any) -> None:
    for kind in ("exam-reply", "exam-flag"):
        for key in ("question", "reply", "ms", "on", "late", "at"):
            exam = opened(BEGIN, {**during(kind, "a-2", "q"), key: odd})
            assert exam is not None
    assert opened(BEGIN, {**during("exam-reply", "a-2", "q"), "spent": odd}) is not None
