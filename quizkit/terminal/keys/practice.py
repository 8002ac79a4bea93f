"""Practice by keys."""

from collections.abc import Callable, Sequence

from quizkit.questions.reply_grammar import Command
from quizkit.questions.shapes import PickMany, PickOne, Reply
from quizkit.session.attempt import Attempt
from quizkit.session.run import View
from quizkit.terminal.keys.footer import Now, show_keys
from quizkit.terminal.keys.input import KeyInput
from quizkit.terminal.lines.practice import PracticeLines
from quizkit.terminal.theme import Screen


class PracticeKeys:
    """An Asker that reads keys. `while_reading` is called once, beside the first question.

    `days` returns the days until the next review for each rating of a card, or None if they are unknown.
    """

    def __init__(
        self, screen: Screen, while_reading: Callable[[], None], days: Callable[[View], Sequence[int] | None]
    ) -> None:
        self._screen = screen
        self._days = days
        # Shows messages, and takes over if no keys can be read.
        self._lines = PracticeLines(screen._replace(keys=False), while_reading)
        self._input = KeyInput(screen, while_reading, self._lines.ask)
        # What can be undone, the latest last: an attempt, or None for a suspension.
        self._undoable: list[Attempt | None] = []
        self._guessed: Attempt | None = None

    def ask(self, view: View) -> Reply | Command:
        """Show the question unless it is shown already, and read keys until one is a reply or a command."""
        reply = self._input.ask(view, self._now(view), lambda: self._days(view))
        if isinstance(reply, Command) and self._input.has_keys:
            self._note(reply)
        return reply

    def tell(self, message: str) -> None:
        """Show a message."""
        self._lines.tell(message)

    def hint(self, text: str, left: int) -> None:
        """Show a hint; `left` says how many more there are."""
        self._lines.hint(text, left)

    def feedback(self, view: View, attempt: Attempt, comes_back: bool) -> None:
        """Show how a reply was graded, and whether the question is asked again."""
        self._undoable.append(attempt)
        self._lines.feedback(view, attempt, comes_back)

    def help(self) -> None:
        """List the keys that work here."""
        if self._input.shown is None or not self._input.has_keys:
            self._lines.help()
        else:
            show_keys(self._screen, self._input.shown[1].state, exam=False)

    def close(self) -> None:
        """Leave the terminal as it was before the first question."""
        self._input.close()

    def _now(self, view: View) -> Now:
        last = self._last_attempt()
        is_pick = last is not None and isinstance(last.question.prompt(), PickOne | PickMany)
        may_be_a_guess = last is not None and is_pick and not last.missed and last is not self._guessed
        return Now(bool(view.question.common.hints), bool(self._undoable), may_be_a_guess)

    def _note(self, command: Command) -> None:
        """Note what a command leaves to undo, or to mark as a guess."""
        if command.name == "undo" and self._undoable:
            self._undoable.pop()
        if command.name == "suspend":
            self._undoable.append(None)
        if command.name == "guess":
            self._guessed = self._last_attempt()

    def _last_attempt(self) -> Attempt | None:
        return next((attempt for attempt in reversed(self._undoable) if attempt is not None), None)
