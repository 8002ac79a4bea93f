"""Errors that a person sees: a message, what to do, and an exit code."""

from collections.abc import Iterator
from contextlib import contextmanager

from quizkit.base import exit_codes


class QuizError(Exception):
    """The base of all errors that end a command with a message.

    `message` says what is wrong and where, `help` says what to do. Both are made safe for a terminal when they are shown.
    """

    exit_code = exit_codes.FINDINGS

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


class UsageError(QuizError):
    """The command line is wrong, or a deck is invalid."""

    exit_code = exit_codes.USAGE


@contextmanager
def refusing(what: str, help: str = "") -> Iterator[None]:
    """Turn an OSError into a UsageError that says what could not be done, and why."""
    try:
        yield
    except OSError as error:
        raise UsageError(f"{what}: {reason_of(error, what)}.", help) from error


def reason_of(error: OSError, what: str = "") -> str:
    """Return why the system failed, and at which file unless `what` names it."""
    # If a file is renamed, its new name is the one that a person knows.
    name = error.filename2 or error.filename
    where = f": {name}" if name and str(name) not in what else ""
    return (error.strerror or str(error)).lower() + where


class InputEnded(QuizError):
    """The piped input ended before the session."""

    exit_code = exit_codes.INPUT_ENDED


class NotSaved(QuizError):
    """An answer, or the progress that it changes, could not be saved."""

    exit_code = exit_codes.NOT_SAVED


class NotWritten(QuizError):
    """Standard output could not be written."""

    exit_code = exit_codes.NOT_WRITTEN


class Stopped(SystemExit):
    """A signal ended the program. It is a SystemExit, so no error handler and no event loop catches it."""

    def __init__(self, signal_number: int) -> None:
        self.exit_code = exit_codes.SIGNALLED + signal_number
        super().__init__(self.exit_code)
