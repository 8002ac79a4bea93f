"""Plans for exams: remembers the day of an exam for a deck, and says what the plan asks and what to expect."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from quizkit.base.clock import now, study_day
from quizkit.base.errors import UsageError
from quizkit.config import LEARN, calendar, setting
from quizkit.progress import checkpoint
from quizkit.progress.new_records import catch_up_record, plan_record
from quizkit.progress.state import State
from quizkit.session.exam_plan import ExamPlan, Forecast, Student, Today, forecast, questions_today
from quizkit.session.plan import Candidate, candidates

if TYPE_CHECKING:
    from quizkit.app.workspace import Workspace

# A prior: this many reviews that went as predicted are added, with this recall.
_REVIEWS_ASSUMED, _RECALL_ASSUMED = 60, 0.9
# Until a deck has its own replies, this many of ten new questions are right, and this many of ten repeats.
_FIRST_RIGHT, _REPEAT_RIGHT = 3, 8.5
_ASSUMED = 10


class PlanReport(NamedTuple):
    """The plan for an exam over a deck, on a study day.

    `student` is how often the student is right, measured on `measured` new questions. `limited` is what to expect of
    `limit` questions a day, if that is less than the plan asks.
    """

    deck_id: str
    title: str
    day: date
    days: int
    questions: int
    unseen: int
    known_today: int
    new_today: int
    student: Student
    measured: int
    expected: Forecast
    half_missed: Forecast
    limit: int | None
    limited: Forecast | None
    start_command: str


def exam_plan(state: State, deck_id: str, today: date) -> ExamPlan | None:
    """Return the plan for the next exam over a deck, until the day of the exam."""
    deck = state.decks.get(deck_id)
    if deck is None or deck.plan is None:
        return None
    day = date.fromisoformat(deck.plan.day)
    begun = date.fromisoformat(deck.plan.begun)
    off = calendar().off_days(begun, day)
    return None if day < today else ExamPlan(begun, day, deck.retention, state.weights, off)


def set_exam_day(workspace: "Workspace", day: date | None) -> "Workspace":
    """Remember the day of an exam over the only deck, or that there is none. Raises UsageError, NotSaved."""
    deck = workspace.only_deck
    if deck is None:
        raise UsageError("An exam is planned for one deck.", "Name the deck too.")
    today = study_day(now())
    known = exam_plan(workspace.state, deck.id, today)
    if (known.day if known else None) != day:
        begun = known.begun if known and day else today
        workspace.history.append([plan_record(now(), deck, begun, day)])
    return workspace._replace(state=checkpoint.load(workspace.history))


def set_catch_up(workspace: "Workspace", days: int) -> "Workspace":
    """Remember over how many days the backlog of the only deck is cleared. Raises UsageError, NotSaved."""
    deck, at = workspace.only_deck, now()
    if deck is None:
        raise UsageError("--catch-up is set for one deck.", "Name the deck too.")
    workspace.history.append([catch_up_record(at, deck, study_day(at) + timedelta(days - 1))])
    return workspace._replace(state=checkpoint.load(workspace.history))


def report_plan(workspace: "Workspace", count: int | None = None) -> PlanReport:
    """Return the plan for the exam over the only deck. Raises UsageError if there is none."""
    deck, today = workspace.decks[0], study_day(now())
    plan = exam_plan(workspace.state, deck.id, today)
    if plan is None:
        raise UsageError("No exam is planned for this deck.", f"Plan one: {workspace.plan_command} 2026-12-15")
    pool = candidates([deck], {deck.id: checkpoint.memories(workspace.state, deck.id)})
    new = new_on(workspace.state, today, deck.id)
    asked = questions_today(pool, today, plan, new)
    student, measured = student_of(workspace.state, deck.id)
    limited = _is_less(asked, count, plan, today)
    return PlanReport(
        deck.id,
        deck.title,
        plan.day,
        (plan.day - today).days,
        sum(not candidate.memory.suspended for candidate in pool),
        sum(candidate.memory.last is None and not candidate.memory.suspended for candidate in pool),
        len(asked.known),
        len(asked.new),
        student,
        measured,
        forecast(pool, today, plan, student, new_today=new),
        forecast(pool, today, plan, student, new_today=new, missed=0.5),
        count,
        forecast(pool, today, plan, student, new_today=new, count=count) if limited else None,
        workspace.start_command,
    )


def _is_less(asked: Today, count: int | None, plan: ExamPlan, today: date) -> bool:
    return count is not None and (plan.day > today) and count < len(asked.known) + len(asked.new)


def cost_of_limit(
    pool: Sequence[Candidate], state: State, plan: ExamPlan, today: date, count: int
) -> tuple[float, float]:
    """Return the expected score of the plan, and that of `count` questions a day."""
    deck_id = pool[0].deck.id
    student, _ = student_of(state, deck_id)
    new = new_on(state, today, deck_id)
    # A rough figure is enough here, for the student waits.
    whole, limited = (forecast(pool, today, plan, student, new_today=new, count=n, runs=6) for n in (None, count))
    return whole.score, limited.score


def student_of(state: State, deck_id: str) -> tuple[Student, int]:
    """Return how often a student is right, and on how many new questions of the deck that was measured.

    What was only recognised, as a choice of a question that is typed otherwise, says nothing of first tries. Few replies
    weigh little against what is assumed.
    """
    days = [decks[deck_id] for decks in state.days.values() if deck_id in decks]
    new, right = sum(day.new for day in days), sum(day.new_right for day in days)
    recognised, as_asked = sum(day.recognised_right for day in days), new - sum(day.recognised for day in days)
    repeats, repeats_right = sum(day.repeats for day in days), sum(day.repeats_right for day in days)
    first = (right - recognised + _FIRST_RIGHT) / (as_asked + _ASSUMED)
    repeat = (repeats_right + _REPEAT_RIGHT) / (repeats + _ASSUMED)
    learned = (right + _FIRST_RIGHT) / (new + _ASSUMED)
    forgets, unsure = _forgets(state, deck_id)
    is_learning = setting(LEARN).value
    return Student(
        first, repeat, learned if is_learning else None, forgets, as_asked + _ASSUMED, repeats + _ASSUMED, unsure
    ), as_asked


def _forgets(state: State, deck_id: str) -> tuple[float, float]:
    """Return the power of predicted recall that was recalled at the reviews of a deck; few of them change it little.

    With it comes the standard deviation of its logarithm: √((1 - p) / (n p)) / |ln p| for a share p of n reviews recalled,
    those assumed included, by the delta method.
    """
    deck = state.decks.get(deck_id)
    tenths = [] if deck is None or deck.calibration is None else list(deck.calibration.values())
    reviews, recalled, predicted = (sum(tenth[place] for tenth in tenths) for place in range(3))
    shares = [
        (one + _RECALL_ASSUMED * _REVIEWS_ASSUMED) / (reviews + _REVIEWS_ASSUMED) for one in (recalled, predicted)
    ]
    share, count = shares[0], reviews + _REVIEWS_ASSUMED
    return log(share) / log(shares[1]), sqrt((1 - share) / (count * share)) / -log(share)


def new_on(state: State, day: date, deck_id: str) -> int:
    """Return how many questions of a deck were new on a day."""
    counts = state.days.get(day.isoformat(), {}).get(deck_id)
    return counts.new if counts else 0
