"""Keeps an exam: its beginning, each reply as it is given, and all that it is worth when it is handed in."""

from collections.abc import Sequence

from quizkit.base.clock import now, utc_text
from quizkit.progress import checkpoint
from quizkit.progress.recorder import HistoryRecorder
from quizkit.progress.records import Record, attempt_record, question_record
from quizkit.questions.registry import revision
from quizkit.questions.shapes import reply_texts
from quizkit.session.attempt import Attempt
from quizkit.session.score import Score
from quizkit.session.sheet import Line


class ExamRecorder(HistoryRecorder):
    """An ExamRecorder of the session, over the history. `begin` has the kind `exam`, and its terms."""

    def begin(self) -> None:
        """Keep that the exam has begun, so that its clock runs whatever happens. Raises NotSaved."""
        self._ensure_session()

    def reply(self, line: Line, spent: float, *, late: bool) -> None:
        """Keep a reply; on return it is safe on the disk. Raises NotSaved."""
        fields = {
            "reply": [] if line.reply is None else list(reply_texts(line.reply)),
            "shown": list(line.shown),
            "ms": line.milliseconds,
        }
        self._during("exam-reply", line, spent, {**fields, "late": True} if late else fields)

    def flag(self, line: Line, spent: float) -> None:
        """Keep whether a question is flagged for review. Raises NotSaved."""
        self._during("exam-flag", line, spent, {"on": line.flagged})

    def hand_in(self, attempts: Sequence[Attempt], score: Score, seconds: int, *, passed: bool | None) -> None:
        """Keep what the exam is worth, all of it or nothing, and bring the checkpoint up to date. Raises NotSaved."""
        self._ensure_session()
        total = score.total
        end = {
            "kind": "end",
            "at": utc_text(now()),
            "deck": self._begin["deck"],
            "session": self.session,
            "points": float(total.points),
            "of": float(total.of),
            "percent": total.percent,
            "seconds": seconds,
            "why": "done",
            "passed": passed,
        }
        self._keep([*self._wordings(attempts), *(attempt_record(one, self.session) for one in attempts), end])
        self.leave()

    def leave(self) -> None:
        """Bring the checkpoint up to date. Raises NotSaved."""
        checkpoint.save(self._history, checkpoint.load(self._history))

    def _during(self, kind: str, line: Line, spent: float, fields: Record) -> None:
        self._ensure_session()
        deck, question = line.asked
        about = {"deck": deck.id, "session": self.session, "question": question.common.id, "mode": "exam"}
        self._append(kind, **about, rev=revision(question), spent=round(spent, 3), **fields)

    def _wordings(self, attempts: Sequence[Attempt]) -> list[Record]:
        """Return the wordings of the questions that are new, or have been reworded."""
        known = self._revisions
        return [
            question_record(one)
            for one in attempts
            if known.get((one.deck_id, one.question.common.id)) != revision(one.question)
        ]
