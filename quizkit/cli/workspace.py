"""Opens the decks that a command names, with the student's progress on them."""

from quizkit.app.find_deck import all_decks, find_deck
from quizkit.app.workspace import Workspace, open_workspace
from quizkit.base.long_work import Progress
from quizkit.deck_file.reading.read import DeckFile
from quizkit.terminal.screens.opening import show_recognition
from quizkit.terminal.screens.progress import show_damage
from quizkit.terminal.screens.progress_bar import ProgressBar
from quizkit.terminal.theme import Screen, screen


def open_decks(shown: Screen, name: str | None, options: str, *, over_all: bool = False) -> Workspace:
    """Open the deck of a name, the only or chosen deck without one, or all decks with `over_all`.

    `options` are repeated in suggested commands, each after a space. Raises UsageError.
    """
    with ProgressBar(shown, "Reading the deck") as bar:
        files = all_decks(bar.update) if over_all else [_one_deck(shown, name, bar.update)]
    _show_losses(files)
    with ProgressBar(shown, "Reading your history") as bar:
        workspace = open_workspace(files, options, bar.update, over_all=over_all)
    show_damage(shown, is_damaged=workspace.is_damaged)
    show_recognition(shown, workspace.recognition, workspace.word)
    return workspace


def _one_deck(shown: Screen, name: str | None, progress: Progress) -> DeckFile:
    if name is not None:
        return find_deck(name, progress=progress)
    from quizkit.terminal.screens.picker import deck_chooser

    return find_deck(None, deck_chooser(shown), progress)


def _show_losses(files: list[DeckFile]) -> None:
    """Show what was lost in files of other tools; they have no nodes of YAML."""
    for file in files:
        if file.deck is not None and file.root is None and file.problems:
            from quizkit.terminal.screens.convert import show_losses

            show_losses(screen(to_stderr=True), file.path, file.problems)
