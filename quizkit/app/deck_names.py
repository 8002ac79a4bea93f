"""Returns the names of decks for command lines and for completion."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from quizkit.base.platform.shell import is_plain, word
from quizkit.library import deck_paths, looks_like_a_path

# A placeholder for a deck that cannot be named by a word that is safe to copy.
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
    name, first = path.stem, firsts.get(path.stem.casefold())
    if first is None or (first is not path and first.resolve() != path.resolve()):
        return False
    # The command line reads these as an option or a path.
    return not (name.startswith("-") or looks_like_a_path(name) or os.path.isfile(name))  # noqa: PTH113 - any text


def complete_names(incomplete: str) -> list[str]:
    """Return the deck names that begin with the typed text, for completion in a shell.

    Some shells evaluate a completion already at Tab. So only names are offered in which no character has a meaning in any
    shell.
    """
    paths = deck_paths()
    offered = dict.fromkeys(name for name in names_for(paths, paths) if name.startswith(incomplete))
    return [name for name in offered if is_plain(name) and _can_be_written(name)]


def _can_be_written(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return False
    return True
