"""Errors that reach a person: one message, what to do, and the exit code that belongs to it."""


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


class InputEnded(QuizError):
    """Input that came from a pipe or a file ended before the quiz did."""

    exit_code = 3


class NotSaved(QuizError):
    """An answer, or what is known of it, could not be written."""

    exit_code = 4


class Stopped(BaseException):
    """A signal asked the program to end. A BaseException, as KeyboardInterrupt is: no handler may swallow it."""

    def __init__(self, signal_number: int) -> None:
        super().__init__(signal_number)
        self.exit_code = 128 + signal_number
