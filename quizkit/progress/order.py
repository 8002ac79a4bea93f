"""The order of records: on one device their numbers, between devices a hybrid logical clock. A clock is only a label.

The clock is that of Kulkarni, Demirbas, Madappa, Avva and Leone, “Logical Physical Clocks” (OPODIS 2014): a record is
stamped with the moment of its device, or, where a record that this device knows has a later one, with that moment and
a higher count. So what was written with knowledge of other records comes after them, however wrong a clock was.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from quizkit.base.alternatives import alternative
from quizkit.progress.encoding import encode
from quizkit.progress.records import AMENDMENTS, Record, Stamp, device, device_and_number, kind, number, stamp

# A moment, a count, a device and its number.
RecordPlace: TypeAlias = tuple[str, int, str, int]


@alternative
class Placed(NamedTuple):
    """A record and its place in the order."""

    place: RecordPlace
    record: Record


# Whether a record is erased. An erased one gives no place to those after it.
Erases: TypeAlias = Callable[[RecordPlace, Record], bool]


def in_order(records: Iterable[Record], erases: Erases = lambda _place, _record: False) -> list[Placed]:
    """Return records in their order, which depends on nothing but which records there are, without erased ones."""
    by_device: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_device[device(record)].append(record)
    placed = [one for own in by_device.values() for one in places(_numbered(own), erases=erases)]
    # Two records with one id have one place, and stay in the order of their contents.
    placed.sort(key=lambda one: one.place)
    return placed


def places(
    records: Iterable[Record], latest: Stamp = ("", 0), erases: Erases = lambda _place, _record: False
) -> Iterator[Placed]:
    """Yield the places of records of one device, given by number. `latest` is the latest stamp of those before."""
    for record in records:
        at = stamp_of_place(record, latest)
        place = *at, *device_and_number(record)
        if not erases(place, record):
            latest = at
            yield Placed(place, record)


def stamp_of_place(record: Record, latest: Stamp) -> Stamp:
    """Return the stamp in the place of a record, after the latest of those before it on its device.

    An amendment has that of those before it: it is erased with its attempt, in some copies of a history only.
    """
    return latest if kind(record) in AMENDMENTS else max(latest, stamp(record))


def _numbered(records: list[Record]) -> list[Record]:
    records.sort(key=number)
    if any(number(one) == number(other) for one, other in pairwise(records)):
        records.sort(key=lambda record: (number(record), encode(record)))
    return records
