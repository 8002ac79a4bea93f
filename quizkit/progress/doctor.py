"""Checks a data folder for problems, and fixes those that can be fixed."""

import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from quizkit.base.clock import now, utc_text
from quizkit.progress import checkpoint
from quizkit.progress.encoding import decode
from quizkit.progress.history import History
from quizkit.progress.merge import SET_ASIDE
from quizkit.progress.records import id_of, moment


class Finding(NamedTuple):
    """One problem. `fix` does what `offer` says; None where a person has to act."""

    what: str
    offer: str = ""
    fix: Callable[[], None] | None = None


def examine(history: History) -> list[Finding]:
    """Return the problems of a data folder. Raises OSError if it cannot be read at all."""
    if not history.home.exists():
        return []
    if not history.home.is_dir():
        return [Finding(f"{history.home} is a file, not a folder: nothing can be saved there.")]
    read = checkpoint.read_all(history)
    return [
        *_damaged_lines(history),
        *_checkpoint(history, read),
        *_temporary_files(history),
        *_open_permissions(history),
        *_conflicts(history, read),
        *_future_records(read),
    ]


def _damaged_lines(history: History) -> list[Finding]:
    findings = []
    for path in history.files():
        lines = path.read_bytes().split(b"\n")
        damaged = [number for number, line in enumerate(lines, 1) if line and decode(line) is None]
        if damaged:
            where = ", ".join(map(str, damaged[:10])) + (" …" if len(damaged) > 10 else "")
            lines_are = "1 damaged line is" if len(damaged) == 1 else f"{len(damaged)} damaged lines are"
            findings.append(Finding(f"{path}: {lines_are} ignored (line {where})."))
    return findings


def _checkpoint(history: History, read: checkpoint.Read) -> list[Finding]:
    path = checkpoint.path_of(history)
    if not history.files() and not path.exists():
        return []
    stored = checkpoint.stored(path)
    if stored is not None and stored == read.state:
        return []
    what = "is missing, damaged or of another version" if stored is None else "is behind the histories"
    return [
        Finding(
            f"{path} {what}. Nothing is lost: it is built from the histories.",
            "Rebuild it.",
            lambda: checkpoint.save(history, read.state),
        )
    ]


def _temporary_files(history: History) -> list[Finding]:
    strays = list(history.home.glob(".*.tmp")) + list(history.folder.glob(".*.tmp"))
    if not strays:
        return []
    return [
        Finding(
            "1 temporary file was left by a crash."
            if len(strays) == 1
            else f"{len(strays)} temporary files were left by a crash.",
            "Remove them.",
            lambda: _remove(history, strays),
        )
    ]


def _remove(history: History, strays: list[Path]) -> None:
    """Remove files under the lock, so that no other process is writing them."""
    with history.locked():
        for stray in strays:
            stray.unlink(missing_ok=True)


def _open_permissions(history: History) -> list[Finding]:
    if sys.platform == "win32":
        return []
    candidates = [history.home, history.folder, checkpoint.path_of(history), *history.files()]
    exposed = [path for path in candidates if path.exists() and path.stat().st_mode & 0o077]
    if not exposed:
        return []
    return [
        Finding(
            f"Other users of this machine can read {', '.join(map(str, exposed))}.",
            "Make them private.",
            lambda: _make_private(exposed),
        )
    ]


def _make_private(exposed: list[Path]) -> None:
    for path in exposed:
        path.chmod(path.stat().st_mode & 0o700)


def _conflicts(history: History, read: checkpoint.Read) -> list[Finding]:
    findings = []
    conflicts = read.conflicts
    if conflicts:
        ids = ", ".join(id_of(first) for first, _ in conflicts[:5])
        ids_have = "1 id has" if len(conflicts) == 1 else f"{len(conflicts)} ids have"
        findings.append(Finding(f"{ids_have} two different records ({ids}); one of each counts."))
    if (history.home / SET_ASIDE).exists():
        findings.append(
            Finding(f"{history.home / SET_ASIDE} contains records that were replaced by others in a merge.")
        )
    return findings


def _future_records(read: checkpoint.Read) -> list[Finding]:
    tomorrow = utc_text(now() + timedelta(days=1))
    ahead = sum(moment(record) > tomorrow for record in read.records)
    if not ahead:
        return []
    records_are = "1 record is" if ahead == 1 else f"{ahead} records are"
    return [Finding(f"{records_are} from the future: a clock was wrong. They count on the day that they name.")]
