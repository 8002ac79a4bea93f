"""Number questions: type a quantity, which is compared by value."""

import re
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Self

from quizkit.base.problems import Problem
from quizkit.grading.context import Context
from quizkit.grading.number.quantities import Quantity, Tolerance, canonical_quantity, tolerance
from quizkit.grading.words.forms import folded, spaced
from quizkit.questions.base import BaseQuestion, Common, Field, Fields, FieldValues, Grade, Shape, common, right, wrong
from quizkit.questions.shapes import Reply, Typed, TypeLine

if TYPE_CHECKING:
    from quizkit.grading.number.numbers import NumberResult

_EXACT = Tolerance(Decimal(0))
_REQUIRED = "required"
_PLAIN = "Write digits, without a leading zero: 9.81, 90%, 18.02 g/mol, 6.022e23."


class NumberQuestion(BaseQuestion):
    """`keys` are the right numbers as written in the deck, the answer first; `quantities` are their values."""

    type: ClassVar = "number"
    shape: ClassVar = Shape(answer="number")
    fields: ClassVar = {
        "question": Field("text", "What is asked.", required=True),
        "answer": Field("text", "A number, with `%`, a currency or a unit if need be.", required=True),
        "accept": Field("text or texts", "Other numbers that are also accepted."),
        "tolerance": Field(
            "text", "How far off a reply may be: `0.05`, `1%` of the answer, or `3 sf` for its figures.", setting=True
        ),
        "unit": Field("text", "`required` if the number alone is not enough.", setting=True),
    }
    example: ClassVar = """
        # A number without quotes is compared by value; `tolerance` says how far off a reply may be.
        id: speed-of-light
        question: How fast is light in empty space, in km/s?
        answer: 299792 km/s
        tolerance: 1%
    """

    common: Common
    stem: str
    keys: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    tolerance: Tolerance
    unit_required: bool

    @classmethod
    def read(cls, fields: Fields) -> Self | list[Problem]:
        keys = (fields.text("answer"), *fields.texts("accept"))
        quantities = [canonical_quantity(key, fields.language) for key in keys]
        allowed, unit = fields.text("tolerance"), fields.text("unit")
        limit = tolerance(allowed, fields.language) if allowed else _EXACT
        problems = [
            Problem(
                "not-a-number", ("accept" if place else "answer",), f"“{key}” is not a number in plain form", _PLAIN
            )
            for place, (key, quantity) in enumerate(zip(keys, quantities, strict=True))
            if quantity is None
        ]
        if limit is None:
            message = f"“{allowed}” is not a tolerance"
            problems.append(Problem("not-a-tolerance", ("tolerance",), message, _tolerance_meant(allowed)))
        if unit not in ("", _REQUIRED):
            help = "Write `unit: required`, or remove the key. The unit itself is part of the answer."
            problems.append(Problem("unknown-unit", ("unit",), f"“{unit}” is not a value of `unit`", help))
        if problems or limit is None:
            return problems
        stem = fields.text("question")
        known = tuple(quantity for quantity in quantities if quantity is not None)
        return cls(common(fields, stem), stem, keys, known, limit, unit == _REQUIRED)

    def own_values(self) -> FieldValues:
        limit = self.tolerance
        yield from (("question", self.stem), ("answer", self.keys[0]), ("accept", self.keys[1:]))
        yield "tolerance", limit.in_words() if limit.amount or limit.figures else ""
        yield "unit", _REQUIRED if self.unit_required else ""

    def prompt(self) -> TypeLine:
        return TypeLine(self.stem, "number")

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Grade the typed number in exact arithmetic; its unit is optional unless it is required."""
        if not isinstance(reply, Typed):
            return wrong("nothing typed")
        context = self.own_context(context)
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
                capitals = " Capitals matter in units." if unit and folded(typed).endswith(folded(unit)) else ""
                return wrong("another unit", f"The answer is in {unit or 'plain numbers'}.{capitals}")
            case "another value" | "no number":
                return wrong("not a number" if result == "no number" else result)

    def graded_how(self, context: Context) -> tuple[str, ...]:
        unit = self.quantities[0].unit
        needed = (f"the unit {unit} is {'required' if self.unit_required else 'optional'}",) if unit else ()
        return ("compared by value", *needed, f"tolerance {self.tolerance.in_words()}")

    def accepted(self) -> tuple[Reply, ...]:
        return tuple(Typed(key) for key in self.keys)


def _tolerance_meant(text: str) -> str:
    """Return what to write for an invalid tolerance; an amount is always in the unit of the answer."""
    amount = re.fullmatch(r"(?:±|\+/?-|\+−)? ?(\d+(?:[.,]\d+)?)(?: ?([^\W\d_]\S*|%))?", text)
    if amount and amount[2] == "%":
        return f"Write the share alone: {amount[1].replace(',', '.')}%"
    if amount:
        return f"Write the amount alone, in the unit of the answer: {amount[1].replace(',', '.')}."
    return "Write how far off a reply may be: 0.05, 1% of the answer, or 3 sf for three significant figures."
