"""Writing that survives a crash: what is acknowledged is on the disk."""

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path


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
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter, and those above it. Raises OSError."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
        sync_folder(folder.parent)


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of `data`; a write may take only a part of it. Raises OSError."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def replace(path: Path, data: bytes) -> None:
    """Put `data` in the place of a file, whole or not at all. A link stays a link. Raises OSError."""
    target = path.resolve() if path.is_symlink() else path
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        try:
            with suppress(OSError):
                temporary.chmod(target.stat().st_mode & 0o777)
            write_all(descriptor, data)
            sync(descriptor)
        finally:
            os.close(descriptor)
        _rename(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(target.parent)


def sweep(path: Path) -> None:
    """Remove what a crash in the middle of `replace` left behind."""
    for stray in path.parent.glob(f".{path.name}.*.tmp"):
        with suppress(OSError):
            stray.unlink()


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
