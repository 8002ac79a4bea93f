"""Checks a data folder for problems, and fixes those that can be fixed."""

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from itertools import count, groupby
from pathlib import Path
from typing import NamedTuple

from quizkit.base.clock import now
from quizkit.base.platform.permissions import exposed, has_permissions, make_private
from quizkit.progress import checkpoint
from quizkit.progress.amendments import Redates
from quizkit.progress.encoding import decode
from quizkit.progress.history import History, read_tail
from quizkit.progress.merge import ADDED, DAMAGED, SET_ASIDE, merge, set_damaged_aside
from quizkit.progress.new_records import redate_record
from quizkit.progress.records import Record, device, instant, kind, number
from quizkit.progress.recovery import Known, recover, recoverable
from quizkit.progress.state import Position, State

_MERGE_A_COPY = "If you have a copy of the history, on another machine or in a backup, merge it first."


class FolderProblem(NamedTuple):
    """One problem. `fix` does what `offer` says, or returns why that is impossible; None where a person has to act."""

    what: str
    offer: str = ""
    fix: Callable[[], str | None] | None = None


def examine(history: History) -> list[FolderProblem]:
    """Return the problems of a data folder. Raises OSError if it cannot be read at all."""
    if not history.home.exists():
        return []
    if not history.home.is_dir():
        return [FolderProblem(f"{history.home} is a file, not a folder: nothing can be saved there.")]
    read = checkpoint.read_all(history)
    return [
        *_obstacles(history),
        *_damaged_lines(history),
        *_missing_records(history, read),
        *_checkpoint(history, read),
        *_temporary_files(history),
        *_open_permissions(history),
        *_set_aside(history),
        *_future_records(history, read),
    ]


def _obstacles(history: History) -> Iterator[FolderProblem]:
    """Yield what is in the place of the folder of the histories, of the lock or of the checkpoint."""
    lock, path = history.home / "lock", checkpoint.path_of(history)
    if os.path.lexists(history.folder) and not history.folder.is_dir():
        yield _obstacle(history.folder, "is not a folder: nothing can be saved there.")
    if lock.is_dir() or lock.is_symlink():
        yield _obstacle(lock, "is not a file: nothing can be saved.")
    if path.is_dir():
        yield _obstacle(path, "is a folder: the checkpoint cannot be saved.")


def _obstacle(path: Path, what: str) -> FolderProblem:
    names = (path.with_name(f"{path.name}.{n}") for n in count(1))
    free = next(name for name in names if not os.path.lexists(name))
    return FolderProblem(f"{path} {what}", f"Rename it to {free.name}.", partial(_rename, path, free))


def _rename(path: Path, free: Path) -> None:
    path.rename(free)


def _counted(n: int, one: str, many: str) -> str:
    return f"1 {one}" if n == 1 else f"{n} {many}"


def _damaged_lines(history: History) -> Iterator[FolderProblem]:
    for path in history.files():
        lines = path.read_bytes().split(b"\n")
        if not any(lines):
            what = f"{path} is empty: its records are gone. {_MERGE_A_COPY}"
            yield FolderProblem(what, "Remove it.", partial(_move_damaged, history, path))
        damaged = [number for number, line in enumerate(lines, 1) if line and decode(line) is None]
        if damaged:
            where = ", ".join(map(str, damaged[:10])) + (" …" if len(damaged) > 10 else "")
            lines_are = _counted(len(damaged), "damaged line is", "damaged lines are")
            what = f"{path}: {lines_are} ignored (line {where}). {_MERGE_A_COPY}"
            yield FolderProblem(what, f"Move them to {DAMAGED}.", partial(_move_damaged, history, path))


def _move_damaged(history: History, path: Path) -> None:
    set_damaged_aside(history, path)
    _rebuild(history)


def _missing_records(history: History, read: checkpoint.Read) -> Iterator[FolderProblem]:
    last: dict[str, int] = {}
    for record in read.records:
        last[device(record)] = max(number(record), last.get(device(record), 0))
    for path in checkpoint.lost_files(history):
        before = checkpoint.stored(path)
        for name in _losses(before, read.state) if before else []:
            n = before.read[name].n if before else 0
            yield FolderProblem(_what_is_missing(history.folder / f"{name}.jsonl", last.get(name, 0), n))
        yield _last_trace(history, path, before, read.state)


def _losses(before: State, now: State) -> list[str]:
    """Return the devices whose histories are shorter than an earlier checkpoint says, or gone."""
    nothing = Position(bytes=0, n=0, clock=["", 0])
    return [device for device, place in before.read.items() if now.read.get(device, nothing).bytes < place.bytes]


def _last_trace(history: History, path: Path, before: State | None, state: State) -> FolderProblem:
    """Return what can be done with a checkpoint that was made before records were gone."""
    put_away = partial(_put_away, history, path, ())
    if before is None:
        return FolderProblem(f"{path} was written by another version, and cannot be compared.", "Rename it.", put_away)
    questions = recoverable(before, state)
    if not questions and not _losses(before, state):
        return FolderProblem(f"{path} has nothing that is missing in the histories.", "Remove it.", path.unlink)
    if not questions:
        return FolderProblem(
            f"{path} knows no more about any question than the histories. {_MERGE_A_COPY}", "Rename it.", put_away
        )
    known = _counted(len(questions), "question", "questions")
    what = f"{path} knows more about {known} than the histories. {_MERGE_A_COPY}"
    return FolderProblem(
        what, "Restore what it knows. The answers themselves stay lost.", partial(_put_away, history, path, questions)
    )


def remove_traces(history: History, state: State) -> None:
    """Remove the checkpoints that were made before records were gone, where a merge brought all of them back."""
    for path in checkpoint.lost_files(history):
        before = checkpoint.stored(path)
        if before is not None and not recoverable(before, state) and checkpoint.has_all(history, before):
            path.unlink()


def _what_is_missing(path: Path, last: int, before: int) -> str:
    if path.exists() and not path.is_file():
        return f"{path} is no longer a file: it had records up to number {before}."
    if not path.exists():
        return f"{path} is missing: it had records up to number {before}."
    which = f"the records after number {last}, up to {before}" if last < before else "a part of it"
    return f"{path} is shorter than it was. Missing: {which}."


def _put_away(history: History, path: Path, questions: Sequence[Known]) -> None:
    """Recover what a checkpoint knows of questions, and rename it: it is no longer reported but still there."""
    if questions:
        recover(history, questions)
    # As long as the checkpoint is the old one, it is copied again.
    _rebuild(history)
    path.replace(path.with_name(path.name.replace("progress-lost", "before-loss")))


def _checkpoint(history: History, read: checkpoint.Read) -> Iterator[FolderProblem]:
    path = checkpoint.path_of(history)
    stored = checkpoint.stored(path)
    what = "is missing, damaged or of another version" if stored is None else "is older than the histories"
    if not checkpoint.is_current(history, stored, read.state) and (history.files() or path.exists()):
        message = f"{path} {what}. It is built from the histories."
        yield FolderProblem(message, "Rebuild it.", partial(_rebuild, history))


def _rebuild(history: History) -> None:
    checkpoint.save(history, checkpoint.rebuild(history).state)


def _temporary_files(history: History) -> Iterator[FolderProblem]:
    strays = [*history.home.glob(".*.tmp"), *history.folder.glob(".*.tmp")]
    if strays:
        files_were = _counted(len(strays), "temporary file was", "temporary files were")
        yield FolderProblem(f"{files_were} left by a crash.", "Remove them.", partial(_remove, history, strays))


def _remove(history: History, strays: list[Path]) -> None:
    # Under the lock no other process is writing them.
    with history.locked():
        for stray in strays:
            stray.unlink(missing_ok=True)


def _open_permissions(history: History) -> Iterator[FolderProblem]:
    candidates = [history.home, history.folder, checkpoint.path_of(history), *history.files()]
    open_to_others = exposed(path for path in candidates if path.exists())
    if open_to_others and has_permissions(history.home):
        message = f"Other users of this machine can read {', '.join(map(str, open_to_others))}."
        yield FolderProblem(message, "Make them private.", partial(_make_private, open_to_others))


def _make_private(paths: list[Path]) -> str | None:
    # An earlier repair may have removed some.
    left = ", ".join(map(str, make_private(path for path in paths if path.exists())))
    return f"The permissions of {left} cannot be changed. The file system may have none." if left else None


def _set_aside(history: History) -> Iterator[FolderProblem]:
    set_aside = history.home / SET_ASIDE
    if set_aside.exists():
        what = f"{set_aside} contains records that an earlier version replaced by others in a merge. They do not count."
        yield FolderProblem(what, "Add them to the history.", partial(_add_set_aside, history, set_aside))


def _add_set_aside(history: History, path: Path) -> None:
    if any(read_tail(path, 0).records):
        merge(history, path)
        _rebuild(history)
    path.replace(path.with_name(ADDED))


def _future_records(history: History, read: checkpoint.Read) -> Iterator[FolderProblem]:
    spans = list(_spans_ahead(read.records))
    if spans:
        records_are = _counted(sum(span.records for span in spans), "record is", "records are")
        what = f"{records_are} from the future: a clock was wrong. Their questions are scheduled from today."
        yield FolderProblem(what, "Correct the days.", partial(_redate, history, spans))


class _Span(NamedTuple):
    """Records of a device that follow each other and are ahead of the clock, from number to number, and the days."""

    device: str
    first: int
    last: int
    records: int
    days: int


def _spans_ahead(records: list[Record]) -> Iterator[_Span]:
    redates, latest = Redates(records), now() + timedelta(days=1)

    def is_ahead(record: Record) -> bool:
        at = instant(redates.redated(record))
        return at is not None and at > latest

    by_device = sorted(records, key=lambda one: (device(one), number(one)))
    for (name, ahead), run in groupby(by_device, lambda one: (device(one), is_ahead(one))):
        span = list(run)
        if ahead and "attempt" in map(kind, span):
            last = max(at for record in span if (at := instant(record)))
            yield _Span(name, number(span[0]), number(span[-1]), len(span), (last - now()) // timedelta(1) + 1)


def _redate(history: History, spans: list[_Span]) -> None:
    """Let the records count so many days earlier that the last one is of today."""
    history.append([redate_record(now(), span.device, span.first, span.last, span.days) for span in spans])
    _rebuild(history)
