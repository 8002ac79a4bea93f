"""The checkpoint, `progress.json`: what the histories add up to, and how far into them it goes."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any, TypedDict

from quizkit.errors import UsageError
from quizkit.progress.disk import make_folder, replace, sweep
from quizkit.progress.history import History, not_saved, read_tail
from quizkit.progress.records import Record, number, order
from quizkit.session.plan import Memory

VERSION = 1


class Position(TypedDict):
    """How far into one history file the checkpoint goes: bytes, and the number of the last record."""

    bytes: int
    n: int


class QuestionState(TypedDict, total=False):
    """What is known of one question. `last` is the moment of its last first try, `n` counts those."""

    rev: str
    last: str
    day: str
    n: int
    missed: bool
    suspended: bool
    flagged: bool


class Result(TypedDict):
    """How one finished session went."""

    at: str
    points: float
    of: float
    percent: float | None
    seconds: int


class DeckState(TypedDict):
    """What is known of one deck. `open` is the session that was begun last and has not ended."""

    title: str
    last: Result | None
    best: Result | None
    open: dict[str, Any] | None
    questions: dict[str, QuestionState]


class Day(TypedDict):
    """What was done on one study day: answers, right ones among them, questions new that day, milliseconds."""

    answers: int
    right: int
    new: int
    ms: int


class State(TypedDict):
    """All that is known. `read` is by device; `end` orders the last record that was folded in."""

    v: int
    read: dict[str, Position]
    end: list[Any]
    model: dict[str, Any] | None
    unreadable: int
    days: dict[str, Day]
    decks: dict[str, DeckState]


def empty_state() -> State:
    """Return what is known before anything was answered."""
    return {"v": VERSION, "read": {}, "end": ["", "", 0], "model": None, "unreadable": 0, "days": {}, "decks": {}}


def path_of(history: History) -> Path:
    """Return where the checkpoint of a data folder stands."""
    return history.home / "progress.json"


def load(history: History) -> State:
    """Return what the histories add up to: the checkpoint and what came after it, or all of it anew.

    Raises UsageError if a history file cannot be read.
    """
    state = _read(path_of(history))
    try:
        if state is not None and _catch_up(state, history):
            return state
        return rebuild(history)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"What you answered before cannot be read: {reason}: {error.filename}."
        raise UsageError(message, "Check who may read the file, or name another folder with QUIZ_HOME.") from error


def rebuild(history: History) -> State:
    """Fold all histories from their beginning. Raises OSError."""
    state = empty_state()
    records: dict[str, Record] = {}
    for path in history.files():
        tail = read_tail(path, 0)
        records.update((str(record["id"]), record) for record in tail.records)
        state["read"][path.stem] = {"bytes": tail.end, "n": max(map(number, tail.records), default=0)}
        state["unreadable"] += tail.unreadable
    _fold(state, sorted(records.values(), key=order))
    return state


def save(history: History, state: State) -> None:
    """Put the checkpoint in its place. Raises NotSaved; the histories hold everything all the same."""
    path = path_of(history)
    try:
        make_folder(path.parent)
        sweep(path)
        replace(path, (json.dumps(state, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass"))
    except OSError as error:
        raise not_saved(error) from error


def memories(state: State, deck_id: str) -> dict[str, Memory]:
    """Return what is known of each question of a deck, as the choice of questions needs it."""
    deck = state["decks"].get(deck_id)
    if deck is None:
        return {}
    return {
        id: Memory(question.get("last", ""), question.get("missed", False), question.get("suspended", False))
        for id, question in deck["questions"].items()
    }


def deck_state(state: State, deck_id: str) -> DeckState:
    """Return what is known of a deck, beginning to know it if it is new."""
    new: DeckState = {"title": "", "last": None, "best": None, "open": None, "questions": {}}
    return state["decks"].setdefault(deck_id, new)


def _read(path: Path) -> State | None:
    """Return the checkpoint that stands in the file, or None if there is none that this version can use."""
    with suppress(OSError, ValueError, RecursionError):
        state = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(state, dict) and state.get("v") == VERSION and state.keys() == empty_state().keys():
            found: State = state  # type: ignore[assignment]  # only this module writes version 1
            return found
    return None


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
    if records and list(order(records[0])) < state["end"]:
        return False
    fresh = {record["id"] for record in records}
    if any(record["kind"] == "undo" and record.get("attempt") not in fresh for record in records):
        return False
    _fold(state, records)
    return True


def _fold(state: State, records: list[Record]) -> None:
    """Fold records, in their order and all later than what is folded in already, into what is known."""
    undone = {record.get("attempt") for record in records if record["kind"] == "undo"}
    for record in records:
        if record["id"] not in undone and "deck" in record:
            _apply(state, record)
    if records:
        state["end"] = list(order(records[-1]))


def _apply(state: State, record: Record) -> None:
    deck = deck_state(state, str(record["deck"]))
    kind = record["kind"]
    if kind == "session":
        deck["title"] = str(record.get("title", ""))
        deck["open"] = {"session": record["id"], "queue": record.get("queue", [])}
    elif kind == "end":
        _end(deck, record)
    elif "question" in record:
        question = deck["questions"].setdefault(str(record["question"]), {})
        if kind == "question":
            question["rev"] = str(record.get("rev", ""))
        elif kind == "attempt":
            _attempt(state, question, record)
        elif kind in ("suspend", "unsuspend"):
            question["suspended"] = kind == "suspend"
        elif kind == "flag":
            question["flagged"] = True


def _attempt(state: State, question: QuestionState, record: Record) -> None:
    missed = record.get("credit", 0) < 1
    first = record.get("try") == 1
    seen = "last" in question
    new: Day = {"answers": 0, "right": 0, "new": 0, "ms": 0}
    day = state["days"].setdefault(str(record.get("day", "")), new)
    day["answers"] += 1
    day["right"] += not missed
    day["new"] += first and not seen
    day["ms"] += int(record.get("ms", 0))
    if first:
        question["last"] = str(record.get("at", ""))
        question["day"] = str(record.get("day", ""))
        question["n"] = question.get("n", 0) + 1
        question["missed"] = missed


def _end(deck: DeckState, record: Record) -> None:
    if record.get("why") == "interrupted":
        return
    deck["open"] = None
    if record.get("why") != "done":
        return
    result: Result = {
        "at": str(record.get("at", "")),
        "points": float(record.get("points", 0)),
        "of": float(record.get("of", 0)),
        "percent": record.get("percent"),
        "seconds": int(record.get("seconds", 0)),
    }
    best = deck["best"]
    deck["last"] = result
    if best is None or (result["percent"] or 0) >= (best["percent"] or 0):
        deck["best"] = result
