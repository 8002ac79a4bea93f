"""The state as JSON, as it is in the checkpoint: a line for each day and for each deck, which is read when it is needed."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from quizkit.base import patterns
from quizkit.progress.state import (
    Day,
    DeckState,
    JsonObject,
    LateReply,
    OpenAttempt,
    OpenExam,
    OpenReply,
    OpenSession,
    Plan,
    Position,
    QuestionState,
    Result,
    State,
    empty_state,
)


def to_json(state: State) -> bytes:
    """Return the JSON of the checkpoint: a line for each day and for each deck."""
    fields: dict[str, str] = {}
    # Always in the same order, so that the same progress is the same bytes.
    for name, value in ((name, vars(state)[name]) for name in State.__annotations__ if name in vars(state)):
        line = _sorted_line if name in ("days", "results") else _line
        if name in _PARTS:
            value.sort()
            fields[_PARTS[name]] = _line({one: value.digest(one) for one in value})
            fields[name] = "{" + ",".join(f"\n  {_line(one)}: {text}" for one, text in value.texts(line)) + "\n }"
        else:
            fields[name] = line(value)
    return ("{\n " + ",\n ".join(f'"{name}": {text}' for name, text in fields.items()) + "\n}").encode("ascii")


def _line(value: Any) -> str:
    # Without `indent` this runs in C, which matters with a hundred thousand days and questions.
    return json.dumps(value, default=_plain)


def _sorted_line(by_deck: Mapping[str, Any]) -> str:
    return _line({id: by_deck[id] for id in sorted(by_deck)})


def _plain(value: JsonObject) -> object:
    match value:
        case Day():
            return value.counted()
        case OpenSession():
            return {**vars(value), "attempts": [*map(_attempt, value.attempts)]}
        case _:
            return vars(value)


def _attempt(attempt: OpenAttempt) -> dict[str, object]:
    return {name: value for name, value in attempt._asdict().items() if value or name != "guessed"}


def from_json(data: bytes, check: Callable[[JsonObject], None]) -> State:
    """Return the state in the JSON of a checkpoint, its parts to be read when they are asked for.

    Raises one of the exceptions in `ODD`.
    """
    fields, texts = _split(data)
    fields.pop("crc", None)
    read = {device: Position(**position) for device, position in fields["read"].items()}
    results = {id: [Result.holding(result) for result in of_deck] for id, of_deck in fields["results"].items()}
    digests, empty = {name: fields.pop(of) for name, of in _PARTS.items()}, empty_state()
    state = State(**{**fields, **{name: vars(empty)[name] for name in _PARTS}, "read": read, "results": results})

    def day(text: str) -> dict[str, Day]:
        by_deck = {id: Day.holding(counts) for id, counts in json.loads(text).items()}
        for counts in by_deck.values():
            check(counts)
        return by_deck

    def deck(text: str) -> DeckState:
        deck = _deck(json.loads(text))
        check(deck)
        return deck

    state.days.hold(texts["days"], digests["days"], day)
    state.decks.hold(texts["decks"], digests["decks"], deck)
    return state


# What is one line each in the JSON, and the name under which is what is known of them without reading them.
_PARTS = {"days": "streaks", "decks": "first_due"}
_PART = patterns.compile(rb'  ("(?:[^"\\]|\\.)*"): ')


def _split(data: bytes) -> tuple[dict[str, Any], dict[str, dict[str, memoryview]]]:
    """Return the fields of the JSON of a checkpoint, and its parts as JSON."""
    texts: dict[str, dict[str, memoryview]] = {name: {} for name in _PARTS}
    view, rest, parts, start = memoryview(data), list[bytes](), texts["days"], 0
    while start < len(data):
        end = data.find(b"\n", start) % (len(data) + 1)
        if part := _PART.match(data, start, end):
            parts[json.loads(part[1])] = view[part.end() : end - data.endswith(b",", start, end)]
        else:
            rest.append(line := data[start:end])
            parts = texts.get(line[2:-4].decode(), parts) if line.endswith(b"{") else parts
        start = end + 1
    fields = json.loads(b"\n".join(rest))
    if any(fields[name] for name in _PARTS):
        raise ValueError
    return fields, texts


def _deck(fields: dict[str, Any]) -> DeckState:
    parts = {
        "open": fields["open"] and _open_session(fields["open"]),
        "exam": fields["exam"] and _open_exam(fields["exam"]),
        "questions": {id: QuestionState.holding(question) for id, question in fields["questions"].items()},
    }
    for name in ("plan", "catch_up"):
        if fields.get(name):
            parts[name] = Plan(**fields[name])
    return DeckState(**{**fields, **parts})


def _open_session(fields: dict[str, Any]) -> OpenSession:
    return OpenSession(**{**fields, "attempts": [OpenAttempt(**attempt) for attempt in fields["attempts"]]})


def _open_exam(fields: dict[str, Any]) -> OpenExam:
    replies = {id: OpenReply(**reply) for id, reply in fields["replies"].items()}
    late = [LateReply(**reply) for reply in fields["late"]]
    return OpenExam(**{**fields, "replies": replies, "late": late})
