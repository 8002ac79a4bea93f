"""A backlog that has lasted, and what would clear it."""

from datetime import timedelta

import pytest

from quizkit.scheduling import WEIGHTS, interval
from quizkit.session.backlog import Backlog, backlog
from quizkit.session.plan import Candidate
from tests.session.test_plan import TODAY, of, seen, some


def questions(due: int, days: int, stability: float = 10.0) -> list[Candidate]:
    """So many questions that are due since so many days, and 10 others."""
    names = [f"d{n}" for n in range(due)]
    later = {f"l{n}": seen(2, 8, 10.0) for n in range(10)}
    return of(some(*names, *later), **{name: seen(days + 10, -days, stability) for name in names}, **later)


def of_backlog(pool: list[Candidate], count: int = 10, away: int = 1, retention: float = 0.9) -> Backlog | None:
    return backlog(pool, TODAY, count, TODAY - timedelta(away), retention, WEIGHTS)


@pytest.mark.parametrize(("due", "days", "is_backlog"), [(11, 8, True), (10, 8, False), (11, 7, False), (0, 0, False)])
def test_more_is_due_than_is_asked_for_over_a_week(due: int, days: int, is_backlog: bool) -> None:
    assert (of_backlog(questions(due, days)) is not None) == is_backlog


def test_what_would_clear_it() -> None:
    found = of_backlog(questions(40, 9))
    assert found is not None
    assert (found.due, found.days, found.away) == (40, 9, 0)
    assert found.daily == pytest.approx(5.0)  # 50 questions, each every ten days
    assert found.more == 11  # 40 in a week, and 5 a day
    # What was asked 19 days ago is due at 0.85, and not at 0.8.
    assert [interval(10.0, retention) for retention in (0.85, 0.8)] == [19, 33]
    assert (found.retention, found.due_then) == (0.85, 40)
    assert found.daily_then == pytest.approx(50 / 19)


def test_a_lower_retention_is_as_high_as_it_can_be() -> None:
    tight = of_backlog(questions(40, 9), count=3)
    assert tight is not None
    assert (tight.retention, tight.due_then) == (0.8, 0)
    lowest = of_backlog(questions(40, 9), retention=0.7)
    assert lowest is not None
    assert (lowest.retention, lowest.due_then) == (None, 0)


def test_after_a_holiday_it_says_how_long_that_was() -> None:
    found = of_backlog(questions(40, 9), away=9)
    assert found is not None
    assert found.away == 9


def test_what_is_suspended_waits_for_nobody() -> None:
    pool = [c._replace(memory=c.memory._replace(suspended=True)) for c in questions(40, 9)]
    assert of_backlog(pool) is None
