"""Streaks: how many study days in a row have answers. Holidays, days with nothing due and travel break none."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from itertools import accumulate, pairwise
from typing import NamedTuple

from quizkit.base.clock import day_number
from quizkit.progress.state import State

# Who travels so many minutes ahead on the clock crosses the date line, and has one day less.
_OVER_THE_DATE_LINE = 12 * 60


class Streaks(NamedTuple):
    """The days with answers in a row up to today, or to yesterday if there are none today yet, and the most ever."""

    now: int
    longest: int


def streaks(
    state: State, today: date, holidays: Collection[date] = (), deck_ids: Collection[str] | None = None
) -> Streaks:
    """Return the streaks of these decks, or of all: docs/studying.md has the rule.

    After travel over the date line today may be a day that was there before, so tomorrow may have answers too.
    """
    days = _active_days(state, today + timedelta(1), deck_ids)
    owed = _owed(state, days[0] if days else today, today, deck_ids)
    owed.difference_update(holidays, days)
    lengths = [1] * bool(days)
    for before, day in pairwise(days):
        lengths.append(1 if _is_broken(state, before, day, owed) else lengths[-1] + 1)
    is_over = not days or not owed.isdisjoint(_between(days[-1], today))
    return Streaks(0 if is_over else lengths[-1], max(lengths, default=0))


def _active_days(state: State, last: date, deck_ids: Collection[str] | None) -> list[date]:
    """Return the study days with answers, in order; without days to come, which a wrong clock recorded."""
    return [
        date.fromisoformat(day)
        for day, by_deck in sorted(state.days.items())
        if day <= last.isoformat()
        and any(counts.answers for id, counts in by_deck.items() if deck_ids is None or id in deck_ids)
    ]


def _owed(state: State, first: date, today: date, deck_ids: Collection[str] | None) -> set[date]:
    """Return the days from the first one on on which something of a deck was due and nothing was done in it."""
    # In so many more decks something is due from a day on, or in fewer.
    changes = Counter[int]()
    for due, end in _spans(state, today.isoformat(), deck_ids):
        if due < end:
            changes[max(day_number(due), first.toordinal())] += 1
            changes[max(day_number(end), first.toordinal())] -= 1
    numbers = range(first.toordinal(), today.toordinal() + 1)
    counts = accumulate(changes[n] for n in numbers)
    return {date.fromordinal(n) for n, decks in zip(numbers, counts, strict=True) if decks}


def _spans(state: State, today: str, deck_ids: Collection[str] | None) -> Iterator[tuple[str, str]]:
    """Yield the days since when something of a deck was due, and the days on which it was studied, or today."""
    for day, by_deck in state.days.items():
        for id, counts in by_deck.items():
            if counts.due and (deck_ids is None or id in deck_ids):
                yield counts.due, day
    for id, deck in state.decks.items():
        due = [one.due for one in deck.questions.values() if one.due and not one.suspended]
        if due and (deck_ids is None or id in deck_ids):
            yield min(due), today


def _is_broken(state: State, before: date, day: date, owed: set[date]) -> bool:
    """Return whether something was due on a day between two days with answers, other than one that travel left out."""
    zones, zones_before = ([counts.zone for counts in state.days[one.isoformat()].values()] for one in (day, before))
    left_out = {day - timedelta(1)} if max(zones) - min(zones_before) > _OVER_THE_DATE_LINE else set()
    return not (owed - left_out).isdisjoint(_between(before, day))


def _between(before: date, day: date) -> Iterator[date]:
    return map(date.fromordinal, range(before.toordinal() + 1, day.toordinal()))
