"""Measures the time that a student spends: a long time without a key does not count in full."""

from collections.abc import Callable
from datetime import datetime


class Stopwatch:
    """Between two laps at most `idle` seconds count, and none if the clock was set back."""

    def __init__(self, clock: Callable[[], datetime], idle: float) -> None:
        self._clock = clock
        self._idle = idle
        self._total = 0.0
        self.at = clock()

    def lap(self) -> float:
        """Return the seconds since the last lap, as they count. The next lap begins `at` this moment."""
        now = self._clock()
        seconds = self._since(now)
        self._total += seconds
        self.at = now
        return seconds

    def total(self) -> float:
        """Return the seconds of all laps, and of the one that runs."""
        return self._total + self._since(self._clock())

    def _since(self, now: datetime) -> float:
        return min(max(0.0, (now - self.at).total_seconds()), self._idle)
