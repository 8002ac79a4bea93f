"""When a flashcard is due after each rating, shown beside the ratings."""

from collections.abc import Sequence

from quizkit.base.clock import now, study_day
from quizkit.progress import checkpoint
from quizkit.progress.state import State
from quizkit.questions.shapes import AGAIN, EASY, GOOD, HARD
from quizkit.scheduling import Trace, due_day, review
from quizkit.session.asker import View
from quizkit.session.plan import Asked, Memory
from quizkit.session.recording import Mode


def days_to_next_review(
    state: State, queue: Sequence[Asked], retention: float | None, mode: Mode, view: View
) -> Sequence[int] | None:
    """Return the days to the next review after ratings 1 to 4 at a first try; None if a rating decides less.

    `retention` is the one that the session sets for its deck, if it does.
    """
    asked = next((asked for asked in queue if asked.question is view.question), None)
    if asked is None or view.tries > 1 or mode == "cram":
        return None
    deck, question = asked.deck.id, asked.question.common.id
    requested = state.retention(deck) if retention is None else retention
    memory = checkpoint.memories(state, deck).get(question, Memory())
    today = study_day(now())
    last = memory.last or today
    day = max(today, last)
    before = Trace(memory.stability, memory.difficulty) if memory.last else None
    weights = state.weights
    traces = [review(before, (day - last).days, rating, weights) for rating in (AGAIN, HARD, GOOD, EASY)]
    return [(due_day(day, trace.stability, requested, question, weights) - today).days for trace in traces]
