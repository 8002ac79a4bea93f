"""The lines of a text as YAML separates them, and the places and offsets in it."""

from array import array
from bisect import bisect_right
from functools import cached_property

from quizkit.base import patterns
from quizkit.base.problems import Place

_REFERENCE = patterns.compile(r"[&*][\w-]*")
_BREAKS = frozenset("\n\r\x85\u2028\u2029")
LINE_BREAK = patterns.compile(r"\r\n|[\n\r\x85\u2028\u2029]")


class TextLines:
    """A text by its lines, counted from 1 and separated as in YAML."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _starts(self) -> "array[int]":
        # In an array, because a hostile text has millions of lines.
        starts = array("L", [0])
        if any(mark in self.text for mark in _BREAKS - {"\n"}):
            starts.extend(match.end() for match in LINE_BREAK.finditer(self.text))
            return starts
        end = self.text.find("\n") + 1
        while end:
            starts.append(end)
            end = self.text.find("\n", end) + 1
        return starts

    @property
    def count(self) -> int:
        """The number of lines."""
        return len(self._starts)

    @cached_property
    def references(self) -> frozenset[str]:
        """Everything in the text that looks like an anchor or an alias, with its sign."""
        return frozenset(_REFERENCE.findall(self.text))

    def __getitem__(self, line: int) -> str:
        """Return a line without its break; after the last one there are empty lines, where YAML may report an error."""
        whole = self.text[self.start(line) : self.start(line + 1)]
        return whole[:-2] if whole.endswith("\r\n") else whole[:-1] if whole[-1:] in _BREAKS else whole

    def start(self, line: int) -> int:
        """Return the offset of a line; after the last one it is the end of the text."""
        return self._starts[line - 1] if line <= self.count else len(self.text)

    def offset(self, place: Place) -> int:
        """Return the offset of a place, which may be the end of the text."""
        return min(self._starts[min(place.line, self.count) - 1] + place.column - 1, len(self.text))

    def place(self, offset: int) -> Place:
        """Return the place of an offset."""
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)
