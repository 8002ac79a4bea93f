"""Number questions: type a quantity, which is compared by value."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Self

from quizkit.base.problems import Problem, Route
from quizkit.grading.context import Context
from quizkit.grading.number.quantities import Quantity, Tolerance, canonical_quantity, tolerance
from quizkit.grading.words.forms import folded, spaced
from quizkit.questions.base import Common, Field, Fields, FieldTable, Grade, Shape, common, right, wrong
from quizkit.questions.shapes import Reply, Typed, TypeLine

if TYPE_CHECKING:
    from quizkit.grading.number.numbers import NumberResult

_EXACT = Tolerance(Decimal(0))
_REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class NumberQuestion:
    """`keys` are the right numbers as written in the deck, the answer first; `quantities` are their values."""

    type: ClassVar = "number"
    shape: ClassVar = Shape(answer="number")
    fields: ClassVar[FieldTable] = {
        "question": Field("text", "What is asked.", required=True),
        "answer": Field("text", "A number, with `%`, a currency or a unit if need be.", required=True),
        "accept": Field("text or texts", "Other numbers that are also accepted."),
        "tolerance": Field(
            "text",
            "How far off a reply may be: `0.05`, `1%` of the answer, or `3 sf` for its figures.",
            setting=True,
        ),
        "unit": Field("text", "`required` if the number alone is not enough.", setting=True),
    }

    common: Common
    stem: str
    keys: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    tolerance: Tolerance
    unit_required: bool

    @classmethod
    def read(cls, fields: Fields) -> Self | list[Problem]:
        """Create the question from the values of its fields, unless they are not numbers."""
        keys = (fields.text("answer"), *fields.texts("accept"))
        quantities = [canonical_quantity(key, fields.language) for key in keys]
        allowed, unit = fields.text("tolerance"), fields.text("unit")
        limit = tolerance(allowed, fields.language) if allowed else _EXACT
        problems = [
            _not_a_number(("accept",) if place else ("answer",), key)
            for place, (key, quantity) in enumerate(zip(keys, quantities, strict=True))
            if quantity is None
        ]
        if limit is None:
            problems.append(
                Problem("not-a-tolerance", ("tolerance",), f"“{allowed}” is not a tolerance", _tolerance_meant(allowed))
            )
        if unit not in ("", _REQUIRED):
            help = "Write `unit: required`, or remove the key. The unit itself is part of the answer."
            problems.append(Problem("unknown-unit", ("unit",), f"“{unit}” is not a value of `unit`", help))
        if problems or limit is None:
            return problems
        stem = fields.text("question")
        known = tuple(quantity for quantity in quantities if quantity is not None)
        return cls(common(fields, stem), stem, keys, known, limit, unit == _REQUIRED)

    def problems(self) -> list[Problem]:
        """Return nothing: `read` reports every problem."""
        return []

    def prompt(self) -> TypeLine:
        """Return the prompt."""
        return TypeLine(self.stem, "number")

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Grade the typed number in exact arithmetic; its unit is optional unless it is required."""
        if not isinstance(reply, Typed):
            return wrong("nothing typed")
        if spaced(reply.text) in self.keys:
            return right("exact")
        # The tables of number words load while the student reads, not at the start.
        from quizkit.grading.number.numbers import ORDER, compare_number

        results = (
            compare_number(reply.text, quantity, self.tolerance, context, unit_required=self.unit_required)
            for quantity in self.quantities
        )
        return self._graded(min(results, key=ORDER.index), reply.text)

    def _graded(self, result: "NumberResult", typed: str) -> Grade:
        unit = self.quantities[0].unit
        match result:
            case "same":
                return right("equal value")
            case "near":
                return right("within the tolerance", f"Exactly: {self.keys[0]}.")
            case "unit missing":
                return wrong("unit missing", "The unit is part of the answer here.")
            case "equal in another unit":
                return Grade(0.0, "close", "another unit", f"The amount is equal, but the answer is in {unit}.")
            case "another unit":
                capitals = " Capitals tell units apart." if unit and folded(typed).endswith(folded(unit)) else ""
                return wrong("another unit", f"The answer is in {unit or 'plain numbers'}.{capitals}")
            case "another value" | "no number":
                return wrong("not a number" if result == "no number" else result)

    def accepted(self) -> tuple[Reply, ...]:
        """Return the replies with full credit, as written in the deck."""
        return tuple(Typed(key) for key in self.keys)

    def answer(self) -> str:
        """Return the right answer as text."""
        return self.keys[0]


def _tolerance_meant(text: str) -> str:
    """Return what to write for an invalid tolerance; an amount is always in the unit of the answer."""
    amount = re.fullmatch(r"(?:±|\+/?-|\+−)? ?(\d+(?:[.,]\d+)?)(?: ?[^\W\d_]\S*)?", text)
    if amount:
        return f"Write the amount alone, in the unit of the answer: {amount[1].replace(',', '.')}."
    return "Write how far off a reply may be: 0.05, 1% of the answer, or 3 sf for three significant figures."


def _not_a_number(route: Route, key: str) -> Problem:
    help = "Write digits, without a leading zero: 9.81, 90%, 18.02 g/mol, 6.022e23."
    return Problem("not-a-number", route, f"“{key}” is not a number in plain form", help)
