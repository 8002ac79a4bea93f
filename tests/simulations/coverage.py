"""How often the result of an exam is in the range that was forecast on a day before it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from quizkit.app.plan import student_of
from quizkit.deck import Deck
from quizkit.progress.state import State
from quizkit.scheduling import WEIGHTS
from quizkit.session.exam_plan import ExamPlan, Forecast, forecast
from quizkit.session.plan import Asked, Candidate
from tests.simulations import rules
from tests.simulations.learners import Learner
from tests.simulations.practice import BEGIN, recorded

DAYS = 14


class Coverage(NamedTuple):
    """The forecasts of a day for some learners: the share of results in the range, and how wide the range is."""

    covered: float
    width: float


def coverage(deck: Deck, learners: Sequence[Learner], days: Sequence[int]) -> dict[int, Coverage]:
    """Let learners prepare for an exam in 14 days as the plan says, and return how good the forecasts of some days were."""
    hits: dict[int, list[bool]] = {day: [] for day in days}
    widths: dict[int, list[float]] = {day: [] for day in days}
    for learner in learners:
        forecasts, result = _forecasts(deck, learner, days)
        for day, found in forecasts.items():
            hits[day].append(found.low <= result <= found.high)
            widths[day].append(found.high - found.low)
    return {day: Coverage(sum(hits[day]) / len(learners), sum(widths[day]) / len(learners)) for day in days}


def _forecasts(deck: Deck, learner: Learner, days: Sequence[int]) -> tuple[dict[int, Forecast], float]:
    """Return the forecasts of these days, and the share of replies in the exam that are right."""
    exam = BEGIN + timedelta(DAYS)
    plan, ask = ExamPlan(BEGIN, exam, 0.9, WEIGHTS), rules.planned(exam)
    forecasts: dict[int, Forecast] = {}

    def queue(pool: Sequence[Candidate], today: date, state: State) -> Sequence[Asked]:
        if (day := (today - BEGIN).days) in days:
            forecasts[day] = forecast(pool, today, plan, student_of(state, "d")[0])
        return ask(pool, today, state)

    recorded(deck, learner, queue, DAYS)
    rights = [learner.tries(question.common.id, DAYS)[0] for question in deck.questions]
    return forecasts, sum(rights) / len(rights)
