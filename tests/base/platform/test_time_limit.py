"""Lines that are typed within a time limit: an alarm looks at the clocks, or keys are polled on Windows."""

import os
import signal

import pytest

from quizkit.base.platform.system import System
from quizkit.base.platform.time_limit import Interrupted, TimeIsUp, read_typed_line, time_limit
from tests.windows import not_on_windows


class Keys:
    """Keys that are pressed one after the other, each after a pause of so many looks."""

    def __init__(self, pressed: str, pause: int = 0) -> None:
        self._pressed, self._pause = list(pressed), pause
        self._looks = 0

    def kbhit(self) -> bool:
        self._looks += 1
        return bool(self._pressed) and self._looks % (self._pause + 1) == 0

    def getwch(self) -> str:
        return self._pressed.pop(0)


class Terminal:
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Terminal())


def typed(pressed: str, *, pause: int = 0, seconds: float = 10) -> tuple[str, str]:
    """Return the line that is read on Windows, and what is shown of it; a poll takes a second."""
    left, shown, keys = [seconds], list[str](), Keys(pressed, pause)

    def wait(_: float) -> None:
        left[0] -= 1

    with time_limit(lambda: max(left[0], 0), System.WINDOWS):
        line = read_typed_line("> ", lambda: keys, shown.append, wait)
    return line, "".join(shown)


@pytest.mark.parametrize(
    ("pressed", "line", "shown"),
    [
        ("abc\r", "abc", "> abc\n"),
        ("ü \r", "ü ", "> ü \n"),
        ("\b\bab\bc\r", "ac", "> ab\b \bc\n"),
        ("a\xe0H\x00;b\t\x1b\r", "ab", "> ab\n"),
        ("a\x1ab\r", "ab", "> ab\n"),
    ],
)
def test_a_line_is_read_key_by_key(pressed: str, line: str, shown: str) -> None:
    assert typed(pressed) == (line, shown)


def test_the_time_ends_a_line_that_is_not_entered_and_says_what_was_typed() -> None:
    with pytest.raises(TimeIsUp) as end:
        typed("abcdef\r", pause=2, seconds=7)
    assert end.value.typed == "abc"
    assert typed("abc\r", pause=2, seconds=9)[0] == "abc"


def test_ctrl_c_says_what_was_typed() -> None:
    with pytest.raises(Interrupted) as end:
        typed("abc\bd\x03")
    assert end.value.typed == "abd"


@pytest.mark.parametrize(("pressed", "error"), [("ab\x03", Interrupted), ("\x1a", EOFError)])
def test_what_ends_a_line_otherwise(pressed: str, error: type[BaseException]) -> None:
    with pytest.raises(error):
        typed(pressed)


def test_without_a_limit_the_system_reads_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda prompt: f"{prompt}line")
    for system in (System.WINDOWS, System.POSIX):
        with time_limit(lambda: None, system):
            assert read_typed_line("> ") == "> line"
    with pytest.raises(TimeIsUp):
        typed("")
    assert read_typed_line("> ") == "> line"


@pytest.fixture(name="alarms")
def _alarms(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, ...]]:
    """Return what timers are set; a test rings itself."""
    timers: list[tuple[float, ...]] = []
    monkeypatch.setattr("signal.setitimer", lambda _which, *seconds: timers.append(seconds))
    return timers


@not_on_windows("there is no alarm")
def test_an_alarm_looks_at_the_clocks_each_second(alarms: list[tuple[float, ...]]) -> None:
    left, before = [1200.0], signal.getsignal(signal.SIGALRM)

    def ring_with(*seconds: float) -> None:
        with time_limit(lambda: left[0], System.POSIX):
            for left[0] in seconds:
                os.kill(os.getpid(), signal.SIGALRM)

    ring_with(1199, 600, 1)
    with pytest.raises(TimeIsUp):
        ring_with(1, 0, 0)
    assert alarms == [(1.0, 1.0), (0,)] * 2
    assert signal.getsignal(signal.SIGALRM) == before
