"""Flashcards: the student recalls the back and rates the recall. They do not count for the score."""

from decimal import Decimal
from typing import ClassVar, Self

from quizkit.grading.context import Context
from quizkit.questions.base import BaseQuestion, Common, Field, Fields, FieldValues, Grade, Shape, common, right, wrong
from quizkit.questions.shapes import AGAIN, EASY, GOOD, HARD, Recalled, Reply, Reveal

# The suffix of the id of a reversed card.
REVERSED = "~reverse"
_NAMES = {AGAIN: "again", HARD: "hard", GOOD: "good", EASY: "easy"}


class Flashcard(BaseQuestion):
    """Two sides of a card."""

    type: ClassVar = "flashcard"
    shape: ClassVar = Shape(("front", "back"))
    fields: ClassVar = {
        "front": Field("text", "What is shown.", required=True),
        "back": Field("text", "What is to be recalled.", required=True),
    }
    scored: ClassVar = False
    example: ClassVar = """
        # A card that students grade themselves. It is not part of the score.
        id: light-year
        front: Light-year
        back: The distance that light travels in a year.
    """

    common: Common
    front: str
    back: str

    @classmethod
    def read(cls, fields: Fields) -> Self:
        front = fields.text("front")
        return cls(common(fields, front, Decimal(0)), front, fields.text("back"))

    def own_values(self) -> FieldValues:
        yield from (("front", self.front), ("back", self.back))

    def reversed(self) -> Self:
        """Return the card with its sides swapped and its own id, without hints."""
        common = self.common._replace(id=self.common.id + REVERSED, hints=())
        return self._replace(common=common, front=self.back, back=self.front)

    def prompt(self) -> Reveal:
        return Reveal(self.front, self.back)

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Return the student's own grade: Again is wrong, the others are right."""
        if not isinstance(reply, Recalled):
            return wrong("not rated")
        rule = f"self-graded: {_NAMES[reply.rating]}"
        return wrong(rule) if reply.rating == AGAIN else right(rule)

    def graded_how(self, context: Context) -> tuple[str, ...]:
        return ("the student grades it",)

    def accepted(self) -> tuple[Reply, ...]:
        return (Recalled(HARD), Recalled(GOOD), Recalled(EASY))

    def answer(self) -> str:
        return self.back
