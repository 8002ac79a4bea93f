"""Schedules reviews with FSRS-6, in whole study days. The only module that imports the library `fsrs`.

Memory has two parts (Ye et al., “A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition
Scheduling”, KDD 2022): stability, the days after which recall has fallen to 90 %, and difficulty, from 1 to 10.
"""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from quizkit.questions.shapes import AGAIN, GOOD, HARD, Rating

if TYPE_CHECKING:
    from fsrs import Scheduler

# The defaults of FSRS-6, as in py-fsrs 6.3 and Anki. They are repeated here because the checkpoint stores them: a
# new release of the library must not silently change the memory.
WEIGHTS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
# The two constants of the forgetting curve, from the last weight: R = (1 + factor * t / S) ** decay.
_DECAY = -WEIGHTS[20]
_FACTOR: float = 0.9 ** (1 / _DECAY) - 1
DEFAULT_RETENTION = 0.9
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


def model() -> dict[str, object]:
    """Return the name and the weights of the model, as the checkpoint stores them."""
    return {"name": "FSRS-6", "weights": list(WEIGHTS)}


def rating(credit: float, hints: int, *, guessed: bool = False) -> Rating:
    """Return the rating of a graded reply: under half credit Again; full, without help or luck, Good; else Hard."""
    if credit < 0.5:
        return AGAIN
    return HARD if credit < 1 or hints or guessed else GOOD


def review(before: Trace | None, elapsed_days: int, given: Rating) -> Trace:
    """Return the trace after a review, so many study days after the last one; `before` is None for the first review."""
    from fsrs import Card, State
    from fsrs import Rating as LibraryRating

    now = _EPOCH + timedelta(days=min(max(elapsed_days, 0), LONGEST_DAYS))
    # Without an id, the library sleeps a millisecond to make ids differ.
    card = Card(card_id=0, due=now)
    if before is not None:
        card = Card(0, State.Review, None, before.stability, before.difficulty, _EPOCH, _EPOCH)
    after, _ = loaded_model().review_card(card, LibraryRating(given), now)
    if after.stability is None or after.difficulty is None:
        raise AssertionError("a reviewed card has a stability and a difficulty")
    return Trace(after.stability, after.difficulty)


def recall(elapsed_days: int, stability: float) -> float:
    """Return how likely it is that a question is recalled so many study days after its last review."""
    share: float = (1 + _FACTOR * max(elapsed_days, 0) / max(stability, 0.001)) ** _DECAY
    return share


def interval(stability: float, retention: float) -> int:
    """Return the whole days after which recall has fallen to `retention`, at least 1.

    FSRS-6: I = S / factor * (retention ** (1 / decay) - 1), decay = -w20, factor = 0.9 ** (1 / decay) - 1.
    """
    days: float = stability / _FACTOR * (bounded(retention) ** (1 / _DECAY) - 1)
    return min(max(round(days), 1), LONGEST_DAYS)


def due_day(last: date, stability: float, retention: float, question: str) -> date:
    """Return the study day on which a question is due. Fuzz spreads questions that were learned together."""
    days = _fuzzed(interval(stability, retention), f"{question}:{last.isoformat()}")
    return date.fromordinal(min(last.toordinal() + days, date.max.toordinal()))


def bounded(retention: float) -> float:
    """Return a desired retention, limited to 0.7 to 0.97."""
    return min(max(retention, LEAST_RETENTION), MOST_RETENTION)


@cache
def loaded_model() -> "Scheduler":
    """Import the library, once, and return its scheduler."""
    from fsrs import Scheduler

    return Scheduler(WEIGHTS, DEFAULT_RETENTION, (), (), LONGEST_DAYS, enable_fuzzing=False)


def _fuzzed(days: int, seed: str) -> int:
    """Change an interval by a few days, always the same for the same question and day."""
    if days < 2.5:
        return days
    delta = 1.0 + sum(part * max(min(days, end) - start, 0.0) for start, end, part in _FUZZ)
    least = max(2, round(days - delta))
    most = min(round(days + delta), LONGEST_DAYS)
    chance = crc32(seed.encode("utf-8", "surrogatepass")) / 2**32
    return min(least + int(chance * (most - least + 1)), most)
