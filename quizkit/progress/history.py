"""The history: all records, one file for each device. Files are only appended to."""

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

from quizkit.base.clock import now
from quizkit.base.disk import make_folder, replace, sync_path, write_all
from quizkit.base.errors import NotSaved, reason_of
from quizkit.base.platform.device import machine_id, name_of_machine
from quizkit.base.platform.files import sync, sync_folder
from quizkit.base.program import program
from quizkit.base.values import Value
from quizkit.progress.encoding import decode, encode, salvage
from quizkit.progress.lock import LockUnusable, held
from quizkit.progress.new_records import device_record
from quizkit.progress.read_records import earlier_devices, host
from quizkit.progress.records import LARGEST_NUMBER, Record, Stamp, id_of, kind, number, numbered, stamp, stamped
from quizkit.progress.records import device as device_of
from quizkit.progress.state import Position

# How many bytes before the end of a history a seal covers: some 10,000 answers, which takes a few milliseconds.
SEALED = 4_000_000
# Bytes that hold the last few records of a file; if they hold none, more are read.
_TAIL = 4096
_ID_FILE = "machine"
_LONGEST_FIRST = 65_536
# A file whose last number is this close to the largest one no longer grows: one process writes fewer records.
_ROOM = 1_000_000


class Tail(Value):
    """A history file from some byte on: its records, damaged lines, and where the last complete line ends."""

    records: list[Record]
    unreadable: int
    end: int


class History:
    """The histories in one data folder. This machine appends to one of them; the others come from other machines."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.folder = home / "history"
        self._own: Path | None = None
        self._unshared: Path | None = None
        self._is_locked = False
        # The last number of each device that the checkpoint knows of. A file that ends before was cut or restored.
        self.known: dict[str, int] = {}
        # The latest stamp that the checkpoint knows of or that was written since, and its device.
        self.latest: tuple[Stamp, str] = ("", 0), ""
        # How many bytes of the histories the checkpoint on the disk has.
        self.in_checkpoint = 0
        # The file of the last append, and its size before.
        self._last_append: tuple[Path, int] | None = None

    def files(self) -> list[Path]:
        """Return the history files. Raises OSError if the folder cannot be read."""
        try:
            return sorted(filter(_is_history, self.folder.iterdir()))
        except (FileNotFoundError, NotADirectoryError):
            return []

    def append(self, records: Sequence[Record], *, again: bool = False) -> list[str]:
        """Append records with a new `v` and `id` each, and return the ids.

        On return they are on the disk, and were read back. Raises NotSaved: then none of them is there, unless
        removing them failed too. Pass `again` with the records of the last append if it failed or was interrupted:
        those of them that are there are not written twice.
        """
        try:
            with saving():
                return self._append(records, again=again)
        except NotSaved:
            # The file may have been moved; the next append looks for it again.
            self._own = self._unshared = None
            raise

    def _append(self, records: Sequence[Record], *, again: bool) -> list[str]:
        try:
            with self.locked():
                self._own = self._own or self._find_own()
                return self._append_missing(self._own, records, again=again)
        except LockUnusable:
            # In a shared file, two records could get the same number: only this process writes this file.
            self._unshared = self._unshared or self._new_device(shared=False, after=self.devices())
            return self._append_missing(self._unshared, records, again=again)

    def _append_missing(self, path: Path, records: Sequence[Record], *, again: bool) -> list[str]:
        present = self._from_last_append(path) if again else []
        places = [next((one for one in present if record.items() <= one.items()), None) for record in records]
        self._last_append = (path, path.stat().st_size)
        missing = [record for record, one in zip(records, places, strict=True) if one is None]
        missing = self.stamped(missing, path.stem)
        new = iter(_append_to(path, missing))
        if missing:
            self.latest = stamp(missing[0]), path.stem
        return [next(new) if one is None else id_of(one) for one in places]

    def _from_last_append(self, path: Path) -> list[Record]:
        """Return what a file has after the place where the last append began."""
        before, size = self._last_append or (path, 0)
        return read_tail(path, size).records if before == path else []

    def stamped(self, records: Sequence[Record], device: str) -> list[Record]:
        """Return new records of a device, the first one with a stamp after all that is known: it orders the others."""
        latest, latest_device = self.latest
        if device == latest_device:
            return list(records)
        return [stamped(record, latest) for record in records[:1]] + list(records[1:])

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock of the data folder. The holder may acquire it again.

        Raises NotSaved if another process holds it for long, LockUnusable, or another OSError.
        """
        make_folder(self.folder)
        if self._is_locked:
            yield
            return
        with held(self.home / "lock"):
            self._is_locked = True
            try:
                yield
            finally:
                self._is_locked = False

    def begin_device(self) -> None:
        """Let later records go to a new file: the numbers in the current one are no longer known. Call it under the lock."""
        self._own = self._new_device(after=self.devices())

    def settle(self) -> None:
        """Begin a new file if the current one was cut or restored, while `known` shows it. Call it under the lock."""
        if not all(self._may_grow(self.folder / f"{device}.jsonl") for device in self.devices()):
            self.begin_device()

    def _find_own(self) -> Path:
        """Return the file of this machine: the newest one, or a new one if that was cut or restored."""
        devices = self.devices()
        path = self.folder / f"{devices[0]}.jsonl" if len(devices) == 1 else None
        if path is None or not self._may_grow(path):
            return self._new_device(after=devices)
        # The process that created the file may have been killed before the folder was synced.
        sync_folder(self.folder)
        return path

    def _may_grow(self, path: Path) -> bool:
        with path.open("rb") as file:
            last, _ = _end_of(file.fileno(), path.stat().st_size)
        return self.known.get(path.stem, 0) <= last < LARGEST_NUMBER - _ROOM

    def devices(self, *, with_earlier: bool = False) -> list[str]:
        """Return the devices of this machine, with or without those that no longer write."""
        own = {path.stem: first for path in self.files() if (first := self._own_device(path))}
        earlier = {device for first in own.values() for device in earlier_devices(first)}
        return [device for device in own if with_earlier or device not in earlier]

    def _own_device(self, path: Path) -> Record | None:
        first = _first_record(path)
        if first is None or id_of(first) != f"{path.stem}-1":
            return None
        identity, salt = host(first)
        return first if self._is_here(identity, salt) else None

    def device_elsewhere(self, device: str) -> Record:
        """Return the first record of a file outside of this folder, which proves that this machine wrote it.

        The salt begins with the device, so that the proof of one device is none of another.
        """
        from secrets import token_hex

        salt, after = device + token_hex(8), []
        with suppress(OSError):
            after = self.devices()
        return numbered(device_record(now(), self._host(salt), salt, after), device, 1)

    def proves_this_machine(self, record: Record) -> bool:
        """Return whether a record is the first one of a device that this machine wrote elsewhere."""
        name = device_of(record)
        identity, salt = host(record)
        return id_of(record) == f"{name}-1" and salt.startswith(name) and self._is_here(identity, salt)

    def _new_device(self, *, shared: bool = True, after: Sequence[str] = ()) -> Path:
        """Create a file with its first record, or no file. Raises OSError.

        A `shared` file names this host, so that other processes find it; it is created under the lock.
        """
        from secrets import token_hex

        sync_path(self.folder)
        if not machine_id() and not self._id_in_folder():
            # A container may have a different name each time.
            replace(self.home / _ID_FILE, token_hex(16).encode())
        device, salt = token_hex(4), token_hex(8)
        record = device_record(now(), after=after)
        if shared:
            for stray in self.folder.glob(".*.jsonl.*.tmp"):
                stray.unlink(missing_ok=True)
            record = device_record(now(), self._host(salt), salt, after)
        path = self.folder / f"{device}.jsonl"
        replace(path, encode(numbered(record, device, 1)))
        return path

    def _is_here(self, identity: object, salt: object) -> bool:
        """Return whether a hash is that of this machine: with its id or, as earlier versions wrote it, with its name."""
        return identity in (self._host(salt), self._host(salt, name_of_machine()))

    def _host(self, salt: object, machine: str = "") -> str:
        """Return a salted hash of this machine and this folder.

        The folder counts: a copied data folder must not continue the numbers of the original.
        """
        from hashlib import sha256

        place = os.path.normcase(os.path.realpath(self.folder))
        identity = f"{salt}\0{machine or machine_id() or self._id_in_folder() or name_of_machine()}\0{place}"
        return sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def _id_in_folder(self) -> str:
        """Return the id in the folder of a machine whose system gives it none, or nothing."""
        with suppress(OSError, UnicodeDecodeError):
            return (self.home / _ID_FILE).read_text(encoding="ascii")
        return ""


def load_what_saving_needs() -> None:
    """Import what an append needs, while the student reads: that is a tenth of the start time."""
    from importlib import import_module

    for name in ("hashlib", "secrets", "filelock"):
        # If filelock cannot be loaded, answers are saved without a lock.
        with suppress(Exception):
            import_module(name)


def read_tail(path: Path, start: int) -> Tail:
    """Read a history file from the `end` of an earlier tail, or all of it if no line ends there now.

    A last line without a newline is left for later, unless it is a complete record. A damaged line counts as
    unreadable even if it contains a readable record.
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


def position_in(path: Path, end: int, n: int, clock: Stamp) -> Position:
    """Return how far a history file is read: up to a byte, the record with a number, and a stamp."""
    return Position(bytes=end, n=n, clock=[*clock], seal=seal_of(path, end, SEALED), sealed=SEALED)


def seal_of(path: Path, end: int, sealed: int) -> int:
    """Return a checksum of so many bytes before a byte of a history file, or of all: it shows whether they changed."""
    with suppress(OSError), path.open("rb") as file:
        file.seek(max(0, end - sealed))
        return crc32(file.read(min(end, sealed)))
    return 0


def is_cut(path: Path, end: int) -> bool:
    """Return whether a history file that has records up to a byte ends within a line, or is empty. None is created so."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - 1))
        return size == 0 or (size > end and file.read() != b"\n")


def _ends_a_line(file: BinaryIO, place: int) -> bool:
    """Return whether a line ends at a byte of a file: the newline is before it, after it, or not written yet."""
    if place == 0:
        return True
    file.seek(place - 1)
    around = file.read(2)
    return around[:1] == b"\n" or around[1:] in (b"", b"\n")


@contextmanager
def saving(outcome: str = "Nothing was changed.") -> Iterator[None]:
    """Turn an OSError into a NotSaved that says why something could not be written, with the outcome in its help."""
    try:
        yield
    except OSError as error:
        command = f"{program()} progress path"
        help = f"{outcome} Check that the folder that `{command}` prints is writable and has space."
        raise NotSaved(f"Not saved: {reason_of(error)}.", help) from error


def _is_history(path: Path) -> bool:
    # macOS adds a `._name` beside a file where the file system cannot store its metadata.
    return path.suffix == ".jsonl" and not path.name.startswith(".") and path.is_file()


def _first_record(path: Path) -> Record | None:
    with path.open("rb") as file:
        first = decode(file.readline(_LONGEST_FIRST).rstrip(b"\n"))
    return first if first is not None and kind(first) == "device" else None


def _append_to(path: Path, records: Sequence[Record]) -> list[str]:
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0))
    try:
        size = os.fstat(descriptor).st_size
        last, torn = _end_of(descriptor, size)
        new = [numbered(record, path.stem, n) for n, record in enumerate(records, last + 1)]
        # The newline ends a line that a crash cut short, so that only that line is unreadable.
        _write(descriptor, size, b"\n" * torn + b"".join(map(encode, new)))
        return [id_of(record) for record in new]
    finally:
        # The data is synced, so it is saved even if closing fails.
        with suppress(OSError):
            os.close(descriptor)


def _write(descriptor: int, size: int, data: bytes) -> None:
    """Append all of the data to a file of `size` bytes and read it back, or append nothing. Raises OSError."""
    try:
        write_all(descriptor, data)
        sync(descriptor)
        _check(descriptor, size, data)
    except BaseException:
        # If this fails too, the next append ends the incomplete line.
        with suppress(OSError):
            os.ftruncate(descriptor, size)
            sync(descriptor)
        raise


def _check(descriptor: int, size: int, data: bytes) -> None:
    """Read back what was appended. Raises OSError if a line is not there, or if its record cannot be read."""
    # Where locks do not work, lines of another process may be between these.
    present = set(_read_at(descriptor, size, os.fstat(descriptor).st_size - size).split(b"\n"))
    lines = filter(None, data.split(b"\n"))
    if not all(line in present and decode(line) for line in lines):
        raise OSError(errno.EIO, "what was written cannot be read back")


def _end_of(descriptor: int, size: int) -> tuple[int, bool]:
    """Return the last number in a file of `size` bytes, and whether its last line is incomplete."""
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
    """Return the last number that lines used, or None if none of them can be read. Numbers only rise.

    Each damaged line counts for one number: another machine may have an undamaged copy of its record.
    """
    for damaged, line in enumerate(reversed(lines)):
        record = decode(line)
        records = salvage(line) if record is None else [record]
        if records:
            return max(map(number, records)) + damaged
    return None


def _read_at(descriptor: int, start: int, length: int) -> bytes:
    os.lseek(descriptor, start, os.SEEK_SET)
    parts = []
    while length > 0 and (part := os.read(descriptor, length)):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
