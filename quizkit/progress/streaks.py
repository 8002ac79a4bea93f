"""Streaks: how many study days in a row have answers."""

from collections.abc import Collection
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


def streak(days: set[date], today: date) -> int:
    """Return how many days in a row have answers, up to today, or to yesterday if there are none today yet."""
    day = today if today in days else today - timedelta(1)
    length = 0
    while day in days:
        length += 1
        day -= timedelta(1)
    return length


def longest_streak(days: set[date]) -> int:
    """Return the largest number of days in a row with answers."""
    runs = groupby(enumerate(sorted(days)), key=lambda item: item[1].toordinal() - item[0])
    return max((len(list(run)) for _, run in runs), default=0)
