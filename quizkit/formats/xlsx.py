"""Spreadsheets of Excel, read and written by openpyxl."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any

from quizkit.base.problems import Place, Problem
from quizkit.deck import Deck
from quizkit.formats import table
from quizkit.formats.archive import Archive
from quizkit.formats.base import Reading, Unreadable, Written
from quizkit.formats.headings import Row, named_columns

SUPPORT = table.SUPPORT
# What Excel has at most, and what 10,000 questions with 15 columns need: more would take too long.
_MOST_ROWS = 1_048_576
_MOST_TAGS = 1_200_000
_MOST_CELLS = 1_000_000
_MISSING = "spreadsheets of Excel need another library: pip install 'quizkit[xlsx]'"


def read(data: bytes) -> Reading:
    """Read the first sheet whose columns have names, else the first, and report the others. Raises Unreadable."""
    sheets = dict(_sheets(data, values=True))
    title = next((title for title, rows in sheets.items() if named_columns(rows)), next(iter(sheets), ""))
    rows = sheets.get(title, [])
    lost = [
        _loss("lost-sheet", f"the sheet “{other}” is not imported: save it as a file of its own")
        for other in sheets
        if other != title
    ]
    formulas = dict(_sheets(data, values=False)).get(title, []) if _has_formulas(data) else []
    lost += [
        _loss("lost-formula", f"the formula {cell} has no value: open the file in a spreadsheet, and save it", number)
        for number, (shown, written) in enumerate(zip(rows, formulas, strict=False), 1)
        for value, cell in zip(shown, written, strict=False)
        if not value and cell.startswith("=")
    ]
    reading = table.read(rows)
    return reading._replace(problems=(*lost, *reading.problems))


def _loss(code: str, what: str, row: int = 0) -> Problem:
    return Problem(code, (), what, "", "warning", Place(row, 1) if row else None)


def _has_formulas(data: bytes) -> bool:
    archive = Archive(data)
    return any(re.search(b"<(?:\\w+:)?f[ >/]", archive.read(name)) for name in archive.names if "worksheets/" in name)


def _sheets(data: bytes, *, values: bool) -> list[tuple[str, list[Row]]]:
    """Return the sheets that are not empty, with the values of formulas or the formulas. Raises Unreadable."""
    openpyxl = _library()
    archive = Archive(data)
    # What it unpacks to is counted too.
    if sum(archive.read(name).count(b"<") for name in archive.names) > _MOST_TAGS:
        raise Unreadable("it has more than 150,000 cells")
    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=values)
        sheets = [(sheet.title, _rows(sheet)) for sheet in book.worksheets]
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable("it is not a valid spreadsheet") from error
    return [(title, rows) for title, rows in sheets if any(map(any, rows))]


def _rows(sheet: Any) -> list[Row]:
    """Return the rows of a sheet. A cell far away from the others makes neither its row nor the rest of the sheet long."""
    rows: list[Row] = []
    cells = 0
    # Else each row is as long as the longest one.
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows()):
        cells += len(row)
        if number >= _MOST_ROWS or cells > _MOST_CELLS:
            raise Unreadable("its cells are too far apart")
        rows.append([_text(cell) for cell in row] if row else ())
    return rows


def _library() -> Any:
    try:
        import openpyxl
    except ImportError:
        raise Unreadable(_MISSING) from None
    return openpyxl


def _text(cell: Any) -> str:
    """Return a cell as a spreadsheet shows it: 35% and not 0.35, true and not 1."""
    match cell.value:
        case None:
            return ""
        case bool() as flag:
            return "true" if flag else "false"
        case int() | float() as number:
            value = Decimal(str(number))
            if "%" in str(cell.number_format):
                return f"{(value * 100).normalize():f}%"
            return f"{value.normalize():f}" if value == value.to_integral_value() else str(number)
        case datetime() as moment if moment.time() == time():
            return _day(moment.date())
        case date() as day if not isinstance(day, datetime):
            return _day(day)
        case other:
            return str(other)


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def write(deck: Deck) -> Written:
    """Write a deck as a table, with the names of the columns in bold. Raises Unreadable without the library."""
    rows, losses = table.rows(deck)
    return Written(book_of(rows), losses)


def book_of(rows: Sequence[Sequence[str]]) -> bytes:
    """Return a spreadsheet in which every cell is a text, so that none is run as a formula."""
    openpyxl = _library()
    book = openpyxl.Workbook()
    sheet = book.active
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            if text:
                cell = sheet.cell(number, column)
                cell.value = text
                cell.data_type = "s"
                cell.number_format = "@"
    output = BytesIO()
    book.save(output)
    return output.getvalue()
