"""The clock of an exam by keys: what it says, when it looks again, and what a machine that sleeps does to it."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest import mock

import pytest

from quizkit.terminal.keys.clock import Clock
from quizkit.terminal.keys.keyboard import _tick


class Time:
    """A wall clock and a timer that a test moves."""

    def __init__(self) -> None:
        # From this moment on, 1200 seconds are a little more than 1200 in floating point.
        self.wall, self.ticks = datetime(2026, 3, 1, 12, tzinfo=UTC), 1234.56789

    def clock(self, seconds: int) -> Clock:
        return Clock(seconds, lambda: self.wall, lambda: self.ticks)

    def run(self, seconds: float) -> None:
        self.ticks += seconds
        self.sleep(seconds)

    def sleep(self, seconds: float) -> None:
        """The machine sleeps: its timer stops."""
        self.wall += timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("passed", "text", "look"),
    [
        (0.0, "20 min left", 1.0),
        (59.5, "20 min left", 0.5),
        (60.0, "19 min left", 1.0),
        (60.5, "19 min left", 1.0),
        (1139.0, "2 min left", 1.0),
        (1140.0, "1 min left", 1.0),
        (1140.25, "1 min left", 0.75),
        (1141.0, "59 s left", 1.0),
        (1190.0, "10 s left", 1.0),
        (1198.5, "2 s left", 0.5),
        (1199.99, "1 s left", 0.02),
        (1200, "0 s left", 1.0),
        (5000, "0 s left", 1.0),
    ],
)
def test_minutes_then_seconds(passed: float, text: str, look: float) -> None:
    time = Time()
    clock = time.clock(1200)
    time.run(passed)

    assert (clock.text(), round(clock.seconds_until_look(), 3)) == (text, look)


def test_a_machine_that_sleeps_and_a_clock_that_is_set_back_gain_no_time() -> None:
    time = Time()
    clock = time.clock(1200)
    time.sleep(600)
    assert clock.text() == "10 min left"
    time.run(60)
    assert clock.text() == "9 min left"

    time.sleep(-3600)
    time.ticks += 900
    assert clock.text() == "4 min left"


def test_the_time_is_up_as_soon_as_the_machine_wakes() -> None:
    time, app = Time(), mock.Mock()
    app.future.done.return_value = False
    waits: list[float] = []

    async def wait(seconds: float) -> None:
        waits.append(seconds)
        time.run(seconds)
        if len(waits) == 3:
            time.sleep(8 * 3600)

    asyncio.run(_tick(app, time.clock(1200), wait))

    assert waits == [1.0, 1.0, 1.0]
    app.exit.assert_called_once_with(result=Clock.over)


def test_it_is_drawn_when_its_text_changes() -> None:
    time, app = Time(), mock.Mock()
    texts: list[str] = []
    clock = time.clock(180)
    app.invalidate = lambda: texts.append(clock.text())

    async def wait(seconds: float) -> Any:
        time.run(seconds)

    asyncio.run(_tick(app, clock, wait))

    assert texts[:4] == ["2 min left", "1 min left", "59 s left", "58 s left"]
    assert len(texts) == 62
