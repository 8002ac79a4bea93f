"""The clock of an exam by keys: quiet, in minutes, and in seconds only in the last one."""

import time
from math import ceil

from quizkit.base.terms import duration
from quizkit.questions.reply_grammar import Command


class Clock:
    """What is left of so many seconds from now on. Whether the time is over is for the exam to say."""

    # What an area gives when the time is up: the exam looks at its own clock then.
    over = Command("time")

    def __init__(self, seconds: int) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that are left, to the millisecond, 0 at least."""
        # Unrounded, 20 minutes that have just begun can be a little more than 20 minutes, shown as 21.
        return max(0.0, round(self._end - time.monotonic(), 3))

    def text(self) -> str:
        """Return what is left, as it is shown."""
        left = ceil(self.left())
        return f"{duration(left if left <= _MINUTE else _MINUTE * ceil(left / _MINUTE))} left"

    def seconds_until_change(self) -> float:
        """Return after how many seconds that is."""
        left = self.left()
        unit = 1 if left <= _MINUTE else _MINUTE
        return max(left - unit * (ceil(left / unit) - 1), _LEAST)


_MINUTE = 60
# Seconds: a clock that wakes a little too early does not wake again and again.
_LEAST = 0.02
