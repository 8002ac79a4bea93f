"""Reads mappings by the field tables of the deck format: nodes become values of the kinds of the fields.

Each kind has two functions. The first reads the value of a node, or returns None; nearly every node of every deck
passes it. The second explains what is wrong with a node that has no value of the kind.
"""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, TypeAlias

from quizkit.base import patterns
from quizkit.base.characters import character_name, is_special
from quizkit.base.problems import Place, Problem, Route, did_you_mean, nearest
from quizkit.base.terms import percent_of, seconds_of
from quizkit.base.values import Value
from quizkit.deck_file.keys import DECK_KEYS, QUESTION_KEYS
from quizkit.deck_file.reading.aliases import INSTEAD, own_name
from quizkit.deck_file.reading.limits import MOST_PROBLEMS
from quizkit.deck_file.reading.nodes import Entries, Items, Node, Unread, place_of
from quizkit.deck_file.reading.value_problems import empty, mapping_for_text, no_list, wrong_type
from quizkit.questions.base import ALL_OR_NOTHING, FieldKind, FieldTable, FieldValue

_Explain: TypeAlias = Callable[[Node, Route], list[Problem]]


class KindReader(Value):
    """How a value of a kind is read from a node, and how a node without such a value is explained."""

    read: Callable[[Node], Any]
    explain: _Explain


class MappingReader:
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
        for key, child in entries.items():
            read = readers.get(key)
            value = read(child) if read else None
            if value is not None:
                values[key] = value
            elif read is None:
                unknown.append(key)
            elif not isinstance(child, Unread):
                problems += self._explained(key, child, route)
        # One more than is reported; finding similar keys for a hundred thousand takes minutes.
        del unknown[MOST_PROBLEMS + 1 :]
        problems += (_unknown_key(key, node.key_place(key), self._fields, route, self.owner) for key in unknown)
        meant = {intended_key(key, self._fields) for key in unknown}
        for key in self._required:
            # A key under another name is reported as an unknown key only.
            if key not in entries and key not in meant:
                help = f"Add `{key}:`. {self._fields[key].about}"
                message = f"{self.owner} needs the key “{key}”"
                problems.append(Problem("missing-key", route, message, help, place=place_of(node)))
        return values

    def _explained(self, key: str, node: Node, route: Route) -> list[Problem]:
        """Return the problems of a value; if a required one is empty, the help says what to write."""
        problems = _KINDS[self._fields[key].kind].explain(node, (*route, key))
        help = f"Write it after `{key}:`. {self._fields[key].about}"
        missing = key in self._required
        return [one._replace(help=help) if missing and one.code == "empty" else one for one in problems]


def _unknown_key(key: str, place: Place, known: Iterable[str], route: Route, owner: str) -> Problem:
    """Return the problem of a key that is not one of the known ones."""
    known = tuple(known)
    name = own_name(key)
    help = f"Write `{name}:`." if name in known else INSTEAD.get((owner, name), "")
    # A known key of another type is not a misspelling.
    near = "" if name in DECK_KEYS else did_you_mean(key, known) or did_you_mean(key, QUESTION_KEYS)
    help = help or near or f"Known keys: {', '.join(known)}."
    special = next((f": it contains {character_name(character)}" for character in key if is_special(character)), "")
    message = f"{owner} has no key “{key}”{special}"
    return Problem("unknown-key", (*route, key), message, help, place=place)


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
    if not isinstance(node, Entries):
        return [wrong_type(node, route, "one text", "Write one text; put a text that begins with [ in quotes.")]
    # Another problem reports the part of it that could not be read.
    is_torn = any(isinstance(value, Unread) for value in node.entries.values())
    return [] if is_torn else [mapping_for_text(node, route)]


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


def _read_flag(node: Node) -> bool | None:
    if isinstance(node, tuple) and node[1] and node[0] in ("true", "false"):
        return node[0] == "true"
    return None


# Above 0, up to 1000.
_POINTS = patterns.compile(r"0\.\d*[1-9]|[1-9]\d{0,2}(?:\.\d*[1-9])?|1,?000", re.ASCII)


def _points_of(text: str) -> Decimal | None:
    return Decimal(text.replace(",", "")) if _POINTS.fullmatch(text) else None


def _count_of(text: str) -> Decimal | None:
    value = _points_of(text)
    return value if value is not None and value == int(value) else None


def _one_of(*words: str) -> Callable[[str], str | None]:
    return lambda text: text if text in words else None


def _read_forms(node: Node) -> tuple[str, ...] | None:
    text = _read_text(node)
    return _read_texts(node) if text is None else (text,)


def _word(convert: Callable[[str], Any], expected: str, help: str) -> KindReader:
    """Return the reader of a text that has another meaning."""
    return KindReader(
        lambda node: convert(node[0]) if isinstance(node, tuple) else None,
        lambda node, route: [wrong_type(node, route, expected, help)],
    )


def _either(container: type[Items | Entries], inside: KindReader, other: KindReader) -> KindReader:
    def kind(node: Node) -> KindReader:
        return inside if isinstance(node, container) else other

    return KindReader(lambda node: kind(node).read(node), lambda node, route: kind(node).explain(node, route))


def _mapping(kind: KindReader, help: str, owner: str = "", known: tuple[str, ...] = ()) -> KindReader:
    """Return the reader of a mapping whose values are all of one kind, and whose keys are known ones if there are any."""

    def read(node: Node) -> dict[str, Any] | None:
        entries = node.entries if isinstance(node, Entries) else {}
        values = {key: kind.read(value) for key, value in entries.items() if not known or key in known}
        return values if values and len(values) == len(entries) and None not in values.values() else None

    def explain(node: Node, route: Route) -> list[Problem]:
        if not isinstance(node, Entries):
            without = help.replace("one per line", "one per line, without a dash") if isinstance(node, Items) else help
            return [wrong_type(node, route, "a mapping", without)]
        if not node.entries:
            return [empty(node, route, "this mapping", help)]
        problems = []
        for key, value in node.entries.items():
            if known and key not in known:
                problems.append(_unknown_key(key, node.key_place(key), known, route, owner))
            elif kind.read(value) is None and not isinstance(value, Unread):
                problems += kind.explain(value, (*route, key))
        return problems

    return KindReader(read, explain)


_TEXT, _TEXTS = KindReader(_read_text, _explain_text), KindReader(_read_texts, _explain_texts)
_TEXT_OR_TEXTS = _either(Items, _TEXTS, _TEXT)
_FLAG = "Write true or false, in lowercase and without quotes."
_EXAMPLES = "Write two lists of replies, `right:` and `wrong:`."
_FORMS = "Write `answer: another form of it`, one per line."
_SOURCE = _mapping(_TEXT, "Write `file: article.md`.", "`source`", ("file", "title", "url", "date"))
_KINDS: dict[FieldKind, KindReader] = {
    "text": _TEXT,
    "texts": _TEXTS,
    "text or texts": _TEXT_OR_TEXTS,
    "flag": KindReader(_read_flag, lambda node, route: [wrong_type(node, route, "true or false", _FLAG)]),
    "points": _word(_points_of, "a number of points", "Write a number above 0, up to 1000: 2, or 0.5."),
    "count": _word(_count_of, "a count", "Write a whole number above 0: 2."),
    "duration": _word(seconds_of, "a duration", "Write 20m, 90s, 1h30m, or a number of minutes."),
    "scoring": _word(_one_of(ALL_OR_NOTHING, "partial"), "a way of scoring", "Write all-or-nothing, or partial."),
    "need": _word(_one_of("required", "optional"), "required or optional", "Write one of the two."),
    "percent": _word(percent_of, "a percentage", "Write a percentage above 0, up to 100: 60%."),
    "feedback": _mapping(_TEXT, "Write `choice: why it is wrong`, one per line."),
    "pairs": _mapping(_TEXT, "Write `left: right`, one per line."),
    "forms": _mapping(KindReader(_read_forms, _TEXT_OR_TEXTS.explain), _FORMS),
    "examples": _mapping(_TEXTS, _EXAMPLES, "`examples`", ("right", "wrong")),
    "source": _either(Entries, _SOURCE, _TEXT),
    # A part of the deck that has its own reader.
    "part": KindReader(lambda _: True, lambda _node, _route: []),
}
