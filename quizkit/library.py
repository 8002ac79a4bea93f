"""Where decks are found: in the folder at hand, among those that were added, and those that ship."""

import shutil
from pathlib import Path

from quizkit.errors import UsageError
from quizkit.paths import added_decks, shipped_decks

_ENDINGS = (".yaml", ".yml")


def deck_paths() -> list[Path]:
    """Return the deck files found, each once; of two with one name the nearer comes first.

    The folder at hand is looked through with its subfolder `decks`, then the added ones, then the shipped.
    Files there that are no decks are left out: a deck has a line that begins with `questions:`.
    """
    here = Path.cwd()
    found: dict[Path, Path] = {}
    for folder in (here, here / "decks", added_decks(), shipped_decks()):
        for path in _yaml_files(folder):
            if _has_questions(path):
                found.setdefault(path.resolve(), path)
    return list(found.values())


def looks_like_a_path(name: str) -> bool:
    """Return whether a name is meant as a path: it has a separator or the ending of a deck."""
    return "/" in name or "\\" in name or name.casefold().endswith(_ENDINGS)


def add(path: Path, companions: list[Path]) -> Path:
    """Copy a deck and the files it needs to where every folder finds it, and return where. Raises UsageError."""
    folder = added_decks()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for file in (path, *companions):
            shutil.copyfile(file, folder / file.name)
    except (OSError, shutil.SameFileError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"The deck could not be added: {reason}.", f"It was to go to {folder}.") from error
    return folder / path.name


def _yaml_files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.casefold() in _ENDINGS and path.is_file())
    except OSError:
        return []


def _has_questions(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return any(line.removeprefix(b"\xef\xbb\xbf").startswith((b"questions:", b'"questions"')) for line in file)
    except OSError:
        return False
