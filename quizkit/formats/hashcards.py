"""Cards in Markdown as hashcards has them: Q: and A:, and C: with blanks in brackets.

Source: src/parser.rs of hashcards.
"""

import re
import tomllib

from quizkit.base.problems import Place
from quizkit.formats.base import Collector, Reading
from quizkit.questions.cloze import Blank, cloze_source

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
    place = Place(int(line), 1)
    texts = {key: "\n".join(text).strip() for key, text in parts.items()}
    if "C" in texts:
        _add_cloze(collector, texts["C"], place)
    elif "Q" not in texts:
        collector.skip(texts["A"], "it has no question before it", place)
    elif "A" not in texts:
        collector.skip(texts["Q"], "it has no answer", place)
    else:
        collector.add("flashcard", {"front": texts["Q"], "back": texts["A"]}, place)


def _add_cloze(collector: Collector, text: str, place: Place) -> None:
    blanks = [Blank(match[1]) for match in _BLANK.finditer(text)]
    if not blanks:
        collector.skip(text, "it has no blank", place)
    elif any(re.search("[{}]", blank.key) for blank in blanks):
        collector.skip(text, "one of its blanks has a brace", place)
    else:
        pieces = _BLANK.sub("\ue000", text).split("\ue000")
        collector.add("cloze", {"cloze": cloze_source(pieces, blanks)}, place)
