"""Records an exam in the history: its beginning, each reply, and all grades when it is handed in."""

from collections.abc import Sequence

from quizkit.base.clock import now
from quizkit.progress import checkpoint
from quizkit.progress.recorder import HistoryRecorder
from quizkit.progress.records import attempt_record, exam_end_record, exam_flag_record, exam_reply_record
from quizkit.session.attempt import Attempt
from quizkit.session.score import Score
from quizkit.session.sheet import Line


class ExamRecorder(HistoryRecorder):
    """An ExamRecorder of the session that writes to the history."""

    def begin(self) -> None:
        """Record the beginning: from now on the clock runs. Raises NotSaved."""
        self._ensure_session()

    def reply(self, line: Line, spent: float, *, late: bool) -> None:
        """Record a reply; on return it is on the disk. Raises NotSaved."""
        self._ensure_session()
        self._append(exam_reply_record(now(), self.session, line, spent, late=late))

    def flag(self, line: Line, spent: float) -> None:
        """Record whether a question is flagged for review. Raises NotSaved."""
        self._ensure_session()
        self._append(exam_flag_record(now(), self.session, line, spent))

    def hand_in(self, attempts: Sequence[Attempt], score: Score, seconds: int, *, passed: bool | None) -> None:
        """Record all grades or nothing, and update the checkpoint. Raises NotSaved."""
        self._ensure_session()
        end = exam_end_record(now(), self._deck, self.session, score.total, seconds, passed=passed)
        self._append(*self._wordings(attempts), *(attempt_record(one, self.session) for one in attempts), end)
        self.leave()

    def leave(self) -> None:
        """Update the checkpoint. Raises NotSaved."""
        checkpoint.save(self._history, checkpoint.load(self._history))
