"""Sets which rules of markdown-it read a deck's texts, and replaces some by stricter ones.

A rule looks at one position of a text, and adds tokens if something starts there. Links and images are found by a
pattern, because markdown-it takes time that grows with the square of the number of brackets. A rule looks at the first
character before it uses its pattern, so that a text without links or dollars compiles none.
"""

from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, heading, list_block, table
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize
from markdown_it.rules_inline.state_inline import Delimiter

from quizkit.base import patterns


@cache
def reader() -> MarkdownIt:
    """Return markdown-it with these rules."""
    reader = MarkdownIt("zero")
    reader.enable(["table", "code", "fence", "list", "heading", "backticks", "emphasis", "balance_pairs"])
    reader.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    reader.block.ruler.at("list", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    reader.block.ruler.at("heading", _heading)
    reader.block.ruler.before("paragraph", "deck_outdented", _outdented, {"alt": ["paragraph"]})
    inline = reader.inline
    inline.ruler.at("emphasis", _emphasis)
    for name, rule in (("escape", _escape), ("link", _link), ("dollars", _dollars), ("url", _url)):
        inline.ruler.before("backticks", f"deck_{name}", rule)
    inline.ruler2.after("balance_pairs", "deck_pairs", _drop_doubtful_pairs)
    return reader


_BAR = patterns.compile(r"(?<!\\)\|")
# Deeper lists stay as written; markdown-it itself would leave their text out.
_DEEPEST = 16


def _list(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    return state.level < _DEEPEST and list_block(state, first, end, silent)


def _table(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Accept a table unless a row has more cells than the header: markdown-it leaves those out."""
    known = len(state.tokens)
    if first < state.env.get("as_written", 0) or not table(state, first, end, silent):
        return False
    lines = (state.src[state.bMarks[line] : state.eMarks[line]] for line in range(first, state.line))
    bars = [len(_BAR.findall(line.strip().strip("|"))) for line in lines]
    if not silent and max(bars) > bars[0]:
        del state.tokens[known:]
        state.env["as_written"], state.line = state.line, first
        return False
    return True


def _outdented(state: StateBlock, first: int, _end: int, silent: bool) -> bool:
    """End the paragraph of a list item where a line is not indented as the item is."""
    return silent and state.sCount[first] < state.blkIndent


def _heading(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Accept a heading only with empty lines or the edge around it: `# text` in code is a comment."""
    stands_alone = all(not 0 <= line < end or state.isEmpty(line) for line in (first - 1, first + 1))
    return stands_alone and heading(state, first, end, silent)


# Kana, Chinese characters and Hangul.
_WITHOUT_SPACES = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7af"))
_TWO_WORDS = patterns.compile(r"[^\s_]+ ")


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Read a run of asterisks or underscores, with stricter rules for which of them open and close."""
    start, known = state.pos, len(state.delimiters)
    if not tokenize(state, silent):
        return False
    before, after = state.src[start - 1 : start], state.src[state.pos : state.pos + 1]
    if state.src[start] == "*":
        opens, closes = before not in ("*", ")", "]") and not _joins(before), not _joins(after)
    else:
        # `__init__` is a name, `____` is a blank.
        length = state.pos - start
        opens, closes = length == 1 or (length == 2 and bool(_TWO_WORDS.match(state.src, state.pos))), length < 3
    for delimiter in state.delimiters[known:]:
        delimiter.open, delimiter.close = delimiter.open and opens, delimiter.close and closes
    return True


def _joins(character: str) -> bool:
    """Return whether a character makes a word with one beside it, as in scripts that put spaces between words."""
    return (character.isalnum() or character == "_") and not any(
        first <= character <= last for first, last in _WITHOUT_SPACES
    )


def _drop_doubtful_pairs(state: StateInline) -> None:
    _drop_doubtful(state.delimiters)
    for meta in state.tokens_meta:
        if meta:
            _drop_doubtful(meta["delimiters"])


def _drop_doubtful(delimiters: Sequence[Delimiter]) -> None:
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


_ESCAPED = patterns.compile(r"\\(?:[`*_$\n]|!?\[[^\[\]\\\n]*\\?\]\()")
# What a backslash keeps from starting a block.
_ESCAPED_AT_START = patterns.compile(r"(?:^|\n) {0,3}(?:\\[-#+>|~]|\d{1,9}\\[.)])$")
_FARTHEST = 14


def _escape(state: StateInline, _silent: bool) -> bool:
    at = state.pos
    if state.src[at] != "\\":
        return False
    start = _ESCAPED_AT_START.search(state.src[max(0, at - _FARTHEST) : at + 2])
    if start or _ESCAPED.match(state.src, at, state.posMax):
        return _push(state, "literal", state.src[at + 1], at + 2)
    return False


# A label in square brackets, in which other brackets may be, and a target in round ones.
_LINK = patterns.compile(
    r"(?P<image>!?)\[(?P<label>(?:[^\[\]\\\n]|\\[^\[\]\n]|\[[^\[\]\n]*\](?:\([^\s()]*\))?)*+)\]"
    r"\((?P<target>[^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+)\)"
)
# The target of a link is an address, with a title at most: (aq) and (x) are none.
_ADDRESS = patterns.compile(r"(?:(?:https?|ftp)://|mailto:|www\.|\.{0,2}/\w|#\w|[\w-]+\.(?:[a-z]{2,6})\b)\S*")
_TOUCHES = patterns.compile(r"[\w\]]")


def _link(state: StateInline, _silent: bool) -> bool:
    """Read a link, which is shown as its text and its address, or an image, which is shown as its text."""
    match = _LINK.match(state.src, state.pos, state.posMax) if state.src[state.pos] in "![" else None
    if match is None:
        return False
    label, address = match["label"], _without_title(match["target"])
    if not (label.strip() or address) or not (match["image"] or _is_link(state, label, address)):
        return False
    end, state.pos, state.posMax = state.posMax, match.start("label"), match.end("label")
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.posMax = end
    if match["image"]:
        return _push(state, "literal", "" if label.strip() else address, match.end())
    return _push(state, "address", "" if label == address else f" ({address})", match.end())


def _is_link(state: StateInline, label: str, address: str) -> bool:
    touches = state.pos > 0 and _TOUCHES.match(state.src, state.pos - 1)
    return bool(label) and not touches and state.linkLevel == 0 and bool(_ADDRESS.fullmatch(address))


def _without_title(target: str) -> str:
    target = target.strip()
    quote = target[-1:] if target[-1:] in ("'", '"') else ""
    address = target.removesuffix(quote).rpartition(f" {quote}")[0] if quote else target
    return (address or target).strip().strip("<>")


_DOLLARS = patterns.compile(r"(?<![\w$\\])(\$\$?)(?=[^\s$])(?P<formula>[^$\n]{1,200}?)(?<=[^\s\\])\1(?![\w$])")
_FORMULA_SIGNS = patterns.compile(r"[\\^_]")
_PLAIN_FORMULA = patterns.compile(r"(?!.*[^\W\d_]{3})(?=\D)[\w\s+\-−*/=<>().,|!']+")


def _dollars(state: StateInline, _silent: bool) -> bool:
    """Read a formula between dollars; amounts of money and the names of a shell stay as written."""
    match = _DOLLARS.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "$" else None
    if match is None:
        return False
    from quizkit.base.formulas import formula

    inside = match["formula"]
    is_formula = _FORMULA_SIGNS.search(inside) or _PLAIN_FORMULA.fullmatch(inside)
    return _push(state, "literal", (formula(inside) if is_formula else None) or match[0], match.end())


_URL = patterns.compile(r"(?:(?<=\bhttp)|(?<=\bhttps)|(?<=\bftp))://[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*")


def _url(state: StateInline, _silent: bool) -> bool:
    match = _URL.match(state.src, state.pos, state.posMax) if state.src[state.pos] == ":" else None
    if match is None:
        return False
    url = match[0].rstrip("*_")
    return _push(state, "literal", url, match.start() + len(url))


def _push(state: StateInline, kind: str, content: str, after: int) -> bool:
    state.push(kind, "", 0).content = content
    state.pos = after
    return True
