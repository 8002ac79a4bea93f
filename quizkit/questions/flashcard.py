"""Flashcards: the student recalls the back and rates the recall. They do not count for the score."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar, Self

from quizkit.base.problems import Problem
from quizkit.grading.context import Context
from quizkit.questions.base import Common, Field, Fields, FieldTable, Grade, Shape, common, right, wrong
from quizkit.questions.shapes import AGAIN, EASY, GOOD, HARD, Recalled, Reply, Reveal

# The suffix of the id of a reversed card.
REVERSED = "~reverse"
_NAMES = {AGAIN: "again", HARD: "hard", GOOD: "good", EASY: "easy"}


@dataclass(frozen=True, slots=True)
class Flashcard:
    """Two sides of a card. Its points are always 0."""

    type: ClassVar = "flashcard"
    shape: ClassVar = Shape(("front", "back"))
    fields: ClassVar[FieldTable] = {
        "front": Field("text", "What is shown.", required=True),
        "back": Field("text", "What is to be recalled.", required=True),
    }

    common: Common
    front: str
    back: str

    @classmethod
    def read(cls, fields: Fields) -> Self | list[Problem]:
        """Create the card from the values of its fields."""
        if "points" in fields:
            return [
                Problem(
                    "points-on-a-flashcard",
                    ("points",),
                    "a flashcard has no points: the student grades it",
                    "Remove the key.",
                )
            ]
        front = fields.text("front")
        return cls(common(fields, front, Decimal(0)), front, fields.text("back"))

    def reversed(self) -> Self:
        """Return the card with its sides swapped and its own id, without hints."""
        common = replace(self.common, id=self.common.id + REVERSED, hints=())
        return replace(self, common=common, front=self.back, back=self.front)

    def problems(self) -> list[Problem]:
        """Return nothing: the fields are always valid."""
        return []

    def prompt(self) -> Reveal:
        """Return the prompt."""
        return Reveal(self.front, self.back)

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Return the student's own grade: Again is wrong, the others are right."""
        if not isinstance(reply, Recalled):
            return wrong("not rated")
        rule = f"self-graded: {_NAMES[reply.rating]}"
        return wrong(rule) if reply.rating == AGAIN else right(rule)

    def accepted(self) -> tuple[Reply, ...]:
        """Return the replies that count as right."""
        return (Recalled(HARD), Recalled(GOOD), Recalled(EASY))

    def answer(self) -> str:
        """Return the back of the card."""
        return self.back
