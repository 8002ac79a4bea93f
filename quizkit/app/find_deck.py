"""Finds the deck that a name, an id, a title or a path means."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from quizkit.app.deck_names import names_for
from quizkit.base.errors import UsageError
from quizkit.base.long_work import Progress
from quizkit.base.platform.names import as_on_disk
from quizkit.base.problems import did_you_mean
from quizkit.base.program import program
from quizkit.base.text import composed
from quizkit.deck import Deck
from quizkit.deck_file.reading.read import DeckFile, read_deck
from quizkit.library import ENDINGS, deck_paths, looks_like_a_path

if TYPE_CHECKING:
    from quizkit.app.home import DeckRow

    # Lets the student choose one of several decks.
    Choose: TypeAlias = Callable[[list[DeckRow]], DeckRow]


# Decks with fewer bytes, all together, are read faster than an index is opened.
_LEAST_BYTES = 100_000


def read_decks(paths: Sequence[Path], progress: Progress = lambda _share: None) -> Iterator[DeckFile]:
    """Read deck files, large ones through the index: their questions are read when they are needed."""
    if sum(map(_size, paths)) < _LEAST_BYTES:
        yield from map(read_deck, paths)
        return
    from quizkit.deck_file.index import read_from_index

    yield from read_from_index(paths, progress)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


class InvalidDeck(UsageError):
    """A deck that can't be asked. Its problems are in `file`."""

    def __init__(self, file: DeckFile) -> None:
        super().__init__(f"{file.path} has errors.", "Fix the errors listed above, then run the command again.")
        self.file = file


def find_deck(name: str | None, choose: "Choose | None" = None, progress: Progress = lambda _share: None) -> DeckFile:
    """Return the deck of a name, id, title or path; without one the only deck, or the one chosen. Raises UsageError.

    `progress` is called with the share of a large deck that is read.
    """
    # Unlike pathlib's, these tests take any text, of any length, for a path that may be there.
    if name is not None and (looks_like_a_path(name) or os.path.isfile(name)):  # noqa: PTH113
        return _read(as_on_disk(Path(name)), progress)
    paths = deck_paths()
    if name is None:
        return _read(_only_or_chosen(paths, choose, progress), progress)
    folded = composed(name).casefold()
    for path in paths:
        if composed(path.stem).casefold() == folded:
            return _read(path, progress)
    return _by_title(name, paths, progress)


def all_decks(progress: Progress = lambda _share: None) -> list[DeckFile]:
    """Return every deck that can be found and asked, the nearest first. Raises UsageError if there is none."""
    files = [file for file in read_decks(deck_paths(), progress) if file.deck is not None]
    if not files:
        raise no_deck()
    return files


def askable(file: DeckFile) -> Deck:
    """Return the deck of a file. Raises InvalidDeck if it has errors."""
    if file.deck is None:
        raise InvalidDeck(file)
    return file.deck


def _read(path: Path, progress: Progress) -> DeckFile:
    is_named_as_a_deck = path.suffix.casefold() in ENDINGS
    if not is_named_as_a_deck and (foreign := _foreign(path)):
        return foreign
    (file,) = read_decks([path], progress)
    if is_named_as_a_deck and file.deck is None and (foreign := _foreign(path)) and foreign.deck:
        return foreign
    return file


def _foreign(path: Path) -> DeckFile | None:
    from quizkit.app.foreign_file import foreign_deck

    return foreign_deck(path)


def _by_title(name: str, paths: list[Path], progress: Progress) -> DeckFile:
    known, folded = [path.stem for path in paths], composed(name).casefold()
    for file in read_decks(paths, progress):
        if file.deck is not None:
            if folded in (file.deck.id.casefold(), composed(file.deck.title).casefold()):
                return file
            known.append(file.deck.title)
    if os.path.exists(name):  # noqa: PTH110 - as above
        return _read(Path(name), progress)
    matches = [path for path in paths if len(name) > 2 and composed(path.stem).casefold().startswith(folded)]
    if len(matches) == 1:
        return _read(matches[0], progress)
    help = did_you_mean(name, known) or f"`{program()} decks` lists the decks; a path to a deck file works too."
    raise UsageError(f"There is no deck “{name}”.", help)


def _only_or_chosen(paths: list[Path], choose: "Choose | None", progress: Progress) -> Path:
    if not paths:
        raise no_deck()
    if len(paths) == 1:
        return paths[0]
    if choose is None:
        names = ", ".join(names_for(paths, paths))
        raise UsageError("There are several decks.", f"Name one of them: {names}.")
    from quizkit.app.home import deck_rows

    return Path(choose(deck_rows(progress)).path)


def no_deck() -> UsageError:
    """Return the error that there is no deck."""
    return UsageError(
        "No deck was found.", f"Give the path of a deck file, or add one with `{program()} decks add PATH`."
    )
