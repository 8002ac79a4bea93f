"""Days as the settings name them: days of the week, and periods from one day to another."""

from collections.abc import Collection
from datetime import date, timedelta

from quizkit.base.values import Value

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# A longer holiday is a typo in the year.
_LONGEST = 366


class Calendar(Value):
    """On `easy` days of the week, 0 for Monday, a session asks half as many questions; on `holidays`, none."""

    easy: frozenset[int] = frozenset()
    holidays: frozenset[date] = frozenset()

    def is_easy(self, day: date) -> bool:
        """Return whether a day is an easy one."""
        return day.weekday() in self.easy

    def off_days(self, begin: date, end: date) -> frozenset[date]:
        """Return the holidays from `begin` on, before `end`."""
        return frozenset(day for day in self.holidays if begin <= day < end)


def weekdays(text: str) -> frozenset[int] | None:
    """Return the days of the week that a text names, 0 for Monday; None if it names something else.

    >>> sorted(weekdays("Sat, sunday"))
    [5, 6]
    >>> weekdays("") == frozenset(), weekdays("someday")
    (True, None)
    """
    places = [_place(word) for word in _parts(text.casefold())]
    return None if None in places else frozenset(place for place in places if place is not None)


def _parts(text: str) -> list[str]:
    return text.replace(",", " ").replace(";", " ").split()


def _place(word: str) -> int | None:
    names: Collection[str]
    for names in (_WEEKDAYS, _NAMES):
        if word in names:
            return list(names).index(word)
    return None


def days_of(text: str) -> frozenset[date] | None:
    """Return the days of a text such as `2026-12-24..2027-01-02 2027-05-01`; None if it is something else.

    >>> len(days_of("2026-12-24..2027-01-02, 2027-05-01"))
    11
    >>> [days_of(text) for text in ("2026-12-24..2026-12-01", "Easter", "2026-01-01..2029-01-01")]
    [None, None, None]
    """
    days: set[date] = set()
    for part in _parts(text):
        first, _, last = part.partition("..")
        try:
            begin, end = date.fromisoformat(first), date.fromisoformat(last or first)
        except ValueError:
            return None
        if not 0 <= (end - begin).days < _LONGEST:
            return None
        days.update(begin + timedelta(ahead) for ahead in range((end - begin).days + 1))
    return frozenset(days)
