"""The exam, model-checked: whatever is replied, commanded, waited and not saved, the sheet adds up."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkit.base.errors import InputEnded
from quizkit.questions.reply_grammar import COMMAND_NAMES, Command
from quizkit.questions.shapes import Reply
from quizkit.session.asker import DraftReply, View
from quizkit.session.exam import Exam, Timer
from quizkit.session.sheet import Line, exam_queue, graded, sheet
from tests.helpers import law
from tests.session.test_model import LAST, NOON, RIGHT, WRONG, Disk, asked_of, check_score, full_at, given_at, queues


class Candidate:
    """An ExamAsker that takes the steps one by one and then leaves, and a recorder; a number is a wait in seconds."""

    def __init__(self, steps: Sequence[str | int], last: str, disk: Disk) -> None:
        self._steps = list(steps)
        self._last = last
        self._asked = 0
        self.disk = disk
        self.seconds = 0.0
        self.replies: dict[str, Reply | None] = {}
        self.flags: dict[str, bool] = {}
        self.late = 0
        self.exam: Exam

    def now(self) -> datetime:
        return NOON + timedelta(seconds=self.seconds)

    def _next(self) -> str:
        self._asked += 1
        assert self._asked < 200, "the exam does not end"
        while self._steps:
            step = self._steps.pop(0)
            if isinstance(step, str):
                return step
            self.seconds += step
        return self._last

    asks_back = False

    def ask(self, view: View) -> Reply | Command:
        assert view.exam is not None
        line = self.exam.lines[view.number - 1]
        assert (line.asked.question, line.reply, line.flagged) == (view.question, view.exam.reply, view.exam.flagged())
        assert 1 <= view.number <= view.of == len(self.exam.lines)
        assert (view.exam.seconds_left() or 0) >= 0
        return given_at(self._next(), view, self._asked)

    def draft(self, view: View) -> DraftReply | None:
        return None

    def review(self, lines: Sequence[Line], seconds_left: int | None) -> Command:
        assert list(lines) == self.exam.lines
        step = self._next()
        if step == "ended":
            raise InputEnded("The input ended here.")
        if step == "Ctrl-C":
            raise KeyboardInterrupt
        return next((Command(name, self._asked % 6) for name in COMMAND_NAMES if name == step), Command("submit"))

    def agrees(self, question: str) -> bool:
        return self._asked % 3 > 0

    def show(self, message: str) -> None:
        assert message

    def help(self) -> None:
        """Nothing to check."""

    def reply(self, line: Line, spent: float, *, late: bool) -> None:
        assert spent >= 0
        self.late += late
        if not late:
            self.replies[line.asked.question.common.id] = line.reply
        self.disk.write()

    def flag(self, line: Line, spent: float) -> None:
        self.flags[line.asked.question.common.id] = line.flagged
        self.disk.write()


def check_exam(
    ids: Sequence[str],
    limit: int | None,
    first: Sequence[str | int],
    second: Sequence[str | int],
    last: str,
    full_at: set[int],
) -> None:
    """Hold an exam until the first steps are used up, then go on with it, and grade what came of it."""
    lines = sheet(exam_queue(asked_of(ids), 1), 1, permute=True)
    if not lines:
        return
    candidate = Candidate((), "quit", Disk(set()))
    for taken, end in ((first, "quit"), (second, last)):
        before, candidate = candidate, Candidate(taken, end, Disk(full_at))
        candidate.seconds, candidate.replies, candidate.flags = before.seconds, before.replies, before.flags
        timer = Timer(NOON, limit, candidate.now, lambda: 0.0)
        exam = candidate.exam = Exam(lines, candidate, candidate, timer)
        try:
            exam.run()
        except (InputEnded, KeyboardInterrupt):
            assert exam.ending == "interrupted"
        lines = exam.lines
        by_id = {line.asked.question.common.id: line for line in lines}
        assert [line.reply for line in lines] == [candidate.replies.get(id) for id in by_id]
        assert [line.flagged for line in lines] == [candidate.flags.get(id, False) for id in by_id]
        assert (exam.failures, len(exam.late)) == (candidate.disk.failures, candidate.late)
        assert exam.ending != "done" or not exam.time_is_up or candidate.seconds >= (limit or 0)
        attempts = graded(lines, NOON)
        assert [attempt.grade.verdict == "skipped" for attempt in attempts] == [line.reply is None for line in lines]
        check_score(attempts)


moves = st.lists(
    st.one_of(
        st.sampled_from([RIGHT, WRONG]),
        st.sampled_from(["go", "back", "review", "submit", *COMMAND_NAMES]),
        st.integers(0, 90),
    ),
    max_size=25,
)
exams = st.tuples(
    queues, st.sampled_from([None, 1, 120, 600]), moves, moves, st.sampled_from(LAST[2:3] + LAST[-2:]), full_at
)


@settings(law, max_examples=100)
@given(exams)
def test_an_exam_adds_up(drawn: Any) -> None:
    check_exam(*drawn)


@pytest.mark.slow
@settings(law, max_examples=3000)
@given(exams)
def test_many_exams_add_up(drawn: Any) -> None:
    check_exam(*drawn)
