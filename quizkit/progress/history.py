"""The history: every record ever made, one file for each device, only ever appended to."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from quizkit.base.clock import now, utc_text
from quizkit.base.disk import make_folder, replace, sync, sync_folder, sync_path, write_all
from quizkit.base.errors import NotSaved
from quizkit.progress.lock import FolderLock, LockUnusable
from quizkit.progress.records import VERSION, Record, decode, encode, number, salvage

# Bytes that hold the last few records of a file; more are read where these hold none.
_TAIL = 4096
_LONGEST_FIRST = 65_536


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
        self._unshared: Path | None = None
        self._lock = FolderLock(home / "lock")

    def files(self) -> list[Path]:
        """Return the history files that are there, and are files. Raises OSError if the folder cannot be read."""
        try:
            return sorted(filter(_is_history, self.folder.iterdir()))
        except (FileNotFoundError, NotADirectoryError):
            return []

    def append(self, records: Sequence[Record]) -> list[str]:
        """Append records, which get their `v` and `id` here, and return their ids.

        On return they are on the disk. Raises NotSaved: then none of them is, unless taking them back failed too.
        """
        try:
            with self.locked():
                self._own = self._own or self._find_own() or self._new_device()
                return _append_to(self._own, records)
        except LockUnusable:
            return self._append_unlocked(records)
        except OSError as error:
            # The file may have been moved away; next time it is looked for.
            self._own = None
            raise not_saved(error) from error

    def _append_unlocked(self, records: Sequence[Record]) -> list[str]:
        """Append to a file that only this process writes: in a shared one, a number could be given twice."""
        try:
            self._unshared = self._unshared or self._new_device(shared=False)
            return _append_to(self._unshared, records)
        except OSError as error:
            self._unshared = None
            raise not_saved(error) from error

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock of the data folder; its holder may take it again.

        Raises NotSaved if another process holds it for long, LockUnusable, or another OSError.
        """
        make_folder(self.folder)
        with self._lock.held():
            yield

    def _find_own(self) -> Path | None:
        for path in self.files():
            first = _first_record(path)
            if first and first["id"] == f"{path.stem}-1" and first.get("host") == self._host(str(first.get("salt"))):
                # Who made the file may have been killed before its name was safe.
                sync_folder(self.folder)
                return path
        return None

    def _new_device(self, *, shared: bool = True) -> Path:
        """Begin a file, whole with its first record or not at all. Raises OSError.

        One that is `shared` names this host, so that other processes find it; it takes the lock to begin it.
        """
        from secrets import token_hex

        sync_path(self.folder)
        device, salt = token_hex(4), token_hex(8)
        record = {"kind": "device", "at": utc_text(now())}
        if shared:
            for stray in self.folder.glob(".*.jsonl.*.tmp"):
                stray.unlink(missing_ok=True)
            record |= {"host": self._host(salt), "salt": salt}
        path = self.folder / f"{device}.jsonl"
        replace(path, encode(_numbered(record, device, 1)))
        return path

    def _host(self, salt: str) -> str:
        """Return what tells this host and place from any other: without the salt it says nothing about them.

        The place counts, for a data folder that was copied must not go on with the numbers of the one it came from.
        """
        import platform
        from hashlib import sha256

        place = os.path.normcase(os.path.realpath(self.folder))
        told = f"{salt}\0{platform.node()}\0{_machine_id()}\0{place}"
        return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def load_what_saving_needs() -> None:
    """Import what an append will need, while there is time to: a tenth of what starting takes."""
    import hashlib
    import secrets

    del hashlib, secrets
    # One that cannot be loaded is no reason to end: an answer is saved without it.
    with suppress(Exception):
        import filelock

        del filelock


def read_tail(path: Path, start: int) -> Tail:
    """Read a history file from the `end` of an earlier tail; all of it if no line ends there any more.

    A last line without its newline is left for later, unless it is a whole record. A damaged line counts as
    unreadable even if a record can be saved from it.
    """
    with path.open("rb") as file:
        if not _ends_a_line(file, start):
            start = 0
        file.seek(start)
        data = file.read()
    end = data.rfind(b"\n") + 1
    if decode(data[end:]) is not None:
        end = len(data)
    records: list[Record] = []
    unreadable = 0
    for line in filter(None, data[:end].split(b"\n")):
        record = decode(line)
        unreadable += record is None
        records += salvage(line) if record is None else [record]
    return Tail(records, unreadable, start + end)


def _ends_a_line(file: BinaryIO, place: int) -> bool:
    """Return whether a line ends at a byte of a file, with its newline before it or yet to come."""
    if place == 0:
        return True
    file.seek(place - 1)
    around = file.read(2)
    return around[:1] == b"\n" or around[1:] in (b"", b"\n")


def not_saved(error: OSError) -> NotSaved:
    """Return what to say when something could not be written."""
    reason = (error.strerror or str(error)).lower()
    if error.filename:
        reason += f": {error.filename}"
    return NotSaved(
        f"Not saved: {reason}.",
        "The quiz goes on, but answers are not kept until this is mended. QUIZ_HOME can name another folder.",
    )


def _is_history(path: Path) -> bool:
    # macOS keeps `._name` beside a file where the file system has no place for what it would say there.
    return path.suffix == ".jsonl" and not path.name.startswith(".") and path.is_file()


def _first_record(path: Path) -> Record | None:
    with path.open("rb") as file:
        first = decode(file.readline(_LONGEST_FIRST).rstrip(b"\n"))
    return first if first is not None and first["kind"] == "device" else None


def _append_to(path: Path, records: Sequence[Record]) -> list[str]:
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0))
    try:
        size = os.fstat(descriptor).st_size
        last, torn = _end_of(descriptor, size)
        numbered = [_numbered(record, path.stem, n) for n, record in enumerate(records, last + 1)]
        # The newline seals a line that a crash cut short: it stays unreadable, the next one does not.
        _write(descriptor, size, b"\n" * torn + b"".join(map(encode, numbered)))
        return [str(record["id"]) for record in numbered]
    finally:
        # What is written and synced is saved, whatever closing says.
        with suppress(OSError):
            os.close(descriptor)


def _numbered(record: Record, device: str, n: int) -> Record:
    return {"v": VERSION, "kind": record["kind"], "id": f"{device}-{n}", **record}


def _write(descriptor: int, size: int, data: bytes) -> None:
    """Put data behind the `size` bytes that a file has, all of it or nothing. Raises OSError."""
    try:
        write_all(descriptor, data)
        sync(descriptor)
    except BaseException:
        # If this fails too, what is left is sealed by the next append.
        with suppress(OSError):
            os.ftruncate(descriptor, size)
            sync(descriptor)
        raise


def _end_of(descriptor: int, size: int) -> tuple[int, bool]:
    """Return the last number that a file of `size` bytes has given away, and whether its last line is torn."""
    length = _TAIL
    while True:
        start = max(0, size - length)
        data = _read_at(descriptor, start, size - start)
        lines = data.split(b"\n")[1 if start else 0 :]
        last = _last_number([line for line in lines if line])
        if last is not None or start == 0:
            return last or 0, data[-1:] not in (b"", b"\n")
        length *= 16


def _last_number(lines: list[bytes]) -> int | None:
    """Return the last number that lines gave away, or None if none of them can be read. Numbers only rise.

    A damaged line may have been a record that another machine has whole, so each counts for one number.
    """
    for damaged, line in enumerate(reversed(lines)):
        record = decode(line)
        found = salvage(line) if record is None else [record]
        if found:
            return max(map(number, found)) + damaged
    return None


def _read_at(descriptor: int, start: int, length: int) -> bytes:
    os.lseek(descriptor, start, os.SEEK_SET)
    parts = []
    while length > 0 and (part := os.read(descriptor, length)):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def _machine_id() -> str:
    for path in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        with suppress(OSError, UnicodeDecodeError):
            if found := Path(path).read_text(encoding="ascii").strip():
                return found
    return ""
