"""The session, model-checked: whatever is replied, commanded and not saved, what they say adds up."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizkit.base.errors import InputEnded, NotSaved
from quizkit.questions.registry import Question
from quizkit.questions.reply_grammar import COMMAND_NAMES, Command
from quizkit.questions.shapes import (
    AGAIN,
    Arrange,
    Arranged,
    FillBlanks,
    Filled,
    Pair,
    Paired,
    Picked,
    PickedMany,
    PickMany,
    PickOne,
    Prompt,
    Recalled,
    Reply,
    Reveal,
    Typed,
    TypeLine,
)
from quizkit.session.asker import Passage, View
from quizkit.session.attempt import Attempt
from quizkit.session.plan import Asked
from quizkit.session.recording import Amendment, Mark, Mode
from quizkit.session.run import Session
from quizkit.session.score import score
from quizkit.session.turns import MOST_RETURNS, Edited
from tests.helpers import deck, law, with_every_type

_DECK = deck("""
    id: d
    title: T
    questions:
      - {id: pick, question: Which?, choices: [p, q, r], answer: p, hints: [small, smaller]}
      - {id: many, question: Which ones?, choices: [p, q, r], answer: [p, q], tags: [a]}
      - {id: side, question: So?, answer: true}
      - {id: text, question: Who?, answer: Bohr, points: 3, tags: [a, b]}
      - {id: number, question: How many?, answer: 7}
      - {id: blanks, cloze: "The {{sun}} and the {{moon}}."}
      - {id: listed, question: Name them., answer: [red, green]}
      - {id: order, question: In which order?, order: [one, two, three]}
      - {id: pairs, question: Pairs?, match: {k: v, l: w}}
      - {id: card, front: f, back: b}
    """)
_QUESTIONS = with_every_type({item.common.id: item for item in _DECK.questions})
DECK = _DECK._replace(questions=tuple(_QUESTIONS.values()))
NOON = datetime(2025, 10, 8, 12, tzinfo=UTC)
RIGHT, WRONG = "a right reply", "a wrong reply"
# What ends a session once the steps are used up.
LAST = (RIGHT, WRONG, "quit", "skip", "suspend", "ended", "Ctrl-C")

queues = st.lists(st.sampled_from([item.common.id for item in DECK.questions]), min_size=1, max_size=3, unique=True)
# What belongs together is drawn together: a word for a miss, and what takes back a reply or a suspension.
turns = st.sampled_from(
    [
        [RIGHT],
        [WRONG],
        [WRONG, "right"],
        [RIGHT, "guess"],
        [RIGHT, "undo"],
        [WRONG, "undo"],
        ["suspend"],
        ["suspend", "undo"],
    ]
)
steps = st.lists(st.one_of(turns, turns, st.sampled_from(COMMAND_NAMES).map(lambda name: [name])), max_size=12).map(
    lambda drawn: [step for turn in drawn for step in turn]
)
full_at = st.sets(st.integers(1, 30), max_size=6)


def asked_of(ids: Sequence[str]) -> list[Asked]:
    return [Asked(DECK, item) for item in DECK.questions if item.common.id in ids]


def wrong_reply(prompt: Prompt) -> Reply:
    match prompt:
        case PickOne(choices=choices):
            return Picked(next(choice for choice in choices if choice not in ("p", "true")))
        case PickMany():
            return PickedMany(("r",))
        case TypeLine():
            return Typed("99")
        case FillBlanks(blanks=blanks):
            return Filled(("99",) * blanks)
        case Arrange():
            return Arranged(("three", "two", "one"))
        case Pair():
            return Paired((("k", "w"), ("l", "v")))
        case Reveal():
            return Recalled(AGAIN)


def given_at(step: str, view: View, number: int) -> Reply | Command:
    """Return what a step gives at a question. Raises what ends the input."""
    if step == "ended":
        raise InputEnded("The input ended here.")
    if step == "Ctrl-C":
        raise KeyboardInterrupt
    if step in (RIGHT, WRONG):
        return view.question.accepted()[0] if step == RIGHT else wrong_reply(view.prompt)
    return next(Command(name, number % 6) for name in COMMAND_NAMES if name == step)


def clock() -> Callable[[], datetime]:
    """Return a clock on which each look takes a second."""
    looks = iter(range(1_000_000))
    return lambda: NOON + timedelta(seconds=next(looks))


class Disk:
    """Keeps what it is given, but for the calls, counted from 1, at which it is full."""

    def __init__(self, full_at: set[int]) -> None:
        self.failures = 0
        self._calls = 0
        self._full_at = full_at

    def write(self) -> None:
        self._calls += 1
        if self._calls in self._full_at:
            self.failures += 1
            raise NotSaved("The disk is full.", "Make room.")


class Notes:
    """A Recorder: what it was asked to keep, saved or not, adds up to `attempts` and `suspended`."""

    def __init__(self, disk: Disk) -> None:
        self.attempts: list[tuple[str, int, bool]] = []
        self.suspended: set[str] = set()
        self.disk = disk

    def attempt(self, attempt: Attempt) -> None:
        self.attempts.append((attempt.question.common.id, attempt.tries, attempt.missed))
        self.disk.write()

    def reading(self, attempt: Attempt, milliseconds: int) -> None:
        assert attempt.question.common.id == self.attempts[-1][0]
        assert milliseconds > 0

    def amend(self, amendment: Amendment) -> None:
        id, tries, missed = self.attempts.pop()
        assert amendment == "undo" or missed == (amendment == "override")
        if amendment != "undo":
            self.attempts.append((id, tries, False))
        self.disk.write()

    def mark(self, mark: Mark, deck_id: str, question: Question) -> None:
        if mark != "flag":
            (self.suspended.add if mark == "suspend" else self.suspended.remove)(question.common.id)
        self.disk.write()


class Student:
    """An Asker that takes the steps one by one, then the `last` one again and again, and checks all that is shown."""

    def __init__(self, steps: Sequence[str], last: str, *, pauses: bool = False) -> None:
        self._steps = list(steps)
        # Whether a command is given while the feedback to the reply before is read.
        self.pauses = pauses
        self._last = last
        self._asked = 0
        self.session: Session
        self.queue: list[Question] = []
        self.asleep: set[str] = set()
        # What was suspended below its feedback: its reply stands when that is undone.
        self._after_reply: set[str] = set()
        # What could be answered and what was suspended when the step before was taken.
        self._before: tuple[list[Question], set[str]] = ([], set())

    asks_back = False

    def ask(self, view: View) -> Reply | Command:
        self._asked += 1
        assert self._asked < 200, "the session does not end"
        tried = [attempt for attempt in self.session.attempts if attempt.question is view.question]
        assert view.question.common.id not in self.asleep
        assert view.tries == len(tried) + 1 <= MOST_RETURNS + 1
        assert all((attempt.missed or attempt.guessed) and attempt.grade.verdict != "skipped" for attempt in tried)
        assert min(view.tries, 2) - 1 <= view.waiting <= view.of
        self._check_number(view)
        self._check_what_was_undone(view)
        step = self._steps.pop(0) if self._steps else self._last
        return given_at(step, view, self._asked)

    def _check_number(self, view: View) -> None:
        tried = {attempt.question.common.id for attempt in self.session.attempts}
        untried = {item.common.id for item in self.queue} - tried - self.asleep
        assert (view.number, view.of) == (len(tried) + (view.tries == 1), len(tried) + len(untried))

    def _check_what_was_undone(self, view: View) -> None:
        """Check that what was taken back is asked next."""
        answered, asleep = self._before
        woken = asleep - self.asleep
        back = {question.common.id for question in answered[len(self.session.attempts) :]} | (woken - self._after_reply)
        self._after_reply -= woken
        assert not back or back == {view.question.common.id}
        self._before = ([attempt.question for attempt in self.session.attempts], set(self.asleep))

    def show(self, message: str) -> None:
        assert message

    def hint(self, text: str, left: int) -> None:
        assert left >= 0

    def feedback(self, view: View, attempt: Attempt, is_asked_again: bool) -> None:
        assert self.session.attempts[-1] is attempt
        assert attempt.missed or not is_asked_again

    def pause(self, view: View, *, is_last: bool) -> Command | None:
        assert is_last == (not self.session._turns)
        if not (self.pauses and self._steps and self._steps[0] in COMMAND_NAMES):
            return None
        step = self._steps.pop(0)
        if step == "suspend":
            self._after_reply.add(view.question.common.id)
        return Command(next(name for name in COMMAND_NAMES if name == step))

    def passage(self, passage: Passage) -> None:
        raise AssertionError(passage)

    def help(self) -> None:
        """Nothing to check."""


def held(session: Session) -> str:
    """Run a session to its end, and return what that was."""
    try:
        session.run()
    except (InputEnded, KeyboardInterrupt) as end:
        return type(end).__name__
    return session.ending


def in_short(attempts: Sequence[Attempt]) -> list[tuple[str, int, bool]]:
    return [(attempt.question.common.id, attempt.tries, attempt.missed) for attempt in attempts]


def is_over(question: Question, attempts: Sequence[Attempt]) -> bool:
    """Return whether nothing is left to ask of a question."""
    tried = [attempt for attempt in attempts if attempt.question is question]
    return bool(tried) and (
        not (tried[-1].missed or tried[-1].guessed)
        or tried[-1].grade.verdict == "skipped"
        or tried[-1].tries > MOST_RETURNS
    )


def check_score(attempts: Sequence[Attempt]) -> None:
    total = score(attempts).total
    assert 0 <= total.points <= total.of
    assert total.percent is None or 0 <= total.percent <= 100


def check_session(
    ids: Sequence[str],
    mode: Mode,
    first: Sequence[str],
    second: Sequence[str],
    last: str,
    full_at: set[int],
    *,
    pauses: bool = False,
) -> None:
    """Hold a session until the first steps are used up, then go on with it as one that was left."""
    earlier: list[Attempt] = []
    asleep: set[str] = set()
    for taken, end in ((first, "quit"), (second, last)):
        student, notes = Student(taken, end, pauses=pauses), Notes(Disk(full_at))
        left = [asked for asked in asked_of(ids) if asked.question.common.id not in asleep]
        earlier = [attempt for attempt in earlier if attempt.question.common.id not in asleep]
        session = Session(left, student, notes, 1, clock(), mode=mode, edit=lambda _: Edited("edited"), earlier=earlier)
        student.session, student.asleep = session, notes.suspended
        student.queue = [one.question for one in left]

        ended = held(session)

        own = session.attempts[len(earlier) :]
        assert in_short(own) == notes.attempts
        assert session.failures == notes.disk.failures
        assert len(session._done) == len(own) + len(notes.suspended)
        check_score(session.attempts)
        if ended == "done":
            awake = [one.question for one in left if one.question.common.id not in notes.suspended]
            assert all(is_over(item, session.attempts) for item in awake)
        earlier, asleep = session.attempts, asleep | notes.suspended


sessions = st.tuples(queues, st.sampled_from(["practice", "cram"]), steps, steps, st.sampled_from(LAST), full_at)


@settings(law, max_examples=100)
@given(sessions, st.booleans())
@example((["text"], "practice", [WRONG, "right", RIGHT], [], RIGHT, set()), False)
@example((["text"], "practice", [WRONG, "right", "undo", "undo", WRONG, "quit"], [], RIGHT, set()), True)
def test_a_session_adds_up(drawn: Any, pauses: bool) -> None:
    check_session(*drawn, pauses=pauses)


@pytest.mark.slow
@settings(law, max_examples=3000)
@given(sessions, st.booleans())
def test_many_sessions_add_up(drawn: Any, pauses: bool) -> None:
    check_session(*drawn, pauses=pauses)
