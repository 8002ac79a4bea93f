"""Choice questions: pick the one right choice."""

from typing import ClassVar, Self

from quizkit.base.problems import Problem
from quizkit.grading.context import Context
from quizkit.questions.base import BaseQuestion, Common, Field, Fields, FieldValues, Grade, Shape, common, right, wrong
from quizkit.questions.choice_problems import choice_fields, choice_problems, not_a_choice_problem
from quizkit.questions.shapes import Picked, PickOne, Reply


class ChoiceQuestion(BaseQuestion):
    """`key` is the right choice."""

    type: ClassVar = "choice"
    shape: ClassVar = Shape(("choices",))
    fields: ClassVar = choice_fields(Field("text", "The choice that is right, word for word.", required=True))
    example: ClassVar = """
        # One choice is right. `answer` repeats it word for word.
        id: hottest-planet
        question: Which planet has the hottest surface?
        choices: [Mercury, Venus, Mars, Jupiter]
        answer: Venus
        feedback:
          Mercury: It is nearest to the Sun, but it has hardly any air to keep the heat in.
        hint: Thick clouds keep the heat in.
        explanation: The air of Venus is so dense that the heat cannot leave.
        tags: [planets]
    """

    common: Common
    stem: str
    choices: tuple[str, ...]
    key: str
    feedback: dict[str, str]
    keep_order: bool = False

    @classmethod
    def read(cls, fields: Fields) -> Self:
        stem = fields.text("question")
        feedback = fields.texts_by_key("feedback")
        choices, key = fields.texts("choices"), fields.text("answer")
        return cls(common(fields, stem), stem, choices, key, feedback, fields.flag("keep-order"))

    def own_values(self) -> FieldValues:
        yield from (("question", self.stem), ("choices", self.choices), ("answer", self.key))
        yield from (("keep-order", self.keep_order or None), ("feedback", self.feedback))

    def problems(self) -> list[Problem]:
        problems = choice_problems(self.choices, self.feedback)
        if self.key not in self.choices:
            problems.append(not_a_choice_problem(("answer",), self.key, self.choices))
        return problems

    def prompt(self) -> PickOne:
        return PickOne(self.stem, self.choices, keep_order=self.keep_order)

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Grade the picked choice."""
        if not isinstance(reply, Picked):
            return wrong("no choice")
        if reply.choice == self.key:
            return right("exact")
        return wrong("another choice", self.feedback.get(reply.choice, ""))

    def accepted(self) -> tuple[Reply, ...]:
        return (Picked(self.key),)
