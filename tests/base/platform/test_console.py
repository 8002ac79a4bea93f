"""The terminal's own echo and line editing, held back and given back."""

import io
import os
import select
import signal
import sys
from collections.abc import Iterator

import pytest

from quizkit.base.platform.console import Tty, discard_typeahead, read_key
from tests.windows import ON_WINDOWS

if ON_WINDOWS:
    pytest.skip("terminals of POSIX", allow_module_level=True)

import termios

BOTH = termios.ECHO | termios.ICANON


@pytest.fixture(name="terminal")
def _terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Return the other end of a terminal that stands in for standard input."""
    near, far = os.openpty()
    with os.fdopen(far) as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        yield near
    os.close(near)


def held() -> int:
    """Return which of echo and line editing the terminal does now."""
    flags = termios.tcgetattr(sys.stdin)[3]
    assert isinstance(flags, int)
    return flags & BOTH


@pytest.mark.usefixtures("terminal")
def test_echo_and_line_editing_are_off_until_they_are_given_back() -> None:
    tty = Tty()
    assert held() == BOTH
    tty.hush()
    tty.hush()
    assert held() == 0
    tty.restore()
    assert held() == BOTH


@pytest.mark.usefixtures("terminal")
def test_the_shell_finds_the_terminal_as_it_was_and_then_it_is_held_back_again(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[tuple[int, int, int]] = []
    monkeypatch.setattr("os.kill", lambda process, number: sent.append((process, number, held())))
    tty = Tty()
    tty.hush()
    tty.suspend()

    assert sent == [(0, signal.SIGTSTP, BOTH)]
    assert held() == 0
    tty.restore()


def test_early_keys_are_discarded(terminal: int) -> None:
    tty = Tty()
    tty.hush()
    os.write(terminal, b"abc")
    assert select.select([sys.stdin], [], [], 5)[0]
    discard_typeahead()
    assert not select.select([sys.stdin], [], [], 0)[0]
    tty.restore()


def test_input_that_is_no_terminal_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("abc"))
    tty = Tty()
    tty.hush()
    discard_typeahead()
    tty.restore()
    assert sys.stdin.read() == "abc"


def test_one_key_is_read_without_enter(terminal: int) -> None:
    for key in ("y", "\x1b[A", "ü"):
        os.write(terminal, key.encode())
        assert read_key() == key
    assert held() == BOTH


def test_letters_that_follow_one_another_are_read_together(terminal: int, monkeypatch: pytest.MonkeyPatch) -> None:
    letters = list("clear")

    def typed(*_: object) -> object:
        if letters:
            os.write(terminal, letters.pop(0).encode())
        return select.select([sys.stdin], [], [], 0)

    os.write(terminal, b"x")
    monkeypatch.setattr("quizkit.base.platform.console.select", typed)
    assert read_key() == "xclear"
