"""What a closed pipe is, and which terminals can be trusted, on each system."""

import errno

import pytest

from quizkit.base.platform.console import is_closed_pipe, says_what_it_is
from quizkit.base.platform.system import System


@pytest.mark.parametrize(
    ("error", "posix", "windows"),
    [
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), True, True),
        (OSError(errno.EINVAL, "Invalid argument"), False, True),
        (OSError(errno.EINVAL, "Invalid argument", "a:b.yaml"), False, False),
        (OSError(errno.ENOSPC, "No space left on device"), False, False),
        (ValueError("I/O operation on closed file"), False, False),
        (None, False, False),
    ],
)
def test_windows_calls_a_closed_pipe_an_invalid_argument(error: Exception | None, posix: bool, windows: bool) -> None:
    assert is_closed_pipe(error, System.POSIX) is posix
    assert is_closed_pipe(error, System.WINDOWS) is windows


@pytest.mark.parametrize(("term", "posix"), [(None, False), ("unknown", False), ("xterm", True)])
def test_only_windows_need_not_say_what_its_terminal_is(
    term: str | None, posix: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TERM", raising=False)
    if term is not None:
        monkeypatch.setenv("TERM", term)
    assert says_what_it_is(System.POSIX) is posix
    assert says_what_it_is(System.WINDOWS)
