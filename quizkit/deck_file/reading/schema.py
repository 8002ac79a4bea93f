"""The deck format's field tables, put to use: a mapping of nodes becomes values of the kinds that they name.

Each kind has two halves. One takes the value of a node, or nothing; nearly every node of every deck goes
through it. The other is only asked about a node that was not taken, and says what is wrong with it.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from quizkit.base.problems import Place, Problem, Route, did_you_mean, nearest
from quizkit.base.terms import percent_of, seconds_of
from quizkit.deck_file.reading.aliases import INSTEAD, KEYS, own_name
from quizkit.deck_file.reading.events import Entries, Entry, Items, Node, Unread, place_of
from quizkit.deck_file.reading.limits import MOST_PROBLEMS
from quizkit.deck_file.reading.shapes import empty, mapping_for_text, no_list, wrong_type
from quizkit.grading.number.quantities import canonical_quantity
from quizkit.questions.base import FieldKind, FieldTable, FieldValue

_Take: TypeAlias = Callable[[Node], FieldValue | None]
_Explain: TypeAlias = Callable[[Node, Route], list[Problem]]


class KindReader(NamedTuple):
    """How a kind of value is taken out of a node, and what is said of a node that is not of the kind."""

    take: _Take
    explain: _Explain


class Table:
    """A field table, ready to read mappings by. `owner` names them in messages: “a choice question”."""

    def __init__(self, owner: str, fields: FieldTable) -> None:
        self.owner = owner
        self._fields = fields
        self._takes = {key: _KINDS[field.kind].take for key, field in fields.items()}
        self._required = tuple(key for key, field in fields.items() if field.required)

    def admit(self, node: Entries, route: Route, problems: list[Problem]) -> dict[str, FieldValue]:
        """Take the values that the table names out of a mapping, and add to `problems` all that it does not admit."""
        values: dict[str, FieldValue] = {}
        strangers: list[str] = []
        entries, takes = node.entries, self._takes
        for key, entry in entries.items():
            take = takes.get(key)
            value = take(entry[0]) if take else None
            if value is not None:
                values[key] = value
            elif take is None:
                strangers.append(key)
            elif not isinstance(entry[0], Unread):
                found = _KINDS[self._fields[key].kind].explain(entry[0], (*route, key))
                problems += self._to_fill_in(key, found) if key in self._required else found
        # One more than is told; to find what is meant by a hundred thousand takes minutes.
        del strangers[MOST_PROBLEMS + 1 :]
        problems += (unknown_key(key, entries[key], self._fields, route, self.owner) for key in strangers)
        meant_here = {meant(key, self._fields) for key in strangers}
        for key in self._required:
            # A key that is there under another name is told as that, and once.
            if key not in entries and key not in meant_here:
                help = f"Add `{key}:`. {self._fields[key].about}"
                message = f"{self.owner} needs the key “{key}”"
                problems.append(Problem("missing-key", route, message, help, place=place_of(node)))
        return values

    def _to_fill_in(self, key: str, found: list[Problem]) -> list[Problem]:
        """Say of a key that cannot be taken out what belongs there, where it is empty."""
        help = f"Write it behind `{key}:`. {self._fields[key].about}"
        return [problem._replace(help=help) if problem.code == "empty" else problem for problem in found]


def unknown_key(key: str, entry: Entry, known: Iterable[str], route: Route, owner: str) -> Problem:
    """Return the problem of a key that is none of the known ones."""
    known = tuple(known)
    name = own_name(key)
    help = f"Write `{name}:`." if name in known else INSTEAD.get((owner, name), "")
    # A key of the format that belongs elsewhere is no slip for one that belongs here.
    help = help or ("" if name in KEYS else did_you_mean(key, known)) or f"Known here: {', '.join(known)}."
    return Problem("unknown-key", (*route, key), f"{owner} has no key “{key}”", help, place=Place(entry[1], entry[2]))


def meant(key: str, known: Iterable[str]) -> str:
    """Return the known key that is meant by another one, or an empty text."""
    known = tuple(known)
    name = own_name(key)
    return name if name in known else nearest(key, known)


def _take_text(node: Node) -> str | None:
    if isinstance(node, tuple):
        text = node[0]
        if text and not text.isspace():
            # A block text ends with the end of its last line, which nobody means.
            return text.rstrip("\n") if text[-1] == "\n" else text
    return None


def _explain_text(node: Node, route: Route) -> list[Problem]:
    if isinstance(node, tuple):
        return [empty(node, route, "this text", "Write a text, or take the key out.")]
    if isinstance(node, Entries):
        # What could not be read in it is told already.
        return (
            []
            if any(isinstance(entry[0], Unread) for entry in node.entries.values())
            else [mapping_for_text(node, route)]
        )
    return [wrong_type(node, route, "one text", "Write one text; put quotes round a text that begins with [.")]


def _take_texts(node: Node) -> tuple[str, ...] | None:
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
        if _take_text(item) is None and not isinstance(item, Unread)
        for problem in _explain_text(item, (*route, position))
    ]


def _take_text_or_texts(node: Node) -> FieldValue | None:
    return _take_texts(node) if isinstance(node, Items) else _take_text(node)


def _explain_text_or_texts(node: Node, route: Route) -> list[Problem]:
    return _explain_texts(node, route) if isinstance(node, Items) else _explain_text(node, route)


def _take_flag(node: Node) -> bool | None:
    if isinstance(node, tuple) and node[1] and node[0] in ("true", "false"):
        return node[0] == "true"
    return None


def _explain_flag(node: Node, route: Route) -> list[Problem]:
    return [wrong_type(node, route, "true or false", "Write true or false, in small letters and without quotes.")]


def _take_points(node: Node) -> Decimal | None:
    quantity = canonical_quantity(node[0]) if isinstance(node, tuple) else None
    return quantity.value if quantity and not quantity.unit and 0 < quantity.value <= 1000 else None


def _explain_points(node: Node, route: Route) -> list[Problem]:
    return [wrong_type(node, route, "a number of points", "Write a number above 0, up to 1000: 2, or 0.5.")]


def _take_feedback(node: Node) -> dict[str, str] | None:
    return _texts_by_key(node)


def _texts_by_key(node: Node, known: tuple[str, ...] = ()) -> dict[str, str] | None:
    if not isinstance(node, Entries):
        return None
    texts = {key: _take_text(entry[0]) for key, entry in node.entries.items() if not known or key in known}
    found = {key: text for key, text in texts.items() if text is not None}
    return found if found and len(found) == len(node.entries) else None


def _explain_feedback(node: Node, route: Route) -> list[Problem]:
    return _explain_mapping(node, route, "Write `choice: why it is wrong`, one a line.", _KINDS["text"])


def _explain_mapping(
    node: Node, route: Route, help: str, kind: KindReader, known: tuple[str, ...] = (), owner: str = ""
) -> list[Problem]:
    """Say what is wrong with a mapping whose values are all of one kind."""
    if not isinstance(node, Entries):
        return [wrong_type(node, route, "a mapping", help)]
    if not node.entries:
        return [empty(node, route, "this mapping", help)]
    problems = []
    for key, entry in node.entries.items():
        if known and key not in known:
            problems.append(unknown_key(key, entry, known, route, owner))
        elif kind.take(entry[0]) is None and not isinstance(entry[0], Unread):
            problems += kind.explain(entry[0], (*route, key))
    return problems


_EXAMPLE_KEYS = ("right", "wrong")
_SOURCE_KEYS = ("file", "title", "url", "date")


def _take_examples(node: Node) -> dict[str, tuple[str, ...]] | None:
    if not isinstance(node, Entries):
        return None
    texts = {key: _take_texts(entry[0]) for key, entry in node.entries.items() if key in _EXAMPLE_KEYS}
    found = {key: listed for key, listed in texts.items() if listed is not None}
    return found if found and len(found) == len(node.entries) else None


def _explain_examples(node: Node, route: Route) -> list[Problem]:
    help = "Write two lists of replies, `right:` and `wrong:`."
    return _explain_mapping(node, route, help, _KINDS["texts"], _EXAMPLE_KEYS, "`examples`")


def _take_source(node: Node) -> str | dict[str, str] | None:
    return _texts_by_key(node, _SOURCE_KEYS) if isinstance(node, Entries) else _take_text(node)


def _explain_source(node: Node, route: Route) -> list[Problem]:
    if not isinstance(node, Entries):
        return _explain_text(node, route)
    return _explain_mapping(node, route, "Write `file: article.md`.", _KINDS["text"], _SOURCE_KEYS, "`source`")


def _take_count(node: Node) -> Decimal | None:
    value = _take_points(node)
    return value if value is not None and value == int(value) else None


def _explain_count(node: Node, route: Route) -> list[Problem]:
    return [wrong_type(node, route, "a count", "Write a whole number from 1 on: 2.")]


def _take_duration(node: Node) -> Decimal | None:
    seconds = seconds_of(node[0]) if isinstance(node, tuple) else None
    return None if seconds is None else Decimal(seconds)


def _explain_duration(node: Node, route: Route) -> list[Problem]:
    return [wrong_type(node, route, "a length of time", "Write 20m, 90s, 1h30m, or a number of minutes.")]


def _take_percent(node: Node) -> Decimal | None:
    return percent_of(node[0]) if isinstance(node, tuple) else None


def _explain_percent(node: Node, route: Route) -> list[Problem]:
    return [wrong_type(node, route, "a percentage", "Write a percentage above 0, up to 100: 60%.")]


def _take_forms(node: Node) -> dict[str, tuple[str, ...]] | None:
    if not isinstance(node, Entries):
        return None
    found = {key: forms for key, entry in node.entries.items() if (forms := _forms(entry[0]))}
    return found if found and len(found) == len(node.entries) else None


def _forms(node: Node) -> tuple[str, ...]:
    text = _take_text(node)
    return (text,) if text is not None else _take_texts(node) or ()


def _explain_forms(node: Node, route: Route) -> list[Problem]:
    help = "Write `answer: another form of it`, one a line."
    return _explain_mapping(node, route, help, _KINDS["text or texts"])


def _explain_pairs(node: Node, route: Route) -> list[Problem]:
    return _explain_mapping(node, route, "Write `left: right`, one a line.", _KINDS["text"])


def _leave(_node: Node) -> bool:
    """Take a part of the deck that its reader goes into by itself."""
    return True


def _explain_nothing(_node: Node, _route: Route) -> list[Problem]:
    return []


_KINDS: dict[FieldKind, KindReader] = {
    "text": KindReader(_take_text, _explain_text),
    "texts": KindReader(_take_texts, _explain_texts),
    "text or texts": KindReader(_take_text_or_texts, _explain_text_or_texts),
    "flag": KindReader(_take_flag, _explain_flag),
    "points": KindReader(_take_points, _explain_points),
    "feedback": KindReader(_take_feedback, _explain_feedback),
    "examples": KindReader(_take_examples, _explain_examples),
    "source": KindReader(_take_source, _explain_source),
    "count": KindReader(_take_count, _explain_count),
    "duration": KindReader(_take_duration, _explain_duration),
    "percent": KindReader(_take_percent, _explain_percent),
    "forms": KindReader(_take_forms, _explain_forms),
    "pairs": KindReader(_take_feedback, _explain_pairs),
    "part": KindReader(_leave, _explain_nothing),
}
