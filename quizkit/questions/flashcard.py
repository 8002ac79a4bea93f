"""Flashcard: the student recalls the back, and says how well. It stands outside the score."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar, Self

from quizkit.base.problems import Problem
from quizkit.grading.context import Context
from quizkit.questions.base import Common, Field, Fields, FieldTable, Grade, Shape, common, right, wrong
from quizkit.questions.shapes import AGAIN, EASY, GOOD, HARD, Recalled, Reply, Reveal

# What the id of a card that is asked from its back ends with.
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
        """Make the card from values that its field table has admitted."""
        if "points" in fields:
            return [
                Problem(
                    "points-on-a-flashcard",
                    ("points",),
                    "a flashcard has no points: the student grades it",
                    "Take the key out.",
                )
            ]
        front = fields.text("front")
        return cls(common(fields, front, Decimal(0)), front, fields.text("back"))

    def reversed(self) -> Self:
        """Return the card asked from its back: another memory, so another id. Its hints are for the other way."""
        about = replace(self.common, id=self.common.id + REVERSED, hints=())
        return replace(self, common=about, front=self.back, back=self.front)

    def problems(self) -> list[Problem]:
        """Return nothing: what its fields admit can be asked."""
        return []

    def prompt(self) -> Reveal:
        """Return what is asked."""
        return Reveal(self.front, self.back)

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Return what the student said: Again is not known, all else is."""
        if not isinstance(reply, Recalled):
            return wrong("not rated")
        rule = f"self-graded: {_NAMES[reply.rating]}"
        return wrong(rule) if reply.rating == AGAIN else right(rule)

    def accepted(self) -> tuple[Reply, ...]:
        """Return every reply that counts as known."""
        return (Recalled(HARD), Recalled(GOOD), Recalled(EASY))

    def answer(self) -> str:
        """Return the back of the card."""
        return self.back
