"""Fits the weights of the memory model to the student's own history, and undoes that."""

from collections.abc import Callable
from importlib.util import find_spec
from typing import NamedTuple

from quizkit.base.clock import now
from quizkit.base.errors import UsageError
from quizkit.base.paths import home
from quizkit.progress import checkpoint
from quizkit.progress.fitting import Fitted, fit
from quizkit.progress.fold import reviews_of
from quizkit.progress.history import History
from quizkit.progress.new_records import weights_record
from quizkit.progress.read_records import weights
from quizkit.progress.records import kind
from quizkit.progress.state import State
from quizkit.scheduling import WEIGHTS

# Fewer reviews say less about a student than the defaults do.
_LEAST_REVIEWS = 1000


class Optimized(NamedTuple):
    """The result of fitting to `reviews`: the weights are used if they are better. `moved` questions are due on another day."""

    reviews: int
    fitted: Fitted
    moved: int


def optimize(progress: Callable[[float], None]) -> Optimized:
    """Fit the weights, and use them if they predict the last reviews better. Raises UsageError, NotSaved."""
    if find_spec("scipy") is None:
        raise UsageError("This needs scipy.", "Install it with quizkit: pip install 'quizkit[optimize]'.")
    history = History(home())
    before = checkpoint.load(history)
    reviews = reviews_of(checkpoint.read_all(history).records)
    if len(reviews) < _LEAST_REVIEWS:
        raise UsageError(
            f"This needs {_LEAST_REVIEWS:,} reviews, and you have {len(reviews):,}.",
            "Keep studying, and try again later.",
        )
    fitted = fit(reviews, before.weights, progress)
    moved = 0
    if fitted.is_better:
        history.append([weights_record(now(), fitted.weights)])
        moved = _moved(before, history)
    return Optimized(len(reviews), fitted, moved)


def undo_optimize() -> int:
    """Restore the previous weights, and return how many questions have another due day. Raises UsageError."""
    history = History(home())
    before = checkpoint.load(history)
    records = checkpoint.read_all(history).records
    known = [WEIGHTS, *(weights(record) or WEIGHTS for record in records if kind(record) == "weights")]
    if before.weights == WEIGHTS:
        raise UsageError("The weights are the defaults.", "There is nothing to undo.")
    earlier = next((one for one in reversed(known[: known.index(before.weights)]) if one != before.weights), WEIGHTS)
    history.append([weights_record(now(), None if earlier == WEIGHTS else earlier)])
    return _moved(before, history)


def _moved(before: State, history: History) -> int:
    """Save the checkpoint with the new weights, and count the questions that are due on another day."""
    after = checkpoint.load(history)
    checkpoint.save(history, after)
    return sum(
        question.due != before.question(deck_id, id).due
        for deck_id, deck in after.decks.items()
        for id, question in deck.questions.items()
    )
