"""Chooses the Asker of a session or an exam: by keys if the screen reads them, else by lines."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from quizkit.session.exam import ExamAsker
from quizkit.session.run import Asker, View
from quizkit.terminal.lines.exam import ExamLines
from quizkit.terminal.lines.practice import PracticeLines
from quizkit.terminal.theme import Screen


@contextmanager
def asking(
    screen: Screen, while_reading: Callable[[], None], days: Callable[[View], Sequence[int] | None]
) -> Iterator[Asker]:
    """Yield the Asker of a session, and restore the terminal however the session ends.

    `while_reading` is called once, when the first question is shown. `days` returns the days until the next review for
    each rating of a card, or None if they are unknown.
    """
    if not screen.keys:
        yield PracticeLines(screen, while_reading)
        return
    from quizkit.terminal.keys.practice import PracticeKeys

    asker = PracticeKeys(screen, while_reading, days)
    try:
        yield asker
    finally:
        asker.close()


@contextmanager
def examining(screen: Screen, while_reading: Callable[[], None]) -> Iterator[ExamAsker]:
    """Yield the ExamAsker of an exam, and restore the terminal however the exam ends."""
    if not screen.keys:
        yield ExamLines(screen, while_reading)
        return
    from quizkit.terminal.keys.exam import ExamKeys

    asker = ExamKeys(screen, while_reading)
    try:
        yield asker
    finally:
        asker.close()
