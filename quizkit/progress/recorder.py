"""Records sessions and exams in the history: the beginning, attempts and replies, marks, the end."""

from collections.abc import Callable, Sequence
from datetime import datetime

from quizkit.base.clock import now
from quizkit.progress import checkpoint
from quizkit.progress.history import History
from quizkit.progress.new_records import (
    amendment_record,
    attempt_record,
    end_record,
    exam_end_record,
    exam_flag_record,
    exam_reply_record,
    mark_record,
    question_record,
    reading_record,
)
from quizkit.progress.outbox import Batch, Outbox, Records
from quizkit.progress.records import Record, deck_id
from quizkit.progress.state import State
from quizkit.questions.registry import Question, revision
from quizkit.session.attempt import Attempt
from quizkit.session.recording import Amendment, Ending, Mark
from quizkit.session.score import Score
from quizkit.session.sheet import Line


class HistoryRecorder:
    """A Recorder that writes to the history. A session without attempts is not recorded.

    What cannot be written waits in `outbox`; each method writes what waits before its own.
    """

    def __init__(
        self,
        history: History,
        state: State,
        begin: Callable[[], Record],
        session: str = "",
        first: Sequence[Record] = (),
    ) -> None:
        """`begin` returns the record of the session's beginning, always the same; `session` is the id of a session that is resumed.

        `first` is recorded before anything else, if anything is.
        """
        self.outbox = Outbox(history)
        self._first = first
        self._history = history
        self._resumed = session
        self._begin = begin
        self._beginning: Batch | None = None
        # The progress, with what this run recorded once it is over. What was recognised has changed it already.
        self.state = state
        self._is_as_recorded = not first
        self._revisions: dict[tuple[str, str], str] = {}
        # One for each attempt of this run, or each reply in an exam, with its moment.
        self._answers: list[tuple[Batch, datetime]] = []

    @property
    def session(self) -> str:
        """The id of the session, or an empty text until its beginning is on the disk."""
        return self._beginning.id if self._beginning else self._resumed

    @property
    def saved(self) -> int:
        """How many answers of this run are on the disk, without those that were undone."""
        return sum(bool(batch.ids) for batch, _ in self._answers)

    @property
    def unsaved(self) -> int:
        """How many answers of this run wait to be written, without those that were undone."""
        return len(self._answers) - self.saved

    def attempt(self, attempt: Attempt) -> None:
        """Record an attempt, and before it the session and the wording of the question where they are new."""
        self._ensure_session()
        wordings = self._wordings([attempt])
        self._revisions[attempt.deck_id, attempt.question.common.id] = revision(attempt.question)
        batch = self._add(lambda: [*wordings, attempt_record(attempt, self.session)])
        self._answers.append((batch, attempt.at))
        self.outbox.flush()

    def reading(self, attempt: Attempt, milliseconds: int) -> None:
        """Note how long the feedback on the last attempt was read; it is written with what is recorded next."""
        at, (batch, _) = now(), self._answers[-1]
        self._add(lambda: [reading_record(at, attempt, batch.id, milliseconds)])

    def amend(self, amendment: Amendment) -> None:
        """Record what the student says about the last attempt. An undone one is no longer the last."""
        at, (batch, of) = now(), self._answers.pop() if amendment == "undo" else self._answers[-1]
        self._write(lambda: [amendment_record(at, amendment, batch.id, of)])

    def mark(self, mark: Mark, deck_id: str, question: Question) -> None:
        """Record that a question is flagged, suspended, or no longer so."""
        record = mark_record(now(), mark, deck_id, question.common.id)
        self._write(lambda: [record])

    def end(self, score: Score, ending: Ending, seconds: int) -> None:
        """Record the end of the session, and update the checkpoint. Raises NotSaved."""
        at, is_recorded = now(), bool(self._beginning or self._resumed)
        if is_recorded:
            self._add(lambda: [end_record(at, self._deck(), self.session, score.total, seconds, ending)])
        self.outbox.flush()
        if is_recorded or self._answers:
            self.state = checkpoint.update(self._history, self.state if self._is_as_recorded else None)

    def _ensure_session(self) -> None:
        if not (self._beginning or self._resumed):
            self._beginning = self._add(lambda: [self._begin()])

    def _deck(self) -> str:
        return deck_id(self._begin()) or ""

    def _wordings(self, attempts: Sequence[Attempt]) -> list[Record]:
        return [
            question_record(attempt)
            for attempt in attempts
            if self._revision(attempt.deck_id, attempt.question.common.id) != revision(attempt.question)
        ]

    def _revision(self, deck_id: str, question: str) -> str:
        """Return the revision of a question that was recorded last."""
        return self._revisions.get((deck_id, question)) or self.state.question(deck_id, question).rev

    def _write(self, records: Records) -> None:
        self._add(records)
        self.outbox.flush()

    def _add(self, records: Records) -> Batch:
        if first := self._first:
            self._first = ()
            self.outbox.add(lambda: first)
        return self.outbox.add(records)


class HistoryExamRecorder(HistoryRecorder):
    """An ExamRecorder of the session that writes to the history."""

    def begin(self) -> None:
        """Record the beginning, before anything else: from now on the clock runs. Raises NotSaved."""
        self._ensure_session()
        self.outbox.flush()

    def reply(self, line: Line, spent: float, *, late: bool) -> None:
        """Record a reply; on return it is on the disk. Raises NotSaved."""
        at = now()
        batch = self._add(lambda: [exam_reply_record(at, self.session, line, spent, late=late)])
        self._answers.append((batch, at))
        self.outbox.flush()

    def flag(self, line: Line, spent: float) -> None:
        """Record whether a question is flagged for review. Raises NotSaved."""
        at = now()
        self._write(lambda: [exam_flag_record(at, self.session, line, spent)])

    def hand_in(self, attempts: Sequence[Attempt], score: Score, seconds: int, *, passed: bool | None) -> None:
        """Record all grades or nothing, and update the checkpoint. Raises NotSaved."""
        end = exam_end_record(now(), self._deck(), self.session, score.total, seconds, passed=passed)
        wordings = self._wordings(attempts)
        self._write(lambda: [*wordings, *(attempt_record(one, self.session) for one in attempts), end])
        self.leave()

    def leave(self) -> None:
        """Write what waits, and update the checkpoint. Raises NotSaved."""
        self.outbox.flush()
        self.state = checkpoint.update(self._history, self.state if self._is_as_recorded else None)
