"""What later records change in earlier ones: attempts undone, overridden or guessed, decks forgotten, days corrected."""

from collections.abc import Iterable, Sequence, Set

from quizkit.progress import read_records as read
from quizkit.progress.order import RecordPlace
from quizkit.progress.records import (
    AMENDMENTS,
    Record,
    as_amended,
    as_redated,
    attempt_id,
    deck_id,
    device,
    id_of,
    is_of_this_version,
    kind,
    moment,
    number,
    stamp,
)
from quizkit.session.recording import Amendment

# Kinds that change what an earlier record counts for.
AMENDING = (*AMENDMENTS, "forget", "redate", "link", "weights")


class Tombstones:
    """The records that `forget` records erase: those of their deck up to a number on each device.

    In earlier versions they name no numbers: they erase what has a lower number on their own device, and an earlier
    place on the others.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self._upto: dict[str | None, dict[str, int]] = {}
        self._earlier: dict[str | None, dict[str, RecordPlace]] = {}
        every = list(records)
        redates = Redates(every)
        for record in every:
            if kind(record) == "forget":
                self._add(redates.redated(record))

    def _add(self, forget: Record) -> None:
        upto = self._upto.setdefault(deck_id(forget), {})
        numbers = read.forgotten_numbers(forget)
        if numbers is None:
            numbers = {device(forget): number(forget) - 1}
            places = self._earlier.setdefault(deck_id(forget), {})
            place = *stamp(forget), device(forget), number(forget)
            places[device(forget)] = max(place, places.get(device(forget), place))
        for name, n in numbers.items():
            upto[name] = max(n, upto.get(name, n))

    @property
    def decks(self) -> Set[str | None]:
        """The ids of the decks of which records are erased by their place."""
        return self._earlier.keys()

    def __contains__(self, record: Record) -> bool:
        """Return whether a record is erased by its number."""
        # A tombstone stays, even under a later one: on their devices they erase different records.
        upto = self._upto.get(deck_id(record)) if self._upto else None
        return upto is not None and kind(record) != "forget" and number(record) <= upto.get(device(record), -1)

    def erases(self, place: RecordPlace, record: Record) -> bool:
        """Return whether a record is erased, by its number or by its place."""
        if not self._upto or deck_id(record) not in self._upto or kind(record) == "forget":
            return False
        own, earlier = device(record), self._earlier.get(deck_id(record), {})
        return record in self or any(place < other for name, other in earlier.items() if name != own)


class Amendments:
    """What later records change in earlier ones: attempts undone, overridden or guessed.

    Only the device of an attempt amends it, or one that continues that device.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self._earlier: dict[str, set[str]] = {}
        self._by_kind: dict[Amendment, dict[str | None, list[Record]]] = {kind: {} for kind in AMENDMENTS}
        for record in records:
            if kind(record) == "device":
                self._earlier.setdefault(device(record), set()).update(read.earlier_devices(record))
            for amendment, by_attempt in self._by_kind.items():
                if kind(record) == amendment:
                    by_attempt.setdefault(attempt_id(record), []).append(record)
        self.ids = frozenset().union(*self._by_kind.values())

    def of(self, record: Record) -> Amendment | None:
        """Return how a record is amended: undone, or else overridden, or else a guess."""
        id = id_of(record)
        if id not in self.ids:
            return None
        for amendment, by_attempt in self._by_kind.items():
            if id in by_attempt and any(self._reaches(one, record) for one in by_attempt[id]):
                return amendment
        return None

    def _reaches(self, amendment: Record, record: Record) -> bool:
        of = read.amended_moment(amendment)
        return of in (None, moment(record)) and self._continues(device(amendment), device(record))

    def _continues(self, later: str, earlier: str) -> bool:
        """Return whether a device is another or, over any number of steps, its continuation."""
        known, new = {later}, {later}
        while new and earlier not in known:
            new = {device for one in new for device in self._earlier.get(one, ())} - known
            known |= new
        return earlier in known


class Redates:
    """The records that count some days earlier, because a clock was far ahead.

    A `redate` record names a device, the numbers of the first and the last of its records, and the days.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self._by_device: dict[str, list[tuple[int, int, int]]] = {}
        for record in records:
            if kind(record) == "redate":
                name, *numbers = read.redate(record)
                self._by_device.setdefault(name, []).append((numbers[0], numbers[1], numbers[2]))

    def of(self, device: str) -> Sequence[tuple[int, int, int]]:
        """Return the numbers of the first and the last record of each correction on a device, and the days."""
        return self._by_device.get(device, ())

    def redated(self, record: Record) -> Record:
        """Return a record with the day and the moment that count."""
        if not self._by_device:
            return record
        spans = self.of(device(record))
        days = max((days for first, last, days in spans if first <= number(record) <= last), default=0)
        return as_redated(record, days) if days else record


class Counted:
    """Which records count, and as what: amended or forgotten ones differ from what was written."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._amendments = Amendments(records)
        self.tombstones = Tombstones(records)
        self.redates = Redates(records)
        self.weights = [record for record in records if kind(record) == "weights"]
        self.links = [record for record in records if kind(record) == "link" and record not in self.tombstones]
        # Most records are not affected by these.
        self.forgotten = {deck_id(record) for record in records if kind(record) == "forget"}
        self.has_redates = any(kind(record) == "redate" for record in records)

    def amended_numbers(self, device: str) -> set[str]:
        """Return the numbers of the records of a device that are undone, overridden or guesses."""
        own = f"{device}-"
        return {id.removeprefix(own) for id in self._amendments.ids if id is not None and id.startswith(own)}

    def amended(self, record: Record) -> Record | None:
        """Return the record as it counts, or None where it does not count, or is of a later version."""
        if record["kind"] in AMENDING or "deck" not in record or not is_of_this_version(record):
            return None
        is_named = record["id"] in self._amendments.ids or deck_id(record) in self.forgotten or self.has_redates
        return self._closely(record) if is_named else record

    def _closely(self, record: Record) -> Record | None:
        amendment = self._amendments.of(record)
        if amendment == "undo":
            return None
        dated = self.redates.redated(record)
        return dated if amendment is None else as_amended(dated, amendment)
