"""A past for the program to find: records of earlier days, put into the data folder as a session would."""

from datetime import date, timedelta
from typing import Any

from quizkit.base.clock import now, study_day
from quizkit.progress.history import History
from tests.processes import Quiz
from tests.progress.folding import attempt, record


def today() -> date:
    return study_day(now())


def back(days: int) -> str:
    return (today() - timedelta(days)).isoformat()


def answered(quiz: Quiz, days_back: int, question: str, deck: str, **fields: Any) -> None:
    """Keep a reply of so many days ago, a right one unless said."""
    put(quiz, attempt("", back(days_back), question, deck, **fields))


def marked(quiz: Quiz, kind: str, question: str, deck: str) -> None:
    put(quiz, record(kind, "", f"{back(1)}T12:00:00.000Z", deck=deck, question=question))


def put(quiz: Quiz, made: dict[str, Any]) -> None:
    History(quiz.home).append([{key: value for key, value in made.items() if key not in ("id", "v")}])
