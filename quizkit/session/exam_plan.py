"""The plan for an exam: what is asked on each day until then, and what score to expect. Pure functions.

New questions are asked within the first 60 % of the days. Until the last two days, a question is asked again once its
predicted recall is five points under what is desired, because a last pass follows: over two days everything that may be
forgotten by the exam is asked once more, the weakest last. docs/scheduling.md shows what this gains in simulations.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import islice
from math import ceil, exp, floor, sqrt
from random import Random
from typing import NamedTuple

from quizkit.questions.shapes import AGAIN, GOOD, HARD, Rating
from quizkit.scheduling import Trace, Weights, recall, review
from quizkit.session.learning import RIGHTS
from quizkit.session.plan import Candidate, Memory, active_on, group_of, mixed_in
from quizkit.session.turns import MOST_RETURNS

_NEW_WITHIN = 0.6
_LAST_PASS_DAYS = 2
# Questions with at least this predicted recall on the day of the exam are not asked in the last pass.
_SURE = 0.97
# How much lower than the desired retention recall may fall before the last pass.
_SLACK = 0.05
# Nine in ten results are within this many standard deviations.
_NINE_IN_TEN = 1.645
# This many simulated questions are enough: the mean is exact to about a point.
_SIMULATED = 1200


class ExamPlan(NamedTuple):
    """A plan: the day on which it was made, the day of the exam, and the desired retention of the deck.

    Nothing is asked on `off` days.
    """

    begun: date
    day: date
    retention: float
    weights: Weights
    off: frozenset[date] = frozenset()

    def days(self, begin: date, end: date) -> int:
        """Return how many days of study there are from `begin` on, before `end`."""
        return max((end - begin).days, 0) - sum(begin <= day < end for day in self.off)


class Student(NamedTuple):
    """How often a student is right: when a question is new, and when one is asked again in the session.

    If the student learns new questions, they are choices first, of which `learned_right` are right, and are asked until
    they were right twice. What the model predicts to be recalled is recalled to the power of `forgets`, which is above 1
    for a student who forgets faster. `first_right` is measured on `firsts` replies, `repeat_right` on `repeats`, and the
    logarithm of `forgets` has a standard deviation of `unsure`; each is certain if that is 0.
    """

    first_right: float
    repeat_right: float
    learned_right: float | None = None
    forgets: float = 1.0
    firsts: int = 0
    repeats: int = 0
    unsure: float = 0.0

    def drawn(self, deviations: float, random: Random) -> "Student":
        """Return one of the students that the measurements allow, this many standard deviations off in how fast it forgets.

        A share p of n replies is drawn from Beta(n p, n (1 - p)); `forgets` is log-normal.
        """
        return self._replace(
            first_right=_drawn(self.first_right, self.firsts, random),
            repeat_right=_drawn(self.repeat_right, self.repeats, random),
            forgets=self.forgets * exp(self.unsure * deviations),
        )


def _drawn(share: float, replies: int, random: Random) -> float:
    return random.betavariate(replies * share, replies * (1 - share)) if replies else share


class Today(NamedTuple):
    """The questions of a day: `known` ones in order, and `new` ones in the deck's order."""

    known: list[Candidate]
    new: list[Candidate]

    def queue(self, count: int | None) -> list[Candidate]:
        """Return at most `count` of the questions, of both kinds in proportion."""
        known, new = self.known, self.new
        total = len(known) + len(new)
        if count is not None and count < total:
            share = min(len(new), ceil(count * len(new) / total))
            known, new = known[: count - share], new[:share]
        return mixed_in([*known, *new])


class Forecast(NamedTuple):
    """What to expect of a plan.

    `score` is the share of the deck that is right on the day, between `low` and `high` in about nine of ten cases.
    `replies` are those of a day of study, repeats included, and `most` those of the busiest day.
    """

    score: float
    low: float
    high: float
    replies: float
    most: float


def questions_today(
    pool: Iterable[Candidate],
    today: date,
    plan: ExamPlan,
    new_today: int = 0,
    whole: Sequence[Candidate] | None = None,
) -> Today:
    """Return the questions of the rest of a day, after `new_today` new questions. `whole` is the deck of the pool."""
    pool = list(pool)
    active = active_on(pool, today)
    left = (plan.day - today).days
    new = [c for c in active if c.memory.last is None]
    known = [c for c in active if c.memory.last is not None and c.memory.last < today]
    of_today = len(active) - len(new) - len(known) - new_today
    most_known = len(known)
    if left <= _LAST_PASS_DAYS:
        known = _last_pass(known, plan)
        most_known = max(0, ceil((len(known) + of_today) / max(left, 1)) - of_today)
    else:
        known = sorted((c for c in known if _is_due(c, today, plan)), key=lambda c: _recall(c, today, plan))
    most_new = new_left(len(new), new_today, today, plan)
    fits = _apart(pool if whole is None else whole, today, plan)
    if _window(today, plan) > 1:
        return Today([*islice(filter(fits, known), most_known)], [*islice(filter(fits, new), most_new)])
    # From the last day for new ones on, they come before those of their group that are missed again and again.
    chosen = [*islice(filter(fits, new), most_new)]
    return Today([*islice(filter(fits, known), most_known)], chosen)


def new_left(unseen: int, new_today: int, today: date, plan: ExamPlan) -> int:
    """Return how many of the unseen questions are asked on the rest of a day, after `new_today` new ones."""
    return max(0, ceil((unseen + new_today) / _days_for_new(today, plan)) - new_today)


def _last_pass(known: Sequence[Candidate], plan: ExamPlan) -> list[Candidate]:
    """Return what may be forgotten by the exam and was not right in the last pass yet, the weakest last."""
    begin = plan.day - timedelta(_LAST_PASS_DAYS)
    unsure = [
        candidate
        for candidate in known
        if candidate.memory.last is not None
        and (candidate.memory.last < begin or candidate.memory.missed)
        and _recall(candidate, plan.day, plan) < _SURE
    ]
    return sorted(unsure, key=lambda c: _recall(c, plan.day, plan), reverse=True)


def _is_due(candidate: Candidate, today: date, plan: ExamPlan) -> bool:
    return _recall(candidate, today, plan) <= plan.retention - _SLACK


def _recall(candidate: Candidate, day: date, plan: ExamPlan) -> float:
    memory = candidate.memory
    return 0.0 if memory.last is None else recall((day - memory.last).days, memory.stability, plan.weights)


def _days_for_new(today: date, plan: ExamPlan) -> int:
    """Return over how many days the unseen questions are spread: what is left of 60 %, else of what the last pass leaves."""
    window = _window(today, plan)
    return max(window if window > 0 else plan.days(today, plan.day) - _LAST_PASS_DAYS, 1)


def _window(today: date, plan: ExamPlan) -> int:
    """Return how many days of those for new questions are left."""
    return ceil(_NEW_WITHIN * plan.days(plan.begun, plan.day)) - plan.days(plan.begun, today)


def _apart(whole: Sequence[Candidate], today: date, plan: ExamPlan) -> Callable[[Candidate], bool]:
    """Return what says of one question after another whether its group has a share left today.

    That is one question a day, and more only if a group has more questions than there are days.
    """
    sizes = Counter(group_of(c) for c in active_on(whole, today))
    asked = Counter(group_of(c) for c in whole if c.memory.is_of(today))
    is_last = (plan.day - today).days <= _LAST_PASS_DAYS
    days = _LAST_PASS_DAYS if is_last else max(plan.days(plan.begun, plan.day) - _LAST_PASS_DAYS, 1)

    def fits(candidate: Candidate) -> bool:
        group = group_of(candidate)
        has_share = not group[1] or candidate.memory.is_of(today) or asked[group] < ceil(sizes[group] / days)
        asked[group] += has_share and not candidate.memory.is_of(today)
        return has_share

    return fits


def forecast(
    pool: Iterable[Candidate],
    today: date,
    plan: ExamPlan,
    student: Student,
    *,
    new_today: int = 0,
    count: int | None = None,
    missed: float = 0.0,
    runs: int = 40,
) -> Forecast:
    """Simulate the rest of the days many times, with `count` questions a day, and a share of the days `missed`.

    A large deck needs fewer `runs`. Each has a student of its own, which the measurements allow, so the range
    is the mean ± 1.645 √(variance between the runs + mean variance by luck within a run), in whole percent, rounded
    outwards. How fast the students forget is at evenly spaced quantiles, so that a few runs have the whole spread.
    """
    active = [candidate for candidate in pool if not candidate.memory.suspended]
    runs = min(max(_SIMULATED // max(len(active), 1), 4), runs)
    simulated = [
        _Simulation(active, student, plan.weights, seed, deviations) for seed, deviations in enumerate(_normal(runs))
    ]
    for simulation in simulated:
        simulation.practise(today, plan, new_today, count, missed)
    scores = [simulation.score(plan.day) for simulation in simulated]
    mean = sum(score for score, _ in scores) / runs
    between = sum((score - mean) ** 2 for score, _ in scores) / max(runs - 1, 1)
    spread = _NINE_IN_TEN * sqrt(between + sum(luck for _, luck in scores) / runs)
    days = [replies for simulation in simulated for replies in simulation.replies]
    most = sum(max(simulation.replies, default=0) for simulation in simulated) / runs
    low, high = max(floor(100 * (mean - spread)), 0) / 100, min(ceil(100 * (mean + spread)), 100) / 100
    return Forecast(mean, low, high, sum(days) / max(len(days), 1), most)


def _normal(runs: int) -> list[float]:
    """Return this many evenly spaced quantiles of the standard normal distribution."""
    from statistics import NormalDist  # slow to import, and `quiz start` needs it only for -n

    return [NormalDist().inv_cdf((run + 0.5) / runs) for run in range(runs)]


class _Simulation:
    """A student as the measurements allow, whose memory is as the model says."""

    def __init__(
        self, active: Sequence[Candidate], student: Student, weights: Weights, seed: int, deviations: float
    ) -> None:
        self.replies: list[int] = []
        self._pool = {candidate.named: candidate for candidate in active}
        self._weights = weights
        self._random = Random(seed)  # noqa: S311 - a simulated student
        self._student = student.drawn(deviations, self._random)

    def practise(self, today: date, plan: ExamPlan, new_today: int, count: int | None, missed: float) -> None:
        for ahead in range((plan.day - today).days):
            day = today + timedelta(ahead)
            if self._random.random() < missed or day in plan.off:
                continue
            queue = questions_today(self._pool.values(), day, plan, 0 if ahead else new_today).queue(count)
            self.replies.append(sum(self._answer(candidate, day) for candidate in queue))

    def score(self, day: date) -> tuple[float, float]:
        """Return the expected share of right replies, and its variance by luck alone."""
        shares = [self._recall(candidate.memory, day) for candidate in self._pool.values()]
        of = max(len(shares), 1)
        return sum(shares) / of, sum(share * (1 - share) for share in shares) / of**2

    def _recall(self, memory: Memory, day: date) -> float:
        if memory.last is None:
            return self._student.first_right
        share: float = recall((day - memory.last).days, memory.stability, self._weights) ** self._student.forgets
        return share

    def _answer(self, candidate: Candidate, day: date) -> int:
        """Answer a question and its repeats, and return how many replies that took."""
        memory = candidate.memory
        trace = Trace(memory.stability, memory.difficulty) if memory.last else None
        elapsed = (day - memory.last).days if memory.last else 0
        learned_right = self._student.learned_right
        is_learned = learned_right is not None and trace is None
        chance = self._recall(memory, day) if learned_right is None or trace else learned_right
        is_right = self._random.random() < chance
        right: Rating = HARD if is_learned else GOOD
        trace = review(trace, elapsed, right if is_right else AGAIN, self._weights)
        missed, replies, rights = not is_right, 1, int(is_right)
        while rights < (RIGHTS if is_learned else 1) and replies <= MOST_RETURNS:
            is_right, replies = self._random.random() < self._student.repeat_right, replies + 1
            trace, rights = review(trace, 0, GOOD if is_right else AGAIN, self._weights), rights + is_right
        after = memory._replace(last=day, stability=trace.stability, difficulty=trace.difficulty, missed=missed)
        self._pool[candidate.named] = candidate._replace(memory=after)
        return replies
