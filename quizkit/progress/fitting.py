"""Fits the weights of the memory model to a student's own reviews. Needs numpy and scipy, the extra `optimize`.

All questions are computed at once, review by review: FSRS-6 as in quizkit.scheduling, on arrays. The weights are fitted to
the first part of the reviews by time and measured on the rest. A penalty keeps them near the defaults where the reviews
say little.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from quizkit.progress.state import Reviewed
from quizkit.scheduling import BOUNDS, WEIGHTS, Weights

if TYPE_CHECKING:
    from typing import Any

    from numpy import bool_, floating
    from numpy.typing import NDArray

    Floats = NDArray[floating[Any]]
    Flags = NDArray[bool_]

# How much of the reviews the weights are fitted to; they are measured on the rest.
_FITTED_SHARE = 0.7
# A weight may differ from its default by this share of its range, on average, before the penalty says more than a review.
_SPREAD = 0.15
_ROUNDS = 25
_TENTHS = 10


class Fit(NamedTuple):
    """How well weights predict recall: the log loss, and how far predictions are from what happened, in tenths."""

    loss: float
    calibration: float


class Fitted(NamedTuple):
    """Fitted weights, and how well they and the previous ones predict the last reviews; `tested` is how many."""

    weights: Weights
    before: Fit
    after: Fit
    tested: int

    @property
    def is_better(self) -> bool:
        """Whether the weights predict better than the previous ones."""
        return self.after.loss < self.before.loss


class _Table(NamedTuple):
    """Reviews by question, a row each, the longest first: days, ratings, whether each counts, and in which part."""

    elapsed: "Floats"
    ratings: "Floats"
    lengths: "NDArray[Any]"
    is_test: "Floats"


def fit(reviews: Sequence[Reviewed], before: Weights, progress: Callable[[float], None]) -> Fitted:
    """Fit weights to reviews; `progress` is called with the share that is done."""
    import numpy as np
    from scipy.optimize import minimize

    table = _table(reviews)
    start, bounds = np.array(WEIGHTS), BOUNDS
    spread = np.array([_SPREAD * (high - low) for low, high in bounds])
    rounds = iter(range(1, _ROUNDS + 1))

    def loss(weights: "Floats") -> float:
        predicted, recalled, is_test = _predictions(table, weights)
        penalty = float((((weights - start) / spread) ** 2).sum()) / max(len(predicted), 1)
        return float(_losses(predicted, recalled)[is_test == 0].mean()) + penalty

    found = minimize(
        loss,
        start,
        method="L-BFGS-B",
        bounds=bounds,
        options={"maxiter": _ROUNDS, "ftol": 1e-6},
        callback=lambda _: progress(next(rounds, _ROUNDS) / _ROUNDS),
    )
    weights = tuple(round(float(weight), 4) for weight in found.x)
    return Fitted(
        weights, _measured(table, before), _measured(table, weights), int(_predictions(table, start)[2].sum())
    )


def _table(reviews: Sequence[Reviewed]) -> _Table:
    import numpy as np

    by_question: dict[tuple[str, str], list[Reviewed]] = {}
    for review in reviews:
        if review.is_new:
            by_question[review.deck, review.question] = []
        # What was carried from another deck has no first review.
        if (review.deck, review.question) in by_question:
            by_question[review.deck, review.question].append(review)
    rows = sorted(by_question.values(), key=len, reverse=True)
    longest = len(rows[0]) if rows else 0
    tested_from = sorted(review.day for review in reviews)[int(_FITTED_SHARE * len(reviews))]
    elapsed, ratings, is_test = (np.zeros((len(rows), longest)) for _ in range(3))
    for place, row in enumerate(rows):
        elapsed[place, : len(row)] = [review.elapsed for review in row]
        ratings[place, : len(row)] = [review.rating for review in row]
        is_test[place, : len(row)] = [review.day >= tested_from for review in row]
    return _Table(elapsed, ratings, np.array([len(row) for row in rows]), is_test)


def _measured(table: _Table, weights: Sequence[float]) -> Fit:
    """Return how well weights predict the reviews of the last part."""
    import numpy as np

    predicted, recalled, is_test = _predictions(table, np.array(weights))
    predicted, recalled = predicted[is_test == 1], recalled[is_test == 1]
    tenths = np.minimum((predicted * _TENTHS).astype(int), _TENTHS - 1)
    off = sum(abs(predicted[tenths == one].sum() - recalled[tenths == one].sum()) for one in range(_TENTHS))
    return Fit(float(_losses(predicted, recalled).mean()), float(off) / max(len(predicted), 1))


def _losses(predicted: "Floats", recalled: "Floats") -> "Floats":
    import numpy as np

    predicted = np.clip(predicted, 1e-4, 1 - 1e-4)
    losses: Floats = -(recalled * np.log(predicted) + (1 - recalled) * np.log(1 - predicted))
    return losses


def _predictions(table: _Table, weights: "Floats") -> tuple["Floats", "Floats", "Floats"]:
    """Return the predicted recall of each review on a later day, what happened, and whether it is of the last part."""
    import numpy as np

    stability, difficulty = first_traces(table.ratings[:, 0], weights)
    columns: tuple[list[Floats], list[Floats], list[Floats]] = ([], [], [])
    for step in range(1, table.ratings.shape[1]):
        # Rows are sorted by length, so the first ones are those that continue.
        rows = int((table.lengths > step).sum())
        stability, difficulty = stability[:rows], difficulty[:rows]
        elapsed, ratings = table.elapsed[:rows, step], table.ratings[:rows, step]
        recall = predicted_recall(elapsed, stability, weights)
        later = elapsed > 0
        recalled = np.where(ratings > 1, 1.0, 0.0)
        for column, values in zip(columns, (recall, recalled, table.is_test[:rows, step]), strict=True):
            column.append(values[later])
        stability, difficulty = next_traces(stability, difficulty, recall, later, ratings, weights)
    predicted, recalled, is_test = (np.concatenate([*column, np.zeros(0)]) for column in columns)
    return predicted, recalled, is_test


def first_traces(ratings: "Floats", weights: "Floats") -> tuple["Floats", "Floats"]:
    """Return stabilities and difficulties after first reviews."""
    import numpy as np

    stability = np.maximum(weights[ratings.astype(int) - 1], 0.001)
    return stability, np.clip(_first_difficulty(ratings, weights), 1, 10)


def predicted_recall(elapsed: "Floats", stability: "Floats", weights: "Floats") -> "Floats":
    """Return the recall that is predicted after so many days."""
    decay = -weights[20]
    factor = 0.9 ** (1 / decay) - 1
    recall: Floats = (1 + factor * elapsed / stability) ** decay
    return recall


def next_traces(
    stability: "Floats", difficulty: "Floats", recall: "Floats", later: "Flags", ratings: "Floats", weights: "Floats"
) -> tuple["Floats", "Floats"]:
    """Return stabilities and difficulties after further reviews, on a `later` day or on the same one."""
    import numpy as np

    change = -weights[6] * (ratings - 3)
    damped = difficulty + (10 - difficulty) * change / 9
    easy = _first_difficulty(np.full(1, 4.0), weights)[0]
    after = np.clip(weights[7] * easy + (1 - weights[7]) * damped, 1, 10)
    long_term = np.where(
        ratings == 1,
        _after_lapse(stability, difficulty, recall, weights),
        _after_recall(stability, difficulty, recall, ratings, weights),
    )
    stabilities = np.where(later, long_term, _after_same_day(stability, ratings, weights))
    return np.maximum(stabilities, 0.001), after


def _first_difficulty(ratings: "Floats", weights: "Floats") -> "Floats":
    import numpy as np

    difficulty: Floats = weights[4] - np.exp(weights[5] * (ratings - 1)) + 1
    return difficulty


def _after_same_day(stability: "Floats", ratings: "Floats", weights: "Floats") -> "Floats":
    import numpy as np

    growth = np.exp(weights[17] * (ratings - 3 + weights[18])) * stability ** -weights[19]
    after: Floats = stability * np.where(ratings > 1, np.maximum(growth, 1), growth)
    return after


def _after_lapse(stability: "Floats", difficulty: "Floats", recall: "Floats", weights: "Floats") -> "Floats":
    import numpy as np

    forgotten = difficulty ** -weights[12] * ((stability + 1) ** weights[13] - 1) * np.exp((1 - recall) * weights[14])
    after: Floats = np.minimum(weights[11] * forgotten, stability / np.exp(weights[17] * weights[18]))
    return after


def _after_recall(
    stability: "Floats", difficulty: "Floats", recall: "Floats", ratings: "Floats", weights: "Floats"
) -> "Floats":
    import numpy as np

    bonus = np.where(ratings == 2, weights[15], np.where(ratings == 4, weights[16], 1))
    growth = (
        np.exp(weights[8]) * (11 - difficulty) * stability ** -weights[9] * (np.exp((1 - recall) * weights[10]) - 1)
    )
    after: Floats = stability * (1 + growth * bonus)
    return after
