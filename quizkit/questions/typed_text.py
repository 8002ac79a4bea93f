"""Text questions: type a word or a phrase."""

from typing import ClassVar, Literal, Self

from quizkit.base.problems import Problem, did_you_mean
from quizkit.grading.context import Context, Strictness
from quizkit.grading.words.forms import folded, spaced
from quizkit.questions.base import BaseQuestion, Common, Field, Fields, FieldValues, Grade, Shape, common, wrong
from quizkit.questions.shapes import Reply, Typed, TypeLine
from quizkit.questions.typed import STRICTNESS, compared_how, grade_text, strictness, strictness_values

_PERSON: Literal["person"] = "person"


class TextQuestion(BaseQuestion):
    """`key` is the answer; `accept` is also right, `reject` never is. For a `person` the surname alone is enough."""

    type: ClassVar = "text"
    shape: ClassVar = Shape()
    fields: ClassVar = {
        "question": Field("text", "What is asked.", required=True),
        "answer": Field("text", "What is right, all of it.", required=True),
        "accept": Field("text or texts", "What is also accepted."),
        "reject": Field("text or texts", "What is never accepted."),
        "kind": Field("text", "`person` if the surname alone, or a title before the name, is accepted.", setting=True),
        **STRICTNESS,
    }
    example: ClassVar = """
        # A word or a phrase to type. Texts under `accept` are also accepted, texts under `reject` never are.
        id: galaxy
        question: What is the name of our galaxy?
        answer: Milky Way
        accept: [the Milky Way Galaxy]
        reject: [Andromeda]
    """

    common: Common
    stem: str
    key: str
    accept: tuple[str, ...]
    reject: tuple[str, ...]
    kind: Literal["", "person"]
    strictness: Strictness

    @classmethod
    def read(cls, fields: Fields) -> Self | list[Problem]:
        stem, kind = fields.text("question"), fields.text("kind")
        if kind not in ("", _PERSON):
            help = did_you_mean(kind, [_PERSON]) or "The only kind is: person."
            return [Problem("unknown-kind", ("kind",), f"there is no kind “{kind}”", help)]
        key, accept, reject = fields.text("answer"), fields.texts("accept"), fields.texts("reject")
        strict = exact_if_digits(strictness(fields), key)
        return cls(common(fields, stem), stem, key, accept, reject, _PERSON if kind else "", strict)

    def own_values(self) -> FieldValues:
        yield from (("question", self.stem), ("answer", self.key), ("accept", self.accept), ("reject", self.reject))
        yield "kind", self.kind
        yield from strictness_values(self.strictness, exact_if_digits(Strictness(), self.key))

    def problems(self) -> list[Problem]:
        if not self.reject:
            return []
        form = spaced if self.strictness.case else folded
        accepted = {form(text) for text in (self.key, *self.accept)}
        both = [(place, text) for place, text in enumerate(self.reject) if form(text) in accepted]
        message, help = "“{}” is rejected here and accepted above", "Remove it from one of the two."
        return [Problem("accepted-and-rejected", ("reject", place), message.format(text), help) for place, text in both]

    def prompt(self) -> TypeLine:
        return TypeLine(self.stem)

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Grade the typed line by the rules of `grading.answers`."""
        if not isinstance(reply, Typed):
            return wrong("nothing typed")
        context = self.own_context(context)
        return grade_text(reply.text, self.key, self.accept, self.reject, context, self.strictness, self.kind)

    def graded_how(self, context: Context) -> tuple[str, ...]:
        return compared_how((self.key, *self.accept), self.own_context(context), self.strictness, self.kind)

    def accepted(self) -> tuple[Reply, ...]:
        return tuple(Typed(text) for text in (self.key, *self.accept))


def exact_if_digits(strict: Strictness, key: str) -> Strictness:
    """Return the strictness of an answer in quotes: plain digits in quotes, such as "3.10", are a name, not a number."""
    only_digits = key[-1:].isdecimal() and key.lstrip("+-").replace(".", "").replace(",", "").isdecimal()
    return strict._replace(exact=True) if only_digits else strict
