"""Draws the Markdown and the formulas of a deck's texts, for every screen that shows them."""

from collections.abc import Iterator

from rich.style import Style as RichStyle
from rich.text import Text

from quizkit.base.text import safe
from quizkit.markup import Span, Spans, Table, blocks, may_hold_markup
from quizkit.terminal.theme import WIDEST, Screen, Style

_CODE_BAR, _CONTINUED = "│ ", "┆   "
_GAP, _BETWEEN_CELLS = "  ", " | "


def show_markdown(
    screen: Screen, text: str, style: Style = "", indent: int = 0, hang: int = 0, label: Text | None = None
) -> None:
    """Print a text of a deck, after a label if there is one; lines after the first are indented by `hang` more."""
    _print(screen, markdown_lines(screen, text, _width(screen) - indent - hang, style, label), indent, hang)


def show_beside(screen: Screen, lead: Text, text: str, indent: int = 0) -> None:
    """Print a text of a deck beside what leads to it, such as the letter of a choice."""
    _print(screen, lines_beside(screen, lead, text, _width(screen) - indent), indent)


def _width(screen: Screen) -> int:
    return min(screen.console.width, WIDEST)


def _print(screen: Screen, lines: Iterator[Text], indent: int, hang: int = 0) -> None:
    margin = indent
    for line in lines:
        screen.console.print(Text(" " * margin if line else "") + line, soft_wrap=True)
        margin = indent + hang


def lines_beside(screen: Screen, lead: Text, text: str, columns: int, style: Style = "") -> Iterator[Text]:
    """Yield a text of a deck as `markdown_lines` does, beside what leads to it."""
    return _after_lead(lead, markdown_lines(screen, text, columns - lead.cell_len, style))


def markdown_lines(
    screen: Screen, text: str, columns: int, style: Style = "", label: Text | None = None
) -> Iterator[Text]:
    """Yield a text as lines of this many columns, with a label in the first line or above anything but a paragraph."""
    if not may_hold_markup(text):
        yield from screen.wrapped(Text.assemble(label or "", (safe(text.rstrip("\n")), style)), columns)
        return
    for block in blocks(safe(text)):
        lead = Text(block.lead, style)
        if len(lead) > columns // 2:
            yield from screen.wrapped(lead, columns)
            lead = Text()
        width = columns - len(lead)
        if label and (isinstance(block, Table) or block.kind != "text"):
            yield from screen.wrapped(label, columns)
            label = None
        if isinstance(block, Table):
            lines = _table_lines(screen, block, width, style)
        elif block.kind == "code":
            lines = _code_lines(screen, block.spans, width)
        else:
            heading = "bold" if block.kind == "heading" else ""
            body = Text.assemble(label or "", _styled(block.spans, style), style=heading)
            lines = screen.wrapped(body, width)
            label = None
        yield from _after_lead(lead, lines)


def _after_lead(lead: Text, lines: Iterator[Text]) -> Iterator[Text]:
    """Put a lead before the first line, and as many spaces before the others."""
    for line in lines:
        yield lead + line if line or lead.plain.strip() else line
        lead = Text(" " * lead.cell_len)


def _styled(spans: Spans, style: Style) -> Text:
    line = Text(style=style)
    for span in spans:
        line.append(span.text, _look(span, style))
    return line


def _look(span: Span, style: Style) -> RichStyle:
    """Return how a span looks; what is bold in a bold text is underlined, so that it stands out there too."""
    stands_out = "bold" in span.looks
    return RichStyle(
        bold=True if stands_out else None,
        underline=True if stands_out and "bold" in style else None,
        italic=True if "italic" in span.looks else None,
        dim=True if "address" in span.looks else None,
        color="cyan" if "code" in span.looks else None,
    )


def _code_lines(screen: Screen, spans: Spans, columns: int) -> Iterator[Text]:
    code = "".join(span.text for span in spans).split("\n")
    if screen.plain:
        yield from (Text("    " + line if line else "") for line in code)
        return
    width = max(10, columns - 2 - len(_CONTINUED))
    for line in code:
        mark = _CODE_BAR
        for part in Text(line, "cyan").wrap(screen.console, width, overflow="fold") or [Text()]:
            part.rstrip()
            yield Text.assemble("  ", (mark if part else mark.rstrip(), "dim"), part)
            mark = _CONTINUED


def _table_lines(screen: Screen, table: Table, columns: int, style: Style) -> Iterator[Text]:
    """Yield aligned columns where they fit, else the cells of each row with a bar between them."""
    rows = [[_styled(cell, style) for cell in row] for row in table.rows]
    for cell in rows[0]:
        cell.stylize("bold")
    widths = [max(cell.cell_len for cell in column) for column in zip(*rows, strict=True)]
    if screen.plain or sum(widths) + len(_GAP) * (len(widths) - 1) > columns:
        for row in rows:
            yield from screen.wrapped(Text(_BETWEEN_CELLS).join(row), columns, hang=len(_GAP))
        return
    rows.insert(1, [Text("─" * width, "dim") for width in widths])
    for row in rows:
        for cell, width in zip(row, widths, strict=True):
            cell.pad_right(width - cell.cell_len)
        line = Text(_GAP).join(row)
        line.rstrip()
        yield line
