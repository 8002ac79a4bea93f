"""Choice questions: pick the one right choice."""

from dataclasses import dataclass
from typing import ClassVar, Self

from quizkit.base.problems import Problem
from quizkit.grading.context import Context
from quizkit.questions.base import (
    Common,
    Field,
    Fields,
    FieldTable,
    Grade,
    Shape,
    choice_problems,
    common,
    not_a_choice_problem,
    right,
    wrong,
)
from quizkit.questions.shapes import Picked, PickOne, Reply


@dataclass(frozen=True, slots=True)
class ChoiceQuestion:
    """`key` is the right choice."""

    type: ClassVar = "choice"
    shape: ClassVar = Shape(("choices",))
    fields: ClassVar[FieldTable] = {
        "question": Field("text", "What is asked.", required=True),
        "choices": Field("texts", "What the student picks from.", required=True),
        "answer": Field("text", "The choice that is right, word for word.", required=True),
        "feedback": Field("feedback", "For a choice, why it is wrong."),
    }

    common: Common
    stem: str
    choices: tuple[str, ...]
    key: str
    feedback: dict[str, str]

    @classmethod
    def read(cls, fields: Fields) -> Self:
        """Create the question from the values of its fields."""
        stem = fields.text("question")
        feedback = fields.texts_by_key("feedback") if "feedback" in fields else {}
        return cls(common(fields, stem), stem, fields.texts("choices"), fields.text("answer"), feedback)

    def problems(self) -> list[Problem]:
        """Return what makes the question invalid."""
        found = choice_problems(self.choices, self.feedback)
        if self.key not in self.choices:
            found.append(not_a_choice_problem(("answer",), self.key, self.choices))
        return found

    def prompt(self) -> PickOne:
        """Return the prompt."""
        return PickOne(self.stem, self.choices)

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Grade the picked choice."""
        if not isinstance(reply, Picked):
            return wrong("no choice")
        if reply.choice == self.key:
            return right("exact")
        return wrong("another choice", self.feedback.get(reply.choice, ""))

    def accepted(self) -> tuple[Reply, ...]:
        """Return the replies with full credit."""
        return (Picked(self.key),)

    def answer(self) -> str:
        """Return the right answer as text."""
        return self.key
