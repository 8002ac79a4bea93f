"""The checkpoint, `progress.json`: the folded histories, and how far they were read. Load, catch up, rebuild, save."""

import json
import os
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext, suppress
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from quizkit.base.clock import now, study_day
from quizkit.base.collector import gc_paused
from quizkit.base.disk import read_file, replace, sweep
from quizkit.base.errors import NotSaved, refusing
from quizkit.base.long_work import Progress, watched
from quizkit.base.platform.files import HeldOpen, sync_folder
from quizkit.base.values import Value
from quizkit.progress.encoding import encode
from quizkit.progress.history import History, is_cut, position_in, read_tail, saving, seal_of
from quizkit.progress.lock import LockUnusable
from quizkit.progress.parts import ODD
from quizkit.progress.records import Record, device, id_of, number, stamp
from quizkit.progress.state import VERSION, Position, QuestionState, State, empty_state
from quizkit.progress.state_checks import check_fields
from quizkit.progress.state_json import from_json, to_json
from quizkit.questions.flashcard import REVERSED
from quizkit.scheduling import model
from quizkit.session.plan import Memory

if TYPE_CHECKING:
    from quizkit.progress.order import Placed
    from quizkit.progress.shards import Fold

# The end of the file: the last key is a checksum of everything before it.
_END = b"\n}"
_SEAL = b',\n "crc": "%08x"\n}\n'
_SEAL_LENGTH = len(_SEAL % 0)
_UNREADABLE = "Check the permissions of the file, or name another folder with QUIZ_HOME."
# This many records take over a tenth of a second to fold.
_LONG = 2000
# From so many bytes on a checkpoint is written only if so many bytes of the histories are not in it. They take a tenth of
# a second to fold.
_LARGE, _MOST_BEHIND = 1_000_000, 500_000
# Reading this many bytes of histories takes a tenth of a second.
_LONG_BYTES = 1_000_000


class Read(Value):
    """All histories, with the records in order."""

    state: State
    records: list[Record]


def path_of(history: History) -> Path:
    """Return the path of the checkpoint of a data folder."""
    return history.home / "progress.json"


def load(history: History, progress: Progress | None = None) -> State:
    """Return the progress in a data folder: the checkpoint and later records, or else all histories.

    Raises UsageError if a history file cannot be read.
    """
    with refusing("Your progress cannot be read", _UNREADABLE):
        return _from_checkpoint(history) or _rebuilt(history, progress).state


def load_to_show(history: History) -> State:
    """Return the progress as `load` does, for a command that records nothing.

    A long history that had to be folded from its beginning is not folded again the next time: the checkpoint is saved.
    """
    with refusing("Your progress cannot be read", _UNREADABLE):
        state = _from_checkpoint(history)
        if state is not None:
            return state
        rebuilt = _rebuilt(history)
        if rebuilt.records > _LONG:
            # The histories hold everything; the next command may save it.
            with suppress(NotSaved):
                save(history, rebuilt.state)
        return rebuilt.state


def _rebuilt(history: History, progress: Progress | None = None) -> "Fold":
    """Fold all histories, and count what moved since a checkpoint of a version with other rules."""
    path = path_of(history)
    is_of_these_rules = stored(path) is not None
    rebuilt = rebuild(history, progress)
    if not is_of_these_rules and (moved := _moved(path, rebuilt.state)):
        rebuilt.state.recalculated = moved
    return rebuilt


def _from_checkpoint(history: History) -> State | None:
    """Return the checkpoint with all later records, or None where it has to be rebuilt."""
    if not (history.files() or path_of(history).exists()):
        return _known(history, empty_state())
    state = stored(path_of(history))
    history.in_checkpoint = _bytes_read(state) if state else 0
    # A checkpoint with a right checksum and wrong values is rebuilt like a damaged one.
    with suppress(*ODD):
        if state is not None:
            state.days.rebuilt = lambda: rebuild(history).state.days
            state.decks.rebuilt = lambda: rebuild(history).state.decks
            if _catch_up(state, history):
                return _known(history, state)
    return None


def _known(history: History, state: State) -> State:
    """Let the history know the last numbers and the latest stamp, for what is written next."""
    history.known = {device: position.n for device, position in state.read.items()}
    moment, count, name, _ = state.end
    history.latest = max(history.latest, ((moment, count), name))
    return state


def rebuild(history: History, progress: Progress | None = None) -> "Fold":
    """Fold all histories from their beginning, record by record where they are healthy. Raises OSError."""
    from quizkit.progress.shards import Fold, fold_files
    from quizkit.progress.stream import Irregular

    try:
        with _shown(history, progress) as update:
            folded = fold_files(history.files(), update)
    except Irregular:
        read = read_all(history, progress)
        return Fold(_known(history, read.state), len(read.records))
    _compare(history, folded.state)
    _known(history, folded.state)
    return folded


def _shown(history: History, progress: Progress | None) -> AbstractContextManager[Progress]:
    """Return what shows how much of the histories is read, where it takes long and nothing else shows it."""
    if progress is None and sum(path.stat().st_size for path in history.files()) > _LONG_BYTES:
        return watched("Reading your history")
    return nullcontext(progress or (lambda _share: None))


def _compare(history: History, state: State) -> None:
    """Compare all histories with the checkpoint before: numbers are not used twice, and a trace of what is lost is kept."""
    before = stored(path_of(history))
    if before is None:
        return
    for name, position in state.read.items():
        # A file that was cut does not lower the number that it had.
        position.n = max(position.n, before.read[name].n) if name in before.read else position.n
    if not has_all(history, before) or state.unreadable > before.unreadable:
        _keep(history)


def read_all(history: History, progress: Progress | None = None) -> Read:
    """Read all histories, and fold them from their beginning. Raises OSError."""
    with _shown(history, progress) as update:
        return _read_all(history, update)


def _read_all(history: History, update: Progress) -> Read:
    from quizkit.progress.amendments import Tombstones
    from quizkit.progress.fold import fold
    from quizkit.progress.order import in_order

    state = empty_state()
    read: list[Record] = []
    files = history.files()
    for done, path in enumerate(files):
        tail = read_tail(path, 0)
        read += tail.records
        last = max(map(number, tail.records), default=0)
        clock = max(map(stamp, tail.records), default=("", 0))
        state.read[path.stem] = position_in(path, tail.end, last, clock)
        state.unreadable += tail.unreadable
        update((done + 1) / len(files) / 2)
    _compare(history, state)
    forgotten = Tombstones(read)
    records = by_id(record for record in read if record not in forgotten)
    ordered = in_order((record for same_id in records.values() for record in same_id), forgotten.erases)
    fold(state, ordered, lambda share: update((1 + share) / 2))
    return Read(state, [record for _, record in ordered])


def has_all(history: History, before: State) -> bool:
    """Return whether the histories have all that a checkpoint read of them."""
    return all(_has(history.folder / f"{name}.jsonl", position) for name, position in before.read.items())


def _has(path: Path, known: Position) -> bool:
    """Return whether a history file has what was read of it: it was not cut since, even if it grew again."""
    with suppress(OSError):
        return path.stat().st_size >= known.bytes and known.seal in (None, seal_of(path, known.bytes, known.sealed))
    return False


def lost_files(history: History) -> list[Path]:
    """Return the checkpoints that know more than the histories, the copies that were kept of them."""
    # Faster than `glob`, which compiles a pattern at each start.
    with suppress(OSError):
        names = (name for name in os.listdir(history.home) if name.startswith("progress-lost-"))  # noqa: PTH208
        return sorted(history.home / name for name in names if name.endswith(".json"))
    return []


def is_damaged(history: History, state: State) -> bool:
    """Return whether some of the history is missing or damaged, or has days in the future."""
    if state.unreadable > 0 or lost_files(history) or state.is_ahead(study_day(now())):
        return True
    return any(path.stem in state.read and is_cut(path, state.read[path.stem].bytes) for path in history.files())


def _keep(history: History) -> None:
    """Keep a copy of the checkpoint, which the next one would replace: it has the last trace of what is missing."""
    with suppress(OSError):
        data = read_file(path_of(history))
        path = history.home / f"progress-lost-{crc32(data):08x}.json"
        if not path.exists():
            replace(path, data)


def by_id(read: Iterable[Record]) -> dict[str, list[Record]]:
    """Return the different records of each id: more than one only where a backup was restored."""
    records: dict[str, list[Record]] = {}
    others: set[bytes] = set()
    for record in read:
        same_id = records.setdefault(id_of(record), [record])
        if record != same_id[0] and (line := encode(record)) not in others:
            others.add(line)
            same_id.append(record)
    return records


def update(history: History, state: State | None) -> State:
    """Return the progress with what was recorded since `state` was loaded, and save it. Raises NotSaved.

    Where another program has the checkpoint open, it is left as it is: the next run reads the rest from the histories.
    A large checkpoint is only written once much was recorded, so that a session costs what is new, not all that is known.
    """
    state = (state and _caught_up(history, state)) or load(history)
    new = _bytes_read(state) - history.in_checkpoint
    if not _is_large(history) or not 0 <= new < _MOST_BEHIND:
        try:
            save(history, state)
        except NotSaved as error:
            if not isinstance(error.__cause__, HeldOpen):
                raise
    return state


def is_current(history: History, stored: State | None, now: State) -> bool:
    """Return whether a checkpoint holds what is known now, or is a large one that may be slightly out of date."""
    if stored is not None and stored != now and _is_large(history):
        stored = _caught_up(history, stored)
    return stored == now


def _caught_up(history: History, state: State) -> State | None:
    with suppress(OSError, AttributeError, KeyError, TypeError, ValueError):
        return _known(history, state) if _catch_up(state, history) else None
    return None


def _is_large(history: History) -> bool:
    with suppress(OSError):
        return path_of(history).stat().st_size >= _LARGE
    return False


def _bytes_read(state: State) -> int:
    return sum(position.bytes for position in state.read.values())


def save(history: History, state: State) -> None:
    """Write the checkpoint. Raises NotSaved; even then the histories hold everything."""
    path, data = path_of(history), sealed(state)
    with saving(f"Your answers are saved, only {path.name} is not: the next run counts them."):
        try:
            with history.locked():
                sweep(path)
                replace(path, data)
        except LockUnusable:
            # No temporary files are removed: another process may be writing one.
            replace(path, data)
    history.in_checkpoint = _bytes_read(state)


def sealed(state: State) -> bytes:
    """Return a checkpoint as it is in a file: JSON with a checksum."""
    body = to_json(state)
    return body.removesuffix(_END) + _SEAL % crc32(body)


def drop(history: History) -> None:
    """Remove the checkpoint, because the histories are about to change. Raises OSError."""
    path = path_of(history)
    if path.exists() and (before := stored(path)) is not None:
        if not has_all(history, before):
            _keep(history)
        _known(history, before)
        history.settle()
    path.unlink(missing_ok=True)
    if path.parent.is_dir():
        sync_folder(path.parent)


def memories(state: State, deck_id: str) -> dict[str, Memory]:
    """Return the memory of each question of a deck that has progress, by id."""
    deck, today = state.decks.get(deck_id), study_day(now())
    if deck is None:
        return {}
    known = {id: _memory(question, today) for id, question in deck.questions.items()}
    turned = [id.removesuffix(REVERSED) for id, one in known.items() if id.endswith(REVERSED) and one.is_of(today)]
    for id in [*turned, *(deck.exam.shown_on(today) if deck.exam else ())]:
        known[id] = known.get(id, Memory())._replace(shown=today)
    return known


def _memory(question: QuestionState, today: date) -> Memory:
    last, due = question.days_on(today) or (None, None)
    return Memory(
        last,
        due,
        question.stability,
        question.lapses,
        question.missed,
        question.flagged,
        question.suspended,
        question.difficulty,
        date.fromisoformat(question.buried) if question.buried else None,
        date.fromisoformat(question.shown) if question.shown else None,
    )


def stored(path: Path) -> State | None:
    """Return the checkpoint in a file that this version wrote with this model of memory; else None."""
    with suppress(OSError, *ODD), gc_paused():
        data = read_file(path)
        crc = crc32(_END, crc32(memoryview(data)[:-_SEAL_LENGTH]))
        if data[-_SEAL_LENGTH:] == _SEAL % crc:
            state = from_json(data, check_fields)
            if state.v == VERSION and state.model == model(state.weights):
                check_fields(state)
                return state
    return None


def _moved(path: Path, state: State) -> int:
    """Return how many questions have another due day than in the checkpoint of a version with other rules."""
    with suppress(OSError, *ODD):
        stored = json.loads(read_file(path))
        if (stored["v"], stored["model"]) != (VERSION, model()):
            return sum(
                question["due"] not in ("", state.question(deck_id, id).due)
                for deck_id, deck in stored["decks"].items()
                for id, question in deck["questions"].items()
                if "due" in question
            )
    return 0


def _catch_up(state: State, history: History) -> bool:
    """Fold the records after the checkpoint; return False where it has to be rebuilt from all histories."""
    new: list[Placed] = []
    files = {path.stem: path for path in history.files()}
    if not files.keys() >= state.read.keys():
        return False
    for name, path in files.items():
        known = state.read.get(name, Position(bytes=0, n=0, clock=["", 0]))
        if not _has(path, known):
            return False
        tail = read_tail(path, known.bytes)
        numbers = [known.n, *map(number, tail.records)]
        if any(one >= other for one, other in pairwise(numbers)) or {*map(device, tail.records)} - {name}:
            return False
        if tail.end == known.bytes and name in state.read:
            continue
        from quizkit.progress.order import places

        moment, count = known.clock
        placed = list(places(tail.records, (moment, count)))
        new += placed
        clock = max([(moment, count), *map(stamp, tail.records)])
        state.read[name] = position_in(path, tail.end, numbers[-1], clock)
        state.unreadable += tail.unreadable
    if not new:
        return True
    from quizkit.progress.fold import can_follow, fold

    new.sort(key=lambda one: one.place)
    if not can_follow(state, new):
        return False
    fold(state, new)
    return True
