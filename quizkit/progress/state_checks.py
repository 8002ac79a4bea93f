"""Checks what a checkpoint holds before it is used: a right checksum does not make its values right."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Any

from quizkit.progress.parts import Parts
from quizkit.progress.state import DeckState, JsonObject, OpenAttempt, Position, QuestionState, State
from quizkit.scheduling import LONGEST_DAYS, are_weights, bounded

_TENTHS = tuple("0123456789")


def check_fields(value: JsonObject) -> None:
    """Raise ValueError or KeyError if a field is missing, has another type than it should have, or is out of bounds."""
    fields = vars(value)
    kind: Any = type(value)
    expected, required, is_in_bounds = _fields_of(kind)
    if not required <= fields.keys():
        raise ValueError
    for name, one in fields.items():
        if type(one) not in expected[name] and not _fits(one, kind.__annotations__[name]):
            raise ValueError(name)
    if not is_in_bounds(value):
        raise ValueError


@cache
def _fields_of(kind: Any) -> tuple[dict[str, tuple[Any, ...]], set[str], Callable[[Any], bool]]:
    """Return the plain types of the fields of a class, which of them have no default, and what checks their bounds."""
    required = {name for name in kind.__annotations__ if not hasattr(kind, name)}
    has_floats = float in kind.__annotations__.values()
    plain = {name: _plain_types(one) for name, one in kind.__annotations__.items()}
    return plain, required, _BOUNDS.get(kind, _is_finite if has_floats else _is_anything)


def _plain_types(expected: Any) -> tuple[Any, ...]:
    """Return the types of values that need no closer look."""
    types = (int, float) if expected is float else getattr(expected, "__args__", (expected,))
    return tuple(
        one for one in types if one in (str, int, float, bool, type(None)) and not hasattr(expected, "__origin__")
    )


def _fits(value: object, expected: Any) -> bool:
    if type(value) is expected:
        if isinstance(value, JsonObject):
            check_fields(value)
        if isinstance(value, OpenAttempt):
            return all(map(_fits, value, expected.__annotations__.values()))
        return True
    arguments: Sequence[Any] = getattr(expected, "__args__", ())
    match getattr(expected, "__origin__", None):
        case None if arguments:
            return any(_fits(value, one) for one in arguments)
        case origin if origin is list:
            return type(value) is list and all(_fits(one, arguments[0]) for one in value)
        case origin if origin is dict:
            return type(value) is dict and all(_fits(one, arguments[1]) for one in value.values())
        case origin if origin is Parts:
            # Each part is checked when it is read.
            return type(value) is Parts
    return expected is Any or (expected is float and type(value) is int)


def _is_anything(_value: JsonObject) -> bool:
    return True


def _is_finite(value: JsonObject) -> bool:
    return all(one - one == 0 for one in vars(value).values() if type(one) is float)


def _is_position(position: Position) -> bool:
    moment, count = position.clock
    return position.bytes >= 0 and position.n >= 0 and type(moment) is str and type(count) is int


def is_question(question: QuestionState) -> bool:
    """Return whether the progress in a question can be used. Raises ValueError if a day is invalid."""
    for day in filter(None, (question.buried, question.shown)):
        date.fromisoformat(day)
    if not question.n:
        return True
    last, due = date.fromisoformat(question.day), date.fromisoformat(question.due)
    bounds = 0 < question.stability <= LONGEST_DAYS and 1 <= question.difficulty <= 10
    return question.n > 0 and last <= due and bounds


def _is_state(state: State) -> bool:
    for day in state.days:
        date.fromisoformat(day)
        if digest := state.days.digest(day):
            due, *zones = digest
            if [type(one) for one in (due, *zones)] != [str, int, int]:
                return False
            date.fromisoformat(due or day)
    for id in state.decks:
        if due := state.decks.digest(id):
            date.fromisoformat(due)
    moment, count, device, n = state.end
    has_end = [type(one) for one in (moment, count, device, n)] == [str, int, str, int]
    return has_end and are_weights(state.model["weights"])


def _are_sums(reviews: float = 0, recalled: float = 0, predicted: float = 0, *others: float) -> bool:
    return not others and reviews > 0 and 0 <= recalled <= reviews and 0 <= predicted <= reviews


def _is_deck(deck: DeckState) -> bool:
    tables = [*map(len, deck.ratings)] == [4] * 3 and [*map(len, deck.hours)] == [24] * 2
    sums = all(tenth in _TENTHS and _are_sums(*one) for tenth, one in (deck.calibration or {}).items())
    return tables and sums and deck.retention == bounded(deck.retention)


_BOUNDS: dict[type, Callable[[Any], bool]] = {
    Position: _is_position, QuestionState: is_question, State: _is_state, DeckState: _is_deck
}  # fmt: skip
