"""Shows a question and reads keys until they make a reply or a command."""

import os
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, TypeAlias

from rich.text import Text

from quizkit.base.errors import Stopped
from quizkit.base.platform.console import Tty, discard_typeahead
from quizkit.questions.reply_grammar import Command
from quizkit.questions.shapes import Reply
from quizkit.session.asker import View
from quizkit.terminal.keys.area import Area, Form, InputLine, KeyAction, KeyResult
from quizkit.terminal.keys.drawing import Drawing
from quizkit.terminal.keys.entry import Entry
from quizkit.terminal.keys.pace import Pacing
from quizkit.terminal.markdown import show_markdown
from quizkit.terminal.prompt_view import heading
from quizkit.terminal.theme import Screen

if TYPE_CHECKING:
    from quizkit.terminal.keys.clock import Clock
    from quizkit.terminal.keys.keyboard import Keyboard
Below: TypeAlias = Callable[[tuple[str, ...], int, int], list[Text]]
PressCommand: TypeAlias = Callable[[tuple[str, ...], int, str], KeyResult | None]


class KeyInput:
    """Reads replies to questions by keys.

    `while_reading` is called once, beside the first question. `ask_by_lines` takes over if no keys can be read.
    `show_more` shows what belongs below the stem.
    """

    def __init__(
        self,
        screen: Screen,
        while_reading: Callable[[], None],
        ask_by_lines: Callable[[View], Reply | Command],
        show_more: Callable[[View], None] = lambda _: None,
    ) -> None:
        self._screen = screen
        self._while_reading = while_reading
        self._ask_by_lines = ask_by_lines
        self._show_more = show_more
        self._loading: Thread | None = None
        self._tty = Tty()
        self._keyboard: Keyboard | None = None
        self.has_keys = True
        self.shown: tuple[View, Area] | None = None

    def ask(self, view: View, form: Form) -> Reply | Command:
        """Show the question unless it is shown already, and read keys until they make a reply or a command."""
        if not self.has_keys:
            return self._ask_by_lines(view)
        self._tty.hush()
        area = self._area(view, form)
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
        clock: "Clock | None",
        below: Below | None = None,
        press_command: PressCommand | None = None,
        pacing: Pacing | None = None,
    ) -> KeyResult | None:
        """Read keys where no question is asked, until `press` returns a result; return None if no keys can be read.

        `below` draws what is below the line in which a command is typed as a word, and `press_command` reads it.
        """
        self._tty.hush()
        keyboard = self._keyboard or self._begin(draw)
        result: KeyResult = KeyAction.BACK
        while keyboard is not None and result in (KeyAction.BACK, KeyAction.SUSPEND, KeyAction.TYPE_COMMAND):
            keyboard.clock = clock
            try:
                if result is KeyAction.TYPE_COMMAND and below and press_command:
                    result = keyboard.type([InputLine("> ", ":")], 0, below, press_command)
                else:
                    result = keyboard.choose(draw, press, pacing)
            except EOFError:
                result = Command("quit")
            if result is KeyAction.SUSPEND:
                self._tty.suspend()
        return None if keyboard is None else result

    def discard_early_keys(self) -> None:
        """Discard what was typed before the question was shown."""
        discard_typeahead()
        if self._keyboard is not None:
            self._keyboard.discard_typeahead()

    def close(self) -> None:
        """Leave the terminal as it was before the first question."""
        if self._loading is not None:
            self._loading.join()
        self._tty.restore()

    def _area(self, view: View, form: Form) -> Area:
        if self.shown is None or self.shown[0] is not view:
            self.discard_early_keys()
            self.shown = (view, Area(self._screen, view.prompt, form))
            self._show(view, self.shown[1])
        area = self.shown[1]
        area.form = form
        return area

    def _show(self, view: View, area: Area) -> None:
        rows = self._screen.counted(lambda: self._show_question(view, area))
        area.overlay.room = self._screen.console.height - rows

    def _show_question(self, view: View, area: Area) -> None:
        self._screen.rule()
        self._screen.put(heading(view, self._screen))
        show_markdown(self._screen, view.prompt.stem, "bold")
        self._show_more(view)
        self._show_back(area)

    def _show_back(self, area: Area) -> None:
        back = area.back()
        if back:
            show_markdown(self._screen, back)

    def _read(self, view: View, area: Area) -> Reply | Command | None:
        keyboard = self._keyboard or self._begin(area.draw)
        while keyboard is not None:
            result = self._read_once(keyboard, area)
            if result in (KeyAction.SUSPEND, Command("repeat")):
                if result is KeyAction.SUSPEND:
                    self._tty.suspend()
                self._show(view, area)
            elif result is KeyAction.REVEAL:
                self._show_back(area)
            elif not isinstance(result, KeyAction):
                return result
        return None

    def _read_once(self, keyboard: "Keyboard", area: Area) -> KeyResult:
        keyboard.clock = area.form.clock
        try:
            if isinstance(area.state, Entry):
                result: KeyResult = keyboard.type(area.lines(), area.state.at, area.below, area.press_typing)
            else:
                result = keyboard.choose(area.draw, area.press_key, area.pacing)
            if result is KeyAction.TYPE_COMMAND:
                result = keyboard.type([InputLine("> ", ":")], 0, area.command_line.below, area.command_line.press)
        except EOFError:
            return Command("quit")
        return result

    def _begin(self, draw: Callable[[int], Drawing]) -> "Keyboard | None":
        """Load what reads keys while the first question is shown; return None if no keys can be read."""
        lines = draw(self._screen.console.width).lines
        # Lines that are taller than the screen cannot be replaced.
        if len(lines) >= self._screen.console.height:
            lines = ()
        for line in lines:
            self._screen.console.print(line, soft_wrap=True)
        try:
            from quizkit.terminal.keys.keyboard import Keyboard

            self._keyboard = Keyboard(self._screen.console, self._load)
        except Exception:
            # prompt_toolkit raises many kinds of errors in unusual terminals; lines can be read in all of them.
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
            # An error here is raised again, with a message, when the result is needed.
            with suppress(Exception):
                self._while_reading()

        self._loading = Thread(target=load)
        self._loading.start()

    def _leave(self, area: Area, result: Reply | Command | None) -> None:
        for line in area.final_lines(result):
            self._screen.console.print(line, soft_wrap=True)
        if self._loading is not None:
            self._loading.join()
        if isinstance(result, Command):
            # An editor or the shell needs the terminal's own echo and line editing.
            self._tty.restore()
