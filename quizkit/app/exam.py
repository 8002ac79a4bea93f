"""Runs an exam: opens it or resumes it, grades it when it is handed in, and writes its result."""

import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from quizkit.app.exam_result import Outcome, result_document, write_result
from quizkit.app.exam_terms import ExamOptions, Paper, new_paper, resumed_paper
from quizkit.app.run_session import run_to_its_end
from quizkit.app.unsaved import Unsaved, failure_of, unsaved_of
from quizkit.app.workspace import Workspace
from quizkit.base.alternatives import alternative
from quizkit.base.clock import now, utc_text
from quizkit.base.errors import NotSaved, QuizError, UsageError
from quizkit.progress.recorder import HistoryExamRecorder
from quizkit.progress.state import LateReply
from quizkit.questions.shapes import reply_texts
from quizkit.session.exam import Exam, ExamAsker, Timer
from quizkit.session.score import Score, score
from quizkit.session.sheet import Line, graded, unanswered


@alternative
class HandedIn(NamedTuple):
    """An exam that was handed in and graded.

    `result` is the file that was written, if one was requested; `not_written` says why it was not. `error`
    says why the end of the exam could not be saved, and `unsaved` is what is not on the disk.
    """

    paper: Paper
    lines: tuple[Line, ...]
    outcome: Outcome
    score: Score
    result: Path | None
    not_written: QuizError | None
    error: QuizError | None
    unsaved: Unsaved | None
    next_command: str
    exit_code: int


@alternative
class Left(NamedTuple):
    """An exam that was left open, and the command that resumes it."""

    paper: Paper
    session: str
    reason: str
    answered: int
    error: QuizError | None
    unsaved: Unsaved | None
    command: str
    exit_code: int


def exam_paper(
    workspace: Workspace,
    options: ExamOptions,
    seed: int,
    *,
    resume: bool,
    fresh: bool,
    agrees: Callable[[str], bool] | None,
) -> Paper:
    """Return the open exam over the deck if it is to be resumed, else a new one. `seed` is for a new one.

    `agrees` asks the student a question; None if nobody is there to ask. Raises UsageError.
    """
    progress, command = workspace.progress, workspace.exam_command
    open_exam = progress.exam if progress and not fresh else None
    if open_exam is None and resume:
        raise UsageError("There is no exam to resume.", f"Start one: {command}")
    if resume and options != ExamOptions():
        raise UsageError("The terms of an open exam cannot be changed.", f"Resume it: {command} --resume")
    if open_exam is not None and (resume or _agrees_to_resume(command, len(open_exam.replies), agrees)):
        return resumed_paper(workspace, open_exam)
    return new_paper(workspace, options, seed)


def _agrees_to_resume(command: str, answered: int, agrees: Callable[[str], bool] | None) -> bool:
    offer = f"You left an exam over this deck, {answered} {'question' if answered == 1 else 'questions'} answered."
    if agrees is None:
        raise UsageError(offer, f"Resume it: {command} --resume, or start a new one: {command} --fresh")
    return agrees(f"{offer} Resume it? (n starts a new one)")


class ExamRun:
    """One run of an exam, new or resumed: `begin`, then `run`."""

    def __init__(self, workspace: Workspace, paper: Paper) -> None:
        self._workspace = workspace
        self.paper = paper
        spent, session = (paper.resumed.spent, paper.resumed.session) if paper.resumed else (0, "")
        self.timer = Timer(paper.begun, paper.terms.limit, now, time.monotonic, spent)
        self._recorder = HistoryExamRecorder(
            workspace.history, workspace.state, lambda: paper.begin, session, workspace.recognition.records
        )

    def begin(self) -> None:
        """Record that the clock runs. Raises NotSaved: an exam that can't be saved could not be resumed."""
        if self._recorder.session:
            return
        try:
            self._recorder.begin()
        except NotSaved as error:
            help = "An exam begins only if it can be saved. QUIZ_HOME can name another folder."
            raise NotSaved(error.message, help) from error

    def run(self, asker: ExamAsker) -> HandedIn | Left:
        """Ask until the exam is handed in or left."""
        exam = Exam(self.paper.lines, asker, self._recorder, self.timer)
        code, stopped_by = run_to_its_end(exam)
        if exam.ending == "done":
            return self._hand_in(exam)
        return self._leave(exam, code, stopped_by)

    def _hand_in(self, exam: Exam) -> HandedIn:
        ended, resumed, session = now(), self.paper.resumed, self._recorder.session
        attempts = tuple(graded(exam.lines, ended))
        points, spent, mark = score(attempts), round(self.timer.spent()), self.paper.terms.pass_mark
        seconds = spent if self.timer.limit is None else min(spent, self.timer.limit)
        passed = None if mark is None else 100 * points.total.points >= Decimal(str(mark)) * points.total.of
        failure = failure_of(lambda: self._recorder.hand_in(attempts, points, seconds, passed=passed))
        late = (*(resumed.late if resumed else ()), *map(_late, exam.late))
        outcome = Outcome(session, attempts, self.timer.begun, ended, seconds, passed, exam.time_is_up, late)
        result, not_written = self._write_result(outcome)
        failed = failure or not_written
        return HandedIn(
            self.paper,
            tuple(exam.lines),
            outcome,
            points,
            result,
            not_written,
            None if exam.is_failing else failure,
            unsaved_of(self._recorder, ask=True),
            self._workspace.start_command,
            NotSaved.exit_code if failed else int(passed is False),
        )

    def _write_result(self, outcome: Outcome) -> tuple[Path | None, QuizError | None]:
        if not self.paper.terms.result:
            return None, None
        stored, own = self._workspace.decks[0], self._workspace.own_deck
        ids = dict(zip(stored.ids(), own.ids(), strict=True))
        document = result_document(own, self.paper.terms, outcome.with_ids(ids), has_changed=self.paper.has_changed)
        try:
            return write_result(Path(self.paper.terms.result), document), None
        except NotSaved as error:
            return None, error

    def _leave(self, exam: Exam, code: int, stopped_by: QuizError | None) -> Left:
        failure = failure_of(self._recorder.leave)
        reason = stopped_by.message if stopped_by else "Stopped." if code else "Left."
        return Left(
            self.paper,
            self._recorder.session,
            reason,
            len(exam.lines) - len(unanswered(exam.lines)) - self._recorder.unsaved,
            None if exam.is_failing else failure,
            unsaved_of(self._recorder, ask=not code),
            f"{self._workspace.exam_command} --resume",
            NotSaved.exit_code if failure else code or int(self.paper.terms.pass_mark is not None),
        )


def _late(line: Line) -> LateReply:
    reply = [] if line.reply is None else list(reply_texts(line.reply))
    at = None if line.at is None else utc_text(line.at)
    return LateReply(question=line.asked.question.common.id, reply=reply, at=at)
