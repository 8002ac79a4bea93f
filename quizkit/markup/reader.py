"""Turns the tokens of markdown-it into blocks and spans, and the formulas in them into Unicode."""

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from markdown_it.token import Token

from quizkit.markup import Block, Kind, Look, Span, Spans, Table
from quizkit.markup.rules import reader

_CODE: frozenset[Look] = frozenset(("code",))
_FORMULA_SIGNS = frozenset("_^\\")


def read_line(line: str) -> Spans:
    """Read the markup inside one line."""
    return _spans(reader().parseInline(line)[0].children or ())


def read_lines(text: str) -> tuple[Block | Table, ...]:
    """Read a text of several lines, each empty line between blocks as a block without spans."""
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[Block | Table]:
    lines, end = text.split("\n"), 0
    for block, (first, after) in _placed(iter(reader().parse(text))):
        yield from (Block("text", ()) for line in lines[end:first] if not line.strip())
        yield block
        end = after


def _placed(tokens: Iterator[Token]) -> Iterator[tuple[Block | Table, Sequence[int]]]:
    """Yield each block with the number of its first line and of the line after it."""
    leads, place, heading = _Leads(), [0, 0], False
    for token in tokens:
        place = token.map or place
        match token.type:
            case "list_item_open":
                leads.open(f"{token.info}{token.markup} ")
            case "list_item_close":
                if leads.new:
                    yield Block("item", (), leads.take()), place
                leads.close()
            case "heading_open" | "heading_close":
                heading = token.nesting > 0
            case "table_open":
                yield Table(_rows(tokens), leads.take()), place
            case "fence" | "code_block":
                yield Block("code", (Span(token.content.removesuffix("\n"), _CODE),), leads.take()), place
            case "inline":
                kind: Kind = "heading" if heading else "item" if leads.new else "text"
                yield Block(kind, _spans(token.children or ()), leads.take()), place
            case _:
                pass


def _rows(tokens: Iterator[Token]) -> tuple[tuple[Spans, ...], ...]:
    rows: list[list[Spans]] = []
    for token in takewhile(lambda token: token.type != "table_close", tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_spans(token.children or ()))
    return tuple(map(tuple, rows))


class _Leads:
    """The markers of the open list items, from the outermost in. New ones are not shown yet."""

    def __init__(self) -> None:
        self._shown: list[str] = []
        self.new: list[str] = []

    def open(self, marker: str) -> None:
        self.new.append(marker)

    def close(self) -> None:
        self._shown.pop()

    def take(self) -> str:
        """Return what precedes the next block: spaces below the shown markers, then the new ones."""
        lead = " " * sum(map(len, self._shown)) + "".join(self.new)
        self._shown += self.new
        self.new = []
        return lead


def _spans(tokens: Sequence[Token]) -> Spans:
    groups = groupby((span for span in _styled(tokens) if span.text), key=lambda span: span.looks)
    return tuple(Span("".join(span.text for span in group), looks) for looks, group in groups)


def _styled(tokens: Sequence[Token]) -> Iterator[Span]:
    looks: list[frozenset[Look]] = [frozenset()]
    for token in tokens:
        match token.type:
            case "em_open" | "strong_open":
                looks.append(looks[-1] | {"italic" if token.type == "em_open" else "bold"})
            case "em_close" | "strong_close":
                looks.pop()
            case "text":
                yield Span(_with_formulas(token.content), looks[-1])
            case "code_inline":
                yield Span(token.content, looks[-1] | _CODE)
            case _:
                yield Span(token.content, looks[-1] | ({"address"} if token.type == "address" else frozenset()))


def _with_formulas(text: str) -> str:
    if _FORMULA_SIGNS.isdisjoint(text):
        return text
    from quizkit.base.formulas import with_formulas

    return with_formulas(text)
