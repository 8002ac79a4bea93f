"""The lines of a text as YAML separates them, and the places and offsets in it."""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from quizkit.base import patterns
from quizkit.base.problems import Place

_REFERENCE = patterns.compile(r"[&*][\w-]*")
_BREAKS = frozenset("\n\r\x85\u2028\u2029")
LINE_BREAK = patterns.compile(r"\r\n|[\n\r\x85\u2028\u2029]")


class Lines(Sequence[str]):
    """The lines of a text, each cut out of it when it is asked for: a list of them takes three times the memory."""

    def __init__(self, text: str) -> None:
        self._lines = TextLines(text)

    def __len__(self) -> int:
        # After the last line break there is no line.
        return self._lines.count - (not self._lines[self._lines.count])

    def __getitem__(self, index: int) -> str:  # type: ignore[override] # nobody asks for a slice
        return self._lines[range(1, len(self) + 1)[index]]


class TextLines:
    """A text by its lines, counted from 1 and separated as in YAML."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def starts(self) -> "array[int]":
        """The offsets of the lines."""
        # In an array, because a hostile text has millions of lines.
        starts = array("I", [0])
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
        return len(self.starts)

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
        return self.starts[line - 1] if line <= self.count else len(self.text)

    def offset(self, place: Place) -> int:
        """Return the offset of a place, which may be the end of the text."""
        return min(self.starts[min(place.line, self.count) - 1] + place.column - 1, len(self.text))

    def place(self, offset: int) -> Place:
        """Return the place of an offset."""
        line = bisect_right(self.starts, offset)
        return Place(line, offset - self.starts[line - 1] + 1)
