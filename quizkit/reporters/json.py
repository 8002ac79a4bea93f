"""Results as values for JSON."""

from collections.abc import Sequence
from typing import Any

from quizkit.app.exam import HandedIn, Left
from quizkit.app.exam_result import attempt_fields
from quizkit.app.run_session import SessionResult
from quizkit.session.attempt import Attempt
from quizkit.session.run import Mode
from quizkit.session.score import score


def session(result: SessionResult) -> dict[str, Any]:
    """Return a session with its score."""
    return _session(result.deck_id, result.session, result.seed, result.mode, result.first, result.seconds)


def exam(result: HandedIn | Left) -> dict[str, Any]:
    """Return an exam with its score; of one that was left nothing that gives an answer away."""
    match result:
        case HandedIn():
            fields = _session(result.deck_id, result.session, result.seed, "exam", result.attempts, result.seconds)
            return {**fields, "passed": result.passed}
        case Left():
            fields = _session(result.deck_id, result.session, result.seed, "exam", (), 0)
            nothing = dict.fromkeys(("points", "of", "percent", "seconds", "streak", "passed"))
            return {**fields, **nothing, "asked": result.answered, "missed": [], "questions": []}


def _session(
    deck_id: str | None, session_id: str, seed: int, mode: Mode, first: Sequence[Attempt], seconds: int
) -> dict[str, Any]:
    points = score(first)
    return {
        "deck": deck_id,
        "session": session_id,
        "seed": seed,
        "mode": mode,
        "asked": len(first),
        "points": float(points.total.points),
        "of": float(points.total.of),
        "percent": points.total.percent,
        "seconds": seconds,
        "streak": points.streak,
        "missed": [attempt.question.common.id for attempt in points.missed],
        "questions": [attempt_fields(attempt) for attempt in first],
    }
