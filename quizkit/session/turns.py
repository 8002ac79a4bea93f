"""The turns of a session: what is still to be asked, first the questions that were not tried, then those that were missed."""

from collections.abc import Sequence
from typing import NamedTuple

from quizkit.session.attempt import Attempt
from quizkit.session.plan import Asked

# A missed question is asked again at the end until it is right, at most so many times.
MOST_RETURNS = 3


class Turn(NamedTuple):
    """One asking of a question. `tries` counts from 1."""

    asked: Asked
    tries: int = 1


def turns(queue: Sequence[Asked], earlier: Sequence[Attempt]) -> list[Turn]:
    """Return what is left to ask: the questions not tried yet, then the missed ones that are asked again."""
    tries = {(attempt.deck_id, attempt.question.common.id): attempt for attempt in earlier}
    left = [Turn(asked) for asked in queue if named(asked) not in tries]
    for asked in queue:
        last = tries.get(named(asked))
        if last is not None and needs_another_try(last):
            left.append(Turn(asked, last.tries + 1))
    return left


def named(asked: Asked) -> tuple[str, str]:
    """Return what identifies a question among all decks: the ids of deck and question."""
    return asked.deck.id, asked.question.common.id


def needs_another_try(attempt: Attempt) -> bool:
    """Return whether a question is asked again in the session after this attempt."""
    return attempt.missed and attempt.grade.verdict != "skipped" and attempt.tries <= MOST_RETURNS
