"""Order questions: put the items in order."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import ClassVar, Self

from quizkit.base.problems import Problem
from quizkit.grading.context import Context
from quizkit.questions.base import BaseQuestion, Common, Field, Fields, Grade, Shape, common, right, share, wrong
from quizkit.questions.choice_problems import choice_problems
from quizkit.questions.shapes import Arrange, Arranged, Reply


@dataclass(frozen=True, slots=True)
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
    example_reply: ClassVar = "Mercury; Earth; Mars; Saturn"

    common: Common
    stem: str
    keys: tuple[str, ...]
    partial: bool

    @classmethod
    def read(cls, fields: Fields) -> Self:
        stem = fields.text("question")
        return cls(common(fields, stem), stem, fields.texts("order"), fields.flag("partial"))

    def problems(self) -> list[Problem]:
        return choice_problems(self.keys, {}, "order")

    def prompt(self) -> Arrange:
        return Arrange(self.stem, self.keys)

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Grade the order: all or nothing; with `partial`, the longest subsequence in order divided by all items."""
        if not isinstance(reply, Arranged):
            return wrong("no order")
        if reply.items == self.keys:
            return right("exact")
        longest = _longest_in_order([self.keys.index(item) for item in reply.items if item in self.keys])
        rule = f"{longest} of {len(self.keys)} in order"
        # One item alone is always in order.
        return share(longest / len(self.keys), rule) if self.partial and longest > 1 else wrong("another order")

    def accepted(self) -> tuple[Reply, ...]:
        return (Arranged(self.keys),)

    def answer(self) -> str:
        return " → ".join(self.keys)


def _longest_in_order(positions: list[int]) -> int:
    """Return the length of the longest increasing subsequence (Fredman 1975), repeats counted once."""
    tails: list[int] = []
    for position in positions:
        place = bisect_left(tails, position)
        tails[place : place + 1] = [position]
    return len(tails)
