"""The history: every record ever made, one file for each device, only ever appended to."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from quizkit.clock import now, utc_text
from quizkit.errors import NotSaved
from quizkit.progress.disk import make_folder, sync, sync_folder, write_all
from quizkit.progress.records import VERSION, Record, decode, encode, number

_LOCK_SECONDS = 5
_TAIL = 65_536


class Tail(NamedTuple):
    """What stands in a history file behind some byte: its records, damaged lines, and the last whole line's end."""

    records: list[Record]
    unreadable: int
    end: int


class History:
    """The histories in one data folder. This machine appends to one of them, the others are other machines'."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.folder = home / "history"
        self._own: Path | None = None
        self._size = -1
        self._last = 0

    def files(self) -> list[Path]:
        """Return the history files that are there."""
        return sorted(self.folder.glob("*.jsonl"))

    def append(self, records: Sequence[Record]) -> list[str]:
        """Append records, which get their `v` and `id` here, and return their ids.

        On return they are on the disk. Raises NotSaved: then none of them is.
        """
        try:
            with self.locked():
                path = self._own or self._find_own() or self._new_device()
                self._own = path
                return self._append_to(path, records)
        except OSError as error:
            raise not_saved(error) from error

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock of the data folder. Raises NotSaved if another process holds it for long, or OSError."""
        from filelock import FileLock, Timeout

        make_folder(self.folder)
        lock = FileLock(self.home / "lock", timeout=_LOCK_SECONDS)
        try:
            lock.acquire()
        except Timeout:
            message = "Not saved: another quiz has been writing for over 5 seconds."
            raise NotSaved(message, "Close it, or wait for it to end.") from None
        try:
            yield
        finally:
            lock.release()

    def _append_to(self, path: Path, records: Sequence[Record]) -> list[str]:
        descriptor = os.open(path, os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0))
        try:
            size = os.fstat(descriptor).st_size
            if size != self._size:
                self._last = self._last_number(descriptor, size)
            torn = size > 0 and _read_at(descriptor, size - 1, 1) != b"\n"
            device = path.stem
            numbered = [
                {"v": VERSION, "kind": record["kind"], "id": f"{device}-{self._last + place}", **record}
                for place, record in enumerate(records, 1)
            ]
            # The newline seals a line that a crash cut short: it stays unreadable, the next one does not.
            data = b"\n" * torn + b"".join(map(encode, numbered))
            try:
                write_all(descriptor, data)
                sync(descriptor)
            except BaseException:
                self._roll_back(descriptor, size)
                raise
            self._size = size + len(data)
            self._last += len(records)
            return [str(record["id"]) for record in numbered]
        finally:
            os.close(descriptor)

    def _roll_back(self, descriptor: int, size: int) -> None:
        self._size = -1
        with suppress(OSError):
            os.ftruncate(descriptor, size)
            sync(descriptor)

    def _last_number(self, descriptor: int, size: int) -> int:
        """Return the highest number in the file. Numbers only rise, so the end of the file tells."""
        start = size
        while start > 0:
            start = max(0, start - _TAIL)
            lines = _read_at(descriptor, start, size - start).split(b"\n")
            records = [decode(line) for line in (lines[1:] if start else lines)]
            numbers = [number(record) for record in records if record is not None]
            if numbers:
                return max(numbers)
        return 0

    def _find_own(self) -> Path | None:
        for path in self.files():
            with path.open("rb") as file:
                first = decode(file.readline(_TAIL).rstrip(b"\n"))
            if first and first.get("kind") == "device" and first.get("host") == _fingerprint(str(first.get("salt"))):
                return path
        return None

    def _new_device(self) -> Path:
        from secrets import token_hex

        while (path := self.folder / f"{token_hex(4)}.jsonl").exists():
            pass
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        sync_folder(self.folder)
        salt = token_hex(8)
        self._size = -1
        record = {"kind": "device", "at": utc_text(now()), "host": _fingerprint(salt), "salt": salt}
        try:
            self._append_to(path, [record])
        except BaseException:
            # Without its first record the file belongs to nobody.
            with suppress(OSError):
                path.unlink()
            raise
        return path


def load_what_saving_needs() -> None:
    """Import what an append will need, while there is time to: a tenth of what starting takes."""
    import hashlib
    import secrets

    import filelock

    del filelock, hashlib, secrets


def read_tail(path: Path, start: int) -> Tail:
    """Read a history file from a byte at which a line begins. A last line without its newline is left unread."""
    with path.open("rb") as file:
        file.seek(start)
        data = file.read()
    end = data.rfind(b"\n") + 1
    lines = [line for line in data[:end].split(b"\n") if line]
    records = [decode(line) for line in lines]
    found = [record for record in records if record is not None]
    return Tail(found, len(lines) - len(found), start + end)


def not_saved(error: OSError) -> NotSaved:
    """Return what to say when something could not be written."""
    reason = (error.strerror or str(error)).lower()
    if error.filename:
        reason += f": {error.filename}"
    return NotSaved(
        f"Not saved: {reason}.",
        "The quiz goes on, but answers are not kept until this is mended. QUIZ_HOME can name another folder.",
    )


def _read_at(descriptor: int, start: int, length: int) -> bytes:
    os.lseek(descriptor, start, os.SEEK_SET)
    parts = []
    while length > 0 and (part := os.read(descriptor, length)):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def _fingerprint(salt: str) -> str:
    """Return what tells this host from another: without the salt it says nothing about the host."""
    import platform
    from hashlib import sha256

    machine = ""
    for path in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        with suppress(OSError, UnicodeDecodeError):
            machine = machine or Path(path).read_text(encoding="ascii").strip()
    return sha256(f"{salt}\0{platform.node()}\0{machine}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
