"""An attempt: one graded reply in a session."""

from datetime import datetime
from typing import NamedTuple

from quizkit.questions.base import Grade
from quizkit.questions.registry import Question

SKIPPED = Grade(0.0, "skipped", "skipped")


class Attempt(NamedTuple):
    """One reply to one question of a deck.

    `tries` counts from 1; only the first counts for the score. `shown` lists the deck's positions of the
    choices in the order shown, `reply` holds the deck's values, `milliseconds` is the time from prompt to reply.
    `guessed` is whether the student said so afterwards.
    """

    deck_id: str
    question: Question
    tries: int
    shown: tuple[int, ...]
    reply: tuple[str, ...]
    grade: Grade
    hints: int
    milliseconds: int
    at: datetime
    mode: str = "practice"
    guessed: bool = False

    @property
    def missed(self) -> bool:
        """Whether less than full credit was earned."""
        return self.grade.credit < 1
