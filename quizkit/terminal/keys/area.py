"""One question in key mode: its state, what each key does, and what is drawn below the stem. It needs no terminal."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from rich.text import Text

from quizkit.base.values import Value
from quizkit.questions.reply_grammar import Command, CommandName, Misread, command_meant, parse_reply
from quizkit.questions.shapes import FillBlanks, Prompt, Reply, TypeLine, reply_texts
from quizkit.session.asker import DraftReply, not_counted
from quizkit.terminal.keys.drawing import Drawing, draw, final_rows
from quizkit.terminal.keys.entry import Entry, initial_entry, press_enter
from quizkit.terminal.keys.footer import fitting, footer_lines
from quizkit.terminal.keys.overlay import Overlay
from quizkit.terminal.keys.pace import Pacing
from quizkit.terminal.keys.selection import Recalling, Selection, initial_selection, press, reply_so_far, with_reply
from quizkit.terminal.prompt_view import parts_in_words
from quizkit.terminal.theme import WARNING, Screen, data

if TYPE_CHECKING:
    from quizkit.terminal.keys.clock import Clock

_PROMPT = "> "
_COMMAND_LINE_KEYS = ("Enter done", "Esc back", ":help")
# After these commands another question is shown, and the rows of this one stay on the screen.
_LEAVING = ("skip", "suspend", "quit", "next", "back", "go", "review", "submit")


class KeyAction(Enum):
    """What a key asks for that is neither a reply nor a command."""

    SUSPEND = "suspend the program"
    TYPE_COMMAND = "type a command as a word"
    BACK = "go back"
    REVEAL = "show the back of a card"
    YES = "yes"
    NO = "no"
    CONTINUE = "continue with the next question"


KeyResult: TypeAlias = Reply | Command | KeyAction

# Keys that do not edit a line.
TYPING_KEYS: dict[str, Command | KeyAction] = {
    "escape": KeyAction.TYPE_COMMAND,
    "f1": Command("help"),
    "c-d": Command("quit"),
    "c-z": KeyAction.SUSPEND,
}


class Form(Value):
    """What differs between practice and an exam while a question is answered by keys.

    If its feedback draws the rows, `is_graded`, none are left on the screen with a reply.

    `commands` are the keys where nothing is typed, `typing_keys` those where a reply is typed. `footer` returns the keys
    to name below a question, `help` those that are listed. If `needs_enter`, a key only marks a choice, and Enter submits it. `reply` is the reply so
    far. `days` returns the days until the next review for each rating of a card.
    """

    commands: Mapping[str, CommandName]
    typing_keys: Mapping[str, Command | KeyAction]
    footer: Callable[[Selection | Entry], Sequence[str]]
    help: Callable[[Selection | Entry], Mapping[str, str]]
    needs_enter: bool = False
    is_graded: bool = False
    reply: Reply | None = None
    clock: "Clock | None" = None
    days: Callable[[], Sequence[int] | None] | None = None


class InputLine(Value):
    """A line to type in: its prompt, and the text that is typed already."""

    prompt: str
    text: str


class CommandLine:
    """The line where a command is typed as a word. Below it is a message, which may also be shown where nothing is typed.

    `read` reads what is typed, `keys` returns the keys that `help` lists.
    """

    def __init__(
        self,
        screen: Screen,
        overlay: Overlay,
        read: Callable[[str], Reply | Command | Misread],
        keys: Callable[[], Mapping[str, str]],
    ) -> None:
        self._screen = screen
        self._overlay = overlay
        self._read = read
        self._keys = keys
        self.message = ""

    def press(self, texts: tuple[str, ...], at: int, key: str) -> KeyResult | None:
        """Press a key in the line; Enter reads what is typed."""
        self.message = ""
        if key in ("escape", "c-d") or (key == "enter" and not texts[at].strip(" :")):
            return KeyAction.BACK
        result = self.obeyed(self._read(texts[at]) if key == "enter" else TYPING_KEYS.get(key))
        return KeyAction.BACK if self._overlay.is_open else result

    def below(self, _texts: tuple[str, ...], _at: int, columns: int) -> list[Text]:
        """Draw what is below the line: a message, else the keys that work."""
        return self.warning(columns) or [fitting(_COMMAND_LINE_KEYS, columns)]

    def warning(self, columns: int) -> list[Text]:
        """Draw the message, if there is one."""
        return list(self._screen.wrapped(data(self.message, WARNING), columns)) if self.message else []

    def obeyed(self, result: KeyResult | Misread | None) -> KeyResult | None:
        """Return a result; None for help, which opens the list of keys, and for a misread line, whose help is the message."""
        if isinstance(result, Misread):
            self.message = result.help
            return None
        if result != Command("help"):
            return result
        self._overlay.open(self._keys())
        return None


class Area:
    """One question with its state. `form` may be replaced at any time."""

    def __init__(self, screen: Screen, prompt: Prompt, form: Form) -> None:
        self._screen = screen
        self._prompt = prompt
        self._days: Sequence[int] | None = None
        self.form = form
        self.state = _initial_state(prompt, form)
        self.pacing = Pacing(self._acts, self._report_word)
        self.overlay = Overlay(screen)
        self.command_line = CommandLine(screen, self.overlay, self._read_command, lambda: self.form.help(self.state))
        self._is_changed = False

    def press_key(self, key: str) -> KeyResult | None:
        """Press a key where nothing is typed. Return the result if the key leaves the area."""
        self.command_line.message = ""
        if key != "c-z" and self.overlay.press(key):
            return None
        if key == ":":
            return KeyAction.TYPE_COMMAND
        if key == "c-z" or isinstance(self.state, Entry):
            return KeyAction.SUSPEND
        result = press(self.state, key, self.form.commands)
        if not isinstance(result, Selection):
            return self.command_line.obeyed(result)
        is_revealed = isinstance(result, Recalling) and result.revealed and not self.back()
        self.state = result
        self._note_change()
        if is_revealed:
            self._days = self.form.days() if self.form.days else None
        return KeyAction.REVEAL if is_revealed else None

    def _acts(self, key: str) -> bool:
        """Return whether a key would not only mark or move: it answers, is a command, or does nothing here."""
        if isinstance(self.state, Entry):
            return False
        result = press(self.state, key, self.form.commands)
        return not isinstance(result, Selection) or result == self.state

    def _report_word(self, word: str) -> None:
        self.command_line.message = (
            f"“{word}” is not a choice. Press one letter; commands begin with a colon, such as :skip."
        )

    def press_typing(self, texts: tuple[str, ...], at: int, key: str) -> KeyResult | int | None:
        """Press a key that does not edit, with these texts typed. Return the line to go to, or the result."""
        self.command_line.message = ""
        if not isinstance(self.state, Entry):
            return None
        self.state = self.state._replace(texts=texts, at=at)
        self._note_change()
        if key == "escape" and self.overlay.press(key):
            return None
        if key != "enter":
            return self.command_line.obeyed(self.form.typing_keys.get(key))
        self.overlay.close()
        result = press_enter(self.state)
        if isinstance(result, Entry):
            self.state = result
            return result.at
        if isinstance(result, Command):
            # The command is not a part of the reply.
            texts = (*self.state.texts[:at], "", *self.state.texts[at + 1 :])
            self.state = self.state._replace(texts=texts)
        if isinstance(result, Reply) and command_meant(result):
            # If it is meant as a command, that is typed in an empty line.
            self.state = initial_entry(self.state.prompt, self.form.reply)
        answer = self.command_line.obeyed(result)
        # The line is drawn again, without the command.
        return KeyAction.BACK if self.overlay.is_open else answer

    def _read_command(self, line: str) -> Reply | Command | Misread:
        return parse_reply(self._prompt, line)

    def lines(self) -> list[InputLine]:
        """Return the lines to type in; several blanks are numbered."""
        if not isinstance(self.state, Entry):
            return [InputLine(_PROMPT, ":")]
        several = len(self.state.texts) > 1
        return [
            InputLine(f"{number} {_PROMPT}" if several else _PROMPT, text)
            for number, text in enumerate(self.state.texts, 1)
        ]

    def back(self) -> str:
        """Return the back of a card if it is shown, else nothing."""
        return self.state.prompt.back if isinstance(self.state, Recalling) and self.state.revealed else ""

    def draw(self, columns: int) -> Drawing:
        """Draw everything below the stem."""
        if isinstance(self.state, Entry):
            typed = [Text(line.prompt + line.text) for line in self.lines()]
            return Drawing((*typed, *self.below((), self.state.at, columns)), self.state.at)
        if self.overlay.is_open:
            return Drawing(tuple(self.overlay.lines(columns)))
        drawing = draw(self._screen, columns, self.state, self._days)
        return Drawing((*drawing.lines, *self.below((), 0, columns)), drawing.cursor)

    def below(self, _texts: tuple[str, ...], at: int, columns: int) -> list[Text]:
        """Draw what is below the input while line `at` is typed: a message, else the keys that work."""
        if self.command_line.message:
            return self.command_line.warning(columns)
        if self.overlay.is_open:
            return self.overlay.lines(columns)
        state = self.state._replace(at=at) if isinstance(self.state, Entry) else self.state
        return footer_lines(self.form.footer(state), columns)

    def draft(self) -> DraftReply | None:
        """Return what is marked or typed, or None if nothing was ever changed here."""
        if not self._is_changed:
            return None
        if not isinstance(self.state, Entry):
            return DraftReply(reply_so_far(self.state))
        if not any(text.strip() for text in self.state.texts):
            return DraftReply(None)
        result = press_enter(self.state._replace(at=len(self.state.texts) - 1))
        if isinstance(result, Reply):
            return DraftReply(result)
        typed = parts_in_words(self.state.texts)
        return not_counted(typed, self.form.reply, result.help if isinstance(result, Misread) else "")

    def _note_change(self) -> None:
        before = _initial_state(self._prompt, self.form)
        if isinstance(self.state, Entry) and isinstance(before, Entry):
            self._is_changed |= self.state.texts != before.texts
        elif not isinstance(self.state, Entry) and not isinstance(before, Entry):
            self._is_changed |= reply_so_far(self.state) != reply_so_far(before)

    def final_lines(self, result: Reply | Command | None) -> list[Text]:
        """Return the lines to leave on the screen after the question: what was picked or typed."""
        is_graded = self.form.is_graded and (isinstance(result, Reply) or result == Command("skip"))
        if is_graded or (isinstance(result, Command) and result.name not in _LEAVING):
            return []
        draft = self.draft() if self.form.needs_enter else None
        reply = result if isinstance(result, Reply) else draft.reply if draft else self.form.reply
        if isinstance(self.state, Entry):
            typed = [] if reply is None else [Text(_PROMPT) + data(parts_in_words(reply_texts(reply)))]
            return [line for text in typed for line in self._screen.wrapped(text, self._screen.console.width)]
        state = self.state if reply is None else with_reply(self.state, reply)
        return final_rows(self._screen, state, is_picked=reply is not None)


def _initial_state(prompt: Prompt, form: Form) -> Selection | Entry:
    if isinstance(prompt, TypeLine | FillBlanks):
        return initial_entry(prompt, form.reply)
    return initial_selection(prompt, form.reply, needs_enter=form.needs_enter)
