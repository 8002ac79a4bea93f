"""The review of an exam by keys: a row for each question, what each key does, and how it is drawn."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.text import Text

from quizkit.base.alternatives import alternative
from quizkit.markup import one_line
from quizkit.questions.reply_grammar import Command, CommandName
from quizkit.session.sheet import Line
from quizkit.terminal.keys.clock import Clock
from quizkit.terminal.keys.drawing import Drawing
from quizkit.terminal.keys.footer import footer_lines
from quizkit.terminal.keys.selection import STEPS
from quizkit.terminal.theme import CURSOR, LABEL, WARNING, WIDEST, data

REVIEW_KEYS: dict[str, CommandName] = {
    "left": "back",
    "pageup": "back",
    "p": "back",
    "y": "submit",
    "q": "quit",
    "c-d": "quit",
    "f10": "quit",
    "h": "help",
    "f1": "help",
}
AT_REVIEW: dict[str, str] = {
    "Up, Down": "move to a question; k and j, Home and End also work",
    "Enter": "go to that question",
    "Left, Page Up, p": "go to the last question",
    "y": "hand in; confirm with y if a question is open or flagged",
    "q, F10, Ctrl-D": "leave without handing in; the clock runs on",
    "h, F1": "this list",
}
# From how many columns on a flag is a word.
_WITH_WORDS = 55


@alternative
class Overview(NamedTuple):
    """The questions of an exam, and the index of the one at the cursor."""

    lines: tuple[Line, ...]
    cursor: int = 0


def press_in_review(overview: Overview, key: str) -> Overview | Command:
    """Press a key in the review: move the cursor, or return a command."""
    last = len(overview.lines) - 1
    if key == "enter":
        return Command("go", overview.cursor + 1)
    if key in REVIEW_KEYS:
        return Command(REVIEW_KEYS[key])
    if key in ("home", "end"):
        return overview._replace(cursor=0 if key == "home" else last)
    return overview._replace(cursor=min(max(overview.cursor + STEPS.get(key, 0), 0), last))


def draw_overview(
    overview: Overview, columns: int, rows: int, clock: Clock | None, message: Sequence[Text] = ()
) -> Drawing:
    """Draw the questions around the cursor that fit into `rows`, with a message or the keys below."""
    keys = ["Enter go there", "y hand in", *([clock.text()] if clock else []), "arrows", "q leave", "h help"]
    footer = message or footer_lines(keys, columns)
    room = max(1, rows - 1 - len(footer))
    first = max(0, min(overview.cursor - room // 2, len(overview.lines) - room))
    shown = range(first, min(first + room, len(overview.lines)))
    drawn = [_row(overview, place, min(columns, WIDEST) - 1) for place in shown]
    return Drawing((*drawn, *footer), overview.cursor - first)


def _row(overview: Overview, place: int, columns: int) -> Text:
    line, is_here = overview.lines[place], place == overview.cursor
    width = len(str(len(overview.lines)))
    state = "open" if line.reply is None else "answered"
    flag = "flagged" if columns >= _WITH_WORDS else "!"
    row = Text.assemble(
        (">" if is_here else " ", CURSOR),
        (f" {place + 1:>{width}}  ", LABEL),
        (f"{state:<8}  ", WARNING if line.reply is None else ""),
        (f"{flag if line.flagged else '':<{len(flag)}}  ", WARNING),
        data(one_line(line.prompt.stem), "bold" if is_here else ""),
    )
    row.truncate(columns, overflow="ellipsis")
    return row


def initial_overview(lines: Sequence[Line]) -> Overview:
    """Return the review with the cursor on the first open question, else on the first flagged one."""
    targets = [place for place, line in enumerate(lines) if line.reply is None]
    targets += [place for place, line in enumerate(lines) if line.flagged]
    return Overview(tuple(lines), targets[0] if targets else 0)
