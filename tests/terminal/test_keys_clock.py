"""The clock of an exam by keys: what it says, and when it says something else."""

from types import SimpleNamespace

import pytest

from quizkit.terminal.keys.clock import Clock


@pytest.mark.parametrize(
    ("limit", "passed", "told", "until"),
    [
        (1200, 0.0, "20 min left", 60.0),
        (1200, 0.5, "20 min left", 59.5),
        (1200, 59.5, "20 min left", 0.5),
        (1200, 60.0, "19 min left", 60.0),
        (1200, 1139.0, "2 min left", 1.0),
        (1200, 1140.0, "1 min left", 1.0),
        (1200, 1140.25, "1 min left", 0.75),
        (1200, 1141.0, "59 s left", 1.0),
        (1200, 1190.0, "10 s left", 1.0),
        (1200, 1198.5, "2 s left", 0.5),
        (1200, 1199.99, "1 s left", 0.02),
        (1200, 1300.0, "0 s left", 1.0),
    ],
)
def test_minutes_then_seconds(
    limit: int, passed: float, told: str, until: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr("quizkit.terminal.keys.clock.time", SimpleNamespace(monotonic=lambda: now[0]))
    left = Clock(limit)
    now[0] += passed

    assert (left.text(), round(left.seconds_until_change(), 3)) == (told, until)
