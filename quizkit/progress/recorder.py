"""Keeps a session: its beginning, each attempt, what was marked, its end."""

from typing import Any

from quizkit.base.clock import now, utc_text
from quizkit.progress import checkpoint
from quizkit.progress.fold import State
from quizkit.progress.history import History
from quizkit.progress.records import Record, attempt_record, question_record
from quizkit.questions.registry import Question, revision
from quizkit.session.attempt import Attempt
from quizkit.session.run import Ending, Mark
from quizkit.session.score import Score


class HistoryRecorder:
    """A Recorder over the history. A session that was left before anything was answered leaves no trace."""

    def __init__(self, history: History, state: State, begin: Record, session: str = "") -> None:
        """`begin` is what is kept of the session itself, its `deck` at least.

        `session` is the id of one that this goes on with.
        """
        self.session = session
        self._history = history
        self._begin = {"kind": "session", "at": utc_text(now()), **begin}
        self._revisions = {
            (deck_id, id): question.get("rev", "")
            for deck_id, deck in state["decks"].items()
            for id, question in deck["questions"].items()
        }
        self._attempts: list[str] = []
        # A session that is resumed after the clock was set back must not have replies that are older than its beginning.
        self._latest = str(state["end"][0]) if session else ""

    @property
    def saved(self) -> int:
        """How many attempts of this run are safe on the disk, without those that were taken back."""
        return sum(map(bool, self._attempts))

    def attempt(self, attempt: Attempt) -> None:
        """Keep an attempt, and before it what is new: the session, the wording of the question."""
        self._attempts.append("")
        self._ensure_session()
        records = []
        key = (attempt.deck_id, attempt.question.common.id)
        if self._revisions.get(key) != revision(attempt.question):
            records.append(question_record(attempt))
        ids = self._keep([*records, attempt_record(attempt, self.session)])
        self._revisions[key] = revision(attempt.question)
        self._attempts[-1] = ids[-1]

    def undo(self) -> None:
        """Keep that the last attempt is taken back."""
        attempt = self._attempts.pop()
        if attempt:
            self._append("undo", attempt=attempt)

    def guess(self) -> None:
        """Keep that the last attempt was a lucky guess."""
        if self._attempts and self._attempts[-1]:
            self._append("guess", attempt=self._attempts[-1])

    def override(self) -> None:
        """Keep that the student holds the last attempt to be right; the attempt itself stays as it was graded."""
        if self._attempts and self._attempts[-1]:
            self._append("override", attempt=self._attempts[-1])

    def mark(self, mark: Mark, deck_id: str, question: Question) -> None:
        """Keep that a question was flagged, suspended, or is suspended no longer."""
        self._append(mark, deck=deck_id, question=question.common.id)

    def end(self, score: Score, ending: Ending, seconds: int) -> None:
        """Keep the end of the session, and bring the checkpoint up to date. Raises NotSaved."""
        if self.session:
            total = score.total
            self._append(
                "end",
                deck=self._begin["deck"],
                session=self.session,
                points=float(total.points),
                of=float(total.of),
                percent=total.percent,
                seconds=seconds,
                why="interrupted" if ending == "input ended" else ending,
            )
        if self.session or self._attempts:
            checkpoint.save(self._history, checkpoint.load(self._history))

    def _ensure_session(self) -> None:
        if not self.session:
            self.session = self._keep([self._begin])[0]

    def _append(self, kind: str, **fields: Any) -> None:
        self._keep([{"kind": kind, "at": utc_text(now()), **fields}])

    def _keep(self, records: list[Record]) -> list[str]:
        """Append records. A clock that is set back in mid-session must not put its end before its beginning."""
        self._latest = max(self._latest, *(str(record["at"]) for record in records))
        return self._history.append([{**record, "at": self._latest} for record in records])
