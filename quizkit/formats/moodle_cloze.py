"""Moodle's embedded answers: {1:SHORTANSWER:=Elbe~=Labe#good} is a blank inside a text."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from html import unescape
from typing import NamedTuple

from quizkit.formats.item import HUNDRED, Item, WeightedAnswer, decimal
from quizkit.questions.cloze import Blank

# A brace in an answer has a backslash before it.
EMBEDDED = re.compile(r"\{(\d*):([A-Z_]+):((?:\\.|[^\\{}])*)\}", re.DOTALL)
_ANSWER = re.compile(r"(=|%(-?\d+(?:\.\d+)?)%)?((?:\\.|[^\\#])*)(?:#(.*))?", re.DOTALL)
_TYPED = frozenset("SHORTANSWER SA MW".split())
_EXACT_CASE = frozenset("SHORTANSWER_C SAC MWC".split())
_NUMBERS = frozenset("NUMERICAL NM".split())
# In a list, in a row or in a column, shuffled or not.
_PICKED = re.compile(r"(?:MULTICHOICE|MC)_?[VH]?S?")
_WILDCARD = re.compile(r"(?<!\\)\*")


class _Gap(NamedTuple):
    """A blank: its weight, its kind, its answers, and whether one of them has a sign for any letters."""

    weight: str
    kind: str
    answers: Sequence[WeightedAnswer]
    has_wildcard: bool

    @property
    def is_picked(self) -> bool:
        """Whether its answers are choices."""
        return _PICKED.fullmatch(self.kind) is not None

    @property
    def forms(self) -> list[str]:
        """What is right, a number with its tolerance."""
        return [answer.text for answer in self.answers if answer.credit == HUNDRED and answer.text != "*"]

    @property
    def blank(self) -> Blank:
        """The blank of a cloze, if any form is right."""
        key, *others = (form.partition(":")[0] if self.kind in _NUMBERS else form for form in self.forms)
        return Blank(key, tuple(others))


def add_cloze(item: Item, source: str, markdown: Callable[[str], str], *, is_html: bool) -> None:
    """Add a text with embedded answers: one list to pick from makes a choice question, others become blanks to type.

    `markdown` reads the text around them.
    """
    gaps = [_gap(match, is_html=is_html) for match in EMBEDDED.finditer(source)]
    pieces = markdown(EMBEDDED.sub("\ue000", source)).split("\ue000")
    item.stem = "_____".join(pieces)
    if len(gaps) == 1 and gaps[0].is_picked:
        item.shared["question"] = item.stem
        item.choice(gaps[0].answers)
    elif reason := _why_not(gaps):
        item.skip(reason)
    else:
        for code, what in _losses(gaps):
            item.lose(code, what)
        item.note_feedback(answer.feedback for gap in gaps for answer in gap.answers)
        item.cloze(pieces, [gap.blank for gap in gaps], case=all(gap.kind in _EXACT_CASE for gap in gaps))


def _why_not(gaps: Sequence[_Gap]) -> str:
    if not gaps:
        return "it has no blank"
    if not all(gap.is_picked or gap.kind in _TYPED | _EXACT_CASE | _NUMBERS for gap in gaps):
        return "it has a kind of blanks that quizkit does not have"
    return "" if all(gap.forms for gap in gaps) else "one of its blanks has no right answer"


def _losses(gaps: Sequence[_Gap]) -> Iterator[tuple[str, str]]:
    typed = [gap for gap in gaps if not gap.is_picked]
    numbers = [form for gap in typed if gap.kind in _NUMBERS for form in gap.forms]
    if len(typed) < len(gaps):
        yield "lost-choices", "the choices of its blanks are not imported: they are typed"
    if len({gap.weight or "1" for gap in gaps}) > 1:
        yield "lost-weights", "the weights of its blanks are not imported: each counts the same"
    if any(0 < answer.credit < HUNDRED for gap in gaps for answer in gap.answers):
        yield "lost-weights", "its partly right answers are not imported"
    if any(decimal(number.partition(":")[2]) for number in numbers):
        yield "lost-tolerance", "the tolerances of its blanks are not imported"
    if any(gap.has_wildcard for gap in typed if gap.kind not in _NUMBERS):
        yield "lost-wildcard", "* stands for any letters in Moodle, and for itself here"
    if len({gap.kind in _EXACT_CASE for gap in gaps}) > 1:
        yield "lost-case", "capitals count in some of its blanks in Moodle, and in none of them here"


def _gap(match: re.Match[str], *, is_html: bool) -> _Gap:
    """Read a blank: its answers after = or %100% are right."""
    source = unescape(match[3]) if is_html else match[3]
    parts = [part for part in map(_ANSWER.fullmatch, re.split(r"(?<!\\)~", source)) if part and part[0].strip()]
    answers = [
        WeightedAnswer(
            _unescaped(part[3]),
            HUNDRED if part[1] == "=" else decimal(part[2] or "0") or Decimal(0),
            _unescaped(part[4] or ""),
        )
        for part in parts
    ]
    wild = any(_WILDCARD.search(part[3]) and part[3].strip() != "*" for part in parts)
    return _Gap(match[1], match[2], answers, wild)


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text).strip()
