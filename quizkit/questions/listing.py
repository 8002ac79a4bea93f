"""List: several answers are typed, in any order, each for its own credit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import ClassVar, Self, TypeAlias

from quizkit.matching.context import Context, Strictness
from quizkit.matching.forms import folded
from quizkit.problems import Problem
from quizkit.questions.base import (
    MOST_TOLD,
    Common,
    Field,
    Fields,
    FieldTable,
    Grade,
    common,
    not_a_choice,
    repeated,
    share,
    strangers,
    wrong,
)
from quizkit.questions.shapes import Reply, Typed, TypeLine
from quizkit.questions.typed import STRICTNESS, graded, strictness

# The answers that a text may be or comes near to, with its grade for each.
_Fitting: TypeAlias = dict[str, Grade]
# What stands between the answers of a line; commas and strokes only where no semicolon says it outright.
# A row of spaces is tried from its first one on, not once more from each of the others.
_SPACE = r"(?:(?<!\s)\s+)"
_JOINT = rf"{_SPACE}(?:and|&|\+)\s+|^\s*and\s+"
_EXPLICIT = re.compile(rf"{_SPACE}?;(?:\s*and\s+)?|{_JOINT}", re.IGNORECASE)
_LOOSE = re.compile(rf"{_SPACE}?[,/](?:\s*and\s+)?|{_JOINT}", re.IGNORECASE)
# Who numbers what is listed has listed it all the same: “1. flour; 2. water”.
_NUMBERING = re.compile(r"(^|[;,]\s*)\d{1,2}[.)]\s+")
_SPACES = re.compile(r"\s+")
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
        unknown = islice(strangers(self.accept, self.keys), MOST_TOLD)
        found = [not_a_choice(("accept", key), key, self.keys) for key in unknown]
        for place in repeated([folded(key) for key in self.keys]):
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
        """Grade what was listed: credit for each that is right, and one off for each that is wrong.

        What comes near to an answer earns nothing and costs nothing, as where it is the only answer.
        """
        if not isinstance(reply, Typed):
            return wrong("nothing typed")
        items = self._items(reply.text, _Fittings(self, context))
        found = _found(items)
        close = _close(items, found)
        hits, extras = min(len(found), self.wanted), items.count({})
        rule = f"{hits} of {self.wanted} found, {f'{len(close)} close, ' if close else ''}{extras} wrong"
        return share(
            (hits - extras) / self.wanted,
            rule,
            [*found.values(), *close],
            all_close=bool(close) and not found and not extras,
        )

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

    def _items(self, text: str, fittings: "_Fittings") -> list[_Fitting]:
        """Read a line as items: for each the answers that it may be or comes near to; none for a wrong one."""
        items: list[_Fitting] = []
        text = _NUMBERING.sub(r"\1", text)
        for stretch, fitting in self._split(text, _EXPLICIT if ";" in text else _LOOSE, fittings):
            items += [fitting] if _right(fitting) else self._finer(stretch, fitting, fittings)
        return items

    def _finer(self, text: str, whole: _Fitting, fittings: "_Fittings") -> list[_Fitting]:
        """Part what is no answer further, even at mere spaces, if each part is one: a comma for a semicolon is no slip.

        Parts that only come near to an answer are as good where the whole does not.
        """
        near = [whole]
        for gap in (_LOOSE, _SPACES):
            found = self._each_fits(text, gap, fittings)
            if found is not None and all(map(_right, found)):
                return found
            if found and not any(near):
                near = found
        return near

    def _each_fits(self, text: str, gap: re.Pattern[str], fittings: "_Fittings") -> list[_Fitting] | None:
        found = []
        for _, fitting in self._split(text, gap, fittings):
            if not fitting:
                return None
            found.append(fitting)
        return found

    def _split(self, text: str, gap: re.Pattern[str], fittings: "_Fittings") -> Iterator[tuple[str, _Fitting]]:
        """Part a line at its gaps, save those inside an answer: the longest stretch that is one stays whole."""
        parts, most = _parts(text, gap)[:_MOST_ITEMS], self._most_parts(gap)
        while parts:
            stretches = [text[parts[0][0] : end] for _, end in parts[:most]]
            length = _longest([fittings[stretch] for stretch in stretches])
            yield stretches[length], fittings[stretches[length]]
            parts = parts[length + 1 :]

    def _most_parts(self, gap: re.Pattern[str]) -> int:
        """Return how many parts an answer may come in, one more than any form has: Washington, DC for its D.C."""
        forms = (form for key in self.keys for form in (key, *self.accept.get(key, ())))
        return 2 + max((len(gap.findall(form)) for form in forms), default=0)


class _Fittings(dict[str, _Fitting]):
    """For each text that was looked at, the answers that it may be or comes near to, with its grade for each."""

    def __init__(self, listing: Listing, context: Context) -> None:
        super().__init__()
        self._listing = listing
        self._context = context
        self._by_form: dict[str, list[str]] = {}
        for key in listing.keys:
            for form in {folded(text) for text in (key, *listing.accept.get(key, ()))}:
                self._by_form.setdefault(form, []).append(key)

    def __missing__(self, text: str) -> _Fitting:
        listing = self._listing
        # What is an answer as the deck writes it is no misspelling of another one.
        keys = self._by_form.get(folded(text), listing.keys)
        grades = (
            (key, graded(text, key, listing.accept.get(key, ()), (), self._context, listing.strictness)) for key in keys
        )
        self[text] = found = {key: grade for key, grade in grades if grade.verdict != "wrong"}
        return found


def _right(fitting: _Fitting) -> list[str]:
    return [key for key, grade in fitting.items() if grade.verdict == "right"]


def _found(items: list[_Fitting]) -> _Fitting:
    """Return the answers that were found, each once, an exact one before one by a lenient rule."""
    found: _Fitting = {}
    for fitting in items:
        new = [key for key in _right(fitting) if key not in found]
        if new:
            best = min(new, key=lambda key: fitting[key].rule != "exact")
            found[best] = fitting[best]
    return found


def _close(items: list[_Fitting], found: _Fitting) -> list[Grade]:
    """Return the grades of what is no answer but comes near to one that was not found otherwise."""
    missed = [[grade for key, grade in fitting.items() if key not in found] for fitting in items if not _right(fitting)]
    return [grades[0] for grades in missed if grades]


def _longest(fittings: list[_Fitting]) -> int:
    """Return the place of the last that holds an answer; else of the last near to one; else the first."""
    right = [place for place, fitting in enumerate(fittings) if _right(fitting)]
    near = [place for place, fitting in enumerate(fittings) if fitting]
    return max(right or near or [0])


def _parts(text: str, gap: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return where the parts between gaps begin and end; those of nothing but space are left out."""
    gaps = [found.span() for found in gap.finditer(text)]
    starts, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip()]
