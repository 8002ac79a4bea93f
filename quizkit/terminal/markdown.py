"""Drawing the Markdown and the formulas of a deck's texts. The text stays data: it is safe before it is read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.style import Style as RichStyle
from rich.text import Text

from quizkit.terminal.theme import WIDEST, Screen, Style
from quizkit.text import safe

if TYPE_CHECKING:
    from quizkit.markup import Block, Span

# A text without any of these, and of one line, holds no markup: reading it is not even loaded.
_SIGNS = frozenset("`*_[\\$^\n")
_BLANK = "____"
_CODE_MARK, _CONTINUED = "│ ", "┆   "


def show_markdown(screen: Screen, text: str, style: Style = "", indent: int = 0) -> None:
    """Show a text of a deck with its Markdown drawn; a plain screen gets the text without the signs.

    Lines are wrapped, those of code as well, with a mark at their side; on a plain screen each stays whole.
    """
    if _SIGNS.isdisjoint(text.replace(_BLANK, "")):
        screen.show(text, style, indent)
        return
    from quizkit.markup import blocks

    screen.put_lines(line for block in blocks(safe(text)) for line in _lines(screen, block, style, indent))


def _lines(screen: Screen, block: "Block", style: Style, indent: int) -> Iterator[Text]:
    return _of_code(screen, block, indent) if block.kind == "code" else _of_text(screen, block, style, indent)


def _of_text(screen: Screen, block: "Block", style: Style, indent: int) -> Iterator[Text]:
    line = Text(block.lead, style)
    for span in block.spans:
        line.append(span.text, RichStyle.parse(style) + _look(span, style))
    if block.kind == "heading":
        line.stylize("bold")
    return screen.wrapped(line, screen.console.width, indent, hang=len(block.lead))


def _look(span: "Span", style: Style) -> RichStyle:
    """Return how a span looks; what is bold in a bold text is underlined, so that it stands out there too."""
    stands_out = "bold" in span.looks
    return RichStyle(
        bold=True if stands_out else None,
        underline=True if stands_out and "bold" in style else None,
        italic=True if "italic" in span.looks else None,
        dim=True if "address" in span.looks else None,
        color="cyan" if "code" in span.looks else None,
    )


def _of_code(screen: Screen, block: "Block", indent: int) -> Iterator[Text]:
    for line in block.spans[0].text.split("\n"):
        if screen.plain:
            yield Text(" " * (indent + 4) + line if line else "")
        else:
            yield from _of_code_line(screen, line, indent + 2)


def _of_code_line(screen: Screen, line: str, indent: int) -> Iterator[Text]:
    """Yield one line of code beside a bar; where it goes on below, the bar is broken."""
    width = max(10, min(screen.console.width, WIDEST) - indent - len(_CONTINUED))
    mark = _CODE_MARK
    for part in Text(line, "cyan").wrap(screen.console, width, overflow="fold") or [Text()]:
        part.rstrip()
        yield Text.assemble(" " * indent, (mark if part else mark.rstrip(), "dim"), part)
        mark = _CONTINUED
