"""The results of all commands as JSON."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizkit.base.problems import Place, Problem, route_text

# Each command imports only its own modules.
if TYPE_CHECKING:
    from quizkit.app.check import CheckedDeck
    from quizkit.app.deck_rows import DeckRow
    from quizkit.app.preview import GradedReply
    from quizkit.app.settings import Settings
    from quizkit.app.stats import StatsReport
    from quizkit.progress.stats import Override


def as_text(value: object, indent: int | None = None) -> str:
    """Return a value as JSON with a line break at its end."""
    return json.dumps(value, indent=indent) + "\n"


def lines(values: Iterable[object]) -> str:
    """Return values as JSON Lines."""
    return "".join(map(as_text, values))


def check_report(checked: "Sequence[CheckedDeck]") -> str:
    """Return the problems of decks, their number by severity, and the students' overrides."""
    from quizkit.app.check import tally

    counts = {f"{severity}s": number for severity, number in tally(checked).items()}
    problems = [_problem(deck, problem) for deck in checked for problem in deck.problems]
    overrides = [_override(deck.path, *override) for deck in checked for override in deck.overrides]
    return as_text({"decks": len(checked), **counts, "problems": problems, "held_right": overrides}, indent=2)


def _problem(deck: "CheckedDeck", problem: Problem) -> dict[str, object]:
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


def _override(path: Path, place: Place, override: "Override") -> dict[str, object]:
    return {"path": str(path), "line": place.line, "column": place.column, **override._asdict()}


def deck_list(rows: "Sequence[DeckRow]") -> str:
    """Return the list of decks."""
    return as_text([row._asdict() for row in rows])


def settings(settings: "Settings") -> str:
    """Return all settings, the config file, and its problems."""
    values = {key.name: setting._asdict() for key, setting in settings.settings}
    problems = [{"line": one.place and one.place.line, "message": one.message} for one in settings.problems]
    return as_text({"path": str(settings.path), "exists": settings.exists, "settings": values, "problems": problems})


def stats(report: "StatsReport") -> str:
    """Return the statistics of decks."""
    figures = report.figures
    parts = {
        name: [one._asdict() for one in getattr(figures, name)]
        for name in ("weakest_questions", "weakest_tags", "overridden")
    }
    decks = [deck.id for deck in report.decks]
    return as_text({"day": report.day.isoformat(), "decks": decks, **figures._asdict(), **parts})


def grade(graded: "GradedReply") -> str:
    """Return the grade of a reply."""
    credit, verdict, rule, note = graded.grade.credit, graded.grade.verdict, graded.grade.rule, graded.grade.note
    return as_text({"credit": credit, "verdict": verdict, "rule": rule, "note": note})
