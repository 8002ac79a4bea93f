"""Writes a new deck: a starter deck, or a skeleton with an entry for each passage of a text."""

import json
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from quizkit.base.errors import UsageError, refusing
from quizkit.base.platform.names import check_output, why_not_portable
from quizkit.deck_file.json_schema import deck_schema
from quizkit.deck_file.reading.limits import most_bytes
from quizkit.deck_file.templates import SCHEMA_FILE, passages, skeleton, starter
from quizkit.library import inner_path, lies_within

# Characters that some system doesn't allow in a file name, and names that would be hidden.
_INVALID_NAME = re.compile(r'[/\\:*?"<>|]|^[.~-]|[.\s]$|^\s|^$')


class NewDeck(NamedTuple):
    """A deck that was written; of a skeleton also its source, the number of passages, whether it is in this folder."""

    path: Path
    source: Path | None = None
    passages: int = 0
    source_is_here: bool = True


def new_deck(name: str, source: Path | None) -> NewDeck:
    """Write a deck and the schema that it names to the current folder. Raises UsageError."""
    path = _path(name)
    if source is None:
        _write(path, starter(path.stem))
        deck = NewDeck(path)
    else:
        text, inner = _text_of(source), _from_here(source)
        _write(path, skeleton(path.stem, inner or source.name, text))
        deck = NewDeck(path, source, len(passages(text)), inner is not None)
    if not os.path.lexists(SCHEMA_FILE):
        _write(Path(SCHEMA_FILE), schema_text())
    return deck


def schema_text() -> str:
    """Return the JSON Schema of the deck format as the text of a file."""
    return json.dumps(deck_schema(), indent=2) + "\n"


def _path(name: str) -> Path:
    stem = re.sub(r"\.ya?ml$", "", name, flags=re.IGNORECASE)
    path = Path(f"{stem}.yaml")
    why = why_not_portable(stem) or why_not_portable(path.name)
    if not stem.isprintable() or _INVALID_NAME.search(stem) or why:
        reason = f": {why}" if why else ""
        raise UsageError(f"“{name}” cannot be the name of a deck file{reason}.", "Use a simple name, such as planets.")
    check_output(path)
    return path


def _from_here(path: Path) -> str | None:
    with suppress(OSError, ValueError):
        # On Windows no path leads from one drive to another.
        inner = inner_path(os.path.relpath(path))
        return inner.as_posix() if inner is not None and lies_within(path, Path()) else None
    return None


def _text_of(path: Path) -> str:
    help = "Give the path of a .txt or .md file."
    with refusing(f"{path} could not be read", help):
        if path.exists() and not path.is_file():
            raise UsageError(f"{path} is not a file.", help)
        if path.stat().st_size > most_bytes() // 2:
            raise UsageError(f"{path} is too large for one deck.", "Split it into several texts.")
        content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{path} is not UTF-8 text.", "Save it as UTF-8 in your editor.") from None
    if not passages(text):
        raise UsageError(f"There is no text in {path}.", "Give the path of a text with at least one paragraph.")
    return text


def _write(path: Path, text: str) -> None:
    try:
        with path.open("xb") as file:
            try:
                file.write(text.encode())
                file.flush()
            except OSError:
                path.unlink(missing_ok=True)
                raise
    except FileExistsError:
        raise UsageError(f"{path.name} already exists.", "Give the new deck another name.") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        help = "Change to a folder in which you may write."
        raise UsageError(f"{path.name} could not be written: {reason}.", help) from error
