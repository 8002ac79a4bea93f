"""Reports control and bidirectional characters in texts and keys, raw or as escapes."""

import re
from collections.abc import Iterator
from itertools import islice

from quizkit.base import patterns
from quizkit.base.problems import Place, Problem, Route
from quizkit.deck_file.lines import TextLines
from quizkit.deck_file.reading.nodes import Entries, Items, Node, place_of

# Unicode's Bidi_Control: these characters show a text in another order than it is graded.
_BIDIRECTIONAL = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
INVISIBLE = patterns.compile(f"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff{_BIDIRECTIONAL}]")
_MAY_BE = patterns.compile(rf"[{_BIDIRECTIONAL}]|\\(?:[0abefvN]|x[0189]|u00[0189]|u06|u20|[uU][fF]|U000)")
_CHARACTER = patterns.compile(r"\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|.)|[^\\]", re.DOTALL)
_NAMED = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "v": "\v", "N": "\x85"}
# A command of a formula, as in "\frac": the rule escape-in-quotes reports it.
_COMMAND = patterns.compile(r"\\[abefv][A-Za-z]{2}")

_PLAIN = bytes(code for code in range(32, 127) if code != ord("\\")) + b"\t\n\r"


def is_plain_ascii(text: str) -> bool:
    """Return whether a text is printable ASCII without a backslash: then no character is invisible or forbidden."""
    return text.isascii() and not text.encode().translate(None, _PLAIN)


def invisible_characters(root: Node | None, text: str, most: int) -> list[Problem]:
    """Return the first problems with invisible characters in a tree that was read from `text`."""
    # Most decks have none, which a search of the text shows quickly.
    if is_plain_ascii(text) or not _MAY_BE.search(text):
        return []
    lines = TextLines(text)
    problems = (
        _as_problem(character, route, place)
        for content, start, route in _texts(root, ())
        for character, place in _places(content, start, lines)
    )
    return list(islice(problems, most))


def _texts(node: Node | None, route: Route) -> Iterator[tuple[str, Place, Route]]:
    """Yield the texts and keys below a node that contain an invisible character, each with its start."""
    if isinstance(node, tuple):
        if INVISIBLE.search(node[0]):
            yield node[0], place_of(node), route
    elif isinstance(node, Items):
        for position, item in enumerate(node.items):
            yield from _texts(item, (*route, position))
    elif isinstance(node, Entries):
        for key, value in node.entries.items():
            if INVISIBLE.search(key):
                yield key, node.key_place(key), (*route, key)
            yield from _texts(value, (*route, key))


def _places(content: str, start: Place, lines: TextLines) -> Iterator[tuple[str, Place]]:
    begin, text = lines.offset(start), lines.text
    characters = _CHARACTER.finditer(text, begin) if text[begin] == '"' else INVISIBLE.finditer(text, begin)
    places = ((character, match.start()) for match in characters if INVISIBLE.match(character := _unescaped(match[0])))
    for character, offset in islice(places, len(INVISIBLE.findall(content))):
        if not _COMMAND.match(text, offset):
            yield character, lines.place(offset)


def _unescaped(source: str) -> str:
    if len(source) > 2:
        return chr(int(source.lstrip("\\xuU"), 16))
    return _NAMED.get(source[1:], "?") if source[0] == "\\" else source


def _as_problem(character: str, route: Route, place: Place) -> Problem:
    number = f"U+{ord(character):04X}"
    if re.match(f"[{_BIDIRECTIONAL}]", character):
        message = f"the character {number} is invisible and may change the order of the text"
        help = "Remove it: right-to-left scripts do not need it."
    else:
        message = f"the character {number} is invisible and may control a terminal"
        help = "Remove it. If you mean a backslash, put the text in single quotes."
    return Problem("control-character", route, message, help, place=place)
