"""Spreadsheets as comma-separated values."""

from quizkit.deck import Deck
from quizkit.formats import table
from quizkit.formats.base import Reading, Written

SUPPORT = table.SUPPORT


def read(data: str) -> Reading:
    """Read a table: commas, semicolons or tabs between its cells."""
    return table.read(table.rows_of(data))


def write(deck: Deck) -> Written:
    """Write a deck as a table, which is the template too."""
    rows, losses = table.rows(deck)
    return Written(table.separated_text(rows, ",").encode("utf-8-sig"), losses)
