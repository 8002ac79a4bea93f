"""Shows a question and reads lines until one is a reply or a command."""

import codecs
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from io import StringIO, TextIOWrapper
from typing import TextIO

from rich.text import Text

from quizkit.base.errors import InputEnded, UsageError
from quizkit.base.platform.time_limit import read_typed_line
from quizkit.questions.reply_grammar import Command, CommandName, Misread, parse_reply
from quizkit.questions.shapes import Reply, Reveal, TypeLine
from quizkit.session.asker import View
from quizkit.terminal.markdown import show_markdown
from quizkit.terminal.prompt_view import heading, show_prompt
from quizkit.terminal.theme import WARNING, Screen, accept_any_bytes, data

# No reply is this long, in bytes, but a binary file may have no line break.
_LONGEST_LINE = 4_000_000


class LineInput:
    """Reads replies as lines. `while_reading` is called once, with the first question; `show_more` is for each."""

    def __init__(
        self, screen: Screen, while_reading: Callable[[], None], show_more: Callable[[View], None] = lambda _: None
    ) -> None:
        self._screen = screen
        self._show_more = show_more
        self._while_reading: Callable[[], None] | None = while_reading
        self._shown: View | None = None
        self._revealed = False
        self._offered = ""
        self._piped: Iterator[str] | None = None

    def ask(self, view: View) -> Reply | Command:
        """Show the question unless it is shown already, and read lines until one is a reply or a command."""
        if view is not self._shown:
            self._show(view)
        while True:
            line = self.read()
            if line is None:
                return Command("quit")
            reply = parse_reply(view.prompt, line)
            if reply == Command("repeat"):
                self._show(view)
            elif isinstance(view.prompt, Reveal) and not self._revealed and not _is_command(line, reply):
                self._reveal(view.prompt)
            elif isinstance(reply, Misread):
                self.show(reply.help)
            else:
                return reply

    @property
    def asks_back(self) -> bool:
        """Whether the student can be asked what a reply means."""
        return self._is_a_terminal()

    def last_command(self, offer: str) -> Command | None:
        """Read a command after the last question, or None to end. Only at a terminal, `offer` says what can be typed."""
        is_conversation = self._is_a_terminal()
        if is_conversation and offer != self._offered:
            self._screen.show(offer, "dim")
            self._offered = offer
        while line := self._next_line():
            command = parse_reply(TypeLine(""), line)
            if isinstance(command, Command):
                self._echo(line)
                return command
            if not is_conversation or not isinstance(command, Misread) or not line.strip():
                return None
            self.show(command.help)
        return None

    def show(self, message: str) -> None:
        """Show a message."""
        self._screen.show(message, WARNING)

    def _show(self, view: View) -> None:
        self._shown = view
        self._revealed = False
        self._offered = ""
        self._screen.rule()
        self._screen.put(heading(view, self._screen))
        show_prompt(self._screen, view.prompt)
        self._show_more(view)
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

    def read(self) -> str | None:
        """Return the next line, or None if the input ends at a terminal. Raises InputEnded if it ends in a pipe."""
        if sys.stdin is None:
            raise InputEnded("There is no input to read answers from.", "Run it in a terminal, or pipe answers in.")
        line = self._next_line()
        if line is None and not self._is_a_terminal():
            raise InputEnded("The input ended here.")
        if line is not None:
            self._echo(line)
        return line

    def _is_a_terminal(self) -> bool:
        return sys.stdin is not None and sys.stdin.isatty()

    def _next_line(self) -> str | None:
        """Return the next line, or None at the end of the input."""
        if sys.stdin is None:
            return None
        if not sys.stdin.isatty() and isinstance(sys.stdin, TextIOWrapper):
            self._piped = self._piped or piped_lines(sys.stdin, self.show)
            return next(self._piped, None)
        accept_any_bytes(sys.stdin)
        return self._typed_line() if sys.stdin.isatty() else sys.stdin.readline() or None

    def _echo(self, line: str) -> None:
        if not self._is_a_terminal():
            self._screen.put(Text(self._screen.prompt) + data(line))

    def _typed_line(self) -> str | None:
        try:
            if sys.stdout.isatty() and self._screen.console.file is sys.stdout:
                return read_typed_line(self._screen.prompt)
            self._screen.console.file.write(self._screen.prompt)
            self._screen.console.file.flush()
            line = sys.stdin.readline()
        except EOFError:
            line = ""
        if line:
            return line
        self._screen.rule()
        return None


def piped_lines(stream: TextIO, show: Callable[[str], None]) -> Iterator[str]:
    """Yield the lines of a pipe: UTF-8, or else in the encoding of the system, which is said once.

    Each is read when it is requested. Bytes that are invalid in both become U+FFFD. Raises UsageError for a line without end.
    """
    others = stream.encoding
    is_said = codecs.lookup(others).name == "utf-8"
    for number, line in enumerate(iter(partial(stream.buffer.readline, _LONGEST_LINE + 1), b"")):
        if len(line) > _LONGEST_LINE:
            raise UsageError(f"A line of the input is longer than {_LONGEST_LINE} bytes.", "Is it the right file?")
        try:
            text = line.decode("utf-8" if number else "utf-8-sig")
        except UnicodeDecodeError:
            if not is_said:
                show(f"The input is not UTF-8: it is read as {others}.")
            is_said = True
            text = line.decode(others, "replace")
        # Other line breaks, such as a single carriage return, end a line as they do in a text file.
        yield from StringIO(text, newline=None)


def show_commands(screen: Screen, commands: Mapping[CommandName, str]) -> None:
    """Show each command with what it does, and how to type an answer that begins with a colon."""
    named = {f":{name}": about for name, about in commands.items()}
    if screen.plain:
        for name, about in named.items():
            screen.show(f"{name}: {about}", hang=2)
    else:
        from quizkit.terminal.keys.footer import list_lines

        screen.put_lines(list_lines(screen, named, screen.console.width))
    screen.show("To type an answer that begins with a colon, write two; ::? is a question mark.", "dim")


def _is_command(line: str, reply: Reply | Command | Misread) -> bool:
    """Return whether a line is a command or meant as one: a misspelled command does not show the back of a card."""
    return isinstance(reply, Command) or line.lstrip().startswith(":")
