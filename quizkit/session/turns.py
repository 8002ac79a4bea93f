"""The turns of a session: what is still to be asked, first the questions that were not tried, then those to ask again."""

from collections.abc import Container, Mapping, Sequence
from types import MappingProxyType

from quizkit.base.values import Value
from quizkit.deck import Deck
from quizkit.questions.registry import Question
from quizkit.session.attempt import Attempt
from quizkit.session.learning import Learning
from quizkit.session.plan import Asked, named

# A missed or guessed question is asked again at the end until it is right, at most this many times.
MOST_RETURNS = 3


class Turn(Value):
    """One asking of a question. `tries` counts from 1."""

    asked: Asked
    tries: int = 1


class Edited(Value):
    """The result of editing a question: a message, and the deck as it is now.

    `questions` has for the ids before the questions as they are now, or None for those that cannot be asked any more.
    """

    message: str
    deck: Deck | None = None
    questions: Mapping[str, Question | None] = MappingProxyType({})


def renewed(turn: Turn, deck_id: str, edited: Edited) -> Turn | None:
    """Return a turn with its question as it is after an edit, or None if it cannot be asked any more."""
    id = turn.asked.question.common.id
    if turn.asked.deck.id != deck_id or id not in edited.questions:
        return turn
    question = edited.questions[id]
    return None if question is None else Turn(Asked(edited.deck or turn.asked.deck, question), turn.tries)


def turns(
    queue: Sequence[Asked], earlier: Sequence[Attempt], learning: Learning, waiting: Container[tuple[str, str]] = ()
) -> list[Turn]:
    """Return what is left to ask: the questions not tried yet, then those that are asked again and are not `waiting`."""
    tries = {(attempt.deck_id, attempt.question.common.id): attempt for attempt in earlier}
    left = [Turn(asked) for asked in queue if named(asked) not in tries]
    for asked in queue:
        last = tries.get(named(asked))
        if (
            last is not None
            and named(asked) not in waiting
            and needs_another_try(last, learning.rights_left(named(asked)))
        ):
            left.append(Turn(asked, last.tries + 1))
    return left


def needs_another_try(attempt: Attempt, rights_left: int = 0) -> bool:
    """Return whether a question is asked again in the session after this attempt.

    A question that is learned must be right so often still.
    """
    is_open = attempt.missed or attempt.guessed or rights_left > 0
    return is_open and may_return(attempt.grade.verdict, attempt.tries)


def may_return(verdict: str, tries: int) -> bool:
    """Return whether a question may be asked again after its last attempt had this verdict, and this many tries."""
    return verdict != "skipped" and tries <= MOST_RETURNS
