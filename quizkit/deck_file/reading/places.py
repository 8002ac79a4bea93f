"""The places of the nodes of a tree without the tree, which takes ten times the memory: for a check of a large deck."""

from array import array
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from quizkit.base.problems import Place, Route
from quizkit.deck_file.reading.nodes import Entries, Items, Node


class _Form(NamedTuple):
    """What is alike in many nodes: how many nodes they are with all in them, and where which child begins.

    `names` are the positions of the keys of a mapping.
    """

    size: int
    starts: Sequence[int]
    children: "Sequence[_Form]"
    names: Mapping[str, int] | None

    def position(self, step: str | int) -> int:
        """Return which child a step of a route leads to, or -1."""
        if isinstance(step, str):
            return (self.names or {}).get(step, -1)
        return step if self.names is None else -1


_TEXT = _Form(1, (), (), None)


class Places:
    """The places of a tree: the line and the column of each node, parents first."""

    def __init__(self, root: Node) -> None:
        self._numbers = array("I")
        self._forms: dict[tuple[object, ...], _Form] = {}
        self._root = self._form(root)

    def place(self, route: Route) -> Place:
        """Return the place of a route, or of its last step that exists."""
        node, form = 0, self._root
        for step in route:
            child = form.position(step)
            if not 0 <= child < len(form.children):
                break
            node, form = node + form.starts[child], form.children[child]
        # Where no step exists, the place is the beginning of the text.
        return Place(self._numbers[2 * node], self._numbers[2 * node + 1]) if node else Place(1, 1)

    def _form(self, node: Node) -> _Form:
        if isinstance(node, tuple):
            self._numbers.extend(node[2:])
            return _TEXT
        self._numbers.extend((node.line, node.column))
        if isinstance(node, Entries):
            children, keys = [self._form(one) for one in node.entries.values()], tuple(node.entries)
            return self._known(keys, children)
        return self._known(None, [self._form(one) for one in node.items] if isinstance(node, Items) else [])

    def _known(self, keys: tuple[str, ...] | None, children: list[_Form]) -> _Form:
        """Return the form with some children: one object for all nodes that have it."""
        like = (keys, *map(id, children))
        if like not in self._forms:
            starts = array("I", [1])
            for child in children:
                starts.append(starts[-1] + child.size)
            names = None if keys is None else {key: position for position, key in enumerate(keys)}
            self._forms[like] = _Form(starts[-1], starts, children, names)
        return self._forms[like]
