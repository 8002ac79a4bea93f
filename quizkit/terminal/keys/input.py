"""Shows a question and reads keys until they make a reply or a command."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from quizkit.base.errors import Stopped
from quizkit.questions.reply_grammar import Command
from quizkit.questions.shapes import Reply
from quizkit.session.run import View
from quizkit.terminal.heading import heading
from quizkit.terminal.keys.area import Area, InputLine, KeyAction, KeyResult
from quizkit.terminal.keys.clock import Clock
from quizkit.terminal.keys.drawing import Drawing
from quizkit.terminal.keys.entry import Entry
from quizkit.terminal.keys.footer import Now
from quizkit.terminal.keys.tty import Tty
from quizkit.terminal.markdown import show_markdown
from quizkit.terminal.theme import Screen
from quizkit.terminal.typeahead import discard_typeahead

if TYPE_CHECKING:
    from quizkit.terminal.keys.keyboard import Keyboard


class CommandLine(NamedTuple):
    """A line in which a command is typed as a word: what is drawn below it, and what a key does in it."""

    below: Callable[[int, int], list[Text]]
    press: Callable[[tuple[str, ...], int, str], KeyResult | None]


class KeyInput:
    """Reads replies to questions by keys.

    `while_reading` is called once, beside the first question. `ask_by_lines` takes over if no keys can be read.
    """

    def __init__(
        self, screen: Screen, while_reading: Callable[[], None], ask_by_lines: Callable[[View], Reply | Command]
    ) -> None:
        self._screen = screen
        self._while_reading = while_reading
        self._ask_by_lines = ask_by_lines
        self._loading: Thread | None = None
        self._tty = Tty()
        self._keyboard: Keyboard | None = None
        self.has_keys = True
        self.shown: tuple[View, Area] | None = None

    def ask(self, view: View, now: Now, days: Callable[[], Sequence[int] | None] = lambda: None) -> Reply | Command:
        """Show the question unless it is shown already, and read keys until one is a reply or a command.

        `now` says what the keys do at this moment. `days` are those until the next review, for each rating of a card.
        """
        if not self.has_keys:
            return self._ask_by_lines(view)
        self._tty.hush()
        area = self._area(view, now, days)
        try:
            reply = self._read(view, area)
        except (KeyboardInterrupt, Stopped):
            self._leave(area, None)
            raise
        if reply is None:
            return self._ask_by_lines(view)
        self._leave(area, reply)
        return reply

    def choose(
        self,
        draw: Callable[[int], Drawing],
        press: Callable[[str], KeyResult | None],
        clock: Clock | None,
        in_words: CommandLine | None = None,
    ) -> KeyResult | None:
        """Read keys until they end a choice that is no question; return None if no keys can be read.

        `in_words` reads a command that is typed as a word.
        """
        self._tty.hush()
        keyboard = self._keyboard or self._begin(draw)
        given: KeyResult = KeyAction.BACK
        while keyboard is not None and given in (KeyAction.BACK, KeyAction.SUSPEND, KeyAction.TYPE_COMMAND):
            keyboard.clock = clock
            try:
                if given is KeyAction.TYPE_COMMAND and in_words is not None:
                    given = keyboard.type([InputLine("> ", ":")], 0, in_words.below, in_words.press)
                else:
                    given = keyboard.choose(draw, press)
            except EOFError:
                given = Command("quit")
            if given is KeyAction.SUSPEND:
                self._tty.suspend()
        return None if keyboard is None else given

    def discard_typed(self) -> None:
        """Discard what was typed before the question was shown."""
        discard_typeahead(self._keyboard.input if self._keyboard else None)

    def close(self) -> None:
        """Leave the terminal as it was before the first question."""
        if self._loading is not None:
            self._loading.join()
        self._tty.restore()

    def _area(self, view: View, now: Now, days: Callable[[], Sequence[int] | None]) -> Area:
        """Return the area of a question, which is shown unless it is shown already."""
        if self.shown is None or self.shown[0] is not view:
            self.discard_typed()
            self.shown = (view, Area(self._screen, view, now, days))
            self._show(view, self.shown[1])
        area = self.shown[1]
        area.now = now
        return area

    def _show(self, view: View, area: Area) -> None:
        self._screen.rule()
        self._screen.put(heading(view, self._screen))
        show_markdown(self._screen, view.prompt.stem, "bold")
        if view.exam is not None and view.exam.flagged:
            self._screen.show("Flagged for review.")
        self._show_back(area)

    def _show_back(self, area: Area) -> None:
        card = area.back()
        if card:
            show_markdown(self._screen, card)

    def _read(self, view: View, area: Area) -> Reply | Command | None:
        """Read keys until they make a reply or a command; return None if no keys can be read."""
        keyboard = self._keyboard or self._begin(area.draw)
        while keyboard is not None:
            given = self._read_once(keyboard, area)
            if given in (KeyAction.SUSPEND, Command("repeat")):
                if given is KeyAction.SUSPEND:
                    self._tty.suspend()
                self._show(view, area)
            elif given is KeyAction.REVEAL:
                self._show_back(area)
            elif not isinstance(given, KeyAction):
                return given
        return None

    def _read_once(self, keyboard: "Keyboard", area: Area) -> KeyResult:
        keyboard.clock = area.now.clock
        try:
            if isinstance(area.state, Entry):
                given = keyboard.type(area.lines(), area.state.at, area.below, area.press_typing)
            else:
                given = keyboard.choose(area.draw, area.press_key)
            if given is KeyAction.TYPE_COMMAND:
                given = keyboard.type([InputLine("> ", ":")], 0, area.below, area.press_command_line)
        except EOFError:
            return Command("quit")
        return given

    def _begin(self, draw: Callable[[int], Drawing]) -> "Keyboard | None":
        """Load what reads keys while the first question is shown; return None if no keys can be read."""
        lines = draw(self._screen.console.width).lines
        # What is taller than the screen cannot be drawn over.
        if sys.platform == "win32" or len(lines) >= self._screen.console.height:
            lines = ()
        for line in lines:
            self._screen.console.print(line, soft_wrap=True)
        try:
            from quizkit.terminal.keys.keyboard import Keyboard

            self._keyboard = Keyboard(self._screen.console, self._load)
        except Exception:
            # prompt_toolkit has an error of its own for each kind of odd terminal; lines can be read in all of them.
            if os.environ.get("QUIZ_DEBUG") == "1":
                raise
            self.has_keys = False
            self._tty.restore()
        if lines:
            self._screen.console.file.write(f"\x1b[{len(lines)}A" + ("" if self.has_keys else "\x1b[J"))
            self._screen.console.file.flush()
        return self._keyboard

    def _load(self) -> None:
        def load() -> None:
            # What fails here fails again, with a message, when it is needed.
            with suppress(Exception):
                self._while_reading()

        self._loading = Thread(target=load)
        self._loading.start()

    def _leave(self, area: Area, given: Reply | Command | None) -> None:
        """Leave what was picked or typed on the screen, and wait for what a command needs."""
        for line in area.final_lines(given):
            self._screen.console.print(line, soft_wrap=True)
        if self._loading is not None:
            self._loading.join()
        if isinstance(given, Command):
            # An editor, or the shell after the end, finds the terminal as it was.
            self._tty.restore()
