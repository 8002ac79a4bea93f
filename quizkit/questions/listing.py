"""List: several answers are typed, in any order, each for its own credit."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Self

from quizkit.matching.context import Context, Strictness
from quizkit.matching.forms import folded
from quizkit.problems import Problem
from quizkit.questions.base import Common, Field, Fields, FieldTable, Grade, common, not_a_choice, share, wrong
from quizkit.questions.shapes import Reply, Typed, TypeLine
from quizkit.questions.typed import STRICTNESS, graded, strictness

_AND = re.compile(r"\s+(?:and|&|\+)\s+|^and\s+")
# Nobody lists more; a pasted book must not be graded word by word.
_MOST_ITEMS = 50


@dataclass(frozen=True, slots=True)
class Listing:
    """`keys` are the answers, `wanted` how many of them full credit takes, `accept` other forms of each."""

    type: ClassVar = "list"
    fields: ClassVar[FieldTable] = {
        "question": Field("text", "What is asked.", required=True),
        "answer": Field("texts", "All that is right, in any order.", required=True),
        "any": Field("count", "How many of them are wanted; all, unless said."),
        "accept": Field("forms", "For an answer, what is also taken: one text or a list."),
        **STRICTNESS,
    }

    common: Common
    stem: str
    keys: tuple[str, ...]
    wanted: int
    accept: dict[str, tuple[str, ...]]
    strictness: Strictness

    @classmethod
    def read(cls, fields: Fields) -> Self:
        """Make the question from values that its field table has admitted."""
        stem, keys = fields.text("question"), fields.texts("answer")
        wanted = int(fields.number("any", Decimal(1))) if "any" in fields else len(keys)
        accept = fields.lists_by_key("accept") if "accept" in fields else {}
        return cls(common(fields, stem), stem, keys, wanted, accept, strictness(fields))

    def problems(self) -> list[Problem]:
        """Return what makes the list impossible to answer."""
        found = [not_a_choice(("accept", key), key, self.keys) for key in self.accept if key not in self.keys]
        forms = [folded(key) for key in self.keys]
        for place, form in enumerate(forms):
            if form in forms[:place]:
                message = f"“{self.keys[place]}” stands twice in the answer"
                found.append(Problem("same-answer", ("answer", place), message, "Take one out."))
        if self.wanted > len(self.keys):
            message = f"any {self.wanted} are wanted, but the answer has {len(self.keys)}"
            found.append(Problem("too-many-wanted", ("any",), message, "Ask for fewer, or add answers."))
        return found

    def prompt(self) -> TypeLine:
        """Return what is asked."""
        return TypeLine(self.stem, "list", self.wanted)

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Grade what was listed: credit for each that is right, and one off for each that is wrong."""
        if not isinstance(reply, Typed):
            return wrong("nothing typed")
        found: dict[str, str] = {}
        extras = 0
        for item in self._items(reply.text, context):
            fitting = {key: rule for key in self.keys if (rule := self._rule(item, key, context))}
            new = next((key for key in fitting if key not in found), None)
            if new is not None:
                found[new] = fitting[new]
            elif not fitting:
                extras += 1
        hits = min(len(found), self.wanted)
        lenient = "; ".join(dict.fromkeys(rule for rule in found.values() if rule != "exact"))
        return share(max(0.0, (hits - extras) / self.wanted), f"{hits} of {self.wanted} found, {extras} wrong", lenient)

    def accepted(self) -> tuple[Reply, ...]:
        """Return the replies worth full credit as the deck writes them; any other order is too."""
        firsts = self.keys[: self.wanted]
        others = (
            "; ".join((*firsts[:place], form, *firsts[place + 1 :]))
            for place, key in enumerate(firsts)
            for form in self.accept.get(key, ())
        )
        return tuple(Typed(text) for text in ("; ".join(firsts), *others))

    def answer(self) -> str:
        """Return all that is right."""
        listed = "; ".join(self.keys)
        return listed if self.wanted == len(self.keys) else f"any {self.wanted} of: {listed}"

    def _items(self, text: str, context: Context) -> list[str]:
        """Split a line at semicolons, else at commas, and at “and” where the parts are not one answer."""
        separator = ";" if ";" in text or self._is_one(text, context) else ","
        items: list[str] = []
        for part in filter(None, map(str.strip, text.split(separator))):
            halves = [half for half in _AND.split(part) if half.strip()]
            items += [part] if not halves or self._is_one(part, context) else halves
        return items[:_MOST_ITEMS]

    def _is_one(self, text: str, context: Context) -> bool:
        return any(self._rule(text, key, context) for key in self.keys)

    def _rule(self, text: str, key: str, context: Context) -> str:
        """Return the rule by which a text is one of the answers, or an empty text."""
        found = graded(text, key, self.accept.get(key, ()), (), context, self.strictness)
        return found.rule if found.verdict == "right" else ""
