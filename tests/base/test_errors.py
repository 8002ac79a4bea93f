"""Errors, and the exit codes in docs/commands.md."""

import errno

import pytest

from quizkit.base.errors import InputEnded, NotSaved, NotWritten, QuizError, Stopped, UsageError, refusing


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


def test_a_file_that_the_message_names_is_not_named_again() -> None:
    with pytest.raises(UsageError) as raised, refusing("a.yaml cannot be read"):
        raise PermissionError(errno.EACCES, "Permission denied", "a.yaml")
    assert raised.value.message == "a.yaml cannot be read: permission denied."
