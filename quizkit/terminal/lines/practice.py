"""Practice by lines."""

from collections.abc import Callable

from rich.text import Text

from quizkit.questions.reply_grammar import CommandName
from quizkit.session.attempt import Attempt
from quizkit.session.run import View
from quizkit.terminal.lines.input import LineInput, show_commands
from quizkit.terminal.markdown import show_markdown
from quizkit.terminal.screens.feedback import show_feedback
from quizkit.terminal.theme import LABEL, Screen

PRACTICE_COMMANDS: dict[CommandName, str] = {
    "hint": "a hint, then the next one; ? also works",
    "skip": "skip this question: no points, and its schedule does not change",
    "undo": "undo your last reply or suspension",
    "guess": "mark your last right choice as a guess: you will see it sooner",
    "right": "count your last typed reply as right",
    "flag": "flag this question, to look at it later",
    "suspend": "never ask this question again",
    "edit": "open this question in your editor",
    "repeat": "show the question again",
    "time": "how long this session has taken",
    "quit": "end here; all your answers are saved",
    "help": "this list",
}


class PracticeLines:
    """An Asker that reads lines. `while_reading` is called once, when the first question is shown."""

    def __init__(self, screen: Screen, while_reading: Callable[[], None]) -> None:
        self._screen = screen
        self._input = LineInput(screen, while_reading)
        self.ask, self.show = self._input.ask, self._input.show

    def hint(self, text: str, left: int) -> None:
        """Show a hint; `left` says how many more there are."""
        more = "" if not left else " (one more: ?)" if left == 1 else f" ({left} more: ?)"
        several_lines = "\n" in text.rstrip("\n")
        shown = text if several_lines else f"{text.rstrip()}{more}"
        show_markdown(self._screen, shown, LABEL, label=Text("Hint: ", LABEL))
        if several_lines and more:
            self._screen.show(more.strip(), LABEL)

    def feedback(self, view: View, attempt: Attempt, is_asked_again: bool) -> None:
        """Show how a reply was graded, and whether the question is asked again."""
        show_feedback(self._screen, view.prompt, attempt, is_asked_again)

    def help(self) -> None:
        """List the commands."""
        show_commands(self._screen, PRACTICE_COMMANDS)
