"""Kahoot's spreadsheet, as its importer expects it."""

from typing import Final

from quizkit.deck import Deck
from quizkit.formats import xlsx
from quizkit.formats.base import Written
from quizkit.formats.live_games import SUPPORT, row_writer

__all__ = ["SUPPORT", "read", "write"]
# A table with a title above the names of its columns.
read = xlsx.read
_HEAD: Final = (
    "Question - max 120 characters",
    *(f"Answer {number} - max 75 characters" for number in range(1, 5)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)


def write(deck: Deck) -> Written:
    """Write a deck. Raises Unreadable without openpyxl."""
    rows, losses = SUPPORT.each(deck, row_writer(120, 75))
    numbered = [("", *_HEAD), *((str(number), *row) for number, row in enumerate(rows, 1))]
    return Written(xlsx.book_of([("", deck.title), *[("",)] * 6, *numbered]), losses)
