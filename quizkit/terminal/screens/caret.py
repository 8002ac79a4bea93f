"""Draws a line of a file with carets under a place, as compilers do."""

from collections.abc import Sequence
from itertools import accumulate, takewhile

from rich.cells import cell_len
from rich.text import Text

from quizkit.base.problems import Place
from quizkit.base.text import safe
from quizkit.terminal.theme import Screen, Style

# Letters with several accents need a few characters a column. The rest of a very long line is not measured.
_MOST_A_COLUMN = 4
_CLOSING_QUOTES = {'"': '"', "'": "'"}


def show_line_with_caret(
    screen: Screen, lines: Sequence[str], place: Place, style: Style, beside: Text | None = None
) -> bool:
    """Show the line of a place, cut to the width of the screen, with carets under the text at the place.

    `beside` is shown after the carets if it fits there. Returns whether it does.
    """
    gutter = len(str(place.line)) + 2
    line = lines[place.line - 1]
    start, length = place.column - 1, _length(line, place.column - 1)
    room = max(20, screen.console.width - gutter - 3)
    first = _first_shown(line, start, room)
    shown = safe(line[first : first + room * _MOST_A_COLUMN])
    shown = shown[: _fitting(shown, room)]
    before = cell_len(safe(line[first:start]))
    marked = safe(line[start : start + min(length, room * _MOST_A_COLUMN)])
    carets = max(1, min(cell_len(marked), room - before))
    bar = ":" if screen.plain else "│"
    screen.put_line(Text.assemble((f"{place.line} ".rjust(gutter), "dim"), (bar, "dim"), f" {shown}".rstrip()))
    drawn = Text.assemble(" " * gutter, (bar, "dim"), " " * (before + 1), ("^" * carets, style))
    fits = beside is not None and drawn.cell_len + 1 + beside.cell_len <= screen.console.width
    screen.put_line(Text.assemble(drawn, " ", beside) if beside is not None and fits else drawn)
    return fits


def _first_shown(line: str, start: int, room: int) -> int:
    """Return the index of the first character to show, so that the place fits on the screen."""
    least = max(0, start - room * _MOST_A_COLUMN)
    before = line[least : start + 1]
    return min(start, least + len(before) - _fitting(before[::-1], room * 2 // 3))


def _fitting(text: str, columns: int) -> int:
    widths = accumulate(cell_len(safe(character)) for character in text)
    return sum(1 for _ in takewhile(lambda width: width <= columns, widths))


def _length(line: str, start: int) -> int:
    rest = line[start:]
    quote = _CLOSING_QUOTES.get(rest[:1])
    if quote:
        end = rest.find(quote, 1)
        return end + 1 if end > 0 else len(rest.rstrip())
    for stop in (" #", ": ", ", ", "]", "}"):
        # A comma or a bracket ends a text only if a bracket opens before it on the line.
        inside = stop in (" #", ": ") or any(mark in line[:start] for mark in "[{")
        place = rest.find(stop) if inside else -1
        rest = rest[:place] if place > 0 else rest
    return len(rest.rstrip().removesuffix(":"))
