"""Parts of the checkpoint, days and decks: each is read from its JSON only when it is needed."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Generic, TypeVar

T = TypeVar("T")
D = TypeVar("D")
# What reading a part raises if it is not what it should be.
ODD = (ValueError, RecursionError, TypeError, KeyError, AttributeError)


class Parts(MutableMapping[str, T], Generic[T, D]):
    """Values by name. A value is a view of its JSON until it is needed.

    `digest` returns what is known of a part without reading it. A part that cannot be read, though the checksum of the
    checkpoint is right, is replaced by that of `rebuilt`, or else by a new one.
    """

    def __init__(self, digest_of: Callable[[T], D], new: Callable[[], T]) -> None:
        self._values: dict[str, T | memoryview] = {}
        self._digests: Mapping[str, D] = {}
        self._digest_of, self._new = digest_of, new
        self._read: Callable[[str], T] = lambda _text: new()
        self.rebuilt: Callable[[], Mapping[str, T]] = dict

    def hold(self, texts: Mapping[str, memoryview], digests: Mapping[str, D], read: Callable[[str], T]) -> None:
        """Hold parts as JSON, with what is known of each."""
        self._values |= texts
        self._digests, self._read = digests, read

    def __getitem__(self, name: str) -> T:
        value = self._values[name]
        return self._first_read(name, value) if isinstance(value, memoryview) else value

    def _first_read(self, name: str, text: memoryview) -> T:
        try:
            value = self._read(str(text, "ascii"))
        except ODD:
            value = self.rebuilt().get(name) or self._new()
        self._values[name] = value
        return value

    def __setitem__(self, name: str, value: T) -> None:
        self._values[name] = value

    def __delitem__(self, name: str) -> None:
        del self._values[name]

    def __contains__(self, name: object) -> bool:
        return name in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def add(self, other: "Parts[T, D]") -> None:
        """Add the parts of another set, which are not read for it."""
        values, digests, self._read = other.unread()
        self._values |= values
        self._digests = {**self._digests, **digests}

    def unread(self) -> tuple[dict[str, T | memoryview], Mapping[str, D], Callable[[str], T]]:
        """Return the parts, what is known of each, and how those are read that are JSON."""
        return self._values, self._digests, self._read

    def sort(self) -> None:
        """Sort the parts by their names."""
        self._values = {name: self._values[name] for name in sorted(self._values)}

    def digest(self, name: str) -> D:
        """Return what is known of a part without reading it."""
        value = self._values[name]
        return self._digests[name] if isinstance(value, memoryview) else self._digest_of(value)

    def texts(self, to_json: Callable[[T], str]) -> Iterator[tuple[str, str]]:
        """Yield the names and the JSON of all parts: those that were not read are as they were."""
        for name, value in self._values.items():
            yield name, str(value, "ascii") if isinstance(value, memoryview) else to_json(value)
