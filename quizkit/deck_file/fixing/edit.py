"""Edits of the text of a deck, and the texts without quotes that an edit may put in quotes."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from quizkit.base.problems import Place
from quizkit.deck_file.keys import DECK_KEYS
from quizkit.deck_file.lines import LINE_BREAK, TextLines
from quizkit.deck_file.quoting import in_quotes
from quizkit.deck_file.reading.aliases import OTHER_NAMES


class Edit(NamedTuple):
    """`text` replaces the characters from `start` up to `end`, counted from 0."""

    start: int
    end: int
    text: str


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits applied, which must not overlap.

    >>> applied("answer: @home", [Edit(8, 8, '"'), Edit(13, 13, '"')])
    'answer: "@home"'
    """
    parts: list[str] = []
    offset = 0
    for edit in sorted(edits):
        parts += (text[offset : edit.start], edit.text)
        offset = edit.end
    return "".join((*parts, text[offset:]))


class RawText(NamedTuple):
    """Part of a file that was meant as one text: from `start` up to `end`, what it says, and the text in quotes."""

    start: int
    end: int
    text: str
    quoted: str


_KEYS = {*DECK_KEYS, *OTHER_NAMES}
_KEY = "(?:" + "|".join(sorted(map(re.escape, _KEYS), key=len, reverse=True)) + ")"
# Dashes, then perhaps a key, before a text on its line.
_HEAD = re.compile(rf" *(?:- +)*(?:{_KEY}:(?:[ \t]+|$))?")
_ITEM = re.compile(rf" *(?:- |-$|{_KEY}:(?:\s|$)|#|$)")
_COMMENT = re.compile(r"(?<![ \t])[ \t]+#")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")
_IN_BRACKETS = re.compile(r"[^\[\]{},\"']+")
# Curly quotes around all of a text, which were meant as quotes of YAML; French ones belong to the text.
_CURLY = re.compile(r"\A(?:“([^“”]+)”|„([^„“”]+)[“”]|‘([^‘’]+)’)\Z")
_MOST_LINES = 20


def raw_texts(lines: TextLines, place: Place) -> Iterator[RawText]:
    """Yield what may be the intended text at a place that YAML could not read, the likeliest first."""
    first = _first_line(lines, place.line)
    start, value = _value(lines, first)
    if value.startswith("[") or (value.startswith("{") and not value.startswith("{{")):
        yield from _in_brackets(lines, place)
        # An open bracket may begin a list; a bracket with text after it does not.
        if value[-1] in "]}" or first != place.line or not re.search(r"[\]}]", value):
            return
    if value[:1] in ("'", '"'):
        yield from _other_quotes(start, value)
    elif value and _may_be_text(value):
        if first == place.line or not _ITEM.match(lines[place.line]):
            yield _raw_text(lines, start, _last_offset(lines, first, start + len(value)))
        yield _raw_text(lines, start, start + len(value))
        colon = value.find(": ")
        if colon > 0 and first == place.line:
            after = value[colon + 1 :].lstrip()
            yield _raw_text(lines, start + len(value) - len(after), start + len(value))
    yield from _in_brackets(lines, place)


def _may_be_text(value: str) -> bool:
    # A dash may begin a list, a comma may end an item in brackets, and a bar begins a block.
    return value[0] != "#" and not value.startswith("- ") and value[-1] != "," and not _BLOCK_HEADER.fullmatch(value)


def _raw_text(lines: TextLines, start: int, end: int) -> RawText:
    raw = lines.text[start:end]
    intended = _CURLY.sub(r"\1\2\3", raw)
    text = " ".join(part.strip(" \t") for part in LINE_BREAK.split(intended))
    return RawText(start, end, text, in_quotes(intended))


def _first_line(lines: TextLines, line: int) -> int:
    """Return the line, with a dash or a key, in which the text of a line begins."""
    for above in range(line, max(0, line - _MOST_LINES), -1):
        if _ITEM.match(lines[above]):
            return above if _value(lines, above)[1] else line
    return line


def _value(lines: TextLines, line: int) -> tuple[int, str]:
    """Return the offset and the text after the dash or the key of a line, without a comment."""
    source = lines[line]
    head = _HEAD.match(source)
    column = head.end() if head else 0
    value = _COMMENT.split(source[column:], maxsplit=1)[0].rstrip(" \t")
    return lines.start(line) + column, value


def _last_offset(lines: TextLines, first: int, end: int) -> int:
    """Return the end of a text that begins in a line and continues in lines below that are indented further."""
    source = lines[first]
    indent = len(source) - len(source.lstrip(" -"))
    for line in range(first + 1, min(lines.count, first + _MOST_LINES) + 1):
        below = lines[line]
        if _COMMENT.search(lines[line - 1]) or _ITEM.match(below) or len(below) - len(below.lstrip(" ")) <= indent:
            break
        end = lines.start(line) + len(_COMMENT.split(below, maxsplit=1)[0].rstrip(" \t"))
    return end


def _in_brackets(lines: TextLines, place: Place) -> Iterator[RawText]:
    source = lines[place.line]
    for match in _IN_BRACKETS.finditer(source):
        if match.start() < place.column <= match.end() + 1 and source[: match.start()].rstrip()[-1:] in ("[", ","):
            start = lines.start(place.line) + match.end() - len(match[0].lstrip(" \t"))
            end = lines.start(place.line) + len(source[: match.end()].rstrip(" \t"))
            if start < end:
                yield _raw_text(lines, start, end)


def _other_quotes(start: int, value: str) -> Iterator[RawText]:
    """Yield a text whose quotes cannot contain it, in quotes that can."""
    quote, inner = value[0], value[1:-1]
    if len(value) > 2 and value[-1] == quote and _is_one_text(quote, inner):
        yield RawText(start, start + len(value), inner, in_quotes(inner))
    elif value.count(quote) > 1 and value[-1] != quote and "\\" not in value:
        yield RawText(start, start + len(value), value, in_quotes(value))


def _is_one_text(quote: str, inner: str) -> bool:
    r"""Return whether quotes surely enclose one text that contains the same quotes, or literal backslashes.

    'don't' contains an apostrophe, "he said "no" twice" a quote; "this" and "that" are two texts. "C:\dir" contains a
    backslash that escapes nothing.
    """
    if quote == "'":
        apostrophes = [offset for offset, character in enumerate(inner) if character == "'"]
        return all(offset and re.fullmatch(r"\w'\w", inner[offset - 1 : offset + 2]) for offset in apostrophes)
    if '"' in inner:
        return "\\" not in inner and inner[inner.find('"') - 1 : inner.find('"')] == " "
    return re.search(r"\\[^A-Za-z]|\\[ntrux]|\\$", inner) is None
