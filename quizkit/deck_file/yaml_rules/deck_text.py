"""The tree of a deck with the text that it was read from, to compare the two."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from quizkit.base.problems import Place, Route
from quizkit.deck_file.lines import TextLines
from quizkit.deck_file.reading.nodes import QUESTIONS, Entries, Items, Node, Scalar, place_of, questions_of
from quizkit.questions.registry import CONTENT_KEYS, SHAPE_KEYS

_DECK_TEXTS = frozenset(("title", "description", "language"))


class Text(NamedTuple):
    """A text of the tree, `plain` if it has no quotes, with its place; the route of a key is that of its value."""

    text: str
    plain: bool
    line: int
    column: int
    route: Route

    def place(self) -> Place:
        """Return the place where the text begins."""
        return Place(self.line, self.column)


# How many questions have their texts in memory at once.
_PART = 3_000


class DeckText(TextLines):
    """The text of a deck, and its tree as far as it could be read, or a part of the tree: some questions in a row."""

    def __init__(self, root: Node | None, text: str) -> None:
        super().__init__(text)
        self._root = root
        self.positions = range(len(questions_of(root)))

    def parts(self) -> Iterator["DeckText"]:
        """Yield the deck in parts, whose `lines` are all lines: what is not about questions is in the first or the last."""
        for start in range(0, max(1, len(self.positions)), _PART):
            part = DeckText(self._root, self.text)
            part.starts = self.starts
            part.positions = self.positions[start : start + _PART]
            yield part

    @property
    def lines(self) -> range:
        """The numbers of the lines from the first question on to the next part, or to the beginning and the end of the text."""
        nodes, items = questions_of(self._root), self.positions
        first = place_of(nodes[items.start]).line if items.start else 1
        return range(first, place_of(nodes[items.stop]).line if items.stop < len(nodes) else self.count + 1)

    @cached_property
    def text_of_lines(self) -> str:
        """The text of `lines`: one look at it is enough for most rules and decks."""
        return self.text[self.start(self.lines.start) : self.start(self.lines.stop)]

    @cached_property
    def language(self) -> str:
        """The language of the deck."""
        node = self._root.entries.get("language") if isinstance(self._root, Entries) else None
        return node[0] if isinstance(node, tuple) and node[0] else "en"

    @cached_property
    def texts(self) -> list[Text]:
        """All texts that students see or that are graded, in the order of the file."""
        texts: list[Text] = []
        for node, route in self._parts:
            if isinstance(node, tuple):
                texts.append(Text(*node, route))
            else:
                self._add_texts(node, route, texts)
        return texts

    @cached_property
    def all_text(self) -> str:
        """All texts, one after the other."""
        return "\n".join([text.text for text in self.texts])

    @cached_property
    def lists(self) -> list[tuple[Items, Route]]:
        """All lists of such texts, in brackets or with one item per line."""
        return [(node, route) for node, route in self._parts if isinstance(node, Items)]

    @cached_property
    def questions(self) -> list[tuple[Entries, Route]]:
        """All questions that are mappings."""
        nodes = questions_of(self._root)
        items = [(nodes[place], place) for place in self.positions]
        return [(item, (QUESTIONS, place)) for item, place in items if isinstance(item, Entries)]

    @cached_property
    def typed_answers(self) -> list[tuple[Scalar, str, Route, bool]]:
        """The answers that students type and that are one text without quotes."""
        return [typed for typed in self.one_text_answers if typed[0][1]]

    @cached_property
    def one_text_answers(self) -> list[tuple[Scalar, str, Route, bool]]:
        """The answers that students type and that are one text, in quotes or not.

        Each has the text of its question, if any, its route, and whether the question names its type.
        """
        answers = []
        for question, route in self.questions:
            entries = question.entries
            answer, stem = (entries.get(key) for key in ("answer", "question"))
            if isinstance(answer, tuple) and answer[0] and SHAPE_KEYS.isdisjoint(entries):
                answers.append((answer, stem[0] if isinstance(stem, tuple) else "", route, "type" in entries))
        return answers

    def character(self, line: int, column: int) -> str:
        """Return the character at a place, or an empty text at the end."""
        offset = self.start(line) + column - 1
        return self.text[offset : offset + 1]

    def rest_of_line(self, text: Text) -> str:
        """Return the line of a text, from the first character of the text on."""
        return self[text.line][text.column - 1 :]

    @cached_property
    def _parts(self) -> list[tuple[Node, Route]]:
        if not isinstance(self._root, Entries):
            return []
        of_questions = [
            (node, (*route, key))
            for question, route in self.questions
            for key, node in question.entries.items()
            if key in CONTENT_KEYS
        ]
        lines, root = self.lines, self._root
        here = [key for key in root.entries if key in _DECK_TEXTS and root.key_place(key).line in lines]
        of_deck: list[tuple[Node, Route]] = [(root.entries[key], (key,)) for key in here]
        return [*of_deck, *of_questions]

    def _add_texts(self, node: Node, route: Route, texts: list[Text]) -> None:
        """Add the texts of a node to a list; a generator for each of many thousand nodes would be slow."""
        if isinstance(node, tuple):
            texts.append(Text(*node, route))
        elif isinstance(node, Items):
            for place, item in enumerate(node.items):
                self._add_texts(item, (*route, place), texts)
        elif isinstance(node, Entries):
            for key, value in node.entries.items():
                line, column = node.key_place(key)
                plain = self.character(line, column) not in ("'", '"')
                texts.append(Text(key, plain, line, column, (*route, key)))
                self._add_texts(value, (*route, key), texts)
