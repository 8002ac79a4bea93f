"""Folds healthy histories record by record, in little memory: their numbers rise, and all records are of their device."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from heapq import merge
from operator import attrgetter
from pathlib import Path

from quizkit.base.collector import gc_paused
from quizkit.progress.amendments import AMENDING, Counted
from quizkit.progress.attempt_lines import AttemptLines
from quizkit.progress.encoding import decode, decode_object, salvage
from quizkit.progress.fold import PlacedAttempt, fold_counted, reported
from quizkit.progress.history import position_in
from quizkit.progress.order import Placed, RecordPlace
from quizkit.progress.read_records import AttemptFields
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
from quizkit.progress.state import State

# The kinds that change what other records count for. They are read first.
_EARLY = frozenset(("device", *AMENDING))
_EARLY_LINES = tuple(f'{{"v":{VERSION},"kind":"{kind}"'.encode() for kind in _EARLY)
_BUFFER = 1 << 20
# Twice as fast as the constructor.
_placed: Callable[[tuple[RecordPlace, Record]], Placed] = partial(tuple.__new__, Placed)
_placed_attempt: Callable[[tuple[RecordPlace, AttemptFields]], PlacedAttempt] = partial(tuple.__new__, PlacedAttempt)


class Irregular(Exception):
    """A history that cannot be folded in this way."""


class _Reader:
    """Reads one history once. Then `bytes`, `n` and `clock` are of its end, and `unreadable` counts its damaged lines."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self.bytes = self.n = self.folded = self.unreadable = self.early = 0
        self.clock = ("", 0)
        self.path = path

    def placed(self, counted: Counted) -> Iterator[Placed | PlacedAttempt]:
        """Yield the records with their places, without forgotten ones, which give no place to others. Raises Irregular."""
        name, lines = self.name, AttemptLines(self.name, counted)
        last = latest = ("", 0)
        with self.path.open("rb", _BUFFER) as file:
            for line in file:
                attempt = lines.read(line, self.n + 1)
                if attempt is not None:
                    self.n += 1
                    self.bytes += len(line)
                    self.folded += 1
                    if attempt.at > latest[0]:
                        latest = attempt.at, 0
                    yield _placed_attempt(((*latest, name, self.n), attempt))
                    continue
                for record in self._records(line):
                    last = max(last, own := stamp(record))
                    if record not in counted.tombstones:
                        self.folded += 1
                        latest = max(latest, own)
                        yield _placed(((*latest, name, self.n), record))
                    if kind(record) == "attempt":
                        lines.learn(record)
        self.clock = max(last, latest)

    def _records(self, line: bytes) -> Iterable[Record]:
        """Return the records in a line, which count as read. Raises Irregular."""
        record = decode_object(line.rstrip(b"\n"))
        if record is not None and self._is_next(record):
            self.bytes += len(line)
            return (record,)
        if record is not None and not has_id_and_kind(record):
            record = None
        if record is None and not line.endswith(b"\n"):
            # A torn last line may still be completed.
            return ()
        self.bytes += len(line)
        self.unreadable += record is None and line != b"\n"
        records = salvage(line) if record is None else [record]
        return map(self._count, records)

    def _is_next(self, record: Record) -> bool:
        """Count a record with the next number, as nearly all are, without a closer look at its id."""
        n = self.n + 1
        if record.get("id") != f"{self.name}-{n}" or type(kind := record.get("kind")) is not str or n > LARGEST_NUMBER:
            return False
        self.n = n
        self.early += kind in _EARLY
        return True

    def _count(self, record: Record) -> Record:
        name, n = device_and_number(record)
        if n <= self.n or name != self.name:
            raise Irregular
        self.n = n
        self.early += kind(record) in _EARLY
        return record


def streamed(state: State, files: list[Path], progress: Callable[[float], None]) -> int:
    """Fold all records of the histories into an empty state, and return how many there are. Raises Irregular, OSError."""
    early = [record for path in files for record in _early(path)]
    if any(len({device(record) for record in early if kind(record) == one}) > 1 for one in ("link", "weights")):
        # Their order is only known once all is read.
        raise Irregular
    readers = [_Reader(path) for path in files]
    amendments = Counted(early)
    streams = [reader.placed(amendments) for reader in readers]
    merged = streams[0] if len(streams) == 1 else merge(*streams, key=attrgetter("place"))
    total = sum(path.stat().st_size for path in files)

    def update(_folded: int) -> None:
        progress(sum(reader.bytes for reader in readers) / max(1, total))

    with gc_paused():
        fold_counted(state, reported(merged, update), amendments)
    if sum(reader.early for reader in readers) != len(early):
        raise Irregular
    for reader in readers:
        state.read[reader.name] = position_in(reader.path, reader.bytes, reader.n, reader.clock)
        state.unreadable += reader.unreadable
    return sum(reader.folded for reader in readers)


def _early(path: Path) -> Iterator[Record]:
    with path.open("rb", _BUFFER) as file:
        for line in file:
            if line.startswith(_EARLY_LINES) and (record := decode(line.rstrip(b"\n"))) is not None:
                yield record
