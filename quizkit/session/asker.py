"""What a session or an exam asks: the questions as they are shown, and the Asker that shows them."""

from collections.abc import Callable
from typing import Protocol

from quizkit.base.values import Value
from quizkit.questions.registry import Question
from quizkit.questions.reply_grammar import Command, CommandName
from quizkit.questions.shapes import Prompt, Reply
from quizkit.session.attempt import Attempt


class ExamView(Value):
    """What an exam shows beside a question: the reply so far, whether it is flagged for review, and the seconds left.

    The last two change while a question is shown. Without a time limit, no seconds are counted: None.
    """

    reply: Reply | None
    flagged: Callable[[], bool]
    seconds_left: Callable[[], int | None]


class DraftReply(Value):
    """What is marked or typed in an exam and not submitted; a `note` says why something typed does not count."""

    reply: Reply | None
    note: str = ""


def not_counted(typed: str, before: Reply | None, why: str = "") -> DraftReply:
    """Return the draft where what is typed is not a reply: the reply before it stays."""
    return DraftReply(before, f"“{typed}” does not count. {why}".strip())


class View(Value):
    """One question as it is asked: its prompt as shown, and its place in the session.

    `number` counts first tries from 1 to `of`; `waiting` counts the missed questions that are still to be asked again,
    this one included. `tries` is above 1 if it is asked again. `exam` is None in practice. `can` returns those of the
    commands `hint`, `undo`, `guess`, `right`, `text` and `suspend` that can be obeyed now.
    """

    question: Question
    prompt: Prompt
    number: int
    of: int
    tries: int
    waiting: int
    exam: ExamView | None = None
    can: Callable[[], frozenset[CommandName]] = frozenset


class Passage(Value):
    """A part of the source of a deck: the quote that is the evidence of a question, with the text around it."""

    before: str
    quote: str
    after: str


class AnyAsker(Protocol):
    """Shows a session or an exam, and reads replies."""

    @property
    def asks_back(self) -> bool:
        """Whether the student can be asked what a reply means."""

    def ask(self, view: View) -> Reply | Command:
        """Ask a question, or ask it again, and return what the student entered."""

    def show(self, message: str) -> None:
        """Show a message about the session."""

    def help(self) -> None:
        """List the commands."""


class Asker(AnyAsker, Protocol):
    """Shows a session and reads replies."""

    def hint(self, text: str, left: int) -> None:
        """Show a hint; `left` more are available."""

    def feedback(self, view: View, attempt: Attempt, is_asked_again: bool) -> None:
        """Show how a reply was graded, and whether the question is asked again."""

    def pause(self, view: View, *, is_last: bool) -> Command | None:
        """Let the student read the feedback; return a command about the reply, or None to continue.

        `is_last` says that no question is left.
        """

    def passage(self, passage: Passage) -> None:
        """Show a part of the source."""
