"""Markdown and formulas in the texts of a deck, as data: blocks of styled spans. Nothing here draws.

Only what a teacher surely means is taken for markup; all else stays as it is written, line breaks too. So
`5 * 3 * 2`, snake_case, `$5 and $10`, `2**3`, the ____ of a blank and HTML are text like any other.
"""

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from quizkit.formulas import COMPOUND, GREEK, SIGNS, compound, formula, lowered, raised
from quizkit.text import safe

Look: TypeAlias = Literal["bold", "italic", "code", "address"]
Kind: TypeAlias = Literal["text", "item", "heading", "code"]


class Span(NamedTuple):
    """A stretch of text and how it looks; of several looks all apply."""

    text: str
    looks: frozenset[Look] = frozenset()


class Block(NamedTuple):
    """Lines that belong together. `lead` is what stands before an item: its indentation, its sign and a space."""

    kind: Kind
    spans: tuple[Span, ...]
    lead: str = ""


# Letters that touch: not those of scripts that write no spaces between words.
_LETTER = r"[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
# Longer stretches are not emphasised: a lone asterisk must not look for its fellow through a whole book.
_INSIDE = r"(?:(?!\n\n)[\s\S]){0,600}?"
_ADDRESS = r"(?:(?:https?|ftp)://|mailto:|www\.|\.{0,2}/|\#)?(?:[^\s()<>]|\([^\s()<>]*\))+"
_INLINE = re.compile(
    rf"""\\(?P<escaped>[`*_$])
    |(?P<ticks>(?<!`)`+)(?!`)(?P<code>(?:(?!\n\n)[\s\S]){{1,2000}}?)(?<!`)(?P=ticks)(?!`)
    |(?P<url>\b(?:https?|ftp)://[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)
    |!\[(?P<alt>[^\[\]\n]*)\]\((?P<source>{_ADDRESS})(?:\ "[^"\n]*")?\)
    |(?<![\w\]])\[(?P<label>[^\[\]\n]+)\]\((?P<address>{_ADDRESS})(?:\ "[^"\n]*")?\)
    |(?<![\w$\\])(?P<dollars>\$\$?)(?=[^\s$])(?P<formula>[^$\n]{{1,200}}?)(?<=[^\s\\])(?P=dollars)(?![\w$])
    |(?<!{_LETTER})(?<![*)\]])(?P<stars>\*{{1,3}})(?=[^\s*])(?P<starred>{_INSIDE}[^\s*])(?P=stars)(?!\*)(?!{_LETTER})
    |(?<!\w)__(?=[^\s_]+\ )(?P<twice>[^\n_]{{1,200}}[^\s_])__(?!\w)
    |(?<!\w)_(?=[^\s_])(?P<once>{_INSIDE}[^\s_])_(?!\w)
    |(?<![A-Za-z_\\^])(?=[A-Za-z()]{{0,40}}[_^])(?P<compound>{COMPOUND})(?:(?=\((?:s|l|g|aq)\))|(?![\w^(]))
    |(?<![^\W\d])(?P<base>[A-Za-zα-ωΑ-Ω])_(?P<low>\d{{1,2}}|[ijkmn]|\{{[^{{}}\s_^]{{1,8}}\}})(?=[\W^]|$)
    |(?<=[\w)])\^(?P<high>\{{[^{{}}\s_^]{{1,12}}\}}|[-+−]?\d{{1,4}}|[a-z])(?!\w)
    |(?<![A-Za-z\\:/.])(?P<commands>(?:\\[A-Za-z]+)+)(?![A-Za-z\\/])""",
    re.VERBOSE,
)
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})[ ]*(?:[\w+#.-]+[ ]*)?")
_ITEM = re.compile(r"(?P<lead> *(?:[-*+•]|\d{1,3}[.)]) +)(?=\S)(?P<text>.*)")
_HEADING = re.compile(r"#{1,6} +(?=\S)(?P<text>.*?\S)(?: +#+)? *")
_FORMULA_SIGNS = re.compile(r"[\\^_]")
_PLAIN_FORMULA = re.compile(r"(?!.*[^\W\d_]{3})(?=\D)[\w\s+\-−*/=<>().,|!']+")
_DEEPEST = 4


def blocks(text: str) -> tuple[Block, ...]:
    """Read a text that is safe to show already, and return its blocks in order. An empty line is a block of no spans."""
    lines = text.rstrip("\n").split("\n")
    return tuple(_one_line(lines[0]) if len(lines) == 1 else _read(_Lines(lines)))


def one_line(text: str) -> str:
    """Return a text of a deck without its signs and line breaks, and safe to show, for lists of many."""
    return " ".join(filter(None, map(_joined, blocks(safe(text)))))


def _joined(block: Block) -> str:
    return " ".join((block.lead.strip() + " " + "".join(span.text for span in block.spans)).split())


def _one_line(line: str) -> Iterator[Block]:
    yield Block("text", tuple(spans(line)))


class _Lines(list[str]):
    """The lines of a text. `before` and `after` are for each place the nearest line that is not empty, or empty texts.

    The nearest one before a place is another line, the nearest one after it may be the one at the place.
    """

    def __init__(self, lines: list[str]) -> None:
        super().__init__(lines)
        self.before = _last_ones(lines)
        self.after = _last_ones([*lines[::-1], ""])[:0:-1]


def _last_ones(lines: list[str]) -> list[str]:
    """Return for each line the last one before it that is not empty, or an empty text."""
    found, last = [], ""
    for line in lines:
        found.append(last)
        last = line if line.strip() else last
    return found


def _read(lines: _Lines) -> Iterator[Block]:
    place = 0
    while place < len(lines):
        kind, end = _block(lines, place)
        rows = lines[place:end]
        place = end
        if kind == "code":
            yield Block("code", (Span("\n".join(_code(rows)), frozenset(("code",))),))
        elif kind == "item" and (item := _ITEM.fullmatch(rows[0])):
            yield Block("item", tuple(spans(item["text"])), item["lead"])
        elif kind == "heading" and (heading := _HEADING.fullmatch(rows[0])):
            yield Block("heading", tuple(spans(heading["text"])))
        else:
            yield Block("text", tuple(spans("\n".join(rows))))


def _block(lines: _Lines, start: int) -> tuple[Kind, int]:
    """Return of which kind the block is that begins at a line, and the line behind it."""
    after = start + 1
    if _FENCE.fullmatch(lines[start]):
        return "code", _fence_end(lines, start)
    if _indented(lines, start):
        while after < len(lines) and (
            lines[after].startswith("    ") or (not lines[after].strip() and lines.after[after].startswith("    "))
        ):
            after += 1
        return "code", after
    if _ITEM.fullmatch(lines[start]):
        return "item", after
    if _HEADING.fullmatch(lines[start]) and _alone(lines, start):
        return "heading", after
    while after < len(lines) and lines[start].strip() and lines[after].strip() and not _begins(lines[after]):
        after += 1
    return "text", after


def _begins(line: str) -> bool:
    return bool(_FENCE.fullmatch(line) or _ITEM.fullmatch(line))


def _fence_end(lines: list[str], start: int) -> int:
    """Return the line behind a fence's fellow, or the end where it has none."""
    fence = lines[start].strip()
    mark = fence[: len(fence) - len(fence.lstrip(fence[0]))]
    for place in range(start + 1, len(lines)):
        line = lines[place].strip()
        if line.startswith(mark) and not line.strip(mark[0]):
            return place + 1
    return len(lines)


def _indented(lines: _Lines, place: int) -> bool:
    """Return whether a line is code by its indentation: four spaces after an empty line, not under an item of a list."""
    if not lines[place].startswith("    ") or not lines[place].strip():
        return False
    return (place == 0 or not lines[place - 1].strip()) and not _ITEM.fullmatch(lines.before[place])


def _alone(lines: list[str], place: int) -> bool:
    """Return whether a line stands for itself, with empty lines or the edge around it."""
    return all(not line.strip() for line in (*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2]))


def _code(rows: list[str]) -> list[str]:
    """Return the lines of code without what marks them as such."""
    opening = _FENCE.fullmatch(rows[0])
    if opening is None:
        return [row[4:] for row in rows]
    mark = opening["fence"]
    closed = len(rows) > 1 and rows[-1].strip().startswith(mark) and not rows[-1].strip().strip(mark[0])
    return rows[1:-1] if closed else rows[1:]


def spans(text: str, looks: frozenset[Look] = frozenset(), depth: int = 0) -> Iterator[Span]:
    """Read the markup inside lines."""
    done = 0
    for found in _INLINE.finditer(text):
        inside = list(_span(found, looks, depth))
        if inside != [Span(found[0], looks)]:
            if done < found.start():
                yield Span(text[done : found.start()], looks)
            yield from inside
            done = found.end()
    if done < len(text):
        yield Span(text[done:], looks)


def _span(found: re.Match[str], looks: frozenset[Look], depth: int) -> Iterator[Span]:
    name = found.lastgroup or ""
    emphasis = _EMPHASIS[len(found["stars"])] if name == "starred" else _UNDERLINED.get(name)
    if emphasis is not None:
        taken = depth < _DEEPEST and _paired(found[name])
        yield from spans(found[name], looks | emphasis, depth + 1) if taken else (Span(found[0], looks),)
    elif name == "code":
        yield Span(_trimmed(found["code"]), looks | {"code"})
    elif name == "address":
        yield from _link(found["label"], found["address"], found[0], looks)
    else:
        yield Span(_READ[name](found) or found[0], looks)


def _paired(inside: str) -> bool:
    """Return whether the asterisks inside emphasis pair up: those of `int *a, *b; char* c` do not."""
    runs = re.findall(r"\*+", inside)
    return all(runs.count(run) % 2 == 0 for run in set(runs))


def _link(label: str, address: str, written: str, looks: frozenset[Look]) -> Iterator[Span]:
    if not _is_address(address):
        yield Span(written, looks)
        return
    yield from spans(label, looks, _DEEPEST)
    if label != address:
        yield Span(f" ({address})", looks | {"address"})


def _is_address(text: str) -> bool:
    """Return whether a text in brackets is where a link goes: (aq) and (x) are not."""
    return bool(re.match(r"(?:https?|ftp)://|mailto:|www\.|\.{0,2}/\w|#\w|[\w-]+\.(?:[a-z]{2,6})\b", text))


def _trimmed(code: str) -> str:
    both = len(code) > 2 and code[0] == code[-1] == " " and code.strip()
    return code[1:-1] if both else code


def _formula(found: re.Match[str]) -> str | None:
    """Return a formula between dollars, unless they are money or the names of a shell."""
    inside = found["formula"]
    if not _FORMULA_SIGNS.search(inside) and not _PLAIN_FORMULA.fullmatch(inside):
        return None
    return formula(inside)


def _low(found: re.Match[str]) -> str | None:
    low = lowered(found["low"].strip("{}"))
    return None if low is None else found["base"] + low


def _commands(found: re.Match[str]) -> str | None:
    """Return letters and signs named one after the other, unless one of them has no such name."""
    names = found["commands"].split("\\")[1:]
    known = [GREEK.get(name) or SIGNS.get(name) for name in names]
    return "".join(filter(None, known)) if all(known) else None


def _image(found: re.Match[str]) -> str | None:
    return (found["alt"].strip() or found["source"]) if _is_address(found["source"]) else None


_EMPHASIS: dict[int, frozenset[Look]] = {
    1: frozenset(("italic",)),
    2: frozenset(("bold",)),
    3: frozenset(("bold", "italic")),
}
_UNDERLINED: dict[str, frozenset[Look]] = {"once": _EMPHASIS[1], "twice": _EMPHASIS[2]}
_READ: dict[str, Callable[[re.Match[str]], str | None]] = {
    "escaped": lambda found: found["escaped"],
    "url": lambda found: found["url"],
    "source": _image,
    "formula": _formula,
    "compound": lambda found: compound(found["compound"]),
    "low": _low,
    "high": lambda found: raised(found["high"].strip("{}")),
    "commands": _commands,
}
