"""Streaks: which days break one."""

from datetime import date

import pytest

from quizkit.progress.streaks import active_days, rest_days, streak
from tests.progress.folding import attempt, folded

HOLIDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("today", "holidays", "expected"),
    [
        ("2026-11-22", [], 1),
        ("2026-11-23", [], 1),  # today is not over
        ("2026-11-24", [], 1),  # nothing was due on the 23rd
        ("2026-11-25", [], 0),  # a question was due on the 24th
        ("2026-11-25", [HOLIDAY], 1),
    ],
)
def test_a_day_without_answers_breaks_a_streak_if_something_was_due(
    today: str, holidays: list[date], expected: int
) -> None:
    state = folded(attempt("a-1", "2026-11-22"))
    assert state.decks["d"].questions["q"].due == "2026-11-24"
    day = date.fromisoformat(today)
    assert streak(active_days(state), day, rest_days(state, day, holidays)) == expected


@pytest.mark.parametrize(("second", "expected"), [("2026-11-24", 2), ("2026-11-26", 1)])
def test_days_between_answers_are_judged_by_what_was_due_then(second: str, expected: int) -> None:
    state = folded(attempt("a-1", "2026-11-22"), attempt("a-2", second))
    day = date.fromisoformat(second)
    assert streak(active_days(state), day, rest_days(state, day)) == expected
