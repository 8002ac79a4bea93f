"""Finds the deck files that a command line names."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from quizkit.base.errors import UsageError
from quizkit.library import ENDINGS, deck_paths, file_of, is_meant_as_a_deck


class DeckFiles(NamedTuple):
    """Deck files: those that may be changed, and links that lead out of the folder that was searched."""

    own: list[Path]
    links: list[Path]


def deck_files(paths: Sequence[Path]) -> list[Path]:
    """Return the named files and the decks in the named folders; without paths, all decks. Raises UsageError if none."""
    # Unlike pathlib's, os.path.isdir raises nothing for a path in a folder that can't be read.
    files = [file for path in paths for file in (_in_folder(path) if os.path.isdir(path) else [path])]  # noqa: PTH112
    if not paths:
        files = deck_paths()
    if not files:
        raise UsageError("There is no deck to check.", "Give the path of a deck, or of a folder with decks.")
    return list(dict.fromkeys(files))


def changeable(files: Sequence[Path], named: Sequence[Path]) -> DeckFiles:
    """Return which files may be changed: a link that leads out of its folder has to be named itself."""
    links = [path for path in files if path not in named and not file_of(path, path.name)]
    return DeckFiles([path for path in files if path not in links], links)


def _in_folder(folder: Path) -> list[Path]:
    files = []
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [Path(top, name) for name in sorted(names) if name.casefold().endswith(ENDINGS)]
    return [path for path in files if is_meant_as_a_deck(path, unreadable=True)]
