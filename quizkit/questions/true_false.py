"""True/false questions: is the statement true?"""

from typing import ClassVar, Self

from quizkit.grading.context import Context
from quizkit.questions.base import BaseQuestion, Common, Field, Fields, FieldValues, Grade, Shape, common, right, wrong
from quizkit.questions.shapes import Picked, PickOne, Reply

TRUE, FALSE = "true", "false"


class TrueFalseQuestion(BaseQuestion):
    """`key` is whether the statement is true."""

    type: ClassVar = "true/false"
    shape: ClassVar = Shape(answer="flag")
    fields: ClassVar = {
        "question": Field("text", "The statement.", required=True),
        "answer": Field("flag", "`true` or `false`, without quotes.", required=True),
    }
    example: ClassVar = """
        # A statement that is true or false, without quotes.
        id: sun-is-a-star
        question: The Sun is a star.
        answer: true
    """

    common: Common
    stem: str
    key: bool

    @classmethod
    def read(cls, fields: Fields) -> Self:
        stem = fields.text("question")
        return cls(common(fields, stem), stem, fields.flag("answer"))

    def own_values(self) -> FieldValues:
        yield from (("question", self.stem), ("answer", self.key))

    def prompt(self) -> PickOne:
        """Return the prompt; true always comes first."""
        return PickOne(self.stem, (TRUE, FALSE), fixed=True)

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Grade the picked side."""
        picked = isinstance(reply, Picked) and reply.choice == self.answer()
        return right("exact") if picked else wrong("another choice")

    def accepted(self) -> tuple[Reply, ...]:
        return (Picked(self.answer()),)

    def answer(self) -> str:
        return TRUE if self.key else FALSE
