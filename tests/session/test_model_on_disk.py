"""Sessions over the real history, and in real lines: what is folded from the disk agrees, and no line is too odd."""

import io
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.console import Console

from quizkit.app.practice import unfinished_session
from quizkit.app.workspace import Workspace
from quizkit.base.errors import InputEnded
from quizkit.progress import checkpoint, recorder
from quizkit.progress.history import History
from quizkit.progress.new_records import session_record
from quizkit.progress.recorder import HistoryRecorder
from quizkit.questions.registry import Question
from quizkit.questions.reply_grammar import COMMAND_NAMES, Misread, parse_reply
from quizkit.session.attempt import Attempt
from quizkit.session.exam import Exam, Timer
from quizkit.session.plan import Asked
from quizkit.session.recording import Mark
from quizkit.session.run import Session
from quizkit.session.score import score
from quizkit.session.sheet import exam_queue, sheet
from quizkit.session.shuffling import presented
from quizkit.terminal.lines.exam import ExamLines, read_at_review
from quizkit.terminal.lines.practice import PracticeLines
from quizkit.terminal.theme import Screen
from tests.helpers import law
from tests.session.test_model import (
    DECK,
    LAST,
    NOON,
    RIGHT,
    WRONG,
    Disk,
    Notes,
    Student,
    asked_of,
    clock,
    held,
    is_over,
    queues,
    steps,
)
from tests.session.test_model_exam import Candidate


def screen() -> Screen:
    return Screen(Console(file=io.StringIO(), width=80), plain=True)


class Keeper(HistoryRecorder):
    """The real recorder, and the ids of what is suspended by now."""

    suspended: set[str]

    def mark(self, mark: Mark, deck_id: str, question: Question) -> None:
        super().mark(mark, deck_id, question)
        if mark != "flag":
            (self.suspended.add if mark == "suspend" else self.suspended.remove)(question.common.id)


def run_on_disk(
    history: History, session_id: str, left: list[Asked], earlier: list[Attempt], student: Student
) -> Session:
    """Hold a session over the history, to its end and the record of that."""
    begin = session_record(NOON, [DECK], left, 1, which="next", tags=(), permute=True)
    keeper = Keeper(history, checkpoint.load(history), lambda: begin, session_id)
    student.asleep = keeper.suspended = set()
    student.queue = [one.question for one in left]
    session = student.session = Session(left, student, keeper, 1, clock(), earlier=earlier)
    ended = held(session)
    session.ending = "input ended" if ended == "InputEnded" else session.ending
    keeper.end(score(session.attempts), session.ending, session.seconds())
    return session


def kept(attempts: list[Attempt]) -> list[tuple[str, int, float]]:
    return [(attempt.question.common.id, attempt.tries, attempt.grade.credit) for attempt in attempts]


def kinds(history: History) -> list[str]:
    return [record["kind"] for record in checkpoint.read_all(history).records]


def check_on_disk(ids: list[str], first: list[str], second: list[str], last: str, pauses: bool) -> None:
    """Hold a session until the first steps are used up, go on with what the history has of it, and compare."""
    with TemporaryDirectory() as folder, mock.patch.object(recorder, "now", return_value=NOON):
        history = History(Path(folder))
        session = run_on_disk(history, "", asked_of(ids), [], Student(first, "quit", pauses=pauses))
        ends = kinds(history).count("end")
        assert ends == ("session" in kinds(history))
        check_what_is_known(history, session)
        found = unfinished_session(Workspace(history, checkpoint.load(history), (DECK,), {}, "deck"))
        if found is None:
            return
        asked = {one.question.common.id for one in found.queue}
        assert kept(list(found.earlier)) == [one for one in kept(session.attempts) if one[0] in asked]
        student = Student(second, last, pauses=pauses)
        session = run_on_disk(history, found.session, list(found.queue), list(found.earlier), student)
        assert kinds(history).count("end") == ends + 1
        check_what_is_known(history, session)


def check_what_is_known(history: History, session: Session) -> None:
    """Compare what is folded from the history with a session that has ended."""
    state = checkpoint.load(history)
    if "session" not in kinds(history):
        assert session.attempts == []
        return
    known = state.decks["d"]
    percent = score(session.attempts).total.percent
    if session.ending == "done":
        assert known.open is None
        last = state.last("d")
        assert (last.percent if last else None) == percent
        return
    assert known.open is not None
    # What was suspended in a run before is no longer part of the session.
    ids = {id for id, question in known.questions.items() if not question.suspended}
    ids |= {attempt.question.common.id for attempt in session.attempts}
    folded = [(one.question, one.tries, one.credit) for one in known.open.attempts]
    assert [one for one in folded if one[0] in ids] == kept(session.attempts)
    misses = {
        attempt.question.common.id: attempt.missed or attempt.guessed
        for attempt in session.attempts
        if attempt.tries == 1 and attempt.reply
    }
    assert {id: known.questions[id].missed for id in misses} == misses


on_disk = st.tuples(queues, steps, steps, st.sampled_from(LAST), st.booleans())


@settings(law, max_examples=15)
@given(on_disk)
@example((["text", "side", "pick"], [WRONG, RIGHT, "undo", "undo"], [], "quit", False))
def test_what_the_history_holds_agrees_with_the_session(drawn: Any) -> None:
    check_on_disk(*drawn)


@pytest.mark.slow
@settings(law, max_examples=1500)
@given(on_disk)
def test_what_the_history_holds_agrees_with_many_sessions(drawn: Any) -> None:
    check_on_disk(*drawn)


some_text = st.text(st.characters(codec="utf-8"), max_size=12)
lines = st.one_of(
    some_text,
    st.sampled_from(
        ["a", "b", "1", "a1 b2", "a, b", "sun; moon", "Bohr", "7", "t", "?", "::", "::?", ":", ":7", "k=" + "9" * 5000]
    ),
    st.sampled_from([f":{name}" for name in COMMAND_NAMES]),
    st.tuples(some_text, st.sampled_from(["=", ";", ",", " ", "->", ":"]), some_text).map("".join),
)


@settings(law, max_examples=60)
@given(lines)
def test_no_line_is_too_odd_for_a_prompt(line: str) -> None:
    for question in DECK.questions:
        prompt, _ = presented(question, 1, 1, permute=True)
        made = parse_reply(prompt, line)
        assert not isinstance(made, Misread) or made.help
        read_at_review(line)


@settings(law, max_examples=25)
@given(queues, st.lists(lines, max_size=20))
def test_no_lines_are_too_odd_for_a_session(ids: list[str], typed: list[str]) -> None:
    """Lines that are not read to the end are those behind the end of the session."""
    notes = Notes(Disk(set()))
    with mock.patch.object(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in typed))):
        session = Session(asked_of(ids), PracticeLines(screen(), lambda: None), notes, 1, clock())
        assert held(session) in ("done", "quit", "InputEnded")
    assert notes.attempts == [(one.question.common.id, one.tries, one.missed) for one in session.attempts]
    if session.ending == "done":
        awake = [item for item in DECK.questions if item.common.id in {*ids} - notes.suspended]
        assert all(is_over(item, session.attempts) for item in awake)


@settings(law, max_examples=25)
@given(queues, st.lists(lines, max_size=20))
def test_no_lines_are_too_odd_for_an_exam(ids: list[str], typed: list[str]) -> None:
    found = sheet(exam_queue(asked_of(ids), 1), 1, permute=True)
    if not found:
        return
    keeper = Candidate((), "quit", Disk(set()))
    exam = Exam(found, ExamLines(screen(), lambda: None), keeper, Timer(NOON, None, lambda: NOON, lambda: 0.0))
    with mock.patch.object(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in typed))):
        try:
            exam.run()
        except InputEnded:
            assert exam.ending == "interrupted"
    assert {line.asked.question.common.id: line.reply for line in exam.lines if line.reply} == keeper.replies
