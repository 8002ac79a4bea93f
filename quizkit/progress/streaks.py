"""Streaks: how many study days in a row have answers. Holidays, days with nothing due and travel break none."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

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
    # A day is its number here, for there may be many.
    owed: set[int] = set()
    owed.update(*(span for id in state.decks if deck_ids is None or id in deck_ids for span in _owed(state, id, today)))
    owed.difference_update(day.toordinal() for day in (*holidays, *days))
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


def _owed(state: State, deck_id: str, today: date) -> Iterator[range]:
    """Yield the spans of days in which something of a deck was due and nothing was done in it."""
    spans = [(by_deck[deck_id].due, day) for day, by_deck in state.days.items() if deck_id in by_deck]
    due = [one.due for one in state.decks[deck_id].questions.values() if one.due and not one.suspended]
    for first, end in [*spans, (min(due, default=""), today.isoformat())]:
        if first and first < end:
            yield range(date.fromisoformat(first).toordinal(), date.fromisoformat(end).toordinal())


def _is_broken(state: State, before: date, day: date, owed: set[int]) -> bool:
    """Return whether something was due on a day between two days with answers, other than one that travel left out."""
    zones, zones_before = ([counts.zone for counts in state.days[one.isoformat()].values()] for one in (day, before))
    is_shorter = max(zones) - min(zones_before) > _OVER_THE_DATE_LINE
    return not owed.isdisjoint(_between(before, day - timedelta(is_shorter)))


def _between(before: date, day: date) -> range:
    return range(before.toordinal() + 1, day.toordinal())
