"""Key mode: an Asker whose questions are answered by single keys, over the grammar that lines have too."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from quizkit.base.errors import Stopped
from quizkit.questions.reply_grammar import Command
from quizkit.questions.shapes import PickMany, PickOne, Reply
from quizkit.session.attempt import Attempt
from quizkit.session.run import View
from quizkit.terminal.keys.area import Area, Given, Line, Way
from quizkit.terminal.keys.drawing import Drawing
from quizkit.terminal.keys.entry import Entry
from quizkit.terminal.keys.footer import Now, show_keys
from quizkit.terminal.keys.tty import Tty
from quizkit.terminal.lines import LineAsker, heading
from quizkit.terminal.markdown import show_markdown
from quizkit.terminal.theme import Screen

if TYPE_CHECKING:
    from quizkit.terminal.keys.keyboard import Keyboard


class KeyAsker:
    """An Asker that reads keys. `while_reading` is called once, beside the first question that stands there.

    `days` are those until a card would come again, for each rating; None where that is not known.
    """

    def __init__(
        self, screen: Screen, while_reading: Callable[[], None], days: Callable[[View], Sequence[int] | None]
    ) -> None:
        self._screen = screen
        self._while_reading = while_reading
        self._loading: Thread | None = None
        self._days = days
        self._tty = Tty()
        self._keyboard: Keyboard | None = None
        self._has_keys = True
        # Says what there is to say, and takes over where keys cannot be read.
        self._lines: LineAsker = LineAsker(screen._replace(keys=False), while_reading)
        self._shown: tuple[View, Area] | None = None
        # What can be undone, the latest last: an attempt, or None for a suspension.
        self._made: list[Attempt | None] = []
        self._guessed: Attempt | None = None

    def ask(self, view: View) -> Reply | Command:
        """Show the question unless it stands there already, and read keys until one is a reply or a command."""
        if not self._has_keys:
            return self._lines.ask(view)
        self._tty.hush()
        area = self._area(view)
        try:
            given = self._take(view, area)
        except (KeyboardInterrupt, Stopped):
            self._leave(area, None)
            raise
        if given is None:
            return self._lines.ask(view)
        self._leave(area, given)
        return given

    def tell(self, message: str) -> None:
        """Say something about the session."""
        self._lines.tell(message)

    def hint(self, text: str, left: int) -> None:
        """Show a hint; `left` more can be had."""
        self._lines.hint(text, left)

    def feedback(self, view: View, attempt: Attempt, comes_back: bool) -> None:
        """Show how a reply was graded."""
        self._made.append(attempt)
        self._lines.feedback(view, attempt, comes_back)

    def help(self) -> None:
        """List the keys that work here."""
        if self._shown is None or not self._has_keys:
            self._lines.help()
        else:
            area = self._shown[1]
            show_keys(self._screen, area.state, exam=area.now.exam)

    def close(self) -> None:
        """Leave the terminal as it was before the first question."""
        if self._loading is not None:
            self._loading.join()
        self._tty.restore()

    def _area(self, view: View) -> Area:
        """Return the area of a question, which is shown unless it stands there already."""
        if self._shown is None or self._shown[0] is not view:
            self._forget()
            self._shown = (view, Area(self._screen, view, Now(), lambda: self._days(view)))
            self._show(view, self._shown[1])
        area = self._shown[1]
        area.now = self._now(view)
        return area

    def _forget(self) -> None:
        """Throw away what was typed before the question stood there."""
        self._tty.forget()
        if self._keyboard is not None:
            self._keyboard.forget()

    def _now(self, view: View) -> Now:
        last = self._last_attempt()
        is_pick = last is not None and isinstance(last.question.prompt(), PickOne | PickMany)
        lucky = last is not None and is_pick and not last.missed and last is not self._guessed
        return Now(bool(view.question.common.hints), bool(self._made), lucky)

    def _last_attempt(self) -> Attempt | None:
        return next((made for made in reversed(self._made) if made is not None), None)

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

    def _take(self, view: View, area: Area) -> Reply | Command | None:
        """Read keys until they make a reply or a command; return None where no keys can be read."""
        keyboard = self._keyboard or self._begin(area.draw)
        while keyboard is not None:
            given = self._let_stand(keyboard, area)
            if given in (Way.SUSPEND, Command("repeat")):
                if given is Way.SUSPEND:
                    self._tty.suspend()
                self._show(view, area)
            elif given is Way.TURNED:
                self._show_back(area)
            elif not isinstance(given, Way):
                return given
        return None

    def _let_stand(self, keyboard: "Keyboard", area: Area) -> Given:
        try:
            if isinstance(area.state, Entry):
                given = keyboard.type(area.lines(), area.state.at, area.below, area.typed)
            else:
                given = keyboard.choose(area.draw, area.pressed)
            if given is Way.WORDS:
                given = keyboard.type([Line("> ", ":")], 0, area.below, area.in_words)
        except EOFError:
            return Command("quit")
        return given

    def _begin(self, draw: Callable[[int], Drawing]) -> "Keyboard | None":
        """Load what reads keys, while the first question stands there; return None where none can be read."""
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
            self._has_keys = False
            self._tty.restore()
        if lines:
            self._screen.console.file.write(f"\x1b[{len(lines)}A" + ("" if self._has_keys else "\x1b[J"))
            self._screen.console.file.flush()
        return self._keyboard

    def _load(self) -> None:
        def load() -> None:
            # What fails here fails again, and is told, where it is needed.
            with suppress(Exception):
                self._while_reading()

        self._loading = Thread(target=load)
        self._loading.start()

    def _leave(self, area: Area, given: Reply | Command | None) -> None:
        """Let what was picked or typed stay on the screen, and what a command needs be there."""
        for line in area.stays(given):
            self._screen.console.print(line, soft_wrap=True)
        if self._loading is not None:
            self._loading.join()
        if isinstance(given, Command):
            # An editor, or the shell after the end, finds the terminal as it was.
            self._tty.restore()
            if given.name == "undo" and self._made:
                self._made.pop()
            if given.name == "suspend" and self._shown is not None and self._shown[0].exam is None:
                self._made.append(None)
            if given.name == "guess":
                self._guessed = self._last_attempt()
