"""Text questions: type a word or a phrase."""

from dataclasses import dataclass
from typing import ClassVar, Literal, Self

from quizkit.base.problems import Problem, did_you_mean
from quizkit.grading.context import Context, Strictness
from quizkit.grading.exact import is_plain_digits
from quizkit.grading.words.forms import folded, spaced
from quizkit.questions.base import Common, Field, Fields, FieldTable, Grade, Shape, common, wrong
from quizkit.questions.shapes import Reply, Typed, TypeLine
from quizkit.questions.typed import STRICTNESS, grade_text, strictness

_PERSON: Literal["person"] = "person"


@dataclass(frozen=True, slots=True)
class TextQuestion:
    """`key` is the answer; `accept` is also right, `reject` never is. For a `person` the surname alone is enough."""

    type: ClassVar = "text"
    shape: ClassVar = Shape()
    fields: ClassVar[FieldTable] = {
        "question": Field("text", "What is asked.", required=True),
        "answer": Field("text", "What is right, all of it.", required=True),
        "accept": Field("text or texts", "What is also accepted."),
        "reject": Field("text or texts", "What is never accepted."),
        "kind": Field("text", "`person` if the surname alone, or a title before the name, is accepted.", setting=True),
        **STRICTNESS,
    }

    common: Common
    stem: str
    key: str
    accept: tuple[str, ...]
    reject: tuple[str, ...]
    kind: Literal["", "person"]
    strictness: Strictness

    @classmethod
    def read(cls, fields: Fields) -> Self | list[Problem]:
        """Create the question from the values of its fields, unless its kind is unknown."""
        stem, kind = fields.text("question"), fields.text("kind")
        if kind not in ("", _PERSON):
            help = did_you_mean(kind, [_PERSON]) or "The only kind is: person."
            return [Problem("unknown-kind", ("kind",), f"there is no kind “{kind}”", help)]
        return cls(
            common(fields, stem),
            stem,
            fields.text("answer"),
            fields.texts("accept"),
            fields.texts("reject"),
            _PERSON if kind else "",
            _exact_if_digits(strictness(fields), fields.text("answer")),
        )

    def problems(self) -> list[Problem]:
        """Return the forms that are both accepted and rejected."""
        form = spaced if self.strictness.case else folded
        accepted = {form(text) for text in (self.key, *self.accept)}
        return [
            Problem(
                "accepted-and-rejected",
                ("reject", position),
                f"“{text}” is rejected here and accepted above",
                "Remove it from one of the two.",
            )
            for position, text in enumerate(self.reject)
            if form(text) in accepted
        ]

    def prompt(self) -> TypeLine:
        """Return the prompt."""
        return TypeLine(self.stem)

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Grade the typed line by the rules of `grading.answers`."""
        if not isinstance(reply, Typed):
            return wrong("nothing typed")
        return grade_text(reply.text, self.key, self.accept, self.reject, context, self.strictness, self.kind)

    def accepted(self) -> tuple[Reply, ...]:
        """Return the replies with full credit, as written in the deck."""
        return tuple(Typed(text) for text in (self.key, *self.accept))

    def answer(self) -> str:
        """Return the right answer as text."""
        return self.key


def _exact_if_digits(strict: Strictness, key: str) -> Strictness:
    """Return the strictness of an answer in quotes: plain digits in quotes, such as "3.10", are a name, not a number."""
    return strict._replace(exact=strict.exact or is_plain_digits(key))
