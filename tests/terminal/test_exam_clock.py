"""What the clock of an exam shows."""

import time

import pytest

from quizkit.terminal.keys.clock import Clock


def at(patch: pytest.MonkeyPatch, ticks: float) -> None:
    patch.setattr(time, "monotonic", lambda: ticks)


@pytest.mark.parametrize(
    ("passed", "shown"),
    [
        (0, "20 min left"),
        (1, "20 min left"),
        (60, "19 min left"),
        (60.5, "19 min left"),
        (1139, "2 min left"),
        (1140, "1 min left"),
        (1199.5, "1 s left"),
        (1200, "0 s left"),
        (5000, "0 s left"),
    ],
)
def test_it_counts_whole_minutes_and_seconds_in_the_last_one(
    monkeypatch: pytest.MonkeyPatch, passed: float, shown: str
) -> None:
    # From this moment on, 1200 seconds are a little more than 1200 in floating point.
    begun = 1234.56789
    at(monkeypatch, begun)
    clock = Clock(1200)

    at(monkeypatch, begun + passed)

    assert clock.text() == shown
