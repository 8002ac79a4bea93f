"""Streaks: how many study days in a row have answers."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from itertools import groupby

from quizkit.progress.state import State


def active_days(state: State, deck_ids: Collection[str] | None = None) -> set[date]:
    """Return the study days with answers, in these decks or in all."""
    return {
        date.fromisoformat(day)
        for day, by_deck in state.days.items()
        if any(counts.answers for id, counts in by_deck.items() if deck_ids is None or id in deck_ids)
    }


def rest_days(
    state: State, today: date, holidays: Collection[date] = (), deck_ids: Collection[str] | None = None
) -> set[date]:
    """Return the days before today that break no streak: holidays, and those on which nothing was due."""
    active = active_days(state, deck_ids)
    owed = {day for id in state.decks if deck_ids is None or id in deck_ids for day in _owed(state, id, today)}
    between = (date.fromordinal(n) for n in range(min(active, default=today).toordinal(), today.toordinal()))
    return {day for day in between if day not in active and (day in holidays or day not in owed)}


def _owed(state: State, deck_id: str, today: date) -> Iterator[date]:
    """Yield the days on which something of a deck was due and nothing was done in it."""
    spans = [(by_deck[deck_id].due, day) for day, by_deck in state.days.items() if deck_id in by_deck]
    due = [one.due for one in state.decks[deck_id].questions.values() if one.due and not one.suspended]
    for first, end in [*spans, (min(due, default=""), today.isoformat())]:
        if first and first < end:
            yield from map(date.fromordinal, range(*(date.fromisoformat(one).toordinal() for one in (first, end))))


def streak(days: set[date], today: date, rest: Collection[date] = ()) -> int:
    """Return how many days with answers are in a row, up to today, or to yesterday if there are none today yet.

    Days of `rest` between them break no streak.
    """
    day = today if today in days else today - timedelta(1)
    length = 0
    while day in days or day in rest:
        length += day in days
        day -= timedelta(1)
    return length


def longest_streak(days: set[date]) -> int:
    """Return the largest number of days in a row with answers."""
    runs = groupby(enumerate(sorted(days)), key=lambda item: item[1].toordinal() - item[0])
    return max((len(list(run)) for _, run in runs), default=0)
