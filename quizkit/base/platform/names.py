"""Names of files: which mean the same file on every system, and which file of another spelling is meant."""

import os
from collections.abc import Sequence
from pathlib import Path, PurePath

from quizkit.base import patterns
from quizkit.base.errors import UsageError
from quizkit.base.platform.system import HERE, System
from quizkit.base.text import composed

# Patterns of names that mean another file on Windows, or are invalid there, and why.
_NOT_ON_WINDOWS = (
    (patterns.compile(r"^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)"), "Windows has a device of that name"),
    (patterns.compile(":"), "Windows gives a colon in a name another meaning"),
    (patterns.compile(r"[. ]$"), "Windows drops a dot or a space at the end of a name"),
)  # fmt: skip
# The longest name of a file in bytes, on most file systems, and the longest path on Windows.
_LONGEST_NAME = 255
_LONGEST_PATH = 259


def why_not_portable(name: str) -> str:
    """Return why a path is not the same file on every system, or nothing if it is.

    >>> [why_not_portable(name) for name in ("texts/aux.md", "unit 1.")]
    ['Windows has a device of that name', 'Windows drops a dot or a space at the end of a name']
    """
    parts = [part for part in PurePath(os.path.normpath(name)).parts if part not in (".", "..")]
    if any(len(part.encode(errors="replace")) > _LONGEST_NAME for part in parts):
        return f"a name has at most {_LONGEST_NAME} bytes"
    reasons = (why for part in parts for pattern, why in _NOT_ON_WINDOWS if pattern.search(part.casefold()))
    return next(reasons, "")


def check_output(path: Path, system: System = HERE) -> None:
    """Raise UsageError if a file of this name would be another one on this system, or none."""
    why = ""
    if system is System.WINDOWS:
        why = why_not_portable(path.name)
        if not why and len(str(path.absolute())) > _LONGEST_PATH:
            why = f"Windows allows {_LONGEST_PATH} characters in a path"
    elif twin := twin_of(path):
        why = f"{twin.name} is in this folder, which is the same name on Windows and macOS"
    if why:
        raise UsageError(f"{path} cannot be written: {why}.", "Give the file another name.")


def check_outputs(paths: Sequence[Path], system: System = HERE) -> None:
    """Raise UsageError if one of several files would be another one, or two of them the same one on some system."""
    names: dict[str, Path] = {}
    for path in paths:
        check_output(path, system)
        twin = names.setdefault(composed(str(path)).casefold(), path)
        if twin is not path:
            why = f"{twin.name} is the same name on Windows and macOS"
            raise UsageError(f"{path} cannot be written: {why}.", "Rename one of the files.")


def twin_of(path: Path) -> Path | None:
    """Return a file whose name differs only in capitals or in the Unicode form, if there is none with exactly this name."""
    if os.path.lexists(path):
        return None
    return next((one for one in _entries(path.parent) if _same(one.name, path.name, caseless=True)), None)


def as_on_disk(path: Path) -> Path:
    """Return a path as it is on the disk, where its accents may be in another Unicode form; else the path as it is."""
    if os.path.lexists(path) or not path.name:
        return path
    folder = as_on_disk(path.parent)
    return next((one for one in _entries(folder) if _same(one.name, path.name)), path)


def _same(one: str, other: str, *, caseless: bool = False) -> bool:
    one, other = composed(one), composed(other)
    return one.casefold() == other.casefold() if caseless else one == other


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except (OSError, ValueError):
        return []
