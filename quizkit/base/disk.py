"""Writes files so that they survive a crash: what a function has written is on the disk when it returns."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from quizkit.base.platform.files import rename, sync, sync_folder

# How many characters of a file's name are in that of its temporary file, which must not be too long either.
_MOST_OF_NAME = 50


def sync_path(folder: Path) -> None:
    """Write the names of a folder and of all those above it to the disk. Raises OSError."""
    sync_folder(folder)
    for parent in folder.absolute().parents:
        # A folder of another user may not be readable.
        with suppress(PermissionError):
            sync_folder(parent)


def make_folder(folder: Path) -> None:
    """Create a folder that only its owner can open, and those above it. Raises OSError."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        # Another process may have created it just now; otherwise the path is a file.
        if not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)) from None
    with suppress(PermissionError):
        sync_folder(folder.parent)


def read_file(path: Path) -> bytes:
    """Return the content of a file. Raises OSError, also for a named pipe, from which reading would wait."""
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "not a file", str(path))
    return path.read_bytes()


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of `data`; one system call may write only a part. Raises OSError."""
    view = memoryview(data)
    while view:
        written = os.write(descriptor, view)
        if written == 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        view = view[written:]


def replace(path: Path, data: bytes) -> None:
    """Replace the content of a file in one step. A link stays a link. Raises OSError."""
    target = _target(path)
    descriptor, temporary = _temporary_file(target)
    try:
        _fill(descriptor, data)
        _check(temporary, data)
        with suppress(OSError):
            temporary.chmod(target.stat().st_mode & 0o777)
        rename(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(target.parent)


def create(path: Path, data: bytes) -> None:
    """Create a file with `data` in one step. Raises FileExistsError, or another OSError."""
    descriptor, temporary = _temporary_file(path)
    try:
        _fill(descriptor, data)
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise
        except OSError:
            # A file system without hard links: an empty file claims the name.
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            temporary.replace(path)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()
    sync_folder(path.parent)


def sweep(path: Path) -> None:
    """Remove the temporary files that a crash during `replace` left. Call it under the lock of the folder."""
    target = _target(path)
    for file in list(target.parent.iterdir()):
        if file.name.startswith(_prefix(target)) and file.name.endswith(".tmp"):
            with suppress(OSError):
                file.unlink()


def _target(path: Path) -> Path:
    """Return the file that a link points to, whether it exists or not; any other path as it is."""
    # Not Path.resolve: it raises RuntimeError for a ring of links.
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def _temporary_file(path: Path) -> tuple[int, Path]:
    # Only used after the first question is shown.
    from tempfile import mkstemp

    try:
        descriptor, name = mkstemp(prefix=_prefix(path), suffix=".tmp", dir=path.parent)
    except OSError as error:
        # The name of a temporary file means nothing to a person.
        raise OSError(error.errno, error.strerror, str(path)) from None
    return descriptor, Path(name)


def _prefix(path: Path) -> str:
    return f".{path.name[:_MOST_OF_NAME]}."


def _fill(descriptor: int, data: bytes) -> None:
    try:
        write_all(descriptor, data)
        sync(descriptor)
    finally:
        os.close(descriptor)


def _check(path: Path, data: bytes) -> None:
    """Read a file back. Raises OSError if it does not hold `data`."""
    if path.read_bytes() != data:
        raise OSError(errno.EIO, "what was written cannot be read back")
