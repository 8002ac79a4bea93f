"""Who asks, in a session and in an exam: keys where the screen takes them, else lines."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from quizkit.session.exam import ExamAsker
from quizkit.session.run import Asker, View
from quizkit.terminal.exam_lines import ExamLines
from quizkit.terminal.lines import LineAsker
from quizkit.terminal.theme import Screen


@contextmanager
def asking(
    screen: Screen, while_reading: Callable[[], None], days: Callable[[View], Sequence[int] | None]
) -> Iterator[Asker]:
    """Give the Asker of a session, and leave the terminal as it was found, however the session ends.

    `while_reading` is called once, when the first question is shown. `days` are those until a card would come
    again, for each rating; None where that is not known.
    """
    if not screen.keys:
        yield LineAsker(screen, while_reading)
        return
    from quizkit.terminal.keys.asker import KeyAsker

    asker = KeyAsker(screen, while_reading, days)
    try:
        yield asker
    finally:
        asker.close()


@contextmanager
def examining(screen: Screen, while_reading: Callable[[], None]) -> Iterator[ExamAsker]:
    """Give the ExamAsker of an exam, and leave the terminal as it was found, however the exam ends."""
    if not screen.keys:
        yield ExamLines(screen, while_reading)
        return
    from quizkit.terminal.keys.exam import ExamKeys

    asker = ExamKeys(screen, while_reading)
    try:
        yield asker
    finally:
        asker.close()
