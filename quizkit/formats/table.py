"""Tables with a question on each row, from any spreadsheet: the columns are recognised by their names."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import compress
from typing import Final

from quizkit.base.problems import Place, Problem
from quizkit.deck import Deck
from quizkit.formats.base import Collector, Reading, Unreadable
from quizkit.formats.features import ABOUT, Losses, Support
from quizkit.formats.headings import CHOICE, DECK_LANGUAGE, FIELDS, Row, header, language
from quizkit.formats.item import decimal
from quizkit.grading.number.quantities import looks_like_a_number
from quizkit.questions.base import COMMON, FieldKind, FieldValue
from quizkit.questions.registry import TYPES, Question

SUPPORT = Support(TYPES, features=ABOUT, settings=("language",))
_LETTER = re.compile(r"[A-Ja-j1-9]|\d\d")
_TRUE = frozenset("true yes t wahr ja richtig vrai oui verdadero sí vero sì verdadeiro sim 1 x".split())
_FALSE = frozenset("false no f falsch nein faux non falso não 0".split())
# Spreadsheets run a cell that begins with one of these as a formula; an apostrophe stops that.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_LONGEST_CELL = 10_000_000


def rows_of(text: str, delimiter: str = "") -> list[Row]:
    """Return the rows of a text with separated values. Without a delimiter, the likeliest of , ; and tab is taken.

    Raises Unreadable.
    """
    return [[*map(_formulated, row)] for _, row in numbered_rows(text, delimiter or _delimiter(text))]


def numbered_rows(text: str, delimiter: str) -> Iterator[tuple[int, Row]]:
    """Yield each row of a text with separated values, and the line in which it begins. Raises Unreadable."""
    csv.field_size_limit(_LONGEST_CELL)
    # A quotation mark that is not closed on the last line goes on to the next one.
    lines = [f"{line}\n" for line in (*lines_of(text), "")]
    reader, line = csv.reader(lines, delimiter=delimiter), 1
    try:
        for row in reader:
            if reader.line_num > line:
                # Fails at a cell that ends in the middle of another row.
                list(csv.reader(lines[line - 1 : reader.line_num], delimiter=delimiter, strict=True))
            yield line, row
            line = reader.line_num + 1
    except csv.Error:
        raise Unreadable("the quotation mark before a cell is not closed", Place(line, 1)) from None


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, whatever ends them; other characters that separate lines are part of a cell."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def separated_text(rows: Sequence[Row], delimiter: str) -> str:
    """Return rows as separated values; no cell is run as a formula."""
    output = io.StringIO(newline="")
    csv.writer(output, delimiter=delimiter, lineterminator="\r\n").writerows([map(formula_safe, row) for row in rows])
    return output.getvalue()


def read(rows: Sequence[Row]) -> Reading:
    """Read the questions of a table. A row above the names of the columns is a title."""
    start, columns = header(rows)
    collector = Collector(language(rows[start - 1], columns, rows[start:]) if start else "")
    for number, row in enumerate(rows[start:], start + 1):
        # The templates of other tools have rows with only a number.
        if any(map(str.strip, [*compress(row, columns), *row[len(columns) :]])):
            collector.begin()
            _Row(collector, columns, row, Place(number, 1)).read()
    reading = collector.reading()
    return reading._replace(problems=(*_unread_columns(rows, start, columns), *reading.problems))


def _unread_columns(rows: Sequence[Row], start: int, columns: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each column with a name that means nothing here, if it has content other than the number of the row."""
    for place, (heading, column) in enumerate(zip(rows[start - 1] if start else (), columns, strict=False)):
        cells = ["".join(row[place : place + 1]).strip() for row in rows[start:]]
        name, texts = " ".join(heading.split()), [cell for cell in cells if cell]
        if name and not column and texts and texts != [str(number) for number in range(1, len(texts) + 1)]:
            what = f"the column “{name}” is not imported ({len(texts):,} cell{'s' * (len(texts) > 1)})"
            yield Problem("lost-column", (), what, "", "warning", Place(start, 1))


def rows(deck: Deck) -> tuple[list[Row], tuple[Problem, ...]]:
    """Return a deck as rows, the names of the columns first, and what they do not keep."""
    entries, problems = SUPPORT.each(deck, _cells)
    if deck.language != "en":
        entries = [{**cells, DECK_LANGUAGE: deck.language} for cells in entries]
    names = dict.fromkeys(name for cells in entries for name in cells)
    choices = sorted((name for name in names if name.startswith("choice ")), key=lambda name: int(name.split()[1]))
    keys = (*"id type question cloze front answer back".split(), *choices, "order", "match", *FIELDS, DECK_LANGUAGE)
    columns = [key for key in dict.fromkeys(keys) if key in names]
    return [columns, *([cells.get(column, "") for column in columns] for cells in entries)], problems


def _cells(question: Question, losses: Losses) -> dict[str, str]:
    """Return the cells of a question by the names of their columns."""
    cells = {"type": question.type}
    for key, value in question.values().items():
        match value:
            case tuple() if key == "choices":
                cells |= {f"choice {place}": choice for place, choice in enumerate(value, 1)}
            case bool():
                cells[key] = "true" if value else "false"
            case Decimal():
                cells[key] = f"{value.normalize():f}"
            case str():
                cells[key] = value
            case tuple():
                # A line break after the only item says that | and ; in it are its own.
                cells[key] = "\n".join(_one_line(item, losses) for item in (*value, *[""] * (len(value) == 1)))
            case dict():
                cells[key] = _lines(key, value, losses)
    return cells


def _lines(key: str, mapping: Mapping[str, str] | Mapping[str, tuple[str, ...]], losses: Losses) -> str:
    """Return a mapping as a cell, `left = right` on each line; empty if a left side cannot be written so."""
    if any("\n" in left or (key == "match" and " = " in f"{left} ") for left in mapping):
        reason = "its left sides have line breaks, or = between spaces"
        if key == "match":
            losses.refuse(reason)
        else:
            losses.lose(f"lost-{key}", f"it loses {ABOUT[key]}: {reason}")  # type: ignore[index]  # a feature
        return ""
    return "\n".join(f"{left} = {_one_line(right, losses)}" for left, right in _pairs(mapping))


def _pairs(mapping: Mapping[str, str] | Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for left, right in mapping.items():
        yield from ((left, item) for item in ((right,) if isinstance(right, str) else right))


def _one_line(text: str, losses: Losses) -> str:
    if "\n" in text:
        losses.lose("lost-line-breaks", "line breaks in its lists are not exported")
    return " ".join(text.split("\n"))


class _Row:
    """Reads one row into a collector."""

    def __init__(self, collector: Collector, columns: Sequence[str], cells: Sequence[str], place: Place) -> None:
        self._collector = collector
        named = list(zip(columns, cells, strict=False))
        self._cells = {
            name: cell for name, cell in named if cell and name and not name.startswith(("choice ", "wrong "))
        }
        # Without a choice before it, feedback is on any reply.
        if " = " not in self._cells.get("feedback", " = ") and "explanation" not in self._cells:
            self._cells["explanation"] = self._cells.pop("feedback")
        # An empty one counts where a key is a number.
        self._offered = tuple(cell.strip() for name, cell in named if name.startswith("choice "))
        wrong = [cell for name, cell in named if cell.strip() and name.startswith("wrong ")]
        if wrong and not any(self._offered):
            self._offered = (self._cells.get("answer", ""), *wrong)
        self._surplus = [cell.strip() for cell in cells[len(columns) :] if cell.strip()]
        self._place = place

    def read(self) -> None:
        """Read the row."""
        if self._surplus:
            what = f"“{self._surplus[0]}” is in no column: put quotes around a cell that contains the separator"
            self._collector.lose("lost-cells", self._cells.get("question", ""), what, self._place)
        if "choices" in self._cells and not any(self._offered):
            self._offered = _items(self._cells["choices"])
        choices = tuple(filter(None, self._offered))
        type = self._type()
        fields = {**COMMON, **TYPES[type].fields}
        own = {key: cell for key, cell in self._cells.items() if key not in _READ_LAST}
        values: dict[str, FieldValue | None] = {
            key: _value(fields[key].kind, cell) for key, cell in own.items() if key in fields
        }
        self._note_unread(type, own, values)
        if type in ("choice", "multiple"):
            values["choices"] = choices
            values["feedback"] = _last(_mapping(self._cells.get("feedback", ""), choices))
        answer = self._cells.get("answer", "")
        match type:
            case "choice" | "multiple":
                keys = _keys(answer, self._offered)
                values["answer"] = keys if type == "multiple" else keys[0] if keys else answer
            case "true/false":
                values["answer"] = answer.casefold() in _TRUE
            case "list":
                values["answer"] = _items(answer)
                values["accept"] = _mapping(self._cells.get("accept", ""), _items(answer))
            case _:
                values["answer"] = answer
        self._collector.add(type, values, self._place)

    def _note_unread(self, type: str, cells: Mapping[str, str], values: Mapping[str, FieldValue | None]) -> None:
        """Report the cells that a question of this type does not have, or that cannot be read."""
        for key, cell in cells.items():
            why = "cannot be read" if key in values else f"is not imported: {type} questions have none"
            if cell.strip() and values.get(key) in (None, (), {}):
                what = f"its {key} “{cell.strip()}” {why}"
                self._collector.lose(f"lost-{key}", self._cells.get("question", ""), what, self._place)

    def _type(self) -> str:
        named = self._cells.get("type", "").casefold()
        if named in TYPES:
            return named
        answer = self._cells.get("answer", "")
        by_column = next((type for key, type in _TYPE_OF_COLUMN.items() if key in self._cells), "")
        if by_column:
            return by_column
        if any(self._offered):
            return "multiple" if len(_keys(answer, self._offered)) > 1 else "choice"
        if answer.casefold() in ("true", "false", "wahr", "falsch", "vrai", "faux", "verdadero", "falso", "vero"):
            return "true/false"
        return "number" if looks_like_a_number(answer, self._collector.language or "en") else "text"


# What depends on the type.
_READ_LAST: Final = ("type", "choices", "answer", DECK_LANGUAGE)
_TYPE_OF_COLUMN: Final = {"cloze": "cloze", "order": "order", "match": "match", "back": "flashcard"}


def _value(kind: FieldKind, cell: str) -> FieldValue | None:
    match kind:
        case "texts" | "text or texts":
            return _items(cell)
        case "flag":
            return cell.casefold() in _TRUE
        case "points" | "count":
            return decimal(cell.replace(",", "."))
        case "pairs":
            return _last(_mapping(cell))
        case "examples":
            return _mapping(cell)
        case _:
            return cell


def _mapping(cell: str, known: Sequence[str] = ()) -> dict[str, tuple[str, ...]]:
    """Return a cell with `left = right` on each line as right sides by left ones; the left ones may be known."""
    pairs: dict[str, tuple[str, ...]] = {}
    for line in _split(cell, "\n" if " = " in cell else ";"):
        left = next((one for one in known if line.startswith(f"{one} = ")), line.partition(" = ")[0])
        right = line.removeprefix(f"{left} = ").strip()
        if right and right != line:
            pairs[left] = (*pairs.get(left, ()), right)
    return pairs


def _last(pairs: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {left: rights[-1] for left, rights in pairs.items()}


def _items(cell: str) -> tuple[str, ...]:
    """Return the items of a cell: one a line, or between | or ;."""
    return _split(cell, next((sign for sign in ("\n", "|", ";") if sign in cell), "\n"))


def _split(cell: str, sign: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in cell.split(sign) if item.strip())


def _keys(answer: str, offered: Sequence[str]) -> tuple[str, ...]:
    """Return the choices that a key means: by their text, else by letters, numbers or the names of their columns."""
    choices = tuple(filter(None, offered))
    if answer in choices:
        return (answer,)
    lines = tuple(line.strip() for line in answer.split("\n"))
    if all(line in choices for line in lines):
        return lines
    folded = {choice.casefold(): choice for choice in choices}
    for sign in ("\n", "|", ";", ","):
        parts = [part.strip() for part in answer.split(sign) if part.strip()]
        if parts and all(part.casefold() in folded for part in parts):
            return tuple(folded[part.casefold()] for part in parts)
    marks = [part.rstrip(").") for part in re.split(r"[\s,;|&+]+", CHOICE.sub(r"\1", answer)) if part]
    if not marks or not all(_LETTER.fullmatch(mark) for mark in marks):
        return ()
    places = [int(mark) - 1 if mark.isdecimal() else ord(mark.upper()) - ord("A") for mark in marks]
    keys = tuple(offered[place] for place in places if 0 <= place < len(offered) and offered[place])
    return keys if len(keys) == len(places) else ()


def _delimiter(text: str) -> str:
    first = re.sub(r'"[^"]*"', "", text[:20_000]).split("\n", 6)[:6]
    return max(",;\t", key=lambda sign: sum(line.count(sign) for line in first))


def formula_safe(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula: an apostrophe comes before = + - @."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _formulated(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
