"""Quizzes in the pages of MkDocs, as mkdocs-quiz has them.

Source: mkdocs_quiz/parsing.py and the documentation of that plugin.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from quizkit.base.problems import Place
from quizkit.formats.base import Collector, Reading
from quizkit.formats.checklist import add_blanks, add_choices, checklist
from quizkit.formats.item import HUNDRED, Item, WeightedAnswer

_FENCE = re.compile(r"\s*(```+|~~~+)")
_OPENING = re.compile(r"\s*<(\??)quiz\??>(.*)")
_CLOSING = re.compile(r"(.*?)<\??/quiz\??>")
_OLD_KEY = re.compile(r"(question|answer-correct|answer|content):\s*(.*)")


def read(data: str) -> Reading:
    """Read the quizzes of a page."""
    collector = Collector()
    for line, is_old, lines in _quizzes(data.splitlines()):
        collector.begin()
        item = Item(collector, Place(line, 1))
        (_read_old if is_old else _read)(item, lines)
    return collector.reading()


def _quizzes(lines: Sequence[str]) -> Iterator[tuple[int, bool, list[str]]]:
    """Yield the line of each quiz, whether it is in the old syntax, and its lines. Code outside quizzes is passed over."""
    fence, begun, is_old = "", 0, False
    inside: list[str] = []
    for number, line in enumerate(lines, 1):
        mark, opening = _FENCE.match(line), _OPENING.match(line)
        if not begun and mark:
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        elif not begun and opening and not fence:
            begun, is_old, inside = number, bool(opening[1]), []
        if begun:
            text = opening[2] if opening and begun == number else line
            closing = _CLOSING.match(text)
            inside.append(closing[1] if closing else text)
            if closing:
                yield begun, is_old, inside
                begun = 0
    if begun:
        yield begun, is_old, inside


def _read(item: Item, lines: Sequence[str]) -> None:
    parts = checklist(lines)
    if parts.answers:
        item.ask("\n".join(parts.above), "\n".join(parts.below))
        add_choices(item, parts.answers)
        return
    rule = next((place for place, line in enumerate(lines) if line.strip() == "---"), len(lines))
    text = "\n".join(lines[:rule]).strip()
    item.ask(text, "\n".join(lines[rule + 1 :]))
    add_blanks(item, text)


def _read_old(item: Item, lines: Sequence[str]) -> None:
    """Read a quiz of versions before 1.0: `question:`, `answer:`, `answer-correct:`, and `content:` in HTML."""
    pairs = [(match[1], match[2]) for line in lines if (match := _OLD_KEY.match(line.strip()))]
    content = next((place + 1 for place, line in enumerate(lines) if line.strip().startswith("content:")), len(lines))
    html = next((text for key, text in pairs if key == "question"), "")
    item.ask(item.markdown_of_html(html), item.markdown_of_html("\n".join(lines[content:])))
    answers = [(key, item.markdown_of_html(text)) for key, text in pairs if key.startswith("answer")]
    add_choices(
        item, [WeightedAnswer(text, HUNDRED if key == "answer-correct" else Decimal(0)) for key, text in answers]
    )
