"""The list of decks by keys: what is typed makes it shorter, the arrows move, Enter takes one; then it is gone."""

from collections.abc import Sequence

from rich.text import Text

from quizkit.app.deck_rows import DeckRow
from quizkit.terminal.keys.drawing import Drawing
from quizkit.terminal.keys.keyboard import Keyboard
from quizkit.terminal.keys.tty import Tty
from quizkit.terminal.screens.picker import named
from quizkit.terminal.screens.words import percent
from quizkit.terminal.theme import CURSOR, WARNING, WIDEST, Screen, data
from quizkit.terminal.typeahead import discard_typeahead

_LEAVE, _SUSPEND = "leave", "suspend"
_STEPS = {"up": -1, "down": 1}
# How wide due, new and last score are; what stands before a title and behind it; the lines that are no decks.
_FIGURES, _AROUND, _OTHER_LINES = (5, 5, 12), 5, 5


def pick_by_keys(screen: Screen, rows: Sequence[DeckRow]) -> DeckRow:
    """Show the list below a line to type in, and return the deck that was chosen. Raises EOFError where none was."""
    tty, choice = Tty(), DeckFilter(screen, rows)
    keyboard = Keyboard(screen.console, lambda: None)
    discard_typeahead()
    while True:
        given = keyboard.search(choice.text, choice.draw, choice.press)
        if isinstance(given, DeckRow):
            screen.put(Text.assemble("Deck: ", data(given.name, "bold")))
            return given
        if given == _LEAVE:
            raise EOFError
        tty.suspend()
        tty.restore()


class DeckFilter:
    """What is typed so far, and on which of the decks that have it in their name or title the choice stands."""

    def __init__(self, screen: Screen, rows: Sequence[DeckRow]) -> None:
        self._screen = screen
        self._rows = rows
        self._at = 0
        self.text = ""

    def press(self, text: str, key: str) -> DeckRow | str | None:
        """Press a key that is not for editing, with this text typed; return the deck that is chosen, or how to leave."""
        found = self._found(text)
        if key in _STEPS and found:
            self._at = min(max(self._at + _STEPS[key], 0), len(found) - 1)
        if key == "enter":
            return found[self._at] if found else None
        return {"escape": _LEAVE, "c-d": _LEAVE, "c-z": _SUSPEND}.get(key)

    def draw(self, text: str, columns: int) -> Drawing:
        """Draw what stands below the line that is typed in: as many decks as there are lines for, and the keys."""
        found = self._found(text)
        width = min(columns, WIDEST)
        room = max(1, self._screen.console.height - _OTHER_LINES)
        first = min(max(0, self._at - room // 2), max(0, len(found) - room))
        if not found:
            return Drawing((data("No deck has that in its name.", WARNING), _keys(width)), -1)
        shown = [self._line(row, place, width) for place, row in enumerate(found)][first : first + room]
        return Drawing((_columns(Text("Deck"), ("due", "new", "last score"), " ", width), *shown, _keys(width)), -1)

    def _found(self, text: str) -> Sequence[DeckRow]:
        """Return the decks that are left; the choice goes back to the first one where that may be another."""
        if text != self.text:
            self.text, self._at = text, 0
        return named(self._rows, text.strip())

    def _line(self, row: DeckRow, place: int, width: int) -> Text:
        is_here = place == self._at
        last = percent(row.last) if row.finished else "-"
        figures = ("-", "-", "-") if row.questions is None else (str(row.due), str(row.new), last)
        line = _columns(data(row.title), figures, ">" if is_here else " ", width)
        line.stylize("bold" if is_here else "")
        return line


def _columns(title: Text, figures: tuple[str, str, str], sign: str, width: int) -> Text:
    title.truncate(max(1, width - sum(_FIGURES) - _AROUND), overflow="ellipsis", pad=True)
    told = "".join(f"{figure:>{columns}}" for figure, columns in zip(figures, _FIGURES, strict=True))
    return Text.assemble((sign, CURSOR), " ", title, (told, "dim"))


def _keys(width: int) -> Text:
    told = "type to filter · arrows, Enter · Esc leave"
    return Text(told if len(told) < width else "type, arrows, Enter · Esc", "dim")
