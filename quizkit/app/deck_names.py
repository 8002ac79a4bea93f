"""Returns the names of decks for command lines and for completion."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from quizkit.base.shell import is_plain, word
from quizkit.deck_file.reading.read import read_deck
from quizkit.library import deck_paths, looks_like_a_path

# Stands for a deck that no word can name which is safe to copy.
_ANY_DECK = "DECK"


def word_for(path: Path) -> str:
    """Return the word for a deck in a command line to copy: its name, else its path, else DECK."""
    return word(name_for(path, deck_paths()), _ANY_DECK)


def name_for(path: Path, known: Sequence[Path]) -> str:
    """Return the name of a deck file if the name finds it among the known decks, else its path."""
    return names_for([path], known)[0]


def names_for(paths: Sequence[Path], known: Sequence[Path]) -> list[str]:
    """Return the name of each deck file, as `name_for` does."""
    firsts = {deck.stem.casefold(): deck for deck in reversed(known)}
    # A path that begins with a dash would be an option.
    arguments = (f".{os.sep}{path}" if str(path).startswith("-") else str(path) for path in paths)
    return [path.stem if _is_named(path, firsts) else text for path, text in zip(paths, arguments, strict=True)]


def _is_named(path: Path, firsts: dict[str, Path]) -> bool:
    first = firsts.get(path.stem.casefold())
    return first is not None and first.resolve() == path.resolve() and _is_a_name(path.stem)


def complete_names(incomplete: str) -> list[str]:
    """Return the deck names that begin with the typed text, for completion in a shell.

    Some shells evaluate a completion already at Tab. So only names are offered in which no character has a meaning in any
    shell. For another name the id of the deck is offered, if it is safe.
    """
    paths = deck_paths()
    names = names_for(paths, paths)
    if not all(map(is_plain, names)):
        ids = {path: id for id, path in _by_id(paths)}
        names = [name if is_plain(name) else ids.get(path, "") for name, path in zip(names, paths, strict=True)]
    offered = dict.fromkeys(name for name in names if name.startswith(incomplete))
    return [name for name in offered if is_plain(name) and _can_be_written(name)]


def _is_a_name(text: str) -> bool:
    """Return whether the command line reads a text as the name of a deck, not as an option or a path."""
    return not (text.startswith("-") or looks_like_a_path(text) or os.path.isfile(text))  # noqa: PTH113 - any text


def _by_id(known: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Yield the ids that find a deck, each with its file. Names, and ids and titles of earlier decks, have priority."""
    before = {path.stem.casefold() for path in known}
    for path in known:
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
