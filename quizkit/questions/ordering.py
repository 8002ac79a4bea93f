"""Order: items are put into their right order."""

from bisect import bisect_left
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
    right,
    share,
    wrong,
)
from quizkit.questions.shapes import Arrange, Arranged, Reply


@dataclass(frozen=True, slots=True)
class Ordering:
    """`keys` are the items in their right order; with `partial` a part of the order earns a part of the credit."""

    type: ClassVar = "order"
    shape: ClassVar = Shape(("order",))
    fields: ClassVar[FieldTable] = {
        "question": Field("text", "What is asked.", required=True),
        "order": Field("texts", "The items, in their right order.", required=True),
        "partial": Field("flag", "`true` where a part of the order earns a part of the credit."),
    }

    common: Common
    stem: str
    keys: tuple[str, ...]
    partial: bool

    @classmethod
    def read(cls, fields: Fields) -> Self:
        """Make the question from values that its field table has admitted."""
        stem = fields.text("question")
        return cls(common(fields, stem), stem, fields.texts("order"), fields.flag("partial"))

    def problems(self) -> list[Problem]:
        """Return what makes the order impossible to give."""
        return choice_problems(self.keys, {}, "order")

    def prompt(self) -> Arrange:
        """Return what is asked."""
        return Arrange(self.stem, self.keys)

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Grade the order: all or nothing, or with `partial` the longest part kept in order, over all items."""
        if not isinstance(reply, Arranged):
            return wrong("no order")
        if reply.items == self.keys:
            return right("exact")
        kept = _longest_kept([self.keys.index(item) for item in reply.items if item in self.keys])
        rule = f"{kept} of {len(self.keys)} in order"
        # One item alone is in order always: that shows nothing.
        return share(kept / len(self.keys), rule) if self.partial and kept > 1 else wrong("another order")

    def accepted(self) -> tuple[Reply, ...]:
        """Return the one reply worth full credit."""
        return (Arranged(self.keys),)

    def answer(self) -> str:
        """Return the items in their right order."""
        return " → ".join(self.keys)


def _longest_kept(positions: list[int]) -> int:
    """Return the length of the longest increasing subsequence (Fredman 1975), repeats counted once."""
    tails: list[int] = []
    for position in positions:
        place = bisect_left(tails, position)
        tails[place : place + 1] = [position]
    return len(tails)
