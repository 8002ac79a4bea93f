"""Signals that end the program, and where none says that a terminal was resized."""

import asyncio
import signal
from collections.abc import Iterator

import pytest

from quizkit.base.errors import Stopped
from quizkit.base.platform.signals import between_steps, reports_resizes, stop_on_signals
from quizkit.base.platform.system import System
from tests.windows import not_on_windows

NAMES = ("SIGTERM", "SIGHUP", "SIGBREAK")
PRESENT = [name for name in NAMES if hasattr(signal, name)]


@pytest.fixture(autouse=True)
def _handlers() -> Iterator[None]:
    before = {name: signal.getsignal(getattr(signal, name)) for name in PRESENT}
    yield
    for name, handler in before.items():
        signal.signal(getattr(signal, name), handler)


@pytest.mark.parametrize("name", PRESENT)
def test_a_signal_is_an_exception_with_its_exit_code(name: str) -> None:
    number = getattr(signal, name)
    signal.signal(number, signal.SIG_DFL)
    stop_on_signals()
    with pytest.raises(Stopped) as stopped:
        signal.raise_signal(number)
    assert stopped.value.exit_code == 128 + number


def test_a_signal_that_the_parent_ignores_stays_ignored() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    stop_on_signals()
    signal.raise_signal(signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN


@not_on_windows("the event loop handles no signals")
def test_in_an_event_loop_a_signal_waits_for_the_next_step() -> None:
    stops: list[SystemExit] = []
    stop_on_signals()
    handler = signal.getsignal(signal.SIGTERM)

    async def step() -> None:
        begin()
        signal.raise_signal(signal.SIGTERM)
        assert stops == []
        while not stops:
            await asyncio.sleep(0)

    with between_steps(stops.append) as begin:
        asyncio.run(step())

    assert [type(stop) for stop in stops] == [Stopped]
    assert signal.getsignal(signal.SIGTERM) is handler


def test_only_windows_reports_no_resizes() -> None:
    assert [reports_resizes(system) for system in (System.POSIX, System.MACOS, System.WINDOWS)] == [True, True, False]
