"""Folds healthy histories record by record, in little memory: their numbers rise, and all records are of their device."""

from collections.abc import Callable, Iterator
from heapq import merge
from operator import attrgetter
from pathlib import Path

from quizkit.progress.amendments import AMENDING, Counted, Tombstones
from quizkit.progress.encoding import decode, salvage
from quizkit.progress.fold import fold_counted
from quizkit.progress.order import Placed, places
from quizkit.progress.records import VERSION, Record, device, device_and_number, kind, stamp
from quizkit.progress.state import Position, State

# The kinds that change what other records count for. They are read first.
_EARLY = frozenset(("device", *AMENDING))
_EARLY_LINES = tuple(f'{{"v":{VERSION},"kind":"{kind}"'.encode() for kind in _EARLY)
_BUFFER = 1 << 20
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
        for one in places(self._kept(forgotten)):
            self.position.clock = max(self.position.clock, [*one.place[:2]])
            yield one

    def _kept(self, forgotten: Tombstones) -> Iterator[Record]:
        for record in self._records():
            if record in forgotten:
                self.position.clock = max(self.position.clock, [*stamp(record)])
            else:
                yield record

    def _records(self) -> Iterator[Record]:
        position = self.position
        with self._path.open("rb", _BUFFER) as file:
            for line in file:
                record = decode(line.rstrip(b"\n"))
                if record is None and not line.endswith(b"\n"):
                    # A torn last line may still be completed.
                    return
                position.bytes += len(line)
                self.unreadable += record is None and line != b"\n"
                for found in salvage(line) if record is None else (record,):
                    name, n = device_and_number(found)
                    if n <= position.n or name != self.name:
                        raise Irregular
                    position.n = n
                    self.early += kind(found) in _EARLY
                    yield found


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
