"""The loop of a practice session: ask, grade, record, give feedback. It uses an Asker and a Recorder."""

from bisect import bisect_left
from collections.abc import Callable, Container, Sequence
from datetime import datetime
from functools import partial
from typing import Literal

from quizkit.base.errors import NotSaved
from quizkit.base.platform.shell import word
from quizkit.base.program import program
from quizkit.deck import Deck
from quizkit.grading.context import Context
from quizkit.markup import one_line
from quizkit.questions.base import Grade
from quizkit.questions.registry import Question
from quizkit.questions.reply_grammar import Command, CommandName, command_meant
from quizkit.questions.shapes import Prompt, Reply, reply_texts
from quizkit.session.asker import AnyAsker, Asker, Passage, View
from quizkit.session.attempt import SKIPPED, Attempt
from quizkit.session.learning import Asking, Learning, grade_in_form
from quizkit.session.plan import Asked, named
from quizkit.session.recording import Ending, Mark, Mode, Recorder
from quizkit.session.stopwatch import Stopwatch
from quizkit.session.turns import Edited, Turn, needs_another_try, renewed, turns

# Feedback that was shown for less than this, in milliseconds, was not read.
_SHORTEST_READING = 100
# The commands that work while the feedback is read.
_AFTER_A_REPLY = ("undo", "guess", "right", "text", "flag", "suspend", "edit", "time", "help")


class Run:
    """A session or an exam. `failures` counts how often nothing could be saved; the first in a row is shown.

    `is_failing` is whether the last save failed.
    """

    def __init__(self, asker: AnyAsker) -> None:
        self.ending: Ending = "interrupted"
        self.failures = 0
        self.is_failing = False
        self._show = asker.show
        self._anyone = asker
        self._doubted: Reply | None = None

    def run(self) -> None:
        """Run until nothing is left or the student quits."""
        raise NotImplementedError

    def _is_doubtful(self, reply: Reply, is_right: Callable[[], bool]) -> bool:
        """Return whether a wrong reply is probably meant as a command; then ask. Entered again, it is not doubtful."""
        name = command_meant(reply)
        if name is None or reply == self._doubted or not self._anyone.asks_back or is_right():
            self._doubted = None
            return False
        self._doubted = reply
        self._show(f"Did you mean :{name}? To answer with “{' '.join(reply_texts(reply)).strip()}”, enter it again.")
        return True

    def _record(self, save: Callable[[], None]) -> None:
        try:
            save()
        except NotSaved as failure:
            self.failures += 1
            if not self.is_failing:
                self._show(
                    f"{failure.message} You can continue: your answers wait, and are saved as soon as this is fixed."
                )
            self.is_failing = True
        else:
            if self.is_failing:
                self._show("Saved now, with everything before it.")
            self.is_failing = False


class Session(Run):
    """One run over a queue of questions. `earlier` are the attempts of a session that is resumed.

    `learning` names the questions that are learned in it, `waiting` those that are not asked once more. Of a time without a key at most `idle` seconds count as spent.
    """

    def __init__(
        self,
        queue: Sequence[Asked],
        asker: Asker,
        recorder: Recorder,
        seed: int,
        clock: Callable[[], datetime],
        *,
        permute: bool = True,
        mode: Mode = "practice",
        edit: Callable[[Asked], Edited] | None = None,
        passage: Callable[[Asked], Passage | str] | None = None,
        earlier: Sequence[Attempt] = (),
        learning: Container[tuple[str, str]] = (),
        waiting: Container[tuple[str, str]] = (),
        idle: float = 60,
    ) -> None:
        super().__init__(asker)
        self.attempts: list[Attempt] = list(earlier)
        self._watch = Stopwatch(clock, idle)
        self._contexts: dict[str, Context] = {}
        self._learning = Learning(learning, earlier)
        self._turns = turns(queue, earlier, self._learning, waiting)
        self._of = len(queue)
        self._asker = asker
        self._recorder = recorder
        self._seed = seed
        self._permute = permute
        self._mode = mode
        self._edit = edit
        self._passage = passage
        self._earlier = sum(attempt.milliseconds for attempt in earlier) // 1000
        self._hints = 0
        # What can be undone, the latest last.
        self._done: list[tuple[Literal["reply", "suspension", "suspension after a reply"], Turn]] = []
        self._suspended: set[tuple[str, str]] = set()

    def run(self) -> None:
        """Ask until nothing is left or the student quits. The replies are in `attempts`."""
        while self._turns:
            self._take(self._turns[0])
            if self.ending == "quit":
                return
        self.ending = "done"

    @property
    def has_more(self) -> bool:
        """Whether something is left to ask."""
        return bool(self._turns)

    @property
    def is_scored(self) -> bool:
        """Whether every question was tried, so that only missed ones are left to ask once more."""
        return bool(self.attempts) and all(turn.tries > 1 for turn in self._turns)

    def seconds(self) -> int:
        """Return how long the session has taken, earlier attempts included."""
        return round(self._watch.total()) + self._earlier

    def _take(self, turn: Turn) -> None:
        """Ask until this turn is over or the student quits."""
        question = turn.asked.question
        self._hints = 0
        asking = self._learning.asking(turn.asked, self._seed, turn.tries, self._context, permute=self._permute)
        view = self._view(turn, asking.prompt)
        # Reading the feedback belongs to the previous question.
        self._watch.lap()
        took = 0.0
        while self.ending != "quit" and self._turns and self._turns[0] is turn:
            reply = self._asker.ask(view)
            took += self._watch.lap()
            if not isinstance(reply, Command):
                grade = grade_in_form(question, asking.form, reply, self._context(turn.asked.deck))
                if grade.verdict == "asked again":
                    self._show(grade.note)
                elif not self._is_doubtful(reply, partial(_is_right, grade)):
                    self._keep(view, self._attempt(turn, asking, reply_texts(reply), grade, took))
                    return
            elif reply.name == "skip":
                self._keep(view, self._attempt(turn, asking, (), SKIPPED, took))
                return
            elif reply.name == "quit":
                self.ending = "quit"
            else:
                self._command(reply.name, turn)
        if not self._turns and self._last_asked():
            # A command such as :right or :suspend has ended the last turn. It can still be undone.
            self._pause(view, turn)

    def _context(self, deck: Deck) -> Context:
        if deck.id not in self._contexts:
            self._contexts[deck.id] = deck.context()
        return self._contexts[deck.id]

    def _view(self, turn: Turn, prompt: Prompt) -> View:
        # Questions that are asked again are after all the others.
        first = bisect_left(self._turns, True, key=lambda waiting: waiting.tries > 1)
        number = self._of - first + (1 if turn.tries == 1 else 0)
        waiting = len(self._turns) - first
        return View(turn.asked.question, prompt, number, self._of, turn.tries, waiting, can=lambda: self._can(turn))

    def _can(self, turn: Turn) -> frozenset[CommandName]:
        """Return the commands that work now, of those that do not always work."""
        possible: dict[CommandName, bool] = {
            "hint": self._hints < len(turn.asked.question.common.hints),
            "undo": bool(self._done),
            "guess": self._may_be_guess(),
            "right": self._may_be_right(),
            "text": self._has_text(),
            "suspend": named(turn.asked) not in self._suspended,
        }
        return frozenset(name for name, is_possible in possible.items() if is_possible)

    def _attempt(self, turn: Turn, asking: Asking, reply: tuple[str, ...], grade: Grade, took: float) -> Attempt:
        (deck, question), shown, at, milliseconds = turn.asked, asking.shown, self._watch.at, round(took * 1000)
        attempt = Attempt(deck.id, question, turn.tries, shown, reply, grade, self._hints, milliseconds, at, self._mode)
        return attempt._replace(form=asking.form)

    def _keep(self, view: View, attempt: Attempt) -> None:
        turn = self._turns.pop(0)
        self._done.append(("reply", turn))
        self.attempts.append(attempt)
        self._learning.count(attempt)
        is_asked_again = self._ask_again(attempt)
        self._record(lambda: self._recorder.attempt(attempt))
        self._asker.feedback(view, attempt, is_asked_again)
        self._pause(view, turn)

    def _ask_again(self, last: Attempt) -> bool:
        """Ask the question of the last reply again at the end, or no longer; return which."""
        asked = next(turn.asked for what, turn in reversed(self._done) if what == "reply")
        if self._turns and named(self._turns[-1].asked) == named(asked):
            self._turns.pop()
        needs_one = needs_another_try(last, self._learning.rights_left(named(asked)))
        if needs_one and named(asked) not in self._suspended:
            self._turns.append(Turn(asked, last.tries + 1))
            return True
        return False

    def _pause(self, view: View, turn: Turn) -> None:
        """Let the student read the feedback and say something about the reply, until the session continues."""
        replies = len(self.attempts)
        while len(self.attempts) == replies:
            # Anything before this, such as editing the question, is not reading.
            self._watch.lap()
            try:
                command = self._asker.pause(view, is_last=not self._turns)
            finally:
                self._note_reading(round(self._watch.lap() * 1000))
            if command is None or command.name == "quit":
                # After the last reply there is nothing to quit.
                self.ending = "quit" if command and self._turns else self.ending
                return
            if command.name in _AFTER_A_REPLY:
                self._command(command.name, turn)
            else:
                self._show(f"There is no :{command.name} here, between two questions.")

    def _note_reading(self, milliseconds: int) -> None:
        if milliseconds >= _SHORTEST_READING:
            self._recorder.reading(self.attempts[-1], milliseconds)

    def _command(self, name: CommandName, turn: Turn) -> None:
        match name:
            case "hint":
                self._hint(turn.asked.question)
            case "undo" | "guess" | "right" | "text" | "help":
                {
                    "undo": self._undo,
                    "guess": self._guess,
                    "right": self._override,
                    "text": self._text,
                    "help": self._asker.help,
                }[name]()
            case "flag":
                self._mark("flag", turn.asked)
                self._show("Flagged for you or your teacher to look at.")
            case "suspend":
                self._suspend(turn)
            case "edit":
                self._edit_question(turn.asked)
            case "time":
                minutes, seconds = divmod(self.seconds(), 60)
                self._show(f"{minutes} min {seconds} s so far.")
            case "next" | "back" | "go" | "review" | "submit":
                self._show(f"That is for exams: `{program()} exam`.")
            case "repeat" | "skip" | "quit":
                pass

    def _hint(self, question: Question) -> None:
        hints = question.common.hints
        if not hints:
            self._show("This question has no hint.")
            return
        if self._hints == len(hints):
            self._show("There are no more hints. The last one was:")
        shown = min(self._hints, len(hints) - 1)
        self._hints = shown + 1
        self._asker.hint(hints[shown], len(hints) - self._hints)

    def _undo(self) -> None:
        if not self._done:
            self._show("There is nothing to undo yet.")
            return
        what, turn = self._done.pop()
        self._suspended.discard(named(turn.asked))
        stem = one_line(turn.asked.question.prompt().stem)
        if what == "suspension":
            self._mark("unsuspend", turn.asked)
            self._turns.insert(0, turn)
            self._of += turn.tries == 1
            self._show(f"Undone: “{stem}” is no longer suspended. Here it is again.")
        elif what == "suspension after a reply":
            self._mark("unsuspend", turn.asked)
            self._ask_again(self.attempts[-1])
            self._show(f"Undone: “{stem}” is no longer suspended.")
        else:
            self._turns = [turn, *self._turns_without(named(turn.asked))]
            self._learning.count(self.attempts.pop(), -1)
            self._record(lambda: self._recorder.amend("undo"))
            self._show(f"Undone: your reply to “{stem}”. Here it is again.")

    def _turns_without(self, name: tuple[str, str]) -> list[Turn]:
        return [turn for turn in self._turns if named(turn.asked) != name]

    def _edit_question(self, asked: Asked) -> None:
        """Open a question in the editor, and ask it and those after it as they are in the changed file."""
        if self._edit is None:
            self._show("This deck has no file to edit.")
            return
        edited = self._edit(asked)
        self._show(edited.message)
        self._contexts.pop(asked.deck.id, None)
        turns_now = [renewed(turn, asked.deck.id, edited) for turn in self._turns]
        self._of -= sum(now is None and turn.tries == 1 for turn, now in zip(self._turns, turns_now, strict=True))
        self._turns = [turn for turn in turns_now if turn is not None]
        self._done = [(what, renewed(turn, asked.deck.id, edited) or turn) for what, turn in self._done]

    def _last_asked(self) -> Asked | None:
        """Return the question that was answered last in this run."""
        return next((turn.asked for what, turn in reversed(self._done) if what == "reply"), None)

    def _last_reply(self) -> Attempt | None:
        return self.attempts[-1] if self._last_asked() else None

    def _may_be_guess(self) -> bool:
        last = self._last_reply()
        return last is not None and last.is_picked and not last.missed and not last.guessed

    def _guess(self) -> None:
        if not self._may_be_guess():
            self._show("Use :guess right after a choice that you got right.")
            return
        self._learning.count(self.attempts[-1], -1)
        last = self.attempts[-1] = self.attempts[-1]._replace(guessed=True)
        self._record(lambda: self._recorder.amend("guess"))
        if self._ask_again(last):
            self._show("Recorded as a guess: you will see it again at the end.")
        else:
            self._show("Recorded as a guess: you will see it again sooner.")

    def _may_be_right(self) -> bool:
        last = self._last_reply()
        return last is not None and last.is_open_to_dispute and last.missed and bool(last.reply)

    def _override(self) -> None:
        """Count a reply that was graded wrong as right: in the score, while the record keeps both."""
        last = self._last_reply()
        if last is None or not self._may_be_right():
            self._show("Use :right after a typed or learned reply that was graded wrong.")
            return
        grade = last.grade._replace(credit=1.0, verdict="right", rule="your word")
        last = self.attempts[-1] = last._replace(grade=grade)
        self._learning.count(last)
        # The question that is asked now may be the one that was missed: this ends its turn.
        self._ask_again(last)
        self._record(lambda: self._recorder.amend("override"))
        self._show(f"Counted as right. `{program()} stats` lists it for your teacher.")

    def _has_text(self) -> bool:
        """Return whether a part of the source has the answer to the question that was answered last."""
        asked = self._last_asked()
        return bool(asked and self._passage and asked.deck.source.file and asked.question.common.evidence)

    def _text(self) -> None:
        asked = self._last_asked()
        if asked is None or self._passage is None or not self._has_text():
            self._show("Use :text after a reply, if the question has evidence in the source of its deck.")
            return
        passage = self._passage(asked)
        if isinstance(passage, str):
            self._show(passage)
        else:
            self._asker.passage(passage)

    def _suspend(self, turn: Turn) -> None:
        """Suspend a question that is asked, or whose feedback is read: then its turn is over."""
        if named(turn.asked) in self._suspended:
            self._show("It is suspended already.")
            return
        self._mark("suspend", turn.asked)
        self._suspended.add(named(turn.asked))
        if self._turns and self._turns[0] is turn:
            self._done.append(("suspension", self._turns.pop(0)))
            self._of -= turn.tries == 1
        else:
            self._done.append(("suspension after a reply", turn))
            self._turns = self._turns_without(named(turn.asked))
        deck, question = turn.asked
        later = f"{program()} decks unsuspend {word(deck.id, 'DECK')} {word(question.common.id, 'ID')}"
        self._show(f"Suspended: it will not be asked again. Use :undo to undo this, or later `{later}`.")

    def _mark(self, mark: Mark, asked: Asked) -> None:
        self._record(lambda: self._recorder.mark(mark, asked.deck.id, asked.question))


def _is_right(grade: Grade) -> bool:
    return grade.credit == 1
