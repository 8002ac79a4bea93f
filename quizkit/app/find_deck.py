"""From what a person calls a deck to the deck."""

import os
import sys
from pathlib import Path

from quizkit.app.deck_names import names_for
from quizkit.base.errors import UsageError
from quizkit.base.problems import did_you_mean
from quizkit.base.program import program
from quizkit.deck import Deck
from quizkit.deck_file.reading.read import DeckFile, read_deck
from quizkit.library import deck_paths, looks_like_a_path
from quizkit.terminal.screens.decks import DeckRow
from quizkit.terminal.screens.refusal import show_problems
from quizkit.terminal.theme import Screen, screen


def find_deck(name: str | None, shown: Screen | None = None) -> DeckFile:
    """Return the deck of a name, an id, a title or a path; without one the only deck there is.

    Of several one is chosen from a list: by keys, if there is a screen that takes them.

    Raises UsageError where no deck, or more than one, is meant.
    """
    # Unlike pathlib's, these tests take any text, of any length, for a path that may be there.
    if name is not None and (looks_like_a_path(name) or os.path.isfile(name)):  # noqa: PTH113
        return read_deck(Path(name))
    paths = deck_paths()
    if name is None:
        if len(paths) == 1:
            return read_deck(paths[0])
        return read_deck(_chosen(paths, shown))
    for path in paths:
        if path.stem.casefold() == name.casefold():
            return read_deck(path)
    return _by_title(name, paths)


def all_decks() -> list[DeckFile]:
    """Return every deck that is found and can be asked. Raises UsageError where there is none."""
    files: dict[str, DeckFile] = {}
    for file in map(read_deck, deck_paths()):
        if file.deck is not None:
            # Of a deck that is found twice, as one that was added and is still at hand, the nearer counts.
            files.setdefault(file.deck.id, file)
    if not files:
        raise _nothing_found()
    return list(files.values())


def deck_id_of(name: str) -> str:
    """Return the id of the deck that a name means, or the name itself where no deck can be found."""
    try:
        file = find_deck(name)
    except UsageError:
        return name
    return file.deck.id if file.deck else name


def askable(file: DeckFile) -> Deck:
    """Return the deck of a file, or show on standard error what is wrong with it, and raise UsageError."""
    if file.deck is not None:
        return file.deck
    show_problems(screen(to_stderr=True), file.path, file.problems)
    raise UsageError(f"{file.path} cannot be asked.", "Mend what is listed above, then run it again.")


def _nothing_found() -> UsageError:
    help = f"Give the path of a deck file, or add one with `{program()} decks add PATH`."
    return UsageError("No deck was found.", help)


def _by_title(name: str, paths: list[Path]) -> DeckFile:
    known = [path.stem for path in paths]
    for path in paths:
        file = read_deck(path)
        if file.deck is not None:
            if name.casefold() in (file.deck.id.casefold(), file.deck.title.casefold()):
                return file
            known.append(file.deck.title)
    if os.path.exists(name):  # noqa: PTH110 - as above
        return read_deck(Path(name))
    begun = [path for path in paths if len(name) > 2 and path.stem.casefold().startswith(name.casefold())]
    if len(begun) == 1:
        return read_deck(begun[0])
    listed = f"`{program()} decks` lists those there are; a path to a deck file works as well."
    help = did_you_mean(name, known) or listed
    raise UsageError(f"There is no deck “{name}”.", help)


def _chosen(paths: list[Path], shown: Screen | None) -> Path:
    if not paths:
        raise _nothing_found()
    names = names_for(paths, paths)
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        raise UsageError("There are several decks.", f"Name one of them: {', '.join(names)}.")
    # Only who has to choose needs to know how each deck stands.
    from quizkit.app.deck_rows import deck_rows
    from quizkit.terminal.screens.picker import pick

    rows = deck_rows()
    return Path((_picked_by_keys(shown, rows) or pick(rows)).path)


def _picked_by_keys(shown: Screen | None, rows: list[DeckRow]) -> DeckRow | None:
    """Return the deck that was chosen by keys, or None where no keys can be read. Raises EOFError, as `pick` does."""
    if shown is None or not shown.keys:
        return None
    try:
        from quizkit.terminal.keys.picking import pick_by_keys

        return pick_by_keys(shown, rows)
    except EOFError:
        raise
    except Exception:
        # prompt_toolkit has an error of its own for each kind of odd terminal; lines can be read in all of them.
        if os.environ.get("QUIZ_DEBUG") == "1":
            raise
        return None
