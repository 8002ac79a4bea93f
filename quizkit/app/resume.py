"""A session that was left before its end, offered again."""

from typing import get_args

from quizkit.app.run_session import Agenda, Stage
from quizkit.base.clock import now
from quizkit.progress.state import OpenAttempt
from quizkit.questions.base import Grade, Verdict
from quizkit.questions.registry import Question
from quizkit.session.attempt import Attempt
from quizkit.session.plan import Asked


def left_over(stage: Stage) -> Agenda | None:
    """Return what is left of the session of this deck that was left before its end, if there is one."""
    known = stage.state["decks"].get(stage.decks[0].id) if len(stage.decks) == 1 else None
    if known is None or known["open"] is None:
        return None
    opened, deck = known["open"], stage.decks[0]
    questions = {question.common.id: question for question in deck.questions}
    asleep = {id for id, question in known["questions"].items() if question.get("suspended")}
    queue = tuple(Asked(deck, questions[id]) for id in opened["queue"] if id in questions and id not in asleep)
    ids = {asked.question.common.id for asked in queue}
    earlier = tuple(
        _attempt(deck.id, questions[record["question"]], record)
        for record in opened["attempts"]
        if record["question"] in ids
    )
    if len({attempt.question.common.id for attempt in earlier}) == len(queue):
        return None
    return Agenda(
        queue,
        opened["seed"],
        {"deck": deck.id},
        permute=opened["permute"],
        mode="cram" if opened["cram"] else "practice",
        session=opened["session"],
        earlier=earlier,
    )


def questions_left(agenda: Agenda) -> int:
    """Return how many questions have not been asked yet."""
    return len(agenda.queue) - len({attempt.question.common.id for attempt in agenda.earlier})


def _attempt(deck_id: str, question: Question, kept: OpenAttempt) -> Attempt:
    """Return an attempt as far as the score and the rest of the session need it."""
    verdict: Verdict = next((verdict for verdict in get_args(Verdict) if verdict == kept["verdict"]), "wrong")
    grade = Grade(kept["credit"], verdict, kept["rule"])
    return Attempt(deck_id, question, kept["tries"], (), (), grade, kept["hints"], kept["ms"], now())
