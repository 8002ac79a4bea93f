"""Schedules reviews with FSRS-6, in whole study days.

Memory has two parts (Ye et al., “A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition
Scheduling”, KDD 2022): stability, the days after which recall has fallen to 90 %, and difficulty, from 1 to 10.
The formulas are those of the library `fsrs` by its authors, digit for digit: a test compares them. They are repeated here
because a history may have a million reviews, and because a new release must not silently change the memory.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache, partial
from math import e
from typing import NamedTuple, TypeAlias
from zlib import crc32

from quizkit.base.clock import day_number, day_text
from quizkit.questions.shapes import AGAIN, EASY, GOOD, HARD, Rating

Weights: TypeAlias = tuple[float, ...]
# The defaults of FSRS-6, as in py-fsrs 6.3 and Anki. The checkpoint stores them: another model rebuilds it.
WEIGHTS: Weights = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
# The least and the greatest value of each weight, as in py-fsrs.
BOUNDS: tuple[tuple[float, float], ...] = (
    (0.001, 100), (0.001, 100), (0.001, 100), (0.001, 100), (1, 10), (0.001, 4), (0.001, 4), (0.001, 0.75), (0, 4.5),
    (0, 0.8), (0.001, 3.5), (0.001, 5), (0.001, 0.25), (0.001, 0.9), (0, 4), (0, 1), (1, 6), (0, 2), (0, 2), (0, 0.8),
    (0.1, 0.8),
)  # fmt: skip
DEFAULT_RETENTION = 0.9
# The share of new questions in a session until the deck is seen: docs/scheduling.md.
DEFAULT_NEW_SHARE = 0.2
LEAST_RETENTION, MOST_RETENTION = 0.7, 0.97
LONGEST_DAYS = 36_500
# Anki calls a question with this many lapses a leech.
LEECH_LAPSES = 8
# Anki calls a card with an interval of three weeks mature; here it is known.
KNOWN_DAYS = 21
_LEAST_STABILITY = 0.001
# The fuzz: from how many days, to how many, an interval may change by which part of it (py-fsrs and Anki).
_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float(LONGEST_DAYS), 0.05))


class _Model:
    """What `review` and the forgetting curve, R = (1 + factor * t / S) ** decay, need of some weights."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.decay = -weights[20]
        self.factor: float = 0.9 ** (1 / self.decay) - 1
        self.same_day = {n: e ** (weights[17] * (n - 3 + weights[18])) for n in (AGAIN, HARD, GOOD, EASY)}
        self.bonus: dict[Rating, float] = {HARD: weights[15], GOOD: 1, EASY: weights[16]}
        self.recall = e ** weights[8]
        self.lapse = e ** (weights[17] * weights[18])
        self.easiest = weights[7] * self.first_difficulty(EASY)

    def first_difficulty(self, rating: Rating) -> float:
        difficulty: float = self.weights[4] - e ** (self.weights[5] * (rating - 1)) + 1
        return difficulty


_DEFAULT_MODEL = _Model(WEIGHTS)
_other_model = lru_cache(maxsize=16)(_Model)


class Trace(NamedTuple):
    """The memory of a question: stability in days, difficulty from 1 to 10."""

    stability: float
    difficulty: float


# Twice as fast as the constructor.
_trace: Callable[[tuple[float, float]], Trace] = partial(tuple.__new__, Trace)


def model(weights: Weights = WEIGHTS) -> dict[str, object]:
    """Return the name and the weights of the model, as the checkpoint stores them."""
    return {"name": "FSRS-6", "weights": list(weights)}


def are_weights(values: Sequence[float]) -> bool:
    """Return whether values are weights that the model can have."""
    return len(values) == len(BOUNDS) and all(
        low <= value <= high for value, (low, high) in zip(values, BOUNDS, strict=True)
    )


def rating(credit: float, hints: int, *, guessed: bool = False) -> Rating:
    """Return the rating of a graded reply: a guess, or under half credit, Again; full, without help, Good; else Hard."""
    if credit < 0.5 or guessed:
        return AGAIN
    return HARD if credit < 1 or hints else GOOD


def review(before: tuple[float, float] | None, elapsed_days: int, rating: Rating, weights: Weights = WEIGHTS) -> Trace:
    """Return the trace after a review, this many study days after the last one; `before` is None for the first review."""
    # To hash the weights takes longer than a review.
    of, w = _DEFAULT_MODEL if weights is WEIGHTS else _other_model(weights), weights
    if before is None:
        return Trace(w[rating - 1], min(max(of.first_difficulty(rating), 1.0), 10.0))
    stability, difficulty = before
    if elapsed_days < 1:
        factor = of.same_day[rating] * stability ** -w[19]
        after = stability * (factor if rating == AGAIN else max(factor, 1.0))
    else:
        lost = 1 - (1 + of.factor * min(elapsed_days, LONGEST_DAYS) / stability) ** of.decay
        if rating == AGAIN:
            after = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * e ** (lost * w[14])
            after = min(after, stability / of.lapse)
        else:
            growth = of.recall * (11 - difficulty) * stability ** -w[9] * (e ** (lost * w[10]) - 1) * of.bonus[rating]
            after = stability * (1 + growth)
    harder = of.easiest + (1 - w[7]) * (difficulty + (10.0 - difficulty) * -(w[6] * (rating - 3)) / 9.0)
    # Twice as fast as `min` and `max`, for a history may have a million reviews.
    harder = 1.0 if harder < 1.0 else min(harder, 10.0)
    return _trace((max(after, _LEAST_STABILITY), harder))


def recall(elapsed_days: int, stability: float, weights: Weights = WEIGHTS) -> float:
    """Return how likely it is that a question is recalled this many study days after its last review.

    FSRS-6: R = (1 + factor * t / S) ** decay, decay = -w20, factor = 0.9 ** (1 / decay) - 1.
    """
    of = _DEFAULT_MODEL if weights is WEIGHTS else _other_model(weights)
    stability = max(stability, _LEAST_STABILITY)
    share: float = (1 + of.factor * elapsed_days / stability) ** of.decay if elapsed_days > 0 else 1.0
    return share


def interval(stability: float, retention: float, weights: Weights = WEIGHTS) -> int:
    """Return the whole days after which recall has fallen to `retention`, at least 1.

    FSRS-6: I = S / factor * (retention ** (1 / decay) - 1), with decay and factor as in `recall`.
    """
    of = _DEFAULT_MODEL if weights is WEIGHTS else _other_model(weights)
    days = round(stability / of.factor * _share_of_factor(retention, of.decay))
    return 1 if days < 1 else min(days, LONGEST_DAYS)


@lru_cache(maxsize=64)
def _share_of_factor(retention: float, decay: float) -> float:
    share: float = bounded(retention) ** (1 / decay) - 1
    return share


def due_day(last: date, stability: float, retention: float, question: str, weights: Weights = WEIGHTS) -> date:
    """Return the study day on which a question is due."""
    return date.fromisoformat(due_text(last.isoformat(), stability, retention, question, weights))


def due_text(last: str, stability: float, retention: float, question: str, weights: Weights = WEIGHTS) -> str:
    """Return the study day on which a question is due. Fuzz spreads questions that were learned together."""
    days = interval(stability, retention, weights)
    if days > 2:
        least, most = _fuzz_range(days)
        # Always the same for the same question and day.
        chance = crc32(f"{question}:{last}".encode("utf-8", "surrogatepass")) / 2**32
        days = min(least + int(chance * (most - least + 1)), most)
    return day_text(day_number(last) + days)


def bounded(retention: float) -> float:
    """Return a desired retention, limited to 0.7 to 0.97."""
    return min(max(retention, LEAST_RETENTION), MOST_RETENTION)


@lru_cache(maxsize=4096)
def _fuzz_range(days: int) -> tuple[int, int]:
    delta = 1.0 + sum(part * max(min(days, end) - start, 0.0) for start, end, part in _FUZZ)
    return max(2, round(days - delta)), min(round(days + delta), LONGEST_DAYS)
