"""Order questions: put the items in order."""

from itertools import combinations
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
from quizkit.questions.choice_problems import choice_problems
from quizkit.questions.shapes import Arrange, Arranged, Reply


class OrderQuestion(BaseQuestion):
    """`keys` are the items in order; with `partial` a partly right order earns part of the credit."""

    type: ClassVar = "order"
    shape: ClassVar = Shape(("order",))
    fields: ClassVar = {
        "question": Field("text", "What is asked.", required=True),
        "order": Field("texts", "The items, in their right order.", required=True),
        "partial": Field("flag", "`true` if a partly right order earns part of the credit."),
    }
    example: ClassVar = """
        # Items in their right order; students see them shuffled.
        id: from-the-sun
        question: Put these planets in order, the nearest to the Sun first.
        order: [Mercury, Earth, Mars, Saturn]
    """

    common: Common
    stem: str
    keys: tuple[str, ...]
    partial: bool

    @classmethod
    def read(cls, fields: Fields) -> Self:
        stem = fields.text("question")
        return cls(common(fields, stem), stem, fields.texts("order"), fields.flag("partial"))

    def own_values(self) -> FieldValues:
        yield from (("question", self.stem), ("order", self.keys), ("partial", self.partial or None))

    def problems(self) -> list[Problem]:
        return choice_problems(self.keys, {}, "order")

    def prompt(self) -> Arrange:
        return Arrange(self.stem, self.keys)

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Grade the order: all or nothing; with `partial`, Kendall's tau, never below 0.

        Tau is 1 - 2 × inversions / pairs of items: 1 in order, -1 in reverse order, 0 on average of random orders.
        Source: Kendall 1938, A New Measure of Rank Correlation.
        """
        if not isinstance(reply, Arranged):
            return wrong("no order")
        if reply.items == self.keys:
            return partly(1, "exact", self.common)
        if not self.partial or sorted(reply.items) != sorted(self.keys):
            return wrong("another order")
        places = [self.keys.index(item) for item in reply.items]
        pairs = len(places) * (len(places) - 1) // 2
        swapped = sum(one > other for one, other in combinations(places, 2))
        return partly(1 - 2 * swapped / pairs, f"{pairs - swapped} of {pairs} pairs in order", self.common)

    def graded_how(self, context: Context) -> tuple[str, ...]:
        return scoring(self.common, "Kendall's tau" if self.partial else "all-or-nothing")

    def accepted(self) -> tuple[Reply, ...]:
        return (Arranged(self.keys),)

    def answer(self) -> str:
        return " → ".join(self.keys)
