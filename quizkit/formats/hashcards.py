"""Cards in Markdown as hashcards has them: Q: and A:, and C: with blanks in brackets.

Source: src/parser.rs of hashcards.
"""

import re
import tomllib

from quizkit.base.problems import Place
from quizkit.formats.base import Collector, Reading
from quizkit.formats.item import Item
from quizkit.questions.cloze import Blank

_KEY = re.compile(r"([QAC]):(.*)")
# A blank is in brackets; an image, and a bracket after a backslash, is none.
_BLANK = re.compile(r"(?<![!\\])\[((?:\\.|[^\[\]\\])+)\](?!\()")


def read(data: str) -> Reading:
    """Read the cards of a file."""
    collector, lines = Collector(), data.splitlines()
    title, start = _front_matter(lines)
    parts: dict[str, list[str]] = {}
    begun = open_part = ""
    for number, line in enumerate([*lines[start:], "---"], start + 1):
        key = _KEY.match(line)
        if (key and (key[1] != "A" or "A" in parts or "C" in parts)) or line.strip() == "---":
            _add(collector, parts, begun)
            parts = {}
        if key:
            begun = begun if parts else str(number)
            open_part = key[1]
            parts[open_part] = [key[2]]
        elif parts and line.strip() != "---":
            parts[open_part].append(line)
    return collector.reading(title)


def _front_matter(lines: list[str]) -> tuple[str, int]:
    """Return the name of the deck, and the place of the first line below the front matter."""
    if not lines or lines[0].strip() != "---" or "---" not in [line.strip() for line in lines[1:]]:
        return "", 0
    end = [line.strip() for line in lines].index("---", 1)
    try:
        return str(tomllib.loads("\n".join(lines[1:end])).get("name", "")), end + 1
    except ValueError:
        return "", end + 1


def _add(collector: Collector, parts: dict[str, list[str]], line: str) -> None:
    if not parts:
        return
    collector.begin()
    item = Item(collector, Place(int(line), 1))
    texts = {key: "\n".join(text).strip() for key, text in parts.items()}
    item.stem = next(texts[key] for key in "CQA" if key in texts)
    pieces = _BLANK.split(item.stem)
    if "C" in texts and len(pieces) == 1:
        item.skip("it has no blank")
    elif "C" in texts:
        item.cloze(pieces[::2], [Blank(key) for key in pieces[1::2]])
    elif "Q" not in texts:
        item.skip("it has no question before it")
    elif "A" not in texts:
        item.skip("it has no answer")
    else:
        item.add("flashcard", {"front": texts["Q"], "back": texts["A"]})
