"""Browses questions by keys: arrows move, Enter shows one with its history, / filters, other keys change a question."""

from collections.abc import Callable
from typing import Any, cast

from rich.text import Text

from quizkit.app.browse import BrowsedQuestion, Browser, Listing
from quizkit.base.errors import QuizError
from quizkit.base.platform.console import Tty, discard_typeahead
from quizkit.progress.records import QuestionChange
from quizkit.terminal.keys.area import InputLine
from quizkit.terminal.keys.drawing import Drawing
from quizkit.terminal.keys.footer import fitting, footer_lines
from quizkit.terminal.keys.keyboard import Keyboard
from quizkit.terminal.keys.overlay import Overlay
from quizkit.terminal.keys.pace import Pacing
from quizkit.terminal.keys.selection import STEPS
from quizkit.terminal.screens.browse import change_in_words, row, show_details
from quizkit.terminal.theme import CURSOR, WARNING, WIDEST, Screen, data

_LEAVE, _OPEN, _FILTER, _EDIT, _SUSPEND = "leave", "open", "filter", "edit", "to the shell"
_RESULTS = {
    "q": _LEAVE, "c-d": _LEAVE, "escape": _LEAVE, "enter": _OPEN, "/": _FILTER, "o": _EDIT, "c-z": _SUSPEND,
}  # fmt: skip
# The last of them is in every footer.
_KEYS = ["/ filter", "! flag", "x suspend", "b bury", "z reset", "o edit", "q leave · h help"]
_WITHOUT_QUESTIONS = ["/ filter", _KEYS[-1]]
BROWSING_KEYS: dict[str, str] = {
    "Up, Down": "move to a question; k and j, Page Up and Page Down, Home and End also work",
    "Enter": "show the question with its whole history, and go back",
    "/": "filter the list: type a part of the question, its id, a tag, or a state such as flagged",
    "!": "flag the question, or remove the flag",
    "x": "suspend the question, or ask it again",
    "b": "bury the question until tomorrow, or ask it today",
    "z": "reset the question, so that it is new; confirm with y",
    "o": "open the question in your editor",
    "q, Escape, Ctrl-D": "leave",
    "h, F1": "this list",
}
# The lines around the questions.
_OTHER_LINES = 4


class QuestionList:
    """The questions in view, which of them is selected, and what its keys do. It needs no terminal."""

    def __init__(self, screen: Screen, browser: Browser, text: str) -> None:
        rows = screen.console.height
        self._screen = screen
        self._overlay = Overlay(screen, rows - 1)
        self._browser = browser
        self._room = max(1, rows - _OTHER_LINES)
        # How many questions were drawn last: a page.
        self._in_view = self._room
        self._message = ""
        self._is_reset_next = False
        self._at = 0
        self.listing: Listing = browser.listing(text)

    @property
    def selected(self) -> BrowsedQuestion | None:
        """The question at the cursor, if there is any."""
        return self.listing.questions[self._at] if self.listing.questions else None

    def filter(self, text: str) -> None:
        """Show only the questions with a text."""
        self._at, self._message = 0, ""
        self.listing = self._browser.listing(text)

    def edit(self) -> bool:
        """Open the selected question in the editor; return whether it is still listed."""
        if self.selected is None:
            return False
        edited, self._message = self._browser.edit(self.selected)
        self.listing = self._browser.listing(self.listing.text)
        places = [place for place, one in enumerate(self.listing.questions) if edited and _is_same(one, edited)]
        self._at = places[0] if places else max(0, min(self._at, len(self.listing.questions) - 1))
        return bool(places)

    def press(self, key: str) -> str | None:
        """Press a key. Return what leaves the list for a while, or for good."""
        self._message, was_reset_next, self._is_reset_next = "", self._is_reset_next, False
        if key != "c-z" and self._overlay.press(key):
            return None
        if key in ("h", "f1"):
            self._overlay.open(BROWSING_KEYS)
        if key in _RESULTS:
            return _RESULTS[key] if self.selected or _RESULTS[key] not in (_OPEN, _EDIT) else None
        steps = {**STEPS, "pageup": -self._in_view, "pagedown": self._in_view}
        last = max(0, len(self.listing.questions) - 1)
        if key in ("home", "end"):
            self._at = 0 if key == "home" else last
        self._at = min(max(self._at + steps.get(key, 0), 0), last)
        if key == "z" and self.selected:
            self._is_reset_next = True
            self._message = "Its schedule starts from the beginning. Press y to reset it."
        elif change := self._change("reset" if key == "y" and was_reset_next else key):
            self._make(change)
        return None

    def press_at_one(self, key: str) -> str | None:
        """Press a key while one question is shown with its history: none moves to another."""
        return self.press("" if not self._overlay.is_open and (key in STEPS or key == "/") else key)

    def report_word(self, word: str) -> None:
        """Show that a word was typed where single keys work."""
        self._message = f"“{word}” is not a key. Type / to filter the list."

    def _change(self, key: str) -> QuestionChange | None:
        one = self.selected
        if one is None:
            return None
        changes: dict[str, QuestionChange] = {
            "!": "unflag" if one.flagged else "flag",
            "x": "unsuspend" if one.suspended else "suspend",
            "b": "unbury" if one.buried else "bury",
            "reset": "reset",
        }
        return changes.get(key)

    def _make(self, change: QuestionChange) -> None:
        one = self.listing.questions[self._at]
        try:
            self.listing.questions[self._at] = self._browser.change(one, change)
        except QuizError as error:
            self._message = error.message
            return
        self._message = change_in_words(change)

    def draw(self, columns: int) -> Drawing:
        """Draw the questions around the cursor that fit, what the list holds, and the keys."""
        if self._overlay.is_open:
            return Drawing(tuple(self._overlay.lines(columns)))
        width, message = min(columns, WIDEST), self._message_lines(columns)
        room = max(1, self._room - max(0, len(message) - 1))
        # All questions take as many lines.
        height = len(self._row(self.selected, width)) if self.selected else 1
        self._in_view = max(1, room // height)
        first = max(0, min(self._at - self._in_view // 2, len(self.listing.questions) - self._in_view))
        shown = self.listing.questions[first : first + self._in_view]
        lines = [line for one in shown for line in self._row(one, width)]
        where = f"{self._at + 1} of {len(self.listing.questions)}" if lines else "No question"
        has = f" with “{self.listing.text}”" if self.listing.text else ""
        status = data(where + has, "dim")
        status.truncate(width - 1, overflow="ellipsis")
        return Drawing(
            (
                *lines,
                *(message or [status]),
                *footer_lines(["Enter show", *_KEYS] if lines else _WITHOUT_QUESTIONS, columns),
            ),
            (self._at - first) * height if lines else 0,
        )

    def _message_lines(self, columns: int) -> list[Text]:
        return list(self._screen.wrapped(data(self._message, WARNING), columns - 1)) if self._message else []

    def _row(self, one: BrowsedQuestion, columns: int) -> list[Text]:
        lines = row(one, self.listing.day, columns - 1)
        if one is self.selected:
            lines[0].stylize("bold")
            lines[0] = Text.assemble((">", CURSOR), lines[0][1:])
        return lines

    def draw_keys(self, columns: int) -> Drawing:
        """Draw what is below a question with its history: a message, and the keys."""
        if self._overlay.is_open:
            return Drawing(tuple(self._overlay.lines(columns)))
        message = self._message_lines(columns)
        return Drawing((*message, *footer_lines(["Enter back", *_KEYS[1:]], columns)), len(message))


def browse_by_keys(screen: Screen, browser: Browser, text: str) -> None:
    """Browse until the student leaves."""
    questions, tty = QuestionList(screen, browser, text), Tty()
    keyboard = Keyboard(screen.console, lambda: None)
    discard_typeahead()
    while True:
        result = _choose(keyboard, questions, questions.draw, questions.press)
        if result == _OPEN and questions.selected and not _show(screen, keyboard, browser, questions):
            return
        if result == _EDIT:
            questions.edit()
        if result == _FILTER:
            _filter(keyboard, questions)
        if result == _LEAVE:
            return
        if result == _SUSPEND:
            tty.suspend()
            tty.restore()


def _choose(
    keyboard: Keyboard, questions: QuestionList, draw: Callable[[int], Drawing], press: Callable[[str], str | None]
) -> str:
    # The letters of a word that is typed change nothing.
    pacing = Pacing(lambda key: key not in STEPS, questions.report_word)
    try:
        # The keyboard returns what `press` returns, of any type.
        return str(keyboard.choose(draw, cast("Callable[[str], Any]", press), pacing))
    except (EOFError, KeyboardInterrupt):
        return _LEAVE


def _show(screen: Screen, keyboard: Keyboard, browser: Browser, questions: QuestionList) -> bool:
    """Show the selected question with its history until the student goes back; return whether they stay."""

    def press(key: str) -> str | None:
        result = questions.press_at_one(key)
        return result if result in (_OPEN, _LEAVE, _EDIT) else None

    is_listed = True
    while is_listed and questions.selected:
        show_details(screen, browser.details(questions.selected), with_command=False)
        screen.rule()
        screen.console.file.flush()
        result = _choose(keyboard, questions, questions.draw_keys, press)
        if result != _EDIT:
            return result == _OPEN
        is_listed = questions.edit()
    return True


def _is_same(one: BrowsedQuestion, other: BrowsedQuestion) -> bool:
    return (one.deck.path, one.id) == (other.deck.path, other.id)


def _filter(keyboard: Keyboard, questions: QuestionList) -> None:
    """Let the student type a text to filter the list by; Escape leaves it as it was."""

    def press(texts: tuple[str, ...], _at: int, key: str) -> object | None:
        return texts if key == "enter" else () if key in ("escape", "c-d") else None

    def below(_texts: tuple[str, ...], _at: int, columns: int) -> list[Text]:
        return [fitting(["Enter filter", "Esc back"], columns)]

    try:
        texts = keyboard.type([InputLine("/ ", questions.listing.text)], 0, below, press)
    except (EOFError, KeyboardInterrupt):
        return
    if texts:
        questions.filter(texts[0].strip())
