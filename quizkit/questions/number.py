"""Number: a quantity is typed, and compared by its value."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Self

from quizkit.matching.context import Context
from quizkit.matching.forms import spaced
from quizkit.matching.quantities import Quantity, Tolerance, canonical_quantity, same_unit, tolerance, typed_quantity
from quizkit.problems import Problem
from quizkit.questions.base import Common, Field, Fields, FieldTable, Grade, common, right, wrong
from quizkit.questions.shapes import Reply, Typed, TypeLine

_EXACT = Tolerance(Decimal(0))


@dataclass(frozen=True, slots=True)
class Number:
    """`key` is the answer as the deck writes it, `quantity` its value, `tolerance` how far off a reply may be."""

    type: ClassVar = "number"
    fields: ClassVar[FieldTable] = {
        "question": Field("text", "What is asked.", required=True),
        "answer": Field("text", "A number, with `%`, a currency or a unit if need be.", required=True),
        "tolerance": Field("text", "How far off a reply may be: `0.05`, or `1%` of the answer."),
    }

    common: Common
    stem: str
    key: str
    quantity: Quantity
    tolerance: Tolerance

    @classmethod
    def read(cls, fields: Fields) -> Self | list[Problem]:
        """Make the question from values that its field table has admitted, unless they are no numbers."""
        key, allowed = fields.text("answer"), fields.text("tolerance")
        quantity, limit = canonical_quantity(key), tolerance(allowed) if allowed else _EXACT
        problems = []
        if quantity is None:
            problems.append(
                Problem(
                    "not-a-number",
                    ("answer",),
                    f"“{key}” is not a number in plain form",
                    "Write digits, without a leading zero or a trailing zero of a fraction: 9.81, 90%, 18.02 g/mol.",
                )
            )
        if limit is None:
            problems.append(
                Problem(
                    "not-a-tolerance",
                    ("tolerance",),
                    f"“{allowed}” is not a tolerance",
                    "Write how far off a reply may be: 0.05, or 1% of the answer.",
                )
            )
        if quantity is None or limit is None:
            return problems
        stem = fields.text("question")
        return cls(common(fields, stem), stem, key, quantity, limit)

    def problems(self) -> list[Problem]:
        """Return nothing: what its fields admit can be asked."""
        return []

    def prompt(self) -> TypeLine:
        """Return what is asked."""
        return TypeLine(self.stem, "number")

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Grade the number that was typed, in decimal arithmetic; a sign, currency or unit may be left out."""
        if not isinstance(reply, Typed):
            return wrong("nothing typed")
        typed = typed_quantity(reply.text, context.decimal_comma)
        if typed is None:
            return wrong("not a number")
        if typed.unit and self.quantity.unit and not same_unit(typed.unit, self.quantity.unit):
            return wrong("another unit", f"The answer is in {self.quantity.unit}.")
        if typed.value == self.quantity.value:
            return right("exact" if spaced(reply.text) == self.key else "equal value")
        if self.tolerance.allows(typed.value, self.quantity.value):
            return right("within the tolerance", f"Exactly: {self.key}.")
        return wrong("another value")

    def accepted(self) -> tuple[Reply, ...]:
        """Return the reply worth full credit as the deck writes it; other ways to write the value are too."""
        return (Typed(self.key),)

    def answer(self) -> str:
        """Return the right answer as text."""
        return self.key
