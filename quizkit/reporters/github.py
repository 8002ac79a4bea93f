"""Problems of decks as annotations of GitHub Actions."""

from collections.abc import Sequence
from pathlib import Path

from quizkit.app.check import CheckedDeck
from quizkit.base.problems import Place, Problem, Severity
from quizkit.base.text import safe_line

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def annotations(checked: Sequence[CheckedDeck]) -> str:
    """Return a workflow command for each problem, one a line."""
    return "".join(f"{_annotation(deck.path, problem)}\n" for deck in checked for problem in deck.problems)


def _annotation(path: Path, problem: Problem) -> str:
    line, column = problem.place or Place(1, 1)
    file = _escaped(safe_line(str(path))).replace(":", "%3A").replace(",", "%2C")
    message = _escaped(safe_line(f"{problem.message}. {problem.help}".strip()))
    return f"::{_LEVELS[problem.severity]} file={file},line={line},col={column},title={problem.code}::{message}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
