"""What the file system that holds the tests' folders can do: exFAT has no links, NTFS no colon in a name.

    pytest --basetemp=/media/usb/tests -rs

A test with `@needs("links")` is left out where it could not make what it needs.
"""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest


def needs(*abilities: str) -> pytest.MarkDecorator:
    """Leave a test out where the file system lacks one of `ABILITIES`."""
    assert ABILITIES.keys() >= set(abilities)
    return pytest.mark.needs(*abilities)


def missing(abilities: tuple[str, ...], folder: Path) -> list[str]:
    """Return which abilities the file system of a folder lacks."""
    return [ability for ability in abilities if not _is_able(ABILITIES[ability], folder)]


@cache
def _is_able(probe: Callable[[Path], bool], folder: Path) -> bool:
    with TemporaryDirectory(dir=folder) as empty:
        try:
            return probe(Path(empty))
        except (OSError, AttributeError):
            return False


def _links(folder: Path) -> bool:
    (folder / "link").symlink_to(folder / "target")
    return True


def _modes(folder: Path) -> bool:
    file = folder / "file"
    file.touch()
    file.chmod(0o640)
    return file.stat().st_mode & 0o777 == 0o640


def _pipes(folder: Path) -> bool:
    os.mkfifo(folder / "pipe")
    return True


def _any_name(folder: Path) -> bool:
    """Whether names may hold all that POSIX allows, and bytes that are no text."""
    for name in ('a:b*c?"<>|\\', "a\n\x1b", "a\udcff"):
        (folder / name).touch()
    return True


def _case(folder: Path) -> bool:
    (folder / "a").touch()
    return not (folder / "A").exists()


ABILITIES: dict[str, Callable[[Path], bool]] = {
    "links": _links, "modes": _modes, "pipes": _pipes, "any name": _any_name, "case": _case,
}  # fmt: skip
