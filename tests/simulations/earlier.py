"""The rules before this version, which the simulations compare with: due first, then new, then ahead of time; `--until`."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil

from quizkit.progress.state import State
from quizkit.questions.shapes import GOOD
from quizkit.scheduling import Trace, interval, review
from quizkit.session.plan import Asked, Candidate, Memory, asked
from tests.simulations.practice import Queue

NEW_PER_DAY = 20


def due_first(count: int) -> Queue:
    """Ask what is due, the weakest first, then new questions, then what is due soonest."""

    def queue(pool: Sequence[Candidate], today: date, _state: State) -> Sequence[Asked]:
        return _choose(pool, today, count, NEW_PER_DAY)

    return queue


def until(exam: date, count: int | None = None) -> Queue:
    """Ask what is due, and the new questions spread evenly up to the exam."""

    def queue(pool: Sequence[Candidate], today: date, _state: State) -> Sequence[Asked]:
        new = min(new_a_day(pool, today, exam), NEW_PER_DAY)
        due = sum(_is_due(candidate, today) for candidate in pool)
        return _choose(pool, today, due + new if count is None else count, new)

    return queue


def new_a_day(pool: Sequence[Candidate], today: date, exam: date) -> int:
    """Return how many new questions a day the earlier plan asked."""
    return ceil(sum(candidate.memory.last is None for candidate in pool) / (exam - today).days)


def replies_a_day(pool: Sequence[Candidate], today: date, exam: date) -> int:
    """Return how many replies a day the earlier plan announced: as if each one were right."""
    days, unseen = (exam - today).days, sum(candidate.memory.last is None for candidate in pool)
    steps = _right_replies(Memory(), today, exam)
    return ceil(sum(step < days - number * days // unseen for number in range(unseen) for step in steps) / days)


def _right_replies(memory: Memory, today: date, exam: date) -> list[int]:
    trace: Trace | None = None
    last, day, days = today, max(today, memory.due or today), []
    while day < exam:
        days.append((day - today).days)
        trace = review(trace, (day - last).days, GOOD)
        last, day = day, day + timedelta(interval(trace.stability, 0.9))
    return days


def _choose(pool: Sequence[Candidate], today: date, count: int, new_left: int) -> Sequence[Asked]:
    due = sorted((c for c in pool if _is_due(c, today)), key=lambda c: _weakness(c, today), reverse=True)
    unseen = [c for c in pool if c.memory.last is None][:new_left]
    rest = [c for c in pool if c.memory.last is not None and not _is_due(c, today)]
    rest.sort(key=lambda c: c.memory.due or today)
    return asked([*due, *unseen, *rest][:count])


def _is_due(candidate: Candidate, today: date) -> bool:
    return candidate.memory.due is not None and candidate.memory.due <= today


def _weakness(candidate: Candidate, today: date) -> float:
    memory = candidate.memory
    return 0.0 if memory.last is None else (today - memory.last).days / max(memory.stability, 0.001)
