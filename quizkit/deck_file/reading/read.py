"""Reads a deck file into a deck and its problems."""

import re
from codecs import BOM_UTF8
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from quizkit.base import patterns
from quizkit.base.long_work import Progress
from quizkit.base.problems import Place, Problem, Route, did_you_mean
from quizkit.base.terms import Terms
from quizkit.base.text import composed
from quizkit.base.values import Value
from quizkit.deck import DECK_FIELDS, EXAM_FIELDS, Deck, Source
from quizkit.deck_file.keys import DEFAULT_FIELDS, fields_of
from quizkit.deck_file.lines import TextLines
from quizkit.deck_file.reading.aliases import OTHER_TYPES, squeezed
from quizkit.deck_file.reading.field_values import MappingReader, intended_key
from quizkit.deck_file.reading.file_kinds import is_utf_16, other_encoding, other_kind, other_text, what_to_do
from quizkit.deck_file.reading.limits import MOST_PROBLEMS, MOST_VALUES, most_bytes, most_bytes_of
from quizkit.deck_file.reading.nodes import (
    QUESTIONS,
    Entries,
    Items,
    Node,
    Unread,
    all_nodes,
    nodes_on,
    place_of,
    questions_of,
)
from quizkit.deck_file.reading.own_ids import OwnIds
from quizkit.deck_file.reading.question_types import text_of, type_of
from quizkit.deck_file.reading.tree import BREAKS, tree_of
from quizkit.deck_file.reading.value_problems import empty, no_list_of_questions, no_mapping, wrong_type
from quizkit.questions.base import Fields, FieldValue
from quizkit.questions.registry import TYPES, Question, QuestionType, type_in_words

if TYPE_CHECKING:
    from quizkit.deck_file.reading.places import Places

# The share of the time that building the tree takes; how many questions are read between two reports.
_SHARE_OF_TREE, _REPORTED_QUESTIONS = 0.6, 1000
# Problems because of which a file, or the rest of it, is not read.
_NOT_READ = BREAKS | {"no-such-file", "not-a-file", "not-readable", "other-kind", "not-utf-8", "control-character"}
# Line breaks, and other control characters.
_NOT_IN_AN_ID = patterns.compile("[\0-\x1f\x7f-\x9f\u2028\u2029]")
# If one of these keys is wrong, lint rules can still check the question.
_OPTIONAL_FOR_LINT = frozenset({"id", "hint", "hints", "explanation", "tags", "points", "feedback"})
# If one of these keys is wrong, lint rules cannot check any question.
_REQUIRED_FOR_LINT = frozenset({"language", "defaults"})


class Readable(Value):
    """The readable part of a deck, for lint rules only.

    `positions` is the position of each question in the list of the file; `missing` is how many others there may be.
    """

    deck: Deck
    positions: tuple[int, ...]
    missing: int

    def route(self, route: Route) -> Route:
        """Return the route in the file of a route in this deck."""
        if len(route) < 2 or route[0] != QUESTIONS or not isinstance(route[1], int):
            return route
        return (QUESTIONS, self.positions[route[1]], *route[2:])


class DeckFile(Value):
    """The result of reading a deck file: the deck, unless it has errors, and all problems in the order of the file.

    `readable` is the part that lint rules can check, with or without errors; `text` is the text that was read; `places`
    are there in place of the tree.
    """

    path: Path
    deck: Deck | None
    problems: tuple[Problem, ...] = ()
    root: Node | None = None
    readable: Readable | None = None
    text: str = ""
    places: "Places | None" = None

    @property
    def unread(self) -> bool:
        """Whether the file could not be read as far as its first question."""
        return not questions_of(self.root) and any(problem.code in _NOT_READ for problem in self.problems)

    def without_tree(self) -> "DeckFile":
        """Return the file without its tree, for what needs only the deck and places."""
        from quizkit.deck_file.reading.places import Places

        return self._replace(root=None, places=Places(self.root) if self.root else None)

    def place(self, route: Route) -> Place:
        """Return the place of a route, or of its last step that exists."""
        if self.places is not None:
            return self.places.place(route)
        nodes = [node for node, _ in nodes_on(route, self.root)]
        return place_of(nodes[-1]) if nodes else Place(1, 1)


def read_deck(path: Path, progress: Progress = lambda _share: None) -> DeckFile:
    """Read a deck file; the problems include those of the file itself. `progress` is called with the share that is done.

    Raises UsageError if a limit in the environment is not a number.
    """
    most = most_bytes()
    try:
        if not path.exists():
            return _unread_file(path, "no-such-file", "there is no such file", "Check the path.")
        if not path.is_file():
            what = "a folder" if path.is_dir() else "not a file"
            return _unread_file(path, "not-a-file", f"this is {what}", "Give the path of a deck, a .yaml file.")
        if path.stat().st_size > most:
            return _too_large(path, most)
        return read_bytes(path.read_bytes(), path, progress)
    except (OSError, ValueError) as error:
        message = f"the file cannot be read: {getattr(error, 'strerror', None) or error}"
        return _unread_file(path, "not-readable", message, "Check the path and its permissions.")


def read_bytes(content: bytes, path: Path, progress: Progress = lambda _share: None) -> DeckFile:
    """Read the bytes of a deck, as `read_deck` does. `path` is only for messages."""
    most = most_bytes_of(content)
    if len(content) > most:
        return _too_large(path, most)
    if kind := other_kind(content):
        return _unread_file(path, "other-kind", f"this is {kind}, not a deck", what_to_do(kind, path))
    if is_utf_16(content):
        return _unread_file(path, "not-utf-8", *other_encoding(content))
    try:
        text = content.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        return _unread_file(path, "not-utf-8", *other_encoding(content), TextLines(before).place(len(before)))
    # A large one takes much of the memory.
    del content
    file = parse_deck(text, path, progress)
    too_much = {"too-deep", "too-large", "control-character", "empty"}
    if questions_of(file.root) or any(one.code in too_much for one in file.problems):
        return file
    keys = tuple(file.root.entries) if isinstance(file.root, Entries) else ()
    kind = other_text(text, path, keys)
    return _unread_file(path, "other-kind", f"this is {kind}, not a deck", what_to_do(kind, path)) if kind else file


def parse_deck(text: str, path: Path, progress: Progress = lambda _share: None) -> DeckFile:
    """Read the text of a deck. `path` is only for messages."""
    root, problems = tree_of(text, lambda share: progress(share * _SHARE_OF_TREE))
    readable = None
    broken = any(problem.code in BREAKS for problem in problems)
    if isinstance(root, Entries):
        readable = _DeckReader(root, problems, progress).readable()
        if broken and QUESTIONS not in root.entries:
            # Keys that seem to be missing may be in the part that could not be read.
            problems = [problem for problem in problems if problem.code != "missing-key" or problem.route]
    elif not any(problem.severity == "error" for problem in problems):
        problems.append(no_mapping(root))
    erroneous = any(problem.severity == "error" for problem in problems)
    deck = readable.deck if readable and not erroneous else None
    unplaced = DeckFile(path, None, (), root)
    placed = [problem._replace(place=problem.place or unplaced.place(problem.route)) for problem in problems]
    placed.sort(key=lambda problem: problem.place or Place(1, 1))
    if erroneous:
        from quizkit.deck_file.reading.causes import explained

        placed = explained(placed, root, text)
    if len(placed) > MOST_PROBLEMS:
        placed[MOST_PROBLEMS:] = [_stopped(placed[MOST_PROBLEMS].place)]
    is_too_large = any(problem.code == "too-large" for problem in problems)
    return DeckFile(path, deck, tuple(placed), root, readable, "" if is_too_large else text)


def _stopped(place: Place | None) -> Problem:
    message = f"there are more than {MOST_PROBLEMS} problems: the rest of the deck was not checked"
    help = "Fix those above, then check again."
    return Problem("too-many-problems", (), message, help, place=place)


def _too_large(path: Path, most: int) -> DeckFile:
    size = f"{most // 1_000_000} MB" if most % 1_000_000 == 0 else f"{most:,} bytes"
    help = "Split it into several decks, or set QUIZ_MAX_BYTES higher."
    return _unread_file(path, "too-large", f"the deck is larger than {size}", help)


def _unread_file(path: Path, code: str, message: str, help: str, place: Place | None = None) -> DeckFile:
    return DeckFile(path, None, (Problem(code, (), message, help, place=place or Place(1, 1)),))


_DECK_TABLE = MappingReader("the deck", DECK_FIELDS)
_DEFAULTS_TABLE = MappingReader("`defaults`", DEFAULT_FIELDS)
_EXAM_TABLE = MappingReader("`exam`", EXAM_FIELDS)


@cache
def _table(name: str) -> MappingReader:
    return MappingReader(type_in_words(name), fields_of(TYPES[name]))


class _DeckReader:
    def __init__(self, root: Entries, problems: list[Problem], progress: Progress) -> None:
        self._root = root
        self._problems = problems
        self._progress = progress
        # How many questions the unread parts may contain.
        self._hidden = sum(
            1 if problem.code == "yaml-syntax" else MOST_VALUES for problem in problems if problem.code in BREAKS
        )
        self._tags: tuple[str, ...] = ()
        self._language = "en"
        self._defaults: dict[str, FieldValue] = {}
        self._ids = OwnIds(problems)
        # Positions of questions with problems of YAML itself: duplicate keys, anchors, tags.
        self._damaged = {_key(problem, 1) for problem in problems if _key(problem, 2) not in _OPTIONAL_FOR_LINT}

    def readable(self) -> Readable | None:
        """Return the readable part of the deck, or None if that is too little for lint rules."""
        fields = Fields(_DECK_TABLE.read(self._root, (), self._problems))
        title = fields.text("title") or fields.text("id")
        if not title and not any(intended_key(key, DECK_FIELDS) == "title" for key in self._root.entries):
            help = f"Add `title:`. {DECK_FIELDS['title'].about}"
            place = place_of(self._root)
            self._problems.append(Problem("missing-key", (), "the deck needs the key “title”", help, place=place))
        self._check_id(fields.text("id"), ())
        self._tags = fields.texts("tags")
        self._language = fields.text("language") or "en"
        self._defaults = self._part("defaults", _DEFAULTS_TABLE, "Write `points: 2`, one per line.")
        exam = _terms(Fields(self._part("exam", _EXAM_TABLE, "Write `time-limit: 20m`, one per line.")))
        can_be_linted = self._can_be_linted()
        listed = self._questions()
        questions = tuple(question for question in listed if question is not None)
        if not questions or not can_be_linted:
            return None
        positions = tuple(position for position, question in enumerate(listed) if question is not None)
        id, description = composed(fields.text("id") or title), fields.text("description")
        deck = Deck(id, title, questions, description, self._language, _source(fields), exam)
        return Readable(deck, positions, len(listed) - len(questions) + self._hidden)

    def _check_id(self, id: str, route: Route) -> None:
        # What can be printed is found faster than a pattern is compiled.
        if not id.isprintable() and _NOT_IN_AN_ID.search(id):
            message, help = "expected an id in one line", "Write letters, digits and hyphens: rivers-of-europe."
            self._problems.append(Problem("wrong-type", (*route, "id"), message, help))

    def _can_be_linted(self) -> bool:
        wrong = {problem.route[0] for problem in self._problems if problem.route and problem.severity == "error"}
        unread = {key for key, node in self._root.entries.items() if isinstance(node, Unread)}
        return not _REQUIRED_FOR_LINT & (wrong | unread)

    def _part(self, key: str, table: MappingReader, help: str) -> dict[str, FieldValue]:
        node = self._root.entries.get(key)
        if isinstance(node, Entries):
            return table.read(node, (key,), self._problems)
        if node is not None and not isinstance(node, Unread):
            self._problems.append(wrong_type(node, (key,), "a mapping", help))
        return {}

    def _questions(self) -> list[Question | None]:
        """Read the questions in the order of the file; None for one that lint rules cannot check."""
        node = self._root.entries.get(QUESTIONS)
        route, help = (QUESTIONS,), "Write at least one question, after “- ”."
        if isinstance(node, Items) and node.items:
            return self._each(node.items)
        if isinstance(node, Items) or (isinstance(node, tuple) and not node[0]):
            self._problems.append(empty(node, route, "the list of questions", help))
        elif node is not None and not isinstance(node, Unread):
            self._problems.append(no_list_of_questions(node, route, help))
        return []

    def _each(self, items: list[Node]) -> list[Question | None]:
        """Read questions, until there are more problems than are reported."""
        questions: list[Question | None] = []
        for position, item in enumerate(items):
            if len(self._problems) > MOST_PROBLEMS:
                self._hidden += len(items) - position
                break
            if position % _REPORTED_QUESTIONS == 1:
                self._progress(_SHARE_OF_TREE + (1 - _SHARE_OF_TREE) * position / len(items))
            questions.append(self._question(item, (QUESTIONS, position)))
        return questions

    def _question(self, node: Node, route: Route) -> Question | None:
        problems = self._problems
        if not isinstance(node, Entries):
            if not isinstance(node, Unread):
                help = "Write `question:` and `answer:` after one “- ”."
                problems.append(wrong_type(node, route, "a mapping", help))
            return None
        question_type = self._type(node, route)
        if question_type is None:
            return None
        before = len(problems)
        values = _table(question_type.type).read(node, route, problems)
        if (len(problems) > before or len(values) < len(node.entries)) and not self._is_complete(node, route, before):
            return None
        if self._defaults:
            known = fields_of(question_type)
            values = {key: value for key, value in self._defaults.items() if key in known} | values
        question = question_type.read(Fields(values, text_of(node.entries, "language") or self._language))
        own_problems = question if isinstance(question, list) else question.problems()
        if own_problems:
            self._report(own_problems, node, route)
        if isinstance(question, list):
            return None
        self._check_id(question.common.id, route)
        question = self._ids.give(question, node, route)
        if route[1] in self._damaged or (own_problems and not self._is_complete(node, route, before)):
            return None
        return self._tagged(question) if self._tags else question

    def _is_complete(self, node: Entries, route: Route, before: int) -> bool:
        """Return whether lint rules can check a question despite its problems and its unread parts."""
        required = [value for key, value in node.entries.items() if key not in _OPTIONAL_FOR_LINT]
        if any(isinstance(part, Unread) for value in required for part in all_nodes(value)):
            return False
        errors = (problem for problem in self._problems[before:] if problem.severity == "error")
        return all(_key(problem, len(route)) in _OPTIONAL_FOR_LINT for problem in errors)

    def _report(self, problems: list[Problem], node: Entries, route: Route) -> None:
        """Add the problems of a question. A problem of `defaults` is reported there, and once."""
        for problem in problems:
            key = str(problem.route[0])
            inherited = key in self._defaults and key not in node.entries
            if inherited:
                del self._defaults[key]
            owner = ("defaults",) if inherited else route
            self._problems.append(problem._replace(route=owner + problem.route))

    def _type(self, node: Entries, route: Route) -> QuestionType | None:
        entries = node.entries
        language = text_of(entries, "language") or self._language
        named = entries.get("type")
        if not isinstance(named, tuple) or not named[0]:
            return type_of(entries, language)
        name = named[0]
        if name in TYPES:
            return TYPES[name]
        other = OTHER_TYPES.get(squeezed(name))
        help = did_you_mean(name, TYPES) or f"Known types: {', '.join(TYPES)}."
        if other:
            help = f"Write `type: {other}`, or leave out `type`: the other keys identify the type."
        message = f"there is no question type “{name}”"
        self._problems.append(Problem("unknown-type", (*route, "type"), message, help, place=place_of(named)))
        # A type with the name of another tool is read by its shape, so that other problems are reported too.
        return type_of(entries, language) if other else None

    def _tagged(self, question: Question) -> Question:
        tags = tuple(dict.fromkeys((*self._tags, *question.common.tags)))
        return question._replace(common=question.common._replace(tags=tags))


def _key(problem: Problem, depth: int) -> str | int:
    """Return a step of the route of a problem, or an empty text if the route is shorter."""
    return problem.route[depth] if len(problem.route) > depth else ""


def _terms(fields: Fields) -> Terms:
    nothing = Decimal(0)
    return Terms(
        int(fields.number("time-limit", nothing)) or None,
        fields.number("pass", nothing) or None,
        int(fields.number("count", nothing)) or None,
        fields.flag("shuffle") if "shuffle" in fields else None,
    )


def _source(fields: Fields) -> Source:
    """Return the source of a deck: a text that looks like a file name is one, any other text is a citation."""
    text = fields.text("source")
    if text:
        looks_like_a_file = re.fullmatch(r"\S.*\.(md|txt|markdown|rst)", text)
        return Source(file=text) if looks_like_a_file else Source(title=text)
    return Source(**fields.texts_by_key("source"))
