"""Consoles of Windows, which draw escape sequences or print them."""

from types import SimpleNamespace
from typing import Any

import pytest

from quizkit.base.platform.escapes import switch_on_escapes
from quizkit.base.platform.system import System

ECHO = 0x2
OUTPUT: Any = SimpleNamespace(fileno=lambda: 1)


class Console:
    """A console whose mode can be changed, or not."""

    def __init__(self, mode: int | None, *, is_new: bool = True) -> None:
        self.mode, self._is_new = mode, is_new
        self.changes = 0

    def get(self, descriptor: int) -> int | None:
        assert descriptor == 1
        return self.mode

    def set(self, descriptor: int, mode: int) -> bool:
        assert descriptor == 1
        self.changes += 1
        if self._is_new:
            self.mode = mode
        return self._is_new


def test_they_are_switched_on_and_the_rest_of_the_mode_stays() -> None:
    console = Console(ECHO)
    assert switch_on_escapes(OUTPUT, System.WINDOWS, console)
    assert console.mode == ECHO | 0x1 | 0x4


def test_a_console_that_draws_them_already_is_not_changed() -> None:
    console = Console(0x7)
    assert switch_on_escapes(OUTPUT, System.WINDOWS, console)
    assert console.changes == 0


def test_an_old_console_draws_none() -> None:
    assert not switch_on_escapes(OUTPUT, System.WINDOWS, Console(0x3, is_new=False))


def test_what_is_no_console_draws_none() -> None:
    assert not switch_on_escapes(OUTPUT, System.WINDOWS, Console(None))


@pytest.mark.parametrize("error", [OSError, AttributeError, ImportError])
def test_a_system_without_such_calls_draws_none(error: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise error

    monkeypatch.setattr("quizkit.base.platform.escapes._WindowsModes", fails)
    assert not switch_on_escapes(OUTPUT, System.WINDOWS)


def test_other_systems_draw_them_always() -> None:
    assert switch_on_escapes(OUTPUT, System.POSIX)
    assert switch_on_escapes(OUTPUT, System.MACOS)
