"""The keys while feedback is read: Enter continues, others say something about the reply. It needs no terminal."""

from collections.abc import Callable

from rich.text import Text

from quizkit.questions.reply_grammar import Command, CommandName, Misread, parse_reply
from quizkit.questions.shapes import TypeLine
from quizkit.terminal.keys.area import CommandLine, KeyAction, KeyResult
from quizkit.terminal.keys.drawing import Drawing
from quizkit.terminal.keys.footer import FUNCTION_KEYS, wrapped_keys
from quizkit.terminal.keys.overlay import Overlay
from quizkit.terminal.keys.pace import Pacing
from quizkit.terminal.theme import Screen

READING_KEYS: dict[str, CommandName] = {
    "u": "undo",
    "g": "guess",
    "w": "right",
    "t": "text",
    "!": "flag",
    "x": "suspend",
    "o": "edit",
    "q": "quit",
    "c-d": "quit",
    "h": "help",
    **{key: name for key, name in FUNCTION_KEYS.items() if name not in ("hint", "skip", "repeat")},
}
READING_HELP: dict[str, str] = {
    "Enter, Space": "continue",
    "u": "undo your reply, and then the one before",
    "g": "mark a right choice as a guess: you will see it sooner",
    "w": "count a typed or learned reply as right",
    "t": "show the part of the text that has the answer",
    "!": "flag this question, to look at it later",
    "x": "never ask this question again",
    "o": "open this question in your editor",
    "q, Ctrl-D": "end here; all your answers are saved",
    "h, F1": "this list",
}
# In the order of every footer.
_OFFERS: dict[CommandName, str] = {
    "undo": "u undo",
    "guess": "g guess",
    "right": "w I was right",
    "text": "t text",
    "flag": "! flag",
    "suspend": "x suspend",
}
# More than a screen has.
_MANY_LINES = 10_000


class FeedbackKeys:
    """The line of keys below feedback. `can` returns the commands that can be obeyed.

    `above` returns what is drawn above the line, for a number of columns and of lines below.
    `room` is how many rows of the screen are free.
    """

    def __init__(
        self,
        screen: Screen,
        can: Callable[[], frozenset[CommandName]],
        above: Callable[[int, int], list[Text]],
        room: int,
    ) -> None:
        self._can = can
        self._above = above
        self._more_lines = 0
        self._overlay = Overlay(screen, room)
        self.command_line = CommandLine(screen, self._overlay, _read_command, lambda: READING_HELP)
        self.pacing = Pacing(lambda key: key in READING_KEYS, self._report)

    def press(self, key: str) -> KeyResult | None:
        """Press a key."""
        self.command_line.message = ""
        if key != "c-z" and self._overlay.press(key):
            return None
        if key in ("enter", "space"):
            return KeyAction.CONTINUE
        if key == ":":
            return KeyAction.TYPE_COMMAND
        if key == "c-z":
            # What the shell prints may push the verdict off the screen.
            self._more_lines = _MANY_LINES
            return KeyAction.SUSPEND
        return self.command_line.obeyed(Command(READING_KEYS[key]) if key in READING_KEYS else None)

    def draw(self, columns: int) -> Drawing:
        """Draw what is below the feedback."""
        offers = [offer for name, offer in _OFFERS.items() if name in self._can() or name == "flag"]
        keys = wrapped_keys(["Enter continue", *offers, "h help"], columns)
        lines = self._overlay.lines(columns) if self._overlay.is_open else self.command_line.warning(columns) or keys
        above = self._above(columns, len(lines) + self._more_lines)
        return Drawing((*above, *lines), len(above))

    def below_command(self, texts: tuple[str, ...], at: int, columns: int) -> list[Text]:
        """Draw what is below the line in which a command is typed as a word."""
        lines = self.command_line.below(texts, at, columns)
        return [*self._above(columns, len(lines) + 1 + self._more_lines), *lines]

    def _report(self, word: str) -> None:
        self.command_line.message = (
            f"“{word}” is not a key. Enter continues; commands begin with a colon, such as :undo."
        )


def _read_command(line: str) -> Command | Misread:
    result = parse_reply(TypeLine(""), line)
    return result if isinstance(result, Command | Misread) else Misread("Type a command, such as :undo.")
