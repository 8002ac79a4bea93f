"""From a deck to what the command line calls it."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from quizkit.base.shell import is_plain, word
from quizkit.deck_file.reading.read import DeckFile, read_deck
from quizkit.library import deck_paths, looks_like_a_path

# What help calls a deck: in a command, where no word that can be copied names the one that is meant.
_ANY_DECK = "DECK"


def command_for(file: DeckFile) -> str:
    """Return the word that names the deck of a file in a command line that is copied from the terminal."""
    return word_for(file.path, deck_paths())


def word_for(path: Path, found: Sequence[Path]) -> str:
    """Return the word for a deck file among the decks found: its name, else its path, else its id; else DECK."""
    name = word(name_for(path, found), "")
    return name or next(
        (word(id, _ANY_DECK) for id, deck in _by_id(found) if deck.resolve() == path.resolve()), _ANY_DECK
    )


def name_for(path: Path, found: Sequence[Path]) -> str:
    """Return the name of a deck file if that finds it among the decks found, else its path."""
    return names_for([path], found)[0]


def names_for(paths: Sequence[Path], found: Sequence[Path]) -> list[str]:
    """Return the name of each deck file, as `name_for` does."""
    firsts = {known.stem.casefold(): known for known in reversed(found)}
    return [path.stem if _is_named(path, firsts) else _as_argument(path) for path in paths]


def _is_named(path: Path, firsts: dict[str, Path]) -> bool:
    first = firsts.get(path.stem.casefold())
    return first is not None and first.resolve() == path.resolve() and _is_a_name(path.stem)


def _as_argument(path: Path) -> str:
    # A path that begins with a dash would be an option.
    return f".{os.sep}{path}" if str(path).startswith("-") else str(path)


def complete_names(incomplete: str) -> list[str]:
    """Return the deck names that begin with what was typed, for the shell.

    A shell runs what a name makes of a line that is completed, some already at Tab. So a name has nothing in it that any
    shell gives a meaning; of a deck that is called otherwise the id is offered, if it is such a name.
    """
    found = deck_paths()
    names = names_for(found, found)
    if not all(map(is_plain, names)):
        ids = {path: id for id, path in _by_id(found)}
        names = [name if is_plain(name) else ids.get(path, "") for name, path in zip(names, found, strict=True)]
    offered = dict.fromkeys(name for name in names if name.startswith(incomplete))
    return [name for name in offered if is_plain(name) and _can_be_written(name)]


def _is_a_name(text: str) -> bool:
    """Return whether the command line takes a text for a name of a deck: not for an option, nor for a path."""
    return not (text.startswith("-") or looks_like_a_path(text) or os.path.isfile(text))  # noqa: PTH113 - any text


def _by_id(found: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Yield the ids that find a deck, each with its file. A name, and an id or a title of a nearer deck, comes first."""
    before = {path.stem.casefold() for path in found}
    for path in found:
        deck = read_deck(path).deck
        if deck is None:
            continue
        if deck.id.casefold() not in before and _is_a_name(deck.id):
            yield deck.id, path
        before |= {deck.id.casefold(), deck.title.casefold()}


def _can_be_written(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return False
    return True
