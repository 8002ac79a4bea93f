"""Histories of several machines as one: the union by record id, whichever order they come in."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from quizkit.base.clock import now, utc_text
from quizkit.base.disk import replace, sweep
from quizkit.base.errors import UsageError, refusing
from quizkit.progress import checkpoint
from quizkit.progress.fold import Tombstones
from quizkit.progress.history import History, not_saved, read_tail
from quizkit.progress.records import Record, decode, encode, number, winner

# The device of a record names a file. Those that quizkit makes are hexadecimal digits, which no path tricks are.
_DEVICE = re.compile("[0-9a-f]{1,32}")
# Beside the histories, not among them.
SET_ASIDE = "set-aside.jsonl"


class Merged(NamedTuple):
    """What a merge did: records added, records that stand against another of the same id, lines not readable."""

    added: int
    conflicts: int
    unreadable: int


def merge(history: History, path: Path) -> Merged:
    """Take in the history file, or all those of a data folder, that `path` names. Raises UsageError, NotSaved."""
    theirs, unreadable = _read_foreign(path)
    try:
        with history.locked():
            checkpoint.drop(history)
            return _merge_locked(history, theirs, unreadable)
    except OSError as error:
        raise not_saved(error) from error


def erase(history: History, deck_id: str) -> int:
    """Erase every record of a deck from the data folder, and return how many; raises NotSaved.

    A `forget` record stays behind, so that merging an older copy does not bring the deck back.
    """
    try:
        with history.locked():
            checkpoint.drop(history)
            for path in (checkpoint.path_of(history), history.home / SET_ASIDE, *history.files()):
                sweep(path)
            _erase_from(history.home / SET_ASIDE, deck_id)
            gone = sum(_erase_from(path, deck_id) for path in history.files())
            history.append([{"kind": "forget", "at": utc_text(now()), "deck": deck_id}])
            return gone
    except OSError as error:
        raise not_saved(error) from error


def _erase_from(path: Path, deck_id: str) -> int:
    if not path.exists():
        return 0
    records, damaged = _read(path)
    gone = {record["id"] for record in records if str(record.get("deck")) == deck_id and record["kind"] != "forget"}
    # What was taken back or guessed names its attempt, not its deck.
    kept = [record for record in records if record["id"] not in gone and str(record.get("attempt")) not in gone]
    name = json.dumps(deck_id).encode("ascii")
    legible = [line for line in damaged if name not in line]
    if len(kept) < len(records) or len(legible) < len(damaged):
        _rewrite(path, kept, legible)
    return len(gone)


def _merge_locked(history: History, theirs: list[Record], unreadable: int) -> Merged:
    ours = [record for path in history.files() for record in _read(path)[0]]
    # What was forgotten is out before it could win against another record of its id.
    forgotten = Tombstones([*ours, *theirs])
    before: dict[str, Record] = {}
    for record in ours:
        if record not in forgotten:
            id = str(record["id"])
            before[id] = winner(before.get(id, record), record)
    gone = {str(record["id"]) for record in theirs if record in forgotten}
    union = dict(before)
    set_aside = []
    for record in theirs:
        if record in forgotten or str(record.get("attempt")) in gone:
            continue
        id = str(record["id"])
        known = union.setdefault(id, record)
        if known != record:
            union[id] = winner(known, record)
            set_aside.append(record if union[id] is known else known)
    changed = [record for id, record in union.items() if before.get(id) != record]
    _write(history, changed)
    _set_aside(history, set_aside)
    return Merged(len(union) - len(before), len(set_aside), unreadable)


def _write(history: History, changed: list[Record]) -> None:
    """Put records into the files of the devices that made them."""
    by_device: dict[str, dict[str, Record]] = {}
    for record in changed:
        device = str(record["id"]).rpartition("-")[0]
        by_device.setdefault(device, {})[str(record["id"])] = record
    for device, records in by_device.items():
        path = history.folder / f"{device}.jsonl"
        present, damaged = _read(path) if path.exists() else ([], [])
        _rewrite(path, [*(r for r in present if str(r["id"]) not in records), *records.values()], damaged)


def _rewrite(path: Path, records: Iterable[Record], damaged: Iterable[bytes]) -> None:
    """Replace a file by these records in the order of their numbers. Damaged lines are kept, behind them.

    A history is known by its first record.
    """
    lines = [*map(encode, sorted(records, key=number)), *(line + b"\n" for line in damaged)]
    replace(path, b"".join(lines))


def _set_aside(history: History, records: list[Record]) -> None:
    """Keep records that lost against another of the same id, each once, where nothing reads them but people."""
    if not records:
        return
    path = history.home / SET_ASIDE
    kept = path.read_bytes() if path.exists() else b""
    known = set(kept.splitlines(keepends=True))
    new = dict.fromkeys(line for line in map(encode, records) if line not in known)
    replace(path, kept + b"".join(new))


def _read(path: Path) -> tuple[list[Record], list[bytes]]:
    """Return the records of a history file, and its damaged lines as they are."""
    lines = [line for line in path.read_bytes().split(b"\n") if line]
    records = [(line, decode(line)) for line in lines]
    return [record for _, record in records if record], [line for line, record in records if not record]


def _read_foreign(path: Path) -> tuple[list[Record], int]:
    with refusing(f"{path} cannot be read", "Give a history file or a data folder."):
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise UsageError(f"{path} is no file.", "Give a history file or a data folder.")
        files = [path]
        if path.is_dir():
            inner = path / "history" if (path / "history").is_dir() else path
            files = sorted(file for file in inner.glob("[!.]*.jsonl") if file.is_file())
        read = [read_tail(file, 0) for file in files]
    found = [record for tail in read for record in tail.records]
    records = [record for record in found if _DEVICE.fullmatch(str(record["id"]).rpartition("-")[0])]
    if not records:
        raise UsageError(f"{path} holds no records.", "Give a history file (.jsonl) or a data folder.")
    return records, sum(tail.unreadable for tail in read) + len(found) - len(records)
