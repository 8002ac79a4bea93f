"""True or false: a statement that holds, or does not."""

from dataclasses import dataclass
from typing import ClassVar, Self

from quizkit.base.problems import Problem
from quizkit.grading.context import Context
from quizkit.questions.base import Common, Field, Fields, FieldTable, Grade, Shape, common, right, wrong
from quizkit.questions.shapes import Picked, PickOne, Reply

TRUE, FALSE = "true", "false"


@dataclass(frozen=True, slots=True)
class TrueFalse:
    """`key` is whether the statement holds."""

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
        """Make the question from values that its field table has admitted."""
        stem = fields.text("question")
        return cls(common(fields, stem), stem, fields.flag("answer"))

    def problems(self) -> list[Problem]:
        """Return nothing: what its fields admit can be asked."""
        return []

    def prompt(self) -> PickOne:
        """Return what is asked; true stands first, always."""
        return PickOne(self.stem, (TRUE, FALSE), fixed=True)

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Grade the side that was picked."""
        # Named tuples of different kinds can be equal, so the kind is asked for too.
        picked = isinstance(reply, Picked) and reply.choice == self.answer()
        return right("exact") if picked else wrong("another choice")

    def accepted(self) -> tuple[Reply, ...]:
        """Return every reply that is worth full credit."""
        return (Picked(self.answer()),)

    def answer(self) -> str:
        """Return the right answer as text."""
        return TRUE if self.key else FALSE
