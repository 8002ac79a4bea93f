"""Histories of several machines as one: the union by record id, whichever order they come in."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from quizkit.clock import now, utc_text
from quizkit.errors import UsageError
from quizkit.progress.disk import replace
from quizkit.progress.history import History, not_saved
from quizkit.progress.records import Record, decode, encode, number, order, winner

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
            return _merge_locked(history, theirs, unreadable)
    except OSError as error:
        raise not_saved(error) from error


def tombstones(records: Iterable[Record]) -> dict[str, tuple[str, str, int]]:
    """Return for each deck that was forgotten the order of the last `forget`: what is older never comes back."""
    found: dict[str, tuple[str, str, int]] = {}
    for record in records:
        if record["kind"] == "forget":
            deck = str(record.get("deck"))
            found[deck] = max(found.get(deck, ("", "", 0)), order(record))
    return found


def erase(history: History, deck_id: str) -> int:
    """Erase every record of a deck from the histories, and return how many; raises NotSaved.

    A `forget` record stays behind, so that merging an older copy does not bring the deck back.
    """
    try:
        with history.locked():
            gone = sum(_erase_from(path, deck_id) for path in history.files())
            history.append([{"kind": "forget", "at": utc_text(now()), "deck": deck_id}])
            return gone
    except OSError as error:
        raise not_saved(error) from error


def _erase_from(path: Path, deck_id: str) -> int:
    records, damaged = _read(path)
    gone = {record["id"] for record in records if record.get("deck") == deck_id}
    # What was taken back or guessed names its attempt, not its deck.
    kept = [record for record in records if record["id"] not in gone and record.get("attempt") not in gone]
    if len(kept) < len(records):
        _rewrite(path, kept, damaged)
    return len(gone)


def _merge_locked(history: History, theirs: list[Record], unreadable: int) -> Merged:
    union: dict[str, Record] = {}
    for path in history.files():
        union.update((str(record["id"]), record) for record in _read(path)[0])
    before = dict(union)
    forgotten = tombstones([*before.values(), *theirs])
    set_aside = []
    for record in theirs:
        id = str(record["id"])
        if order(record) < forgotten.get(str(record.get("deck")), ("", "", 0)):
            continue
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
    """Replace a history file by these records in the order of their numbers; damaged lines are kept, first."""
    lines = [*(line + b"\n" for line in damaged), *map(encode, sorted(records, key=number))]
    replace(path, b"".join(lines))


def _set_aside(history: History, records: list[Record]) -> None:
    """Keep records that lost against another of the same id, each once, where nothing reads them but people."""
    if not records:
        return
    path = history.home / SET_ASIDE
    kept = path.read_bytes() if path.exists() else b""
    new = dict.fromkeys(line for line in map(encode, records) if line not in kept)
    replace(path, kept + b"".join(new))


def _read(path: Path) -> tuple[list[Record], list[bytes]]:
    """Return the records of a history file, and its damaged lines as they are."""
    lines = [line for line in path.read_bytes().split(b"\n") if line]
    records = [(line, decode(line)) for line in lines]
    return [record for _, record in records if record], [line for line, record in records if not record]


def _read_foreign(path: Path) -> tuple[list[Record], int]:
    try:
        if path.is_dir():
            inner = path / "history" if (path / "history").is_dir() else path
            files = sorted(inner.glob("*.jsonl"))
        else:
            files = [path]
        read = [_read(file) for file in files]
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{path} cannot be read: {reason}.", "Give a history file or a data folder.") from error
    records = [record for found, _ in read for record in found if _safe_device(record)]
    if not records:
        raise UsageError(f"{path} holds no records.", "Give a history file (.jsonl) or a data folder.")
    return records, sum(len(damaged) for _, damaged in read)


def _safe_device(record: Record) -> bool:
    """Return whether the device of a record can name a file: those that quizkit makes are hexadecimal digits."""
    device = str(record["id"]).rpartition("-")[0]
    return device.isascii() and device.isalnum()
