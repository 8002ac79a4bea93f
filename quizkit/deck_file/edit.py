"""Edits of a deck's text at the place: what stands from where to where, and what takes its place."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from quizkit.deck_file.other_names import KEYS, OTHER_NAMES
from quizkit.problems import Place


class Edit(NamedTuple):
    """`text` takes the place of the characters from `start` up to `end`, counted from 0."""

    start: int
    end: int
    text: str


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made, none of which overlap.

    >>> applied("answer: @home", [Edit(8, 8, '"'), Edit(13, 13, '"')])
    'answer: "@home"'
    """
    parts: list[str] = []
    at = 0
    for edit in sorted(edits):
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*parts, text[at:]))


_REFERENCE = re.compile(r"[&*][\w-]*")
_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")


class Lines:
    """A text by its lines, which are counted from 1 and parted as YAML parts them."""

    def __init__(self, text: str) -> None:
        self.text = text
        breaks = list(_BREAK.finditer(text))
        self._starts = [0, *(found.end() for found in breaks)]
        self._ends = [*(found.start() for found in breaks), len(text)]
        self.count = len(self._starts)

    @cached_property
    def references(self) -> frozenset[str]:
        """What looks like an anchor or a reference to one anywhere in the text, with its sign."""
        return frozenset(_REFERENCE.findall(self.text))

    def __getitem__(self, line: int) -> str:
        return self.text[self._starts[line - 1] : self._ends[line - 1]]

    def start(self, line: int) -> int:
        """Return the offset of a line; behind the last one it is the end of the text."""
        return self._starts[line - 1] if line <= self.count else len(self.text)

    def offset(self, place: Place) -> int:
        """Return the offset of a place, which may be the one behind the last character."""
        return min(self._starts[min(place.line, self.count) - 1] + place.column - 1, len(self.text))

    def place(self, offset: int) -> Place:
        """Return the place of an offset."""
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)

    def line_break(self, line: int) -> str:
        """Return what ends a line; behind the last one, what ends the one before."""
        found = [
            self.text[self._ends[at] : self._starts[at + 1]] for at in (line - 1, line - 2) if 0 <= at < self.count - 1
        ]
        return next(iter(found), "\n")


class Raw(NamedTuple):
    """A text as a file has it, from `start` up to `end`: what it says, and how it is to stand there instead."""

    start: int
    end: int
    says: str
    instead: str


_KEYS = {*KEYS, *OTHER_NAMES}
_KEY = "(?:" + "|".join(sorted(map(re.escape, _KEYS), key=len, reverse=True)) + ")"
# What stands before a text on its line: dashes, then perhaps a key of the format.
_HEAD = re.compile(rf" *(?:- +)*(?:{_KEY}:(?:[ \t]+|$))?")
_ITEM = re.compile(rf" *(?:- |-$|{_KEY}:(?:\s|$)|#|$)")
_COMMENT = re.compile(r"(?<![ \t])[ \t]+#")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")
_IN_BRACKETS = re.compile(r"[^\[\]{},\"']+")
# A pair round all of a text, which was meant as YAML's quotes; French ones belong to the text.
_CURLY = re.compile(r"\A(?:“([^“”]+)”|„([^„“”]+)[“”]|‘([^‘’]+)’)\Z")
_MOST_LINES = 20


def in_quotes(raw: str) -> str:
    """Return a text of one or more lines in quotes, its characters as they are: double ones unless it has such itself.

    >>> print(in_quotes("Ottawa: the capital"), in_quotes('the "Bard"'))
    "Ottawa: the capital" 'the "Bard"'
    """
    if '"' in raw or "\\" in raw:
        return "'" + raw.replace("'", "''") + "'"
    return f'"{raw}"'


def raw_texts(lines: Lines, place: Place) -> Iterator[Raw]:
    """Yield what may be the text that was meant where YAML could not read one, the likeliest first."""
    first = _first_line(lines, place.line)
    start, value = _value(lines, first)
    if value.startswith("[") or (value.startswith("{") and not value.startswith("{{")):
        yield from _in_brackets(lines, place)
        # What is opened and never closed may be meant as a list; with text behind it, it is none.
        if value[-1] in "]}" or first != place.line or not re.search(r"[\]}]", value):
            return
    if value[:1] in ("'", '"'):
        yield from _other_quotes(start, value)
    elif value and not _is_no_text(value):
        if first == place.line or not _ITEM.match(lines[place.line]):
            yield _as_it_stands(lines, start, _last_offset(lines, first, start + len(value)))
        yield _as_it_stands(lines, start, start + len(value))
        colon = value.find(": ")
        if colon > 0 and first == place.line:
            behind = value[colon + 1 :].lstrip()
            yield _as_it_stands(lines, start + len(value) - len(behind), start + len(value))
    yield from _in_brackets(lines, place)


def _is_no_text(value: str) -> bool:
    # A dash may begin a list, a comma may end an item in brackets, and behind a bar stands a block.
    return value[0] == "#" or value.startswith("- ") or value[-1] == "," or bool(_BLOCK_HEADER.fullmatch(value))


def _as_it_stands(lines: Lines, start: int, end: int) -> Raw:
    raw = lines.text[start:end]
    meant = _CURLY.sub(r"\1\2\3", raw)
    says = " ".join(part.strip(" \t") for part in _BREAK.split(meant))
    return Raw(start, end, says, in_quotes(meant))


def _first_line(lines: Lines, line: int) -> int:
    """Return the line in which the text begins that goes on in a line: one with a dash or a key."""
    for above in range(line, max(0, line - _MOST_LINES), -1):
        if _ITEM.match(lines[above]):
            return above if _value(lines, above)[1] else line
    return line


def _value(lines: Lines, line: int) -> tuple[int, str]:
    """Return the offset and the text behind the dash or the key of a line, without a comment."""
    source = lines[line]
    head = _HEAD.match(source)
    column = head.end() if head else 0
    value = _COMMENT.split(source[column:], maxsplit=1)[0].rstrip(" \t")
    return lines.start(line) + column, value


def _last_offset(lines: Lines, first: int, end: int) -> int:
    """Return where a text ends that begins in a line and goes on in those below that are indented further."""
    source = lines[first]
    least = len(source) - len(source.lstrip(" -"))
    for line in range(first + 1, min(lines.count, first + _MOST_LINES) + 1):
        below = lines[line]
        if _COMMENT.search(lines[line - 1]) or _ITEM.match(below) or len(below) - len(below.lstrip(" ")) <= least:
            break
        end = lines.start(line) + len(_COMMENT.split(below, maxsplit=1)[0].rstrip(" \t"))
    return end


def _in_brackets(lines: Lines, place: Place) -> Iterator[Raw]:
    """Yield the item of a list in brackets, on one line, that stands at a place."""
    source = lines[place.line]
    for found in _IN_BRACKETS.finditer(source):
        if found.start() < place.column <= found.end() + 1 and source[: found.start()].rstrip()[-1:] in ("[", ","):
            start = lines.start(place.line) + found.end() - len(found[0].lstrip(" \t"))
            end = lines.start(place.line) + len(source[: found.end()].rstrip(" \t"))
            if start < end:
                yield _as_it_stands(lines, start, end)


def _other_quotes(start: int, value: str) -> Iterator[Raw]:
    """Yield a text in quotes, as it stands, in quotes that can hold it."""
    quote, inner = value[0], value[1:-1]
    if len(value) > 2 and value[-1] == quote and _is_one_text(quote, inner):
        yield Raw(start, start + len(value), inner, in_quotes(inner))
    elif value.count(quote) > 1 and value[-1] != quote and "\\" not in value:
        yield Raw(start, start + len(value), value, in_quotes(value))


def _is_one_text(quote: str, inner: str) -> bool:
    r"""Return whether quotes surely hold one text that has such quotes in it, or backslashes that are meant.

    'don't' has an apostrophe, "he said "no" twice" a quote; "this" and "that" are two texts. "C:\dir" has a
    backslash that escapes nothing.
    """
    if quote == "'":
        return (
            all(re.fullmatch(r"\w'\w", inner[at - 1 : at + 2]) for at in _places(inner, "'") if at) and inner[:1] != "'"
        )
    if '"' in inner:
        return "\\" not in inner and inner[inner.find('"') - 1 : inner.find('"')] == " "
    return re.search(r"\\[^A-Za-z]|\\[ntrux]|\\$", inner) is None


def _places(text: str, character: str) -> list[int]:
    return [at for at, found in enumerate(text) if found == character]
