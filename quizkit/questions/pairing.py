"""Match questions: pair each left side with its right side."""

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
from quizkit.questions.choice_problems import repeats
from quizkit.questions.reply_grammar import MOST_CHOICES
from quizkit.questions.shapes import Pair, Paired, Reply


class MatchQuestion(BaseQuestion):
    """`pairs` maps left sides to right sides; `distractors` are right sides without a left one."""

    type: ClassVar = "match"
    shape: ClassVar = Shape(("match",))
    fields: ClassVar = {
        "question": Field("text", "What is asked.", required=True),
        "match": Field("pairs", "What belongs together, `left: right`, one a line.", required=True),
        "distractors": Field("texts", "Right sides without a left one."),
    }
    example: ClassVar = """
        # Pairs of a left and a right side; `distractors` are right sides that match no left side.
        id: moons
        question: Which planet does each moon go round?
        match:
          Titan: Saturn
          Io: Jupiter
          Phobos: Mars
        distractors: [Venus]
    """

    common: Common
    stem: str
    pairs: dict[str, str]
    distractors: tuple[str, ...]

    @classmethod
    def read(cls, fields: Fields) -> Self:
        stem = fields.text("question")
        return cls(common(fields, stem), stem, fields.texts_by_key("match"), fields.texts("distractors"))

    def own_values(self) -> FieldValues:
        yield from (("question", self.stem), ("match", self.pairs), ("distractors", self.distractors))

    def problems(self) -> list[Problem]:
        problems = []
        if len(self.pairs) < 2:
            message = "there is only one pair"
            problems.append(Problem("too-few-choices", ("match",), message, "Give at least two pairs."))
        if len(self.pairs) > MOST_CHOICES or len(self._right_sides()) > MOST_CHOICES:
            message = f"a question has at most {MOST_CHOICES} on each side"
            problems.append(Problem("too-many-choices", ("match",), message, "Split it into two questions."))
        for place in repeats(self.distractors, self.pairs.values()):
            message = f"“{self.distractors[place]}” is already a right side"
            problems.append(Problem("same-choice", ("distractors", place), message, "Remove it."))
        return problems

    def prompt(self) -> Pair:
        """Return the prompt; a right side of several left ones is offered once."""
        return Pair(self.stem, tuple(self.pairs), self._right_sides())

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Grade the pairs: the right ones divided by all; one right side for all left ones earns nothing."""
        if not isinstance(reply, Paired):
            return wrong("no pairs")
        pairs = dict(reply.pairs)
        hits = sum(pairs.get(left) == right for left, right in self.pairs.items())
        one_for_all = len(pairs) == len(self.pairs) and len(set(pairs.values())) == 1 < len(set(self.pairs.values()))
        return partly(0 if one_for_all else hits / len(self.pairs), f"{hits} of {len(self.pairs)} pairs", self.common)

    def graded_how(self, context: Context) -> tuple[str, ...]:
        return scoring(self.common, "the share of the right pairs")

    def accepted(self) -> tuple[Reply, ...]:
        return (Paired(tuple(self.pairs.items())),)

    def answer(self) -> str:
        return "; ".join(f"{left} → {right}" for left, right in self.pairs.items())

    def _right_sides(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.pairs.values(), *self.distractors)))
