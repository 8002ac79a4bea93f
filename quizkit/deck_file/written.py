"""A deck as it was written: the tree with the text that it was read from, for what YAML did between the two."""

from functools import cached_property
from typing import NamedTuple

from quizkit.base.problems import Place, Route
from quizkit.deck_file.reading.events import QUESTIONS, Entries, Items, Node

# The keys of a deck and of a question behind which stands what students see, or what is graded.
DECK_TEXTS = frozenset("title description language".split())
QUESTION_TEXTS = frozenset(
    """question choices answer accept reject order match distractors cloze front back hint hints explanation evidence
    feedback examples""".split()
)


class Text(NamedTuple):
    """One text of the tree, `plain` where it has no quotes, with its place; the route of a key is that of its value."""

    text: str
    plain: bool
    line: int
    column: int
    route: Route

    def place(self) -> Place:
        """Return where the text begins."""
        return Place(self.line, self.column)


class Listed(NamedTuple):
    """One list of texts, in brackets or one item a line."""

    items: Items
    route: Route


class Written:
    """A deck's tree, as far as it could be read, and its text."""

    def __init__(self, root: Node | None, text: str) -> None:
        self._root = root
        self.text = text

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, as YAML counts them, and one behind the last: an empty text may stand there."""
        return [*self.text.splitlines(), ""]

    @cached_property
    def texts(self) -> list[Text]:
        """Every text that students see or that is graded, in the order of the file."""
        found: list[Text] = []
        for node, route in self._parts:
            self._gather(node, route, found)
        return found

    @cached_property
    def long_texts(self) -> list[Text]:
        """The texts that go on behind their first line, and few others."""
        lengths = [len(line) + 1 for line in self.lines]
        return [text for text in self.texts if len(text.text) > lengths[text.line - 1] - text.column]

    @cached_property
    def lists(self) -> list[Listed]:
        """Every list that stands right behind such a key."""
        return [Listed(node, route) for node, route in self._parts if isinstance(node, Items)]

    @cached_property
    def questions(self) -> list[tuple[Entries, Route]]:
        """Every question that is a mapping."""
        listed = self._root.entries.get(QUESTIONS) if isinstance(self._root, Entries) else None
        items = listed[0].items if listed and isinstance(listed[0], Items) else []
        return [(item, (QUESTIONS, place)) for place, item in enumerate(items) if isinstance(item, Entries)]

    def behind(self, text: Text) -> str:
        """Return what stands in the line of a text, from its first character on."""
        return self.lines[text.line - 1][text.column - 1 :]

    def begins_with(self, text: Text, sign: str) -> bool:
        """Return whether a sign stands in the file where a text begins."""
        return self.lines[text.line - 1].startswith(sign, text.column - 1)

    def between(self, start: Place, end: Place) -> str:
        """Return what stands between two places, line breaks included."""
        if start.line == end.line:
            return self.lines[start.line - 1][start.column - 1 : end.column - 1]
        first, *middle = self.lines[start.line - 1 : end.line - 1]
        return "\n".join([first[start.column - 1 :], *middle, self.lines[end.line - 1][: end.column - 1]])

    @cached_property
    def _parts(self) -> list[tuple[Node, Route]]:
        if not isinstance(self._root, Entries):
            return []
        tops = [(entry[0], (key,)) for key, entry in self._root.entries.items() if key in DECK_TEXTS]
        return [
            *tops,
            *(
                (entry[0], (*route, key))
                for question, route in self.questions
                for key, entry in question.entries.items()
                if key in QUESTION_TEXTS
            ),
        ]

    def _gather(self, node: Node, route: Route, found: list[Text]) -> None:
        """Add the texts of a node to what was found; a generator for each of many thousand would take its time."""
        if isinstance(node, tuple):
            found.append(Text(*node, route))
        elif isinstance(node, Items):
            for place, item in enumerate(node.items):
                self._gather(item, (*route, place), found)
        elif isinstance(node, Entries):
            for key, (value, line, column) in node.entries.items():
                plain = self.lines[line - 1][column - 1 : column] not in ("'", '"')
                found.append(Text(key, plain, line, column, (*route, key)))
                self._gather(value, (*route, key), found)
