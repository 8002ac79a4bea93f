"""Line mode in an exam: no feedback, a review before handing in, and a time that is told and never ticks."""

from collections.abc import Sequence

from quizkit.questions.reply_grammar import Command, CommandName, Misread, parse_reply
from quizkit.questions.shapes import Reply, TypeLine
from quizkit.session.run import View
from quizkit.session.sheet import Line
from quizkit.terminal.alarm import TimeIsUp, forget_half_a_line, no_longer_than
from quizkit.terminal.lines import LineAsker
from quizkit.terminal.screens.exam import show_review

_COMMANDS: dict[CommandName, str] = {
    "next": "the next question; :skip does the same",
    "back": "the question before",
    "go": "to a question, by its number: :go 3, or :3",
    "flag": "mark this question for review, or take the mark away",
    "review": "what is answered, unanswered and flagged",
    "submit": "hand in",
    "repeat": "show the question again",
    "time": "how much time is left",
    "quit": "leave without handing in; the clock runs on",
    "help": "this list",
}
# What is typed at the review is no reply: a number goes to a question, a word is a command.
_AT_REVIEW = TypeLine("")


class ExamLines(LineAsker):
    """An ExamAsker that prints and reads lines."""

    commands = _COMMANDS

    def ask(self, view: View) -> Reply | Command:
        """Show the question unless it stands there already, and read lines, at a terminal until the time is up."""
        try:
            with no_longer_than(view.exam.seconds_left if view.exam else None):
                return super().ask(view)
        except TimeIsUp:
            return self._interrupted()

    def review(self, lines: Sequence[Line], seconds_left: int | None) -> Command:
        """Show what is answered, unanswered and flagged, and return what to do."""
        show_review(self._screen, lines, seconds_left)
        try:
            with no_longer_than(seconds_left):
                return self._what_to_do()
        except TimeIsUp:
            return self._interrupted()

    def agrees(self, question: str) -> bool:
        """Ask a question of ours, and return whether the answer is yes."""
        self._screen.show(f"{question} Type y or n.")
        while True:
            reply = (self._line() or "n").strip().casefold()
            if reply in ("y", "yes", "n", "no"):
                return reply[0] == "y"
            self._screen.show("Type y or n.", "yellow")

    def _what_to_do(self) -> Command:
        while True:
            line = self._line()
            if line is None:
                return Command("quit")
            given = read_at_review(line)
            if isinstance(given, Command):
                return given
            self.tell(given.help if line.strip() else _HOW)

    def _interrupted(self) -> Command:
        forget_half_a_line()
        self._screen.rule()
        return Command("time")


def read_at_review(line: str) -> Command | Misread:
    """Read a line at the review, where the colon may be left out."""
    given = parse_reply(_AT_REVIEW, ":" + line.strip().lstrip(":"))
    return given if isinstance(given, Command | Misread) else Misread(_HOW)


_HOW = "Type the number of a question to go to it, or :submit to hand in."
