"""Blackboard's tab-separated questions: the type, the question, and its answers on one line.

Source: Blackboard Help, "Upload questions".
"""

import re
from collections.abc import Callable

from quizkit.base.problems import Place
from quizkit.deck import Deck
from quizkit.formats.base import Collector, Reading, Written
from quizkit.formats.features import Losses, Support, amounts
from quizkit.formats.html import markdown_of_html
from quizkit.formats.texts import html_of_markdown, is_html, markdown_of_plain
from quizkit.questions.base import FieldValue
from quizkit.questions.choice import ChoiceQuestion
from quizkit.questions.cloze import Blank, ClozeQuestion, cloze_source
from quizkit.questions.flashcard import Flashcard
from quizkit.questions.listing import ListQuestion
from quizkit.questions.multiple import MultipleQuestion
from quizkit.questions.number import NumberQuestion
from quizkit.questions.ordering import OrderQuestion
from quizkit.questions.pairing import MatchQuestion
from quizkit.questions.registry import Question
from quizkit.questions.true_false import TrueFalseQuestion
from quizkit.questions.typed_text import TextQuestion

SUPPORT = Support(
    {
        "choice": "whole",
        "multiple": "whole",
        "true/false": "whole",
        "text": "whole",
        "number": "partly",
        "cloze": "partly",
        "order": "whole",
        "match": "whole",
    },
    frozenset(("accept", "tolerance")),
)
_UNGRADED = {"ESS": "an essay", "SR": "a short essay", "FIL": "a file to upload", "OP": "an opinion"}
_VARIABLE = re.compile(r"\[(\w+)\]")


def read(data: str) -> Reading:
    """Read the questions of a file."""
    collector = Collector()
    for number, line in enumerate(data.splitlines(), 1):
        if line.strip():
            collector.begin()
            kind, _, rest = line.partition("\t")
            _read_line(collector, kind.strip().upper(), rest.split("\t"), Place(number, 1))
    return collector.reading()


def _read_line(collector: Collector, kind: str, cells: list[str], place: Place) -> None:
    stem, answers = _markdown(cells[0]), [cell.strip() for cell in cells[1:]]
    shared: dict[str, FieldValue | None] = {"question": stem}
    match kind:
        case "MC" | "MA":
            choices, marks = tuple(map(_markdown, answers[::2])), [mark.casefold() for mark in answers[1::2]]
            keys = tuple(choice for choice, mark in zip(choices, marks, strict=False) if mark == "correct")
            if not keys:
                collector.skip(stem, "none of its choices is marked as correct", place)
                return
            type = "choice" if kind == "MC" and len(keys) == 1 else "multiple"
            answer: FieldValue = keys[0] if type == "choice" else keys
            collector.add(type, {**shared, "choices": choices, "answer": answer}, place)
        case "TF":
            collector.add("true/false", {**shared, "answer": "".join(answers[:1]).casefold() == "true"}, place)
        case "FIB":
            texts = tuple(filter(None, answers))
            collector.add("text", {**shared, "answer": "".join(texts[:1]), "accept": texts[1:]}, place)
        case "NUM":
            number, tolerance = (*answers, "", "")[:2]
            collector.add(
                "number", {**shared, "answer": number, "tolerance": tolerance if tolerance.strip("0.") else ""}, place
            )
        case "ORD":
            collector.add("order", {**shared, "order": tuple(map(_markdown, answers))}, place)
        case "MAT":
            pairs = dict(zip(map(_markdown, answers[::2]), answers[1::2], strict=False))
            collector.add("match", {**shared, "match": pairs}, place)
        case "FIB_PLUS":
            _read_blanks(collector, stem, answers, place)
        case _:
            collector.skip(
                stem,
                f"it is {_UNGRADED[kind]}, which cannot be graded"
                if kind in _UNGRADED
                else f"quizkit has no {kind or 'such'} questions",
                place,
            )


def _read_blanks(collector: Collector, stem: str, cells: list[str], place_of_line: Place) -> None:
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
    for place, part in enumerate(_VARIABLE.split(stem)):
        if place % 2 and part in answers:
            names.append(part)
            pieces.append("")
        else:
            pieces[-1] += f"[{part}]" if place % 2 else part
    if not names or any(re.search("[{}]", text) for texts in answers.values() for text in texts):
        collector.skip(stem, "its blanks cannot be read", place_of_line)
        return
    blanks = [Blank(answers[name][0], tuple(answers[name][1:])) for name in names]
    collector.add("cloze", {"cloze": cloze_source(pieces, blanks)}, place_of_line)


def _markdown(cell: str) -> str:
    text = cell.strip()
    return markdown_of_html(text).text if is_html(text) else markdown_of_plain(text)


def write(deck: Deck) -> Written:
    """Write a deck."""
    lines, losses = SUPPORT.each(deck, _line)
    return Written("".join(f"{line}\n" for line in lines).encode("utf-8"), losses)


def _line(question: Question, losses: Losses) -> str:
    cells = _cells(question, losses)
    return "\t".join(cells)


def _cells(question: Question, losses: Losses) -> list[str]:
    def html(text: str) -> str:
        converted = html_of_markdown(text) if markdown_of_plain(text) != text or "\n" in text or is_html(text) else text
        if _markdown(converted) != text or "\t" in converted:
            losses.lose("lost-layout", "its spaces, or its formulas and tables as they are written, are not exported")
        return " ".join(converted.split("\t"))

    stem = html(question.prompt().stem)
    match question:
        case ChoiceQuestion() | MultipleQuestion():
            keys = (question.key,) if isinstance(question, ChoiceQuestion) else question.keys
            pairs = [(html(choice), "correct" if choice in keys else "incorrect") for choice in question.choices]
            return [
                "MC" if isinstance(question, ChoiceQuestion) else "MA",
                stem,
                *(cell for pair in pairs for cell in pair),
            ]
        case TrueFalseQuestion():
            return ["TF", stem, "true" if question.key else "false"]
        case TextQuestion():
            return ["FIB", stem, *(_one_line(text, losses) for text in (question.key, *question.accept))]
        case NumberQuestion():
            return ["NUM", stem, *_number(question, losses)]
        case OrderQuestion():
            return ["ORD", stem, *map(html, question.keys)]
        case MatchQuestion():
            sides = ((html(left), _one_line(right, losses)) for left, right in question.pairs.items())
            return ["MAT", stem, *(cell for pair in sides for cell in pair)]
        case ClozeQuestion():
            return _blanks(question, losses, html)
        case ListQuestion() | Flashcard():
            return []


def _blanks(question: ClozeQuestion, losses: Losses, html: Callable[[str], str]) -> list[str]:
    names = [f"blank{number}" for number in range(1, len(question.blanks) + 1)]
    pieces = question.pieces()
    if any(_VARIABLE.search(piece) for piece in pieces):
        losses.refuse("its text has words in brackets, which would be blanks")
    marked = "".join(piece + mark for piece, mark in zip(pieces, [*(f"[{name}]" for name in names), ""], strict=True))
    cells = [
        [name, *(_one_line(text, losses) for text in (blank.key, *blank.accept)), ""]
        for name, blank in zip(names, question.blanks, strict=True)
    ]
    return ["FIB_PLUS", html(marked), *(cell for group in cells for cell in group)]


def _number(question: NumberQuestion, losses: Losses) -> list[str]:
    if len(question.keys) > 1:
        losses.lose("lost-accept", "only its first number is exported")
    number, off = amounts(question, losses, units=False)[0]
    return [f"{number:f}", f"{off:f}"]


def _one_line(text: str, losses: Losses) -> str:
    line = " ".join(text.split())
    if line != text:
        losses.lose("lost-layout", "its line breaks and spaces are not exported")
    return line
