"""The rules of this version, as a simulated student meets them."""

from collections.abc import Sequence
from datetime import date

from quizkit.progress.state import State
from quizkit.scheduling import WEIGHTS
from quizkit.session.exam_plan import ExamPlan, questions_today
from quizkit.session.plan import Asked, Candidate, Which, asked, choose, is_due
from tests.simulations.practice import BEGIN, Queue

NEW_PER_DAY = 20


def mixed(count: int, share: float = 0.2) -> Queue:
    """Ask what is due, the weakest first, with a share of new questions."""

    def queue(pool: Sequence[Candidate], today: date, _state: State) -> Sequence[Asked]:
        return choose(pool, today, count, "next", NEW_PER_DAY, share)

    return queue


def after_holiday(which: Which, count: int, due: list[int]) -> Queue:
    """Ask what is due in an order, and note how much is due on each day of study."""

    def queue(pool: Sequence[Candidate], today: date, _state: State) -> Sequence[Asked]:
        due.append(sum(is_due(candidate, today) for candidate in pool))
        return choose(pool, today, count, which, NEW_PER_DAY)

    return queue


def planned(exam: date, count: int | None = None) -> Queue:
    """Ask what the plan for an exam asks."""
    plan = ExamPlan(BEGIN, exam, 0.9, WEIGHTS)

    def queue(pool: Sequence[Candidate], today: date, _state: State) -> Sequence[Asked]:
        return asked(questions_today(pool, today, plan).queue(count))

    return queue
