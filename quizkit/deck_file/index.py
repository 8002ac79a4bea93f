"""The index of large decks: chooses their questions, and reads single ones, without parsing the whole file.

It is derived from the decks and may be deleted at any time. A deck is in it under the hash of its content, so that an
entry never belongs to another text. Whatever fails, the deck is read as without an index.
"""

import json
import os
import re
import sqlite3
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from decimal import Decimal
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from quizkit import __version__
from quizkit.base.disk import make_folder
from quizkit.base.long_work import Progress
from quizkit.base.paths import cache
from quizkit.base.problems import Place, Route
from quizkit.base.terms import Terms
from quizkit.deck import Deck, Filing, Source, UnreadQuestions
from quizkit.deck_file.reading.limits import most_bytes
from quizkit.deck_file.reading.nodes import QUESTIONS, Entries, Items, Node, place_of
from quizkit.deck_file.reading.read import DeckFile, read_bytes, read_deck
from quizkit.questions.base import LENGTH_OF_WORDING_ID, SIGN_LENGTH
from quizkit.questions.registry import Question

_VERSION = f"3 {__version__}"
# Another process may be writing for so long.
_PATIENCE_IN_SECONDS = 0.2
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS deck (path BLOB PRIMARY KEY, hash BLOB, head BLOB, ids BLOB, signs BLOB, filings BLOB, starts BLOB)",
    # What takes long to derive of the texts of a deck, as JSON.
    "CREATE TABLE IF NOT EXISTS derived (path BLOB, name TEXT, hash BLOB, data BLOB, PRIMARY KEY (path, name))",
)
_TEXTS = "texts"
# Line breaks of YAML that are not those of a file.
_OTHER_BREAKS = re.compile(b"\r(?!\n)|\xc2\x85|\xe2\x80[\xa8\xa9]")


def read_from_index(paths: Sequence[Path], progress: Progress) -> Iterator[DeckFile]:
    """Read deck files as `read_deck` does; their questions are read when they are needed.

    A file that is read from the index has no tree and no text, and reports no warnings.
    """
    index = _Index()
    try:
        for path in paths:
            yield index.read(path, progress)
    finally:
        index.close()


class _Outline(NamedTuple):
    """What the index knows of a deck.

    `signs` are joined. `filings` has the group and the tags of each question as JSON. `starts` are the offsets of the
    questions in the bytes of the file, and of what follows the last one.
    """

    deck: Deck
    content_hash: str
    ids: list[str]
    signs: str
    filings: list[str]
    starts: Sequence[int]


class _IndexedFile(DeckFile):
    """A deck file of which no tree was built."""

    def place(self, route: Route) -> Place:
        """Return the place of the question of a route."""
        match route, self.deck and self.deck.questions:
            case (first, int(position), *_), _IndexedQuestions() as questions if first == QUESTIONS:
                return questions.place(position)
        return Place(1, 1)


class _IndexedQuestions(UnreadQuestions):
    """The questions of a file: where each begins in its bytes, and what the index says about them."""

    def __init__(self, path: Path, content: bytes, hash: bytes, outline: "_Outline") -> None:
        self._path = path
        self._content = content
        self._hash = hash
        self._outline = outline
        self.ids = outline.ids
        self.content_hash = outline.content_hash

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, place: Any) -> Any:
        return self._all[place] if isinstance(place, slice) else self.at([place])[0]

    def __iter__(self) -> Iterator[Question]:
        return iter(self._all)

    @cached_property
    def signs(self) -> Sequence[str]:
        # A deck that is new is not compared with one that is known.
        text = self._outline.signs
        return [text[start : start + SIGN_LENGTH] for start in range(0, len(text), SIGN_LENGTH)]

    def filing(self, place: int) -> Filing:
        return _filing(self._outline.filings[place])

    def at(self, places: Sequence[int]) -> list[Question]:
        by_place = self.cut_out(places) if 2 * len(places) < len(self) else None
        return [self._all[place] if by_place is None else by_place[place] for place in places]

    def place(self, position: int) -> Place:
        """Return the place of a question in the file."""
        start = self._outline.starts[position]
        return Place(self._content.count(b"\n", 0, start) + 1, 1)

    def texts(self) -> tuple[Sequence[str], Sequence[str]]:
        answers, choices = self.stored(_TEXTS, lambda: Deck("", "", self._all).texts())
        return answers, choices

    def stored(self, name: str, make: Callable[[], Any]) -> Any:
        # A connection of its own: it is needed late, and in another thread.
        index = _Index()
        try:
            return index.derived(self._path, self._hash, name, make)
        finally:
            index.close()

    @cached_property
    def _all(self) -> tuple[Question, ...]:
        deck = read_bytes(self._content, self._path).deck
        if deck is None:
            raise AssertionError("a deck in the index has no errors")
        return tuple(deck.questions)

    def cut_out(self, places: Sequence[int]) -> dict[int, Question] | None:
        """Read some questions as a deck of their own, with all that is before and after the list of questions."""
        starts, content = self._outline.starts, self._content
        ordered = sorted(set(places))
        cuts = (content[starts[place] : starts[place + 1]] for place in ordered)
        deck = read_bytes(b"".join([content[: starts[0]], *cuts, content[starts[-1] :]]), self._path).deck
        if deck is None or len(deck.questions) != len(ordered):
            return None
        ids = [self.ids[place] for place in ordered]
        if any(_base(own) != _base(id) for own, id in zip(deck.ids(), ids, strict=True)):
            return None
        # Among all questions another one may have the same wording.
        questions = [
            question if question.common.id == id else question._replace(common=question.common._replace(id=id))
            for question, id in zip(deck.questions, ids, strict=True)
        ]
        return dict(zip(ordered, questions, strict=True))


class _Index:
    """The file of the index. If it cannot be used, nothing is in it; if it is damaged, it is deleted."""

    def __init__(self) -> None:
        self._path = cache() / "decks.sqlite"
        self._connection: sqlite3.Connection | None = None
        with self._trying():
            make_folder(self._path.parent)
            # Nothing is synced: what a power cut leaves is checked when it is read.
            self._connection = sqlite3.connect(self._path, _PATIENCE_IN_SECONDS, isolation_level=None)
            self._connection.execute("PRAGMA synchronous = OFF")
            for table in _SCHEMA:
                self._connection.execute(table)

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def read(self, path: Path, progress: Progress) -> DeckFile:
        """Read a deck from the index, else from the whole file, and then store it."""
        content = _content(path)
        if content is None:
            return read_deck(path, progress)
        hash = _hash(content)
        with self._trying():
            row = self._row(
                "SELECT head, ids, signs, filings, starts FROM deck WHERE path = ? AND hash = ?", path, hash
            )
            if row:
                outline = _outline(*row)
                deck = outline.deck._replace(questions=_IndexedQuestions(path, content, hash, outline))
                return _IndexedFile(path, deck)
        file = read_bytes(content, path, progress)
        with self._trying():
            self._store(file, content, hash)
        progress(1.0)
        return file

    def derived(self, path: Path, hash: bytes, name: str, make: Callable[[], Any]) -> Any:
        """Return what a function derives of the texts of a deck. It is stored the first time."""
        with self._trying():
            row = self._row("SELECT data FROM derived WHERE path = ? AND hash = ? AND name = ?", path, hash, name)
            if row:
                return json.loads(row[0])
        made = make()
        with self._trying():
            self._store_derived(path, hash, name, made)
        return made

    def _row(self, query: str, path: Path, *rest: object) -> list[bytes] | None:
        """Return columns of a deck, if they are in the index. Raises ValueError if one is damaged."""
        if self._connection is None:
            return None
        row = self._connection.execute(query, (_name(path), *rest)).fetchone()
        return row and [_unsealed(column) for column in row]

    def _store_derived(self, path: Path, hash: bytes, name: str, made: Any) -> None:
        if self._connection is not None:
            row = (_name(path), name, hash, _sealed(json.dumps(made).encode("ascii")))
            self._connection.execute("INSERT OR REPLACE INTO derived VALUES (?, ?, ?, ?)", row)

    def _store(self, file: DeckFile, content: bytes, hash: bytes) -> None:
        if self._connection is None or file.deck is None:
            return
        starts = _starts(file.root, content)
        filings = [json.dumps(file.deck.filing(place)) for place in range(len(file.deck.questions))]
        outline = starts and _Outline(
            file.deck, file.deck.content_hash(), [*file.deck.ids()], "".join(file.deck.signs()), filings, starts
        )
        if not outline or not _can_be_cut(file, content, outline):
            return
        self._forget_deleted()
        self._store_derived(file.path, hash, _TEXTS, file.deck.texts())
        row = (_name(file.path), hash, *map(_sealed, _columns(outline)))
        self._connection.execute("INSERT OR REPLACE INTO deck VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def _forget_deleted(self) -> None:
        """Remove decks whose files are gone."""
        if self._connection is not None:
            paths = self._connection.execute("SELECT path FROM deck UNION SELECT path FROM derived").fetchall()
            gone = [(path,) for (path,) in paths if not os.path.exists(path)]  # noqa: PTH110 - bytes
            for table in ("deck", "derived"):
                self._connection.executemany(f"DELETE FROM {table} WHERE path = ?", gone)  # noqa: S608 - they are literals

    @contextmanager
    def _trying(self) -> Iterator[None]:
        """Pass over errors. After one that is not another process's lock, the file is deleted."""
        try:
            yield
        except (sqlite3.Error, OSError, ValueError, KeyError, TypeError) as error:
            self.close()
            if getattr(error, "sqlite_errorcode", 0) & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                with suppress(OSError):
                    self._path.unlink()


@lru_cache(maxsize=4096)
def _filing(text: str) -> Filing:
    group, tags = json.loads(text)
    return Filing(group, tuple(tags))


def _base(id: str) -> str:
    return id[:LENGTH_OF_WORDING_ID] if id.startswith("~") else id


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() and path.stat().st_size <= most_bytes() else None
    except (OSError, ValueError):
        return None


def _name(path: Path) -> bytes:
    # SQLite stores no text that is not Unicode, as a path may be.
    return os.fsencode(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps `..`


def _hash(content: bytes) -> bytes:
    hash = sha256(_VERSION.encode())
    hash.update(content)
    return hash.digest()


def _sealed(data: bytes) -> bytes:
    return crc32(data).to_bytes(4, "big") + data


def _unsealed(data: bytes) -> bytes:
    """Return what was sealed. Raises ValueError if it has changed."""
    if crc32(data[4:]) != int.from_bytes(data[:4], "big"):
        raise ValueError("the checksum is wrong")
    return data[4:]


def _columns(outline: _Outline) -> tuple[bytes, bytes, bytes, bytes, bytes]:
    deck = outline.deck
    exam, pass_mark = deck.exam, deck.exam.pass_mark
    fields = {
        "id": deck.id,
        "title": deck.title,
        "description": deck.description,
        "language": deck.language,
        "source": vars(deck.source),
        "exam": [exam.time_limit, None if pass_mark is None else str(pass_mark), exam.how_many, exam.shuffle],
    }
    head = json.dumps([fields, outline.content_hash]).encode("ascii")
    starts = array("Q", outline.starts).tobytes()
    signs = outline.signs.encode("ascii")
    return head, json.dumps(outline.ids).encode("ascii"), signs, "\n".join(outline.filings).encode("ascii"), starts


def _outline(head: bytes, ids: bytes, signs: bytes, filings: bytes, starts: bytes) -> _Outline:
    fields, content_hash = json.loads(head)
    limit, pass_mark, how_many, shuffle = fields.pop("exam")
    exam = Terms(limit, None if pass_mark is None else Decimal(pass_mark), how_many, shuffle)
    deck = Deck(questions=(), source=Source(**fields.pop("source")), exam=exam, **fields)
    outline = _Outline(
        deck,
        content_hash,
        json.loads(ids),
        signs.decode("ascii"),
        filings.decode("ascii").split("\n"),
        array("Q", starts),
    )
    lengths = len(outline.ids), len(outline.filings), len(outline.starts) - 1, len(signs) / SIGN_LENGTH
    if len({*lengths}) > 1:
        raise ValueError("the columns differ in length")
    return outline


def _starts(root: Node | None, content: bytes) -> list[int] | None:
    """Return where each question begins and the last one ends, or None where they are not lines of their own."""
    listed = root.entries.get(QUESTIONS) if isinstance(root, Entries) else None
    if not isinstance(root, Entries) or not isinstance(listed, Items) or _OTHER_BREAKS.search(content):
        return None
    lines = array("Q", [0, *(match.end() for match in re.finditer(b"\n", content))])
    dash = b" " * (listed.column - 1) + b"-"
    starts: list[int] = []
    last = 0
    for node in listed.items:
        last = next(
            (line for line in range(place_of(node).line, last, -1) if _begins(content, lines[line - 1], dash)), 0
        )
        if not last:
            return None
        starts.append(lines[last - 1])
    following = [lines[line - 1] for key in root.entries if (line := root.key_place(key).line) > last]
    return [*starts, min(following, default=len(content))]


def _begins(content: bytes, start: int, dash: bytes) -> bool:
    end = start + len(dash)
    return content[start:end] == dash and content[end : end + 1] in (b" ", b"\n", b"\r", b"\t")


def _can_be_cut(file: DeckFile, content: bytes, outline: _Outline) -> bool:
    """Return whether single questions read as they do in the whole deck: the first, the last and one between them."""
    questions = file.deck.questions if file.deck else ()
    places = [0, len(questions) // 2, len(questions) - 1]
    cut = _IndexedQuestions(file.path, content, b"", outline).cut_out(places)
    return cut == {place: questions[place] for place in places}
