"""Cloze questions: fill in the blanks of a text, with credit for each."""

from collections.abc import Sequence
from itertools import zip_longest
from re import Match
from typing import ClassVar, Self

from quizkit.base import patterns
from quizkit.base.problems import Problem
from quizkit.base.values import Value
from quizkit.grading.context import Context, Strictness
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
from quizkit.questions.shapes import FillBlanks, Filled, Reply
from quizkit.questions.typed import STRICTNESS, compared_how, grade_text, strictness, strictness_values

_BLANK = "____"
# `\{{` is a literal `{{`; inside a blank, `\|` and `\::` are literal too.
_TOKEN = patterns.compile(r"\\\{\{|\{\{((?:[^{}]|\{(?!\{)|\}(?!\}))*)\}\}")
_SPLIT_FORMS = patterns.compile(r"(?<!\\)\|")
_SPLIT_HINT = patterns.compile(r"(?<!\\)::")


class Blank(Value):
    """One blank: its answer, other accepted forms, and a hint."""

    key: str
    accept: tuple[str, ...] = ()
    hint: str = ""


# A blank in one pair of braces or brackets.
_OTHER_BRACKETS = patterns.compile(r"\{[^{}\[\]]{1,100}\}|\[[^{}\[\]]{1,100}\]")
_OF_ANKI = patterns.compile(r"\{\{c\d{1,2}::")
_OF_MOODLE = patterns.compile(r"\{\d{0,3}:([A-Z_]{2,20}):([^{}]{1,300})\}")
_RIGHT_IN_MOODLE = patterns.compile(r"(?:^|~)(?:=|%100%)([^~#]+)")


def own_blanks(text: str) -> str:
    """Return a text with the blanks of Anki and Moodle as those of quizkit: {{c1::Paris}} and {1:SA:=Paris} are {{Paris}}."""
    return _OF_MOODLE.sub(_own_blank, _OF_ANKI.sub("{{", text))


def _own_blank(match: Match[str]) -> str:
    right = _RIGHT_IN_MOODLE.search(match[2])
    key = right[1] if right else "answer"
    return f"{{{{{key.partition(':')[0] if match[1].startswith('N') else key}}}}}"


class ClozeQuestion(BaseQuestion):
    """`stem` is the text with its blanks shown as lines; `blanks` are their answers, in order."""

    type: ClassVar = "cloze"
    shape: ClassVar = Shape(("cloze",))
    fields: ClassVar = {
        "cloze": Field("text", "A text with its blanks: The {{answer}} of {{this|or this::a hint}}.", required=True),
        **STRICTNESS,
    }
    example: ClassVar = """
        # A text with blanks; | separates other forms of an answer, :: begins a hint.
        id: tides
        cloze: "The {{tides|tide::they come and go}} of the sea are raised mostly by the {{Moon}}."
    """

    common: Common
    stem: str
    blanks: tuple[Blank, ...]
    strictness: Strictness

    @classmethod
    def read(cls, fields: Fields) -> Self | list[Problem]:
        text = fields.text("cloze")
        blanks = tuple(_blank(match[1]) for match in _TOKEN.finditer(text) if match[1] is not None)
        if not blanks:
            is_open = "{{" in text or "}}" in text
            message = "a blank is not closed" if is_open else "this text has no blank"
            help = "Write {{ before the answer and }} after it." if is_open else "Write each answer in {{ and }}."
            single = None if is_open else _OTHER_BRACKETS.search(text)
            if single:
                own = own_blanks(single[0])
                help = f"Write {own}" if own != single[0] else f"Write two braces: {{{{{single[0][1:-1]}}}}}"
            return [Problem("no-blanks", ("cloze",), message, help)]
        if any(not blank.key or not all(blank.accept) for blank in blanks):
            message = "a blank, or one of its forms, is empty"
            return [Problem("empty", ("cloze",), message, "Write the answer between {{ and }}.")]
        stem = _drawn(text, len(blanks))
        shared = common(fields, stem)
        return cls(shared._replace(hints=shared.hints + _hints(blanks)), stem, blanks, strictness(fields))

    def own_values(self) -> FieldValues:
        yield "cloze", cloze_source(self.pieces(), self.blanks)
        yield from strictness_values(self.strictness)

    def prompt(self) -> FillBlanks:
        return FillBlanks(self.stem, len(self.blanks))

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Grade the filled blanks: each right one earns its share."""
        if not isinstance(reply, Filled):
            return wrong("nothing typed")
        context = self.own_context(context)
        grades = [
            grade_text(text, blank.key, blank.accept, (), context, self.strictness)
            for text, blank in zip(reply.texts, self.blanks, strict=False)
        ]
        unclear = next((grade for grade in grades if grade.verdict == "asked again"), None)
        if unclear or (len(self.blanks) == 1 and grades):
            return unclear or grades[0]
        right = sum(grade.verdict == "right" for grade in grades)
        all_close = len(grades) == len(self.blanks) and all(grade.verdict == "close" for grade in grades)
        shown = [grade for grade in grades if grade.verdict != "wrong"]
        return partly(
            right / len(self.blanks), f"{right} of {len(self.blanks)} blanks", self.common, shown, all_close=all_close
        )

    def graded_how(self, context: Context) -> tuple[str, ...]:
        how = compared_how([blank.key for blank in self.blanks], self.own_context(context), self.strictness)
        return how if len(self.blanks) == 1 else (*how, *scoring(self.common, "the share of the right blanks"))

    def accepted(self) -> tuple[Reply, ...]:
        keys = tuple(blank.key for blank in self.blanks)
        others = (
            Filled((*keys[:place], form, *keys[place + 1 :]))
            for place, blank in enumerate(self.blanks)
            for form in blank.accept
        )
        return (Filled(keys), *others)

    def answer(self) -> str:
        return "; ".join(blank.key for blank in self.blanks)

    def own_hints(self) -> tuple[str, ...]:
        """Return the hints that are not those of a blank."""
        return self.common.hints[: len(self.common.hints) - len(_hints(self.blanks))]

    def pieces(self) -> tuple[str, ...]:
        """Return the texts before, between and after the blanks: one more than there are blanks."""
        pieces, rest = [], self.stem
        for mark in _marks(len(self.blanks)):
            before, _, rest = rest.partition(mark)
            pieces.append(before)
        return (*pieces, rest)


def _blank(inside: str) -> Blank:
    text, *hint = _SPLIT_HINT.split(inside, maxsplit=1)
    key, *accept = (_plain(form) for form in _SPLIT_FORMS.split(text))
    return Blank(key, tuple(accept), _plain(hint[0]) if hint else "")


def _hints(blanks: tuple[Blank, ...]) -> tuple[str, ...]:
    hinted = [(place, blank.hint) for place, blank in enumerate(blanks, 1) if blank.hint]
    return tuple(f"Blank {place}: {hint}" if len(blanks) > 1 else hint for place, hint in hinted)


def _plain(text: str) -> str:
    return text.replace("\\|", "|").replace("\\::", "::").strip()


def _drawn(text: str, blanks: int) -> str:
    drawn = iter(_marks(blanks))
    return _TOKEN.sub(lambda match: "{{" if match[1] is None else next(drawn), text)


def cloze_source(pieces: Sequence[str], blanks: Sequence[Blank]) -> str:
    """Return the text of a cloze as a deck writes it, from the texts around its blanks."""
    written = []
    for piece, blank in zip_longest(pieces, blanks):
        forms = "|".join(map(_escaped, (blank.key, *blank.accept))) if blank else ""
        hint = f"::{_escaped(blank.hint)}" if blank and blank.hint else ""
        written.append(piece.replace("{{", "\\{{") + (f"{{{{{forms}{hint}}}}}" if blank else ""))
    return "".join(written)


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("::", "\\::")


def _marks(blanks: int) -> list[str]:
    return [f"({number}) {_BLANK}" for number in range(1, blanks + 1)] if blanks > 1 else [_BLANK]
