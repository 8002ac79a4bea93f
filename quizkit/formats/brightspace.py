"""Brightspace's CSV of questions: a few rows for each question, the first cell of each names what it holds.

Source: D2L, "Question import templates" (Sample_Question_Import_UTF8.csv).
"""

import csv
import io
from collections.abc import Iterator, Sequence
from decimal import Decimal

from quizkit.base.problems import Place
from quizkit.deck import Deck
from quizkit.formats.base import Collector, Reading, Written
from quizkit.formats.features import Losses, Support
from quizkit.formats.html import html_of_text
from quizkit.formats.item import ESSAY, HUNDRED, Item, WeightedAnswer, decimal, unique_slugs
from quizkit.formats.table import formula_safe, rows_of
from quizkit.formats.texts import is_html, is_plain_line, markdown_of_plain
from quizkit.questions import registry

SUPPORT = Support(
    whole=("choice", "multiple", "true/false", "text", "order", "match"),
    features=("id", "hints", "explanation", "points", "feedback", "accept", "distractors"),
)
_Rows = list[Sequence[str]]


def read(data: str) -> Reading:
    """Read the questions of a file."""
    collector = Collector()
    entries = list(_entries(rows_of(data, ",")))
    names = unique_slugs(row[1] for _, _, rows in entries for row in rows if _is_title(row))
    for line, kind, rows in entries:
        collector.begin()
        entry = _Entry(collector, rows, Place(line, 1))
        entry.name("".join(row[1] for row in rows if _is_title(row)), names)
        entry.read(kind)
    return collector.reading()


def _is_title(row: Sequence[str]) -> bool:
    return row[0].strip().casefold() == "title" and len(row) > 1


def _entries(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, str, _Rows]]:
    """Yield the rows of each question, with the line and the type of its first."""
    begun: tuple[int, str, _Rows] | None = None
    for number, row in enumerate(rows, 1):
        key = row[0].strip().casefold() if row else ""
        if key == "newquestion":
            if begun:
                yield begun
            begun = (number, row[1].strip().upper() if len(row) > 1 else "", [])
        elif begun and key and not key.startswith("//"):
            begun[2].append(row)
    if begun:
        yield begun


class _Entry(Item):
    """Reads the rows of one question into a collector."""

    def __init__(self, collector: Collector, rows: _Rows, place: Place) -> None:
        super().__init__(collector, place)
        self._rows = rows
        points = _number("".join(next(self._all("Points"), ["1"])[:1]))
        self.shared = {
            "id": "".join(next(self._all("ID"), [""])[:1]).strip(),
            "hints": tuple(self._text(row, 0) for row in self._all("Hint")),
            "points": points if points > 0 else None,
        }
        stem = self._text(next(self._all("QuestionText"), []), 0)
        self.ask(stem, self._text(next(self._all("Feedback"), []), 0))

    def read(self, kind: str) -> None:
        """Read the question, or report why it is not imported."""
        if "".join(next(self._all("Image"), [""])[:1]).strip():
            self.lose("lost-media", "its image, which is not in the file, is not imported")
        if "".join(next(self._all("Difficulty"), [""])[:1]).strip() not in ("", "0", "1"):
            self.collector.lose_setting("difficulties")
        match kind:
            case "MC":
                self.choice(self._options())
            case "MS":
                self.multiple(self._options(), weighted=False)
            case "TF":
                rows = [next(self._all(key), ["0"]) for key in ("TRUE", "FALSE")]
                self.true_false(key=_number(rows[0][0]) > 0, feedback=[self._text(row, 1) for row in rows])
            case "SA":
                self._typed()
            case "O":
                self.note_feedback(self._text(row, 2) for row in self._all("Item"))
                self.add("order", {"order": tuple(self._text(row, 0) for row in self._all("Item"))})
            case "M":
                self._match()
            case "WR":
                self.skip(ESSAY)
            case _:
                self.skip(f"quizkit has no {kind or 'such'} questions")

    def _options(self) -> list[WeightedAnswer]:
        rows = (row for row in self._all("Option") if len(row) > 1)
        return [WeightedAnswer(self._text(row, 1), _number(row[0]), self._text(row, 3)) for row in rows]

    def _typed(self) -> None:
        rows = [row for row in self._all("Answer") if len(row) > 1]
        texts = [
            answer.text for answer in self.rights([WeightedAnswer(row[1].strip(), _number(row[0])) for row in rows])
        ]
        rules = {row[2].strip().casefold() for row in rows if len(row) > 2 and _number(row[0]) == HUNDRED}
        if "regexp" in rules:
            self.lose("lost-pattern", "the patterns of its answers are read as texts")
        case = "sensitive" in rules or None
        self.add("text", {"answer": "".join(texts[:1]), "accept": tuple(texts[1:]), "case": case})

    def _match(self) -> None:
        rights = {row[0].strip(): row[1].strip() for row in self._all("Match") if len(row) > 1}
        lefts = {row[0].strip(): self._text(row, 1) for row in self._all("Choice") if len(row) > 1}
        pairs = [(left, rights[number]) for number, left in lefts.items() if number in rights]
        self.match([*pairs, *(("", right) for number, right in rights.items() if number not in lefts)])

    def _all(self, key: str) -> Iterator[Sequence[str]]:
        return (row[1:] for row in self._rows if row[0].strip().casefold() == key.casefold())

    def _text(self, row: Sequence[str], place: int) -> str:
        """Return a cell as Markdown. The cell after it says whether it is HTML."""
        text = row[place].strip() if len(row) > place else ""
        format = "".join(row[place + 1 : place + 2]).strip().upper()
        html = format == "HTML" or (format != "NOT HTML" and is_html(text))
        return self.markdown_of_html(text) if html else markdown_of_plain(text)


def _number(text: str) -> Decimal:
    return decimal(text or "0") or Decimal(0)


def write(deck: Deck) -> Written:
    """Write a deck."""
    entries, losses = SUPPORT.each(deck, _rows)
    output = io.StringIO(newline="")
    writer = csv.writer(output, lineterminator="\r\n")
    for rows in entries:
        writer.writerows([formula_safe(cell) for cell in row] for row in (*rows, ()))
    return Written(output.getvalue().encode("utf-8-sig"), losses)


def _rows(question: registry.Question, losses: Losses) -> list[Sequence[str]]:
    common = question.common
    kind, rows = _answers(question, losses)
    return [
        ("NewQuestion", kind),
        *([] if common.id.startswith("~") else [("ID", common.id)]),
        ("QuestionText", *_html(question.prompt().stem, losses)),
        *([("Points", f"{common.points:f}")] if common.points != 1 else []),
        *rows,
        *(("Hint", *_html(hint, losses)) for hint in common.hints),
        *([("Feedback", *_html(common.explanation, losses))] if common.explanation else []),
    ]


def _answers(question: registry.Question, losses: Losses) -> tuple[str, list[Sequence[str]]]:
    match question:
        case registry.ChoiceQuestion() | registry.MultipleQuestion():
            keys = (question.key,) if isinstance(question, registry.ChoiceQuestion) else question.keys
            share = "100" if isinstance(question, registry.ChoiceQuestion) else "1"
            options: list[Sequence[str]] = []
            for choice in question.choices:
                feedback = question.feedback.get(choice, "")
                credit = share if choice in keys else "0"
                options.append(("Option", credit, *_html(choice, losses), *_html(feedback, losses)))
            if isinstance(question, registry.ChoiceQuestion):
                return "MC", options
            return "MS", [("Scoring", "RightAnswers"), *options]
        case registry.TrueFalseQuestion():
            return "TF", [("TRUE", "100" if question.key else "0"), ("FALSE", "0" if question.key else "100")]
        case registry.TextQuestion():
            return "SA", [("Answer", "100", losses.one_line(text)) for text in (question.key, *question.accept)]
        case registry.OrderQuestion():
            return "O", [("Item", *_html(item, losses)) for item in question.keys]
        case registry.MatchQuestion():
            sides = [*question.pairs.items(), *(("", right) for right in question.distractors)]
            lefts = [("Choice", str(number), *_html(left, losses)) for number, (left, _) in enumerate(sides, 1) if left]
            return "M", [
                *lefts,
                *(("Match", str(number), losses.one_line(right)) for number, (_, right) in enumerate(sides, 1)),
            ]
        case _:
            return "", []


def _html(text: str, losses: Losses) -> tuple[str, str]:
    """Return the two cells of a text: itself, and whether it is HTML."""
    return (text, "") if is_plain_line(text) else (html_of_text(text, losses), "HTML")
