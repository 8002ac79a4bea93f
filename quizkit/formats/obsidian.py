"""Flashcards in notes of Obsidian, as the plugin Spaced Repetition has them.

Source: src/parser.ts of that plugin, with its usual separators.
"""

import re
from collections.abc import Iterator, Sequence

from quizkit.base.problems import Place
from quizkit.formats.base import Collector, Reading
from quizkit.questions.cloze import Blank, cloze_source

_SCHEDULE = re.compile(r"<!--SR:[^<>]*-->")
_HIGHLIGHT = re.compile(r"==([^=\n]+)==")
_DECK_TAG = re.compile(r"#flashcards(?:/([\w/-]+))?")


def read(data: str) -> Reading:
    """Read the cards of a note."""
    collector = Collector()
    tags: tuple[str, ...] = ()
    for line, block in _blocks(data.splitlines()):
        deck = _DECK_TAG.search("\n".join(block))
        lines = [bare for one in block if (bare := _DECK_TAG.sub("", _SCHEDULE.sub("", one)).rstrip())]
        if deck:
            tags = (deck[1].rpartition("/")[2],) if deck[1] else ()
        _read_block(collector, lines, Place(line, 1), tags)
    return collector.reading()


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the blocks of lines between empty ones; code stays in its block, comments and front matter are left out."""
    block: list[str] = []
    fence = comment = False
    start = lines.index("---", 1) + 1 if lines[:1] == ["---"] and "---" in lines[1:] else 0
    for number, line in enumerate([*lines[start:], ""], start + 1):
        fence ^= line.startswith("```")
        comment |= line.startswith("<!--") and not line.startswith("<!--SR:")
        if comment:
            comment = "-->" not in line
        elif line.strip() or fence:
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _read_block(collector: Collector, lines: Sequence[str], place: Place, tags: tuple[str, ...]) -> None:
    """Read a block: a card on each line with ::, or one card with ? between its sides, or a text with highlights."""
    singles = [line for line in lines if "::" in line and not line.startswith("`")]
    separator = next((number for number, line in enumerate(lines) if line.strip() in ("?", "??")), -1)
    text = "\n".join(lines)
    if singles:
        for line in singles:
            reversed = ":::" in line
            front, _, back = line.partition(":::" if reversed else "::")
            _add(collector, front, back, place, tags, both=reversed)
    elif separator >= 0:
        front, back = "\n".join(lines[:separator]), "\n".join(lines[separator + 1 :])
        _add(collector, front, back, place, tags, both=lines[separator].strip() == "??")
    elif len(pieces := _HIGHLIGHT.split(text)) > 1:
        collector.begin()
        if re.search(r"[{}]", text):
            collector.skip(text, "it has a brace beside a blank", place)
        else:
            source = cloze_source(pieces[::2], list(map(Blank, pieces[1::2])))
            collector.add("cloze", {"cloze": source, "tags": tags}, place)


def _add(collector: Collector, front: str, back: str, place: Place, tags: tuple[str, ...], *, both: bool) -> None:
    """Add a card, and its reverse if both sides are asked."""
    words = back.rstrip().split(" ")
    while len(words) > 1 and re.fullmatch(r"#[^\W\d][\w/-]*", words[-1]):
        words.pop()
    sides = (front.strip(), " ".join(words).strip())
    for first, second in (sides, sides[::-1])[: 1 + both]:
        collector.begin()
        collector.add("flashcard", {"front": first, "back": second, "tags": tags}, place)
