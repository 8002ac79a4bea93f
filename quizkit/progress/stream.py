"""Folds healthy histories record by record, in little memory: their numbers rise, and all records are of their device."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from heapq import merge
from operator import attrgetter
from pathlib import Path
from zlib import crc32

from quizkit.base.collector import gc_paused
from quizkit.base.long_work import Progress
from quizkit.progress import read_records as read
from quizkit.progress.amendments import AMENDING, Counted
from quizkit.progress.attempt_lines import PLAIN_TEXT, TEXT, AttemptLines, unescaped
from quizkit.progress.encoding import decode, decode_object, salvage
from quizkit.progress.fold import PlacedAttempt, fold_counted
from quizkit.progress.history import position_in
from quizkit.progress.order import Placed, RecordPlace, places, stamp_of_place
from quizkit.progress.read_records import AttemptFields
from quizkit.progress.records import (
    LARGEST_NUMBER,
    VERSION,
    Record,
    deck_id,
    device_and_number,
    has_id_and_kind,
    kind,
    stamp,
)
from quizkit.progress.state import State, empty_state

# The kinds that change what other records count for, or join decks. They are read first.
_EARLY = frozenset(("device", "carry", *AMENDING))
# Those whose order matters, from several devices too.
_ORDERED = ("link", "weights")
_EARLY_LINES = tuple(f'{{"v":{VERSION},"kind":"{kind}"'.encode() for kind in _EARLY)
# How most lines begin.
_ATTEMPT = f'{{"v":{VERSION},"kind":"attempt"'.encode()
_BUFFER = 1 << 20
# The lines of this many bytes are read at once: more do not fit into a processor's cache.
_PART = 1 << 14
# Progress is reported after each of this many bytes.
_REPORTED = 1 << 20
# The number, the moment and the deck in the line of a usual record.
_GLANCE = (
    rf'\{{"v":{VERSION},"kind":"(?:attempt|reading|question|session|end)","id":"DEVICE-([1-9]\d{{0,8}})",'
    r'"at":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)",'
    rf'(?:"(?:day|session)":"{PLAIN_TEXT}",|"zone":-?\d+,)*"deck":"({TEXT})"'
)
# Twice as fast as the constructor.
_placed: Callable[[tuple[RecordPlace, Record]], Placed] = partial(tuple.__new__, Placed)
_placed_attempt: Callable[[tuple[RecordPlace, AttemptFields]], PlacedAttempt] = partial(tuple.__new__, PlacedAttempt)


class Irregular(Exception):
    """A history that cannot be folded in this way."""


class Unshared(Exception):
    """A history that cannot be folded by several processes."""


class Share:
    """The decks that one of several processes folds. Decks that share progress are in one share."""

    def __init__(self, number: int, shares: int, early: Iterable[Record]) -> None:
        self._number, self._shares, self._together = number, shares, empty_state()
        for record in early:
            if kind(record) in ("link", "carry"):
                self._together.link(read.source(record), deck_id(record) or "")
        self._forgotten = {deck_id(record) for record in early if kind(record) == "forget"}
        self.owns, self.owns_usual = cache(self._owns), cache(self._owns_usual)

    def _owns(self, deck: str | None) -> bool:
        """Return whether the records about a deck are in this share."""
        return crc32(self._together.id(deck or "").encode("utf-8", "surrogatepass")) % self._shares == self._number

    def _owns_usual(self, deck: str) -> bool | None:
        """Return the same of an id as it is in JSON, or None where its records may be forgotten: they are read in full."""
        deck = unescaped(deck)
        return None if deck in self._forgotten else self._owns(deck)


class _Reader:
    """Reads one history once. Then `bytes`, `n` and `clock` are of its end, and `unreadable` counts its damaged lines.

    `latest` is the latest stamp of what was not forgotten, `folded` how many records were to be folded; `ordered` are the
    places of those whose order matters.
    """

    def __init__(self, path: Path, counted: Counted, share: Share | None, update: Callable[[], None]) -> None:
        self.name = path.stem
        self.bytes = self.n = self.folded = self.unreadable = self.early = 0
        self.latest = self.clock = ("", 0)
        self.ordered: list[RecordPlace] = []
        self._last = ("", 0)
        self._path, self._counted, self._share, self._update = path, counted, share, update
        self._lines = AttemptLines(self.name, counted)
        self._at_a_glance = re.compile(_GLANCE.replace("DEVICE", re.escape(self.name)), re.ASCII).match

    def placed(self) -> Iterator[Placed | PlacedAttempt]:
        """Yield the records with their places, without forgotten ones, which give no place to others.

        Raises Irregular, OSError, and Unshared if a line of this share is not what a glance says: others relied on that.
        """
        name, read, share, reported = self.name, self._lines.read, self._share, 0
        with self._path.open("rb", _BUFFER) as file:
            while part := file.readlines(_PART):
                for line in part:
                    at, is_own = ("", True) if share is None else self._glance(line, share)
                    if not is_own:
                        self._pass(line, at)
                        continue
                    attempt = read(line, self.n + 1)
                    if attempt is None or (share is not None and not share.owns(attempt.deck)):
                        yield from self._in_full(line, at)
                        continue
                    self.n += 1
                    self.bytes += len(line)
                    self.folded += 1
                    if attempt.at > self.latest[0]:
                        self.latest = attempt.at, 0
                    yield _placed_attempt(((*self.latest, name, self.n), attempt))
                if self.bytes >= reported + _REPORTED:
                    reported = self.bytes
                    self._update()
        self._update()
        self.clock = max(self._last, self.latest)

    def _glance(self, line: bytes, share: Share) -> tuple[str, bool]:
        """Return the moment of a usual line, and whether it is to be read by this share; no moment if by all of them."""
        text = line.decode("latin-1")
        match = self._at_a_glance(text) if '"clock":' not in text else None
        if match is not None:
            n, at, deck = match.groups()
            if int(n) == self.n + 1 and (is_own := share.owns_usual(deck)) is not None:
                return at, is_own
        return "", True

    def _pass(self, line: bytes, at: str) -> None:
        """Count a record of another share, of which only the place is known."""
        self.n += 1
        self.bytes += len(line)
        if at > self.latest[0]:
            self.latest = at, 0

    def _in_full(self, line: bytes, at: str) -> Iterator[Placed]:
        """Yield the records in a line, after a glance that gave a moment or none. Raises as `placed`."""
        after = self.n + 1, self.folded + 1, max(self.latest, (at, 0))
        for record in self._records(line):
            self._last = max(self._last, stamp(record))
            latest = stamp_of_place(record, self.latest)
            place = *latest, self.name, self.n
            if not self._counted.tombstones.erases(place, record):
                self.latest = latest
                if kind(record) in _ORDERED:
                    self.ordered.append(place)
                if self._share is None or self._share.owns(deck_id(record)):
                    self.folded += 1
                    yield _placed((place, record))
            if kind(record) == "attempt":
                self._lines.learn(record)
        if at and (self.n, self.folded, self.latest) != after:
            raise Unshared

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


def streamed(state: State, files: list[Path], progress: Progress, share: tuple[int, int] | None = None) -> int:
    """Fold all records of the histories, or a share of them, into an empty state. Return how many were folded.

    Raises Irregular, OSError, and Unshared with a share: its number, and how many there are.
    """
    # In the order that they have if the clocks were right, which is only known once everything is read.
    placed = (one for path in files for one in places(_early(path)))
    early = [record for _, record in sorted(placed, key=attrgetter("place"))]
    counted, own = Counted(early), Share(*share, early) if share else None
    if not counted.tombstones.decks.isdisjoint(map(deck_id, counted.links)):
        raise Irregular
    total = max(1, sum(path.stat().st_size for path in files))

    def update() -> None:
        progress(sum(reader.bytes for reader in readers) / total)

    readers = [_Reader(path, counted, own, update) for path in files]
    streams = [reader.placed() for reader in readers]
    records = streams[0] if len(streams) == 1 else merge(*streams, key=attrgetter("place"))
    with gc_paused():
        fold_counted(state, records, counted)
    ordered = sorted(place for reader in readers for place in reader.ordered)
    expected = [device_and_number(one) for one in early if kind(one) in _ORDERED and one not in counted.tombstones]
    if sum(reader.early for reader in readers) != len(early) or [place[2:] for place in ordered] != expected:
        raise Irregular
    for path, reader in zip(files, readers, strict=True):
        state.read[reader.name] = position_in(path, reader.bytes, reader.n, reader.clock)
        state.unreadable += reader.unreadable
    return sum(reader.folded for reader in readers)


def _early(path: Path) -> Iterator[Record]:
    with path.open("rb", _BUFFER) as file:
        for line in file:
            if (
                not line.startswith(_ATTEMPT)
                and line.startswith(_EARLY_LINES)
                and (record := decode(line.rstrip(b"\n"))) is not None
            ):
                yield record
