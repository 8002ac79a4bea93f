"""The end of a session: its score, what is known before and after it, what was missed, what is due next, and the next command."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from quizkit.app.goal import Goal, goal_today
from quizkit.app.plan import exam_plan, new_on
from quizkit.app.practice import command_again, useful_again
from quizkit.app.todays_questions import Request
from quizkit.app.workspace import Workspace, known_questions
from quizkit.base.alternatives import alternative
from quizkit.base.clock import now, study_day, zone_minutes
from quizkit.base.program import program
from quizkit.config import calendar
from quizkit.progress import checkpoint
from quizkit.progress.state import State
from quizkit.progress.streaks import streaks
from quizkit.questions.registry import Question
from quizkit.session.attempt import Attempt
from quizkit.session.exam_plan import ExamPlan, questions_today
from quizkit.session.plan import (
    Candidate,
    candidates,
    choose,
    count_asked,
    count_questions,
    groups_on,
    is_due_first_on,
    leeches,
)
from quizkit.session.recording import Mode
from quizkit.session.score import Score


class Missed(NamedTuple):
    """A missed question: its first attempt, and in how many days it is reviewed; None if nothing is scheduled."""

    attempt: Attempt
    days_to_next: int | None


@alternative
class Closing(NamedTuple):
    """The end of a session that was finished or quit.

    `right` first replies earned full credit, of the `counted` ones that can earn points.
    `known` questions of the `of` in its decks have an interval of three weeks or more; `known_before` had it before.
    `answers` were given today; `goal` is None if the student has set none. `due` are due today still, `tomorrow` then.
    `more` is a request for another session; None if nothing is left for today, or if the schedule must stay.
    """

    score: Score
    right: int
    counted: int
    answered: int
    finished: bool
    seconds: int
    known_before: int
    known: int
    of: int
    answers: int
    goal: Goal | None
    streak: int
    longest_streak: int
    due: int
    tomorrow: int
    days_to_next: int | None
    exam_day: date | None
    missed: tuple[Missed, ...]
    leeches: tuple[Question, ...]
    next_command: str
    more: Request | None


def closing(
    workspace: Workspace,
    request: Request,
    attempts: Sequence[Attempt],
    points: Score,
    state: State,
    known_before: int,
    *,
    finished: bool,
    mode: Mode,
    seconds: int,
    is_resumable: bool,
) -> Closing:
    """Return what the end of a session shows; `state` is the progress after it, `known_before` counts before it.

    If it `is_resumable`, missed questions are left to ask once more.
    """
    today = study_day(now())
    memories = {deck.id: checkpoint.memories(state, deck.id) for deck in workspace.decks}
    plan = exam_plan(state, workspace.only_deck.id, today) if workspace.only_deck else None
    # One more unknown question than were asked, now or of its group today, shows whether any are left; a plan counts with
    # all of them.
    most = None if plan else len(attempts) + count_asked(memories, today) + 1
    pool = candidates(workspace.decks, memories, most_unknown=most)
    due_days = sorted(c.memory.due for c in pool if c.memory.due is not None and not c.memory.suspended)
    in_a_row = streaks(state, today, calendar().holidays, zone=zone_minutes(now()))
    due = count_questions(pool, today).due
    again = useful_again(request, _left(pool, attempts), today, groups_on(pool, today))
    follows_plan = plan is not None and again.is_usual
    has_more = _asks_more(workspace, state, pool, today, plan if follows_plan else None)
    # While an exam is open, no other session over its questions is suggested: it would show the answers.
    exam = workspace.open_exam(state)
    first = [attempt for attempt in attempts if attempt.tries == 1]
    counted = [attempt for attempt in first if attempt.question.common.points]
    return Closing(
        score=points,
        right=sum(not attempt.missed for attempt in counted),
        counted=len(counted),
        answered=len(first),
        finished=finished,
        seconds=seconds,
        known_before=known_before,
        known=known_questions(workspace, state),
        of=sum(len(deck.ids()) for deck in workspace.decks),
        answers=sum(counts.answers for counts in state.days.get(today.isoformat(), {}).values()),
        goal=goal_today(state, today),
        streak=in_a_row.now,
        longest_streak=in_a_row.longest,
        due=due,
        tomorrow=sum(is_due_first_on(c.memory, today, today + timedelta(1)) for c in pool),
        days_to_next=(due_days[0] - today).days if due_days else None,
        exam_day=plan.day if plan else None,
        missed=tuple(Missed(attempt, _days_to_next(pool, attempt, today)) for attempt in points.missed),
        leeches=_leeches(pool, attempts),
        next_command=exam
        or _next_command(workspace, again, is_over=follows_plan and not has_more, is_resumable=is_resumable),
        more=again if has_more and mode == "practice" and not exam else None,
    )


def _asks_more(
    workspace: Workspace, state: State, pool: Sequence[Candidate], today: date, plan: ExamPlan | None
) -> bool:
    """Return whether another session today would ask anything: what the plan for an exam asks, else what is due."""
    if plan is None:
        return bool(choose(pool, today, 1, "due", of_today=groups_on(pool, today)))
    return bool(questions_today(pool, today, plan, new_on(state, today, workspace.decks[0].id)).queue(1))


def _next_command(workspace: Workspace, again: Request, *, is_over: bool, is_resumable: bool) -> str:
    """Return the next command; `is_over` is whether the plan for an exam asks nothing more today."""
    if is_resumable:
        return f"{workspace.start_command} --resume"
    if is_over:
        return f"{program()} stats {workspace.word}".rstrip()
    return command_again(workspace.start_command, again)


def _left(pool: Sequence[Candidate], attempts: Sequence[Attempt]) -> list[Candidate]:
    """Return what was not answered, or not right the last time."""
    latest = {(attempt.deck_id, attempt.question.common.id): attempt for attempt in attempts}
    return [c for c in pool if c.named not in latest or latest[c.named].missed]


def _leeches(pool: Sequence[Candidate], attempts: Sequence[Attempt]) -> tuple[Question, ...]:
    answered = {(attempt.deck_id, attempt.question.common.id): attempt.question for attempt in attempts}
    return tuple(answered[c.named] for c in leeches(pool) if c.named in answered)


def _days_to_next(pool: Sequence[Candidate], attempt: Attempt, today: date) -> int | None:
    name = (attempt.deck_id, attempt.question.common.id)
    due = next((c.memory.due for c in pool if c.named == name and not c.memory.suspended), None)
    return None if due is None else (due - today).days
