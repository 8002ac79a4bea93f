"""Reads the source of a deck, with the parts that its questions ask about."""

import re
from pathlib import Path
from typing import NamedTuple

from quizkit.app.deck_names import word_for
from quizkit.app.deck_source import deck_source
from quizkit.app.find_deck import askable, find_deck
from quizkit.base.errors import UsageError
from quizkit.base.paths import home
from quizkit.base.program import program
from quizkit.deck import Deck
from quizkit.deck_file.reading.read import DeckFile
from quizkit.progress import checkpoint
from quizkit.progress.history import History

# Blocks of a text are separated by empty lines.
_BLOCK = re.compile(r"\S(?:.*\S)?(?:\n[^\S\n]*\S.*)*")


class SourceBlock(NamedTuple):
    """A paragraph or a heading of a source; `quotes` are the parts that are evidence, `questions` the ids that quote them."""

    text: str
    quotes: tuple[tuple[int, int], ...]
    questions: tuple[str, ...]

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading in Markdown."""
        return self.text.startswith("#") and "\n" not in self.text


class MarkedSource(NamedTuple):
    """The source of a deck. `percent` of its text is evidence.

    While an exam over the deck is open, nothing is marked, because that would give answers away.
    """

    title: str
    file: str
    blocks: list[SourceBlock]
    percent: int
    has_open_exam: bool
    next_command: str


def read_source(name: str | None) -> MarkedSource:
    """Return the source of a deck. Raises UsageError if it has none that can be read."""
    file = find_deck(name)
    deck = askable(file)
    progress = checkpoint.load_to_show(History(home())).decks.get(deck.id)
    has_exam = progress is not None and progress.exam is not None
    text = _text(file, deck)
    quoted = [] if has_exam else _quoted(text, deck)
    blocks = [_block(match, quoted) for match in _BLOCK.finditer(text)]
    word = word_for(file.path)
    command = f"{program()} exam {word} --resume" if has_exam else f"{program()} start {word}"
    return MarkedSource(
        deck.title, deck.source.file, blocks, 0 if has_exam else _percent(text, deck), has_exam, command
    )


def _text(file: DeckFile, deck: Deck) -> str:
    if not deck.source.file:
        raise UsageError(
            f"The deck “{deck.title}” has no source.", "`source: FILE` in the deck names the text it is about."
        )
    text = deck_source(file.path, deck.source.file)
    if text is None:
        where = Path(file.path).parent
        raise UsageError(f"The source {deck.source.file} cannot be read.", f"It has to be in {where} or below.")
    return text.replace("\r\n", "\n")


def _quoted(text: str, deck: Deck) -> list[tuple[int, int, str]]:
    """Return where the evidence of each question is: start, end, id."""
    from quizkit.lint.source_text import SourceText

    source = SourceText(text)
    return sorted(
        (start, end, question.common.id)
        for question in deck.questions
        if question.common.evidence
        for start, end in source.find(question.common.evidence)
    )


def _percent(text: str, deck: Deck) -> int:
    from quizkit.lint.source_text import SourceText, coverage

    return coverage(SourceText(text), [one.common.evidence for one in deck.questions if one.common.evidence]).percent


def _block(match: re.Match[str], quoted: list[tuple[int, int, str]]) -> SourceBlock:
    first, last = match.span()
    inside = [(start, end, id) for start, end, id in quoted if start < last and first < end]
    quotes = tuple(dict.fromkeys((max(start, first) - first, min(end, last) - first) for start, end, _ in inside))
    return SourceBlock(match[0], quotes, tuple(dict.fromkeys(id for _, _, id in inside)))
