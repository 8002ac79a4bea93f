"""Simulated learners: their true memory, which the schedule does not know, and their replies."""

from random import Random
from typing import NamedTuple

from quizkit.questions.shapes import AGAIN, GOOD, Rating
from quizkit.scheduling import WEIGHTS, Trace, Weights, recall, review


class Kind(NamedTuple):
    """How learners of a kind remember: the weights of their memory."""

    name: str
    weights: Weights


def _changed(**weights: float) -> Weights:
    return tuple(weights.get(f"w{place}", weight) for place, weight in enumerate(WEIGHTS))


DEFAULT = Kind("default", WEIGHTS)
# Memories of half the stability, which grow less with each review.
FAST = Kind("forgets fast", _changed(w0=0.1, w1=0.6, w2=1.15, w3=4.0, w8=1.4))
# A set with a steeper curve, less harm in a lapse and stronger effects on one day.
OTHER = Kind("other weights", _changed(w0=0.5, w2=3.5, w8=1.6, w11=1.9, w17=0.8, w20=0.3))
KINDS = (DEFAULT, FAST, OTHER)
# How often a repeat right after the answer was shown is right.
REPEAT_RIGHT = 0.85


class Learner:
    """One learner, and what is in memory: a trace and the day of its last review for each question seen."""

    def __init__(self, kind: Kind, first_right: float, seed: int) -> None:
        """`first_right` is the share of questions that are right when they are first seen."""
        self.kind = kind
        self.first_right = first_right
        self._random = Random(seed)
        self._memory: dict[str, tuple[Trace, int]] = {}

    def tries(self, question: str, day: int) -> list[bool]:
        """Answer a question and its repeats; return which tries are right."""
        replies = [self._random.random() < self.recalls(question, day)]
        self._learn(question, day, replies[0])
        while not replies[-1] and len(replies) < 4:
            replies.append(self._random.random() < REPEAT_RIGHT)
            self._learn(question, day, replies[-1])
        return replies

    def recalls(self, question: str, day: int) -> float:
        """Return how likely a right reply is."""
        if question not in self._memory:
            return self.first_right
        trace, last = self._memory[question]
        return recall(day - last, trace.stability, self.kind.weights)

    def _learn(self, question: str, day: int, right: bool) -> None:
        trace, last = self._memory.get(question, (None, day))
        rating: Rating = GOOD if right else AGAIN
        self._memory[question] = review(trace, day - last, rating, self.kind.weights), day
