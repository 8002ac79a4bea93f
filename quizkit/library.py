"""Where decks are found: in the folder at hand, among those that were added, and those that ship."""

import os
from pathlib import Path

from quizkit.errors import UsageError
from quizkit.paths import added_decks, shipped_decks

ENDINGS = (".yaml", ".yml")
_QUESTIONS = (b"questions:", b'"questions"')


def deck_paths() -> list[Path]:
    """Return the deck files found, each once; of two with one name the nearer comes first.

    The folder at hand is looked through with its subfolder `decks`, then the added ones, then the shipped.
    Files there that are no decks are left out: a deck has a line that begins with `questions:`.
    """
    found: dict[Path, Path] = {}
    for folder in (*_at_hand(), added_decks(), shipped_decks()):
        for path in _yaml_files(folder):
            if is_meant_as_a_deck(path, unreadable=False):
                found.setdefault(path.resolve(), path)
    return list(found.values())


def is_meant_as_a_deck(path: Path, *, unreadable: bool) -> bool:
    """Return whether a file has a line that begins with `questions:`, or `unreadable` where that cannot be seen."""
    try:
        with path.open("rb") as file:
            return any(line.removeprefix(b"\xef\xbb\xbf").startswith(_QUESTIONS) for line in file)
    except OSError:
        return unreadable


def looks_like_a_path(name: str) -> bool:
    """Return whether a name is meant as a path: it has a separator or the ending of a deck."""
    return "/" in name or "\\" in name or name.casefold().endswith(ENDINGS)


def added_path(path: Path) -> Path:
    """Return where a deck file goes when it is added."""
    return added_decks() / path.name


def add(path: Path, companions: list[Path], *, replace: bool) -> Path:
    """Copy a deck and the files it needs to where every folder finds it, and return where. Raises UsageError.

    Files of other content that stand there are only replaced if `replace` says that they are this deck's own.

    `companions` are relative to the deck, and are so to its copy. Those that lie outside its folder stay there:
    a deck may come from anybody, and names no file that is not its own.
    """
    folder = added_decks()
    files = [Path(path.name), *(file for file in companions if lies_within(path.parent / file, path.parent))]
    if not replace:
        _refuse_to_replace(path, folder, files)
    try:
        _make_folder(folder)
        # The deck comes last: with it, what it needs is there.
        for file in reversed(files):
            _make_folder((folder / file).parent)
            _copy(path.parent / file, folder / file)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(f"The deck could not be added: {reason}.", f"It was to go to {folder}.") from error
    return added_path(path)


def _refuse_to_replace(path: Path, folder: Path, files: list[Path]) -> None:
    for file in files:
        there = folder / file
        if os.path.lexists(there) and not _same_content(path.parent / file, there):
            raise UsageError(
                f"Another {file.name} was added before.", f"Give this one another name, or delete {there} first."
            )


def _same_content(one: Path, other: Path) -> bool:
    try:
        return one.read_bytes() == other.read_bytes()
    except OSError:
        return False


def lies_within(path: Path, folder: Path) -> bool:
    """Return whether a file is there and lies in a folder or below it, links followed. Raises OSError."""
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())


def _make_folder(folder: Path) -> None:
    """Make a folder and those above it that are not there, each for its owner alone."""
    for missing in reversed([part for part in (folder, *folder.parents) if not part.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)


def _copy(source: Path, target: Path) -> None:
    """Copy a file in one step, so that no half of it is ever found; for its owner alone."""
    if target.exists() and target.samefile(source):
        return
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - it is open already
            file.write(source.read_bytes())
        unfinished.replace(target)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _at_hand() -> list[Path]:
    try:
        here = Path.cwd()
    except FileNotFoundError:
        return []
    return [here, here / "decks"]


def _yaml_files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.casefold() in ENDINGS and path.is_file())
    except OSError:
        return []
