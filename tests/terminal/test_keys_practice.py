"""The asker of key mode in a session, with a script in place of the keyboard: what the footer offers when."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from quizkit.grading.context import Context
from quizkit.questions.reply_grammar import Command
from quizkit.questions.shapes import Picked, Reply
from quizkit.session.attempt import Attempt
from quizkit.session.run import View
from quizkit.terminal.keys.area import KeyResult
from quizkit.terminal.keys.drawing import Drawing
from quizkit.terminal.keys.practice import PracticeKeys
from tests.helpers import question
from tests.terminal.test_screens import paper

CHOICE = question("question: Which is red?\nchoices: [Mars, Venus]\nanswer: Mars")
TEXT = question("question: Which is red?\nanswer: Mars")


class Script:
    """Presses one key after the other, and keeps the footer that is drawn before each asking."""

    def __init__(self, keys: str) -> None:
        self._keys = keys.split()
        self.footers: list[str] = []

    clock: Any = None
    input: Any = None

    def choose(self, draw: Callable[[int], Drawing], press: Callable[[str], KeyResult | None]) -> KeyResult:
        self.footers.append(draw(100).lines[-1].plain)
        while True:
            given = press(self._keys.pop(0))
            if given is not None:
                return given


class Session:
    """A session in key mode that asks CHOICE as often as there are keys."""

    def __init__(self, keys: str) -> None:
        self.script = Script(keys)
        self.screen = paper(plain=False, columns=100)
        self.asker = PracticeKeys(self.screen, lambda: None, lambda _: None)
        self.asker._input._keyboard = cast("Any", self.script)

    def ask(self) -> Reply | Command:
        return self.asker.ask(View(CHOICE, CHOICE.prompt(), 1, 1, 1, 0))

    def answer(self, of: Any = CHOICE, *, right: bool = True) -> None:
        """Give a reply to a question and show its feedback."""
        reply = of.accepted()[0] if right else Picked("Venus")
        grade = of.grade(reply, Context())
        attempt = Attempt("T", of, 1, (), ("Mars",), grade, 0, 1000, datetime(2026, 11, 22, tzinfo=UTC))
        self.asker.feedback(View(of, of.prompt(), 1, 1, 1, 0), attempt, is_asked_again=False)

    def offered(self) -> Sequence[str]:
        """Return which of undo and guess the last footer offers."""
        return [word for word in ("undo", "guess") if word in self.script.footers[-1]]


def test_nothing_can_be_undone_before_the_first_reply() -> None:
    session = Session("a")

    assert session.ask() == Picked("Mars")
    assert session.offered() == []


def test_one_undo_for_each_reply() -> None:
    session = Session("u u a")
    session.answer()
    session.answer()

    assert session.ask() == Command("undo")
    assert session.offered() == ["undo", "guess"]
    session.ask()
    assert session.offered() == ["undo", "guess"]
    session.ask()
    assert session.offered() == []


def test_a_suspension_can_be_undone_too() -> None:
    session = Session("x u a")

    assert session.ask() == Command("suspend")
    assert session.offered() == []
    session.ask()
    assert session.offered() == ["undo"]
    session.ask()
    assert session.offered() == []


@pytest.mark.parametrize(
    ("of", "right", "offered"), [(CHOICE, True, ["undo", "guess"]), (CHOICE, False, ["undo"]), (TEXT, True, ["undo"])]
)
def test_only_a_right_choice_may_have_been_a_guess(of: Any, right: bool, offered: list[str]) -> None:
    session = Session("a")
    session.answer(of, right=right)
    session.ask()

    assert session.offered() == offered


def test_a_guess_is_said_once() -> None:
    session = Session("g a")
    session.answer()

    assert session.ask() == Command("guess")
    session.ask()
    assert session.offered() == ["undo"]


def test_what_is_said_hinted_and_listed_stands_on_the_screen() -> None:
    session = Session("a")
    session.asker.show("Flagged.")
    session.asker.hint("It is near.", 1)
    session.asker.help()
    assert session.screen.text.splitlines()[:3] == [
        "Flagged.",
        "Hint: It is near. (one more: ?)",
        "  :hint     a hint, then the next one; ? also works",
    ]

    session.ask()
    session.asker.help()
    assert "arrows, Enter" in session.script.footers[0]
    assert session.screen.text.count("a to j") == 1
