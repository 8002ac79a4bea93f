"""Chooses a deck by keys: typing filters the list, the arrows move, Enter chooses."""

from collections.abc import Sequence

from rich.text import Text

from quizkit.app.home import DeckRow
from quizkit.base.platform.console import Tty, discard_typeahead
from quizkit.terminal.keys.area import InputLine
from quizkit.terminal.keys.keyboard import Keyboard
from quizkit.terminal.screens.picker import decks_matching
from quizkit.terminal.screens.words import percent
from quizkit.terminal.theme import CURSOR, WARNING, WIDEST, Screen, data

_LEAVE, _SUSPEND = "leave", "suspend"
_STEPS = {"up": -1, "down": 1}
# The widths of due, new and last score, which a narrow screen has no room for; the columns around a name.
_FIGURES, _NARROW_FIGURES, _WIDE, _AROUND = (5, 5, 12), (5, 5), 60, 5
# The lines that are not decks, and how many columns a name has beside its title.
_OTHER_LINES, _LONGEST_NAME = 5, 24


def pick_by_keys(screen: Screen, rows: Sequence[DeckRow]) -> DeckRow:
    """Show the list below a line to type in, and return the chosen deck. Raises EOFError if the student leaves."""
    tty, decks = Tty(), DeckFilter(screen, rows)
    keyboard = Keyboard(screen.console, lambda: None)
    discard_typeahead()
    while True:
        result = keyboard.type([InputLine("> ", decks.text)], 0, decks.draw, decks.press)
        if isinstance(result, DeckRow):
            screen.put(Text.assemble("Deck: ", data(result.name, "bold")))
            return result
        if result == _LEAVE:
            raise EOFError
        tty.suspend()
        tty.restore()


class DeckFilter:
    """The text typed so far, and which of the decks that have it in their name or title is selected."""

    def __init__(self, screen: Screen, rows: Sequence[DeckRow]) -> None:
        self._screen = screen
        self._rows = rows
        self._name_width = min(_LONGEST_NAME, max((data(row.name).cell_len for row in rows), default=0))
        self._at = 0
        self.text = ""

    def press(self, texts: tuple[str, ...], _at: int, key: str) -> DeckRow | str | None:
        """Press a key that does not edit, with this text typed; return the chosen deck, or how to leave."""
        matches = self._matches(texts[0])
        if key in _STEPS and matches:
            self._at = min(max(self._at + _STEPS[key], 0), len(matches) - 1)
        if key == "enter":
            return matches[self._at] if matches else None
        return {"escape": _LEAVE, "c-d": _LEAVE, "c-z": _SUSPEND}.get(key)

    def draw(self, texts: tuple[str, ...], _at: int, columns: int) -> list[Text]:
        """Draw the part below the line to type in: as many decks as fit, and the keys."""
        matches = self._matches(texts[0])
        width = min(columns, WIDEST)
        room = max(1, self._screen.console.height - _OTHER_LINES)
        first = min(max(0, self._at - room // 2), max(0, len(matches) - room))
        if not matches:
            return [data("No deck has that in its name.", WARNING), _keys(width)]
        shown = [self._line(row, place, width) for place, row in enumerate(matches)][first : first + room]
        return [_columns(Text("Deck"), ("due", "new", "last score"), " ", width), *shown, _keys(width)]

    def _matches(self, text: str) -> Sequence[DeckRow]:
        if text != self.text:
            self.text, self._at = text, 0
        return decks_matching(self._rows, text.strip())

    def _line(self, row: DeckRow, place: int, width: int) -> Text:
        is_here = place == self._at
        last = percent(row.last) if row.finished else "-"
        figures = ("-", "-", "-") if row.questions is None else (str(row.due), str(row.new), last)
        name = data(row.name)
        if width >= _WIDE:
            name.truncate(self._name_width, overflow="ellipsis", pad=True)
            name = Text.assemble(name, "  ", data(row.title, "dim"))
        line = _columns(name, figures, ">" if is_here else " ", width)
        line.stylize("bold" if is_here else "")
        return line


def _columns(name: Text, figures: tuple[str, str, str], sign: str, width: int) -> Text:
    columns = _FIGURES if width >= _WIDE else _NARROW_FIGURES
    name.truncate(max(1, width - sum(columns) - _AROUND), overflow="ellipsis", pad=True)
    row_end = "".join(f"{figure:>{room}}" for figure, room in zip(figures, columns, strict=False))
    return Text.assemble((sign, CURSOR), " ", name, (row_end, "dim"))


def _keys(width: int) -> Text:
    line = "type to filter · arrows, Enter · Esc leave"
    return Text(line if len(line) < width else "type, arrows, Enter · Esc", "dim")
