"""YAML text as a tree of nodes with their text and place, built from the events of libyaml's parser.

libyaml's composer is not used, because it recurses: a deeply nested file would crash the process. If PyYAML is built
without libyaml, its own parser is used.
"""

from collections.abc import Iterable
from itertools import islice
from sys import intern
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from quizkit.base.long_work import Progress
from quizkit.base.problems import Place, Problem, Route
from quizkit.deck_file.keys import OPENING_KEYS
from quizkit.deck_file.reading.limits import MOST_PROBLEMS, most_values, most_values_of
from quizkit.deck_file.reading.nodes import QUESTIONS, Entries, Items, Node, Unread, place_of
from quizkit.questions.base import LONGEST_TEXT

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 20


class InvalidYaml(Exception):
    """The text is not valid YAML from here on, or too large; `resumable` if reading can continue further down."""

    def __init__(self, problem: Problem, failed_line: int, resumable: bool) -> None:
        super().__init__(problem.message)
        self.problem = problem
        self.failed_line = failed_line
        self.resumable = resumable


class TreeBuilder:
    """Builds the tree of one YAML text, and keeps the part that it has built when it meets a syntax error."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.problems: list[Problem] = []
        # The open containers, outermost first, and for each mapping the event of the key whose value comes next.
        self._open: list[Items | Entries] = []
        self._keys: list[Any] = []
        self._documents = self._offset = self._counted = self._well_formed = 0

    def build(self, text: str, progress: Progress = lambda _share: None) -> None:
        """Read the events of `text`. Raises Unreadable; the part that was complete by then is in `root`.

        `progress` is called with the share of the text that is read.
        """
        parser = _Loader(text)
        try:
            self._read_events(parser.get_event, len(text), progress)
        except yaml.MarkedYAMLError as error:
            if error.problem == _DEEPEST_OF_LIBYAML and error.problem_mark:
                raise _too_deep(error.problem_mark) from None
            self._drop_incomplete_question(error)
            self._drop_incomplete_value(error)
            raise _syntax_error(error, text, self._open_bracket(text)) from None
        except (ValueError, OverflowError):
            # PyYAML's own parser passes every \U escape to chr(); libyaml reports invalid ones itself.
            escape = yaml.MarkedYAMLError(problem=INVALID_ESCAPE, problem_mark=parser.get_mark())
            raise _syntax_error(escape, text, None) from None
        finally:
            self._close_all()
            parser.dispose()

    def _read_events(self, next_event: Any, length: int, progress: Progress) -> None:
        """Read the events in portions; between two of them, check the limits and report the share of the text."""
        most = most_values()
        for read in range(0, most, _PORTION):
            if read > most_values_of(self._questions()):
                break
            portion = islice(iter(next_event, None), min(_PORTION, most - read))
            if self._read_portion(portion):
                return
            progress(min(1.0, self._offset / length))
        help = "Split it into several decks, or set QUIZ_MAX_VALUES higher."
        most = most_values_of(self._questions())
        raise _fatal("too-large", f"the deck has more than {most:,} values", help, Place(1, 1))

    def _questions(self) -> int:
        """Return how many entries of the list of questions look like questions."""
        listed = self._open[1] if len(self._open) > 1 else None
        new = listed.items[self._counted :] if isinstance(listed, Items) else []
        self._counted += len(new)
        self._well_formed += sum(
            isinstance(node, Entries) and not node.entries.keys().isdisjoint(OPENING_KEYS) for node in new
        )
        return self._well_formed

    def _read_portion(self, events: Iterable[Any]) -> bool:  # noqa: C901, PLR0912 - one flat loop over the kinds of events makes reading fast
        """Read some events, and return whether the text ends there."""
        # Every value of every deck passes here, so the common cases make no unnecessary calls.
        opened, keys = self._open, self._keys
        items, mapping = self._innermost()
        event, line = None, 0
        for event in events:
            kind = type(event)
            if kind is ScalarEvent:
                if event.tag or event.anchor:
                    self._reject(event)
                if mapping is not None and keys[-1] is None:
                    keys[-1] = event
                    continue
                mark, value = event.start_mark, event.value
                if len(value) > LONGEST_TEXT:
                    raise _too_long(value, mark)
                node: Node = (value, not event.style, mark.line + 1, mark.column + 1)
                if event.tag and not value:
                    node = _unread(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                items, mapping = self._start(event, kind is MappingStartEvent, line)
                line = opened[-1].line
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                keys.pop()
                node = opened.pop()
                items, mapping = self._innermost()
            elif kind is AliasEvent:
                self._reject(event)
                node = _unread(event)
            elif kind is StreamEndEvent:
                return True
            else:
                self._documents += kind is DocumentStartEvent
                if self._documents > 1:
                    raise _fatal("second-document", "a second document begins here", _ONE_DOCUMENT, _place(event))
                continue
            if items is not None:
                items.append(node)
            elif mapping is None:
                self.root = node
            elif (key := keys[-1]) is None:
                keys[-1] = self._no_key(node)
            else:
                entries, mark = mapping.entries, key.start_mark
                if key.value in entries:
                    self._duplicate(key, mapping.key_place(key.value))
                elif mapping.column == mark.column + 1 and mark.line + 1 == (
                    node[2] if isinstance(node, tuple) else node.line
                ):
                    # Keys repeat, too.
                    entries[intern(key.value)] = node
                else:
                    mapping.put(intern(key.value), node, _place(key))
                keys[-1] = None
        self._offset = event.start_mark.index if event else self._offset
        return False

    def _start(self, event: Any, mapping: bool, line: int) -> tuple[list[Node] | None, Entries | None]:
        if event.tag or event.anchor:
            self._reject(event)
        if len(self._open) >= DEEPEST:
            raise _too_deep(event.start_mark)
        mark = event.start_mark
        line = line if line == mark.line + 1 else mark.line + 1
        container = (Entries if mapping else Items)(line, mark.column + 1)
        self._open.append(container)
        self._keys.append(None)
        return (container.items, None) if isinstance(container, Items) else (None, container)

    def _innermost(self) -> tuple[list[Node] | None, Entries | None]:
        if not self._open:
            return None, None
        container = self._open[-1]
        return (container.items, None) if isinstance(container, Items) else (None, container)

    def _duplicate(self, key: Any, first: Place) -> None:
        if _place(key) == first:
            # The value of a list or a mapping that is used as a key.
            return
        message = f"“{key.value}” is already in line {first.line}"
        help = "Remove one of the two: other YAML tools silently use the last."
        if key.value == "answer":
            help = "If both are right, write the second after `accept:`. Otherwise remove one of the two."
        if key.value in OPENING_KEYS:
            help = f"If a new question begins here, write a dash: `- {key.value}:`. Otherwise remove one of the two."
        self._problem("duplicate-key", message, help, key)

    def _no_key(self, node: Node) -> Any:
        place = place_of(node)
        mark = _mark(place.line - 1, place.column - 1)
        key = ScalarEvent(None, None, (False, True), f"a key in line {place.line}", mark, mark)
        container = self._open[-1]
        is_blank = isinstance(node, Entries) and place == Place(container.line, container.column + 1)
        example = '"{{…}}"' if is_blank else '"{…}" or "[…]"'
        help = f"Put the whole text in double quotes: {example}."
        self._problem("not-a-key", "a list or a mapping is used as a key", help, key)
        if isinstance(container, Entries):
            container.put(key.value, Unread(*place), place)
        return key

    def _reject(self, event: Any) -> None:
        if type(event) is AliasEvent:
            what, sign = "an alias", f"*{event.anchor}"
        elif event.anchor:
            what, sign = "an anchor", "&" + event.anchor
        else:
            what, sign = "a tag", event.tag.replace(_YAML_TAGS, "!!", 1)
        message = f"YAML reads “{sign}” as {what}, which a deck cannot contain"
        self._problem("not-in-a-deck", message, "Put the whole text in quotes.", event)

    def _problem(self, code: str, message: str, help: str, event: Any) -> None:
        # One more than is reported, to know that there are more.
        if len(self.problems) <= MOST_PROBLEMS:
            self.problems.append(Problem(code, self._route(), message, help, place=_place(event)))

    def _route(self) -> Route:
        steps: list[str | int] = []
        for container, key in zip(self._open, self._keys, strict=True):
            if isinstance(container, Items):
                steps.append(len(container.items))
            elif key is not None:
                steps.append(key.value)
        return tuple(steps)

    def _drop_incomplete_question(self, error: yaml.MarkedYAMLError) -> None:
        """Drop the last question if the rest of it could not be read."""
        listed = self._open[1] if len(self._open) == 2 else None
        if not isinstance(listed, Items) or not listed.items:
            return
        start, end = error.context_mark, error.problem_mark
        misaligned = error.context == _IN_A_LIST and start and end and end.column > start.column
        if misaligned or isinstance(listed.items[-1], tuple):
            listed.items.pop()

    def _drop_incomplete_value(self, error: yaml.MarkedYAMLError) -> None:
        """Mark the last value of the deck itself as unread if the rest of its line could not be read."""
        top, mark = self._open[0] if len(self._open) == 1 else None, error.problem_mark
        if not isinstance(top, Entries) or not top.entries or mark is None:
            return
        key, node = list(top.entries.items())[-1]
        if isinstance(node, tuple) and node[2] == mark.line + 1:
            top.put(key, Unread(node[2], node[3]), top.key_place(key))

    def _open_bracket(self, text: str) -> Any:
        lines = text.splitlines()
        marks = (_mark(container.line - 1, container.column - 1) for container in reversed(self._open))
        return next((mark for mark in marks if lines[mark.line][mark.column :][:1] in ("[", "{")), None)

    def _close_all(self) -> None:
        """After a syntax error keep the complete questions, and mark the incomplete part as unread."""
        if not self._open:
            return
        top, key = self._open[0], self._keys[0]
        self.root = top
        if isinstance(top, Entries) and key is not None:
            node: Node = self._open[1] if len(self._open) > 1 else _unread(key)
            if key.value == QUESTIONS and isinstance(node, Items):
                broken = self._open[2] if len(self._open) > 2 else _unread(key)
                node.items.append(Unread(broken.line, broken.column))
            else:
                node = _unread(key)
            if key.value not in top.entries:
                top.put(key.value, node, _place(key))
        self._open.clear()
        self._keys.clear()


# How many events are read between two checks of the limits.
_PORTION = 10_000
# The message for an escape on which PyYAML's own parser fails without one.
INVALID_ESCAPE = "an escape that is not a character"
_YAML_TAGS = "tag:yaml.org,2002:"
_IN_A_LIST = "while parsing a block collection"
# Something that is not closed is reported where it was opened, not at the end of the text.
_NEVER_CLOSED = ("while scanning a quoted scalar", "while scanning a simple key", "while parsing a flow")
_ONE_DOCUMENT = "Put one deck in each file: remove the line of three dashes."
# Since libyaml 0.2.6 its scanner, which runs ahead of the events, stops at 1,000 brackets.
_DEEPEST_OF_LIBYAML = "exceeded maximum nesting depth"


def _mark(line: int, column: int) -> yaml.Mark:
    return yaml.Mark("", 0, line, column, None, 0)


def _place(event: Any) -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)


def _unread(event: Any) -> Unread:
    return Unread(*_place(event))


def _fatal(code: str, message: str, help: str, place: Place) -> InvalidYaml:
    return InvalidYaml(Problem(code, (), message, help, place=place), place.line, resumable=False)


def _too_long(text: str, mark: Any) -> InvalidYaml:
    message = f"this text has {len(text):,} characters, but a text may have at most {LONGEST_TEXT:,}"
    help = "Shorten it. If it is the text that the questions are about, save it as a file and write its name after `source:`."
    return _fatal("too-large", message, help, Place(mark.line + 1, mark.column + 1))


def _too_deep(mark: Any) -> InvalidYaml:
    message = f"lists and mappings are nested more than {DEEPEST} levels deep"
    help = "A deck needs five levels. Put a text that begins with [ or { in quotes."
    return _fatal("too-deep", message, help, Place(mark.line + 1, mark.column + 1))


def _syntax_error(error: yaml.MarkedYAMLError, text: str, bracket: Any) -> InvalidYaml:
    from quizkit.deck_file.reading.syntax_errors import explain

    if bracket and error.context in (None, "while parsing a flow node"):
        error.context, error.context_mark = "while parsing a flow sequence", bracket
    mark = error.problem_mark or error.context_mark
    start = error.context_mark or mark
    if (error.context or "").startswith(_NEVER_CLOSED) and start and mark and start.line < mark.line:
        mark = start
    place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
    return InvalidYaml(
        explain(error, place, text.splitlines()), start.line + 1 if start else place.line, resumable=True
    )


def plain_values(text: str) -> Any:
    """Return the values in a YAML text. Raises ValueError if it is not valid, or too deep or too large."""
    builder = TreeBuilder()
    try:
        builder.build(text)
    except InvalidYaml as error:
        raise ValueError(error.problem.message) from None
    except yaml.YAMLError:
        raise ValueError("it has a control character") from None
    return _plain(builder.root)


def _plain(node: Node | None) -> Any:
    match node:
        case Items():
            return [_plain(item) for item in node.items]
        case Entries():
            return {key: _plain(value) for key, value in node.entries.items()}
        case tuple():
            return node[0]
        case _:
            return ""
