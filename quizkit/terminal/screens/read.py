"""Shows the source of a deck, with the parts that its questions ask about marked."""

import re

from rich.text import Text

from quizkit.app.read import MarkedSource, SourceBlock
from quizkit.base.text import safe
from quizkit.terminal.screens.words import count
from quizkit.terminal.theme import LABEL, WARNING, WIDEST, Screen, data

_MARK = "│ "
_MOST_IDS = 4
_JOINED = re.compile(r"\n(?![ \t]{0,9}(?:[-*+|>]|\d+[.)])\s)")


def show_reading(screen: Screen, reading: MarkedSource) -> None:
    """Show the text block by block. A line at the side, and a line of ids below, mark what questions are about."""
    screen.put(
        Text.assemble(
            data(reading.title, "bold"), (f", {reading.file}" if screen.plain else f" · {reading.file}", "dim")
        )
    )
    if reading.has_open_exam:
        screen.show("An exam over this deck is open: what questions ask about is not marked.", WARNING)
    for block in reading.blocks:
        screen.rule()
        _show_block(screen, block)
    screen.rule()
    if not reading.has_open_exam:
        asked = sum(bool(block.questions) for block in reading.blocks)
        of = count(sum(not block.is_heading for block in reading.blocks), "paragraph")
        screen.show(f"Questions ask about {asked} of {of}, {reading.percent} % of the text.", "dim")
    screen.command("Next:", reading.next_command)


def _show_block(screen: Screen, block: SourceBlock) -> None:
    text = _marked(block)
    if screen.plain or not block.questions:
        screen.put(text)
    else:
        width = min(screen.console.width, WIDEST) - len(_MARK)
        for line in screen.wrapped(text, width):
            screen.put_line(Text(_MARK, LABEL) + line)
    if block.questions:
        more = len(block.questions) - _MOST_IDS
        ids = ", ".join(block.questions[:_MOST_IDS]) + (f" and {more} more" if more > 0 else "")
        screen.put(data(f"Asked: {ids}", "" if screen.plain else "dim"), hang=2, indent=screen.inset)


def _marked(block: SourceBlock) -> Text:
    """Return a block as running text, with its quotes in bold, or all of it for a heading."""
    # A paragraph is written in lines of any length; those of a list stay lines.
    text = Text(safe(_JOINED.sub(" ", block.text)))
    if len(text) == len(block.text):
        for start, end in block.quotes:
            text.stylize("bold", start, end)
    return Text(safe(block.text.lstrip("# ")), "bold") if block.is_heading else text
