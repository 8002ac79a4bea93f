"""Recognises the decks of files, with a look at the other decks that can be found: a deck that was copied is not renamed."""

from collections.abc import Iterator, Sequence

from quizkit.app.find_deck import askable
from quizkit.deck import Deck
from quizkit.deck_file.reading.read import DeckFile, read_deck
from quizkit.library import deck_paths
from quizkit.progress.recognition import Recognition, recognise_decks
from quizkit.progress.state import State


def recognised(state: State, files: Sequence[DeckFile]) -> Recognition:
    """Return the decks of files as their progress is stored; `state` is changed accordingly. Raises InvalidDeck."""
    return recognise_decks(state, [askable(file) for file in files], _all_decks)


def one_recognised(state: State, file: DeckFile) -> Deck:
    """Return the deck of a file as its progress is stored. Raises InvalidDeck."""
    return recognised(state, [file]).decks[0]


def _all_decks() -> Iterator[Deck]:
    for path in deck_paths():
        if (deck := read_deck(path).deck) is not None:
            yield deck
