"""Splits a line of a deck into its indentation, dashes, key and value."""

import re
from typing import NamedTuple

from quizkit.deck_file.keys import DECK_KEYS
from quizkit.deck_file.quoting import in_quotes

_PARTS = re.compile(r"(?P<indent>[ \t]*)(?P<dashes>(?:-[ \t]+)*)(?:(?P<key>[\w -]+?):(?:[ \t]+|$))?(?P<value>.*)")

# The message of a syntax error of which no better cause is known.
INDENTATION = "the indentation of this line does not match the lines above"


class LineParts(NamedTuple):
    """The parts of a line. `key` is a key of the deck format, or empty."""

    indent: str
    dashes: str
    key: str
    value: str

    def with_value(self, value: str) -> str:
        """Return the line with another value, without its indentation."""
        return f"{self.dashes}{self.key + ': ' if self.key else ''}{value}"

    def column(self) -> int:
        """Return the column of the key, or of the value if there is no key."""
        return len(self.indent) + len(self.dashes) + 1


def parts(line: str) -> LineParts:
    """Split a line of a deck into parts; an unknown key belongs to the value."""
    match = _PARTS.match(line)
    indent, dashes, key, value = match.groups("") if match else ("", "", "", line)
    if key in DECK_KEYS:
        return LineParts(indent, dashes, key, value.rstrip())
    return LineParts(indent, dashes, "", line[len(indent) + len(dashes) :].rstrip())


def line_in_quotes(line: str, value: str = "") -> str:
    """Return a line with its value, or another one, in quotes."""
    own = parts(line)
    return own.with_value(in_quotes(value or _without_quotes(own.value)))


def _without_quotes(value: str) -> str:
    """Return a value without the quotes, straight or curly, around all of it."""
    pairs = ('""', "''", "“”", "‘’", "„“", "«»")
    return value[1:-1] if len(value) > 2 and value[0] + value[-1] in pairs else value
