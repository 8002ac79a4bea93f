"""What is left of a session that was not finished."""

from typing import get_args

from quizkit.app.agenda import Agenda, Opening
from quizkit.app.workspace import Workspace
from quizkit.base.clock import now
from quizkit.progress.records import resumed_session_record
from quizkit.progress.state import OpenAttempt
from quizkit.questions.base import Grade, Verdict
from quizkit.questions.registry import Question
from quizkit.session.attempt import Attempt
from quizkit.session.plan import Asked


def unfinished_session(workspace: Workspace) -> Agenda | None:
    """Return what is left of the unfinished session over the only deck, if there is one."""
    progress, deck = workspace.progress, workspace.only_deck
    if deck is None or progress is None or progress.open is None:
        return None
    session = progress.open
    questions = {question.common.id: question for question in deck.questions}
    suspended = {id for id, question in progress.questions.items() if question.suspended}
    queue = tuple(Asked(deck, questions[id]) for id in session.queue if id in questions and id not in suspended)
    ids = {asked.question.common.id for asked in queue}
    earlier = tuple(
        _attempt(deck.id, questions[attempt.question], attempt)
        for attempt in session.attempts
        if attempt.question in ids
    )
    left = len(queue) - len({attempt.question.common.id for attempt in earlier})
    if not left:
        return None
    return Agenda(
        Opening(deck.title, left, len(queue)),
        queue,
        session.seed,
        resumed_session_record(deck.id),
        permute=session.permute,
        mode="cram" if session.cram else "practice",
        session=session.session,
        earlier=earlier,
    )


def _attempt(deck_id: str, question: Question, saved: OpenAttempt) -> Attempt:
    """Return an attempt with what the score and the rest of the session need of it."""
    verdict: Verdict = next((verdict for verdict in get_args(Verdict) if verdict == saved.verdict), "wrong")
    grade = Grade(saved.credit, verdict, saved.rule)
    return Attempt(deck_id, question, saved.tries, (), (), grade, saved.hints, saved.ms, now())
