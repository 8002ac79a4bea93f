"""Computes the statistics of a deck, or of all decks."""

from datetime import date
from typing import NamedTuple

from quizkit.app.deck_identity import one_recognised, recognised
from quizkit.app.deck_index import DeckIndex, IndexedDeck, entry_of, indexed_decks
from quizkit.app.deck_names import name_for, word_for
from quizkit.app.find_deck import find_deck, no_deck
from quizkit.base.clock import now, study_day, zone_minutes
from quizkit.base.paths import home
from quizkit.config import calendar
from quizkit.library import deck_paths
from quizkit.progress import checkpoint
from quizkit.progress.history import History
from quizkit.progress.state import State
from quizkit.progress.stats import Override, Stats, Studied, overrides
from quizkit.progress.stats import stats as figures_of


class StatsReport(NamedTuple):
    """The figures of some decks on a study day.

    `word` names the only deck on a command line, and is empty for all decks. `overridden` are replies that the student
    called right. `damaged` counts lines of the history that can't be read. While an exam over one of the decks is open,
    nothing suggests to look at its questions. `is_damaged` is whether some of the history is missing or damaged.
    """

    day: date
    decks: list[IndexedDeck]
    word: str
    figures: Stats
    overridden: list[Override]
    damaged: int
    has_open_exam: bool = False
    is_damaged: bool = False


def stats(name: str | None) -> StatsReport:
    """Return the statistics of a deck, or of all decks without a name. Raises UsageError."""
    history = History(home())
    state = checkpoint.load_to_show(history)
    decks = asked_decks(name, state).decks
    today = study_day(now())
    questions = [
        Studied(deck.id, question.id, question.stem, question.tags)
        for deck in decks
        for question in deck.questions
        if deck.id is not None
    ]
    holidays, zone = calendar().holidays, zone_minutes(now())
    figures = figures_of(questions, state, today, holidays=holidays, zone=zone, over_all=name is None)
    known = [one for deck in decks if (one := state.decks.get(deck.id or ""))]
    has_exam = any(deck.exam for deck in known)
    return StatsReport(
        today,
        decks,
        "" if name is None else word_for(decks[0].path),
        figures,
        _overridden(decks, state),
        state.unreadable,
        has_exam,
        checkpoint.is_damaged(history, state),
    )


def asked_decks(name: str | None, state: State) -> DeckIndex:
    """Return the deck of a name, or all decks that can be asked. Raises UsageError if there is none."""
    if name is None:
        index = indexed_decks(state)
        decks = [deck for deck in index.decks if deck.id is not None]
        if not decks:
            raise no_deck()
        return index._replace(decks=decks)
    file = find_deck(name)
    recognition = recognised(state, [file])
    deck = IndexedDeck(file.path, name_for(file.path, deck_paths()), *entry_of(recognition.decks[0], file.path))
    return DeckIndex([deck], list(recognition.records))


def _overridden(decks: list[IndexedDeck], state: State) -> list[Override]:
    """Return the replies of all decks that a student called right. Only decks with such replies are read."""
    replies: list[Override] = []
    for deck in decks:
        progress = state.decks.get(deck.id or "")
        if progress is not None and any(question.overrides for question in progress.questions.values()):
            from quizkit.deck_file.reading.read import read_deck

            file = read_deck(deck.path)
            if file.deck is not None:
                replies += overrides(one_recognised(state, file), state)
    return replies
