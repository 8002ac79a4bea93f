"""Records sessions and exams in the history: the beginning, attempts and replies, marks, the end."""

from collections.abc import Sequence

from quizkit.base.clock import now
from quizkit.progress import checkpoint
from quizkit.progress.history import History
from quizkit.progress.records import (
    Record,
    amendment_record,
    attempt_record,
    dated,
    deck_id,
    end_record,
    exam_end_record,
    exam_flag_record,
    exam_reply_record,
    mark_record,
    moment,
    question_record,
)
from quizkit.progress.state import State
from quizkit.questions.registry import Question, revision
from quizkit.session.attempt import Attempt
from quizkit.session.run import Amendment, Ending, Mark
from quizkit.session.score import Score
from quizkit.session.sheet import Line


class HistoryRecorder:
    """A Recorder that writes to the history. A session without attempts is not recorded."""

    def __init__(
        self, history: History, state: State, begin: Record, session: str = "", first: Sequence[Record] = ()
    ) -> None:
        """`begin` is the record of the session's beginning; `session` is the id of a session that is resumed.

        `first` is recorded before anything else.
        """
        self._first = tuple(first)
        self.session = session
        self._history = history
        self._begin = begin
        self._deck = deck_id(begin) or ""
        self._revisions = {
            (deck_id, id): question.rev
            for deck_id, deck in state.decks.items()
            for id, question in deck.questions.items()
        }
        self._attempts: list[str] = []
        # The replies of a resumed session must not be earlier than its beginning, even if the clock was set back.
        self._latest = str(state.end[0]) if session else ""

    @property
    def saved(self) -> int:
        """How many attempts of this run are on the disk, without those that were undone."""
        return sum(map(bool, self._attempts))

    def attempt(self, attempt: Attempt) -> None:
        """Record an attempt, and before it the session and the wording of the question where they are new."""
        self._attempts.append("")
        self._ensure_session()
        ids = self._append(*self._wordings([attempt]), attempt_record(attempt, self.session))
        self._revisions[attempt.deck_id, attempt.question.common.id] = revision(attempt.question)
        self._attempts[-1] = ids[-1]

    def amend(self, amendment: Amendment) -> None:
        """Record what the student says about the last attempt, if it was saved. An undone one is no longer the last."""
        attempt = self._attempts.pop() if amendment == "undo" else self._attempts[-1]
        if attempt:
            self._append(amendment_record(now(), amendment, attempt))

    def mark(self, mark: Mark, deck_id: str, question: Question) -> None:
        """Record that a question is flagged, suspended, or no longer so."""
        self._append(mark_record(now(), mark, deck_id, question.common.id))

    def end(self, score: Score, ending: Ending, seconds: int) -> None:
        """Record the end of the session, and update the checkpoint. Raises NotSaved."""
        if self.session:
            self._append(end_record(now(), self._deck, self.session, score.total, seconds, ending))
        if self.session or self._attempts:
            checkpoint.save(self._history, checkpoint.load(self._history))

    def _ensure_session(self) -> None:
        if not self.session:
            self.session = self._append(self._begin)[-1]

    def _wordings(self, attempts: Sequence[Attempt]) -> list[Record]:
        return [
            question_record(attempt)
            for attempt in attempts
            if self._revisions.get((attempt.deck_id, attempt.question.common.id)) != revision(attempt.question)
        ]

    def _append(self, *records: Record) -> list[str]:
        """Append records, none earlier than those before, even if the clock is set back during the session."""
        records = self._first + records
        self._latest = max(self._latest, *map(moment, records))
        ids = self._history.append([dated(record, self._latest) for record in records])
        self._first = ()
        return ids


class HistoryExamRecorder(HistoryRecorder):
    """An ExamRecorder of the session that writes to the history."""

    def begin(self) -> None:
        """Record the beginning, before anything else: from now on the clock runs. Raises NotSaved."""
        self._ensure_session()

    def reply(self, line: Line, spent: float, *, late: bool) -> None:
        """Record a reply; on return it is on the disk. Raises NotSaved."""
        self._append(exam_reply_record(now(), self.session, line, spent, late=late))

    def flag(self, line: Line, spent: float) -> None:
        """Record whether a question is flagged for review. Raises NotSaved."""
        self._append(exam_flag_record(now(), self.session, line, spent))

    def hand_in(self, attempts: Sequence[Attempt], score: Score, seconds: int, *, passed: bool | None) -> None:
        """Record all grades or nothing, and update the checkpoint. Raises NotSaved."""
        end = exam_end_record(now(), self._deck, self.session, score.total, seconds, passed=passed)
        self._append(*self._wordings(attempts), *(attempt_record(one, self.session) for one in attempts), end)
        self.leave()

    def leave(self) -> None:
        """Update the checkpoint. Raises NotSaved."""
        checkpoint.save(self._history, checkpoint.load(self._history))
