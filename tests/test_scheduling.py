"""FSRS-6 by reference figures, by laws, and the fuzz within its bounds."""

import json
import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fsrs import Card, Scheduler, State
from fsrs import Rating as LibraryRating
from hypothesis import given
from hypothesis import strategies as st

from quizkit.questions.shapes import AGAIN, EASY, GOOD, HARD, Rating
from quizkit.scheduling import LONGEST_DAYS, WEIGHTS, Trace, bounded, due_day, interval, model, rating, review
from tests.helpers import law

REFERENCE: dict[str, Any] = json.loads((Path(__file__).parent / "reference" / "fsrs6-vectors.json").read_text())
RATINGS: tuple[Rating, ...] = (AGAIN, HARD, GOOD, EASY)
TODAY = date(2026, 11, 22)

elapsed = st.integers(0, 2000)
reviews = st.lists(st.tuples(elapsed, st.sampled_from(RATINGS)), min_size=1, max_size=12)
stabilities = st.floats(0.001, 40_000)
retentions = st.floats(0.7, 0.97)


def after(history: list[tuple[int, Rating]]) -> Trace:
    trace = None
    for days, given_rating in history:
        trace = review(trace, days, given_rating)
    assert trace is not None
    return trace


@pytest.mark.parametrize("name", REFERENCE["sequences"])
def test_stability_difficulty_and_interval_are_those_of_the_reference(name: str) -> None:
    trace = None
    for days, given_rating, stability, difficulty, pause in REFERENCE["sequences"][name]:
        trace = review(trace, days, given_rating)
        assert trace == pytest.approx((stability, difficulty), rel=1e-9)
        assert interval(trace.stability, 0.9) == pause


def library_review(before: Trace | None, elapsed_days: int, given: Rating) -> Trace:
    """The review as the library of FSRS's authors reckons it."""
    scheduler = Scheduler(WEIGHTS, 0.9, (), (), LONGEST_DAYS, enable_fuzzing=False)
    first = datetime(2000, 1, 1, tzinfo=UTC)
    now = first + timedelta(days=min(max(elapsed_days, 0), LONGEST_DAYS))
    card = Card(card_id=0, due=now)
    if before is not None:
        card = Card(0, State.Review, None, before.stability, before.difficulty, first, first)
    after, _ = scheduler.review_card(card, LibraryRating(given), now)
    assert after.stability is not None
    assert after.difficulty is not None
    return Trace(after.stability, after.difficulty)


@law
@given(
    st.lists(st.tuples(st.one_of(st.integers(-3, 400), st.integers(0, 90_000)), st.sampled_from(RATINGS)), max_size=12)
)
def test_each_digit_is_that_of_the_library(history: list[tuple[int, Rating]]) -> None:
    trace = None
    for days, given_rating in history:
        expected = library_review(trace, days, given_rating)
        trace = review(trace, days, given_rating)
        assert trace == expected


def test_the_reference_has_all_its_reviews() -> None:
    assert sum(map(len, REFERENCE["sequences"].values())) == 55


def test_the_weights_are_those_of_the_reference() -> None:
    assert list(WEIGHTS) == REFERENCE["params"]
    assert model() == {"name": REFERENCE["algo"], "weights": REFERENCE["params"]}


@pytest.mark.parametrize("retention", ["0.7", "0.8", "0.85", "0.9", "0.95", "0.97"])
def test_intervals_at_other_retentions_are_those_of_the_reference(retention: str) -> None:
    days = REFERENCE["retention_interval_S10"][retention]
    assert interval(10.0, float(retention)) == max(1, round(days))
    # The figure has three decimals; a hundred times the stability shows two of them.
    assert interval(1000.0, float(retention)) == round(100 * days)


def test_a_retention_outside_what_makes_sense_is_brought_within() -> None:
    assert [bounded(0.1), bounded(0.7), bounded(0.9), bounded(0.99)] == [0.7, 0.7, 0.9, 0.97]
    assert interval(10.0, 0.99) == interval(10.0, 0.97) == 2


@pytest.mark.parametrize(
    ("credit", "hints", "guessed", "expected"),
    [
        (0.0, 0, False, AGAIN),
        (0.49, 0, False, AGAIN),
        (0.49, 2, True, AGAIN),
        (0.5, 0, False, HARD),
        (0.99, 0, False, HARD),
        (1.0, 0, False, GOOD),
        (1.0, 1, False, HARD),
        (1.0, 0, True, AGAIN),
    ],
)
def test_ratings(credit: float, hints: int, guessed: bool, expected: Rating) -> None:
    assert rating(credit, hints, guessed=guessed) == expected


@law
@given(reviews, elapsed, retentions)
def test_a_better_rating_is_never_a_shorter_interval(
    history: list[tuple[int, Rating]], days: int, retention: float
) -> None:
    before = after(history)
    again, hard, good, easy = (interval(review(before, days, r).stability, retention) for r in RATINGS)
    assert again <= hard <= good <= easy


def test_a_better_first_rating_is_never_a_shorter_interval() -> None:
    assert [interval(review(None, 0, r).stability, 0.9) for r in RATINGS] == [1, 1, 2, 8]


@law
@given(reviews)
def test_stability_is_positive_and_difficulty_from_1_to_10(history: list[tuple[int, Rating]]) -> None:
    trace = after(history)
    assert trace.stability > 0
    assert 1 <= trace.difficulty <= 10


@law
@given(stabilities, retentions, retentions)
def test_a_higher_retention_is_never_a_longer_interval(stability: float, one: float, other: float) -> None:
    assert interval(stability, max(one, other)) <= interval(stability, min(one, other))


@law
@given(stabilities, retentions)
def test_intervals_are_whole_days_from_1_to_100_years(stability: float, retention: float) -> None:
    assert 1 <= interval(stability, retention) <= LONGEST_DAYS


def test_a_clock_that_ran_backwards_counts_as_no_time() -> None:
    before = review(None, 0, GOOD)
    assert review(before, -3, GOOD) == review(before, 0, GOOD)


def delay(stability: float, question: str, last: date = TODAY) -> int:
    return (due_day(last, stability, 0.9, question) - last).days


# An interval of 2 days or less stays. From 2.5 days on it moves by 1 day and 15 % of what lies between
# 2.5 and 7, 10 % between 7 and 20, and 5 % above, to either side: for 100 that is 1 + 0.675 + 1.3 + 4 = 6.975.
@pytest.mark.parametrize(
    ("days", "expected"),
    [(1, {1}), (2, {2}), (3, {2, 3, 4}), (7, {5, 6, 7, 8, 9}), (20, set(range(17, 24))), (100, set(range(93, 108)))],
)
def test_fuzz_takes_every_day_within_its_bounds_and_no_other(days: int, expected: set[int]) -> None:
    assert {delay(float(days), f"q{n}") for n in range(2000)} == expected


def test_fuzz_is_even() -> None:
    found = [delay(3.0, f"q{n}") for n in range(3000)]
    assert all(900 < found.count(days) < 1100 for days in (2, 3, 4))


@law
@given(stabilities, st.text(), st.dates(date(1970, 1, 1), date(2100, 1, 1)))
def test_fuzz_is_the_same_for_the_same_question_and_day(stability: float, question: str, last: date) -> None:
    assert due_day(last, stability, 0.9, question) == due_day(last, stability, 0.9, question)


def test_fuzz_is_the_same_in_every_process() -> None:
    assert [delay(100.0, "q1", TODAY + timedelta(n)) for n in range(6)] == [94, 99, 107, 100, 94, 99]


def test_fuzz_differs_with_the_question_and_with_the_day() -> None:
    assert len({delay(100.0, f"q{n}") for n in range(20)}) > 5
    assert len({delay(100.0, "q1", TODAY + timedelta(n)) for n in range(20)}) > 5


def test_global_random_state_is_neither_used_nor_changed() -> None:
    found = []
    for seed in (1, 2):
        random.seed(seed)
        state = random.getstate()
        found.append([due_day(TODAY, review(None, 0, EASY).stability * 10, 0.9, f"q{n}") for n in range(50)])
        assert random.getstate() == state
    assert found[0] == found[1]


def test_the_end_of_the_calendar_is_no_error() -> None:
    assert due_day(date(9999, 12, 30), 36_500.0, 0.9, "q") == date.max
