"""Practice by keys: what undo and guess refer to, and the keys of practice."""

from collections.abc import Callable, Sequence

from quizkit.questions.reply_grammar import Command, CommandName
from quizkit.questions.shapes import PickMany, PickOne, Reply
from quizkit.session.attempt import Attempt
from quizkit.session.run import View
from quizkit.terminal.keys.area import TYPING_KEYS, Form
from quizkit.terminal.keys.entry import Entry
from quizkit.terminal.keys.footer import ANYWHERE, FOOTER_KEYS, kind_of, label_letters, reply_keys, show_list
from quizkit.terminal.keys.input import KeyInput
from quizkit.terminal.keys.selection import Selection
from quizkit.terminal.lines.practice import PRACTICE_COMMANDS, PracticeLines
from quizkit.terminal.theme import Screen

# A label comes first: with seven choices and more `g` is a label.
COMMAND_KEYS: dict[str, CommandName] = {
    "?": "hint",
    "s": "skip",
    "q": "quit",
    "c-d": "quit",
    "u": "undo",
    "!": "flag",
    "x": "suspend",
    "o": "edit",
    "g": "guess",
    "r": "repeat",
    "h": "help",
    "f1": "help",
}


class PracticeKeys:
    """An Asker that reads keys. `while_reading` is called once, beside the first question.

    `days` returns the days until the next review for each rating of a card, or None if they are unknown.
    """

    def __init__(
        self, screen: Screen, while_reading: Callable[[], None], days: Callable[[View], Sequence[int] | None]
    ) -> None:
        self._screen = screen
        self._days = days
        # Shows messages, and takes over if no keys can be read.
        self._lines = PracticeLines(screen._replace(keys=False), while_reading)
        self._input = KeyInput(screen, while_reading, self._lines.ask)
        self.show, self.hint, self.close = self._lines.show, self._lines.hint, self._input.close
        # What can be undone, the latest last: an attempt, or None for a suspension.
        self._undoable: list[Attempt | None] = []
        self._guessed: Attempt | None = None

    def ask(self, view: View) -> Reply | Command:
        """Show the question unless it is shown already, and read keys until one is a reply or a command."""
        reply = self._input.ask(view, self._form(view))
        if isinstance(reply, Command) and self._input.has_keys:
            self._note(reply)
        return reply

    def feedback(self, view: View, attempt: Attempt, is_asked_again: bool) -> None:
        """Show how a reply was graded, and whether the question is asked again."""
        self._undoable.append(attempt)
        self._lines.feedback(view, attempt, is_asked_again)

    def help(self) -> None:
        """List the keys that work here."""
        if self._input.shown is None or not self._input.has_keys:
            self._lines.help()
        else:
            show_list(self._screen, practice_help(self._input.shown[1].state))

    def _form(self, view: View) -> Form:
        last = self._last_attempt()
        is_pick = last is not None and isinstance(last.question.prompt(), PickOne | PickMany)
        guess = last is not None and is_pick and not last.missed and last is not self._guessed
        hint, undo = bool(view.question.common.hints), bool(self._undoable)
        return Form(
            COMMAND_KEYS,
            TYPING_KEYS,
            lambda state: practice_footer(state, hint=hint, undo=undo, guess=guess),
            days=lambda: self._days(view),
        )

    def _note(self, command: Command) -> None:
        if command.name == "undo" and self._undoable:
            self._undoable.pop()
        if command.name == "suspend":
            self._undoable.append(None)
        if command.name == "guess":
            self._guessed = self._last_attempt()

    def _last_attempt(self) -> Attempt | None:
        return next((attempt for attempt in reversed(self._undoable) if attempt is not None), None)


def practice_footer(state: Selection | Entry, *, hint: bool, undo: bool, guess: bool) -> list[str]:
    """Return the keys below a question. The flags say what can be done now: a hint, undo, calling it a guess."""
    if isinstance(state, Entry):
        return [
            *reply_keys(state),
            *(["? hint"] if hint else []),
            *(["Tab moves"] if len(state.texts) > 1 else []),
            ":skip",
            *([":undo"] if undo else []),
            ":quit",
            "F1 help",
        ]
    keys = _command_keys(state)
    return [
        *reply_keys(state),
        *([f"{keys['hint']} hint"] if hint else []),
        f"{keys['skip']} skip",
        *([f"{keys['guess']} that was a guess"] if guess and "guess" in keys else []),
        *([f"{keys['undo']} undo"] if undo else []),
        f"{keys['quit']} quit",
        f"{keys['help']} help",
    ]


def practice_help(state: Selection | Entry) -> dict[str, str]:
    """Return the keys of a question like this one, then the commands."""
    if isinstance(state, Entry):
        return FOOTER_KEYS[kind_of(state)] | {f":{name}": about for name, about in PRACTICE_COMMANDS.items()}
    commands = {key: PRACTICE_COMMANDS[name] for name, key in _command_keys(state).items()}
    return FOOTER_KEYS[kind_of(state)] | commands | ANYWHERE


def _command_keys(state: Selection) -> dict[CommandName, str]:
    letters = label_letters(state)
    keys = {name: key for key, name in COMMAND_KEYS.items() if len(key) == 1 and key not in letters}
    return keys | ({"help": "F1"} if "h" in letters else {})
