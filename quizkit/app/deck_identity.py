"""Recognises the decks of files, with a look at the other decks that can be found: a deck that was copied is not renamed."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from quizkit.app.find_deck import askable, find_deck
from quizkit.base.errors import UsageError
from quizkit.base.problems import did_you_mean
from quizkit.base.program import program
from quizkit.base.text import composed
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


def stored_id(state: State, name: str) -> str:
    """Return the id under which a deck is stored, by its id or title there, or as the name of a deck here.

    Raises UsageError if nothing is known of it.
    """
    named = composed(name)
    titled = [id for id, deck in state.decks.items() if composed(deck.title) == named]
    id = titled[0] if len(titled) == 1 and state.id(named) not in state.decks else state.id(named)
    if id not in state.decks:
        with suppress(UsageError):
            id = one_recognised(state, find_deck(name)).id
    if id not in state.decks:
        help = did_you_mean(name, [deck.title for deck in state.decks.values()])
        raise UsageError(f"There is no progress for “{name}”.", help or f"`{program()} stats` shows your decks.")
    return id


def _all_decks() -> Iterator[Deck]:
    for path in deck_paths():
        if (deck := read_deck(path).deck) is not None:
            yield deck
