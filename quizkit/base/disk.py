"""Writes files so that they survive a crash: what was written is on the disk."""

import errno
import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

# Errors of file systems that cannot sync a folder, or need not.
_FOLDERS_NEED_NO_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EROFS)


def sync(descriptor: int) -> None:
    """Flush a file to the disk. Raises OSError."""
    if sys.platform == "darwin":
        import fcntl

        # fsync on macOS leaves the data in the drive's cache.
        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Sync the names in a folder, without which a new file may be missing after a crash."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        sync(descriptor)
    except OSError as error:
        if error.errno not in _FOLDERS_NEED_NO_SYNC:
            raise
    finally:
        os.close(descriptor)


def sync_path(folder: Path) -> None:
    """Sync a folder and all folders above it. Raises OSError."""
    sync_folder(folder)
    for parent in folder.absolute().parents:
        # Another user's folder may be closed for reading.
        with suppress(PermissionError):
            sync_folder(parent)


def make_folder(folder: Path) -> None:
    """Create a folder that only its owner may enter, and its parents. Raises OSError."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        # Another process may have created it; otherwise the path is not a folder.
        if not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)) from None
    with suppress(PermissionError):
        sync_folder(folder.parent)


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of `data`, in several writes if necessary. Raises OSError."""
    view = memoryview(data)
    while view:
        written = os.write(descriptor, view)
        if written == 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        view = view[written:]


def replace(path: Path, data: bytes) -> None:
    """Replace the content of a file atomically. A link stays a link. Raises OSError."""
    target = _target(path)
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        _fill(descriptor, data)
        with suppress(OSError):
            temporary.chmod(target.stat().st_mode & 0o777)
        _rename(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(target.parent)


def create(path: Path, data: bytes) -> None:
    """Create a file with `data` atomically. Raises FileExistsError, or another OSError."""
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        _fill(descriptor, data)
        try:
            os.link(name, path)
        except FileExistsError:
            raise
        except OSError:
            _claim(path)
            os.replace(name, path)  # noqa: PTH105 - beside os.link
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()
    sync_folder(path.parent)


def _claim(path: Path) -> None:
    """Reserve a name on a file system without hard links. Raises FileExistsError if it exists."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def sweep(path: Path) -> None:
    """Remove the temporary files of a `replace` that crashed. Call it under the lock of the folder."""
    target = _target(path)
    with os.scandir(target.parent) as entries:
        leftovers = [entry.path for entry in entries if _is_temporary(entry.name, target.name)]
    for leftover in leftovers:
        with suppress(OSError):
            Path(leftover).unlink()


def _target(path: Path) -> Path:
    """Return the target of a link, also if it does not exist, or the path itself."""
    # Path.resolve raises RuntimeError for a loop of links.
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def _is_temporary(name: str, of: str) -> bool:
    return name.startswith(f".{of}.") and name.endswith(".tmp")


def _fill(descriptor: int, data: bytes) -> None:
    """Write, sync and close a new file."""
    try:
        write_all(descriptor, data)
        sync(descriptor)
    finally:
        os.close(descriptor)


def _rename(temporary: Path, target: Path) -> None:
    if sys.platform != "win32":
        temporary.replace(target)
        return
    import time

    # On Windows this fails while a virus scanner or an indexer has the file open.
    for pause in (0.01, 0.05, 0.1, 0.2, 0.5):
        try:
            temporary.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    temporary.replace(target)
