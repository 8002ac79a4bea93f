"""The terminal as a device on Windows: keys come from msvcrt, and there is no echo to turn off."""

import pytest

from quizkit.base.platform.console import Tty, discard_typeahead, read_key, typed_so_far
from quizkit.base.platform.system import System


class Keys:
    """Keys that were pressed and are not read yet."""

    def __init__(self, pressed: str) -> None:
        self.left = list(pressed)

    def kbhit(self) -> bool:
        return bool(self.left)

    def getwch(self) -> str:
        return self.left.pop(0)


@pytest.fixture(name="keys")
def _keys(monkeypatch: pytest.MonkeyPatch) -> Keys:
    keys = Keys("yab")
    monkeypatch.setattr("quizkit.base.platform.console.windows_keys", lambda: keys)
    return keys


def test_one_key_is_read(keys: Keys) -> None:
    assert read_key(System.WINDOWS) == "yab"
    keys.left = ["\r", "y"]
    assert read_key(System.WINDOWS) == "\r"
    assert keys.left == ["y"]


def test_early_keys_are_discarded(keys: Keys) -> None:
    discard_typeahead(System.WINDOWS)
    discard_typeahead(System.WINDOWS)
    assert keys.left == []


def test_what_is_typed_is_known_only_when_it_is_entered(keys: Keys) -> None:
    assert typed_so_far(System.WINDOWS) == ""
    assert keys.left == ["y", "a", "b"]


def test_nothing_is_turned_off_and_nothing_is_suspended(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[object] = []
    monkeypatch.setattr("os.kill", lambda *signal: sent.append(signal))
    tty = Tty(System.WINDOWS)
    tty.hush()
    tty.suspend()
    tty.restore()
    assert sent == []
