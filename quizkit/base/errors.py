"""Errors that reach a person: one message, what to do, and the exit code that belongs to it."""

from collections.abc import Iterator
from contextlib import contextmanager


class QuizError(Exception):
    """Something that a person must hear of.

    `message` says what is wrong and where, `help` what to do. Neither is made safe for a terminal yet:
    that is done where they are shown.
    """

    exit_code = 1

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


class UsageError(QuizError):
    """The command cannot be carried out as it was given, or a deck cannot be asked."""

    exit_code = 2


@contextmanager
def refusing(what: str, help: str = "") -> Iterator[None]:
    """Turn an OSError into a UsageError: `what` could not be done, and why."""
    try:
        yield
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        raise UsageError(f"{what}: {(error.strerror or str(error)).lower()}{where}.", help) from error


class InputEnded(QuizError):
    """Input that came from a pipe or a file ended before the quiz did."""

    exit_code = 3


class NotSaved(QuizError):
    """An answer, or what is known of it, could not be written."""

    exit_code = 4


class NotWritten(QuizError):
    """What is told could not be written to where it was sent. The code is what sysexits.h calls EX_IOERR."""

    exit_code = 74


class Stopped(SystemExit):
    """A signal asked the program to end. No handler of errors may swallow it, nor an event loop, which lets it pass."""

    def __init__(self, signal_number: int) -> None:
        self.exit_code = 128 + signal_number
        super().__init__(self.exit_code)
