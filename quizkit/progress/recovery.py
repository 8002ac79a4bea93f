"""Recovers what an earlier checkpoint knows of questions whose records are gone, as records of the kind `memory`."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from quizkit.base.clock import now
from quizkit.progress.history import History
from quizkit.progress.new_records import memory_record
from quizkit.progress.records import Record
from quizkit.progress.state import DeckState, QuestionState, State
from quizkit.scheduling import due_day


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
    if memory.n <= question.n or not _is_valid(memory) or (is_newer and question.missed):
        return
    if is_newer:
        day = date.fromisoformat(question.day)
        due = due_day(day, memory.stability, deck.retention, id)
        vars(memory).update(day=question.day, last=question.last, due=due.isoformat())
    vars(question).update(vars(memory))


def _valid_fields(record: Record) -> dict[str, Any]:
    """Return the fields of a question that have the type of their default, or are texts."""
    fields = record.get("memory")
    given = fields if isinstance(fields, dict) else {}
    expected = {name: type(default) for name, default in vars(QuestionState).items() if name in given}
    expected["wording"] = str
    return {name: given[name] for name, kind in expected.items() if type(given.get(name)) is kind}


def _is_valid(memory: QuestionState) -> bool:
    try:
        days = date.fromisoformat(memory.day), date.fromisoformat(memory.due)
    except ValueError:
        return False
    return days[0] <= days[1] and 0 < memory.stability <= 36_500 and 1 <= memory.difficulty <= 10
