"""List questions: type several answers in any order, with credit for each."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import ClassVar, Self, TypeAlias

from quizkit.base import patterns
from quizkit.base.problems import Problem
from quizkit.grading.context import Context, Strictness
from quizkit.grading.words.forms import folded
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
from quizkit.questions.choice_problems import not_a_choice_problem, repeats, strangers
from quizkit.questions.shapes import Reply, Typed, TypeLine
from quizkit.questions.typed import STRICTNESS, compared_how, grade_text, strictness, strictness_values

# The answers that a text may be or is close to, with its grade for each.
_Fitting: TypeAlias = dict[str, Grade]
# Separators of answers in a line; commas and slashes only without one that can be nothing else.
# A run of spaces is tried from its first space only, so that long runs take time in proportion to their length.
_SPACE = r"(?:(?<!\s)\s+)"
_JOINT = rf"{_SPACE}(?:and|&|\+)\s+|^\s*and\s+"
_EXPLICIT = patterns.compile(rf"{_SPACE}?(?:[;\n|>]|[-=]>|→)(?:\s*and\s+)?|{_JOINT}", re.IGNORECASE)
_EXPLICIT_SIGN = patterns.compile(r"[;\n|>→]")
_LOOSE = patterns.compile(rf"{_SPACE}?[,/](?:\s*and\s+)?|{_JOINT}", re.IGNORECASE)
# Numbers or bullets before the answers: “1. flour; 2. water”.
_NUMBERING = patterns.compile(r"(^|[;,|>\n] ?|(?<!\s)\s)(?:\(?\d{1,2}[.)]|[-*•])\s(?=\S)")
_SPACES = patterns.compile(r"\s+")
# With more comparisons than this, a text is compared only with the answers that are most like it.
_MANY = 300
# At most this many texts that are not answers as written are compared, and two more for each answer: the rest of a
# long reply is wrong, and that many wrong items have cost all credit.
_MOST_COMPARED = 60
_MOST_LIKE = 2
_LEAST_LIKE = 0.6
# A reply that is longer than all answers by more than this is not a list of them.
_TOO_LONG = 5000


class ListQuestion(BaseQuestion):
    """`keys` are the answers, `required` how many of them full credit takes, `accept` other forms of each."""

    type: ClassVar = "list"
    shape: ClassVar = Shape(answer="list")
    fields: ClassVar = {
        "question": Field("text", "What is asked.", required=True),
        "answer": Field("texts", "All that is right, in any order.", required=True),
        "any": Field("count", "How many of them are required; all by default."),
        "accept": Field("forms", "For an answer, what is also accepted: one text or a list."),
        **STRICTNESS,
    }
    example: ClassVar = """
        # Several answers to type, in any order; with `any: 2` two of them are enough.
        id: ice-giants
        question: Which two planets are called ice giants?
        answer: [Uranus, Neptune]
    """

    common: Common
    stem: str
    keys: tuple[str, ...]
    required: int
    accept: dict[str, tuple[str, ...]]
    strictness: Strictness

    @classmethod
    def read(cls, fields: Fields) -> Self:
        stem, keys = fields.text("question"), fields.texts("answer")
        required = int(fields.number("any", Decimal(1))) if "any" in fields else len(keys)
        accept = fields.lists_by_key("accept")
        return cls(common(fields, stem), stem, keys, required, accept, strictness(fields))

    def own_values(self) -> FieldValues:
        yield from (("question", self.stem), ("answer", self.keys), ("accept", self.accept))
        yield "any", Decimal(self.required) if self.required != len(self.keys) else None
        yield from strictness_values(self.strictness)

    def problems(self) -> list[Problem]:
        unknown = strangers(self.accept, self.keys)
        problems = [not_a_choice_problem(("accept", key), key, self.keys, "answer") for key in unknown]
        for place in repeats([folded(key) for key in self.keys]):
            message = f"“{self.keys[place]}” is in the answer twice"
            problems.append(Problem("same-answer", ("answer", place), message, "Remove one."))
        if self.required > len(self.keys):
            message = f"`any` is {self.required}, but the answer has {len(self.keys)}"
            problems.append(
                Problem("too-many-wanted", ("any",), message, f"Write `any: {len(self.keys)}` at most, or add answers.")
            )
        return problems

    def prompt(self) -> TypeLine:
        return TypeLine(self.stem, "list", self.required)

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Grade the list: one for each right answer, minus one for each wrong one.

        A close answer earns nothing and costs nothing.
        """
        if not isinstance(reply, Typed):
            return wrong("nothing typed")
        context = self.own_context(context)
        if len(reply.text) > 2 * len(self.answer()) + _TOO_LONG:
            return wrong("longer than any answer")
        items = self._items(reply.text, _Fittings(self, context))
        hits_by_key = _right_answers(items)
        close = _close(items, hits_by_key)
        hits, extras = min(len(hits_by_key), self.required), items.count({})
        rule = f"{hits} of {self.required} found, {f'{len(close)} close, ' if close else ''}{extras} wrong"
        return partly(
            (hits - extras) / self.required,
            rule,
            self.common,
            [*hits_by_key.values(), *close],
            all_close=bool(close) and not hits_by_key and not extras,
        )

    def graded_how(self, context: Context) -> tuple[str, ...]:
        how = compared_how(self.keys, self.own_context(context), self.strictness)
        return (*how, *scoring(self.common, "right items minus wrong ones, divided by all"))

    def accepted(self) -> tuple[Reply, ...]:
        firsts = self.keys[: self.required]
        others = (
            "; ".join((*firsts[:place], form, *firsts[place + 1 :]))
            for place, key in enumerate(firsts)
            for form in self.accept.get(key, ())
        )
        return tuple(Typed(text) for text in ("; ".join(firsts), *others))

    def answer(self) -> str:
        listed = "; ".join(self.keys)
        return listed if self.required == len(self.keys) else f"any {self.required} of: {listed}"

    def _items(self, text: str, fittings: "_Fittings") -> list[_Fitting]:
        """Read a line as items: for each, the answers that it may be or is close to; none for a wrong one."""
        items: list[_Fitting] = []
        text = _NUMBERING.sub(r"\1", text)
        for stretch, fitting in self._split(text, _EXPLICIT if _EXPLICIT_SIGN.search(text) else _LOOSE, fittings):
            items += [fitting] if _right(fitting) else self._finer(stretch, fitting, fittings)
        return items

    def _finer(self, text: str, whole: _Fitting, fittings: "_Fittings") -> list[_Fitting]:
        """Split a text that is not an answer at commas or spaces, if each part is an answer.

        Close parts are used if the whole text is not close to an answer.
        """
        near = [whole]
        for gap in (_LOOSE, _SPACES):
            parts = self._each_fits(text, gap, fittings)
            if parts is not None and all(map(_right, parts)):
                return parts
            if parts and not any(near):
                near = parts
        return near

    def _each_fits(self, text: str, gap: re.Pattern[str], fittings: "_Fittings") -> list[_Fitting] | None:
        row = []
        for _, fitting in self._split(text, gap, fittings):
            if not fitting:
                return None
            row.append(fitting)
        return row

    def _split(self, text: str, gap: re.Pattern[str], fittings: "_Fittings") -> Iterator[tuple[str, _Fitting]]:
        """Split a line at its gaps, except inside an answer: the longest text that is an answer is not split."""
        parts, most = _parts(text, gap), fittings.most_parts(gap)
        fittings.expect(len(parts) * most)
        place = 0
        while place < len(parts):
            stretches = [text[parts[place][0] : end] for _, end in parts[place : place + most]]
            length = _longest([fittings[stretch] for stretch in stretches])
            yield stretches[length], fittings[stretches[length]]
            place += length + 1


class _Fittings(dict[str, _Fitting]):
    """A cache: for each text, the answers that it may be or is close to, with its grade for each."""

    def __init__(self, question: ListQuestion, context: Context) -> None:
        super().__init__()
        self._question = question
        self._context = context
        self._few = True
        self._left = _MOST_COMPARED + 2 * len(question.keys)
        self._by_form: dict[str, list[str]] = {}
        self._most: dict[re.Pattern[str], int] = {}
        for key in question.keys:
            for form in {folded(text) for text in (key, *question.accept.get(key, ()))}:
                self._by_form.setdefault(form, []).append(key)

    def most_parts(self, gap: re.Pattern[str]) -> int:
        """Return the most parts of one answer, one more than any form has: Washington, DC for D.C."""
        if gap not in self._most:
            self._most[gap] = 2 + max((len(gap.findall(form)) for form in self._by_form), default=0)
        return self._most[gap]

    def expect(self, texts: int) -> None:
        """Prepare for this many texts: if there are many, each is compared with the most similar answers only."""
        self._few = texts * len(self._question.keys) <= _MANY and self._few

    def __missing__(self, text: str) -> _Fitting:
        question = self._question
        # A form in the deck is not a misspelling of another answer.
        keys = self._by_form.get(folded(text)) or self._compared_with(text)
        grades = (
            (key, grade_text(text, key, question.accept.get(key, ()), (), self._context, question.strictness))
            for key in keys
        )
        self[text] = fitting = {key: grade for key, grade in grades if grade.verdict in ("right", "close")}
        return fitting

    def _compared_with(self, text: str) -> Sequence[str]:
        self._left -= 1
        if self._left < 0:
            return ()
        return self._question.keys if self._few else self._most_like(text)

    def _most_like(self, text: str) -> list[str]:
        from quizkit.grading.words.difference import most_similar

        forms = most_similar(folded(text), self._by_form, _MOST_LIKE, _LEAST_LIKE)
        return list(dict.fromkeys(key for form in forms for key in self._by_form[form]))


def _right(fitting: _Fitting) -> list[str]:
    return [key for key, grade in fitting.items() if grade.verdict == "right"]


def _right_answers(items: list[_Fitting]) -> _Fitting:
    """Return the right answers in the items, each once; exact ones before others."""
    answers: _Fitting = {}
    for fitting in items:
        new = [key for key in _right(fitting) if key not in answers]
        if new:
            best = min(new, key=lambda key: fitting[key].rule != "exact")
            answers[best] = fitting[best]
    return answers


def _close(items: list[_Fitting], answers: _Fitting) -> list[Grade]:
    missed = [
        [grade for key, grade in fitting.items() if key not in answers] for fitting in items if not _right(fitting)
    ]
    return [grades[0] for grades in missed if grades]


def _longest(fittings: list[_Fitting]) -> int:
    right = [place for place, fitting in enumerate(fittings) if _right(fitting)]
    near = [place for place, fitting in enumerate(fittings) if fitting]
    return max(right or near or [0])


def _parts(text: str, gap: re.Pattern[str]) -> list[tuple[int, int]]:
    gaps = [match.span() for match in gap.finditer(text)]
    starts, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip()]
