"""Writing that survives a crash: what is acknowledged is on the disk."""

import errno
import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

# What file systems answer that cannot sync a folder, or cannot lose a name in one.
_FOLDERS_NEED_NO_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EROFS)


def sync(descriptor: int) -> None:
    """Ask the disk itself to keep what was written. Raises OSError."""
    if sys.platform == "darwin":
        import fcntl

        # fsync on macOS leaves the data in the drive's cache.
        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Keep the names in a folder: a new file is only found after a crash once its folder is synced."""
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
    """Keep the names of a folder and of all those above it, whoever made them. Raises OSError."""
    sync_folder(folder)
    for parent in folder.absolute().parents:
        # A folder that others own may be entered but not read.
        with suppress(PermissionError):
            sync_folder(parent)


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter, and those above it. Raises OSError."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        # Another process may have made it just now; else something stands there that is no folder.
        if not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)) from None
    with suppress(PermissionError):
        sync_folder(folder.parent)


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of `data`; a write may take only a part of it. Raises OSError."""
    view = memoryview(data)
    while view:
        written = os.write(descriptor, view)
        if written == 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        view = view[written:]


def replace(path: Path, data: bytes) -> None:
    """Put `data` in the place of a file, whole or not at all. A link stays a link. Raises OSError."""
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
    """Put `data` in a file that is not there yet, whole or not at all. Raises FileExistsError, or another OSError."""
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
    """Take a name, where the file system has no second names for a file. Raises FileExistsError if it is taken."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def sweep(path: Path) -> None:
    """Remove what a crash in the middle of `replace` left behind. To be called under the lock of the folder."""
    target = _target(path)
    with os.scandir(target.parent) as entries:
        strays = [entry.path for entry in entries if _is_temporary(entry.name, target.name)]
    for stray in strays:
        with suppress(OSError):
            Path(stray).unlink()


def _target(path: Path) -> Path:
    """Return the file that is meant: what a link points to, be it there or not."""
    # Not Path.resolve: it answers a ring of links with a RuntimeError.
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def _is_temporary(name: str, of: str) -> bool:
    return name.startswith(f".{of}.") and name.endswith(".tmp")


def _fill(descriptor: int, data: bytes) -> None:
    """Write and sync a new file, and close it."""
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

    # Windows refuses while a virus scanner or an indexer has the file open for a moment.
    for pause in (0.01, 0.05, 0.1, 0.2, 0.5):
        try:
            temporary.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    temporary.replace(target)
