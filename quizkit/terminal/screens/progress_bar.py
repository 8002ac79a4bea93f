"""Shows the progress of work that takes longer than half a second."""

import time
from typing import Self

from quizkit.terminal.theme import Screen

_PATIENCE = 0.5
_WIDTH = 30


class ProgressBar:
    """A bar on one line that appears after half a second. On a plain screen it is one line of words."""

    def __init__(self, screen: Screen, what: str) -> None:
        self._screen = screen
        self._what = what
        self._started = time.monotonic()
        self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._erase()

    def update(self, share: float) -> None:
        """Set the share that is done, from 0 to 1. What is done is no longer shown."""
        if share == 1:
            self._erase()
            return
        done = round(_WIDTH * share)
        self._show(f"{'━' * done}{'─' * (_WIDTH - done)} {share:4.0%}")

    def count(self, number: int) -> None:
        """Set how many questions are done, where nobody knows how many there are."""
        if number % 100 == 0:
            self._show(f"· {number:,} questions")

    def _show(self, state: str) -> None:
        if time.monotonic() - self._started < _PATIENCE:
            return
        if not self._screen.plain:
            self._draw(f"{self._what} {state}", end="")
        elif not self._shown:
            self._screen.show(f"{self._what} …")
        self._shown = True

    def _erase(self) -> None:
        if self._shown and not self._screen.plain:
            self._draw(" " * (_WIDTH + len(self._what) + 8), end="\r")
            self._shown = False

    def _draw(self, text: str, end: str) -> None:
        self._screen.console.file.write(f"\r{text}{end}")
        self._screen.console.file.flush()
