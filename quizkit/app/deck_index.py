"""The decks that can be found, as short entries. Only files that changed are read again: the rest is in an index file."""

import json
import re
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from quizkit import __version__
from quizkit.app.deck_names import names_for
from quizkit.base.paths import home
from quizkit.deck import Deck
from quizkit.library import deck_paths, looks_like_a_path
from quizkit.markup import one_line
from quizkit.progress import checkpoint
from quizkit.progress.state import State

# Of another format, or of another version of this program, which may read decks in another way.
_FORMAT = [1, __version__]
# Files of folders that are no longer used are forgotten some day.
_MOST_FILES = 1000
# A file that has just been written may be written again within the same tick of its clock.
_SETTLED_SECONDS = 2


class IndexedQuestion(NamedTuple):
    """A question: its id, its stem as one line, and its tags."""

    id: str
    stem: str
    tags: tuple[str, ...]


class IndexedDeck(NamedTuple):
    """A deck file. `name` names it on a command line; `id` is None if the deck can't be asked."""

    path: Path
    name: str
    id: str | None
    title: str
    questions: tuple[IndexedQuestion, ...]


def indexed_decks(state: State) -> list[IndexedDeck]:
    """Return all decks that can be found, each once, with the ids that their questions have in the progress.

    They are in natural order of their names, `unit-2` before `unit-10`; those that only a path names are last.
    """
    paths = deck_paths()
    index = _Index(home() / "index.json")
    decks: dict[str, IndexedDeck] = {}
    for path, name in zip(paths, names_for(paths, paths), strict=True):
        found = IndexedDeck(path, name, *index.entry(path))
        # The nearer of two copies counts, such as one that was added and is still in this folder.
        decks.setdefault(found.id or str(path), _with_earlier_ids(found, state))
    index.save()
    return sorted(decks.values(), key=lambda deck: (looks_like_a_path(deck.name), natural_order(deck.name)))


def natural_order(text: str) -> list[Any]:
    """Return a key that sorts texts with numbers as people do.

    >>> sorted(["unit-10", "Unit-2", "unit-1"], key=natural_order)
    ['unit-1', 'Unit-2', 'unit-10']
    """
    return [int(part) if part.isdecimal() else part.casefold() for part in re.split(r"(\d+)", text)]


def entry_of(deck: Deck | None, path: Path) -> tuple[str | None, str, tuple[IndexedQuestion, ...]]:
    """Return the id, the title and the questions of a deck in a file, or the name of the file of an invalid deck."""
    if deck is None:
        return None, path.name, ()
    return (
        deck.id,
        deck.title,
        tuple(IndexedQuestion(q.common.id, one_line(q.prompt().stem), q.common.tags) for q in deck.questions),
    )


def _with_earlier_ids(found: IndexedDeck, state: State) -> IndexedDeck:
    """Return a deck in which slightly reworded questions have their earlier ids."""
    progress = state.decks.get(found.id or "")
    if progress is None:
        return found
    present = {question.id for question in found.questions}
    has_gone = any(question.wording is not None and id not in present for id, question in progress.questions.items())
    if not has_gone or present <= progress.questions.keys():
        return found
    deck = _read(found.path)
    return (
        found
        if deck is None
        else found._replace(questions=entry_of(checkpoint.recognised(state, deck)[0], found.path)[2])
    )


def _read(path: Path) -> Deck | None:
    from quizkit.deck_file.reading.read import read_deck

    return read_deck(path).deck


class _Index:
    """What is stored of each deck file, beside its size and the moment of its last change."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stored = _stored(path)
        self._has_changed = False

    def entry(self, path: Path) -> tuple[str | None, str, tuple[IndexedQuestion, ...]]:
        """Return the id, the title and the questions of a deck file."""
        key, mark = str(path), _mark(path)
        stored = self._stored.get(key)
        if stored is not None and stored[0] == mark:
            with suppress(TypeError, ValueError):
                _, id, title, questions = stored
                return id, title, tuple(IndexedQuestion(id, stem, tuple(tags)) for id, stem, tags in questions)
        entry = entry_of(_read(path), path)
        if mark is not None and time.time_ns() - mark[0] > _SETTLED_SECONDS * 10**9:
            self._stored.pop(key, None)
            self._stored[key] = [mark, *entry]
            self._has_changed = True
        return entry

    def save(self) -> None:
        """Write the index if it has changed. A folder that holds no progress yet stays away."""
        if not self._has_changed or not self._path.parent.is_dir():
            return
        from quizkit.base.disk import replace

        decks = dict(list(self._stored.items())[-_MOST_FILES:])
        data = json.dumps({"format": _FORMAT, "decks": decks}, separators=(",", ":"))
        # Without an index, decks are only read more slowly.
        with suppress(OSError):
            replace(self._path, data.encode("ascii"))


def _stored(path: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError, RecursionError, TypeError, KeyError, AttributeError):
        content = json.loads(path.read_bytes())
        if content["format"] == _FORMAT and all(isinstance(entry, list) for entry in content["decks"].values()):
            return dict(content["decks"])
    return {}


def _mark(path: Path) -> list[int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return [status.st_mtime_ns, status.st_size]
