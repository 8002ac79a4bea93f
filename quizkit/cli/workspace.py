"""Opens the decks that a command names, with the student's progress on them."""

from quizkit.app.find_deck import all_decks, find_deck
from quizkit.app.workspace import Workspace, open_workspace
from quizkit.terminal.screens.opening import show_recognition
from quizkit.terminal.screens.picker import deck_chooser
from quizkit.terminal.screens.progress import show_damage
from quizkit.terminal.screens.progress_bar import ProgressBar
from quizkit.terminal.theme import Screen


def open_decks(shown: Screen, name: str | None, options: str, *, over_all: bool = False) -> Workspace:
    """Open the deck of a name, the only or chosen deck without one, or all decks with `over_all`.

    `options` are repeated in suggested commands, each after a space. Raises UsageError.
    """
    files = all_decks() if over_all else [find_deck(name, deck_chooser(shown))]
    with ProgressBar(shown, "Reading your history") as bar:
        workspace = open_workspace(files, options, bar.update, over_all=over_all)
    show_damage(shown, is_damaged=workspace.is_damaged)
    show_recognition(shown, workspace.recognition, workspace.word)
    return workspace
