"""The page of `quiz` alone and the list of decks: what is due in each, the last scores, and the next command."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from quizkit.app.deck_identity import recognised
from quizkit.app.deck_names import names_for, word_for
from quizkit.app.find_deck import read_decks
from quizkit.base.clock import now, study_day
from quizkit.base.paths import home
from quizkit.deck_file.reading.events import Progress
from quizkit.library import deck_paths
from quizkit.progress import checkpoint
from quizkit.progress.history import History
from quizkit.progress.state import State
from quizkit.session.plan import candidates, standing


class DeckRow(NamedTuple):
    """One row of the list of decks. `name` starts the deck; `id` and `questions` are None if it can't be read.

    `last` is the last score in percent, None if that session asked nothing that counts; `finished` says whether there
    was a session.
    """

    name: str
    title: str
    path: str
    id: str | None
    questions: int | None
    due: int
    new: int
    last: float | None
    finished: bool


def deck_rows(progress: Progress = lambda _share: None) -> list[DeckRow]:
    """Return a row for each deck that can be found. `progress` is called with the share of a large deck that is read."""
    return _rows(checkpoint.load(History(home())), progress)


def _rows(state: State, progress: Progress) -> list[DeckRow]:
    today = study_day(now())
    paths = deck_paths()
    files = list(read_decks(paths, progress))
    recognised_decks = iter(recognised(state, [file for file in files if file.deck is not None]).decks)
    rows: list[DeckRow] = []
    seen: set[str] = set()
    for file, path, name in zip(files, paths, names_for(paths, paths), strict=True):
        if file.deck is None:
            rows.append(DeckRow(name, path.name, str(path), None, None, 0, 0, None, False))
            continue
        deck = next(recognised_decks)
        if deck.id in seen:
            # The same deck again, such as one that was added and is still in this folder.
            continue
        seen.add(deck.id)
        pool = candidates([deck], {deck.id: checkpoint.memories(state, deck.id)}, most_unknown=0)
        due, new, _ = standing(pool, today)
        known = state.decks.get(deck.id)
        last = known.last if known else None
        percent = last.percent if last else None
        of = len(deck.questions)
        rows.append(
            DeckRow(name, deck.title, str(path), deck.id, of, due, new + of - len(pool), percent, last is not None)
        )
    return rows


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


def home_page(progress: Progress = lambda _share: None) -> Home:
    """Return the page: the next deck is that of the last session, else the first valid one."""
    history = History(home())
    state = checkpoint.load(history)
    rows, last = _rows(state, progress), _last_session(state)
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
