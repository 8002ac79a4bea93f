"""Schedules reviews with FSRS-6, in whole study days.

Memory has two parts (Ye et al., “A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition
Scheduling”, KDD 2022): stability, the days after which recall has fallen to 90 %, and difficulty, from 1 to 10.
The formulas are those of the library `fsrs` by its authors, digit for digit: a test compares them. They are repeated here
because a history may have a million reviews, and because a new release must not silently change the memory.
"""

from datetime import date
from functools import lru_cache
from math import e
from typing import NamedTuple
from zlib import crc32

from quizkit.questions.shapes import AGAIN, EASY, GOOD, HARD, Rating

# The defaults of FSRS-6, as in py-fsrs 6.3 and Anki. The checkpoint stores them: another model rebuilds it.
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
_LEAST_STABILITY = 0.001
# The fuzz: from how many days, to how many, an interval may change by which part of it (py-fsrs and Anki).
_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float(LONGEST_DAYS), 0.05))


def _first_difficulty(given: Rating) -> float:
    difficulty: float = WEIGHTS[4] - e ** (WEIGHTS[5] * (given - 1)) + 1
    return difficulty


# What `review` needs of the weights, by their numbers in FSRS-6.
_W6, _W7, _W9, _W10, _W11, _W12, _W13, _W14, _W19 = (WEIGHTS[n] for n in (6, 7, 9, 10, 11, 12, 13, 14, 19))
_SAME_DAY: dict[Rating, float] = {n: e ** (WEIGHTS[17] * (n - 3 + WEIGHTS[18])) for n in (AGAIN, HARD, GOOD, EASY)}
_BONUS: dict[Rating, float] = {HARD: WEIGHTS[15], GOOD: 1, EASY: WEIGHTS[16]}
_RECALL = e ** WEIGHTS[8]
_LAPSE = e ** (WEIGHTS[17] * WEIGHTS[18])
_EASIEST = _W7 * _first_difficulty(EASY)


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
    if before is None:
        return Trace(WEIGHTS[given - 1], min(max(_first_difficulty(given), 1.0), 10.0))
    stability, difficulty = before
    if elapsed_days < 1:
        factor = _SAME_DAY[given] * stability**-_W19
        after = stability * (factor if given == AGAIN else max(factor, 1.0))
    else:
        lost = 1 - (1 + _FACTOR * min(elapsed_days, LONGEST_DAYS) / stability) ** _DECAY
        if given == AGAIN:
            after = _W11 * difficulty**-_W12 * ((stability + 1) ** _W13 - 1) * e ** (lost * _W14)
            after = min(after, stability / _LAPSE)
        else:
            growth = _RECALL * (11 - difficulty) * stability**-_W9 * (e ** (lost * _W10) - 1) * _BONUS[given]
            after = stability * (1 + growth)
    harder = _EASIEST + (1 - _W7) * (difficulty + (10.0 - difficulty) * -(_W6 * (given - 3)) / 9.0)
    return Trace(max(after, _LEAST_STABILITY), min(max(harder, 1.0), 10.0))


def recall(elapsed_days: int, stability: float) -> float:
    """Return how likely it is that a question is recalled so many study days after its last review."""
    share: float = (1 + _FACTOR * max(elapsed_days, 0) / max(stability, 0.001)) ** _DECAY
    return share


def interval(stability: float, retention: float) -> int:
    """Return the whole days after which recall has fallen to `retention`, at least 1.

    FSRS-6: I = S / factor * (retention ** (1 / decay) - 1), decay = -w20, factor = 0.9 ** (1 / decay) - 1.
    """
    days: float = stability / _FACTOR * _share_of_factor(retention)
    return min(max(round(days), 1), LONGEST_DAYS)


@lru_cache(maxsize=64)
def _share_of_factor(retention: float) -> float:
    share: float = bounded(retention) ** (1 / _DECAY) - 1
    return share


def due_day(last: date, stability: float, retention: float, question: str) -> date:
    """Return the study day on which a question is due. Fuzz spreads questions that were learned together."""
    days = _fuzzed(interval(stability, retention), f"{question}:{last.isoformat()}")
    return date.fromordinal(min(last.toordinal() + days, date.max.toordinal()))


def bounded(retention: float) -> float:
    """Return a desired retention, limited to 0.7 to 0.97."""
    return min(max(retention, LEAST_RETENTION), MOST_RETENTION)


def _fuzzed(days: int, seed: str) -> int:
    """Change an interval by a few days, always the same for the same question and day."""
    if days < 2.5:
        return days
    least, most = _fuzz_range(days)
    chance = crc32(seed.encode("utf-8", "surrogatepass")) / 2**32
    return min(least + int(chance * (most - least + 1)), most)


@lru_cache(maxsize=4096)
def _fuzz_range(days: int) -> tuple[int, int]:
    delta = 1.0 + sum(part * max(min(days, end) - start, 0.0) for start, end, part in _FUZZ)
    return max(2, round(days - delta)), min(round(days + delta), LONGEST_DAYS)
