"""Who can read a file: modes on POSIX systems; on Windows the folders of a user are private already."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from quizkit.base.platform.system import HERE, System


def exposed(paths: Iterable[Path], system: System = HERE) -> list[Path]:
    """Return those that other users can read. Raises OSError."""
    return [] if system is System.WINDOWS else [path for path in paths if path.stat().st_mode & 0o077]


def has_permissions(folder: Path) -> bool:
    """Return whether the file system of a folder has permissions: NTFS and exFAT have none on POSIX systems."""
    try:
        with NamedTemporaryFile(dir=folder, prefix=".permissions.", suffix=".tmp") as file:
            return not exposed([Path(file.name)])
    except OSError:
        return True


def make_private(paths: Iterable[Path], system: System = HERE) -> list[Path]:
    """Let only the owner open files, and return those that others still can. Raises OSError.

    FAT and exFAT have no permissions: there chmod fails, or changes nothing.
    """
    paths = list(paths)
    for path in exposed(paths, system):
        with suppress(PermissionError):
            path.chmod(path.stat().st_mode & 0o700)
    return exposed(paths, system)
