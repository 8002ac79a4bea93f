"""What a session records, and the Recorder that saves it."""

from typing import Literal, Protocol, TypeAlias

from quizkit.questions.registry import Question
from quizkit.session.attempt import Attempt

# What the student says about an attempt afterwards: not meant, a lucky guess, or right.
Amendment: TypeAlias = Literal["undo", "guess", "override"]
Mark: TypeAlias = Literal["flag", "unflag", "suspend", "unsuspend"]
Mode: TypeAlias = Literal["practice", "cram", "exam"]
Ending: TypeAlias = Literal["done", "quit", "input ended", "interrupted"]


class Recorder(Protocol):
    """Saves what happens in a session.

    Each method raises NotSaved if it fails. The next that does not fail has also saved what came before.
    """

    def attempt(self, attempt: Attempt) -> None:
        """Record an attempt; on return it is on the disk."""

    def reading(self, attempt: Attempt, milliseconds: int) -> None:
        """Note how long the feedback on the last attempt was read; it is on the disk with what is recorded next."""

    def amend(self, amendment: Amendment) -> None:
        """Record what the student says about the last attempt."""

    def mark(self, mark: Mark, deck_id: str, question: Question) -> None:
        """Record that a question is flagged, suspended, or no longer so."""
