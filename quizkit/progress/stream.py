"""Folds healthy histories record by record, in little memory: their numbers rise, and all records are of their device."""

from collections.abc import Callable, Iterator
from functools import partial
from heapq import merge
from operator import attrgetter
from pathlib import Path

from quizkit.base.collector import gc_paused
from quizkit.progress.amendments import AMENDING, Counted, Tombstones
from quizkit.progress.encoding import decode, decode_object, salvage
from quizkit.progress.fold import fold_counted
from quizkit.progress.order import Placed, RecordPlace
from quizkit.progress.records import (
    LARGEST_NUMBER,
    VERSION,
    Record,
    device,
    device_and_number,
    has_id_and_kind,
    kind,
    stamp,
)
from quizkit.progress.state import Position, State

# The kinds that change what other records count for. They are read first.
_EARLY = frozenset(("device", *AMENDING))
_EARLY_LINES = tuple(f'{{"v":{VERSION},"kind":"{kind}"'.encode() for kind in _EARLY)
_BUFFER = 1 << 20
# Twice as fast as the constructor.
_placed: Callable[[tuple[RecordPlace, Record]], Placed] = partial(tuple.__new__, Placed)
_REPORTED_RECORDS = 20_000


class Irregular(Exception):
    """A history that cannot be folded in this way."""


class _Reader:
    """Reads one history once. Then `position` is its end, and `unreadable` counts its damaged lines."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self.position = Position(bytes=0, n=0, clock=["", 0])
        self.unreadable = 0
        self.early = 0
        self._path = path

    def placed(self, forgotten: Tombstones) -> Iterator[Placed]:
        """Yield the records with their places, without forgotten ones, which give no place to others. Raises Irregular."""
        last = latest = ("", 0)
        for record in self._records():
            own = stamp(record)
            last = max(last, own)
            if record not in forgotten:
                latest = max(latest, own)
                yield _placed(((*latest, self.name, self.position.n), record))
        self.position.clock = [*last]

    def _records(self) -> Iterator[Record]:
        position = self.position
        with self._path.open("rb", _BUFFER) as file:
            for line in file:
                record = decode_object(line.rstrip(b"\n"))
                if record is not None and self._is_next(record):
                    position.bytes += len(line)
                    yield record
                    continue
                if record is not None and not has_id_and_kind(record):
                    record = None
                if record is None and not line.endswith(b"\n"):
                    # A torn last line may still be completed.
                    return
                position.bytes += len(line)
                self.unreadable += record is None and line != b"\n"
                for found in salvage(line) if record is None else (record,):
                    self._count(found)
                    yield found

    def _is_next(self, record: Record) -> bool:
        """Count a record with the next number, as nearly all are, without a closer look at its id."""
        n = self.position.n + 1
        if record.get("id") != f"{self.name}-{n}" or type(kind := record.get("kind")) is not str or n > LARGEST_NUMBER:
            return False
        self.position.n = n
        self.early += kind in _EARLY
        return True

    def _count(self, record: Record) -> None:
        name, n = device_and_number(record)
        if n <= self.position.n or name != self.name:
            raise Irregular
        self.position.n = n
        self.early += kind(record) in _EARLY


def streamed(state: State, files: list[Path], progress: Callable[[float], None]) -> int:
    """Fold all records of the histories into an empty state, and return how many there are. Raises Irregular, OSError."""
    early = [record for path in files for record in _early(path)]
    if any(len({device(record) for record in early if kind(record) == one}) > 1 for one in ("link", "weights")):
        # Their order is only known once all is read.
        raise Irregular
    readers = [_Reader(path) for path in files]
    forgotten = Tombstones(early)
    streams = [reader.placed(forgotten) for reader in readers]
    merged = streams[0] if len(streams) == 1 else merge(*streams, key=attrgetter("place"))
    total = sum(path.stat().st_size for path in files)
    count = 0

    def counted() -> Iterator[Placed]:
        nonlocal count
        for one in merged:
            count += 1
            yield one
            if not count % _REPORTED_RECORDS:
                progress(sum(reader.position.bytes for reader in readers) / max(1, total))

    with gc_paused():
        fold_counted(state, counted(), Counted(early))
    if sum(reader.early for reader in readers) != len(early):
        raise Irregular
    for reader in readers:
        state.read[reader.name] = reader.position
        state.unreadable += reader.unreadable
    return count


def _early(path: Path) -> Iterator[Record]:
    with path.open("rb", _BUFFER) as file:
        for line in file:
            if line.startswith(_EARLY_LINES) and (record := decode(line.rstrip(b"\n"))) is not None:
                yield record
