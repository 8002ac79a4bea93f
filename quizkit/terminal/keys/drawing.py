"""Draws the rows of a question in key mode, and where the cursor is."""

from collections.abc import Iterable, Sequence

from rich.text import Text

from quizkit.base.values import Value
from quizkit.questions.reply_grammar import labels
from quizkit.questions.shapes import Rating
from quizkit.terminal.keys.selection import RATINGS, Marking, Ordering, Pairing, Picking, Recalling, Selection
from quizkit.terminal.markdown import lines_beside
from quizkit.terminal.screens.words import count
from quizkit.terminal.theme import CURSOR, FINISHED, LABEL, WIDEST, Screen, Style

RATING_NAMES: dict[Rating, str] = {1: "again", 2: "hard", 3: "good", 4: "easy"}


class Drawing(Value):
    """Lines to draw, and the index of the line with the cursor."""

    lines: tuple[Text, ...]
    cursor: int = 0


class _Row(Value):
    """A label and its text, of a deck or styled already, and the sign that marks the row with the cursor or the pick."""

    label: Text
    text: str | Text
    sign: str = ">"


def draw(screen: Screen, columns: int, selection: Selection, days: Sequence[int] | None = None) -> Drawing:
    """Draw the rows of a question and the cursor; `days` are those until the next review for each rating of a card."""
    return _drawn(screen, columns, selection, _rows(selection, days), selection.cursor)


def final_rows(screen: Screen, selection: Selection, *, is_picked: bool) -> list[Text]:
    """Return the rows to leave on the screen: without a cursor, and with the picked row marked if `is_picked`."""
    if isinstance(selection, Ordering):
        selection = selection._replace(numbered=len(selection.order) if is_picked else 0, held=False)
    rows = _rows(selection, None)
    here = selection.cursor if is_picked and isinstance(selection, Picking | Recalling) else -1
    if isinstance(selection, Recalling):
        rows, here = ([rows[here]] if rows and is_picked else []), 0
    return list(_drawn(screen, screen.console.width, selection, rows, here).lines)


def _drawn(screen: Screen, columns: int, selection: Selection, rows: Sequence[_Row], here: int) -> Drawing:
    lines: list[Text] = []
    cursor = 0
    for place, row in enumerate(rows):
        if place == here:
            cursor = len(lines)
        lines += _lines(screen, columns, row, is_here=place == here)
    if isinstance(selection, Pairing):
        right = selection.prompt.right
        lines.append(Text())
        for row in _labelled([str(number) for number in range(1, len(right) + 1)], right):
            lines += _lines(screen, columns, row)
    return Drawing(tuple(lines), cursor)


def _rows(selection: Selection, days: Sequence[int] | None) -> list[_Row]:
    match selection:
        case Picking(prompt, needs_enter=False):
            return _labelled(labels(prompt.choices), prompt.choices)
        case Picking(prompt, cursor, marked=marked):
            boxes = ["(x)" if marked and place == cursor else "( )" for place in range(len(prompt.choices))]
            return _boxed(boxes, labels(prompt.choices), prompt.choices)
        case Marking(prompt, _, marked):
            boxes = ["[x]" if place in marked else "[ ]" for place in range(len(prompt.choices))]
            return _boxed(boxes, labels(prompt.choices), prompt.choices)
        case Ordering(prompt, order, numbered=numbered, held=held):
            return _ordered(prompt.items, order, numbered, held=held)
        case Pairing(prompt, partners):
            width = len(str(len(prompt.right)))
            boxes = [f"[{'' if partner is None else partner + 1:>{width}}]" for partner in partners]
            return _boxed(boxes, labels(prompt.left), prompt.left)
        case Recalling(revealed=revealed):
            return _ratings(days) if revealed else []


def _labelled(names: Sequence[str], texts: Iterable[str]) -> list[_Row]:
    width = max(map(len, names))
    return [_Row(Text(f"{name:>{width}}", LABEL), text) for name, text in zip(names, texts, strict=True)]


def _boxed(boxes: Iterable[str], names: str, texts: Iterable[str]) -> list[_Row]:
    rows = _labelled(names, texts)
    return [row._replace(label=Text(f"{box} ") + row.label) for box, row in zip(boxes, rows, strict=True)]


def _ordered(items: tuple[str, ...], order: tuple[int, ...], numbered: int, *, held: bool) -> list[_Row]:
    names = labels(items)
    rows = []
    for place, item in enumerate(order):
        number = f"{place + 1}." if place < numbered else ""
        label = Text.assemble((f"{number:<{len(str(len(order))) + 1}} ", FINISHED), (names[item], LABEL))
        rows.append(_Row(label, items[item], sign="↕" if held else ">"))
    return rows


def _ratings(days: Sequence[int] | None) -> list[_Row]:
    waits = [f"in {count(number, 'day')}" for number in days] if days else [""] * len(RATINGS)
    return [
        _Row(Text(str(rating), LABEL), Text.assemble(f"{RATING_NAMES[rating]:<6}", (when, "dim")))
        for rating, when in zip(RATINGS, waits, strict=True)
    ]


def _lines(screen: Screen, columns: int, row: _Row, *, is_here: bool = False) -> list[Text]:
    style: Style = "bold" if is_here else ""
    lead = Text.assemble((row.sign if is_here else " ", CURSOR), " ", row.label, "  ")
    if isinstance(row.text, str):
        return list(lines_beside(screen, lead, row.text, min(columns, WIDEST), style))
    return [lead + Text.assemble(row.text, style=style)]
