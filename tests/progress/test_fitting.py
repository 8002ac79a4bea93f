"""Fitting the weights: the same arithmetic on arrays, what is better is used, and it can be undone."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from quizkit.app import optimize as optimizing
from quizkit.app.optimize import optimize, undo_optimize
from quizkit.base.errors import UsageError
from quizkit.progress import checkpoint
from quizkit.progress.fitting import first_traces, fit, next_traces, predicted_recall
from quizkit.progress.fold import reviews_of
from quizkit.progress.history import History
from quizkit.progress.new_records import weights_record
from quizkit.progress.records import Record
from quizkit.progress.state import Reviewed
from quizkit.questions.shapes import AGAIN, EASY, GOOD, HARD, Rating
from quizkit.scheduling import BOUNDS, WEIGHTS, Trace, are_weights, recall, review
from tests.progress.folding import attempt, folded, known, record
from tests.simulations.evidence import log_of
from tests.simulations.learners import FAST, OTHER

RATINGS: tuple[Rating, ...] = (AGAIN, HARD, GOOD, EASY)
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
WEIGHTED = {"weights": list(FAST.weights)}


@pytest.mark.parametrize("weights", [WEIGHTS, FAST.weights, OTHER.weights])
def test_arrays_give_the_traces_of_the_library(weights: tuple[float, ...]) -> None:
    numbers = np.array(weights)
    cases = [(first, days, then) for first in RATINGS for days in (0, 1, 4, 90) for then in RATINGS]
    firsts, elapsed, thens = (np.array(column, dtype=float) for column in zip(*cases, strict=True))
    stability, difficulty = first_traces(firsts, numbers)
    recalled = predicted_recall(elapsed, stability, numbers)
    after = next_traces(stability, difficulty, recalled, elapsed > 0, thens, numbers)
    for place, (first, days, then) in enumerate(cases):
        before = review(None, 0, first, weights)
        assert (stability[place], difficulty[place]) == pytest.approx(before)
        assert recalled[place] == pytest.approx(recall(days, before.stability, weights))
        assert (after[0][place], after[1][place]) == pytest.approx(review(before, days, then, weights))


def test_the_reviews_of_a_history_are_those_that_it_folds_into() -> None:
    records = [
        attempt("a-1", "2026-11-22", credit=0, verdict="wrong"),
        {**attempt("a-2", "2026-11-22"), "try": 2},
        attempt("a-3", "2026-11-24"),
        attempt("a-4", "2026-11-24", "r", mode="cram"),
    ]
    day = date(2026, 11, 22)
    assert reviews_of(records) == [
        Reviewed("d", "q", day, 0, AGAIN, is_new=True),
        Reviewed("d", "q", day, 0, GOOD, is_new=False),
        Reviewed("d", "q", day + timedelta(2), 2, GOOD, is_new=False),
    ]


def test_weights_are_used_for_all_of_a_history_and_the_last_ones_count() -> None:
    first, second = attempt("a-1", "2026-11-22"), attempt("a-3", "2026-11-24")
    fitted = record("weights", "a-2", "2026-11-23T12:00:00.000Z", **WEIGHTED)
    undone = record("weights", "a-4", "2026-11-25T12:00:00.000Z", weights=[])
    expected = review(review(None, 0, GOOD, FAST.weights), 2, GOOD, FAST.weights)
    found = known(first, fitted, second)
    assert Trace(found.stability, found.difficulty) == expected
    assert folded(first, fitted, second).weights == FAST.weights
    assert known(first, fitted, second, undone) == known(first, second)


@pytest.mark.parametrize(
    "weights",
    [None, "many", [1.0], [*WEIGHTS[:20], 9.0], [*WEIGHTS[:20], "x"], [*WEIGHTS[:20], True], [float("nan")] * 21],
)
def test_values_that_are_no_weights_change_nothing(weights: Any) -> None:
    fitted = record("weights", "a-2", "2026-11-23T12:00:00.000Z", weights=weights)
    assert known(attempt("a-1", "2026-11-22"), fitted) == known(attempt("a-1", "2026-11-22"))


def test_the_weights_of_the_library_are_within_its_bounds() -> None:
    assert are_weights(WEIGHTS)
    assert not are_weights(())
    assert len(BOUNDS) == 21


def test_the_checkpoint_keeps_the_weights(home: Path) -> None:
    history = History(home)
    history.append([weights_record(NOON, FAST.weights)])
    checkpoint.save(history, checkpoint.load(history))
    assert checkpoint.stored(home / "progress.json") == checkpoint.read_all(history).state
    history.append([weights_record(NOON, None)])
    assert checkpoint.load(history).weights == WEIGHTS


def put(history: History, students: int = 6) -> None:
    """Save the histories of students who forget fast, each in a deck of its own."""
    records: list[Record] = []
    for place, own in enumerate(log_of(FAST, students)):
        records += [{**one, "deck": f"d{place}"} for one in own.records]
    records.sort(key=lambda one: str(one["at"]))
    history.append([{key: value for key, value in one.items() if key not in ("id", "v")} for one in records])


def test_weights_that_predict_better_are_used_until_that_is_undone(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(optimizing, "home", lambda: home)
    history, shares = History(home), list[float]()
    put(history)
    due = {id: one.due for id, one in checkpoint.load(history).decks["d0"].questions.items()}

    found = optimize(shares.append)

    assert found.fitted.is_better
    assert found.fitted.after.loss < found.fitted.before.loss
    assert found.fitted.after.calibration < found.fitted.before.calibration
    assert 0.2 * found.reviews < found.fitted.tested < 0.35 * found.reviews
    assert checkpoint.load(history).weights == found.fitted.weights != WEIGHTS
    assert found.moved > 0
    assert shares == sorted(shares)
    assert undo_optimize() == found.moved
    assert {id: one.due for id, one in checkpoint.load(history).decks["d0"].questions.items()} == due
    with pytest.raises(UsageError, match="The weights are the defaults"):
        undo_optimize()


def test_weights_that_predict_no_better_are_not_used(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(optimizing, "home", lambda: home)
    history = History(home)
    put(history, 3)
    reviews = reviews_of(checkpoint.read_all(history).records)
    best = fit(reviews, WEIGHTS, lambda _: None)
    history.append([weights_record(NOON, best.weights)])
    again = optimize(lambda _: None)
    assert not again.fitted.is_better
    assert checkpoint.load(history).weights == best.weights


def test_few_reviews_are_not_enough(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(optimizing, "home", lambda: home)
    with pytest.raises(UsageError, match="This needs 1,000 reviews, and you have 0"):
        optimize(lambda _: None)


def test_without_scipy_the_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(optimizing, "find_spec", lambda _: None)
    with pytest.raises(UsageError) as error:
        optimize(lambda _: None)
    assert "quizkit[optimize]" in (error.value.help or "")
