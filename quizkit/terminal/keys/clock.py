"""The clock of an exam in key mode: the time left in minutes, and in seconds during the last minute."""

from collections.abc import Callable
from datetime import datetime
from math import ceil

from quizkit.base.terms import duration
from quizkit.questions.reply_grammar import Command

_MINUTE = 60
# The shortest wait in seconds, so that a clock that wakes slightly early does not wake repeatedly.
_LEAST = 0.02
# The longest one: a wait does not go on while a machine sleeps, which may be over the end of the exam.
_MOST = 1.0


class Clock:
    """Counts down from a number of seconds. The exam itself decides whether the time is up.

    The time that has passed is the larger of two: by the `wall` clock, which can be set back, and by `ticks`, which on
    most systems stop while the machine sleeps.
    """

    # The result of the area when the time is up: the exam then checks its own clock.
    over = Command("time")

    def __init__(self, seconds: int, wall: Callable[[], datetime], ticks: Callable[[], float]) -> None:
        self._seconds = seconds
        self._wall, self._ticks = wall, ticks
        self._begun = wall(), ticks()

    def left(self) -> float:
        """Return the seconds left, rounded to milliseconds, at least 0."""
        wall, ticks = self._begun
        passed = max((self._wall() - wall).total_seconds(), self._ticks() - ticks)
        # Unrounded, a clock of 20 minutes can start slightly above 20 minutes, which would show as 21.
        return max(0.0, round(self._seconds - passed, 3))

    def text(self) -> str:
        """Return the time left as text."""
        left = ceil(self.left())
        return f"{duration(left if left <= _MINUTE else _MINUTE * ceil(left / _MINUTE))} left"

    def seconds_until_look(self) -> float:
        """Return the seconds until the text changes, or until it is time to look at the clocks again."""
        left = self.left()
        unit = 1 if left <= _MINUTE else _MINUTE
        return min(max(left - unit * (ceil(left / unit) - 1), _LEAST), _MOST)
