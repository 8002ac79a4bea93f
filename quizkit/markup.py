"""Reads the Markdown and the formulas of a deck's texts into blocks of styled spans. Nothing here draws.

CommonMark through markdown-it-py, with these differences, so that a text that is not meant as markup stays as written:
a text of one line has no blocks; line breaks and empty lines stay; there is no raw HTML, no entity, no emphasis inside
words; a heading stands alone; a backslash escapes only what would be markup. Quotes, rules, underlined headings and
link definitions stay as written. Links and images are found by patterns of our own: markdown-it takes time that grows
with the square of the number of brackets.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from quizkit.base.formulas import COMPOUND, GREEK, SIGNS, compound, formula, lowered, raised
from quizkit.base.text import may_hold_markup, safe

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.rules_inline.state_inline import Delimiter
    from markdown_it.token import Token

Look: TypeAlias = Literal["bold", "italic", "code", "address"]
Kind: TypeAlias = Literal["text", "item", "heading", "code"]


class Span(NamedTuple):
    """A part of a line and how it looks; several looks apply together."""

    text: str
    looks: frozenset[Look] = frozenset()


Spans: TypeAlias = tuple[Span, ...]


class Block(NamedTuple):
    """Lines that belong together. `lead` is the indentation and the marker of a list item, with a space."""

    kind: Kind
    spans: Spans
    lead: str = ""


class Table(NamedTuple):
    """Rows of cells, the first row is the header. `lead` is as in a block."""

    rows: tuple[tuple[Spans, ...], ...]
    lead: str = ""


def blocks(text: str) -> tuple[Block | Table, ...]:
    """Read a text that is already safe to show. An empty line between blocks is a block without spans."""
    text = text.rstrip("\n")
    if not may_hold_markup(text):
        return (Block("text", (Span(text),)),)
    if "\n" in text:
        return tuple(_blocks(text))
    return (Block("text", spans(text)),)


def spans(line: str) -> Spans:
    """Read the markup inside one line."""
    return _spans(_reader().parseInline(line)[0].children or ())


def one_line(text: str) -> str:
    """Return a text of a deck as one line, without its markup and safe to show, for lists of questions."""
    return " ".join(" ".join(map(_plain, blocks(safe(text)))).split())


def _plain(block: Block | Table) -> str:
    cells = (block.spans,) if isinstance(block, Block) else (cell for row in block.rows for cell in row)
    return block.lead + " ".join("".join(span.text for span in cell) for cell in cells)


def _blocks(text: str) -> Iterator[Block | Table]:
    lines, end = text.split("\n"), 0
    for block, (first, after) in _placed(iter(_reader().parse(text))):
        yield from (Block("text", ()) for line in lines[end:first] if not line.strip())
        yield block
        end = after


def _placed(tokens: Iterator["Token"]) -> Iterator[tuple[Block | Table, Sequence[int]]]:
    """Yield each block with the number of its first line and of the line after it."""
    leads, place, heading = _Leads(), [0, 0], False
    for token in tokens:
        place = token.map or place
        match token.type:
            case "list_item_open":
                leads.open(f"{token.info}{token.markup} ")
            case "list_item_close":
                if leads.are_new:
                    yield Block("item", (), leads.take()), place
                leads.close()
            case "heading_open" | "heading_close":
                heading = token.nesting > 0
            case "table_open":
                yield Table(_rows(tokens), leads.take()), place
            case "fence" | "code_block":
                yield Block("code", (Span(token.content.removesuffix("\n"), _CODE),), leads.take()), place
            case "inline":
                kind: Kind = "heading" if heading else "item" if leads.are_new else "text"
                yield Block(kind, _spans(token.children or ()), leads.take()), place
            case _:
                pass


def _rows(tokens: Iterator["Token"]) -> tuple[tuple[Spans, ...], ...]:
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
        self._new: list[str] = []

    @property
    def are_new(self) -> bool:
        return bool(self._new)

    def open(self, marker: str) -> None:
        self._new.append(marker)

    def close(self) -> None:
        self._shown.pop()

    def take(self) -> str:
        """Return what precedes the next block: spaces below the shown markers, then the new ones."""
        lead = " " * sum(map(len, self._shown)) + "".join(self._new)
        self._shown += self._new
        self._new = []
        return lead


# Spans


def _spans(tokens: Sequence["Token"]) -> Spans:
    """Join the neighbours that look the same."""
    groups = groupby((span for span in _styled(tokens) if span.text), key=lambda span: span.looks)
    return tuple(Span("".join(span.text for span in group), looks) for looks, group in groups)


def _styled(tokens: Sequence["Token"]) -> Iterator[Span]:
    looks: list[frozenset[Look]] = [frozenset()]
    for token in tokens:
        match token.type:
            case "em_open" | "strong_open":
                looks.append(looks[-1] | {"italic" if token.type == "em_open" else "bold"})
            case "em_close" | "strong_close":
                looks.pop()
            case "text":
                yield Span(_FORMULA.sub(_in_unicode, token.content), looks[-1])
            case "code_inline":
                yield Span(token.content, looks[-1] | _CODE)
            case _:
                yield Span(token.content, looks[-1] | ({"address"} if token.type == "address" else frozenset()))


_CODE: frozenset[Look] = frozenset(("code",))

# Formulas without dollars, in text that is neither code nor an address.
_FORMULA = re.compile(
    rf"""(?<![A-Za-z_\\^])(?=[A-Za-z()]{{0,40}}[_^])(?P<compound>{COMPOUND})(?:(?=\((?:s|l|g|aq)\))|(?![\w^(]))
    |(?<![^\W\d])(?P<base>[A-Za-zα-ωΑ-Ω])_(?P<low>\d{{1,2}}|[ijkmn]|\{{[^{{}}\s_^]{{1,8}}\}})(?=[\W^]|$)
    |(?<=[\w)])\^(?P<high>\{{[^{{}}\s_^]{{1,12}}\}}|[-+−]?\d{{1,4}}|[a-z])(?!\w)
    |(?<![A-Za-z\\:/.])(?P<commands>(?:\\[A-Za-z]+)+)(?![A-Za-z\\/])""",
    re.VERBOSE,
)


def _in_unicode(match: re.Match[str]) -> str:
    """Return a formula in Unicode, or as written if a part of it has no such form."""
    if match["compound"]:
        shown = compound(match["compound"])
    elif match["base"]:
        low = lowered(match["low"].strip("{}"))
        shown = low and match["base"] + low
    elif match["high"]:
        shown = raised(match["high"].strip("{}"))
    else:
        names = match["commands"].split("\\")[1:]
        letters = [GREEK.get(name) or SIGNS.get(name) or "" for name in names]
        shown = "".join(letters) if all(letters) else None
    return shown or match[0]


# The reader, and its own rules: each looks at one position of a line and adds tokens if something starts there.


@cache
def _reader() -> "MarkdownIt":
    """Return markdown-it with our rules. It loads only for a text that may hold markup."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("zero")
    reader.enable(["table", "code", "fence", "list", "heading", "backticks", "emphasis", "balance_pairs"])
    reader.block.ruler.at("list", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    reader.block.ruler.at("heading", _heading)
    reader.block.ruler.before("paragraph", "deck_outdented", _outdented, {"alt": ["paragraph"]})
    inline = reader.inline
    inline.ruler.at("emphasis", _emphasis)
    for name, rule in (("escape", _escape), ("link", _link), ("dollars", _dollars), ("url", _url)):
        inline.ruler.before("backticks", f"deck_{name}", rule)
    inline.ruler2.after("balance_pairs", "deck_pairs", _drop_doubtful_pairs)
    return reader


# Deeper lists stay as written; markdown-it itself would leave their text out.
_DEEPEST = 16


def _list(state: "StateBlock", first: int, end: int, silent: bool) -> bool:
    from markdown_it.rules_block import list_block

    return state.level < _DEEPEST and list_block(state, first, end, silent)


def _outdented(state: "StateBlock", first: int, _end: int, silent: bool) -> bool:
    """End the paragraph of a list item where a line is not indented as the item is."""
    return silent and state.sCount[first] < state.blkIndent


def _heading(state: "StateBlock", first: int, end: int, silent: bool) -> bool:
    """Accept a heading only with empty lines or the edge around it: `# text` in code is a comment."""
    from markdown_it.rules_block import heading

    stands_alone = all(not 0 <= line < end or state.isEmpty(line) for line in (first - 1, first + 1))
    return stands_alone and heading(state, first, end, silent)


# Letters that touch emphasis, without those of scripts that put no spaces between words.
_LETTER = re.compile(r"[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TWO_WORDS = re.compile(r"[^\s_]+ ")


def _emphasis(state: "StateInline", silent: bool) -> bool:
    """Read a run of asterisks or underscores, with stricter rules for which of them open and close."""
    from markdown_it.rules_inline.emphasis import tokenize

    start, known = state.pos, len(state.delimiters)
    if not tokenize(state, silent):
        return False
    before, after = state.src[start - 1 : start], state.src[state.pos : state.pos + 1]
    if state.src[start] == "*":
        opens, closes = not (before in ("*", ")", "]") or _LETTER.match(before)), not _LETTER.match(after)
    else:
        # `__init__` is a name, `____` is a blank.
        length = state.pos - start
        opens, closes = length == 1 or (length == 2 and bool(_TWO_WORDS.match(state.src, state.pos))), length < 3
    for delimiter in state.delimiters[known:]:
        delimiter.open, delimiter.close = delimiter.open and opens, delimiter.close and closes
    return True


def _drop_doubtful_pairs(state: "StateInline") -> None:
    _drop_doubtful(state.delimiters)
    for meta in state.tokens_meta:
        if meta:
            _drop_doubtful(meta["delimiters"])


def _drop_doubtful(delimiters: Sequence["Delimiter"]) -> None:
    """Drop the pair after a sign that opens nothing, as in `int *a, *b; char* c`, and pairs of unequal length."""
    open_end = {"*": False, "_": False}
    ends: dict[int, str] = {}
    for place, delimiter in enumerate(delimiters):
        sign = chr(delimiter.marker)
        if ends.get(place):
            open_end[sign] = False
        elif delimiter.end < 0:
            open_end[sign] = open_end[sign] or delimiter.open
        elif open_end[sign] or (sign == "_" and delimiter.length != delimiters[delimiter.end].length):
            ends[delimiter.end] = sign
            delimiter.end = -1


_ESCAPED = re.compile(r"\\(?:[`*_$\n]|!?\[[^\[\]\\\n]*\\?\]\()")
# What a backslash keeps from starting a block.
_ESCAPED_AT_START = re.compile(r"(?:^|\n) {0,3}(?:\\[-#+>|~]|\d{1,9}\\[.)])$")
_FARTHEST = 14


def _escape(state: "StateInline", _silent: bool) -> bool:
    at = state.pos
    if state.src[at] != "\\":
        return False
    start = _ESCAPED_AT_START.search(state.src[max(0, at - _FARTHEST) : at + 2])
    if start or _ESCAPED.match(state.src, at, state.posMax):
        return _push(state, "literal", state.src[at + 1], at + 2)
    return False


# A label in square brackets, in which other brackets may be, and a target in round ones.
_LINK = re.compile(
    r"(?P<image>!?)\[(?P<label>(?:[^\[\]\\\n]|\\.|\[[^\[\]\n]*\](?:\([^\s()]*\))?)*+)\]"
    r"\((?P<target>[^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+)\)"
)
# The target of a link is an address, with a title at most: (aq) and (x) are none.
_ADDRESS = re.compile(r"(?:(?:https?|ftp)://|mailto:|www\.|\.{0,2}/\w|#\w|[\w-]+\.(?:[a-z]{2,6})\b)\S*")
_TOUCHES = re.compile(r"[\w\]]")


def _link(state: "StateInline", _silent: bool) -> bool:
    """Read a link, which is shown as its text and its address, or an image, which is shown as its text."""
    match = _LINK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    label, address = match["label"], _without_title(match["target"])
    if not match["image"] and not _is_link(state, label, address):
        return False
    end, state.pos, state.posMax = state.posMax, match.start("label"), match.end("label")
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.posMax = end
    if match["image"]:
        return _push(state, "literal", "" if label.strip() else address, match.end())
    return _push(state, "address", "" if label == address else f" ({address})", match.end())


def _is_link(state: "StateInline", label: str, address: str) -> bool:
    touches = state.pos > 0 and _TOUCHES.match(state.src, state.pos - 1)
    return bool(label) and not touches and state.linkLevel == 0 and bool(_ADDRESS.fullmatch(address))


def _without_title(target: str) -> str:
    target = target.strip()
    quote = target[-1:] if target[-1:] in ("'", '"') else ""
    address = target.removesuffix(quote).rpartition(f" {quote}")[0] if quote else target
    return (address or target).strip().strip("<>")


_DOLLARS = re.compile(r"(?<![\w$\\])(\$\$?)(?=[^\s$])(?P<formula>[^$\n]{1,200}?)(?<=[^\s\\])\1(?![\w$])")
_FORMULA_SIGNS = re.compile(r"[\\^_]")
_PLAIN_FORMULA = re.compile(r"(?!.*[^\W\d_]{3})(?=\D)[\w\s+\-−*/=<>().,|!']+")


def _dollars(state: "StateInline", _silent: bool) -> bool:
    """Read a formula between dollars; amounts of money and the names of a shell stay as written."""
    match = _DOLLARS.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    inside = match["formula"]
    is_formula = _FORMULA_SIGNS.search(inside) or _PLAIN_FORMULA.fullmatch(inside)
    return _push(state, "literal", (formula(inside) if is_formula else None) or match[0], match.end())


_URL = re.compile(r"(?:(?<=\bhttp)|(?<=\bhttps)|(?<=\bftp))://[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*")


def _url(state: "StateInline", _silent: bool) -> bool:
    """Keep an address as written, from its colon on."""
    match = _URL.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    url = match[0].rstrip("*_")
    return _push(state, "literal", url, match.start() + len(url))


def _push(state: "StateInline", kind: str, content: str, after: int) -> bool:
    """Add a token whose content is shown as it is."""
    state.push(kind, "", 0).content = content
    state.pos = after
    return True
