"""Checks, merges, rebuilds, exports and erases the student's progress."""

from pathlib import Path
from typing import NamedTuple

from quizkit.app.deck_identity import stored_id
from quizkit.base.errors import UsageError, refusing
from quizkit.base.long_work import Progress
from quizkit.base.paths import home
from quizkit.base.text import composed
from quizkit.progress import checkpoint
from quizkit.progress.doctor import FolderProblem, examine, remove_traces
from quizkit.progress.history import History
from quizkit.progress.merge import Merged, erase, recorded_questions
from quizkit.progress.merge import merge as merge_history
from quizkit.progress.records import Record
from quizkit.progress.shards import Fold

_UNREADABLE = "The data folder cannot be read or written"


class StoredDeck(NamedTuple):
    """A deck with progress. `questions` counts those that have any; under `earlier_ids` it was recorded before."""

    id: str
    title: str
    questions: int
    earlier_ids: tuple[str, ...] = ()


def diagnose() -> list[FolderProblem]:
    """Check the data folder. Raises UsageError if it can't be read."""
    with refusing(_UNREADABLE):
        return examine(History(home()))


def repair(problem: FolderProblem) -> str | None:
    """Repair what a problem is about, or return why that is impossible. Raises UsageError."""
    with refusing(_UNREADABLE):
        return problem.fix() if problem.fix else None


def merge(path: Path, update: Progress) -> Merged:
    """Add the records of another machine. Raises UsageError, NotSaved."""
    history = History(home())
    merged = merge_history(history, path)
    rebuilt = _rebuild(history, update)
    with refusing(_UNREADABLE):
        remove_traces(history, rebuilt.state)
    return merged


def rebuild(update: Progress) -> int:
    """Rebuild progress.json from the history, and return the number of records. Raises UsageError, NotSaved."""
    return _rebuild(History(home()), update).records


class Export(NamedTuple):
    """All records of the history. `is_damaged` is whether some of it is missing or damaged."""

    records: list[Record]
    is_damaged: bool


def all_records() -> Export:
    """Return all records of the history. Raises UsageError."""
    history = History(home())
    with refusing(_UNREADABLE):
        read = checkpoint.read_all(history)
        return Export(read.records, checkpoint.is_damaged(history, read.state))


def save_export(path: Path, text: str) -> None:
    """Write an export to a new file. Raises UsageError, also if the file exists."""
    with refusing("The export cannot be written"), path.open("x", encoding="utf-8", newline="") as file:
        file.write(text)


def stored_deck(name: str) -> StoredDeck:
    """Return the progress of a deck by its name or id. Raises UsageError if there is none.

    A deck of which nothing counts may still have records, if it was forgotten elsewhere, or here with an interruption.
    """
    history, id = History(home()), composed(name)
    state = checkpoint.load(history)
    try:
        deck_id = stored_id(state, name)
    except UsageError:
        with refusing(_UNREADABLE):
            left = recorded_questions(history, id)
        if not left:
            raise
        return StoredDeck(id, id, len(left - {None}))
    known = state.decks[deck_id]
    earlier = tuple(name for name, linked in state.links.items() if linked == deck_id)
    return StoredDeck(deck_id, known.title or deck_id, len(known.questions), earlier)


def forget(deck: StoredDeck, update: Progress) -> int:
    """Erase the progress of a deck, and return the number of erased records. Raises UsageError, NotSaved."""
    history = History(home())
    erased = sum(erase(history, id) for id in (deck.id, *deck.earlier_ids))
    _rebuild(history, update)
    return erased


def _rebuild(history: History, update: Progress) -> Fold:
    with refusing(_UNREADABLE):
        rebuilt = checkpoint.rebuild(history, update)
    checkpoint.save(history, rebuilt.state)
    return rebuilt
