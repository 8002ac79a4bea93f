"""The lock of a data folder: one process writes at a time. If the lock library fails, no answer is lost."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from quizkit.base.errors import NotSaved

if TYPE_CHECKING:
    from filelock import FileLock

LOCK_SECONDS = 5
_POLL_SECONDS = 0.01
# How long another process may hold a lock that this one could not release, before it counts as never released.
_RELEASED_SECONDS = 0.2
# Locks that could not be released. The destructor of one would fail again, and print a traceback.
_unreleased: "list[FileLock]" = []


class LockUnusable(OSError):
    """The lock library failed: not because another process holds the lock, nor for a reason of the system."""


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock on a file, in a folder that exists.

    Raises NotSaved if another process holds it for over 5 seconds, LockUnusable, or another OSError. All of
    these are raised before the block runs: a lock that cannot be released does not undo what the block did.
    """
    lock = _acquired(path)
    try:
        yield
    finally:
        _release(lock, path)


def _acquired(path: Path) -> "FileLock":
    """Return a lock that is held. One that fails is replaced by a new one, once."""
    with suppress(LockUnusable):
        return _attempt(path)
    return _attempt(path)


def _attempt(path: Path) -> "FileLock":
    existed = path.exists()
    try:
        with catch_warnings():
            # Where the file system has no locks, newer versions warn, and use a file in place of one.
            simplefilter("ignore")
            return _new_lock(path)
    except PermissionError as error:
        # Where the file system has neither locks nor modes, newer versions of the library reject the file that they created.
        if error.errno == errno.EACCES and os.access(path.parent, os.W_OK):
            # The file that it leaves would count as a lock that is held.
            _remove_unless(path, existed=existed)
            raise LockUnusable(f"the lock library failed: {error}") from error
        raise
    except (OSError, NotSaved):
        raise
    except Exception as error:
        # Each version of the library raises its own errors.
        raise LockUnusable(f"the lock library failed: {error}") from error


def _remove_unless(path: Path, *, existed: bool) -> None:
    if not existed:
        with suppress(OSError):
            path.unlink()


def _new_lock(path: Path) -> "FileLock":
    from filelock import FileLock, Timeout

    lock = FileLock(path, timeout=LOCK_SECONDS, mode=0o600)
    try:
        lock.acquire(poll_interval=_POLL_SECONDS)
    except BaseException as error:
        # A failure, or a signal that arrived, may leave it acquired.
        _release_quietly(lock)
        if isinstance(error, Timeout):
            message = "Not saved: another quiz has been writing for over 5 seconds."
            raise NotSaved(message, "Close it, or wait for it to end.") from None
        raise
    return lock


def _release(lock: "FileLock", path: Path) -> None:
    released = False
    try:
        with suppress(Exception):
            lock.release()
            released = True
    finally:
        # Also where a signal interrupts the release: what is saved next needs the lock.
        if not released:
            _leave(lock, path)


def _leave(lock: "FileLock", path: Path) -> None:
    """Give up a lock that could not be released, and let the next one be acquired anyway.

    An open descriptor of this process may hold the file locked until the process ends. While it does, nobody else
    holds it, and a new file may take its place.
    """
    _release_quietly(lock)
    if not _is_free(path):
        with suppress(OSError):
            path.unlink()


def _is_free(path: Path) -> bool:
    free = False
    with suppress(Exception):
        from filelock import FileLock

        probe = FileLock(path, timeout=_RELEASED_SECONDS, mode=0o600)
        with suppress(Exception):
            probe.acquire(poll_interval=_POLL_SECONDS)
            free = True
        free &= _release_quietly(probe)
    return free


def _release_quietly(lock: "FileLock") -> bool:
    """Release a lock and return True, or keep it from its destructor and return False."""
    with suppress(Exception):
        lock.release(force=True)
        return True
    _unreleased.append(lock)
    return False
