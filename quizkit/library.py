"""Finds decks in the current folder, among the added ones and the shipped ones; adds decks."""

import os
from collections.abc import Collection
from pathlib import Path, PurePath

from quizkit.base import disk
from quizkit.base.errors import UsageError, reason_of
from quizkit.base.paths import added_decks, shipped_decks
from quizkit.base.platform.names import as_on_disk, twin_of, why_not_portable

ENDINGS = (".yaml", ".yml")
_QUESTIONS = (b"questions:", b'"questions"')


def deck_paths() -> list[Path]:
    """Return the deck files, each once: in the current folder and its subfolder `decks`, then added, then shipped.

    Only files with a line that begins with `questions:` are decks.
    """
    decks: dict[Path, Path] = {}
    here = [path for folder in _current_folders() for path in _yaml_files(folder)]
    for path in (*here, *_added_paths(), *_yaml_files(shipped_decks())):
        if is_meant_as_a_deck(path, unreadable=False):
            decks.setdefault(path.resolve(), path)
    return list(decks.values())


def is_meant_as_a_deck(path: Path, *, unreadable: bool) -> bool:
    """Return whether a file has a line that begins with `questions:`, or `unreadable` where it cannot be read."""
    try:
        with path.open("rb") as file:
            return any(line.removeprefix(b"\xef\xbb\xbf").startswith(_QUESTIONS) for line in file)
    except OSError:
        return unreadable


def looks_like_a_path(name: str) -> bool:
    """Return whether a name is a path: it has a separator or the suffix of a deck."""
    return "/" in name or "\\" in name or name.casefold().endswith(ENDINGS)


def added_path(path: Path) -> Path:
    """Return where an added deck file is: in a folder with its name."""
    return added_decks() / path.stem / path.name


def earlier_added_path(path: Path) -> Path:
    """Return where earlier versions put an added deck file."""
    return added_decks() / path.name


def add(path: Path, names: Collection[str], *, replace: bool) -> Path:
    """Copy a deck and its files to the library, where it is found from every folder. Raises UsageError.

    `names` are the files as the deck names them. Files outside its folder, and names that another system reads otherwise, are not
    copied: a deck may come from anybody. Present files with other content are only replaced with `replace`.
    """
    target, earlier = added_path(path), earlier_added_path(path)
    files = {PurePath(path.name): path}
    for name in (one for one in names if not why_not_portable(one)):
        if (inner := inner_path(name)) and (file := file_of(path, name)):
            files.setdefault(inner, file)
    try:
        _check_target(path, earlier, replace=replace)
        for inner, file in files.items():
            _check_target(file, target.parent / inner, replace=replace)
        disk.make_folder(target.parent.parent)
        # The deck is last: once it is there, so are its files.
        for inner, file in reversed(files.items()):
            _copy(file, _folder_for(target.parent.parent, target.stem / inner) / inner.name)
        earlier.unlink(missing_ok=True)
    except OSError as error:
        help = f"It would be copied to {target.parent}."
        raise UsageError(f"The deck could not be added: {reason_of(error)}.", help) from error
    return target


def inner_path(name: str) -> PurePath | None:
    """Return the path of a name relative to the folder of a deck, or None if it leads out of the folder.

    The disk is not read: `..` cancels the part before it, link or not.
    """
    path = PurePath(os.path.normpath(name))
    return None if not path.name or path.anchor or path.parts[0] == ".." else path


def file_of(deck: Path, name: str) -> Path | None:
    """Return the file that a deck names if it exists in the folder of the deck or below, links followed; else None."""
    inner = inner_path(name)
    try:
        file = None if inner is None else as_on_disk(deck.parent / inner)
        return file if file is not None and lies_within(file, deck.parent) else None
    except (OSError, ValueError):
        return None


def lies_within(path: Path, folder: Path) -> bool:
    """Return whether a file exists in a folder or below it, links followed. Raises OSError, ValueError."""
    # Not Path.resolve: it raises RuntimeError for a ring of links.
    return path.is_file() and Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _check_target(source: Path, target: Path, *, replace: bool) -> None:
    twin = twin_of(target.parent) or twin_of(target)
    if twin is not None:
        raise UsageError(
            f"{twin.name} was added before, which is the same name as {target.name} on Windows and macOS.",
            "Give this one another name.",
        )
    if not os.path.lexists(target) or _same_file(source, target):
        return
    plain = target.is_file() and not target.is_symlink()
    if not plain or not (replace or _same_content(source, target)):
        raise UsageError(
            f"Another {target.name} was added before.", f"Give this one another name, or delete {target} first."
        )


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _same_content(one: Path, other: Path) -> bool:
    try:
        return one.read_bytes() == other.read_bytes()
    except OSError:
        return False


def _folder_for(folder: Path, inner: PurePath) -> Path:
    """Create the folders of a path in a folder, and return the last. Links are not followed."""
    for part in inner.parts[:-1]:
        folder /= part
        if folder.is_symlink():
            raise UsageError(f"The deck could not be added: {folder} is a link.", "Delete it first.")
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _copy(source: Path, target: Path) -> None:
    if not _same_file(source, target):
        disk.replace(target, source.read_bytes())


def _current_folders() -> list[Path]:
    try:
        here = Path.cwd()
    except FileNotFoundError:
        return []
    return [here, here / "decks"]


def _added_paths() -> list[Path]:
    folders = _entries(added_decks())
    own = [path for folder in folders for path in _yaml_files(folder) if path.stem == folder.name]
    return own + _yaml_files(added_decks())


def _yaml_files(folder: Path) -> list[Path]:
    try:
        return [path for path in _entries(folder) if path.suffix.casefold() in ENDINGS and path.is_file()]
    except OSError:
        return []


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
