"""The clock of an exam in key mode: the time left in minutes, and in seconds during the last minute."""

import time
from math import ceil

from quizkit.base.terms import duration
from quizkit.questions.reply_grammar import Command


class Clock:
    """Counts down from a number of seconds. The exam itself decides whether the time is up."""

    # The result of the area when the time is up: the exam then checks its own clock.
    over = Command("time")

    def __init__(self, seconds: int) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds left, rounded to milliseconds, at least 0."""
        # Unrounded, a clock of 20 minutes can start slightly above 20 minutes, which would show as 21.
        return max(0.0, round(self._end - time.monotonic(), 3))

    def text(self) -> str:
        """Return the time left as text."""
        left = ceil(self.left())
        return f"{duration(left if left <= _MINUTE else _MINUTE * ceil(left / _MINUTE))} left"

    def seconds_until_change(self) -> float:
        """Return the seconds until the text changes."""
        left = self.left()
        unit = 1 if left <= _MINUTE else _MINUTE
        return max(left - unit * (ceil(left / unit) - 1), _LEAST)


_MINUTE = 60
# The shortest wait in seconds, so that a clock that wakes slightly early does not wake repeatedly.
_LEAST = 0.02
