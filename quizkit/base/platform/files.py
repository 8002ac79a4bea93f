"""Files and folders on the disk: how each system writes its caches, and replaces a file."""

import errno
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from quizkit.base.platform.system import HERE, System

# The errors of file systems that cannot sync a folder, or need not.
_FOLDERS_NEED_NO_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EROFS)
# On Windows a virus scanner or an indexer may have a file open: how many seconds to wait before each further attempt.
_PAUSES = (0.01, 0.05, 0.1, 0.2, 0.5)


class HeldOpen(PermissionError):
    """A file that Windows does not replace, for the most part because another program has it open."""


def sync(descriptor: int, system: System = HERE) -> None:
    """Write what is in the caches to the disk. Raises OSError."""
    if system is System.MACOS:
        import fcntl

        # fsync on macOS leaves the data in the drive's cache.
        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)  # type: ignore[attr-defined,unused-ignore]  # on macOS alone
            return
    os.fsync(descriptor)


def sync_folder(folder: Path, system: System = HERE) -> None:
    """Write the names in a folder to the disk: without it, a crash may lose a new file. Windows cannot do that."""
    if system is System.WINDOWS:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        sync(descriptor, system)
    except OSError as error:
        if error.errno not in _FOLDERS_NEED_NO_SYNC:
            raise
    finally:
        os.close(descriptor)


def rename(old: Path, new: Path, system: System = HERE, pause: Callable[[float], None] = time.sleep) -> None:
    """Rename a file, and replace one of that name. Raises HeldOpen on Windows, or another OSError."""
    for seconds in _PAUSES if system is System.WINDOWS else ():
        try:
            old.replace(new)
        except PermissionError:
            pause(seconds)
        else:
            return
    try:
        old.replace(new)
    except PermissionError as error:
        if system is not System.WINDOWS:
            raise
        raise HeldOpen(error.errno, "it is read-only, or another program has it open", str(new)) from error
