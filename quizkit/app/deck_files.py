"""Finds the deck files that a command line names."""

import os
from collections.abc import Sequence
from pathlib import Path

from quizkit.base.errors import UsageError
from quizkit.library import ENDINGS, deck_paths, file_of, is_meant_as_a_deck


def deck_files(paths: Sequence[Path]) -> list[Path]:
    """Return the named files and the decks in the named folders; without paths, all decks. Raises UsageError if none."""
    # Unlike pathlib's, os.path.isdir raises nothing for a path in a folder that can't be read.
    files = [file for path in paths for file in (_in_folder(path) if os.path.isdir(path) else [path])]  # noqa: PTH112
    if not paths:
        files = deck_paths()
    if not files:
        raise UsageError("There is no deck to check.", "Give the path of a deck, or of a folder with decks.")
    return list(dict.fromkeys(files))


def links_out(files: Sequence[Path], named: Sequence[Path]) -> list[Path]:
    """Return the links that lead out of their folder and are not named themselves: these files are not changed."""
    return [path for path in files if path not in named and not file_of(path, path.name)]


def _in_folder(folder: Path) -> list[Path]:
    files = []
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [Path(top, name) for name in sorted(names) if name.casefold().endswith(ENDINGS)]
    return [path for path in files if is_meant_as_a_deck(path, unreadable=True)]
