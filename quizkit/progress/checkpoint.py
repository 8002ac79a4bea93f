"""The checkpoint, `progress.json`: what the histories add up to, and how far into them it goes."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from quizkit.errors import UsageError
from quizkit.progress.disk import make_folder, replace, sweep
from quizkit.progress.fold import QuestionState, State, can_follow, empty_state, fold
from quizkit.progress.history import History, not_saved, read_tail
from quizkit.progress.records import Record, number, order, winner
from quizkit.scheduling import model
from quizkit.session.plan import Memory

# Called with the share that is done, from 0 to 1, where reading all histories takes long.
Progress = Callable[[float], None]


class Read(NamedTuple):
    """What reading all histories gave. `conflicts` are ids that stand for two different records."""

    state: State
    records: list[Record]
    conflicts: list[tuple[Record, Record]]


def path_of(history: History) -> Path:
    """Return where the checkpoint of a data folder stands."""
    return history.home / "progress.json"


def load(history: History, progress: Progress | None = None) -> State:
    """Return what the histories add up to: the checkpoint and what came after it, or all of it anew.

    Raises UsageError if a history file cannot be read.
    """
    try:
        state = stored(path_of(history))
        if state is not None and _catch_up(state, history):
            return state
        return read_all(history, progress).state
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"What you answered before cannot be read: {reason}: {error.filename}."
        raise UsageError(message, "Check who may read the file, or name another folder with QUIZ_HOME.") from error


def read_all(history: History, progress: Progress | None = None) -> Read:
    """Fold all histories from their beginning. Raises OSError."""
    state = empty_state()
    records: dict[str, Record] = {}
    conflicts = []
    files = history.files()
    for done, path in enumerate(files):
        tail = read_tail(path, 0)
        for record in tail.records:
            first = records.setdefault(str(record["id"]), record)
            if first != record:
                conflicts.append((first, record))
                records[str(record["id"])] = winner(first, record)
        state["read"][path.stem] = {"bytes": tail.end, "n": max(map(number, tail.records), default=0)}
        state["unreadable"] += tail.unreadable
        if progress is not None:
            progress((done + 1) / len(files) / 2)
    ordered = sorted(records.values(), key=order)
    fold(state, ordered)
    if progress is not None:
        progress(1.0)
    return Read(state, ordered, conflicts)


def save(history: History, state: State) -> None:
    """Put the checkpoint in its place. Raises NotSaved; the histories hold everything all the same."""
    path = path_of(history)
    try:
        make_folder(path.parent)
        sweep(path)
        replace(path, (json.dumps(state, indent=1) + "\n").encode("ascii"))
    except OSError as error:
        raise not_saved(error) from error


def memories(state: State, deck_id: str) -> dict[str, Memory]:
    """Return what is known of each question of a deck, as the choice of questions needs it."""
    deck = state["decks"].get(deck_id)
    return {} if deck is None else {id: _memory(question) for id, question in deck["questions"].items()}


def _memory(question: QuestionState) -> Memory:
    return Memory(
        _day(question.get("day")),
        _day(question.get("due")),
        question.get("stability", 0.0),
        question.get("lapses", 0),
        question.get("missed", False),
        question.get("flagged", False),
        question.get("suspended", False),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def stored(path: Path) -> State | None:
    """Return the checkpoint that stands in the file, or None if there is none that this version can use."""
    with suppress(OSError, ValueError, RecursionError):
        found = json.loads(path.read_bytes())
        if _usable(found):
            state: State = found
            return state
    return None


def _usable(found: Any) -> bool:
    """Return whether a JSON value is a checkpoint of this version and this model, whole to its leaves."""
    empty = empty_state()
    if not isinstance(found, dict) or found.keys() != empty.keys():
        return False
    if any(type(found[key]) is not type(value) for key, value in empty.items()):
        return False
    if found["v"] != empty["v"] or found["model"] != model() or len(found["end"]) != 3:
        return False
    try:
        return all(_sound(deck) for deck in found["decks"].values())
    except (AttributeError, KeyError, TypeError, ValueError):
        return False


def _sound(deck: dict[str, Any]) -> bool:
    return deck.keys() == {"title", "retention", "last", "best", "open", "questions"} and all(
        _memory(question).stability >= 0 for question in deck["questions"].values()
    )


def _catch_up(state: State, history: History) -> bool:
    """Fold in what came after the checkpoint; return False if that takes all of the histories anew."""
    records = []
    files = {path.stem: path for path in history.files()}
    if not files.keys() >= state["read"].keys():
        return False
    for device, path in files.items():
        known = state["read"].get(device, {"bytes": 0, "n": 0})
        if path.stat().st_size < known["bytes"]:
            return False
        tail = read_tail(path, known["bytes"])
        if any(number(record) <= known["n"] for record in tail.records):
            return False
        records += tail.records
        last = max(map(number, tail.records), default=known["n"])
        state["read"][device] = {"bytes": tail.end, "n": last}
        state["unreadable"] += tail.unreadable
    records.sort(key=order)
    if len({record["id"] for record in records}) < len(records) or not can_follow(state, records):
        return False
    fold(state, records)
    return True
