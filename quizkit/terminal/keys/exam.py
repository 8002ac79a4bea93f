"""Exams by keys: keys mark, Enter submits a reply, arrows move in the review, and the time left is shown below."""

import time
from collections.abc import Callable, Sequence
from functools import partial

from quizkit.base.clock import now
from quizkit.questions.reply_grammar import Command, CommandName
from quizkit.questions.shapes import Reply
from quizkit.session.asker import DraftReply, View
from quizkit.session.sheet import Line
from quizkit.terminal.keys.area import TYPING_KEYS, CommandLine, Form, KeyAction, KeyResult
from quizkit.terminal.keys.clock import Clock
from quizkit.terminal.keys.drawing import Drawing
from quizkit.terminal.keys.entry import Entry
from quizkit.terminal.keys.footer import ANYWHERE, footer_lines, label_letters, reply_help, reply_keys
from quizkit.terminal.keys.input import KeyInput
from quizkit.terminal.keys.overlay import Overlay
from quizkit.terminal.keys.overview import AT_REVIEW, Overview, draw_overview, initial_overview, press_in_review
from quizkit.terminal.keys.pace import Pacing
from quizkit.terminal.keys.selection import STEPS, Selection
from quizkit.terminal.lines.exam import ExamLines, read_at_review, show_flag
from quizkit.terminal.screens.exam import show_review
from quizkit.terminal.theme import Screen

EXAM_KEYS: dict[str, CommandName] = {
    "right": "next",
    "pagedown": "next",
    "n": "next",
    "left": "back",
    "pageup": "back",
    "p": "back",
    "!": "flag",
    "v": "review",
    "r": "repeat",
    "q": "quit",
    "c-d": "quit",
    "h": "help",
    "f1": "help",
    "f5": "repeat",
    "f7": "flag",
    "f9": "review",
    "f10": "quit",
}
# These keys type nothing, so they work while a text is typed.
EXAM_TYPING_KEYS: dict[str, Command | KeyAction] = TYPING_KEYS | {
    key: Command(name) for key, name in EXAM_KEYS.items() if key.startswith(("page", "f"))
}
IN_AN_EXAM: dict[str, str] = {
    "Right, Page Down, n": "the next question; while pairing or typing, use Page Down",
    "Left, Page Up, p": "the previous question; while pairing or typing, use Page Up",
    "!, F7": "flag this question for review, or remove the flag",
    "v, F9": "show what is answered, open and flagged",
    "r, F5": "show the question again",
    "Escape": "while typing: type a command instead, such as :go 3",
    "q, F10, Ctrl-D": "leave without handing in; the clock runs on",
    "h, F1": "this list",
}
_ANSWERS = {"y": KeyAction.YES, "n": KeyAction.NO, "c-d": KeyAction.NO, "c-z": KeyAction.SUSPEND}


class ExamKeys:
    """An ExamAsker that reads keys. `while_reading` is called once, beside the first question."""

    def __init__(self, screen: Screen, while_reading: Callable[[], None]) -> None:
        self._screen = screen
        # Shows messages, and takes over if no keys can be read.
        self._lines = ExamLines(screen._replace(keys=False), while_reading)
        self._input = KeyInput(screen, while_reading, self._lines.ask, lambda view: show_flag(screen, view.exam))
        self.show, self.close = self._lines.show, self._input.close
        self._clock: Clock | None = None
        self._overview: Overview | None = None
        self._overlay = Overlay(screen)
        self._command_line = CommandLine(screen, self._overlay, read_at_review, lambda: AT_REVIEW | ANYWHERE)

    @property
    def asks_back(self) -> bool:
        """Whether the student can be asked what a reply means."""
        return self._input.has_keys or self._lines.asks_back

    def ask(self, view: View) -> Reply | Command:
        """Show the question unless it is shown already, and read keys, until the time is up."""
        self._overview = None
        if self._input.shown is None or self._input.shown[0] is not view:
            self._set_clock(view.exam.seconds_left() if view.exam else None)
        return self._input.ask(view, self._form(view))

    def draft(self, view: View) -> DraftReply | None:
        """Return what is marked or typed at this question, or None if nothing was changed."""
        shown = self._input.shown
        return shown[1].draft() if shown is not None and shown[0] is view and self._input.has_keys else None

    def help(self) -> None:
        """List the commands, if no keys can be read: else the list is shown over the question."""
        self._lines.help()

    def review(self, lines: Sequence[Line], seconds_left: int | None) -> Command:
        """Show what is answered, unanswered and flagged, and return what to do."""
        if not self._input.has_keys:
            return self._lines.review(lines, seconds_left)
        cursor = self._overview.cursor if self._overview else None
        self._overview = initial_overview(lines)
        if cursor is None:
            self._input.discard_early_keys()
            show_review(self._screen, lines, seconds_left)
        else:
            self._overview = self._overview._replace(cursor=cursor)
        self._set_clock(seconds_left)
        self._command_line.message = ""
        command_line = (self._command_line.below, self._command_line.press)
        pacing = Pacing(
            lambda key: key not in STEPS,
            partial(self._report_word, "one letter; commands begin with a colon, such as :go 3"),
        )
        result = self._input.choose(self._draw_review, self._press_in_review, self._clock, *command_line, pacing)
        return result if isinstance(result, Command) else self._lines.review(lines, seconds_left)

    def agrees(self, question: str) -> bool:
        """Ask a yes-or-no question, and return whether the answer is yes."""
        if not self._input.has_keys:
            return self._lines.agrees(question)
        self._input.discard_early_keys()
        self._overview = None
        self._screen.show(question)
        self._command_line.message = ""
        pacing = Pacing(lambda _: True, partial(self._report_word, "y or n"))
        result = self._input.choose(self._draw_answers, _ANSWERS.get, self._clock, pacing=pacing)
        return self._lines.agrees(question) if result is None else result is KeyAction.YES

    def _report_word(self, keys: str, word: str) -> None:
        self._command_line.message = f"“{word}” is not a key. Press {keys}."

    def _form(self, view: View) -> Form:
        return Form(
            EXAM_KEYS,
            EXAM_TYPING_KEYS,
            lambda state: exam_footer(state, self._clock, is_first=view.number == 1),
            exam_help,
            needs_enter=True,
            reply=view.exam.reply if view.exam else None,
            clock=self._clock,
        )

    def _set_clock(self, seconds_left: int | None) -> None:
        self._clock = None if seconds_left is None else Clock(seconds_left, now, time.monotonic)

    def _draw_review(self, columns: int) -> Drawing:
        if self._overlay.is_open:
            self._overlay.room = self._screen.console.height - 1
            return Drawing(tuple(self._overlay.lines(columns)))
        overview = self._overview or Overview(())
        message = self._command_line.warning(columns)
        return draw_overview(overview, columns, self._screen.console.height, self._clock, message)

    def _press_in_review(self, key: str) -> KeyResult | None:
        self._command_line.message = ""
        if key == ":":
            return KeyAction.TYPE_COMMAND
        if key == "c-z" or self._overview is None:
            return KeyAction.SUSPEND
        if self._overlay.press(key):
            return None
        result = press_in_review(self._overview, key)
        if isinstance(result, Command):
            return self._command_line.obeyed(result)
        self._overview = result
        return None

    def _draw_answers(self, columns: int) -> Drawing:
        clock = [self._clock.text()] if self._clock else []
        if self._command_line.message:
            return Drawing(tuple(self._command_line.warning(columns)))
        return Drawing(tuple(footer_lines(["y hand in", *clock, "n back to the review"], columns)))


def exam_footer(state: Selection | Entry, clock: Clock | None, *, is_first: bool = False) -> list[str]:
    """Return the keys below a question; where a reply is typed, they are function keys."""
    first, *others = reply_keys(state)
    time_left = [clock.text()] if clock else []
    back = [] if is_first else ["PgUp back" if isinstance(state, Entry) else "p back"]
    if isinstance(state, Entry):
        return [first, *time_left, "PgDn next", *back, "F7 flag", "F9 review", "F10 leave", "F1 help"]
    help_key = "F1" if "h" in label_letters(state) else "h"
    return [first, *time_left, *others[:1], "n next", *back, "! flag", "v review", "q leave", f"{help_key} help"]


def exam_help(state: Selection | Entry) -> dict[str, str]:
    """Return the keys of a question like this one, then those of an exam."""
    return reply_help(state) | IN_AN_EXAM | ANYWHERE
