"""Streaks: which days break one."""

from datetime import date, timedelta

import pytest

from quizkit.progress.state import State
from quizkit.progress.stats import stats
from quizkit.progress.streaks import Streaks, streaks
from tests.helpers import deck, studied
from tests.progress.folding import WRONG, attempt, folded

TODAY = date(2026, 11, 22)
HOLIDAY = date(2026, 11, 24)


def missed(*days_back: int) -> State:
    """A question is missed on each of these days, so it is due again on the next one."""
    return folded(*(attempt(f"a-{n}", str(TODAY - timedelta(n)), **WRONG) for n in sorted(days_back, reverse=True)))


@pytest.mark.parametrize(
    ("days_back", "expected"),
    [([], 0), ([0], 1), ([1], 1), ([2], 0), ([0, 1, 2], 3), ([1, 2, 3], 3), ([0, 2, 3], 1)],
)
def test_streaks_last_through_today_or_until_yesterday(days_back: list[int], expected: int) -> None:
    assert streaks(missed(*days_back), TODAY).now == expected


@pytest.mark.parametrize(("days_back", "expected"), [([], 0), ([5], 1), ([0, 1, 3, 4, 5, 9], 3)])
def test_the_longest_streak(days_back: list[int], expected: int) -> None:
    assert streaks(missed(*days_back), TODAY).longest == expected


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
    assert streaks(state, date.fromisoformat(today), holidays) == Streaks(expected, 1)


@pytest.mark.parametrize(
    ("second", "holidays", "expected"),
    [("2026-11-24", [], 2), ("2026-11-26", [], 1), ("2026-11-25", [HOLIDAY], 2)],
)
def test_days_between_answers_are_judged_by_what_was_due_then(second: str, holidays: list[date], expected: int) -> None:
    state, day = folded(attempt("a-1", "2026-11-22"), attempt("a-2", second)), date.fromisoformat(second)

    assert streaks(state, day, holidays) == Streaks(expected, expected)
    # Statistics show the same.
    found = stats(
        studied(deck("id: d\ntitle: T\nquestions:\n  - {id: q, question: Q?, answer: x}\n")),
        state,
        day,
        holidays=holidays,
    )
    assert (found.streak, found.longest_streak) == (expected, expected)


LOS_ANGELES, AUCKLAND, TOKYO, BERLIN = -8 * 60, 13 * 60, 9 * 60, 60


@pytest.mark.parametrize(
    ("zone", "then", "expected"),
    [
        (LOS_ANGELES, AUCKLAND, 2),
        (LOS_ANGELES, TOKYO, 2),
        (BERLIN, AUCKLAND, 1),  # east all the way: the day was there, though half of it
        (AUCKLAND, LOS_ANGELES, 1),
        (BERLIN, BERLIN, 1),
    ],
)
def test_a_day_that_travel_left_out_breaks_no_streak(zone: int, then: int, expected: int) -> None:
    state = folded(attempt("a-1", "2026-11-20", zone=zone, **WRONG), attempt("a-2", "2026-11-22", zone=then, **WRONG))
    assert streaks(state, TODAY).now == expected


@pytest.mark.parametrize(
    ("zone", "today", "expected"), [(AUCKLAND, 22, 1), (TOKYO, 22, 1), (BERLIN, 22, 0), (AUCKLAND, 23, 0)]
)
def test_on_the_day_of_arrival_the_streak_lasts_before_the_first_answer(zone: int, today: int, expected: int) -> None:
    state = folded(attempt("a-1", "2026-11-20", zone=LOS_ANGELES, **WRONG))
    assert streaks(state, date(2026, 11, today), zone=zone).now == expected


def test_travel_leaves_out_one_day_only() -> None:
    arrival = [attempt("a-2", "2026-11-22", zone=AUCKLAND, **WRONG)]
    state = folded(attempt("a-1", "2026-11-19", zone=LOS_ANGELES, **WRONG), *arrival)
    assert streaks(state, TODAY).now == 1


def test_a_day_that_travel_repeats_takes_nothing_from_a_streak() -> None:
    # The 22nd and the 23rd were in Auckland, and then the 22nd is there again in Los Angeles.
    state = folded(*(attempt(f"a-{n}", f"2026-11-{n}", zone=AUCKLAND, **WRONG) for n in (21, 22, 23)))
    assert [streaks(state, TODAY + timedelta(n)).now for n in (0, 1, 2, 3)] == [3, 3, 3, 0]


def test_days_to_come_after_tomorrow_are_those_of_a_wrong_clock() -> None:
    state = folded(attempt("a-1", "2026-11-22", **WRONG), attempt("a-2", "2027-11-22", **WRONG))
    assert streaks(state, TODAY) == Streaks(1, 1)
