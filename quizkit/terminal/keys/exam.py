"""Key mode in an exam: keys mark, Enter hands a reply in, arrows walk the review, and a quiet clock stands below."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from quizkit.questions.reply_grammar import Command, Misread
from quizkit.questions.shapes import Reply
from quizkit.session.run import View
from quizkit.session.sheet import Line as SheetLine
from quizkit.terminal.exam_lines import ExamLines, read_at_review
from quizkit.terminal.keys.area import LEAVING, Area, Given, Line, Way, apart_from_enter
from quizkit.terminal.keys.asker import KeyAsker
from quizkit.terminal.keys.clock import Clock
from quizkit.terminal.keys.drawing import Drawing
from quizkit.terminal.keys.footer import ANYWHERE, AT_REVIEW, Now, fitting, show_list
from quizkit.terminal.keys.overview import Overview, begun_overview, draw_overview, turned
from quizkit.terminal.screens.exam import show_review
from quizkit.terminal.theme import Screen, data

if TYPE_CHECKING:
    from quizkit.terminal.keys.keyboard import Keyboard

_UNTAKEN = "What you marked or typed here was not taken: only Enter takes it."
_CHANGE_UNTAKEN = "Your change was not taken: only Enter takes it. The reply before stands."
_ANSWERS = {"y": Way.YES, "n": Way.NO, "c-d": Way.NO, "c-z": Way.SUSPEND}


class ExamKeys(KeyAsker):
    """An ExamAsker that reads keys."""

    def __init__(self, screen: Screen, while_reading: Callable[[], None]) -> None:
        super().__init__(screen, while_reading, lambda _view: None)
        self._lines: ExamLines = ExamLines(screen._replace(keys=False), while_reading)
        self._clock: Clock | None = None
        self._overview: Overview | None = None
        self._message = ""

    def ask(self, view: View) -> Reply | Command:
        """Show the question unless it stands there already, and read keys, until the time is up."""
        self._overview = None
        if self._shown is None or self._shown[0] is not view:
            self._set_clock(view.exam.seconds_left if view.exam else None)
        given = super().ask(view)
        if isinstance(given, Command) and self._has_keys:
            self._tell_what_is_untaken(view, given)
        return given

    def help(self) -> None:
        """List the keys that work here."""
        if self._overview is None or not self._has_keys:
            super().help()
        else:
            show_list(self._screen, AT_REVIEW | ANYWHERE)

    def review(self, lines: Sequence[SheetLine], seconds_left: int | None) -> Command:
        """Show what is answered, open and flagged, and return what to do."""
        if not self._has_keys:
            return self._lines.review(lines, seconds_left)
        cursor = self._overview.cursor if self._overview else None
        self._overview = begun_overview(lines)
        if cursor is None:
            self._forget()
            show_review(self._screen, lines, seconds_left)
        else:
            self._overview = self._overview._replace(cursor=cursor)
        self._set_clock(seconds_left)
        self._message = ""
        given = self._choose(self._draw_review, self._pressed_at_review, self._worded_at_review)
        return given if isinstance(given, Command) else self._lines.review(lines, seconds_left)

    def agrees(self, question: str) -> bool:
        """Ask a question of ours, and return whether the answer is yes."""
        if not self._has_keys:
            return self._lines.agrees(question)
        self._forget()
        self._overview = None
        self._screen.show(question)
        given = self._choose(self._draw_answers, _ANSWERS.get, None)
        return self._lines.agrees(question) if given is None else given is Way.YES

    def _tell_what_is_untaken(self, view: View, given: Command) -> None:
        """Say where a question is left, by a key or by the clock, that what was marked or typed does not count."""
        is_over = self._clock is not None and self._clock.left() == 0
        if self._shown is None or not (is_over or given.name in LEAVING) or not self._shown[1].is_untaken():
            return
        has_one = view.exam is not None and view.exam.reply is not None
        self.tell(_CHANGE_UNTAKEN if has_one else _UNTAKEN)

    def _set_clock(self, seconds_left: int | None) -> None:
        self._clock = None if seconds_left is None else Clock(seconds_left)

    def _now(self, view: View) -> Now:
        return Now(exam=view.exam is not None, clock=self._clock)

    def _let_stand(self, keyboard: "Keyboard", area: Area) -> Given:
        keyboard.clock = self._clock
        return super()._let_stand(keyboard, area)

    def _choose(
        self,
        draw: Callable[[int], Drawing],
        press: Callable[[str], Given | None],
        in_words: Callable[[tuple[str, ...], int, str], Given | None] | None,
    ) -> Given | None:
        """Read keys until they end a choice of ours; return None where no keys can be read."""
        self._tty.hush()
        keyboard = self._keyboard or self._begin(draw)
        given: Given = Way.BACK
        while keyboard is not None and given in (Way.BACK, Way.SUSPEND, Way.WORDS):
            keyboard.clock = self._clock
            try:
                if given is Way.WORDS and in_words is not None:
                    given = keyboard.type([Line("> ", ":")], 0, self._below_words, in_words)
                else:
                    given = keyboard.choose(draw, press)
            except EOFError:
                given = Command("quit")
            if given is Way.SUSPEND:
                self._tty.suspend()
        return None if keyboard is None else given

    def _draw_review(self, columns: int) -> Drawing:
        overview = self._overview or Overview(())
        return draw_overview(overview, columns, self._screen.console.height, self._clock)

    def _pressed_at_review(self, key: str) -> Given | None:
        if key == ":":
            return Way.WORDS
        if key == "c-z" or self._overview is None:
            return Way.SUSPEND
        made = turned(self._overview, key)
        if isinstance(made, Command):
            return made
        self._overview = made
        return None

    def _worded_at_review(self, texts: tuple[str, ...], at: int, key: str) -> Given | None:
        self._message = ""
        if key in ("escape", "c-d") or (key == "enter" and not texts[at].strip(" :")):
            return Way.BACK
        if key != "enter":
            return apart_from_enter(key)
        made = read_at_review(texts[at])
        if isinstance(made, Misread):
            self._message = made.help
            return None
        return made

    def _below_words(self, _at: int, columns: int) -> list[Text]:
        if self._message:
            return list(self._screen.wrapped(data(self._message, "yellow"), columns))
        return [fitting(["Enter done", "Escape back", ":help"], columns)]

    def _draw_answers(self, columns: int) -> Drawing:
        clock = [self._clock.told()] if self._clock else []
        return Drawing((fitting(["y hand in", *clock, "n back to the review"], columns),))
