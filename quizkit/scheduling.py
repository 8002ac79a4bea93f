"""Schedules reviews with FSRS-6, in whole study days. The only module that imports the library `fsrs`.

Memory has two parts (Ye et al., “A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition
Scheduling”, KDD 2022): stability, the days after which recall has fallen to 90 %, and difficulty, from 1 to 10.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from zlib import crc32

from quizkit.questions.shapes import AGAIN, GOOD, HARD, Rating

if TYPE_CHECKING:
    from fsrs import Scheduler

Weights: TypeAlias = tuple[float, ...]
# The defaults of FSRS-6, as in py-fsrs 6.3 and Anki. They are repeated here because the checkpoint stores them: a
# new release of the library must not silently change the memory.
WEIGHTS: Weights = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
DEFAULT_RETENTION = 0.9
# The share of new questions in a session until the deck is seen: docs/scheduling.md.
DEFAULT_NEW_SHARE = 0.2
LEAST_RETENTION, MOST_RETENTION = 0.7, 0.97
LONGEST_DAYS = 36_500
# Anki calls a question with so many lapses a leech.
LEECH_LAPSES = 8
# Anki calls a card with an interval of three weeks mature; here it is known.
KNOWN_DAYS = 21
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
# The fuzz: from how many days, to how many, an interval may change by which part of it (py-fsrs and Anki).
_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float(LONGEST_DAYS), 0.05))


class Trace(NamedTuple):
    """The memory of a question: stability in days, difficulty from 1 to 10."""

    stability: float
    difficulty: float


def model(weights: Weights = WEIGHTS) -> dict[str, object]:
    """Return the name and the weights of the model, as the checkpoint stores them."""
    return {"name": "FSRS-6", "weights": list(weights)}


def weight_bounds() -> list[tuple[float, float]]:
    """Return the least and the greatest value of each weight."""
    from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

    return list(zip(LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True))


def are_weights(values: Sequence[float]) -> bool:
    """Return whether values are weights that the model can have."""
    bounds = weight_bounds()
    return len(values) == len(bounds) and all(
        low <= value <= high for value, (low, high) in zip(values, bounds, strict=True)
    )


def rating(credit: float, hints: int, *, guessed: bool = False) -> Rating:
    """Return the rating of a graded reply: a guess, or under half credit, Again; full, without help, Good; else Hard."""
    if credit < 0.5 or guessed:
        return AGAIN
    return HARD if credit < 1 or hints else GOOD


# Plans and simulations ask for the same few reviews many thousand times.
@lru_cache(1 << 17)
def review(before: Trace | None, elapsed_days: int, given: Rating, weights: Weights = WEIGHTS) -> Trace:
    """Return the trace after a review, so many study days after the last one; `before` is None for the first review."""
    from fsrs import Card, State
    from fsrs import Rating as LibraryRating

    now = _EPOCH + timedelta(days=min(max(elapsed_days, 0), LONGEST_DAYS))
    # Without an id, the library sleeps a millisecond to make ids differ.
    card = Card(card_id=0, due=now)
    if before is not None:
        card = Card(0, State.Review, None, before.stability, before.difficulty, _EPOCH, _EPOCH)
    after, _ = loaded_model(weights).review_card(card, LibraryRating(given), now)
    if after.stability is None or after.difficulty is None:
        raise AssertionError("a reviewed card has a stability and a difficulty")
    return Trace(after.stability, after.difficulty)


def recall(elapsed_days: int, stability: float, weights: Weights = WEIGHTS) -> float:
    """Return how likely it is that a question is recalled so many study days after its last review.

    FSRS-6: R = (1 + factor * t / S) ** decay, decay = -w20, factor = 0.9 ** (1 / decay) - 1.
    """
    decay, factor = _curve(weights)
    share: float = (1 + factor * max(elapsed_days, 0) / max(stability, 0.001)) ** decay
    return share


def interval(stability: float, retention: float, weights: Weights = WEIGHTS) -> int:
    """Return the whole days after which recall has fallen to `retention`, at least 1.

    FSRS-6: I = S / factor * (retention ** (1 / decay) - 1), with decay and factor as in `recall`.
    """
    decay, factor = _curve(weights)
    days: float = stability / factor * (bounded(retention) ** (1 / decay) - 1)
    return min(max(round(days), 1), LONGEST_DAYS)


def due_day(last: date, stability: float, retention: float, question: str, weights: Weights = WEIGHTS) -> date:
    """Return the study day on which a question is due. Fuzz spreads questions that were learned together."""
    days = _fuzzed(interval(stability, retention, weights), f"{question}:{last.isoformat()}")
    return date.fromordinal(min(last.toordinal() + days, date.max.toordinal()))


def bounded(retention: float) -> float:
    """Return a desired retention, limited to 0.7 to 0.97."""
    return min(max(retention, LEAST_RETENTION), MOST_RETENTION)


@cache
def _curve(weights: Weights) -> tuple[float, float]:
    """Return the decay and the factor of the forgetting curve."""
    decay = -weights[20]
    return decay, 0.9 ** (1 / decay) - 1


@cache
def loaded_model(weights: Weights = WEIGHTS) -> "Scheduler":
    """Import the library, once, and return its scheduler with these weights."""
    from fsrs import Scheduler

    return Scheduler(weights, DEFAULT_RETENTION, (), (), LONGEST_DAYS, enable_fuzzing=False)


def _fuzzed(days: int, seed: str) -> int:
    """Change an interval by a few days, always the same for the same question and day."""
    if days < 2.5:
        return days
    delta = 1.0 + sum(part * max(min(days, end) - start, 0.0) for start, end, part in _FUZZ)
    least = max(2, round(days - delta))
    most = min(round(days + delta), LONGEST_DAYS)
    chance = crc32(seed.encode("utf-8", "surrogatepass")) / 2**32
    return min(least + int(chance * (most - least + 1)), most)
