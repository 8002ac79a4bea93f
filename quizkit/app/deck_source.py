"""Reads the source of a deck, and finds the parts of it that evidence quotes."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizkit.deck_file.reading.read import read_deck
from quizkit.library import file_of

if TYPE_CHECKING:
    from quizkit.lint.source_text import Coverage

_MAX_BYTES = 8_000_000


class DeckCoverage(NamedTuple):
    """What the evidence of a deck covers of its source. `coverage` is None if there is no source that can be read."""

    path: Path
    source: str = ""
    coverage: "Coverage | None" = None


def deck_source(deck: Path, name: str) -> str | None:
    """Return the text of a deck's source, or None if it is too large or not in the folder of the deck or below.

    A deck may come from a stranger, so files elsewhere are not read.
    """
    path = file_of(deck, name)
    try:
        if path is None or path.stat().st_size > _MAX_BYTES:
            return None
        return path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:
        return None


def deck_coverage(path: Path) -> DeckCoverage:
    """Return what the evidence of a deck covers of its source."""
    deck = read_deck(path).deck
    text = deck_source(path, deck.source.file) if deck and deck.source.file else None
    if deck is None or text is None:
        return DeckCoverage(path)
    from quizkit.lint.source_text import SourceText, coverage

    quotes = [question.common.evidence for question in deck.questions if question.common.evidence]
    return DeckCoverage(path, deck.source.file, coverage(SourceText(text), quotes))
