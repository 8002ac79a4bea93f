"""Line mode: a session as lines of text, for terminals, pipes and screen readers alike."""

import sys
from collections.abc import Callable

from rich.text import Text

from quizkit.base.errors import InputEnded
from quizkit.questions.reply_grammar import Command, CommandName, Misread, parse
from quizkit.questions.shapes import Prompt, Reply, Reveal
from quizkit.session.attempt import Attempt
from quizkit.session.run import ExamView, View
from quizkit.terminal.markdown import show_markdown
from quizkit.terminal.prompt_view import how_to_reply, reply_in_words, show_prompt
from quizkit.terminal.screens.feedback import show_feedback
from quizkit.terminal.theme import Screen, data, take_any_bytes

COMMANDS_TOLD: dict[CommandName, str] = {
    "hint": "a hint, the next one each time; ? does the same",
    "skip": "leave this question out: no points, and it stays as new as it was",
    "undo": "take your last reply, or suspension, back",
    "guess": "say that your last choice was right by luck: it comes back sooner",
    "right": "say that your last typed reply was right: the score follows",
    "flag": "mark this question, to look at it later",
    "suspend": "never ask this question again",
    "edit": "open this question in your editor",
    "repeat": "show the question again",
    "time": "how long you have been at it",
    "quit": "end here; everything you answered is kept",
    "help": "this list",
}
# The bar of a heading, and that of one where it would push the words into the next line.
_BAR, _SHORT_BAR = 16, 6


class LineAsker:
    """An Asker that prints and reads lines. `while_reading` is called once, when the first question is shown."""

    commands = COMMANDS_TOLD

    def __init__(self, screen: Screen, while_reading: Callable[[], None]) -> None:
        self._screen = screen
        self._while_reading: Callable[[], None] | None = while_reading
        self._shown: View | None = None
        self._revealed = False

    def ask(self, view: View) -> Reply | Command:
        """Show the question unless it stands there already, and read lines until one is a reply or a command."""
        if view is not self._shown:
            self._show(view)
        while True:
            line = self._line()
            if line is None:
                return Command("quit")
            given = parse(view.prompt, line)
            if given == Command("repeat"):
                self._show(view)
            elif isinstance(view.prompt, Reveal) and not self._revealed and not _is_command(line, given):
                self._reveal(view.prompt)
            elif isinstance(given, Misread):
                self.tell(given.help)
            else:
                return given

    def tell(self, message: str) -> None:
        """Say something about the session."""
        self._screen.show(message, "yellow")

    def hint(self, text: str, left: int) -> None:
        """Show a hint; `left` more can be had."""
        more = "" if not left else " (one more: ?)" if left == 1 else f" ({left} more: ?)"
        several_lines = "\n" in text.rstrip("\n")
        shown = text if several_lines else f"{text.rstrip()}{more}"
        show_markdown(self._screen, shown, "cyan", label=Text("Hint: ", "cyan"))
        if several_lines and more:
            self._screen.show(more.strip(), "cyan")

    def feedback(self, view: View, attempt: Attempt, comes_back: bool) -> None:
        """Show how a reply was graded."""
        show_feedback(self._screen, view.prompt, attempt, comes_back)

    def help(self) -> None:
        """List the commands."""
        for name, about in self.commands.items():
            line = Text.assemble((f":{name}", "bold"), ": " if self._screen.plain else " " * (9 - len(name)), about)
            self._screen.put(line, indent=0 if self._screen.plain else 2, hang=2 if self._screen.plain else 10)
        self._screen.show("To type an answer that begins with a colon, write two; ::? is a question mark.", "dim")

    def _show(self, view: View) -> None:
        self._shown = view
        self._revealed = False
        self._screen.rule()
        self._screen.put(heading(view, self._screen))
        show_prompt(self._screen, view.prompt)
        if view.exam is not None:
            _show_exam(self._screen, view.prompt, view.exam)
        if isinstance(view.prompt, Reveal):
            self._screen.show("Recall the answer, then press Enter to see it.", "dim")
        if self._while_reading is not None:
            self._screen.console.file.flush()
            self._while_reading()
            self._while_reading = None

    def _reveal(self, prompt: Reveal) -> None:
        self._revealed = True
        label = Text("Answer: ", "bold") if self._screen.plain else None
        show_markdown(self._screen, prompt.back, "bold", label=label)
        self._screen.show("How well did you know it? 1 again, 2 hard, 3 good, 4 easy.", "dim")

    def _line(self) -> str | None:
        """Return the next line, or None where someone at a terminal ends the input. Raises InputEnded in a pipe."""
        mark = "> "
        if sys.stdin is None:
            raise InputEnded("There is no input to read answers from.", "Run it in a terminal, or pipe answers in.")
        take_any_bytes(sys.stdin)
        if sys.stdin.isatty():
            return self._typed_line(mark)
        line = sys.stdin.readline()
        if not line:
            raise InputEnded("The input ended here.")
        self._screen.put(Text(mark) + data(line))
        return line

    def _typed_line(self, mark: str) -> str | None:
        try:
            if sys.stdout.isatty() and self._screen.console.file is sys.stdout:
                return input(mark)
            self._screen.console.file.write(mark)
            self._screen.console.file.flush()
            line = sys.stdin.readline()
        except EOFError:
            line = ""
        if line:
            return line
        self._screen.rule()
        return None


def _show_exam(screen: Screen, prompt: Prompt, exam: ExamView) -> None:
    if exam.reply is not None:
        screen.put(Text.assemble("Your reply so far: ", data(reply_in_words(prompt, exam.reply)), "."), hang=2)
    if exam.flagged:
        screen.show("Flagged for review.")


def _is_command(line: str, given: Reply | Command | Misread) -> bool:
    """Return whether a line is a command, or is meant as one: a misspelt one must not turn a card over."""
    return isinstance(given, Command) or line.lstrip().startswith(":")


def heading(view: View, screen: Screen) -> Text:
    """Return the line above a question: where in the session it stands, and how to reply."""
    how = how_to_reply(view.prompt, keys=screen.keys)
    if view.tries > 1:
        where = f"Once more ({view.waiting} left)" if view.waiting > 1 else "Once more (the last one)"
    else:
        where = f"Question {view.number} of {view.of}"
    if screen.plain:
        return Text(f"{where}, {how}.")
    bar = _BAR if screen.console.width >= 60 else _SHORT_BAR
    done = bar if view.tries > 1 else round(bar * (view.number - 1) / max(view.of, 1))
    return Text.assemble(("━" * done, "green"), ("─" * (bar - done), "dim"), f" {where}", (f" · {how}", "dim"))
