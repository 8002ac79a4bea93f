"""One question as it stands: its state, what keys make of it, and how it is drawn; without a terminal of its own."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import NamedTuple, TypeAlias

from rich.text import Text

from quizkit.questions.reply_grammar import Command, Misread, parse
from quizkit.questions.shapes import FillBlanks, Reply, TypeLine, values
from quizkit.session.run import View
from quizkit.terminal.keys.drawing import Drawing, draw, final_rows
from quizkit.terminal.keys.entry import Entry, clear_current_line, initial_entry, press_enter, restored_entry
from quizkit.terminal.keys.footer import Now, footer
from quizkit.terminal.keys.selection import (
    COMMAND_KEYS,
    EXAM_KEYS,
    Recalling,
    Selection,
    initial_selection,
    press,
    restored_selection,
    with_reply,
)
from quizkit.terminal.theme import WARNING, Screen, data

_MARK = "> "
# Commands after which the question is over: what could be picked stays on the screen.
LEAVING = ("skip", "suspend", "quit", "next", "back", "go", "review", "submit")


class KeyAction(Enum):
    """What a key asks for that is neither a reply nor a command."""

    SUSPEND = "suspend the program"
    TYPE_COMMAND = "type a command as a word"
    BACK = "go back"
    REVEAL = "show the back of a card"
    YES = "yes"
    NO = "no"


KeyResult: TypeAlias = Reply | Command | KeyAction


class InputLine(NamedTuple):
    """One line to type: what stands before it, and what is typed already."""

    mark: str
    text: str


class Area:
    """The question of a view. `days` are those until a card would come again, for each rating."""

    def __init__(self, screen: Screen, view: View, now: Now, days: Callable[[], Sequence[int] | None]) -> None:
        self._screen = screen
        self._view = view
        self._days = days
        self._told_days: Sequence[int] | None = None
        self._message = ""
        self.now = now
        self.state = _put(view)

    def press_key(self, key: str) -> KeyResult | None:
        """Press a key where nothing is typed; return what ends the area, if it does."""
        self._message = ""
        if key == ":":
            return KeyAction.TYPE_COMMAND
        if key == "c-z" or isinstance(self.state, Entry):
            return KeyAction.SUSPEND
        made = press(self.state, key, EXAM_KEYS if self.now.exam else COMMAND_KEYS)
        if isinstance(made, Misread):
            self._message = made.help
            return None
        if not isinstance(made, Selection):
            return made
        is_turned = isinstance(made, Recalling) and made.revealed and not self.back()
        self.state = made
        if is_turned:
            self._told_days = self._days()
        return KeyAction.REVEAL if is_turned else None

    def press_typing(self, texts: tuple[str, ...], at: int, key: str) -> KeyResult | int | None:
        """Press a key that is not for editing, with these texts typed; return the line to go to, or what ends it."""
        self._message = ""
        if not isinstance(self.state, Entry):
            return None
        self.state = self.state._replace(texts=texts, at=at)
        if key in ("pageup", "pagedown"):
            return Command(EXAM_KEYS[key]) if self.now.exam else None
        if key == "escape" and self.now.exam:
            # A reply that stands there already leaves no room for a word.
            return KeyAction.TYPE_COMMAND
        if key != "enter":
            return apart_from_enter(key)
        made = press_enter(self.state)
        if isinstance(made, Entry):
            self.state = made
            return made.at
        if isinstance(made, Misread):
            self._message = made.help
            return None
        if isinstance(made, Command):
            self.state = clear_current_line(self.state)
        return made

    def press_command_line(self, texts: tuple[str, ...], at: int, key: str) -> KeyResult | None:
        """Press a key in the line where a command is typed as a word."""
        self._message = ""
        if key in ("escape", "c-d") or (key == "enter" and not texts[at].strip(" :")):
            return KeyAction.BACK
        if key != "enter":
            return apart_from_enter(key)
        made = parse(self._view.prompt, texts[at])
        if isinstance(made, Misread):
            self._message = made.help
            return None
        return made

    def lines(self) -> list[InputLine]:
        """Return the lines to type, those of blanks numbered."""
        if not isinstance(self.state, Entry):
            return [InputLine(_MARK, ":")]
        several = len(self.state.texts) > 1
        return [
            InputLine(f"{number} {_MARK}" if several else _MARK, text)
            for number, text in enumerate(self.state.texts, 1)
        ]

    def back(self) -> str:
        """Return the back of a card that was turned, else nothing."""
        return self.state.prompt.back if isinstance(self.state, Recalling) and self.state.revealed else ""

    def draw(self, columns: int) -> Drawing:
        """Draw all that stands below the stem."""
        if isinstance(self.state, Entry):
            typed = [Text(line.mark + line.text) for line in self.lines()]
            return Drawing((*typed, *self.below(self.state.at, columns)), self.state.at)
        lines, cursor = draw(self._screen, columns, self.state, self._told_days)
        return Drawing((*lines, *self.below(0, columns)), cursor)

    def below(self, at: int, columns: int) -> list[Text]:
        """Draw what stands under the input: what is missing, else the keys that work while the line `at` is typed."""
        if self._message:
            return list(self._screen.wrapped(data(self._message, WARNING), columns))
        state = self.state._replace(at=at) if isinstance(self.state, Entry) else self.state
        return [footer(state, self.now, columns)]

    def has_unsubmitted_change(self) -> bool:
        """Return whether something was marked or typed, or changed, and Enter has not taken it."""
        return _on_enter(self.state) != _on_enter(_put(self._view))

    def final_lines(self, given: Reply | Command | None) -> list[Text]:
        """Return what is to stay on the screen once the question is over: what was picked or typed."""
        if isinstance(given, Command) and given.name not in LEAVING:
            return []
        so_far = self._view.exam.reply if self._view.exam else None
        reply = so_far if isinstance(given, Command) else given
        if isinstance(self.state, Entry):
            typed = [] if reply is None else [Text(_MARK) + data("; ".join(values(reply)))]
            return [line for text in typed for line in self._screen.wrapped(text, self._screen.console.width)]
        state = self.state if reply is None else with_reply(self.state, reply)
        return final_rows(self._screen, state, is_picked=reply is not None)


def _put(view: View) -> Selection | Entry:
    """Return the state in which the question of a view is put."""
    prompt, exam = view.prompt, view.exam
    if isinstance(prompt, TypeLine | FillBlanks):
        return initial_entry(prompt) if exam is None else restored_entry(prompt, exam.reply)
    return initial_selection(prompt) if exam is None else restored_selection(prompt, exam.reply)


def _on_enter(state: Selection | Entry) -> object:
    """Return what tells apart two states whose replies differ; where the cursor stands is no matter."""
    return state.texts if isinstance(state, Entry) else press(state, "enter")


def apart_from_enter(key: str) -> Command | KeyAction | None:
    """Return what a key means where a line is typed, if it is neither Enter nor for editing."""
    ways: dict[str, Command | KeyAction] = {"f1": Command("help"), "c-d": Command("quit"), "c-z": KeyAction.SUSPEND}
    return ways.get(key)
