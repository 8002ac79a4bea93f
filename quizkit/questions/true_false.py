"""True/false questions: is the statement true?"""

from dataclasses import dataclass
from typing import ClassVar, Self

from quizkit.base.problems import Problem
from quizkit.grading.context import Context
from quizkit.questions.base import Common, Field, Fields, FieldTable, Grade, Shape, common, right, wrong
from quizkit.questions.shapes import Picked, PickOne, Reply

TRUE, FALSE = "true", "false"


@dataclass(frozen=True, slots=True)
class TrueFalseQuestion:
    """`key` is whether the statement is true."""

    type: ClassVar = "true/false"
    shape: ClassVar = Shape(answer="flag")
    fields: ClassVar[FieldTable] = {
        "question": Field("text", "The statement.", required=True),
        "answer": Field("flag", "`true` or `false`, without quotes.", required=True),
    }

    common: Common
    stem: str
    key: bool

    @classmethod
    def read(cls, fields: Fields) -> Self:
        """Create the question from the values of its fields."""
        stem = fields.text("question")
        return cls(common(fields, stem), stem, fields.flag("answer"))

    def problems(self) -> list[Problem]:
        """Return nothing: the fields are always valid."""
        return []

    def prompt(self) -> PickOne:
        """Return the prompt; true always comes first."""
        return PickOne(self.stem, (TRUE, FALSE), fixed=True)

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Grade the picked side."""
        picked = isinstance(reply, Picked) and reply.choice == self.answer()
        return right("exact") if picked else wrong("another choice")

    def accepted(self) -> tuple[Reply, ...]:
        """Return the replies with full credit."""
        return (Picked(self.answer()),)

    def answer(self) -> str:
        """Return the right answer as text."""
        return TRUE if self.key else FALSE
