"""An attempt: one graded reply in a session."""

from datetime import datetime
from typing import Literal, TypeAlias

from quizkit.base.values import Value
from quizkit.questions.base import Grade
from quizkit.questions.registry import Question
from quizkit.questions.shapes import FillBlanks, PickMany, PickOne, TypeLine

# How a question is asked: as it is in the deck, or to learn it as a choice of several answers, or typed.
QuestionForm: TypeAlias = Literal["", "choice", "typed"]
SKIPPED = Grade(0.0, "skipped", "skipped")


class Attempt(Value):
    """One reply to one question of a deck.

    `tries` counts from 1; only the first counts for the score. `shown` lists the deck's positions of the
    choices in the order shown, `reply` holds the deck's values, `milliseconds` is the time from prompt to reply.
    `guessed` is whether the student said so afterwards. `form` is how it was asked, if not as in the deck.
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
    form: QuestionForm = ""

    @property
    def missed(self) -> bool:
        """Whether less than full credit was earned."""
        return self.grade.credit < 1

    @property
    def is_picked(self) -> bool:
        """Whether choices were picked."""
        return self.form == "choice" or (not self.form and isinstance(self.question.prompt(), PickOne | PickMany))

    @property
    def is_open_to_dispute(self) -> bool:
        """Whether another reply may be right too: the answer was typed, or its choices are not written in the deck."""
        return bool(self.form) or isinstance(self.question.prompt(), TypeLine | FillBlanks)
