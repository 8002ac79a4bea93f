"""Computes the statistics of a deck, or of all decks."""

from datetime import date
from typing import NamedTuple

from quizkit.app.deck_index import IndexedDeck, entry_of, indexed_decks
from quizkit.app.deck_names import word_for
from quizkit.app.find_deck import askable, find_deck, no_deck
from quizkit.base.clock import now, study_day
from quizkit.base.paths import home
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
    decks, name_of_deck = all_asked(state) if name is None else one_deck(name, state)
    today = study_day(now())
    questions = [
        Studied(deck.id, question.id, question.stem, question.tags)
        for deck in decks
        for question in deck.questions
        if deck.id is not None
    ]
    figures = figures_of(questions, state, today, over_all=name is None)
    known = [state.decks[deck.id] for deck in decks if deck.id in state.decks]
    has_exam = any(deck.exam for deck in known)
    return StatsReport(
        today,
        decks,
        name_of_deck,
        figures,
        _overridden(decks, state),
        state.unreadable,
        has_exam,
        checkpoint.is_damaged(history, state),
    )


def all_asked(state: State) -> tuple[list[IndexedDeck], str]:
    """Return the entries of all decks that can be asked, and no word. Raises UsageError if there is none."""
    decks = [deck for deck in indexed_decks(state) if deck.id is not None]
    if not decks:
        raise no_deck()
    return decks, ""


def one_deck(name: str, state: State) -> tuple[list[IndexedDeck], str]:
    """Return the entry of the deck of a name, and its word in a command line. Raises UsageError."""
    file = find_deck(name)
    deck, _ = checkpoint.recognised(state, askable(file))
    name_of_deck = word_for(file.path)
    return [IndexedDeck(file.path, name_of_deck, *entry_of(deck, file.path))], name_of_deck


def _overridden(decks: list[IndexedDeck], state: State) -> list[Override]:
    """Return the replies of all decks that a student called right. Only decks with such replies are read."""
    found: list[Override] = []
    for deck in decks:
        progress = state.decks.get(deck.id or "")
        if progress is not None and any(question.overrides for question in progress.questions.values()):
            from quizkit.deck_file.reading.read import read_deck

            read = read_deck(deck.path).deck
            if read is not None:
                found += overrides(checkpoint.recognised(state, read)[0], state)
    return found
