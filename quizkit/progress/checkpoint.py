"""The checkpoint, `progress.json`: what the histories add up to, and how far into them it goes."""

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from quizkit.base.disk import replace, sweep, sync_folder
from quizkit.base.errors import refusing
from quizkit.deck import Deck
from quizkit.progress.fold import VERSION, QuestionState, State, Tombstones, can_follow, empty_state, fold
from quizkit.progress.history import History, not_saved, read_tail
from quizkit.progress.lock import LockUnusable
from quizkit.progress.records import Record, number, order, winner
from quizkit.questions.registry import Question
from quizkit.scheduling import model
from quizkit.session.identity import Wording, recognise
from quizkit.session.plan import Memory

# How the file ends: JSON's own end, with a checksum of all before it as the last key.
_END = b"\n}"
_SEAL = b',\n "crc": "%08x"\n}\n'
_SEAL_LENGTH = len(_SEAL % 0)
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
    help = "Check who may read the file, or name another folder with QUIZ_HOME."
    with refusing("What you answered before cannot be read", help):
        state = stored(path_of(history))
        # A checkpoint that is whole and yet not what it should be is no more use than a damaged one.
        with suppress(AttributeError, KeyError, TypeError, ValueError):
            if state is not None and _catch_up(state, history):
                return state
        return read_all(history, progress).state


def read_all(history: History, progress: Progress | None = None) -> Read:
    """Fold all histories from their beginning. Raises OSError."""
    state = empty_state()
    found: list[Record] = []
    files = history.files()
    for done, path in enumerate(files):
        tail = read_tail(path, 0)
        found += tail.records
        state["read"][path.stem] = {"bytes": tail.end, "n": max(map(number, tail.records), default=0)}
        state["unreadable"] += tail.unreadable
        if progress is not None:
            progress((done + 1) / len(files) / 2)
    records, conflicts = _each_once(found)
    ordered = sorted(records, key=order)
    fold(state, ordered)
    if progress is not None:
        progress(1.0)
    return Read(state, ordered, conflicts)


def _each_once(found: Sequence[Record]) -> tuple[list[Record], list[tuple[Record, Record]]]:
    """Return one record of each id, without those that were forgotten, and the pairs that stood for one id."""
    forgotten = Tombstones(found)
    records: dict[str, Record] = {}
    conflicts = []
    for record in found:
        if record not in forgotten:
            first = records.setdefault(str(record["id"]), record)
            if first != record:
                conflicts.append((first, record))
                records[str(record["id"])] = winner(first, record)
    return list(records.values()), conflicts


def save(history: History, state: State) -> None:
    """Put the checkpoint in its place. Raises NotSaved; the histories hold everything all the same."""
    path = path_of(history)
    body = json.dumps(state, indent=1).encode("ascii")
    try:
        _put(history, path, body.removesuffix(_END) + _SEAL % crc32(body))
    except OSError as error:
        raise not_saved(error) from error


def _put(history: History, path: Path, data: bytes) -> None:
    try:
        with history.locked():
            sweep(path)
            replace(path, data)
    except LockUnusable:
        # Nothing is swept: another process may be writing.
        replace(path, data)


def drop(history: History) -> None:
    """Remove the checkpoint: what it was made from is about to change. Raises OSError."""
    path = path_of(history)
    path.unlink(missing_ok=True)
    if path.parent.is_dir():
        sync_folder(path.parent)


def memories(state: State, deck_id: str) -> dict[str, Memory]:
    """Return what is known of each question of a deck, as the choice of questions needs it."""
    deck = state["decks"].get(deck_id)
    return {} if deck is None else {id: _memory(question) for id, question in deck["questions"].items()}


def recognised(state: State, deck: Deck) -> tuple[Deck, list[Question]]:
    """Return a deck in which reworded questions have the ids that they are known by, and those questions."""
    known = state["decks"].get(deck.id)
    questions = known["questions"] if known else {}
    wordings = {
        id: Wording(question["wording"], question.get("answer", ""))
        for id, question in questions.items()
        if "wording" in question
    }
    return recognise(deck, wordings)


def _memory(question: QuestionState) -> Memory:
    return Memory(
        _day(question.get("day")),
        _day(question.get("due")),
        question.get("stability", 0.0),
        question.get("lapses", 0),
        question.get("missed", False),
        question.get("flagged", False),
        question.get("suspended", False),
        question.get("difficulty", 0.0),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def stored(path: Path) -> State | None:
    """Return the checkpoint that stands in the file as this version wrote it, under this model; else None."""
    with suppress(OSError, ValueError, RecursionError):
        data = path.read_bytes()
        body = data[:-_SEAL_LENGTH] + _END
        if data[-_SEAL_LENGTH:] == _SEAL % crc32(body):
            state: State = json.loads(body)
            return state if state["v"] == VERSION and state["model"] == model() else None
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
    if len({record["id"] for record in records}) < len(records) or not can_follow(state, records):
        return False
    fold(state, records)
    return True
