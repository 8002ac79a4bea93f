"""The loop of a session: ask, grade, record, tell; over an Asker that shows and a Recorder that keeps."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Literal, NamedTuple, Protocol, TypeAlias

from quizkit.deck import Deck
from quizkit.errors import NotSaved
from quizkit.questions.base import Grade
from quizkit.questions.registry import Question
from quizkit.questions.replies import Command, CommandName
from quizkit.questions.shapes import Prompt, Reply, values
from quizkit.session.attempt import Attempt
from quizkit.session.plan import permuted

# A question that was missed comes back at the end until it is right, so many times at most.
MOST_RETURNS = 3

Mark: TypeAlias = Literal["flag", "suspend"]
Ending: TypeAlias = Literal["done", "quit", "input ended", "interrupted"]


class View(NamedTuple):
    """One question as it is put: its prompt as shown, and where in the session it stands.

    `number` counts the first asking of each question from 1 to `of`; `waiting` are the missed ones that
    still come back, this one among them. `tries` is over 1 where it has come back.
    """

    question: Question
    prompt: Prompt
    number: int
    of: int
    tries: int
    waiting: int


class Asker(Protocol):
    """Shows a session and takes replies."""

    def ask(self, view: View) -> Reply | Command:
        """Put a question, or put it again, and return what the student gave."""

    def tell(self, message: str) -> None:
        """Say something about the session."""

    def hint(self, text: str, left: int) -> None:
        """Show a hint; `left` more can be had."""

    def feedback(self, view: View, attempt: Attempt, comes_back: bool) -> None:
        """Show how a reply was graded, and whether the question comes back."""

    def help(self) -> None:
        """List the commands."""


class Recorder(Protocol):
    """Keeps what was answered. Each method raises NotSaved if that could not be done."""

    def attempt(self, attempt: Attempt) -> None:
        """Keep an attempt; on return it is safe on the disk."""

    def undo(self) -> None:
        """Keep that the last attempt is taken back."""

    def mark(self, mark: Mark, deck_id: str, question: Question) -> None:
        """Keep that a question was flagged or suspended."""


class _Turn(NamedTuple):
    question: Question
    tries: int = 1


class Session:
    """One run over a queue of questions of a deck."""

    def __init__(
        self,
        deck: Deck,
        queue: Sequence[Question],
        asker: Asker,
        recorder: Recorder,
        seed: int,
        clock: Callable[[], datetime],
        *,
        permute: bool = True,
        edit: Callable[[Question], str] | None = None,
    ) -> None:
        self.attempts: list[Attempt] = []
        self.ending: Ending = "interrupted"
        self.unsaved = 0
        self.started = clock()
        self._deck = deck
        self._context = deck.context()
        self._turns = [_Turn(question) for question in queue]
        self._of = len(self._turns)
        self._asker = asker
        self._recorder = recorder
        self._seed = seed
        self._clock = clock
        self._permute = permute
        self._edit = edit
        self._hints = 0
        # For each attempt, the turns that were left before it: what undoing it brings back.
        self._before: list[list[_Turn]] = []

    def run(self) -> None:
        """Ask until nothing is left or the student quits. What was answered by then is in `attempts`."""
        while self._turns:
            turn = self._turns[0]
            self._hints = 0
            if not self._take(turn):
                self.ending = "quit"
                return
        self.ending = "done"

    def seconds(self) -> int:
        """Return how long the session has been going on."""
        return max(0, round((self._clock() - self.started).total_seconds()))

    def _take(self, turn: _Turn) -> bool:
        """Ask until this turn has a reply or is gone; return whether the session goes on."""
        prompt = turn.question.prompt()
        shown: tuple[int, ...] = ()
        if self._permute:
            prompt, shown = permuted(prompt, self._seed, turn.question.common.id, turn.tries)
        view = self._view(turn, prompt)
        asked = self._clock()
        while True:
            given = self._asker.ask(view)
            if not isinstance(given, Command):
                grade = turn.question.grade(given, self._context)
                self._keep(view, self._attempt(turn, shown, values(given), grade, asked))
                return True
            if given.name == "quit":
                return False
            if given.name == "skip":
                grade = Grade(0.0, "skipped", "skipped")
                self._keep(view, self._attempt(turn, shown, (), grade, asked))
                return True
            if self._command(given.name, turn):
                return True

    def _view(self, turn: _Turn, prompt: Prompt) -> View:
        first = sum(waiting.tries == 1 for waiting in self._turns)
        number = self._of - first + (1 if turn.tries == 1 else 0)
        return View(turn.question, prompt, number, self._of, turn.tries, len(self._turns) - first)

    def _attempt(
        self, turn: _Turn, shown: tuple[int, ...], reply: tuple[str, ...], grade: Grade, asked: datetime
    ) -> Attempt:
        at = self._clock()
        milliseconds = max(0, round((at - asked).total_seconds() * 1000))
        return Attempt(self._deck.id, turn.question, turn.tries, shown, reply, grade, self._hints, milliseconds, at)

    def _keep(self, view: View, attempt: Attempt) -> None:
        self._before.append(list(self._turns))
        self.attempts.append(attempt)
        self._turns.pop(0)
        skipped = attempt.grade.verdict == "skipped"
        comes_back = attempt.missed and not skipped and attempt.tries <= MOST_RETURNS
        if comes_back:
            self._turns.append(_Turn(attempt.question, attempt.tries + 1))
        self._record(lambda: self._recorder.attempt(attempt))
        self._asker.feedback(view, attempt, comes_back)

    def _record(self, keep: Callable[[], None]) -> None:
        try:
            keep()
        except NotSaved as failure:
            self.unsaved += 1
            if self.unsaved == 1:
                self._asker.tell(f"{failure.message} {failure.help}".strip())

    def _command(self, name: CommandName, turn: _Turn) -> bool:
        """Carry out a command; return whether the turn is over."""
        match name:
            case "hint":
                self._hint(turn.question)
            case "undo":
                return self._undo()
            case "flag":
                self._record(lambda: self._recorder.mark("flag", self._deck.id, turn.question))
                self._asker.tell("Flagged, for you or your teacher to look at.")
            case "suspend":
                self._suspend(turn)
                return True
            case "edit":
                self._asker.tell(self._edit(turn.question) if self._edit else "This deck has no file to edit.")
            case "time":
                minutes, seconds = divmod(self.seconds(), 60)
                self._asker.tell(f"{minutes} min {seconds} s so far.")
            case "help":
                self._asker.help()
            case "repeat" | "skip" | "quit":
                pass
        return False

    def _hint(self, question: Question) -> None:
        hints = question.common.hints
        if not hints:
            self._asker.tell("This question has no hint.")
            return
        shown = min(self._hints, len(hints) - 1)
        self._hints = shown + 1
        self._asker.hint(hints[shown], len(hints) - self._hints)

    def _undo(self) -> bool:
        if not self._before:
            self._asker.tell("There is no reply to take back yet.")
            return False
        self._turns = self._before.pop()
        undone = self.attempts.pop()
        self._record(self._recorder.undo)
        self._asker.tell(f"Taken back: your reply to “{undone.question.prompt().stem}”. Here it is again.")
        return True

    def _suspend(self, turn: _Turn) -> None:
        self._record(lambda: self._recorder.mark("suspend", self._deck.id, turn.question))
        self._turns = [waiting for waiting in self._turns if waiting.question != turn.question]
        self._of -= turn.tries == 1
        self._asker.tell("Suspended: it will not be asked again.")
