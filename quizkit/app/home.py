"""The page of `quiz` alone: what is due, the decks, the last session, and the next command."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from quizkit.app.deck_names import word_for
from quizkit.app.deck_rows import DeckRow, deck_rows
from quizkit.base.paths import home as data_folder
from quizkit.progress import checkpoint
from quizkit.progress.history import History
from quizkit.progress.state import State


class LastSession(NamedTuple):
    """The session that ended last. `percent` is None if it had no points to earn."""

    deck_id: str
    title: str
    percent: float | None
    day: str


class Home(NamedTuple):
    """`next_deck` is the word for the deck to start, or empty if there is none.

    `is_damaged` is whether some of the history is missing or damaged.
    """

    rows: list[DeckRow]
    last: LastSession | None
    next_deck: str
    is_damaged: bool = False


def home_page() -> Home:
    """Return the page: the next deck is that of the last session, else the first valid one."""
    history = History(data_folder())
    state = checkpoint.load(history)
    rows, last = deck_rows(), _last_session(state)
    valid = [row for row in rows if row.id is not None]
    row = next((row for row in valid if last and row.id == last.deck_id), valid[0] if valid else None)
    return Home(rows, last, word_for(Path(row.path)) if row else "", checkpoint.is_damaged(history, state))


def _last_session(state: State) -> LastSession | None:
    decks = state.decks.items()
    results = [(deck.last, id, deck.title) for id, deck in decks if deck.last]
    if not results:
        return None
    result, deck_id, title = max(results, key=lambda one: one[0].at)
    return LastSession(deck_id, title, result.percent, _local_day(result.at))


def _local_day(moment: str) -> str:
    """Return the local date of a moment of the history; another machine may have written something invalid."""
    try:
        return datetime.fromisoformat(moment).astimezone().date().isoformat()
    except ValueError:
        return moment[:10]
