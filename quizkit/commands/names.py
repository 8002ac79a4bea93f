"""From a deck to what the command line calls it."""

from pathlib import Path
from shlex import quote

from quizkit.deck_file.read import DeckFile
from quizkit.library import deck_paths


def command_for(file: DeckFile) -> str:
    """Return what names the deck of a file on the command line: its name where that finds it, else its path."""
    return quote(name_for(file.path, deck_paths()))


def name_for(path: Path, found: list[Path]) -> str:
    """Return the name of a deck file where that finds it among the decks found, else its path."""
    return names_for([path], found)[0]


def names_for(paths: list[Path], found: list[Path]) -> list[str]:
    """Return the name of each deck file, as `name_for` does."""
    firsts = {known.stem.casefold(): known for known in reversed(found)}
    return [path.stem if _is_found(path, firsts) else str(path) for path in paths]


def _is_found(path: Path, firsts: dict[str, Path]) -> bool:
    first = firsts.get(path.stem.casefold())
    return first is not None and first.resolve() == path.resolve()


def complete_names(incomplete: str) -> list[str]:
    """Return the deck names that begin with what was typed, for the shell."""
    return [path.stem for path in deck_paths() if path.stem.startswith(incomplete)]
