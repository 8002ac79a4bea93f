"""Where decks are found: in the folder at hand, among those that were added, and those that ship."""

import os
import re
import tempfile
from collections.abc import Collection
from pathlib import Path, PurePath

from quizkit.base.errors import UsageError
from quizkit.base.paths import added_decks, shipped_decks

ENDINGS = (".yaml", ".yml")
_QUESTIONS = (b"questions:", b'"questions"')
# Devices, streams of a file, and names that lose their end: on Windows none of them is a file of that name.
_NOT_ON_WINDOWS = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\..*)?|.*:.*|(?!\.{1,2}$).*[. ]",
    re.IGNORECASE | re.DOTALL,
)


def deck_paths() -> list[Path]:
    """Return the deck files found, each once; of two with one name the nearer comes first.

    The current folder is searched with its subfolder `decks`, then the added ones, then the shipped.
    Files there that are no decks are left out: a deck has a line that begins with `questions:`.
    """
    found: dict[Path, Path] = {}
    here = [path for folder in _at_hand() for path in _yaml_files(folder)]
    for path in (*here, *_added_paths(), *_yaml_files(shipped_decks())):
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
    """Return where a deck file goes when it is added: a folder of its own, of its name."""
    return added_decks() / path.stem / path.name


def earlier_added_path(path: Path) -> Path:
    """Return where a deck file was added before each had a folder of its own."""
    return added_decks() / path.name


def add(path: Path, names: Collection[str], *, replace: bool) -> Path:
    """Copy a deck and the files it needs to where every folder finds it, and return where. Raises UsageError.

    `names` are those of the files as the deck writes them. Those that are not its own, or whose name is not
    `portable`, are not copied: a deck may come from anybody. Files of other content that are there already are only
    replaced if `replace` says that they are this deck's own.
    """
    target, earlier = added_path(path), earlier_added_path(path)
    files = {PurePath(path.name): path}
    for name in filter(portable, names):
        if (inner := inner_path(name)) and (file := file_of(path, name)):
            files.setdefault(inner, file)
    try:
        _check_target(path, earlier, replace=replace)
        for inner, file in files.items():
            _check_target(file, target.parent / inner, replace=replace)
        _make_folder(target.parent.parent)
        # The deck comes last: with it, what it needs is there.
        for inner, file in reversed(files.items()):
            _copy(file, _folder_for(target.parent.parent, target.stem / inner) / inner.name)
        earlier.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(f"The deck could not be added: {reason}.", f"It was to go to {target.parent}.") from error
    return target


def inner_path(name: str) -> PurePath | None:
    """Return the path, from a deck's folder, that the deck means by a name; None if it leads out of the folder.

    The disk is not asked: `..` takes back the part before it, link or not.
    """
    path = PurePath(os.path.normpath(name))
    return None if not path.name or path.anchor or path.parts[0] == ".." else path


def file_of(deck: Path, name: str) -> Path | None:
    """Return the file that a deck names as its own: there, and in its folder or below, links followed; else None."""
    inner = inner_path(name)
    try:
        return None if inner is None or not lies_within(deck.parent / inner, deck.parent) else deck.parent / inner
    except (OSError, ValueError):
        return None


def lies_within(path: Path, folder: Path) -> bool:
    """Return whether a file is there and lies in a folder or below it, links followed. Raises OSError, ValueError."""
    # Not Path.resolve: it answers a ring of links with a RuntimeError.
    return path.is_file() and Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def portable(name: str) -> bool:
    """Return whether every system takes a path as the name of a file, and of no other."""
    return not any(map(_NOT_ON_WINDOWS.fullmatch, PurePath(os.path.normpath(name)).parts))


def _check_target(source: Path, target: Path, *, replace: bool) -> None:
    """Raise UsageError where a file must not be written: another one is there, or a folder."""
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


def _make_folder(folder: Path) -> None:
    """Make a folder and those above it that are not there, each for its owner alone."""
    for missing in reversed([part for part in (folder, *folder.parents) if not part.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)


def _folder_for(folder: Path, inner: PurePath) -> Path:
    """Make the folders of a path in a folder, and return the last. A link on the way is not followed."""
    for part in inner.parts[:-1]:
        folder /= part
        if folder.is_symlink():
            raise UsageError(f"The deck could not be added: {folder} is a link.", "Delete it first.")
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _copy(source: Path, target: Path) -> None:
    """Copy a file in one step, so that no half of it is ever found; for its owner alone. A link is replaced."""
    if _same_file(source, target):
        return
    descriptor, unfinished = tempfile.mkstemp(prefix=f".{target.name[:50]}.", dir=target.parent)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - it is open already
            file.write(source.read_bytes())
        Path(unfinished).replace(target)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise


def _at_hand() -> list[Path]:
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
