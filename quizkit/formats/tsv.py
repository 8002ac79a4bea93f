"""Spreadsheets as tab-separated values."""

from quizkit.deck import Deck
from quizkit.formats import table
from quizkit.formats.base import Reading, Written

SUPPORT = table.SUPPORT


def read(data: str) -> Reading:
    """Read a table with tabs between its cells."""
    return table.read(table.rows_of(data, "\t"))


def write(deck: Deck) -> Written:
    """Write a deck as a table."""
    rows, losses = table.rows(deck)
    return Written(table.separated_text(rows, "\t").encode("utf-8-sig"), losses)
