"""Computes the statistics of a deck, or of all decks."""

from datetime import date
from typing import NamedTuple

from quizkit.app.deck_identity import recognised
from quizkit.app.find_deck import all_decks, find_deck
from quizkit.base.clock import now, study_day
from quizkit.base.paths import home
from quizkit.deck import Deck
from quizkit.progress import checkpoint
from quizkit.progress.history import History
from quizkit.progress.stats import Stats
from quizkit.progress.stats import stats as figures_of


class StatsReport(NamedTuple):
    """The figures of some decks on a study day. `damaged` counts lines of the history that can't be read.

    `is_damaged` is whether some of the history is missing or damaged.
    """

    day: date
    decks: list[Deck]
    figures: Stats
    damaged: int
    is_damaged: bool = False


def stats(name: str | None) -> StatsReport:
    """Return the statistics of a deck, or of all decks without a name. Raises UsageError."""
    files = all_decks() if name is None else [find_deck(name)]
    history = History(home())
    state = checkpoint.load(history)
    decks = list({deck.id: deck for deck in reversed(recognised(state, files).decks)}.values())[::-1]
    today = study_day(now())
    return StatsReport(
        today, decks, figures_of(decks, state, today), state.unreadable, checkpoint.is_damaged(history, state)
    )
