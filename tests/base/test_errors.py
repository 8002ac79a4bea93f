"""Errors, and the exit codes in docs/commands.md."""

import errno

import pytest

from quizkit.base.errors import (
    InputEnded,
    NotSaved,
    NotWritten,
    QuizError,
    Stopped,
    UsageError,
    is_closed_pipe,
    refusing,
)


def test_each_error_has_its_exit_code() -> None:
    kinds = (QuizError, UsageError, InputEnded, NotSaved, NotWritten)
    assert [kind("").exit_code for kind in kinds] == [1, 2, 3, 4, 74]
    assert (Stopped(15).exit_code, Stopped(15).code) == (143, 143)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError(errno.EACCES, "Permission denied", "a.yaml"), "It cannot be read: permission denied: a.yaml."),
        (OSError(errno.EIO, "Input/output error"), "It cannot be read: input/output error."),
        (OSError("No words"), "It cannot be read: no words."),
    ],
)
def test_an_error_of_the_system_says_what_failed_and_why(error: OSError, message: str) -> None:
    with pytest.raises(UsageError) as shown, refusing("It cannot be read", "Try again."):
        raise error
    assert (shown.value.message, shown.value.help) == (message, "Try again.")


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
    assert is_closed_pipe(error, windows=False) is posix
    assert is_closed_pipe(error, windows=True) is windows
