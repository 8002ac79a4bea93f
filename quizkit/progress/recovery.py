"""Recovers what an earlier checkpoint knows of questions whose records are gone, as records of the kind `memory`."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple

from quizkit.base.clock import day_number, now
from quizkit.progress.history import History
from quizkit.progress.new_records import memory_record
from quizkit.progress.read_records import is_in_years
from quizkit.progress.records import Record
from quizkit.progress.state import DeckState, QuestionState, State
from quizkit.progress.state_checks import is_question
from quizkit.scheduling import BOUNDS, due_day

_MOST_REVIEWS = 10_000
# The most stability of a question that was reviewed once, and repeated on that day.
_MOST_AT_FIRST = 2 * BOUNDS[3][1]
# Each day since the first version adds less than this, even with many reviews that are rated Easy.
_MOST_A_DAY, _FIRST_VERSION = 10, day_number("2026-01-01")
# At the least retention an interval is shorter.
_MOST_DAYS_PER_STABILITY = 20


class Known(NamedTuple):
    """What is known of a question of a deck."""

    deck_id: str
    id: str
    question: QuestionState


def recoverable(before: State, state: State) -> list[Known]:
    """Return what was known of the questions that were reviewed more often than the histories say."""
    return [
        Known(deck_id, id, question)
        for deck_id, deck in before.decks.items()
        for id, question in deck.questions.items()
        if question.n > state.question(deck_id, id).n
    ]


def recover(history: History, questions: Sequence[Known]) -> None:
    """Record what was known of these questions. Raises NotSaved."""
    history.append([memory_record(now(), deck_id, id, vars(question)) for deck_id, id, question in questions])


def remember(deck: DeckState, id: str, record: Record) -> None:
    """Count a `memory` record, unless the records that were gone are back.

    A later review that is not gone keeps its day, and what was forgotten since stays forgotten.
    """
    question, memory = deck.question(id), QuestionState(**_valid_fields(record))
    is_newer = bool(question.n) and question.day > memory.day
    if not _is_valid(memory) or memory.n <= question.n or (is_newer and question.missed):
        return
    if is_newer:
        day = date.fromisoformat(question.day)
        due = due_day(day, memory.stability, deck.retention, id)
        vars(memory).update(day=question.day, last=question.last, due=due.isoformat())
    vars(question).update(vars(memory))


def is_possible(record: Record) -> bool:
    """Return whether a `memory` record says what reviews of a question can lead to, whatever the weights are."""
    memory = QuestionState(**_valid_fields(record))
    days = day_number(memory.day) - _FIRST_VERSION if _is_valid(memory) and memory.n > 1 else 0
    return (
        _is_valid(memory)
        and is_in_years(memory.day)
        and all(0 <= value <= _MOST_REVIEWS for value in vars(memory).values() if type(value) is int)
        and memory.interval <= _MOST_DAYS_PER_STABILITY * memory.stability + 1
        and memory.stability <= _MOST_AT_FIRST + _MOST_A_DAY * max(days, 0)
    )


def _valid_fields(record: Record) -> dict[str, Any]:
    """Return the fields of a question that have the type of their default, or are texts."""
    fields = record.get("memory")
    given = fields if isinstance(fields, dict) else {}
    expected = {name: type(default) for name, default in vars(QuestionState).items() if name in given}
    expected["wording"] = str
    return {name: given[name] for name, kind in expected.items() if type(given.get(name)) is kind}


def _is_valid(memory: QuestionState) -> bool:
    with suppress(ValueError):
        return memory.n > 0 and is_question(memory)
    return False
