"""Reads the source of a deck, and finds the parts of it that evidence quotes."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizkit.deck_file.reading.read import read_deck
from quizkit.library import file_of
from quizkit.session.asker import Passage
from quizkit.session.plan import Asked

if TYPE_CHECKING:
    from quizkit.lint.source_text import Coverage

_MAX_BYTES = 8_000_000
# How many characters of a long paragraph are shown before a quote and after it.
_MOST_AROUND = 500


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


def passage(path: Path, asked: Asked) -> Passage | str:
    """Return the paragraph of the source that holds the evidence of a question, or why there is none."""
    deck, question = asked
    text = deck_source(path, deck.source.file)
    if text is None:
        return f"The source {deck.source.file} cannot be read."
    from quizkit.lint.source_text import SourceText

    source = SourceText(text)
    quoted = source.find(question.common.evidence)
    if not quoted:
        return f"The evidence is not in {deck.source.file}."
    start, end = quoted[0].start, quoted[-1].end
    around = [part for part in source.paragraphs if part.start < end and start < part.end]
    first, last = min((start, *(part.start for part in around))), max((end, *(part.end for part in around)))
    return Passage(_last_words(text[first:start]), text[start:end], _first_words(text[end:last]))


def _first_words(text: str) -> str:
    return text if len(text) <= _MOST_AROUND else text[:_MOST_AROUND].rpartition(" ")[0] + " …"


def _last_words(text: str) -> str:
    return text if len(text) <= _MOST_AROUND else "… " + text[-_MOST_AROUND:].partition(" ")[2]
