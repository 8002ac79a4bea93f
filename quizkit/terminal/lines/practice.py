"""Practice by lines."""

from collections.abc import Callable

from rich.text import Text

from quizkit.questions.reply_grammar import Command, CommandName
from quizkit.session.asker import Passage, View
from quizkit.session.attempt import Attempt
from quizkit.terminal.lines.input import LineInput, show_commands
from quizkit.terminal.markdown import show_markdown
from quizkit.terminal.screens.feedback import show_feedback, show_passage
from quizkit.terminal.theme import LABEL, Screen

PRACTICE_COMMANDS: dict[CommandName, str] = {
    "hint": "a hint, then the next one",
    "skip": "skip this question: no points, and its schedule does not change",
    "undo": "undo your last reply or suspension",
    "guess": "mark your last right choice as a guess: you will see it again",
    "right": "count your last typed or learned reply as right",
    "text": "show the part of the text that has the answer to the previous question",
    "flag": "flag this question, to look at it later",
    "suspend": "never ask this question again",
    "edit": "open this question in your editor",
    "repeat": "show the question again",
    "time": "how long this session has taken",
    "quit": "end here; all your answers are saved",
    "help": "this list",
}


class PracticeLines:
    """An Asker that reads lines. `while_reading` is called once, when the first question is shown.

    If it `pauses`, it reads one more line after the last reply, which may be a command.
    """

    def __init__(self, screen: Screen, while_reading: Callable[[], None], *, pauses: bool = True) -> None:
        self._screen = screen
        self._pauses = pauses
        self._input = LineInput(screen, while_reading)
        self.ask, self.show = self._input.ask, self._input.show

    @property
    def asks_back(self) -> bool:
        """Whether the student can be asked what a reply means."""
        return self._input.asks_back

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

    def pause(self, view: View, *, is_last: bool) -> Command | None:
        """Read a command after the last reply; all other feedback is read while the next question is shown."""
        if not (is_last and self._pauses):
            return None
        able = [f":{name}" for name in ("undo", "guess", "right", "text", "suspend") if name in view.can()]
        return self._input.last_command(
            f"That was the last question. Enter ends; {', '.join([*able, ':flag'])} work too."
        )

    def passage(self, passage: Passage) -> None:
        """Show a part of the source."""
        show_passage(self._screen, passage)

    def help(self) -> None:
        """List the commands."""
        show_commands(self._screen, PRACTICE_COMMANDS | {"hint": f"{PRACTICE_COMMANDS['hint']}; ? also works"})
