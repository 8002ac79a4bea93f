"""Merges histories of several machines, as the union by record id, and erases the records of a deck."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from quizkit.base.clock import now
from quizkit.base.disk import replace, sweep
from quizkit.base.errors import UsageError, refusing
from quizkit.progress import checkpoint
from quizkit.progress.encoding import decode, encode, winner
from quizkit.progress.fold import Tombstones
from quizkit.progress.history import History, read_tail, saving
from quizkit.progress.records import Record, attempt_id, deck_id, device, forget_record, id_of, kind, number

# The device of a record becomes a file name. Only hexadecimal digits are accepted, so it cannot be another path.
_DEVICE = re.compile("[0-9a-f]{1,32}")
# A file beside the histories, which is never read as one.
SET_ASIDE = "set-aside.jsonl"


class Merged(NamedTuple):
    """The result of a merge: records added, records that differ from another of the same id, unreadable lines.

    Of two that differ, one is in the file `set_aside`.
    """

    added: int
    conflicts: int
    unreadable: int
    set_aside: Path


def merge(history: History, path: Path) -> Merged:
    """Add the records of a history file, or of all those in a data folder. Raises UsageError, NotSaved."""
    theirs, unreadable = _read_foreign(path)
    with saving(), history.locked():
        checkpoint.drop(history)
        return _merge_locked(history, theirs, unreadable)


def erase(history: History, deck: str) -> int:
    """Erase every record of a deck, named by its id, and return how many. Raises NotSaved.

    A `forget` record remains, so that merging an older copy does not bring the records back.
    """
    with saving(), history.locked():
        checkpoint.drop(history)
        for path in (checkpoint.path_of(history), history.home / SET_ASIDE, *history.files()):
            sweep(path)
        _erase_from(history.home / SET_ASIDE, deck)
        erased = sum(_erase_from(path, deck) for path in history.files())
        history.append([forget_record(now(), deck)])
        return erased


def _erase_from(path: Path, deck: str) -> int:
    if not path.exists():
        return 0
    records, damaged = _read(path)
    erased = {id_of(record) for record in records if deck_id(record) == deck and kind(record) != "forget"}
    # An amendment names its attempt, not its deck.
    others = [record for record in records if id_of(record) not in erased and attempt_id(record) not in erased]
    name = json.dumps(deck).encode("ascii")
    other_lines = [line for line in damaged if name not in line]
    if len(others) < len(records) or len(other_lines) < len(damaged):
        _rewrite(path, others, other_lines)
    return len(erased)


def _merge_locked(history: History, theirs: list[Record], unreadable: int) -> Merged:
    ours = [record for path in history.files() for record in _read(path)[0]]
    # Forgotten records are dropped first: none may win against another record of its id.
    forgotten = Tombstones([*ours, *theirs])
    before, _ = checkpoint.distinct(ours, forgotten)
    erased = {id_of(record) for record in theirs if record in forgotten}
    new = [record for record in theirs if attempt_id(record) not in erased]
    union, conflicts = checkpoint.distinct([*before.values(), *new], forgotten)
    _write(history, [record for id, record in union.items() if before.get(id) != record])
    last = {device(record): 0 for record in union.values()}
    for record in before.values():
        last[device(record)] = max(last[device(record)], number(record))
    own = history.devices()
    if any(device(record) in own and number(record) > last[device(record)] for record in union.values()):
        # What this machine wrote came back from elsewhere: there may be more of it.
        history.begin_device()
    _set_aside(history, [first if winner(first, second) is second else second for first, second in conflicts])
    return Merged(len(union) - len(before), len(conflicts), unreadable, history.home / SET_ASIDE)


def _write(history: History, changed: list[Record]) -> None:
    """Put records into the files of the devices that wrote them."""
    by_device: dict[str, dict[str, Record]] = {}
    for record in changed:
        by_device.setdefault(device(record), {})[id_of(record)] = record
    for name, records in by_device.items():
        path = history.folder / f"{name}.jsonl"
        present, damaged = _read(path) if path.exists() else ([], [])
        _rewrite(path, [*(record for record in present if id_of(record) not in records), *records.values()], damaged)


def _rewrite(path: Path, records: Iterable[Record], damaged: Iterable[bytes]) -> None:
    """Replace a file by these records, sorted by number: the first one identifies the history. Damaged lines follow."""
    lines = [*map(encode, sorted(records, key=number)), *(line + b"\n" for line in damaged)]
    replace(path, b"".join(lines))


def _set_aside(history: History, records: list[Record]) -> None:
    """Add records that lost against another of the same id to a file for people to look at, each once."""
    if not records:
        return
    path = history.home / SET_ASIDE
    present = path.read_bytes() if path.exists() else b""
    known = set(present.splitlines(keepends=True))
    new = dict.fromkeys(line for line in map(encode, records) if line not in known)
    replace(path, present + b"".join(new))


def _read(path: Path) -> tuple[list[Record], list[bytes]]:
    """Return the records of a history file, and its damaged lines."""
    lines = [line for line in path.read_bytes().split(b"\n") if line]
    records = [(line, decode(line)) for line in lines]
    return [record for _, record in records if record], [line for line, record in records if not record]


def _read_foreign(path: Path) -> tuple[list[Record], int]:
    with refusing(f"{path} cannot be read", "Give a history file or a data folder."):
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise UsageError(f"{path} is not a file.", "Give a history file or a data folder.")
        files = [path]
        if path.is_dir():
            inner = path / "history" if (path / "history").is_dir() else path
            files = sorted(file for file in inner.glob("[!.]*.jsonl") if file.is_file())
        read = [read_tail(file, 0) for file in files]
    all_records = [record for tail in read for record in tail.records]
    records = [record for record in all_records if _DEVICE.fullmatch(device(record))]
    if not records:
        raise UsageError(f"{path} contains no records.", "Give a history file (.jsonl) or a data folder.")
    return records, sum(tail.unreadable for tail in read) + len(all_records) - len(records)
