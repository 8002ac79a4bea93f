"""Drawing the Markdown and the formulas of a deck's texts. The text stays data: it is safe before it is read."""

from typing import TYPE_CHECKING

from rich.style import Style as RichStyle
from rich.text import Text

from quizkit.base.text import safe
from quizkit.terminal.theme import WIDEST, Screen, Style

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

    for block in blocks(safe(text)):
        if block.kind == "code":
            _show_code(screen, block, indent)
        else:
            _show_lines(screen, block, style, indent)


def _show_lines(screen: Screen, block: "Block", style: Style, indent: int) -> None:
    line = Text(block.lead, style)
    for span in block.spans:
        line.append(span.text, RichStyle.parse(style) + _look(span, style))
    if block.kind == "heading":
        line.stylize("bold")
    lead = len(block.lead)
    screen.put(line, indent, hang=lead)


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


def _show_code(screen: Screen, block: "Block", indent: int) -> None:
    for line in block.spans[0].text.split("\n"):
        if screen.plain:
            screen.console.print(Text(" " * (indent + 4) + line if line else ""), soft_wrap=True)
        else:
            _show_code_line(screen, line, indent + 2)


def _show_code_line(screen: Screen, line: str, indent: int) -> None:
    """Show one line of code beside a bar; where it goes on below, the bar is broken."""
    width = max(10, min(screen.console.width, WIDEST) - indent - len(_CONTINUED))
    mark = _CODE_MARK
    for part in Text(line, "cyan").wrap(screen.console, width, overflow="fold") or [Text()]:
        part.rstrip()
        screen.console.print(
            Text.assemble(" " * indent, (mark if part else mark.rstrip(), "dim"), part), soft_wrap=True
        )
        mark = _CONTINUED
