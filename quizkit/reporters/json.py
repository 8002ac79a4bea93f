"""The results of use cases as values for JSON."""

from base64 import b64encode
from typing import TYPE_CHECKING, Any

from quizkit.base.problems import Place, Problem, route_text

# A command loads only the modules of its own results.
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from quizkit.app.browse import BrowsedQuestion, Listing, QuestionDetails
    from quizkit.app.check import CheckedDeck
    from quizkit.app.convert import Exported, Imported
    from quizkit.app.exam import HandedIn, Left
    from quizkit.app.home import DeckRow, Home
    from quizkit.app.optimize import Optimized
    from quizkit.app.plan import PlanReport
    from quizkit.app.practice import NothingToAsk
    from quizkit.app.read import MarkedSource
    from quizkit.app.replies import TriedReply
    from quizkit.app.run_session import SessionResult
    from quizkit.app.settings import Settings
    from quizkit.app.stats import StatsReport
    from quizkit.progress.stats import Retention
    from quizkit.questions.base import Grade
    from quizkit.session.attempt import Attempt
    from quizkit.session.recording import Mode


def session(result: "SessionResult") -> dict[str, Any]:
    """Return a session with its score."""
    return _session(result.deck_id, result.session, result.seed, result.mode, result.first, result.seconds)


def nothing_to_ask(nothing: "NothingToAsk", deck_id: str | None, seed: int) -> dict[str, Any]:
    """Return a session that asks nothing, why, and the command that asks ahead of time if that is possible."""
    why = {"nothing": nothing.which, "note": nothing.note, "early": nothing.early, "ahead": nothing.ahead or None}
    return {**_session(deck_id, "", seed, "practice", (), 0), **why}


def exam(result: "HandedIn | Left") -> dict[str, Any]:
    """Return an exam with its score; of one that was left nothing that gives an answer away."""
    from quizkit.app.exam import HandedIn
    from quizkit.progress.records import deck_id

    deck, seed = deck_id(result.paper.begin), result.paper.terms.seed
    if isinstance(result, HandedIn):
        done = result.outcome
        fields = _session(deck, done.session, seed, "exam", done.attempts, done.seconds)
        return {**fields, "passed": done.passed}
    fields = _session(deck, result.session, seed, "exam", (), 0)
    nothing = dict.fromkeys(("points", "of", "percent", "seconds", "streak", "passed"))
    return {**fields, **nothing, "asked": result.answered, "missed": [], "questions": []}


def optimized(report: "Optimized") -> dict[str, Any]:
    """Return how well weights predict the last reviews, before and after, and the fitted weights."""
    fitted = report.fitted
    return {
        "reviews": report.reviews,
        "tested": fitted.tested,
        "before": fitted.before._asdict(),
        "after": fitted.after._asdict(),
        "used": fitted.is_better,
        "weights": list(fitted.weights),
        "moved": report.moved,
    }


def plan(report: "PlanReport") -> dict[str, Any]:
    """Return the plan for an exam, with shares from 0 to 1."""
    limited = report.limited
    return {
        "deck": report.deck_id,
        "title": report.title,
        "day": report.day.isoformat(),
        "days": report.days,
        "questions": report.questions,
        "new": report.unseen,
        "today": {"questions": report.known_today + report.new_today, "new": report.new_today},
        "first_right": report.student.first_right,
        "measured_on": report.measured,
        "expected": report.expected._asdict(),
        "half_missed": report.half_missed._asdict(),
        "limited": None if limited is None else {"questions_a_day": report.limit, **limited._asdict()},
    }


def _session(
    deck_id: str | None, session_id: str, seed: int, mode: "Mode", first: "Sequence[Attempt]", seconds: int
) -> dict[str, Any]:
    from quizkit.app.exam_result import graded_fields
    from quizkit.session.score import score

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
        "questions": [graded_fields(attempt) for attempt in first],
    }


def check_report(checked: "Sequence[CheckedDeck]") -> dict[str, Any]:
    """Return the problems of decks, their number by severity, and the students' overrides."""
    from quizkit.app.check import problem_counts

    counts = {f"{severity}s": number for severity, number in problem_counts(checked).items()}
    problems = [_fields_of(deck, problem) for deck in checked for problem in deck.problems]
    overrides = [
        {"path": str(deck.path), **place._asdict(), **override._asdict()}
        for deck in checked
        for place, override in deck.overrides
    ]
    return {"decks": len(checked), **counts, "problems": problems, "held_right": overrides}


def _fields_of(deck: "CheckedDeck", problem: Problem) -> dict[str, Any]:
    line, column = problem.place or Place(1, 1)
    return {
        "path": str(deck.path),
        "line": line,
        "column": column,
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "help": problem.help,
        "route": route_text(problem.route),
        "fixable": problem in deck.fixable,
    }


def deck_list(rows: "Sequence[DeckRow]") -> list[dict[str, Any]]:
    """Return the list of decks."""
    return [{**row._asdict(), "exam_day": row.exam_day and row.exam_day.isoformat()} for row in rows]


def home(page: "Home") -> dict[str, Any]:
    """Return the page of `quiz` alone."""
    return {
        **page._asdict(),
        "day": page.day.isoformat(),
        "open": [run._asdict() for run in page.open],
        "goal": page.goal and page.goal._asdict(),
        "rows": deck_list(page.rows),
        "due": page.due,
    }


def listing(listing: "Listing") -> dict[str, Any]:
    """Return questions with what is known of them."""
    questions = [_browsed(one) for one in listing.questions]
    return {"day": listing.day.isoformat(), "text": listing.text, "of": listing.of, "questions": questions}


def question_details(details: "QuestionDetails") -> dict[str, Any]:
    """Return a question with its memory and its history."""
    return {
        **_browsed(details.browsed),
        "day": details.day.isoformat(),
        "answer": details.question.answer() if details.question else None,
        "interval": details.progress.interval,
        "stability": details.progress.stability,
        "difficulty": details.progress.difficulty,
        "attempts": details.progress.attempts,
        "misses": details.progress.misses,
        "replies": [{**one._asdict(), "day": one.day.isoformat()} for one in details.replies if details.question],
    }


def _browsed(one: "BrowsedQuestion") -> dict[str, Any]:
    days = {name: day and day.isoformat() for name, day in (("due", one.due), ("buried", one.buried))}
    return {**one._asdict(), **days, "deck": one.deck.id}


def reading(reading: "MarkedSource") -> dict[str, Any]:
    """Return the source of a deck, with what its questions are about."""
    return {**reading._asdict(), "blocks": [block._asdict() for block in reading.blocks]}


def settings(settings: "Settings") -> dict[str, Any]:
    """Return all settings, the config file, and its problems."""
    values = {
        key.name: {"value": setting.value, "source": setting.source, "at": setting.at}
        for key, setting in settings.settings
    }
    problems = [{"line": one.place and one.place.line, "message": one.message} for one in settings.problems]
    return {"path": str(settings.path), "exists": settings.exists, "settings": values, "problems": problems}


def stats(report: "StatsReport") -> dict[str, Any]:
    """Return the statistics of decks."""
    figures = report.figures
    lists = {name: [one._asdict() for one in getattr(figures, name)] for name in ("weakest", "tags", "leeches")}
    return {
        "day": report.day.isoformat(),
        "decks": [deck.id for deck in report.decks],
        **figures._asdict(),
        **lists,
        "calibration": [{**one._asdict(), "share": one.share} for one in figures.calibration],
        "recent": _retention(figures.recent),
        "all_time": _retention(figures.all_time),
        "results": [vars(result) for result in figures.results],
        "overridden": [override._asdict() for override in report.overridden],
    }


def _retention(one: "Retention") -> dict[str, Any]:
    shares = {"share": one.share, "young_share": one.young_share, "mature_share": one.mature_share}
    return {**one._asdict(), **shares}


def grade(grade: "Grade") -> dict[str, Any]:
    """Return the grade of a reply."""
    return {name: getattr(grade, name) for name in ("credit", "verdict", "rule", "note")}


def tried_reply(tried: "TriedReply") -> dict[str, Any]:
    """Return a reply of a table with its grade."""
    return {"question": tried.question, "reply": tried.reply, **grade(tried.grade)}


def imported(decks: "Sequence[Imported]") -> dict[str, Any]:
    """Return what was imported into each deck, and what was lost."""
    return {
        "decks": [
            {
                "path": str(deck.path),
                "questions": deck.questions,
                **_content(deck.path, deck.text.encode()),
                "files": [
                    {
                        "path": str(file.path),
                        "format": file.format.name,
                        "guessed_encoding": file.guessed or None,
                        **_losses(file.problems),
                    }
                    for file in deck.files
                ],
                "check": check_report([deck.checked]) if deck.checked else None,
            }
            for deck in decks
        ]
    }


def exported(result: "Exported") -> dict[str, Any]:
    """Return what was exported, and what was lost."""
    return {
        "path": str(result.path),
        "format": result.format.name,
        "questions": result.questions,
        **_content(result.path, result.data),
        **_losses(result.losses),
    }


def _content(path: "Path", data: bytes) -> dict[str, str]:
    """Return the content of a file that is not written, because it is for standard output."""
    if str(path) != "-":
        return {}
    try:
        return {"content": data.decode(), "encoding": "utf-8"}
    except UnicodeDecodeError:
        return {"content": b64encode(data).decode(), "encoding": "base64"}


def _losses(problems: "Sequence[Problem]") -> dict[str, Any]:
    return {
        "missing": sum(problem.severity == "error" for problem in problems),
        "problems": [
            {
                "code": problem.code,
                "severity": problem.severity,
                "route": route_text(problem.route),
                "line": problem.place.line if problem.place else None,
                "message": problem.message,
            }
            for problem in problems
        ],
    }
