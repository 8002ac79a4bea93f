"""Which questions a new session asks: the request, the settings, the plan for an exam, and what is left of today."""

from collections.abc import Mapping, Sequence, Set
from datetime import date
from math import ceil
from typing import TYPE_CHECKING

from quizkit.app.workspace import Workspace
from quizkit.base.values import Value
from quizkit.config import NEW_SHARE, REVIEWS_PER_DAY, calendar, setting
from quizkit.progress.state import State
from quizkit.session.backlog import Backlog, backlog
from quizkit.session.plan import (
    Asked,
    Candidate,
    Memory,
    QuestionCounts,
    Which,
    choose,
    count_asked,
    count_questions,
    groups_on,
    is_due,
)
from quizkit.session.plan import asked as read
from quizkit.session.shuffling import apart

if TYPE_CHECKING:
    from quizkit.session.exam_plan import ExamPlan


class Request(Value):
    """Which questions to ask. `how_many` and `new_per_day` are None for no limit.

    The plan for an exam has limits of its own, unless `typed_count` or `typed_new` are options that were typed. With
    `learn` new questions are asked until they are right twice. `others` are options that hold for any session, as they
    were typed.
    """

    how_many: int | None = None
    which: Which = "next"
    tags: tuple[str, ...] = ()
    new_per_day: int | None = None
    typed_count: int | None = None
    typed_new: int | None = None
    shuffle: bool | None = None
    seed: int = 0
    retention: float | None = None
    learn: bool = False
    others: tuple[str, ...] = ()

    @property
    def is_usual(self) -> bool:
        """Whether quizkit chooses: neither a kind of questions nor all of them were requested."""
        return self.which == "next" and self.how_many is not None


class ExamToday(Value):
    """What a plan for an exam asks today, in questions, and how many of them are new.

    `cost` is the expected score of the plan and that of a session with fewer questions each day, if that was requested.
    """

    day: date
    days: int
    questions: int
    new: int
    cost: tuple[float, float] | None = None


class Choice(Value):
    """The questions of a session, what is to be said of them, the plan for an exam, and a backlog that has lasted."""

    queue: tuple[Asked, ...]
    note: str = ""
    exam: ExamToday | None = None
    backlog: Backlog | None = None


def most_unknown(
    workspace: Workspace, request: Request, memories: Mapping[str, Mapping[str, Memory]], today: date
) -> int | None:
    """Return of how many groups questions without progress may be needed to choose from, None for all."""
    count = request.how_many
    # Nothing new is asked of their groups.
    of_today = count_asked(memories, today)
    match request.which:
        case "due" | "missed" | "flagged" | "ahead" | "catch-up":
            return 0
        case "cram":
            return None
        case "new":
            return None if count is None else count + of_today
        case "next":
            new = _new_left(workspace.state, request, today)
            is_planned = _exam_plan(workspace, today) is not None
            # Nor of the groups of what is due.
            return None if is_planned or new is None else new and new + (count or 0) + of_today


def _exam_plan(workspace: Workspace, today: date) -> "ExamPlan | None":
    """Return the plan for the next exam over the only deck."""
    if workspace.progress is None or workspace.progress.plan is None:
        return None
    # Most sessions are not for an exam.
    from quizkit.app.plan import exam_plan

    return exam_plan(workspace.state, workspace.decks[0].id, today)


def catch_up_day(state: State, deck_id: str, today: date) -> date | None:
    """Return the last day of the days over which a backlog of a deck is cleared, if there are some left."""
    deck = state.decks.get(deck_id)
    day = date.fromisoformat(deck.catch_up.day) if deck and deck.catch_up else None
    return day if day is not None and day >= today else None


def choose_questions(
    workspace: Workspace,
    request: Request,
    pool: Sequence[Candidate],
    whole: Sequence[Candidate],
    today: date,
    unlisted: int,
) -> Choice:
    """Return what a new session asks of a pool.

    `whole` has the questions without a requested tag too, and `unlisted` is how many unseen ones are in neither.
    """
    of_today = groups_on(whole, today)
    if request.is_usual and today in calendar().holidays:
        kind = "due" if count_questions(pool, today).due else "new"
        return Choice((), f"Today is one of your holidays. To study anyway: {workspace.start_command} --{kind}")
    deck = workspace.only_deck
    if request.is_usual and deck is not None:
        until = catch_up_day(workspace.state, deck.id, today)
        if until is not None and any(is_due(candidate, today) for candidate in pool):
            return _catching_up(request, pool, today, until, of_today)
        plan = _exam_plan(workspace, today)
        if plan is not None:
            return _planned(workspace, request, pool, whole, today, plan)
    return _usual(workspace, request, pool, today, unlisted, of_today)


def _usual(
    workspace: Workspace,
    request: Request,
    pool: Sequence[Candidate],
    today: date,
    unlisted: int,
    of_today: Set[tuple[str, str]],
) -> Choice:
    count, new = request.how_many, _new_left(workspace.state, request, today)
    if request.is_usual and count is not None and request.typed_count is None and calendar().is_easy(today):
        count = ceil(count / 2)
    due = _reviews_left(workspace.state, today) if request.is_usual else None
    share = setting(NEW_SHARE).value
    queue = choose(pool, today, count, request.which, new, share, due, of_today)
    lasting = _backlog(workspace, request, pool, today) if request.which in ("next", "due") else None
    kinds: tuple[Which, ...] = (request.which,) if request.which != "next" else ("due",) if new == 0 else ("due", "new")
    waiting = 0 if queue else sum(len(choose(pool, today, None, kind)) for kind in kinds)
    return Choice(queue, _note(workspace.state, request, pool, today, unlisted, waiting), None, lasting)


def _catching_up(
    request: Request, pool: Sequence[Candidate], today: date, until: date, of_today: Set[tuple[str, str]]
) -> Choice:
    due = sum(is_due(candidate, today) for candidate in pool)
    count = request.typed_count or ceil(due / ((until - today).days + 1))
    note = f"Catching up until {until.isoformat()}: {due} are due, and the oldest are asked first."
    return Choice(choose(pool, today, count, "catch-up", of_today=of_today), note)


def _planned(
    workspace: Workspace,
    request: Request,
    pool: Sequence[Candidate],
    whole: Sequence[Candidate],
    today: date,
    plan: "ExamPlan",
) -> Choice:
    from quizkit.app.plan import cost_of_limit, new_on
    from quizkit.session.exam_plan import questions_today

    # The new ones of today may have other tags.
    new = min(new_on(workspace.state, today, workspace.decks[0].id), sum(one.memory.is_of(today) for one in pool))
    asked = questions_today(pool, today, plan, new, whole)
    if request.typed_new is not None:
        asked = asked._replace(new=asked.new[: _new_left(workspace.state, request, today)])
    total, count = len(asked.known) + len(asked.new), request.typed_count
    is_less = count is not None and count < total and plan.day > today
    cost = cost_of_limit(pool, workspace.state, plan, today, count) if is_less and count else None
    due = count_questions(pool, today).due
    later = f"The plan asks {due} that {'is' if due == 1 else 'are'} due on a later day; --due for now."
    exam = ExamToday(plan.day, (plan.day - today).days, total, len(asked.new), cost)
    return Choice(apart(read(asked.queue(count))), "" if total or not due else later, exam)


def _new_left(state: State, request: Request, today: date) -> int | None:
    return None if request.new_per_day is None else max(0, request.new_per_day - _done(state, today)[0])


def _reviews_left(state: State, today: date) -> int | None:
    most = setting(REVIEWS_PER_DAY).value
    return max(0, most - _done(state, today)[1]) if most else None


def _done(state: State, today: date) -> tuple[int, int]:
    """Return how many new questions and how many reviews are done today, in all decks."""
    counts = state.days.get(today.isoformat(), {}).values()
    return sum(day.new for day in counts), sum(day.reviews for day in counts)


def _note(state: State, request: Request, pool: Sequence[Candidate], today: date, unlisted: int, waiting: int) -> str:
    """Return which limits of the day are reached, and how many questions wait for another day."""
    counts, done, notes = count_questions(pool, today), _done(state, today), []
    if request.which != "next":
        counts, unlisted = QuestionCounts(0, 0, 0), 0
    if counts.new + unlisted and _new_left(state, request, today) == 0:
        notes.append(f"{done[0]} new {'one' if done[0] == 1 else 'ones'} done today; --new for more.")
    if counts.due and _reviews_left(state, today) == 0:
        notes.append(f"{done[1]} {'review' if done[1] == 1 else 'reviews'} done today; --due for more.")
    elif waiting:
        wait = "waits" if waiting == 1 else "wait"
        notes.append(f"{waiting} {wait} for another day: of each group, one question is asked a day.")
    return " ".join(notes)


def _backlog(workspace: Workspace, request: Request, pool: Sequence[Candidate], today: date) -> Backlog | None:
    if request.how_many is None or workspace.only_deck is None:
        return None
    deck_id = workspace.only_deck.id
    state = workspace.state
    retention = request.retention or state.retention(deck_id)
    return backlog(pool, today, request.how_many, state.last_day(deck_id), retention, state.weights)
