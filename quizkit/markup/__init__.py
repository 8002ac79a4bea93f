"""The Markdown and the formulas of a deck's texts, as data: blocks of styled spans. Nothing here draws.

CommonMark through markdown-it-py, with these differences, so that a text that is not meant as markup stays as written:
a text of one line has no blocks; line breaks and empty lines stay; there is no raw HTML, no entity, no emphasis inside
words; a heading stands alone; a backslash escapes only what would be markup. Quotes, rules, underlined headings and
link definitions stay as written.
"""

from typing import Literal, TypeAlias

from quizkit.base import patterns
from quizkit.base.text import safe, safe_line
from quizkit.base.values import Value

Look: TypeAlias = Literal["bold", "italic", "code", "address"]
Kind: TypeAlias = Literal["text", "item", "heading", "code"]


class Span(Value):
    """A part of a line and how it looks; several looks apply together."""

    text: str
    looks: frozenset[Look] = frozenset()


Spans: TypeAlias = tuple[Span, ...]


class Block(Value):
    """Lines that belong together. `lead` is the indentation and the marker of a list item, with a space."""

    kind: Kind
    spans: Spans
    lead: str = ""


class Table(Value):
    """Rows of cells, the first row is the header. `lead` is as in a block."""

    rows: tuple[tuple[Spans, ...], ...]
    lead: str = ""


_BLANK = patterns.compile("_{3,}")
_INLINE_SIGNS = frozenset("`*_[\\$^")
# Lists, headings, fences and tables, by how a line begins, and code by its indentation after an empty line.
_BLOCK_START = patterns.compile(r"(?:^|\n) {0,3}(?:[-+*#|:~]|\d{1,9}[.)])|(?:^|\n *\n) {4}")


def may_hold_markup(text: str) -> bool:
    """Return whether a text may hold Markdown or a formula; if not, it is shown as written and no reader loads."""
    without_blanks = _BLANK.sub("", text) if "___" in text else text
    return not _INLINE_SIGNS.isdisjoint(without_blanks) or ("\n" in text and bool(_BLOCK_START.search(text)))


def blocks(text: str) -> tuple[Block | Table, ...]:
    """Read a text that is already safe to show. An empty line between blocks is a block without spans."""
    text = text.rstrip("\n")
    if not may_hold_markup(text):
        return (Block("text", (Span(text),)),)
    from quizkit.markup.reader import read_line, read_lines

    return read_lines(text) if "\n" in text else (Block("text", read_line(text)),)


def one_line(text: str) -> str:
    """Return a text of a deck as one line, without its markup and safe to show, for lists of questions."""
    if not may_hold_markup(text):
        return safe_line(text)
    return " ".join(" ".join(map(_plain, blocks(safe(text)))).split())


def _plain(block: Block | Table) -> str:
    cells = (block.spans,) if isinstance(block, Block) else (cell for row in block.rows for cell in row)
    return block.lead + " ".join("".join(span.text for span in cell) for cell in cells)
