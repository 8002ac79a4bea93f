"""Match: each left side is paired with its right side."""

from dataclasses import dataclass
from typing import ClassVar, Self

from quizkit.base.problems import Problem
from quizkit.grading.context import Context
from quizkit.questions.base import Common, Field, Fields, FieldTable, Grade, common, repeated, share, wrong
from quizkit.questions.reply_grammar import MOST_CHOICES
from quizkit.questions.shapes import Pair, Paired, Reply


@dataclass(frozen=True, slots=True)
class Pairing:
    """`pairs` maps each left side to its right one; `distractors` are right sides that belong to none."""

    type: ClassVar = "match"
    fields: ClassVar[FieldTable] = {
        "question": Field("text", "What is asked.", required=True),
        "match": Field("pairs", "What belongs together, `left: right`, one a line.", required=True),
        "distractors": Field("texts", "Right sides that belong to no left one."),
    }

    common: Common
    stem: str
    pairs: dict[str, str]
    distractors: tuple[str, ...]

    @classmethod
    def read(cls, fields: Fields) -> Self:
        """Make the question from values that its field table has admitted."""
        stem = fields.text("question")
        return cls(common(fields, stem), stem, fields.texts_by_key("match"), fields.texts("distractors"))

    def problems(self) -> list[Problem]:
        """Return what makes the pairs impossible to find."""
        found = []
        if len(self.pairs) < 2:
            found.append(Problem("too-few-choices", ("match",), "there is only one pair", "Give at least two pairs."))
        if len(self.pairs) > MOST_CHOICES or len(self._right_sides()) > MOST_CHOICES:
            message = f"a question has {MOST_CHOICES} on each side at most"
            found.append(Problem("too-many-choices", ("match",), message, "Make two questions of it."))
        for place in repeated(self.distractors, self.pairs.values()):
            message = f"“{self.distractors[place]}” is a right side already"
            found.append(Problem("same-choice", ("distractors", place), message, "Take it out."))
        return found

    def prompt(self) -> Pair:
        """Return what is asked; a right side that serves several left ones stands once."""
        return Pair(self.stem, tuple(self.pairs), self._right_sides())

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Grade the pairs: those that are right, over all."""
        if not isinstance(reply, Paired):
            return wrong("no pairs")
        made = dict(reply.pairs)
        hits = sum(made.get(left) == right for left, right in self.pairs.items())
        return share(hits / len(self.pairs), f"{hits} of {len(self.pairs)} pairs")

    def accepted(self) -> tuple[Reply, ...]:
        """Return the one reply worth full credit."""
        return (Paired(tuple(self.pairs.items())),)

    def answer(self) -> str:
        """Return what belongs together."""
        return "; ".join(f"{left} → {right}" for left, right in self.pairs.items())

    def _right_sides(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.pairs.values(), *self.distractors)))
