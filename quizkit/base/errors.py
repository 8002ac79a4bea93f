"""Errors for the user: a message, what to do, and the exit code."""

from collections.abc import Iterator
from contextlib import contextmanager


class QuizError(Exception):
    """An error to show to the user.

    `message` says what is wrong and where, `help` what to do. They are made safe for the terminal where they are shown.
    """

    exit_code = 1

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


class UsageError(QuizError):
    """Wrong usage of a command, or an invalid deck."""

    exit_code = 2


@contextmanager
def refusing(what: str, help: str = "") -> Iterator[None]:
    """Turn an OSError into a UsageError that says what failed and why."""
    try:
        yield
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        raise UsageError(f"{what}: {(error.strerror or str(error)).lower()}{where}.", help) from error


class InputEnded(QuizError):
    """Piped input ended before the quiz did."""

    exit_code = 3


class NotSaved(QuizError):
    """An answer, or progress, could not be saved."""

    exit_code = 4


class NotWritten(QuizError):
    """The output could not be written. The code is EX_IOERR of sysexits.h."""

    exit_code = 74


class Stopped(SystemExit):
    """A signal ended the program. As a SystemExit it passes through error handlers and event loops."""

    def __init__(self, signal_number: int) -> None:
        self.exit_code = 128 + signal_number
        super().__init__(self.exit_code)
