"""What a merge does not add, and why: records of others change nothing that this machine wrote."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from functools import cache
from itertools import chain
from typing import NamedTuple

from quizkit.base.clock import now
from quizkit.progress.encoding import encode
from quizkit.progress.history import History
from quizkit.progress.read_records import earlier_devices, is_in_bounds, redate
from quizkit.progress.records import AMENDMENTS, Record, attempt_id, device, id_of, instant, kind, number
from quizkit.progress.recovery import is_possible

# The device of a record becomes a file name. Only hexadecimal digits are accepted, so it cannot be another path.
_DEVICE = re.compile("[0-9a-f]{1,32}")
_LONGEST = 1_000_000

BAD_DEVICE = "the name of the device is not valid"
TOO_LONG = "longer than a million bytes"
OUT_OF_BOUNDS = "the day or the clock is out of bounds"
IMPOSSIBLE = "no reviews lead to such a memory state"
NOT_THIS_MACHINE = "it claims to continue a device of this machine"
CHANGES_OURS = "it changes an answer that was given on this machine"
CHANGES_DAYS = "it changes days of this machine that are not in the future; its own doctor corrects those that are"
# A correction of future days that another machine recorded so long ago is not accepted.
_LONGEST_AGO = timedelta(366)


def judged(
    new: Sequence[Record], ours: Mapping[str, Sequence[Record]], history: History
) -> tuple[list[Record], dict[str, int]]:
    """Return those of the new records that may be added, and how many may not, by the reason."""
    reason = _reasons(new, ours, history)
    refused = [reason(record) for record in new]
    accepted = [record for record, why in zip(new, refused, strict=True) if why is None]
    return accepted, dict(Counter(why for why in refused if why is not None))


def _reasons(
    new: Sequence[Record], ours: Mapping[str, Sequence[Record]], history: History
) -> Callable[[Record], str | None]:
    own = {*history.devices(with_earlier=True)}
    # Records that could not be saved are in another file, which is shown to be from this machine.
    proven = {device(record) for record in new if id_of(record) not in ours and history.proves_this_machine(record)}

    @cache
    def numbers_of(name: str) -> _Numbers:
        # If two records have the same number, the one on this machine counts.
        every = chain(new, chain.from_iterable(ours.values()))
        return _numbers(record for record in every if device(record) == name)

    def reason(record: Record) -> str | None:
        if not _DEVICE.fullmatch(device(record)):
            return BAD_DEVICE
        if len(encode(record)) > _LONGEST:
            return TOO_LONG
        if not is_in_bounds(record):
            return OUT_OF_BOUNDS
        if kind(record) == "memory" and not is_possible(record):
            return IMPOSSIBLE
        if device(record) in proven:
            return None
        if kind(record) == "device" and own & {*earlier_devices(record)}:
            return NOT_THIS_MACHINE
        if kind(record) == "redate" and redate(record)[0] in own and not numbers_of(redate(record)[0]).allow(record):
            return CHANGES_DAYS
        attempt = (attempt_id(record) or "") if kind(record) in AMENDMENTS else ""
        if attempt in ours and attempt.rpartition("-")[0] in own:
            return CHANGES_OURS
        return None

    return reason


class _Numbers(NamedTuple):
    """The numbers of records of this machine: those that are ahead of its clock, with how much they are, and the others."""

    ahead: dict[int, timedelta]
    others: list[int]

    def allow(self, record: Record) -> bool:
        """Return whether a `redate` record corrects nothing but records that are ahead, by no more than they are."""
        _, first, last, days = redate(record)
        names_others = bisect_left(self.others, first) < bisect_right(self.others, last)
        return not names_others and last in self.ahead and days <= (self.ahead[last] + _LONGEST_AGO).days


def _numbers(records: Iterable[Record]) -> _Numbers:
    at = now()
    by = {number(record): (instant(record) or at) - at for record in records}
    ahead = {n: days for n, days in by.items() if days > timedelta(1)}
    return _Numbers(ahead, sorted(by.keys() - ahead.keys()))
