"""Blackboard's tab-separated questions: the type, the question, and its answers on one line.

Source: Blackboard Help, "Upload questions".
"""

import re
from collections.abc import Callable

from quizkit.base.problems import Place
from quizkit.deck import Deck
from quizkit.formats.base import Collector, Reading, Written
from quizkit.formats.checklist import add_choices
from quizkit.formats.features import Losses, Support, exported_amounts
from quizkit.formats.html import markdown_of_html
from quizkit.formats.item import HUNDRED, Item, WeightedAnswer
from quizkit.formats.texts import html_of_markdown, is_html, markdown_of_plain
from quizkit.questions import registry
from quizkit.questions.cloze import Blank, cloze_source

SUPPORT = Support(
    whole=("choice", "multiple", "true/false", "text", "order", "match"),
    partly=("number", "cloze"),
    features=("accept", "tolerance"),
)
_UNGRADED = {"ESS": "an essay", "SR": "a short essay", "FIL": "a file to upload", "OP": "an opinion"}
_TRUTHS = {"true": True, "false": False}
# As Excel writes a cell with quotation marks in it.
_QUOTED = re.compile(r'"((?:[^"]|"")*""(?:[^"]|"")*)"')
_VARIABLE = re.compile(r"\[(\w+)\]")


def read(data: str) -> Reading:
    """Read the questions of a file."""
    collector = Collector()
    for number, line in enumerate(data.splitlines(), 1):
        if line.strip():
            collector.begin()
            kind, _, rest = line.partition("\t")
            _Line(collector, Place(number, 1)).read(
                kind.strip().upper(), [_unquoted(cell) for cell in rest.split("\t")]
            )
    return collector.reading()


class _Line(Item):
    """Reads the question on one line into a collector."""

    def read(self, kind: str, cells: list[str]) -> None:
        """Read the question, or report why it is not imported."""
        self.ask(self._markdown(cells[0]))
        answers = [cell.strip() for cell in cells[1:]]
        match kind:
            case "MC" | "MA":
                marks = [HUNDRED * (mark.casefold() == "correct") for mark in answers[1::2]]
                texts = map(self._markdown, answers[::2])
                add_choices(self, list(map(WeightedAnswer, texts, marks)), several=kind == "MA")
            case "TF":
                truth = "".join(answers[:1]).casefold()
                if truth in _TRUTHS:
                    self.add("true/false", {"answer": _TRUTHS[truth]})
                else:
                    self.skip("it is neither true nor false")
            case "FIB":
                forms = tuple(filter(None, answers))
                self.add("text", {"answer": "".join(forms[:1]), "accept": forms[1:]})
            case "NUM":
                number, tolerance = (*answers, "", "")[:2]
                self.add("number", {"answer": number, "tolerance": tolerance if tolerance.strip("0.") else ""})
            case "ORD":
                self.add("order", {"order": tuple(map(self._markdown, answers))})
            case "MAT":
                self.match(zip(map(self._markdown, answers[::2]), answers[1::2], strict=False))
            case "FIB_PLUS":
                self._blanks(answers)
            case _ if kind in _UNGRADED:
                self.skip(f"it is {_UNGRADED[kind]}, which cannot be graded")
            case _:
                self.skip(f"quizkit has no {kind or 'such'} questions")

    def _blanks(self, cells: list[str]) -> None:
        """Read a text with variables in brackets; the answers of each variable end with an empty cell."""
        answers: dict[str, list[str]] = {}
        name = ""
        for cell in cells:
            if not cell:
                name = ""
            elif not name:
                name = cell
            else:
                answers.setdefault(name, []).append(cell)
        pieces, names = [""], []
        for place, part in enumerate(_VARIABLE.split(self.stem)):
            if place % 2 and part in answers:
                names.append(part)
                pieces.append("")
            else:
                pieces[-1] += f"[{part}]" if place % 2 else part
        if set(names) != answers.keys() or any(re.search("[{}]", text) for group in answers.values() for text in group):
            self.skip("its blanks cannot be read")
            return
        blanks = [Blank(answers[name][0], tuple(answers[name][1:])) for name in names]
        self.add("cloze", {"cloze": cloze_source(pieces, blanks)})

    def _markdown(self, cell: str) -> str:
        text = cell.strip()
        return self.markdown_of_html(text) if is_html(text) else markdown_of_plain(text)


def write(deck: Deck) -> Written:
    """Write a deck."""
    rows, losses = SUPPORT.each(deck, _cells)
    return Written("".join("\t".join(map(_quoted, cells)) + "\n" for cells in rows).encode("utf-8"), losses)


def _unquoted(cell: str) -> str:
    quoted = _QUOTED.fullmatch(cell.strip())
    return quoted[1].replace('""', '"') if quoted else cell


def _quoted(cell: str) -> str:
    return '"{}"'.format(cell.replace('"', '""')) if _QUOTED.fullmatch(cell) else cell


def _cells(question: registry.Question, losses: Losses) -> list[str]:
    def html(text: str) -> str:
        converted = html_of_markdown(text) if markdown_of_plain(text) != text or "\n" in text or is_html(text) else text
        if (
            markdown_of_html(converted).text if is_html(converted) else markdown_of_plain(converted)
        ) != text or "\t" in converted:
            losses.lose("lost-layout", "its spaces, or its formulas and tables as they are written, are not exported")
        return " ".join(converted.split("\t"))

    stem = html(question.prompt().stem)
    match question:
        case registry.ChoiceQuestion() | registry.MultipleQuestion():
            keys = (question.key,) if isinstance(question, registry.ChoiceQuestion) else question.keys
            pairs = [(html(choice), "correct" if choice in keys else "incorrect") for choice in question.choices]
            return [
                "MC" if isinstance(question, registry.ChoiceQuestion) else "MA",
                stem,
                *(cell for pair in pairs for cell in pair),
            ]
        case registry.TrueFalseQuestion():
            return ["TF", stem, "true" if question.key else "false"]
        case registry.TextQuestion():
            return ["FIB", stem, *(losses.one_line(text) for text in (question.key, *question.accept))]
        case registry.NumberQuestion():
            return ["NUM", stem, *_number(question, losses)]
        case registry.OrderQuestion():
            return ["ORD", stem, *map(html, question.keys)]
        case registry.MatchQuestion():
            sides = ((html(left), losses.one_line(right)) for left, right in question.pairs.items())
            return ["MAT", stem, *(cell for pair in sides for cell in pair)]
        case registry.ClozeQuestion():
            return _blanks(question, losses, html)
        case _:
            # Types that SUPPORT does not name.
            return []


def _blanks(question: registry.ClozeQuestion, losses: Losses, html: Callable[[str], str]) -> list[str]:
    names = [f"blank{number}" for number in range(1, len(question.blanks) + 1)]
    pieces = question.pieces()
    if any(_VARIABLE.search(piece) for piece in pieces):
        losses.refuse("its text has words in brackets, which would be blanks")
    marked = "".join(piece + mark for piece, mark in zip(pieces, [*(f"[{name}]" for name in names), ""], strict=True))
    cells = [
        [name, *(losses.one_line(text) for text in (blank.key, *blank.accept)), ""]
        for name, blank in zip(names, question.blanks, strict=True)
    ]
    return ["FIB_PLUS", html(marked), *(cell for group in cells for cell in group)]


def _number(question: registry.NumberQuestion, losses: Losses) -> list[str]:
    if len(question.keys) > 1:
        losses.lose("lost-accept", "only its first number is exported")
    number, off = exported_amounts(question, losses, units=False)[0]
    return [f"{number:f}", f"{off:f}"]
