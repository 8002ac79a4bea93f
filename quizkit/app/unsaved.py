"""What could not be saved at the end of a session or an exam, and the file that it can go to instead."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from quizkit.base.errors import NotSaved, QuizError, Stopped
from quizkit.base.values import Value
from quizkit.progress.recorder import HistoryRecorder


class Unsaved(Value):
    """What is not on the disk: `answers` counts the answers. `save_elsewhere` writes a file and returns its path.

    `ask` is whether the student can be asked first: not after a signal or the end of the input.
    """

    answers: int
    ask: bool
    save_elsewhere: Callable[[], Path]


def unsaved_of(recorder: HistoryRecorder, *, ask: bool) -> Unsaved | None:
    """Return what waits to be written, if anything does."""
    if recorder.outbox.is_empty:
        return None
    return Unsaved(recorder.unsaved, ask, lambda: _save_elsewhere(recorder))


def failure_of(save: Callable[[], None]) -> QuizError | None:
    """Save something; return the error if that fails, or if a second signal stops it."""
    try:
        save()
    except QuizError as error:
        return error
    except (KeyboardInterrupt, Stopped):
        return NotSaved("Stopped while saving.")
    return None


def _save_elsewhere(recorder: HistoryRecorder) -> Path:
    """Write a file to the current folder, or else to the home folder or the temporary one. Raises NotSaved."""
    for folder in (Path.cwd(), Path.home()):
        with suppress(NotSaved):
            return recorder.outbox.save_to(folder)
    from tempfile import gettempdir

    return recorder.outbox.save_to(Path(gettempdir()))
