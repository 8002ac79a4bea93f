"""Merges histories of several machines, as the union by record id, and erases the records of a deck."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from quizkit.base.clock import now
from quizkit.base.disk import replace, sweep
from quizkit.base.errors import UsageError, refusing
from quizkit.progress import checkpoint
from quizkit.progress.amendments import Tombstones
from quizkit.progress.distrust import judged
from quizkit.progress.encoding import decode, encode
from quizkit.progress.history import History, read_tail, saving
from quizkit.progress.new_records import forget_record
from quizkit.progress.read_records import amended_moment, named_numbers
from quizkit.progress.records import Record, attempt_id, deck_id, device, id_of, kind, moment, number, question_id

# A file beside the histories: what earlier versions replaced in a merge.
SET_ASIDE = "set-aside.jsonl"
# The same after it was added to the history.
ADDED = f"added-{SET_ASIDE}"
# Damaged lines that the student no longer wants reported.
DAMAGED = "damaged-lines.jsonl"


class Merged(NamedTuple):
    """The result of a merge: records added, and how many of them have an id that another record has, too.

    `refused` counts the records that were not added, by the reason; `unreadable` counts lines. `forgotten` answers that
    were here count no longer, because their deck was forgotten elsewhere.
    """

    added: int
    doubles: int
    unreadable: int
    refused: dict[str, int]
    forgotten: int


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
        # The record is written first: while the erased ones are there, it gets its own number.
        history.append([forget_record(now(), deck, last_numbers(history))])
        with saving(f"The progress no longer counts, but records of it are left in {history.home}."):
            _erase_from_lost(history, deck)
            paths = [history.home / name for name in (SET_ASIDE, ADDED, DAMAGED)]
            for path in filter(Path.exists, paths):
                _erase_from([path], deck)
            return _erase_from(history.files(), deck)


def recorded_questions(history: History, deck: str) -> set[str | None]:
    """Return the ids of the questions of a deck that any record in the histories names, None for no question."""
    return {question_id(one) for path in history.files() for one in _read(path)[0] if _is_of(one, deck)}


def set_damaged_aside(history: History, path: Path) -> None:
    """Move the damaged lines of a history file to a file beside the histories, and remove it if it has no others.

    The records within them that can be read stay. Damaged lines had numbers, too: later records go to a new file.
    Raises NotSaved.
    """
    with saving(), history.locked():
        records, damaged = read_tail(path, 0).records, _read(path)[1]
        checkpoint.drop(history)
        aside = history.home / DAMAGED
        before = aside.read_bytes() if aside.exists() else b""
        if damaged:
            replace(aside, before + b"".join(line + b"\n" for line in damaged if line + b"\n" not in before))
        if not records:
            path.unlink()
            return
        _rewrite(path, records, [])
        if path.stem in history.devices():
            history.begin_device()


def last_numbers(history: History) -> dict[str, int]:
    """Return the last number of each device, those included that were cut off."""
    last = dict(history.known)
    for path in history.files():
        for record in _read(path)[0]:
            last[device(record)] = max(number(record), last.get(device(record), 0))
    return last


def _erase_from_lost(history: History, deck_id: str) -> None:
    """Erase a deck from the checkpoints that were kept because some of a history was missing. Raises OSError."""
    for path in [*checkpoint.lost_files(history), *history.home.glob("before-loss-*.json")]:
        state = checkpoint.stored(path)
        if state is None:
            path.unlink()
            continue
        state.decks.pop(deck_id, None)
        state.results.pop(deck_id, None)
        for by_deck in state.days.values():
            by_deck.pop(deck_id, None)
        replace(path, checkpoint.sealed(state))


def _erase_from(paths: Sequence[Path], deck: str) -> int:
    """Erase the records of a deck from files, and return how many."""
    erased = [record for path in paths for record in _read(path)[0] if _is_of(record, deck)]
    # An amendment names its attempt, not its deck; and its moment, except in earlier versions.
    attempts = {(id_of(record), of) for record in erased for of in (moment(record), None)}
    name = json.dumps(deck).encode("ascii")
    for path in paths:
        records, damaged = _read(path)
        others = [
            one for one in records if not _is_of(one, deck) and (attempt_id(one), amended_moment(one)) not in attempts
        ]
        other_lines = [line for line in damaged if name not in line]
        if len(others) < len(records) or len(other_lines) < len(damaged):
            _rewrite(path, others, other_lines)
    return len(erased)


def _is_of(record: Record, deck: str) -> bool:
    return deck_id(record) == deck and kind(record) != "forget"


def _merge_locked(history: History, theirs: list[Record], unreadable: int) -> Merged:
    mine = [record for path in history.files() for record in _read(path)[0]]
    ours, union = checkpoint.by_id(mine), checkpoint.by_id([*mine, *theirs])
    last, own = last_numbers(history), history.devices()
    new = [record for id, same_id in union.items() for record in same_id[len(ours.get(id, ())) :]]
    accepted, refused = judged(new, ours, history)
    # Forgotten records are not written again, nor what was said about them.
    forgotten = Tombstones([*mine, *accepted])
    erased = {id_of(record) for record in theirs if record in forgotten}
    added = [record for record in accepted if record not in forgotten and attempt_id(record) not in erased]
    _write(history, added)
    doubles = [device(record) for record in added if id_of(record) in ours]
    later = {name for record in added for name, n in named_numbers(record).items() if n > last.get(name, 0)}
    if not later.union(doubles).isdisjoint(own):
        # Records that this machine wrote before its folder was restored came from elsewhere: there may be more of them.
        history.begin_device()
    return Merged(len(added), len(doubles), unreadable, refused, _forgotten_answers(mine, added))


def _forgotten_answers(mine: Sequence[Record], added: Sequence[Record]) -> int:
    new = Tombstones(added)
    attempts = [record for record in mine if kind(record) == "attempt" and record in new]
    before = Tombstones(mine if attempts else ())
    return sum(record not in before for record in attempts)


def _write(history: History, added: list[Record]) -> None:
    """Put records into the files of the devices that wrote them."""
    by_device: dict[str, list[Record]] = {}
    for record in added:
        by_device.setdefault(device(record), []).append(record)
    for name, records in by_device.items():
        path = history.folder / f"{name}.jsonl"
        present, damaged = _read(path) if path.is_file() else ([], [])
        _rewrite(path, [*present, *records], damaged)


def _rewrite(path: Path, records: Iterable[Record], damaged: Iterable[bytes]) -> None:
    """Replace a file by these records, sorted by number: the first one identifies the history. Damaged lines follow."""
    lines = [*map(encode, sorted(records, key=number)), *(line + b"\n" for line in damaged)]
    replace(path, b"".join(lines))


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
    records = [record for tail in read for record in tail.records]
    if not records:
        raise UsageError(f"{path} contains no records.", "Give a history file (.jsonl) or a data folder.")
    return records, sum(tail.unreadable for tail in read)
