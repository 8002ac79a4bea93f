"""What replies are worth as evidence: how well recall is predicted with and without them, in log loss."""

from collections.abc import Sequence
from datetime import date
from math import log
from random import Random

from quizkit.progress.records import Record
from quizkit.questions.shapes import AGAIN, GOOD, HARD, Rating
from quizkit.scheduling import Trace, recall, review
from tests.simulations import rules
from tests.simulations.learners import ActR, Kind, Learner
from tests.simulations.practice import Practice, deck_of, recorded

_FEW, _DAYS = 60, 90


def log_of(kind: Kind | None, students: int) -> list[Practice]:
    """Return the practice of some students of a kind, or of learners with the memory of ACT-R."""
    deck = deck_of(_FEW)
    learners = [Learner(kind, 0.3, seed) if kind else ActR(0.3, seed) for seed in range(students)]
    return [recorded(deck, learner, rules.mixed(10), _DAYS, seed=seed) for seed, learner in enumerate(learners)]


def losses(log: Sequence[Practice], *, repeats: bool) -> list[float]:
    """Return the log loss of each review on a later day, with the repeats of a session counted or left out."""
    return [loss for practice in log for loss in predicted(practice.records, repeats=repeats)[0]]


def predicted(records: Sequence[Record], *, repeats: bool) -> tuple[list[float], dict[str, Trace]]:
    """Return the log loss of each review on a later day, and what is predicted of each question at the end."""
    memory: dict[str, tuple[Trace, date]] = {}
    found = []
    for record in records:
        id, day, right = record["question"], date.fromisoformat(record["day"]), record["credit"] == 1
        before, last = memory.get(id, (None, day))
        if record["try"] == 1 and before is not None and day > last:
            found.append(_loss(recall((day - last).days, before.stability), right=right))
        if record["try"] == 1 or repeats:
            memory[id] = review(before, (day - last).days, GOOD if right else AGAIN), day
    return found, {id: trace for id, (trace, _) in memory.items()}


def _loss(predicted: float, *, right: bool) -> float:
    predicted = min(max(predicted, 1e-4), 1 - 1e-4)
    return -log(predicted if right else 1 - predicted)


def luck_loss(kind: Kind, choices: int, after_lapse: Rating, questions: int = 4000) -> float:
    """Return how well recall is predicted if a right choice on a day after a lapse is rated so, in mean log loss.

    The learner recalls, or picks one of the choices. What is predicted is recall, not luck: it is asked the next time.
    """
    random = Random(1)
    sums = [0.0, 0]
    for _ in range(questions):
        truth: Trace | None = None
        known: Trace | None = None
        elapsed, has_lapsed = 0, False
        for _ in range(6):
            recalls = random.random() < (0.3 if truth is None else recall(elapsed, truth.stability, kind.weights))
            if known is not None:
                sums[0] += _loss(recall(elapsed, known.stability), right=recalls)
                sums[1] += 1
            right = recalls or random.random() < 1 / choices
            truth = review(truth, elapsed, GOOD if recalls else AGAIN, kind.weights)
            rating = AGAIN if not right else after_lapse if has_lapsed and known is not None else GOOD
            known = review(known, elapsed, rating)
            has_lapsed = not right
            elapsed = max(1, round(known.stability))
    return sums[0] / sums[1]


RULES: dict[str, Rating] = {"Good": GOOD, "Hard": HARD, "Again": AGAIN}
