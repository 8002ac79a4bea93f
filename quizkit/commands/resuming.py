"""A session that was left before its end, offered again."""

from datetime import UTC, datetime

from quizkit.commands.sitting import Agenda, Stage
from quizkit.questions.base import Grade
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
        {},
        permute=opened["options"].get("permute") is not False,
        mode="cram" if opened["options"].get("cram") else "practice",
        session=opened["session"],
        earlier=earlier,
    )


def questions_left(agenda: Agenda) -> int:
    """Return how many questions have not been asked yet."""
    return len(agenda.queue) - len({attempt.question.common.id for attempt in agenda.earlier})


def _attempt(deck_id: str, question: Question, record: dict[str, object]) -> Attempt:
    """Return an attempt as far as the score and the rest of the session need it."""
    credit, tries = record["credit"], record["try"]
    verdict = record["verdict"]
    return Attempt(
        deck_id,
        question,
        int(str(tries)),
        (),
        (),
        Grade(float(str(credit)), verdict if verdict in _VERDICTS else "wrong", str(record["rule"])),  # type: ignore[arg-type]  # narrowed by the test before it
        int(str(record["hints"])),
        int(str(record["ms"])),
        datetime.now(UTC),
    )


_VERDICTS = ("right", "partly right", "wrong", "skipped")
