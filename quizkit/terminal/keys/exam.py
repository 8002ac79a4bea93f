"""An exam by keys: keys mark, Enter takes a reply, arrows move in the review, and a clock is shown below."""

from collections.abc import Callable, Sequence

from rich.text import Text

from quizkit.questions.reply_grammar import Command, Misread
from quizkit.questions.shapes import Reply
from quizkit.session.run import View
from quizkit.session.sheet import Line
from quizkit.terminal.keys.area import LEAVING, KeyAction, KeyResult, apart_from_enter
from quizkit.terminal.keys.clock import Clock
from quizkit.terminal.keys.drawing import Drawing
from quizkit.terminal.keys.footer import ANYWHERE, AT_REVIEW, Now, fitting, show_keys, show_list
from quizkit.terminal.keys.input import CommandLine, KeyInput
from quizkit.terminal.keys.overview import Overview, draw_overview, initial_overview, press_in_review
from quizkit.terminal.lines.exam import ExamLines, read_at_review
from quizkit.terminal.screens.exam import show_review
from quizkit.terminal.theme import WARNING, Screen, data

_UNTAKEN = "What you marked or typed here was not taken: only Enter takes it."
_CHANGE_UNTAKEN = "Your change was not taken: only Enter takes it. The reply before stands."
_ANSWERS = {"y": KeyAction.YES, "n": KeyAction.NO, "c-d": KeyAction.NO, "c-z": KeyAction.SUSPEND}


class ExamKeys:
    """An ExamAsker that reads keys. `while_reading` is called once, beside the first question."""

    def __init__(self, screen: Screen, while_reading: Callable[[], None]) -> None:
        self._screen = screen
        # Shows messages, and takes over if no keys can be read.
        self._lines = ExamLines(screen._replace(keys=False), while_reading)
        self._input = KeyInput(screen, while_reading, self._lines.ask)
        self._clock: Clock | None = None
        self._overview: Overview | None = None
        self._message = ""

    def ask(self, view: View) -> Reply | Command:
        """Show the question unless it is shown already, and read keys, until the time is up."""
        self._overview = None
        if self._input.shown is None or self._input.shown[0] is not view:
            self._set_clock(view.exam.seconds_left if view.exam else None)
        reply = self._input.ask(view, Now(exam=True, clock=self._clock))
        if isinstance(reply, Command) and self._input.has_keys:
            self._warn_of_what_is_untaken(view, reply)
        return reply

    def tell(self, message: str) -> None:
        """Show a message."""
        self._lines.tell(message)

    def help(self) -> None:
        """List the keys that work here."""
        if not self._input.has_keys or (self._overview is None and self._input.shown is None):
            self._lines.help()
        elif self._overview is not None:
            show_list(self._screen, AT_REVIEW | ANYWHERE)
        elif self._input.shown is not None:
            show_keys(self._screen, self._input.shown[1].state, exam=True)

    def close(self) -> None:
        """Leave the terminal as it was before the first question."""
        self._input.close()

    def review(self, lines: Sequence[Line], seconds_left: int | None) -> Command:
        """Show what is answered, unanswered and flagged, and return what to do."""
        if not self._input.has_keys:
            return self._lines.review(lines, seconds_left)
        cursor = self._overview.cursor if self._overview else None
        self._overview = initial_overview(lines)
        if cursor is None:
            self._input.discard_typed()
            show_review(self._screen, lines, seconds_left)
        else:
            self._overview = self._overview._replace(cursor=cursor)
        self._set_clock(seconds_left)
        self._message = ""
        in_words = CommandLine(self._below_words, self._worded_at_review)
        given = self._input.choose(self._draw_review, self._pressed_at_review, self._clock, in_words)
        return given if isinstance(given, Command) else self._lines.review(lines, seconds_left)

    def agrees(self, question: str) -> bool:
        """Ask a yes-or-no question, and return whether the answer is yes."""
        if not self._input.has_keys:
            return self._lines.agrees(question)
        self._input.discard_typed()
        self._overview = None
        self._screen.show(question)
        given = self._input.choose(self._draw_answers, _ANSWERS.get, self._clock)
        return self._lines.agrees(question) if given is None else given is KeyAction.YES

    def _warn_of_what_is_untaken(self, view: View, command: Command) -> None:
        """When a question is left by a key or by the clock, warn that what was marked or typed does not count."""
        shown = self._input.shown
        is_over = self._clock is not None and self._clock.left() == 0
        if shown is None or not (is_over or command.name in LEAVING) or not shown[1].has_unsubmitted_change():
            return
        has_one = view.exam is not None and view.exam.reply is not None
        self.tell(_CHANGE_UNTAKEN if has_one else _UNTAKEN)

    def _set_clock(self, seconds_left: int | None) -> None:
        self._clock = None if seconds_left is None else Clock(seconds_left)

    def _draw_review(self, columns: int) -> Drawing:
        overview = self._overview or Overview(())
        return draw_overview(overview, columns, self._screen.console.height, self._clock)

    def _pressed_at_review(self, key: str) -> KeyResult | None:
        if key == ":":
            return KeyAction.TYPE_COMMAND
        if key == "c-z" or self._overview is None:
            return KeyAction.SUSPEND
        made = press_in_review(self._overview, key)
        if isinstance(made, Command):
            return made
        self._overview = made
        return None

    def _worded_at_review(self, texts: tuple[str, ...], at: int, key: str) -> KeyResult | None:
        self._message = ""
        if key in ("escape", "c-d") or (key == "enter" and not texts[at].strip(" :")):
            return KeyAction.BACK
        if key != "enter":
            return apart_from_enter(key)
        made = read_at_review(texts[at])
        if isinstance(made, Misread):
            self._message = made.help
            return None
        return made

    def _below_words(self, _at: int, columns: int) -> list[Text]:
        if self._message:
            return list(self._screen.wrapped(data(self._message, WARNING), columns))
        return [fitting(["Enter done", "Escape back", ":help"], columns)]

    def _draw_answers(self, columns: int) -> Drawing:
        clock = [self._clock.text()] if self._clock else []
        return Drawing((fitting(["y hand in", *clock, "n back to the review"], columns),))
