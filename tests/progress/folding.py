"""Records as they stand in histories, and what they add up to."""

from typing import Any

from quizkit.progress.amendments import Tombstones
from quizkit.progress.fold import fold
from quizkit.progress.order import in_order
from quizkit.progress.records import Record
from quizkit.progress.state import QuestionState, State, empty_state


def record(kind: str, id: str, at: str, **fields: Any) -> Record:
    return {"v": 1, "kind": kind, "id": id, "at": at, **fields}


def attempt(id: str, day: str, question: str = "q", deck: str = "d", **fields: Any) -> Record:
    """A right first reply at noon UTC of a day."""
    base: dict[str, Any] = {
        "day": day,
        "zone": 0,
        "session": "",
        "deck": deck,
        "question": question,
        "type": "text",
        "mode": "practice",
        "try": 1,
        "reply": ["x"],
        "credit": 1,
        "verdict": "right",
        "rule": "exact",
        "hints": 0,
        "ms": 1000,
    }
    at = fields.pop("at", f"{day}T12:00:00.000Z")
    return record("attempt", id, at, **{**base, **fields})


WRONG: dict[str, Any] = {"credit": 0, "verdict": "wrong"}


def folded(*records: Record) -> State:
    state = empty_state()
    fold(state, in_order(records, Tombstones(records).erases))
    return state


def known(*records: Record, question: str = "q", deck: str = "d") -> QuestionState:
    """The progress in one question."""
    return folded(*records).decks[deck].questions[question]


def without_reading(state: State) -> dict[str, Any]:
    """All of a state but how far it read: what two folders that hold the same records have in common.

    How far includes the place of the last record: one folder may lack an undo of what is forgotten, another have it.
    """
    return {key: value for key, value in vars(state).items() if key not in ("read", "unreadable", "end")}


def without_end(state: State) -> dict[str, Any]:
    """All of a state but the order of its last record."""
    return {key: value for key, value in vars(state).items() if key != "end"}
