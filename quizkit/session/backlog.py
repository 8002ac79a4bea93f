"""A backlog: more is due than is asked. Its size, and what would clear it. Pure functions."""

from collections.abc import Sequence
from datetime import date
from math import ceil

from quizkit.base.values import Value
from quizkit.scheduling import LEAST_RETENTION, Weights, interval
from quizkit.session.plan import Candidate, active_on, is_due

# A backlog that is older is shown; a student who answered nothing for as long was away.
_LASTING_DAYS = 7
_STEP = 0.05


class Backlog(Value):
    """`due` questions, the oldest for `days`, after the student was away for `away` days, 0 if it was shorter.

    `daily` is how many become due on a day in the long run. Asking `more` a day clears it in a week. With the lower
    `retention`, `due_then` are due, and `daily_then` a day; it is None if that helps little.
    """

    due: int
    days: int
    away: int
    daily: float
    more: int
    retention: float | None
    due_then: int
    daily_then: float


def backlog(
    pool: Sequence[Candidate], today: date, count: int, last: date | None, retention: float, weights: Weights
) -> Backlog | None:
    """Return the backlog, if more than `count` questions are due and that has lasted. `last` is the last study day."""
    seen = [candidate for candidate in active_on(pool, today) if candidate.memory.last is not None]
    due = [c.memory.due for c in seen if is_due(c, today) and c.memory.due is not None]
    days = max(((today - day).days for day in due), default=0)
    if len(due) <= count or days <= _LASTING_DAYS:
        return None
    away = (today - last).days if last is not None else 0
    daily = _daily(seen, retention, weights)
    more = ceil(len(due) / _LASTING_DAYS + daily)
    lower = _lower(seen, today, count, retention, weights)
    due_then = 0 if lower is None else _due_at(seen, today, lower, weights)
    daily_then = 0.0 if lower is None else _daily(seen, lower, weights)
    return Backlog(len(due), days, away if away > _LASTING_DAYS else 0, daily, more, lower, due_then, daily_then)


def _lower(seen: Sequence[Candidate], today: date, count: int, retention: float, weights: Weights) -> float | None:
    """Return the highest retention at which this many a day clear the backlog in two weeks, or else the lowest one."""
    lower = retention
    while (lower := round(lower - _STEP, 2)) >= LEAST_RETENTION:
        if _due_at(seen, today, lower, weights) / (2 * _LASTING_DAYS) + _daily(seen, lower, weights) <= count:
            return lower
    return LEAST_RETENTION if retention > LEAST_RETENTION else None


def _daily(seen: Sequence[Candidate], retention: float, weights: Weights) -> float:
    return sum(1 / interval(candidate.memory.stability, retention, weights) for candidate in seen)


def _due_at(seen: Sequence[Candidate], today: date, retention: float, weights: Weights) -> int:
    return sum(
        (today - candidate.memory.last).days >= interval(candidate.memory.stability, retention, weights)
        for candidate in seen
        if candidate.memory.last is not None
    )
