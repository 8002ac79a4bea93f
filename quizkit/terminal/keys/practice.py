"""Practice by keys: the keys of practice, and feedback that stays until a key is pressed."""

from collections.abc import Callable, Container, Sequence
from math import ceil

from rich.text import Text

from quizkit.questions.reply_grammar import Command, CommandName
from quizkit.questions.shapes import Reply
from quizkit.session.asker import Passage, View
from quizkit.session.attempt import Attempt
from quizkit.terminal.keys.area import TYPING_KEYS, Form, KeyAction
from quizkit.terminal.keys.entry import Entry
from quizkit.terminal.keys.footer import ANYWHERE, FUNCTION_KEYS, label_letters, reply_help, reply_keys
from quizkit.terminal.keys.graded import graded_rows
from quizkit.terminal.keys.input import KeyInput
from quizkit.terminal.keys.reading import READING_KEYS, FeedbackKeys
from quizkit.terminal.keys.selection import Picking, Selection
from quizkit.terminal.lines.practice import PRACTICE_COMMANDS, PracticeLines
from quizkit.terminal.screens.feedback import show_feedback, verdict
from quizkit.terminal.theme import Screen

# A label comes first: with seven choices and more `g` is a label.
COMMAND_KEYS: dict[str, CommandName] = {
    "?": "hint",
    "s": "skip",
    "u": "undo",
    "g": "guess",
    "w": "right",
    "t": "text",
    "!": "flag",
    "x": "suspend",
    "o": "edit",
    "r": "repeat",
    "q": "quit",
    "c-d": "quit",
    "h": "help",
    **FUNCTION_KEYS,
}
# The words of the footer, in the order of every footer.
_OFFERED: dict[str, str] = {
    "hint": "hint",
    "skip": "skip",
    "undo": "undo",
    "guess": "last was a guess",
    "right": "last was right",
    "text": "text",
    "quit": "quit",
}
PRACTICE_TYPING_KEYS: dict[str, Command | KeyAction] = TYPING_KEYS | {
    key: Command(name) for key, name in FUNCTION_KEYS.items()
}
_FUNCTION_KEY_OF: dict[CommandName, str] = {name: key.upper() for key, name in FUNCTION_KEYS.items()}
# The commands that messages advise.
_ADVISED: tuple[CommandName, ...] = ("undo", "guess", "right", "text")


class PracticeKeys:
    """An Asker that reads keys. `while_reading` is called once, beside the first question.

    `days` returns the days until the next review for each rating of a card, or None if they are unknown. If it `pauses`,
    feedback stays until a key is pressed.
    """

    def __init__(
        self,
        screen: Screen,
        while_reading: Callable[[], None],
        days: Callable[[View], Sequence[int] | None],
        *,
        pauses: bool = True,
    ) -> None:
        self._screen = screen
        self._days = days
        self._pauses = pauses
        # Shows messages, and takes over if no keys can be read.
        self._lines = PracticeLines(screen._replace(keys=False), while_reading, pauses=pauses)
        self._input = KeyInput(screen, while_reading, self._lines.ask)
        self.hint, self.close = self._lines.hint, self._input.close
        # The last verdict, with the right answer, and how many lines are on the screen from its line on.
        self._verdict, self._since_verdict, self._columns = Text(), 0, screen.console.width
        self._is_reading = False

    @property
    def asks_back(self) -> bool:
        """Whether the student can be asked what a reply means."""
        return self._input.has_keys or self._lines.asks_back

    def ask(self, view: View) -> Reply | Command:
        """Show the question unless it is shown already, and read keys until one is a reply or a command."""
        self._is_reading = False
        return self._input.ask(view, self._form(view))

    def show(self, message: str) -> None:
        """Show a message, with keys in place of the commands that it advises."""
        if self._input.has_keys:
            for name in _ADVISED:
                message = message.replace(f"Use :{name} ", f"Use {self._key(name)} ")
        self._since_verdict += self._screen.counted(lambda: self._lines.show(message))

    def _key(self, name: CommandName) -> str:
        """Return the key of a command: a letter while feedback is read, else one that the next question has too."""
        asked = self._input.shown
        if not self._is_reading and (name in _FUNCTION_KEY_OF or asked is None or isinstance(asked[1].state, Entry)):
            return _FUNCTION_KEY_OF.get(name, f":{name}")
        return next((key for key, command in READING_KEYS.items() if command == name), f":{name}")

    def feedback(self, view: View, attempt: Attempt, is_asked_again: bool) -> None:
        """Show how a reply was graded, and whether the question is asked again."""
        if not self._input.has_keys:
            self._lines.feedback(view, attempt, is_asked_again)
            return
        for line in graded_rows(self._screen, view.prompt, attempt):
            self._screen.console.print(line, soft_wrap=True)
        self._verdict, self._columns = verdict(self._screen, view.prompt, attempt), self._screen.console.width
        self._since_verdict = self._screen.counted(
            lambda: show_feedback(self._screen, view.prompt, attempt, is_asked_again, rows=True)
        )

    def pause(self, view: View, *, is_last: bool) -> Command | None:
        """Keep the feedback on the screen until a key is pressed; return a command about the reply, or None to continue."""
        if not self._input.has_keys:
            return self._lines.pause(view, is_last=is_last)
        if not self._pauses:
            return None
        self._is_reading = True
        height = self._screen.console.height
        room = max(height - self._since_verdict, height // 2)
        reading = FeedbackKeys(self._screen, view.can, self._verdict_if_out_of_sight, room)
        self._input.discard_early_keys()
        command_line = (reading.below_command, reading.command_line.press)
        result = self._input.choose(reading.draw, reading.press, None, *command_line, reading.pacing)
        return result if isinstance(result, Command) else None

    def _verdict_if_out_of_sight(self, columns: int, below: int) -> list[Text]:
        """Return the lines of the verdict if what follows it and this many lines below that fill the screen."""
        console = self._screen.console
        rewrapped = ceil(self._since_verdict * max(1, self._columns / columns))
        if rewrapped + max(below, 2) <= console.height:
            return []
        return list(self._screen.wrapped(self._verdict, columns))

    def passage(self, passage: Passage) -> None:
        """Show a part of the source."""
        self._since_verdict += self._screen.counted(lambda: self._lines.passage(passage))

    def help(self) -> None:
        """List the commands, if no keys can be read: else the list is shown over the question."""
        self._lines.help()

    def _form(self, view: View) -> Form:
        return Form(
            COMMAND_KEYS,
            PRACTICE_TYPING_KEYS,
            lambda state: practice_footer(state, can=view.can(), pauses=self._pauses),
            practice_help,
            is_graded=True,
            days=lambda: self._days(view),
        )


def practice_footer(state: Selection | Entry, *, can: Container[CommandName], pauses: bool = True) -> list[str]:
    """Return the keys below a question; `can` are the commands that can be obeyed now.

    If feedback `pauses` the session, it names the keys that say something about the last reply.
    """
    keys = _command_keys(state)
    shown = {
        "hint": "hint" in can,
        "skip": True,
        "undo": "undo" in can,
        "guess": "guess" in can and not pauses,
        "right": "right" in can and not pauses,
        "text": "text" in can and not pauses,
        "quit": True,
    }
    offers = [f"{keys[name]} {_OFFERED[name]}" for name, is_shown in shown.items() if is_shown and name in keys]
    reply, *others = reply_keys(state)
    tab = ["Tab moves"] if isinstance(state, Entry) and len(state.texts) > 1 else []
    return [reply, *others, *tab, *offers, f"{keys['help']} help"]


def practice_help(state: Selection | Entry) -> dict[str, str]:
    """Return the keys of a question like this one, then the commands."""
    keys = _command_keys(state)
    commands = {keys[name]: about for name, about in PRACTICE_COMMANDS.items() if name in keys}
    if isinstance(state, Entry):
        others = {f":{name}": about for name, about in PRACTICE_COMMANDS.items() if name not in keys}
        return reply_help(state) | commands | others
    return reply_help(state) | commands | ANYWHERE


def _command_keys(state: Selection | Entry) -> dict[CommandName, str]:
    """Return the key of each command: a letter or a sign, or where these are typed or labels, a function key."""
    if isinstance(state, Entry):
        return _FUNCTION_KEY_OF
    taken = label_letters(state) + ("tf" if isinstance(state, Picking) and state.prompt.fixed else "")
    letters = {name: key for key, name in COMMAND_KEYS.items() if len(key) == 1 and key not in taken}
    return _FUNCTION_KEY_OF | letters
