"""Streaks: how many study days in a row have answers. Holidays, days with nothing due and travel do not break them."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

from quizkit.progress.state import State, digest_of_day

# A student whose clock moves ahead by this many minutes has crossed the date line, and has one day less.
_OVER_THE_DATE_LINE = 12 * 60


class Streaks(NamedTuple):
    """The days with answers in a row up to today, or to yesterday if there are none today yet, and the most ever."""

    now: int
    longest: int


def streaks(
    state: State,
    today: date,
    holidays: Collection[date] = (),
    deck_ids: Collection[str] | None = None,
    *,
    zone: int | None = None,
) -> Streaks:
    """Return the streaks of these decks, or of all: docs/studying.md has the rule.

    `zone` is how many minutes the clock is ahead of UTC now, which shows that the student travelled before any answer.
    After travel over the date line today may be a day that was there before, so tomorrow may have answers too.
    """
    digests = _digests(state, deck_ids)
    days = [
        date.fromisoformat(day) for day in sorted(digests) if digests[day] and day <= (today + timedelta(1)).isoformat()
    ]
    owed = {*_owed(state, digests, deck_ids, today)}
    owed.difference_update(holidays, days)
    lengths = [1] * bool(days)
    for before, day in pairwise(days):
        is_broken = _is_broken(digests[before.isoformat()], digests[day.isoformat()][2], before, day, owed)
        lengths.append(1 if is_broken else lengths[-1] + 1)
    is_over = not days or _is_broken(digests[days[-1].isoformat()], zone, days[-1], today, owed)
    return Streaks(0 if is_over else lengths[-1], max(lengths, default=0))


def _digests(state: State, deck_ids: Collection[str] | None) -> dict[str, list[Any]]:
    """Return what is known of each day: those of all decks need not be read for it."""
    if deck_ids is None:
        return {day: state.days.digest(day) for day in state.days}
    return {
        day: digest_of_day({id: counts for id, counts in by_deck.items() if id in deck_ids})
        for day, by_deck in state.days.items()
    }


def _owed(
    state: State, digests: Mapping[str, list[Any]], deck_ids: Collection[str] | None, today: date
) -> Iterator[date]:
    """Yield the days on which something of a deck was due and nothing was done in it, each once, in order."""
    spans = [(digest[0], day) for day, digest in digests.items() if digest and digest[0]]
    dues = [state.decks.digest(id) for id in state.decks if deck_ids is None or id in deck_ids]
    spans += [(due, today.isoformat()) for due in dues if due]
    reached = ""
    for first, end in sorted(spans):
        if first < end and end > reached:
            days = range(*(date.fromisoformat(one).toordinal() for one in (max(first, reached), end)))
            yield from map(date.fromordinal, days)
            reached = end


def _is_broken(digest_before: list[Any], zone: int | None, before: date, day: date, owed: set[date]) -> bool:
    """Return whether something was due between a day with answers and a later one, other than what travel left out."""
    is_left_out = zone is not None and zone - digest_before[1] > _OVER_THE_DATE_LINE
    return not owed.intersection(_between(before, day)) <= ({day - timedelta(1)} if is_left_out else set())


def _between(before: date, day: date) -> Iterator[date]:
    return map(date.fromordinal, range(before.toordinal() + 1, day.toordinal()))
