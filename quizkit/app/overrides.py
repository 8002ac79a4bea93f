"""Finds the replies that students marked as right, with the lines of their questions."""

from contextlib import suppress
from typing import TYPE_CHECKING

from quizkit.base.errors import QuizError
from quizkit.base.paths import home
from quizkit.base.problems import Place
from quizkit.deck_file.reading.read import DeckFile

if TYPE_CHECKING:
    from quizkit.progress.state import State
    from quizkit.progress.stats import Override


def overrides_with_places(file: DeckFile, state: "State | None") -> "list[tuple[Place, Override]]":
    """Return the overrides of a deck in the local progress, each with the place of its question."""
    if state is None or file.deck is None or file.deck.id not in state.decks:
        return []
    from quizkit.progress.checkpoint import recognised
    from quizkit.progress.stats import overrides

    deck, _ = recognised(state, file.deck)
    places = {question.common.id: file.place(("questions", place)) for place, question in enumerate(deck.questions)}
    return [(places[override.question], override) for override in overrides(deck, state)]


def local_progress() -> "State | None":
    """Return the progress on this machine, or None if there is none or it can't be read."""
    with suppress(QuizError, OSError, ValueError):
        folder = home()
        if (folder / "history").is_dir():
            from quizkit.progress import checkpoint
            from quizkit.progress.history import History

            return checkpoint.load(History(folder))
    return None
