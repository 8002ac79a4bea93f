"""Simulated learners: their true memory, which the schedule does not know, and their replies."""

from math import exp, log
from random import Random
from typing import NamedTuple, Protocol

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


class Replies(Protocol):
    """Who answers what is asked."""

    def tries(self, question: str, day: int) -> list[bool]:
        """Answer a question and its repeats; return which tries are right."""


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


# Pavlik & Anderson, “Practice and forgetting effects on vocabulary memory”, Cognitive Science 29, 2005: threshold, noise,
# the least decay, how much faster what is active decays, and how much slower time passes between sessions.
_THRESHOLD, _NOISE, _DECAY, _DECAY_OF_ACTIVE, _SLOWER = -0.704, 0.255, 0.177, 0.217, 0.025
_DAY, _TRY = 86_400 * _SLOWER, 60.0
# How much questions differ in activation.
_DIFFERENCE = 0.3


class ActR:
    """A learner whose memory is not that of FSRS: the activation of ACT-R, a sum over all tries, each with a decay of its own."""

    def __init__(self, first_right: float, seed: int) -> None:
        """`first_right` is the share of questions that are right when they are first seen."""
        self._first_right = first_right
        self._random = Random(seed)
        self._ease: dict[str, float] = {}
        self._tries: dict[str, list[tuple[float, float]]] = {}

    def tries(self, question: str, day: int) -> list[bool]:
        """Answer a question and its repeats; return which tries are right."""
        now, replies = day * _DAY, list[bool]()
        while len(replies) < 4 and not any(replies):
            strength = sum(max(now - at, 1.0) ** -decay for at, decay in self._tries.get(question, ()))
            replies.append(self._random.random() < self._chance(question, strength))
            self._tries.setdefault(question, []).append((now, _DECAY_OF_ACTIVE * strength + _DECAY))
            now += _TRY
        return replies

    def _chance(self, question: str, strength: float) -> float:
        if not strength:
            return self._first_right
        ease = self._ease.setdefault(question, self._random.gauss(0, _DIFFERENCE))
        activation = log(strength) + ease
        return 1 / (1 + exp((_THRESHOLD - activation) / _NOISE))
