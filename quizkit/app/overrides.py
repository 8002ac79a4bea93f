"""The replies that students called right, with their places in the deck's file."""

from contextlib import suppress
from typing import TYPE_CHECKING

from quizkit.base.errors import QuizError
from quizkit.base.paths import home
from quizkit.base.problems import Place
from quizkit.deck_file.reading.read import DeckFile

if TYPE_CHECKING:
    from quizkit.progress.state import State
    from quizkit.progress.stats import Override


def held_right(file: DeckFile, state: "State | None") -> "list[tuple[Place, Override]]":
    """Return what the local progress has of them for a deck, each at the place of its question."""
    if state is None or file.deck is None or file.deck.id not in state.decks:
        return []
    from quizkit.progress.checkpoint import recognised
    from quizkit.progress.stats import overrides

    deck, _ = recognised(state, file.deck)
    places = {question.common.id: file.place(("questions", place)) for place, question in enumerate(deck.questions)}
    return [(places[override.question], override) for override in overrides(deck, state)]


def progress_at_hand() -> "State | None":
    """Return what is known of students here; None where nothing was answered yet, or it cannot be read."""
    with suppress(QuizError, OSError, ValueError):
        folder = home()
        if (folder / "history").is_dir():
            from quizkit.progress import checkpoint
            from quizkit.progress.history import History

            return checkpoint.load(History(folder))
    return None
