"""Shows what was imported or exported, and what was lost."""

from collections.abc import Sequence
from pathlib import Path

from quizkit.app.convert import STDIO, Exported, Imported
from quizkit.base.platform.shell import word
from quizkit.base.problems import Problem, Severity
from quizkit.base.program import program
from quizkit.base.text import safe_line
from quizkit.terminal.screens.check import show_concise, show_summary
from quizkit.terminal.screens.words import count
from quizkit.terminal.theme import Screen, Style, data

_STYLES: dict[Severity, Style] = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}


def show_imported(screen: Screen, imported: Imported) -> None:
    """Show what is lost, one line with the numbers, and the errors of the deck with the numbers of a check."""
    for file in imported.files:
        if file.guessed:
            screen.put(data(f"{file.path} is not UTF-8; it was read as {file.guessed}."))
        show_losses(screen, file.path, file.problems)
    problems = [problem for file in imported.files for problem in file.problems]
    where = "" if imported.path == STDIO else f" into {imported.path}"
    formats = ", ".join(dict.fromkeys(file.format.about for file in imported.files))
    numbers = _numbers(problems, imported.questions, "imported")
    screen.put(data(f"{numbers}{where if imported.questions else ''} ({formats})."))
    checked = imported.checked
    if checked:
        errors = [problem for problem in checked.problems if problem.severity == "error"]
        show_concise(screen, [checked._replace(problems=errors)])
        show_summary(screen, [checked])
    if imported.questions and imported.path != STDIO and (checked is None or checked.problems):
        what = "Show what it reports:" if checked else "Check it:"
        screen.command(what, f"{program()} check {word(str(imported.path), 'DECK')}")


def show_exported(screen: Screen, exported: Exported) -> None:
    """Show what is lost, then one line with the numbers."""
    show_losses(screen, exported.deck_path, exported.losses)
    where = "" if exported.path == STDIO or not exported.questions else f" to {exported.path}"
    numbers = _numbers(exported.losses, exported.questions, "exported")
    screen.put(data(f"{numbers}{where} ({exported.format.about})."))


def show_losses(screen: Screen, path: Path, problems: Sequence[Problem]) -> None:
    """Show each loss on one line, with its line in the file if it has one, else the number of its question."""
    # There may be thousands of lines: each label is drawn once, the rest is plain text.
    kinds = {(problem.severity, problem.code) for problem in problems}
    labels = {kind: screen.drawn(f"{kind[0]}[{kind[1]}]", _STYLES[kind[0]]) for kind in kinds}
    screen.write([_line(path, problem, labels[problem.severity, problem.code]) for problem in problems])


def _line(path: Path, problem: Problem, label: str) -> str:
    place = f":{problem.place.line}" if problem.place else ""
    number = f"question {problem.route[1] + 1}: " if not place and _has_number(problem) else ""  # type: ignore[operator]  # a position
    return f"{safe_line(f'{path}{place}')}: {label}: {safe_line(f'{number}{problem.message}')}"


def _has_number(problem: Problem) -> bool:
    return len(problem.route) > 1 and isinstance(problem.route[1], int)


def _numbers(problems: Sequence[Problem], questions: int, done: str) -> str:
    missing = sum(problem.severity == "error" for problem in problems)
    # A column that is lost does not belong to a single question.
    lossy = len({problem.route for problem in problems if problem.severity != "error" and problem.route})
    parts = [f"{count(questions, 'question')} {done}"]
    parts += [f"{lossy} with losses"] if lossy else []
    parts += [f"{missing} not {done}"] if missing else []
    return ", ".join(parts)
