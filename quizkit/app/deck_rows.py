"""The list of decks: what is due in each, what is new, and the last score."""

from typing import NamedTuple

from quizkit.app.deck_names import names_for
from quizkit.base.clock import now, study_day
from quizkit.base.paths import home
from quizkit.deck_file.reading.read import read_deck
from quizkit.library import deck_paths
from quizkit.progress import checkpoint
from quizkit.progress.history import History
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


def deck_rows() -> list[DeckRow]:
    """Return a row for each deck that can be found."""
    state = checkpoint.load(History(home()))
    today = study_day(now())
    paths = deck_paths()
    rows: list[DeckRow] = []
    seen: set[str] = set()
    for path, name in zip(paths, names_for(paths, paths), strict=True):
        deck = read_deck(path).deck
        if deck is None:
            rows.append(DeckRow(name, path.name, str(path), None, None, 0, 0, None, False))
            continue
        if deck.id in seen:
            # The same deck again, such as one that was added and is still in this folder.
            continue
        seen.add(deck.id)
        deck, _ = checkpoint.recognised(state, deck)
        due, new, _ = standing(candidates([deck], {deck.id: checkpoint.memories(state, deck.id)}), today)
        known = state.decks.get(deck.id)
        last = known.last if known else None
        percent = last.percent if last else None
        of = len(deck.questions)
        rows.append(DeckRow(name, deck.title, str(path), deck.id, of, due, new, percent, last is not None))
    return rows
