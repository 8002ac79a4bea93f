"""Exams by lines: no feedback, a review before the exam is handed in, and the time left, shown when asked for."""

import time
from collections.abc import Callable, Sequence

from rich.text import Text

from quizkit.base.clock import now
from quizkit.base.errors import Stopped
from quizkit.base.platform.console import Tty, discard_typeahead, typed_so_far
from quizkit.base.platform.time_limit import Interrupted, TimeIsUp, time_limit
from quizkit.questions.reply_grammar import Command, CommandName, Misread, parse_reply
from quizkit.questions.shapes import Reply, TypeLine
from quizkit.session.asker import DraftReply, ExamView, View, not_counted
from quizkit.session.sheet import Line
from quizkit.terminal.keys.clock import Clock
from quizkit.terminal.lines.input import LineInput, show_commands
from quizkit.terminal.prompt_view import reply_in_words
from quizkit.terminal.screens.exam import show_review
from quizkit.terminal.theme import WARNING, Screen, data

EXAM_COMMANDS: dict[CommandName, str] = {
    "next": "the next question; :skip does the same",
    "back": "the previous question",
    "go": "to a question, by its number: :go 3, or :3",
    "flag": "flag this question for review, or remove the flag",
    "review": "show what is answered, unanswered and flagged",
    "submit": "hand in",
    "repeat": "show the question again",
    "time": "how much time is left",
    "quit": "leave without handing in; the clock runs on",
    "help": "this list",
}
# At the review a number goes to a question, and a word is a command.
_AT_REVIEW = TypeLine("")
_HOW = "Type the number of a question to go to it, or :submit to hand in."


class ExamLines:
    """An ExamAsker that reads lines. `while_reading` is called once, when the first question is shown."""

    def __init__(self, screen: Screen, while_reading: Callable[[], None]) -> None:
        self._screen = screen
        self._input = LineInput(screen, while_reading, self._show_so_far)
        self.show = self._input.show
        # What was typed in the line that the end of the time, Ctrl-C or a signal interrupted.
        self._typed = ""

    @property
    def asks_back(self) -> bool:
        """Whether the student can be asked what a reply means."""
        return self._input.asks_back

    def ask(self, view: View) -> Reply | Command:
        """Show the question unless it is shown already, and read lines; at a terminal, until the time is up."""
        try:
            with Tty().keeping_typed_text(), time_limit(view.exam.seconds_left if view.exam else lambda: None):
                return self._input.ask(view)
        except TimeIsUp as end:
            return self._interrupted(end)
        except (KeyboardInterrupt, Stopped) as end:
            if self.asks_back:
                self._typed = end.typed if isinstance(end, Interrupted) else typed_so_far()
            raise

    def draft(self, view: View) -> DraftReply | None:
        """Return what was typed when the line was interrupted, or None if nothing was: other lines count when they are entered."""
        typed = self._typed.strip()
        reply = parse_reply(view.prompt, typed)
        if not typed or isinstance(reply, Command) or (isinstance(reply, Misread) and typed.startswith(":")):
            return None
        before = view.exam.reply if view.exam else None
        return not_counted(typed, before, reply.help) if isinstance(reply, Misread) else DraftReply(reply)

    def help(self) -> None:
        """List the commands."""
        show_commands(self._screen, EXAM_COMMANDS)

    def review(self, lines: Sequence[Line], seconds_left: int | None) -> Command:
        """Show what is answered, unanswered and flagged, and return what to do."""
        show_review(self._screen, lines, seconds_left)
        clock = None if seconds_left is None else Clock(seconds_left, now, time.monotonic)
        try:
            with time_limit(lambda: None if clock is None else clock.left()):
                return self._what_to_do()
        except TimeIsUp as end:
            return self._interrupted(end)

    def agrees(self, question: str) -> bool:
        """Ask a yes-or-no question, and return whether the answer is yes."""
        self._screen.show(f"{question} Type y or n.")
        while True:
            reply = (self._input.read() or "n").strip().casefold()
            if reply in ("y", "yes", "n", "no"):
                return reply[0] == "y"
            self._screen.show("Type y or n.", WARNING)

    def _show_so_far(self, view: View) -> None:
        if view.exam is not None and view.exam.reply is not None:
            reply = reply_in_words(view.prompt, view.exam.reply)
            self._screen.put(Text.assemble("Your reply so far: ", data(reply), "."), hang=2)
        show_flag(self._screen, view.exam)

    def _what_to_do(self) -> Command:
        while True:
            line = self._input.read()
            if line is None:
                return Command("quit")
            command = read_at_review(line)
            if isinstance(command, Command):
                return command
            self.show(command.help if line.strip() else _HOW)

    def _interrupted(self, end: TimeIsUp) -> Command:
        self._typed = end.typed or typed_so_far()
        discard_typeahead()
        self._screen.rule()
        return Command("time")


def show_flag(screen: Screen, exam: ExamView | None) -> None:
    """Show whether a question is flagged for review."""
    if exam is not None and exam.flagged():
        screen.show("Flagged for review.")


def read_at_review(line: str) -> Command | Misread:
    """Read a line at the review, where the colon may be left out."""
    command = parse_reply(_AT_REVIEW, ":" + line.strip().lstrip(":"))
    return command if isinstance(command, Command | Misread) else Misread(_HOW)
