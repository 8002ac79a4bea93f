"""A simulated student practises for some days: real queue, real records, real schedule."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple, TypeAlias

from quizkit.deck import Deck
from quizkit.progress import checkpoint
from quizkit.progress.fold import fold
from quizkit.progress.order import in_order
from quizkit.progress.records import Record
from quizkit.progress.state import State, empty_state
from quizkit.session.plan import Asked, Candidate, candidates
from tests.helpers import deck
from tests.progress.folding import attempt
from tests.simulations.learners import Learner, Replies

BEGIN = date(2026, 1, 1)
# Chooses the questions of a day from the candidates; the state has what was done.
Queue: TypeAlias = Callable[[Sequence[Candidate], date, State], Sequence[Asked]]


class Outcome(NamedTuple):
    """What came of some days of practice. `score` is the share of the deck that is right on the day after them.

    `recalled` is the share of reviews on later days that were right, `replies` those of a day that was not missed,
    repeats included, `most` those of the busiest day, and `backlog` the questions that are still due at the end.
    """

    score: float
    recalled: float
    replies: float
    most: int
    backlog: int
    unseen: int


def deck_of(questions: int) -> Deck:
    """Return a deck of so many typed questions."""
    lines = "".join(f"  - {{id: q{n}, question: Question {n}?, answer: answer{n}}}\n" for n in range(questions))
    return deck(f"id: d\ntitle: T\nquestions:\n{lines}")


class Practice(NamedTuple):
    """Some days of practice: the records, the state that they fold into, and the replies of each day of study."""

    records: list[Record]
    state: State
    by_day: list[int]


def recorded(
    a_deck: Deck, learner: Replies, queue: Queue, days: int, missed: float = 0.0, seed: int = 0, away: int = 0
) -> Practice:
    """Practise for so many days, of which a share is missed, after so many days `away` from the middle on."""
    random, state = Random(seed), empty_state()
    practice = Practice([], state, [])
    for day in range(days):
        is_away = random.random() < missed or days // 2 <= day < days // 2 + away
        if not is_away:
            records = _day(a_deck, learner, queue, state, day, len(practice.records))
            fold(state, in_order(records))
            practice.records.extend(records)
            practice.by_day.append(len(records))
    return practice


def _day(a_deck: Deck, learner: Replies, queue: Queue, state: State, day: int, n: int) -> list[Record]:
    today = BEGIN + timedelta(day)
    text, records = today.isoformat(), list[Record]()
    for asked in queue(pool_of(a_deck, state), today, state):
        id = asked.question.common.id
        for tries, right in enumerate(learner.tries(id, day), 1):
            fields: dict[str, Any] = {"try": tries, "credit": int(right), "verdict": "right" if right else "wrong"}
            records.append(attempt(f"a-{n + len(records) + 1}", text, id, **fields))
    return records


def practise(a_deck: Deck, learner: Learner, queue: Queue, days: int, missed: float = 0.0, seed: int = 0) -> Outcome:
    """Practise for so many days, and return what came of it."""
    practice = recorded(a_deck, learner, queue, days, missed, seed)
    return _outcome(a_deck, learner, practice.state, practice.by_day, days)


def pool_of(a_deck: Deck, state: State) -> list[Candidate]:
    """Return the questions of a deck with what is known of each."""
    return candidates([a_deck], {"d": checkpoint.memories(state, "d")})


def _outcome(a_deck: Deck, learner: Learner, state: State, by_day: Sequence[int], days: int) -> Outcome:
    counts = [day["d"] for day in state.days.values()]
    reviews, recalled = sum(day.reviews for day in counts), sum(day.recalled for day in counts)
    score = sum(learner.recalls(question.common.id, days) for question in a_deck.questions) / len(a_deck.questions)
    memories = [candidate.memory for candidate in pool_of(a_deck, state)]
    end = BEGIN + timedelta(days)
    return Outcome(
        score,
        recalled / reviews if reviews else 0.0,
        sum(by_day) / max(len(by_day), 1),
        max(by_day, default=0),
        sum(memory.due is not None and memory.due < end for memory in memories),
        sum(memory.last is None for memory in memories),
    )


def mean(outcomes: Sequence[Outcome]) -> Outcome:
    """Return the mean of each figure over some students."""
    return Outcome(*(sum(figures) / len(outcomes) for figures in zip(*outcomes, strict=True)))
