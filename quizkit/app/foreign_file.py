"""Reads a file from another tool, in any format and encoding."""

import codecs
from pathlib import Path
from typing import NamedTuple

from quizkit.base.errors import UsageError, refusing
from quizkit.base.problems import Problem, did_you_mean
from quizkit.deck_file.reading.events import plain_values
from quizkit.deck_file.reading.file_kinds import other_kind
from quizkit.deck_file.reading.limits import most_bytes
from quizkit.deck_file.reading.read import DeckFile
from quizkit.formats.base import Reading, Unreadable
from quizkit.formats.registry import BY_NAME, FORMATS, Format, recognised_format, stem_of
from quizkit.formats.settings import title_of

# How many bytes of a file are read to recognise its format.
_BEGINNING = 100_000


class ForeignFile(NamedTuple):
    """A file of another tool that was read; `guessed` is its encoding if that is a guess."""

    path: Path
    format: Format
    reading: Reading
    guessed: str = ""

    @property
    def title(self) -> str:
        """The title of the deck: that of the file, or else its name in words."""
        return self.reading.title or title_of(self.stem)

    @property
    def stem(self) -> str:
        """The name of the file without its ending."""
        return stem_of(self.path)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is lost."""
        return self.reading.problems


def read_foreign_file(path: Path, format_name: str | None = None) -> ForeignFile:
    """Read a file of another tool. Without a name its format is recognised. Raises UsageError."""
    data = _content(path)
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        raise UsageError(f"{path} is empty.", "Give a file with questions.")
    format = format_named(format_name) if format_name else None
    if format and not format.reads:
        raise UsageError(f"quizkit writes {format.about} but does not read it.", known_formats(writes=False))
    format = format or _recognised(data, path)
    text, guessed = decoded(data) if format and not format.binary else ("", "")
    if kind := _other_kind(data, text, format):
        raise UsageError(f"{path} is {kind}, which quizkit does not import.", known_formats(writes=False))
    if format is None:
        help = f"If it has one of these formats, name it with --from. {known_formats(writes=False)}"
        raise UsageError(f"The format of {path} is not recognised.", help)
    try:
        return ForeignFile(path, format, format.read(data, text, plain_values), guessed)
    except Unreadable as error:
        line = f":{error.place.line}" if error.place else ""
        help = f"It was read as {format.about}; --from names another format."
        raise UsageError(f"{path}{line} cannot be read: {error.reason}.", help) from None


def _recognised(data: bytes, path: Path) -> Format | None:
    return recognised_format(data, decoded(data[:_BEGINNING])[0], path.suffix)


def _other_kind(data: bytes, text: str, format: Format | None) -> str:
    """Return the kind of a file that has no questions, whatever its name; else an empty text."""
    if format and (format.binary or (text.lstrip().startswith("<") and format.looks_like(data, text))):
        return ""
    return other_kind(data) or ("a binary file" if "\0" in text else "")


def decoded(data: bytes) -> tuple[str, str]:
    """Return the text of a file, and its encoding if that had to be guessed."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), ""
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        # Two bytes a character, without a mark of their order, have a zero in each pair of Latin letters.
        if data[1:200:2].count(0) > len(data[1:200:2]) // 2:
            return data.decode("utf-16-le", "replace"), "UTF-16"
        return data.decode("cp1252", "replace"), "Windows-1252"


def foreign_deck(path: Path) -> DeckFile | None:
    """Return a file of another tool as a deck, with what is lost as its problems; None if it is another kind of file."""
    if not path.is_file():
        return None
    if _recognised(_content(path), path) is None:
        return None
    file = read_foreign_file(path)
    guess = Problem("guessed-encoding", (), f"it is not UTF-8; it was read as {file.guessed}", "", "note")
    problems = ((guess,) if file.guessed else ()) + file.problems
    deck = file.reading.deck(file.stem) if file.reading.drafts else None
    return DeckFile(path, deck, problems)


def _content(path: Path) -> bytes:
    with refusing(f"{path} could not be read", "Check the path."):
        if path.exists() and not path.is_file():
            raise UsageError(f"{path} is not a file.", "Give the path of a file.")
        if path.stat().st_size > most_bytes():
            raise UsageError(f"{path} is too large to import.", "Split it, or set QUIZ_MAX_BYTES higher.")
        return path.read_bytes()


def format_named(name: str, *, writes: bool = False) -> Format:
    """Return the format of this name; `writes` says which formats a mistake is answered with. Raises UsageError."""
    if name not in BY_NAME:
        raise UsageError(f"There is no format “{name}”.", did_you_mean(name, BY_NAME) or known_formats(writes=writes))
    return BY_NAME[name]


def known_formats(*, writes: bool) -> str:
    """Return the names of all formats that are read, or written, as a help."""
    names = ", ".join(format.name for format in FORMATS if (format.writes if writes else format.reads))
    return f"Formats: {names}."
