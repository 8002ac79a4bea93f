"""Text: a word or a phrase is typed."""

from dataclasses import dataclass
from typing import ClassVar, Self

from quizkit.matching.context import Context
from quizkit.matching.forms import folded, spaced
from quizkit.problems import Problem
from quizkit.questions.base import Common, Field, Fields, FieldTable, Grade, common, right, wrong
from quizkit.questions.shapes import Reply, Typed, TypeLine


@dataclass(frozen=True, slots=True)
class Text:
    """`key` is the answer; `accept` is also taken, `reject` never is. With `case`, capital letters count."""

    type: ClassVar = "text"
    fields: ClassVar[FieldTable] = {
        "question": Field("text", "What is asked.", required=True),
        "answer": Field("text", "What is right, all of it.", required=True),
        "accept": Field("text or texts", "What is also taken."),
        "reject": Field("text or texts", "What is never taken."),
        "case": Field("flag", "`true` where capital letters count."),
    }

    common: Common
    stem: str
    key: str
    accept: tuple[str, ...]
    reject: tuple[str, ...]
    case: bool

    @classmethod
    def read(cls, fields: Fields) -> Self:
        """Make the question from values that its field table has admitted."""
        stem = fields.text("question")
        return cls(
            common(fields, stem),
            stem,
            fields.text("answer"),
            fields.texts("accept"),
            fields.texts("reject"),
            fields.flag("case"),
        )

    def problems(self) -> list[Problem]:
        """Return the forms that are taken and rejected at once."""
        taken = {self._form(text) for text in (self.key, *self.accept)}
        return [
            Problem(
                "accepted-and-rejected",
                ("reject", position),
                f"“{text}” is rejected here and accepted above",
                "Take it out of one of the two.",
            )
            for position, text in enumerate(self.reject)
            if self._form(text) in taken
        ]

    def prompt(self) -> TypeLine:
        """Return what is asked."""
        return TypeLine(self.stem)

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Grade the line that was typed: Unicode form, white space and (without `case`) capitals do not count."""
        if not isinstance(reply, Typed):
            return wrong("nothing typed")
        if self._form(reply.text) == self._form(self.key):
            return right("exact" if spaced(reply.text) == spaced(self.key) else "capitals aside")
        if any(self._form(reply.text) == self._form(form) for form in self.accept):
            return right("another form of the answer")
        if any(self._form(reply.text) == self._form(form) for form in self.reject):
            return wrong("a form that the deck rejects")
        return wrong("no match")

    def accepted(self) -> tuple[Reply, ...]:
        """Return the replies worth full credit as the deck writes them; other capitals and spaces are too."""
        return tuple(Typed(text) for text in (self.key, *self.accept))

    def answer(self) -> str:
        """Return the right answer as text."""
        return self.key

    def _form(self, text: str) -> str:
        return spaced(text) if self.case else folded(text)
