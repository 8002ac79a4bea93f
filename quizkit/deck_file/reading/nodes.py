"""The nodes of a deck's tree: texts, lists and mappings, each with its place."""

from collections.abc import Iterator
from typing import TypeAlias

from quizkit.base.problems import Place, Route

QUESTIONS = "questions"

# A text: its content, whether it has no quotes, its line and its column, counted from 1.
# A plain tuple, because the garbage collector soon ignores tuples of plain values: with 100,000 texts in a deck that
# halves the time of reading.
Scalar: TypeAlias = tuple[str, bool, int, int]


class _Placed:
    # `key_line` is the line of the key that a node is the value of.
    __slots__ = ("column", "key_line", "line")

    def __init__(self, line: int, column: int) -> None:
        self.line = self.key_line = line
        self.column = column


class Items(_Placed):
    """A list."""

    __slots__ = ("items",)

    def __init__(self, line: int, column: int) -> None:
        self.line, self.column, self.key_line = line, column, line
        self.items: list[Node] = []


class Entries(_Placed):
    """A mapping. If a key occurs twice, the first value is used.

    Nearly every key is in the line of its text and the column of its mapping: only the places of others are noted.
    """

    __slots__ = ("_noted", "entries")

    def __init__(self, line: int, column: int) -> None:
        self.line, self.column, self.key_line = line, column, line
        self.entries: dict[str, Node] = {}
        self._noted: dict[str, Place] | None = None

    def put(self, key: str, node: "Node", place: Place) -> None:
        """Set the value of a key that is at `place`."""
        self.entries[key] = node
        if not isinstance(node, tuple):
            node.key_line = place.line
        if self.key_place(key) != place:
            if self._noted is None:
                self._noted = {}
            self._noted[key] = place

    def key_place(self, key: str) -> Place:
        """Return the place of a key."""
        if self._noted and key in self._noted:
            return self._noted[key]
        node = self.entries[key]
        return Place(node[2] if isinstance(node, tuple) else node.key_line, self.column)


class Unread(_Placed):
    """The place of something that could not be read, which a problem reports."""

    __slots__ = ()


Node: TypeAlias = Scalar | Items | Entries | Unread


def place_of(node: Node) -> Place:
    """Return the place of a node."""
    return Place(node[2], node[3]) if isinstance(node, tuple) else Place(node.line, node.column)


def nodes_on(route: Route, root: Node | None) -> Iterator[tuple[Node, Place]]:
    """Yield the node of each step of a route, as far as it exists, and the place of its key, or its own in a list."""
    node = root
    for step in route:
        if isinstance(node, Entries) and step in node.entries:
            place = node.key_place(str(step))
            node = node.entries[str(step)]
            yield node, place
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            yield node, place_of(node)
        else:
            return


def all_nodes(node: Node) -> Iterator[Node]:
    """Yield a node and all nodes in it."""
    yield node
    for item in node.items if isinstance(node, Items) else ():
        yield from all_nodes(item)
    for value in node.entries.values() if isinstance(node, Entries) else ():
        yield from all_nodes(value)


def questions_of(root: Node | None) -> list[Node]:
    """Return the questions of a deck, none if they are not a list."""
    listed = root.entries.get(QUESTIONS) if isinstance(root, Entries) else None
    return listed.items if isinstance(listed, Items) else []
