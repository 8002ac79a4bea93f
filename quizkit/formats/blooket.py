"""Blooket's table, as its importer expects it."""

from typing import Final

from quizkit.deck import Deck
from quizkit.formats import csv, table
from quizkit.formats.base import Written
from quizkit.formats.live_games import SUPPORT, row_writer

__all__ = ["SUPPORT", "read", "write"]
# A table with a title above the names of its columns.
read = csv.read
_HEAD: Final = (
    "Question #",
    "Question Text",
    "Answer 1",
    "Answer 2",
    "Answer 3\n(Optional)",
    "Answer 4\n(Optional)",
    "Time Limit (sec)\n(Max: 300 seconds)",
    "Correct Answer(s)\n(Only include Answer #)",
)


def write(deck: Deck) -> Written:
    """Write a deck."""
    rows, losses = SUPPORT.each(deck, row_writer(1000, 300))
    numbered = [[str(number), *row] for number, row in enumerate(rows, 1)]
    title = ["Blooket\nImport Template", *[""] * (len(_HEAD) - 1)]
    return Written(table.separated_text([title, _HEAD, *numbered], ",").encode(), losses)
