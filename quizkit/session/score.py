"""The score of a session: the points of the first replies."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby

from quizkit.base.values import Value
from quizkit.session.attempt import Attempt


class Tally(Value):
    """Points earned, and points that could be earned."""

    points: Decimal
    of: Decimal

    @property
    def percent(self) -> float | None:
        """Percent of the points, to a tenth; None where no points could be earned."""
        return round(float(100 * self.points / self.of), 1) if self.of else None


class Score(Value):
    """The score of the first replies. `streak` is the longest run of right ones."""

    total: Tally
    by_tag: dict[str, Tally]
    streak: int
    missed: tuple[Attempt, ...]


def score(attempts: Iterable[Attempt]) -> Score:
    """Score the attempts of a session, in their order."""
    first = [attempt for attempt in attempts if attempt.tries == 1]
    tagged: dict[str, list[Attempt]] = {}
    for attempt in first:
        for tag in dict.fromkeys(attempt.question.common.tags):
            tagged.setdefault(tag, []).append(attempt)
    by_tag = {tag: tally(attempts_of_tag) for tag, attempts_of_tag in tagged.items()}
    return Score(
        tally(first),
        {tag: sums for tag, sums in by_tag.items() if sums.of},
        _longest_run(first),
        tuple(attempt for attempt in first if attempt.missed),
    )


def tally(attempts: Sequence[Attempt]) -> Tally:
    """Return the points of some attempts."""
    points = sum((earned(attempt) for attempt in attempts), Decimal(0))
    return Tally(points, sum((attempt.question.common.points for attempt in attempts), Decimal(0)))


def earned(attempt: Attempt) -> Decimal:
    """Return the points that an attempt earned; partial credit is rounded to a hundredth of a point."""
    points = attempt.question.common.points
    return points if attempt.grade.credit == 1 else round(points * Decimal(attempt.grade.credit), 2)


def _longest_run(attempts: Iterable[Attempt]) -> int:
    runs = groupby(attempts, key=lambda attempt: attempt.missed)
    return max((len(list(run)) for missed, run in runs if not missed), default=0)
