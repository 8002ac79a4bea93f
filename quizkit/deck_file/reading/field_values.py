"""Reads mappings by the field tables of the deck format: nodes become values of the kinds of the fields.

Each kind has two functions. The first reads the value of a node, or returns None; nearly every node of every deck
passes it. The second explains what is wrong with a node that has no value of the kind.
"""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from quizkit.base.problems import Place, Problem, Route, did_you_mean, nearest
from quizkit.base.terms import percent_of, seconds_of
from quizkit.deck_file.keys import KEYS
from quizkit.deck_file.reading.aliases import INSTEAD, own_name
from quizkit.deck_file.reading.events import Entries, Entry, Items, Node, Unread, place_of
from quizkit.deck_file.reading.limits import MOST_PROBLEMS
from quizkit.deck_file.reading.value_problems import empty, mapping_for_text, no_list, wrong_type
from quizkit.questions.base import FieldKind, FieldTable, FieldValue

_Read: TypeAlias = Callable[[Node], FieldValue | None]
_Explain: TypeAlias = Callable[[Node, Route], list[Problem]]


class KindReader(NamedTuple):
    """How a value of a kind is read from a node, and how a node without such a value is explained."""

    read: _Read
    explain: _Explain


class Table:
    """Reads mappings by a field table. `owner` names them in messages: “a choice question”."""

    def __init__(self, owner: str, fields: FieldTable) -> None:
        self.owner = owner
        self._fields = fields
        self._readers = {key: _KINDS[field.kind].read for key, field in fields.items()}
        self._required = tuple(key for key, field in fields.items() if field.required)

    def read(self, node: Entries, route: Route, problems: list[Problem]) -> dict[str, FieldValue]:
        """Read the values of a mapping, and add everything that the table does not allow to `problems`."""
        values: dict[str, FieldValue] = {}
        unknown: list[str] = []
        entries, readers = node.entries, self._readers
        for key, entry in entries.items():
            read = readers.get(key)
            value = read(entry[0]) if read else None
            if value is not None:
                values[key] = value
            elif read is None:
                unknown.append(key)
            elif not isinstance(entry[0], Unread):
                explained = _KINDS[self._fields[key].kind].explain(entry[0], (*route, key))
                problems += self._required_help(key, explained) if key in self._required else explained
        # One more than is reported; finding similar keys for a hundred thousand takes minutes.
        del unknown[MOST_PROBLEMS + 1 :]
        problems += (unknown_key(key, entries[key], self._fields, route, self.owner) for key in unknown)
        meant = {intended_key(key, self._fields) for key in unknown}
        for key in self._required:
            # A key under another name is reported as an unknown key only.
            if key not in entries and key not in meant:
                help = f"Add `{key}:`. {self._fields[key].about}"
                message = f"{self.owner} needs the key “{key}”"
                problems.append(Problem("missing-key", route, message, help, place=place_of(node)))
        return values

    def _required_help(self, key: str, problems: list[Problem]) -> list[Problem]:
        """Return the problems of a required key; if it is empty, the help says what to write."""
        help = f"Write it after `{key}:`. {self._fields[key].about}"
        return [problem._replace(help=help) if problem.code == "empty" else problem for problem in problems]


def unknown_key(key: str, entry: Entry, known: Iterable[str], route: Route, owner: str) -> Problem:
    """Return the problem of a key that is not one of the known ones."""
    known = tuple(known)
    name = own_name(key)
    help = f"Write `{name}:`." if name in known else INSTEAD.get((owner, name), "")
    # A known key of another type is not a misspelling.
    help = help or ("" if name in KEYS else did_you_mean(key, known)) or f"Known keys: {', '.join(known)}."
    return Problem("unknown-key", (*route, key), f"{owner} has no key “{key}”", help, place=Place(entry[1], entry[2]))


def intended_key(key: str, known: Iterable[str]) -> str:
    """Return the known key that another key stands for, or an empty text."""
    known = tuple(known)
    name = own_name(key)
    return name if name in known else nearest(key, known)


def _read_text(node: Node) -> str | None:
    if isinstance(node, tuple):
        text = node[0]
        if text and not text.isspace():
            # The line break at the end of a block text is not part of it.
            return text.rstrip("\n") if text[-1] == "\n" else text
    return None


def _explain_text(node: Node, route: Route) -> list[Problem]:
    if isinstance(node, tuple):
        return [empty(node, route, "this text", "Write a text, or remove the key.")]
    if isinstance(node, Entries):
        # Another problem reports the part of it that could not be read.
        return (
            []
            if any(isinstance(entry[0], Unread) for entry in node.entries.values())
            else [mapping_for_text(node, route)]
        )
    return [wrong_type(node, route, "one text", "Write one text; put a text that begins with [ in quotes.")]


def _read_texts(node: Node) -> tuple[str, ...] | None:
    if not isinstance(node, Items):
        return None
    texts = []
    for item in node.items:
        if not isinstance(item, tuple) or not item[0] or item[0].isspace():
            return None
        texts.append(item[0])
    return tuple(texts) or None


def _explain_texts(node: Node, route: Route) -> list[Problem]:
    if not isinstance(node, Items):
        return [no_list(node, route)]
    if not node.items:
        return [empty(node, route, "this list", "Write at least one item.")]
    return [
        problem
        for position, item in enumerate(node.items)
        if _read_text(item) is None and not isinstance(item, Unread)
        for problem in _explain_text(item, (*route, position))
    ]


def _read_text_or_texts(node: Node) -> FieldValue | None:
    return _read_texts(node) if isinstance(node, Items) else _read_text(node)


def _explain_text_or_texts(node: Node, route: Route) -> list[Problem]:
    return _explain_texts(node, route) if isinstance(node, Items) else _explain_text(node, route)


def _read_flag(node: Node) -> bool | None:
    if isinstance(node, tuple) and node[1] and node[0] in ("true", "false"):
        return node[0] == "true"
    return None


def _explain_flag(node: Node, route: Route) -> list[Problem]:
    return [wrong_type(node, route, "true or false", "Write true or false, in lowercase and without quotes.")]


# Above 0, up to 1000.
_POINTS = re.compile(r"0\.\d*[1-9]|[1-9]\d{0,2}(?:\.\d*[1-9])?|1,?000", re.ASCII)


def _read_points(node: Node) -> Decimal | None:
    return Decimal(node[0].replace(",", "")) if isinstance(node, tuple) and _POINTS.fullmatch(node[0]) else None


def _explain_points(node: Node, route: Route) -> list[Problem]:
    return [wrong_type(node, route, "a number of points", "Write a number above 0, up to 1000: 2, or 0.5.")]


def _read_feedback(node: Node) -> dict[str, str] | None:
    return _texts_by_key(node)


def _texts_by_key(node: Node, known: tuple[str, ...] = ()) -> dict[str, str] | None:
    if not isinstance(node, Entries):
        return None
    texts = {key: _read_text(entry[0]) for key, entry in node.entries.items() if not known or key in known}
    values = {key: text for key, text in texts.items() if text is not None}
    return values if values and len(values) == len(node.entries) else None


def _explain_feedback(node: Node, route: Route) -> list[Problem]:
    return _explain_mapping(node, route, "Write `choice: why it is wrong`, one per line.", _KINDS["text"])


def _explain_mapping(
    node: Node, route: Route, help: str, kind: KindReader, known: tuple[str, ...] = (), owner: str = ""
) -> list[Problem]:
    """Return the problems of a mapping whose values are all of one kind."""
    if not isinstance(node, Entries):
        return [wrong_type(node, route, "a mapping", help)]
    if not node.entries:
        return [empty(node, route, "this mapping", help)]
    problems = []
    for key, entry in node.entries.items():
        if known and key not in known:
            problems.append(unknown_key(key, entry, known, route, owner))
        elif kind.read(entry[0]) is None and not isinstance(entry[0], Unread):
            problems += kind.explain(entry[0], (*route, key))
    return problems


_EXAMPLE_KEYS = ("right", "wrong")
_SOURCE_KEYS = ("file", "title", "url", "date")


def _read_examples(node: Node) -> dict[str, tuple[str, ...]] | None:
    if not isinstance(node, Entries):
        return None
    texts = {key: _read_texts(entry[0]) for key, entry in node.entries.items() if key in _EXAMPLE_KEYS}
    values = {key: listed for key, listed in texts.items() if listed is not None}
    return values if values and len(values) == len(node.entries) else None


def _explain_examples(node: Node, route: Route) -> list[Problem]:
    help = "Write two lists of replies, `right:` and `wrong:`."
    return _explain_mapping(node, route, help, _KINDS["texts"], _EXAMPLE_KEYS, "`examples`")


def _read_source(node: Node) -> str | dict[str, str] | None:
    return _texts_by_key(node, _SOURCE_KEYS) if isinstance(node, Entries) else _read_text(node)


def _explain_source(node: Node, route: Route) -> list[Problem]:
    if not isinstance(node, Entries):
        return _explain_text(node, route)
    return _explain_mapping(node, route, "Write `file: article.md`.", _KINDS["text"], _SOURCE_KEYS, "`source`")


def _read_count(node: Node) -> Decimal | None:
    value = _read_points(node)
    return value if value is not None and value == int(value) else None


def _explain_count(node: Node, route: Route) -> list[Problem]:
    return [wrong_type(node, route, "a count", "Write a whole number above 0: 2.")]


def _read_duration(node: Node) -> Decimal | None:
    seconds = seconds_of(node[0]) if isinstance(node, tuple) else None
    return None if seconds is None else Decimal(seconds)


def _explain_duration(node: Node, route: Route) -> list[Problem]:
    return [wrong_type(node, route, "a duration", "Write 20m, 90s, 1h30m, or a number of minutes.")]


def _read_percent(node: Node) -> Decimal | None:
    return percent_of(node[0]) if isinstance(node, tuple) else None


def _explain_percent(node: Node, route: Route) -> list[Problem]:
    return [wrong_type(node, route, "a percentage", "Write a percentage above 0, up to 100: 60%.")]


def _read_forms(node: Node) -> dict[str, tuple[str, ...]] | None:
    if not isinstance(node, Entries):
        return None
    values = {key: forms for key, entry in node.entries.items() if (forms := _forms(entry[0]))}
    return values if values and len(values) == len(node.entries) else None


def _forms(node: Node) -> tuple[str, ...]:
    text = _read_text(node)
    return (text,) if text is not None else _read_texts(node) or ()


def _explain_forms(node: Node, route: Route) -> list[Problem]:
    help = "Write `answer: another form of it`, one per line."
    return _explain_mapping(node, route, help, _KINDS["text or texts"])


def _explain_pairs(node: Node, route: Route) -> list[Problem]:
    return _explain_mapping(node, route, "Write `left: right`, one per line.", _KINDS["text"])


def _read_part(_node: Node) -> bool:
    """Accept a part of the deck that has its own reader."""
    return True


def _explain_nothing(_node: Node, _route: Route) -> list[Problem]:
    return []


_KINDS: dict[FieldKind, KindReader] = {
    "text": KindReader(_read_text, _explain_text),
    "texts": KindReader(_read_texts, _explain_texts),
    "text or texts": KindReader(_read_text_or_texts, _explain_text_or_texts),
    "flag": KindReader(_read_flag, _explain_flag),
    "points": KindReader(_read_points, _explain_points),
    "feedback": KindReader(_read_feedback, _explain_feedback),
    "examples": KindReader(_read_examples, _explain_examples),
    "source": KindReader(_read_source, _explain_source),
    "count": KindReader(_read_count, _explain_count),
    "duration": KindReader(_read_duration, _explain_duration),
    "percent": KindReader(_read_percent, _explain_percent),
    "forms": KindReader(_read_forms, _explain_forms),
    "pairs": KindReader(_read_feedback, _explain_pairs),
    "part": KindReader(_read_part, _explain_nothing),
}
