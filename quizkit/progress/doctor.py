"""Checks a data folder for problems, and fixes those that can be fixed."""

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from quizkit.base.clock import now, utc_text
from quizkit.progress import checkpoint
from quizkit.progress.encoding import decode
from quizkit.progress.history import History, read_tail
from quizkit.progress.merge import SET_ASIDE, merge
from quizkit.progress.records import device, moment, number


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
        *_damaged_lines(history),
        *_missing_records(history, read),
        *_checkpoint(history, read),
        *_temporary_files(history),
        *_open_permissions(history),
        *_set_aside(history),
        *_future_records(read),
    ]


def _counted(n: int, one: str, many: str) -> str:
    return f"1 {one}" if n == 1 else f"{n} {many}"


def _damaged_lines(history: History) -> Iterator[FolderProblem]:
    for path in history.files():
        lines = path.read_bytes().split(b"\n")
        damaged = [number for number, line in enumerate(lines, 1) if line and decode(line) is None]
        if damaged:
            where = ", ".join(map(str, damaged[:10])) + (" …" if len(damaged) > 10 else "")
            lines_are = _counted(len(damaged), "damaged line is", "damaged lines are")
            yield FolderProblem(f"{path}: {lines_are} ignored (line {where}).")


def _missing_records(history: History, read: checkpoint.Read) -> Iterator[FolderProblem]:
    last: dict[str, int] = {}
    for record in read.records:
        last[device(record)] = max(number(record), last.get(device(record), 0))
    for path in checkpoint.lost_files(history):
        before = checkpoint.stored(path)
        missing = checkpoint.losses(before, read.state) if before else []
        for name in missing:
            n = before.read[name].n if before else 0
            yield FolderProblem(_what_is_missing(history.folder / f"{name}.jsonl", last.get(name, 0), n))
        if missing:
            help = "If you have a copy of the history, on another machine or in a backup, merge it first."
            yield FolderProblem(
                f"{path} has what was known before. {help}", "Rename it.", partial(_put_away, history, path)
            )
        else:
            yield FolderProblem(f"{path} has nothing that the histories do not have.", "Remove it.", path.unlink)


def _what_is_missing(path: Path, last: int, before: int) -> str:
    if not path.exists():
        return f"{path} is missing: it had records up to number {before}."
    which = f"the records after number {last}, up to {before}" if last < before else "a part of it"
    return f"{path} is shorter than it was. Missing: {which}."


def _put_away(history: History, path: Path) -> None:
    """Rename a checkpoint, so that it is no longer reported but still there."""
    # As long as the checkpoint is that of before, it is copied again.
    _rebuild(history)
    path.replace(path.with_name(path.name.replace("progress-lost", "before-loss")))


def _checkpoint(history: History, read: checkpoint.Read) -> Iterator[FolderProblem]:
    path = checkpoint.path_of(history)
    stored = checkpoint.stored(path)
    what = "is missing, damaged or of another version" if stored is None else "is behind the histories"
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
    exposed = [path for path in candidates if path.exists() and _is_exposed(path)]
    if exposed and sys.platform != "win32":
        message = f"Other users of this machine can read {', '.join(map(str, exposed))}."
        yield FolderProblem(message, "Make them private.", partial(_make_private, exposed))


def _is_exposed(path: Path) -> bool:
    return path.stat().st_mode & 0o077 != 0


def _make_private(exposed: list[Path]) -> str | None:
    for path in exposed:
        with suppress(PermissionError):
            path.chmod(path.stat().st_mode & 0o700)
    # FAT and exFAT have no permissions: there chmod fails, or changes nothing.
    left = ", ".join(str(path) for path in exposed if _is_exposed(path))
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
    path.replace(path.with_name(f"added-{SET_ASIDE}"))


def _future_records(read: checkpoint.Read) -> Iterator[FolderProblem]:
    tomorrow = utc_text(now() + timedelta(days=1))
    ahead = sum(moment(record) > tomorrow for record in read.records)
    if ahead:
        records_are = _counted(ahead, "record is", "records are")
        yield FolderProblem(f"{records_are} from the future: a clock was wrong. They count on the day that they name.")
