"""The loop of an exam: back and forth over an answer sheet, without feedback, until it is handed in."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from math import ceil
from typing import Protocol

from quizkit.base.terms import duration
from quizkit.questions.registry import Question
from quizkit.questions.reply_grammar import Command, command_meant
from quizkit.questions.shapes import Reply
from quizkit.session.asker import AnyAsker, DraftReply, ExamView, View
from quizkit.session.run import Run
from quizkit.session.sheet import Line, flagged, unanswered

# The seconds left at which the time is shown, in addition to half of the limit.
_SHOWN_AT = (300, 60)
_LEAVING = ("next", "skip", "back", "go", "review", "submit", "quit")
# At the review there is no question that these could be about.
_OF_A_QUESTION = ("next", "skip", "flag")


class Timer:
    """The time of an exam. It runs while the exam is left, and setting the clock back gains no time.

    The time spent is the largest of three: by the wall clock; by a monotonic clock since this run began, after what was
    spent before; and the last time returned.
    """

    def __init__(
        self,
        begun: datetime,
        limit: int | None,
        clock: Callable[[], datetime],
        ticks: Callable[[], float],
        spent: float = 0,
    ) -> None:
        """`limit` is in seconds, as is `spent`, the time that earlier runs of the exam took."""
        self.begun = begun
        self.limit = limit
        self.clock = clock
        self._ticks = ticks
        self._zero = ticks() - spent
        self._most = spent

    def spent(self) -> float:
        """Return how many seconds have passed since the exam began."""
        wall = (self.clock() - self.begun).total_seconds()
        self._most = max(self._most, wall, self._ticks() - self._zero)
        return self._most

    def left(self) -> int | None:
        """Return the whole seconds that are left, 0 at least; None without a time limit."""
        return None if self.limit is None else max(0, ceil(self.limit - self.spent()))

    def is_up(self) -> bool:
        """Return whether the time is over."""
        return self.limit is not None and self.spent() >= self.limit


class ExamAsker(AnyAsker, Protocol):
    """Shows an exam and reads replies."""

    def draft(self, view: View) -> DraftReply | None:
        """Return what is marked or typed at this question, or None if nothing was changed."""

    def review(self, lines: Sequence[Line], seconds_left: int | None) -> Command:
        """Show what is answered, unanswered and flagged, and return the next command."""

    def agrees(self, question: str) -> bool:
        """Ask for confirmation, and return whether the answer is yes."""


class ExamRecorder(Protocol):
    """Saves what happens in an exam, as a Recorder does. Each method raises NotSaved if it fails."""

    def reply(self, line: Line, spent: float, *, late: bool) -> None:
        """Record a reply; on return it is on the disk. A `late` one does not count."""

    def flag(self, line: Line, spent: float) -> None:
        """Record whether a question is flagged for review."""


class Exam(Run):
    """One run over an answer sheet, which may hold the replies of earlier runs.

    It has ended as `done` where the sheet was handed in: by the student, or by the clock, `time_is_up`.
    `late` are the lines of replies that came after the time, which do not count.
    """

    def __init__(self, lines: Sequence[Line], asker: ExamAsker, recorder: ExamRecorder, timer: Timer) -> None:
        super().__init__(asker)
        self.lines = list(lines)
        self.time_is_up = False
        self.late: list[Line] = []
        self._asker = asker
        self._recorder = recorder
        self._timer = timer
        left = timer.left()
        self._to_show = sorted({at for at in (*_SHOWN_AT, (timer.limit or 0) // 2) if left is not None and at < left})
        self._place = (unanswered(self.lines) or [len(self.lines) + 1])[0] - 1
        self._from_review = False
        self._over = False

    def run(self) -> None:
        """Ask until the sheet is handed in or left."""
        while not self._over:
            if self._timer.is_up():
                self._show("The time is up. The exam is handed in as it is.")
                self.ending, self.time_is_up, self._over = "done", True, True
            elif self._place == len(self.lines):
                self._review()
            else:
                self._put()

    def _put(self) -> None:
        self._show_time()
        view, place, began = self._view(), self._place, self._timer.spent()
        try:
            while not self._over and self._place == place:
                reply = self._asker.ask(view)
                if isinstance(reply, Command):
                    is_up = self._timer.is_up()
                    if is_up or reply.name in _LEAVING:
                        self._keep_draft(view, place, began)
                        began = self._timer.spent()
                    if is_up:
                        return
                    self._obey(reply)
                elif not self._is_doubtful(reply, partial(self._is_right, view.question, reply)):
                    self._reply(self._line(place, began, reply))
                    return
        except BaseException:
            # Ctrl-C or a signal leaves the exam; what is marked or typed counts.
            self._keep_draft(view, place, began)
            raise

    def _is_right(self, question: Question, reply: Reply) -> bool:
        return question.grade(reply, self.lines[0].asked.deck.context()).credit == 1

    def _is_meant_as_command(self, view: View, reply: Reply) -> bool:
        return command_meant(reply) is not None and not self._is_right(view.question, reply)

    def _line(self, place: int, began: float, reply: Reply | None) -> Line:
        """Return the line of a question with a reply, and with the time that this visit took."""
        line = self.lines[place]
        took = line.milliseconds + round(1000 * (self._timer.spent() - began))
        return line._replace(reply=reply, milliseconds=took, at=self._timer.clock())

    def _keep_draft(self, view: View, place: int, began: float) -> None:
        """Record what is marked or typed when a question is left, if it differs from the reply so far."""
        draft, before = self._asker.draft(view), self.lines[place]
        if draft is not None and draft.note:
            self._show(draft.note)
        if draft is not None and draft.reply is not None and self._is_meant_as_command(view, draft.reply):
            draft = None
        line = self._line(place, began, before.reply if draft is None else draft.reply)
        if line.reply == before.reply and type(line.reply) is type(before.reply):
            self.lines[place] = line._replace(at=before.at)
            return
        self.lines[place] = line
        # It was entered before the time was up.
        spent = self._timer.spent() if self._timer.limit is None else min(self._timer.spent(), self._timer.limit)
        self._record(lambda: self._recorder.reply(line, spent, late=False))

    def _view(self) -> View:
        place = self._place
        line = self.lines[place]
        beside = ExamView(line.reply, lambda: self.lines[place].flagged, self._timer.left)
        return View(line.asked.question, line.prompt, place + 1, len(self.lines), 1, 0, beside)

    def _reply(self, line: Line) -> None:
        late = self._timer.is_up()
        self._record(lambda: self._recorder.reply(line, self._timer.spent(), late=late))
        if late:
            self.late.append(line)
            self._show("This reply came after the time limit. It is recorded as late and does not count.")
            return
        self.lines[self._place] = line
        self._place = len(self.lines) if self._from_review else self._place + 1

    def _obey(self, command: Command) -> None:
        match command.name:
            case "next" | "skip":
                self._go(self._place + 1)
            case "flag":
                self._flag()
            case "hint" | "undo" | "suspend" | "edit" | "guess" | "right" | "text":
                self._show(f"There is no :{command.name} in an exam. Until you hand in, you can change your reply.")
            case "help":
                self._asker.help()
            case "time":
                self._show(self._time())
            case "repeat":
                pass
            case "back" | "go" | "review" | "submit" | "quit":
                self._move(command)

    def _move(self, command: Command) -> None:
        of = len(self.lines)
        match command.name:
            case "back" if self._place == 0:
                self._show("This is the first question.")
            case "back":
                self._go(self._place - 1)
            case "go" if not 1 <= command.to <= of:
                self._show(f"The questions are numbered 1 to {of}.")
            case "go":
                self._go(command.to - 1)
            case "submit":
                self._submit()
            case "quit":
                self.ending, self._over = "quit", True
            case _:
                self._go(of)

    def _go(self, place: int) -> None:
        self._from_review = self._place == len(self.lines)
        self._place = place

    def _flag(self) -> None:
        line = self.lines[self._place]
        line = self.lines[self._place] = line._replace(flagged=not line.flagged)
        self._record(lambda: self._recorder.flag(line, self._timer.spent()))
        self._show("Flagged for review." if line.flagged else "No longer flagged.")

    def _review(self) -> None:
        self._show_time()
        command = self._asker.review(self.lines, self._timer.left())
        if self._timer.is_up():
            return
        if command.name in _OF_A_QUESTION:
            self._show(f"Go to a question for :{command.name}: type its number.")
        else:
            self._obey(command)

    def _submit(self) -> None:
        """Hand in, after confirmation if something is unanswered or flagged; otherwise show the review."""
        self._go(len(self.lines))
        open_ones = _open_ones(self.lines)
        if not open_ones or self._asker.agrees(f"{open_ones} Hand in anyway?"):
            self.ending, self._over = "done", True

    def _time(self) -> str:
        left = self._timer.left()
        return f"{duration(int(self._timer.spent()))} so far." if left is None else f"{duration(left)} left."

    def _show_time(self) -> None:
        left = self._timer.left()
        reached = [at for at in self._to_show if left is not None and left <= at]
        if reached:
            self._to_show = [at for at in self._to_show if at not in reached]
            self._show(self._time())


def _open_ones(lines: Sequence[Line]) -> str:
    missing, marked = len(unanswered(lines)), len(flagged(lines))
    parts = [f"{missing} unanswered"] * bool(missing) + [f"{marked} flagged for review"] * bool(marked)
    return f"Of {len(lines)} questions: {', '.join(parts)}." if parts else ""
