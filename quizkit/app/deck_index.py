"""The decks that can be found, as short entries in an index file, so that `quiz` need not read and recognise them again."""

import re
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from quizkit import __version__
from quizkit.app.deck_names import names_for
from quizkit.base.paths import home
from quizkit.library import deck_paths, looks_like_a_path
from quizkit.progress.encoding import decode_object, encode
from quizkit.progress.records import Record
from quizkit.progress.state import State

if TYPE_CHECKING:
    from quizkit.deck import Deck

# Of another format, or of another version of this program, which may read decks in another way.
_FORMAT = [3, __version__]
# A file that has just been written may be written again within the same tick of its clock.
_SETTLED_SECONDS = 2


class IndexedQuestion(NamedTuple):
    """A question: its id, its stem as one line, its tags and its group."""

    id: str
    stem: str
    tags: tuple[str, ...]
    group: str = ""


class IndexedDeck(NamedTuple):
    """A deck file. `name` names it on a command line; the ids are those of the progress; None if it can't be asked."""

    path: Path
    name: str
    id: str | None
    title: str
    questions: tuple[IndexedQuestion, ...]


class DeckIndex(NamedTuple):
    """All decks that can be found, each once, and records of what was recognised in them."""

    decks: list[IndexedDeck]
    records: list[Record]


def indexed_decks(state: State, progress: Callable[[float], None] = lambda _share: None) -> DeckIndex:
    """Return the decks in natural order of their names, `unit-2` before `unit-10`; those that only a path names are last.

    `state` is changed by what is recognised in them. `progress` is called with the share of a large deck that is read.
    """
    paths = deck_paths()
    key = _key(paths, state)
    entries, records = _stored(key), list[Record]()
    if entries is None:
        entries, records = _read(paths, state, progress)
        if not records:
            _save(key, entries)
    decks: dict[str, IndexedDeck] = {}
    for path, name, entry in zip(paths, names_for(paths, paths), entries, strict=True):
        # The nearer of two copies counts, such as one that was added and is still in this folder.
        decks.setdefault(entry[0] or str(path), IndexedDeck(path, name, *entry))
    ordered = sorted(decks.values(), key=lambda deck: (looks_like_a_path(deck.name), natural_order(deck.name)))
    return DeckIndex(ordered, records)


def natural_order(text: str) -> list[Any]:
    """Return a key that sorts texts with numbers as people do.

    >>> sorted(["unit-10", "Unit-2", "unit-1"], key=natural_order)
    ['unit-1', 'Unit-2', 'unit-10']
    """
    return [int(part) if part.isdecimal() else part.casefold() for part in re.split(r"(\d+)", text)]


_Entry = tuple[str | None, str, tuple[IndexedQuestion, ...]]


def entry_of(deck: "Deck | None", path: Path) -> _Entry:
    """Return the id, the title and the questions of a deck in a file, or the name of the file of an invalid deck."""
    from quizkit.markup import one_line

    if deck is None:
        return None, path.name, ()
    questions = (
        IndexedQuestion(q.common.id, one_line(q.prompt().stem), q.common.tags, q.common.group) for q in deck.questions
    )
    return deck.id, deck.title, tuple(questions)


def _read(paths: list[Path], state: State, progress: Callable[[float], None]) -> tuple[list[_Entry], list[Record]]:
    """Read all decks, and find the ids under which their progress is stored."""
    from quizkit.app.deck_identity import recognised
    from quizkit.app.find_deck import read_decks

    files = list(read_decks(paths, progress))
    recognition = recognised(state, [file for file in files if file.deck is not None])
    decks = iter(recognition.decks)
    entries = [entry_of(None if file.deck is None else next(decks), file.path) for file in files]
    return entries, list(recognition.records)


def _key(paths: list[Path], state: State) -> list[Any] | None:
    """Return what an index depends on, or None while a file may still be changing without a trace."""
    marks = [_mark(path) for path in paths]
    newest = time.time_ns() - _SETTLED_SECONDS * 10**9
    if any(mark is None or mark[1] > newest for mark in marks):
        return None
    return [_FORMAT, marks, _fingerprint(state)]


def _mark(path: Path) -> list[Any] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return [str(path), status.st_mtime_ns, status.st_size]


def _fingerprint(state: State) -> int:
    """Return a checksum of what decks and questions are recognised by."""
    parts = [repr((state.links, state.by_hand))]
    for id, deck in sorted(state.decks.items()):
        parts.append(repr((id, deck.title, deck.hash, deck.others)))
        parts += [f"{name} {question.rev} {question.n > 0}" for name, question in deck.questions.items()]
    return crc32("\n".join(parts).encode("utf-8", "surrogatepass"))


def _index_file() -> Path:
    return home() / "index.json"


def _stored(key: list[Any] | None) -> list[_Entry] | None:
    from quizkit.base.disk import read_file

    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        content = decode_object(read_file(_index_file()).rstrip())
        if key is not None and content is not None and content["key"] == key:
            return [
                (
                    id,
                    title,
                    tuple(IndexedQuestion(one, stem, tuple(tags), group) for one, stem, tags, group in questions),
                )
                for id, title, questions in content["decks"]
            ]
    return None


def _save(key: list[Any] | None, entries: list[_Entry]) -> None:
    """Write the index. A folder that holds no progress yet stays away."""
    if key is None or not home().is_dir():
        return
    from quizkit.base.disk import replace

    # Without an index, decks are only read more slowly.
    with suppress(OSError):
        replace(_index_file(), encode({"key": key, "decks": entries}))
