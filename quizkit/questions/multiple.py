"""Multiple questions: pick all right choices."""

from typing import ClassVar, Self

from quizkit.base.problems import Problem
from quizkit.grading.context import Context
from quizkit.questions.base import (
    BaseQuestion,
    Common,
    Field,
    Fields,
    FieldValues,
    Grade,
    Shape,
    common,
    partly,
    scoring,
    wrong,
)
from quizkit.questions.choice_problems import choice_fields, choice_problems, not_a_choice_problem, repeats, strangers
from quizkit.questions.shapes import PickedMany, PickMany, Reply


class MultipleQuestion(BaseQuestion):
    """`keys` are the right choices."""

    type: ClassVar = "multiple"
    shape: ClassVar = Shape(("choices",), "list")
    fields: ClassVar = choice_fields(Field("texts", "The choices that are right, word for word.", required=True))
    example: ClassVar = """
        # Several choices are right: `answer` is a list of all of them.
        id: gas-giants
        question: Which of these planets are gas giants? Choose all.
        choices: [Jupiter, Saturn, Earth, Mars]
        answer: [Jupiter, Saturn]
        tags: [planets]
    """

    common: Common
    stem: str
    choices: tuple[str, ...]
    keys: tuple[str, ...]
    feedback: dict[str, str]
    keep_order: bool = False

    @classmethod
    def read(cls, fields: Fields) -> Self:
        stem = fields.text("question")
        feedback = fields.texts_by_key("feedback")
        choices, keys = fields.texts("choices"), fields.texts("answer")
        return cls(common(fields, stem), stem, choices, keys, feedback, fields.flag("keep-order"))

    def own_values(self) -> FieldValues:
        yield from (("question", self.stem), ("choices", self.choices), ("answer", self.keys))
        yield from (("keep-order", self.keep_order or None), ("feedback", self.feedback))

    def problems(self) -> list[Problem]:
        problems = choice_problems(self.choices, self.feedback)
        twice, unknown = set(repeats(self.keys)), set(strangers(self.keys, self.choices))
        for position, key in enumerate(self.keys):
            route = ("answer", position)
            if key in unknown:
                problems.append(not_a_choice_problem(route, key, self.choices))
            elif position in twice:
                problems.append(Problem("same-answer", route, f"“{key}” is in the answer twice", "Remove one."))
        return problems

    def prompt(self) -> PickMany:
        return PickMany(self.stem, self.choices, self.keep_order)

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Grade the picked choices: the share of the right ones minus the share of the wrong ones, never below 0.

        Whoever picks at random, or all, has 0 on average: both shares are the same then.
        """
        if not isinstance(reply, PickedMany):
            return wrong("no choice")
        picked = dict.fromkeys(reply.choices)
        keys = set(self.keys)
        hits = sum(choice in keys for choice in picked)
        extras = len(picked) - hits
        note = " ".join(self.feedback[choice] for choice in picked if choice in self.feedback)
        rule = f"{hits} of {len(self.keys)} found, {extras} wrong"
        distractors = len(self.choices) - len(keys)
        credit = hits / len(keys) - (extras / distractors if distractors else 0)
        return partly(credit, rule, self.common)._replace(note=note)

    def graded_how(self, context: Context) -> tuple[str, ...]:
        return scoring(self.common, "the share of the right choices minus the share of the wrong ones")

    def accepted(self) -> tuple[Reply, ...]:
        return (PickedMany(self.keys),)
