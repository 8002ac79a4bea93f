"""`quiz new`: a deck to begin with."""

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from quizkit.base.errors import UsageError, refusing
from quizkit.base.program import program
from quizkit.base.shell import word
from quizkit.cli.help import Verb, verb_app
from quizkit.cli.schema import schema_text
from quizkit.deck_file.reading.limits import most_bytes
from quizkit.deck_file.templates import SCHEMA_FILE, passages, skeleton, starter
from quizkit.library import inner_path, lies_within, portable
from quizkit.terminal.screens.words import count
from quizkit.terminal.theme import screen

app = verb_app()

_Name = Annotated[str, typer.Argument(metavar="NAME", help="What the deck is called; the file is NAME.yaml.")]
_From = Annotated[
    Path | None, typer.Option("--from", metavar="PATH", help="Make an entry for each passage of this text.")
]
# What cannot stand in the name of a file, on one system or another, or would hide it.
_NO_NAME = re.compile(r'[/\\:*?"<>|]|^[.~-]|[.\s]$|^\s|^$')


@app.command(cls=Verb)
def new(name: _Name, from_: _From = None) -> None:
    """Write a deck to begin with: one question of each type, or an entry for each passage of a text.

    Examples:
      quiz new planets                         planets.yaml, with a question of each type
      quiz new tariffs --from article.txt      an entry for each passage; the questions are yours to write
    """
    shown = screen()
    path = _path(name)
    if from_ is None:
        _write(path, starter(path.stem))
        shown.command(
            f"Written: {path.name}, with one question of each type. Try it with:",
            f"{program()} start {word(path.name, 'DECK')}",
        )
    else:
        article = _article(from_)
        source = _from_here(from_)
        _write(path, skeleton(path.stem, source or from_.name, article))
        entries = count(len(passages(article)), "passage")
        shown.show(f"Written: {path.name}, with {entries} of {from_}. Write a question and an answer to each.")
        if source is None:
            shown.show(f"Put {from_.name} into this folder too: a deck's source lies in its folder or below.")
        shown.command("Then try it with:", f"{program()} start {word(path.name, 'DECK')}")
    _write_schema()


def _path(name: str) -> Path:
    stem = re.sub(r"\.ya?ml$", "", name, flags=re.IGNORECASE)
    if not stem.isprintable() or _NO_NAME.search(stem) or not portable(stem):
        raise UsageError(f"“{name}” cannot be the name of a deck's file.", "Give a plain name, such as planets.")
    return Path(f"{stem}.yaml")


def _from_here(path: Path) -> str | None:
    """Return the path of a text as a deck in this folder names it; None where the text is not in it or below."""
    with suppress(OSError, ValueError):
        # On Windows no path leads from one drive to another.
        inner = inner_path(os.path.relpath(path))
        return inner.as_posix() if inner is not None and lies_within(path, Path()) else None
    return None


def _article(path: Path) -> str:
    """Read a text. Raises UsageError where it cannot be read or says nothing."""
    help = "Give the path of a text, a .txt or .md file."
    with refusing(f"{path} could not be read", help):
        if path.exists() and not path.is_file():
            raise UsageError(f"{path} is no file.", help)
        if path.stat().st_size > most_bytes() // 2:
            raise UsageError(f"{path} is too large for one deck.", "Split it into several texts.")
        content = path.read_bytes()
    try:
        article = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{path} is not UTF-8 text.", "Save it as UTF-8 in your editor.") from None
    if not passages(article):
        raise UsageError(f"There is no text in {path}.", "Give the path of a text with at least one paragraph.")
    return article


def _write(path: Path, text: str) -> None:
    """Write a new file. Raises UsageError where one of its name is there, or it cannot be written."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    except FileExistsError:
        raise UsageError(f"There is a {path.name} here already.", "Give the new deck another name.") from None
    except OSError as error:
        raise _not_written(path, error) from error
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - it is open already
            file.write(text.encode())
    except OSError as error:
        path.unlink(missing_ok=True)
        raise _not_written(path, error) from error


def _not_written(path: Path, error: OSError) -> UsageError:
    reason = (error.strerror or str(error)).lower()
    return UsageError(f"{path.name} could not be written: {reason}.", "Go to a folder that you may write to.")


def _write_schema() -> None:
    """Put the schema beside the deck, which names it for editors, unless one is there."""
    path = Path(SCHEMA_FILE)
    if not os.path.lexists(path):
        _write(path, schema_text())
