"""Problems of a deck, and errors that end a command."""

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from quizkit.base.errors import QuizError
from quizkit.base.problems import Place, Problem
from quizkit.terminal.screens.words import count
from quizkit.terminal.theme import Screen, data

_SHOWN = 20


def show_problems(screen: Screen, path: Path, problems: Sequence[Problem]) -> None:
    """Show what is wrong with a deck, each problem with its line and column and what to do."""
    for problem in problems[:_SHOWN]:
        line, column = problem.place or Place(1, 1)
        place = data(f"{path}:{line}:{column}:")
        message = Text.assemble(place, (f" {problem.severity}: ", "bold red"), data(problem.message))
        screen.put(message, hang=2, fold=False)
        if problem.help:
            screen.put(data(problem.help, "cyan"), indent=2)
    if len(problems) > _SHOWN:
        screen.show(f"and {count(len(problems) - _SHOWN, 'problem')} more.")


def show_error(screen: Screen, error: QuizError) -> None:
    """Show an error that ends a command."""
    screen.put(Text.assemble(("Error: ", "bold red"), data(error.message)), fold=False)
    if error.help:
        screen.put(data(error.help), fold=False)
