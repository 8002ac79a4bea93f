"""Chooses the Asker of a session or an exam: by keys if the screen reads them, else by lines."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from typing import TYPE_CHECKING

from quizkit.session.asker import Asker, View
from quizkit.terminal.theme import Screen

if TYPE_CHECKING:
    from quizkit.session.exam import ExamAsker

# Only the Asker in use is loaded: each import delays the first question.


def asking(
    screen: Screen, while_reading: Callable[[], None], days: Callable[[View], Sequence[int] | None], *, pauses: bool
) -> AbstractContextManager[Asker]:
    """Return the Asker of a session; see `PracticeKeys`. At the end of the block the terminal is as it was before."""
    if not screen.keys:
        from quizkit.terminal.lines.practice import PracticeLines

        return nullcontext(PracticeLines(screen, while_reading, pauses=pauses))
    from quizkit.terminal.keys.practice import PracticeKeys

    return closing(PracticeKeys(screen, while_reading, days, pauses=pauses))


def examining(screen: Screen, while_reading: Callable[[], None]) -> "AbstractContextManager[ExamAsker]":
    """Return the ExamAsker of an exam; at the end of the block the terminal is as it was before."""
    if not screen.keys:
        from quizkit.terminal.lines.exam import ExamLines

        return nullcontext(ExamLines(screen, while_reading))
    from quizkit.terminal.keys.exam import ExamKeys

    return closing(ExamKeys(screen, while_reading))
