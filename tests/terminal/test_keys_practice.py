"""The asker of key mode in a session, with a script in place of the keyboard: what the footers offer, and what stays."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from rich.text import Text

from quizkit.grading.context import Context
from quizkit.questions.reply_grammar import Command, CommandName
from quizkit.questions.shapes import Picked, Reply, Typed
from quizkit.session.asker import Passage, View
from quizkit.session.attempt import Attempt
from quizkit.terminal.keys.area import KeyResult
from quizkit.terminal.keys.drawing import Drawing
from quizkit.terminal.keys.practice import PracticeKeys
from tests.helpers import question
from tests.terminal.test_screens import paper

CHOICE = question("question: Which is red?\nchoices: [Mars, Venus]\nanswer: Mars")
TEXT = question("question: Which is red?\nanswer: Mars")
LONG = question("question: Which is red?\nchoices: [Mars, Venus]\nanswer: Mars\nexplanation: " + "It is rust. " * 200)


class Script:
    """Presses one key after the other, and keeps what is drawn before each of them."""

    def __init__(self, keys: str) -> None:
        self._keys = keys.split()
        self.drawn: list[list[str]] = []

    clock: Any = None

    def discard_typeahead(self) -> None:
        """Nothing is typed ahead."""

    def choose(
        self, draw: Callable[[int], Drawing], press: Callable[[str], KeyResult | None], pacing: object = None
    ) -> KeyResult:
        while True:
            self.drawn.append([line.plain for line in draw(100).lines])
            given = press(self._keys.pop(0))
            if given is not None:
                return given

    def type(
        self, _lines: object, _at: int, below: Callable[..., list[Text]], press: Callable[..., KeyResult]
    ) -> KeyResult:
        """Type a command as a word."""
        self.drawn.append([line.plain for line in below((":",), 0, 100)])
        return press((self._keys.pop(0),), 0, "enter")


class Session:
    """A session in key mode that asks a question and gives feedback as often as there are keys."""

    def __init__(self, keys: str, of: Any = CHOICE, *, pauses: bool = True, can: Iterable[CommandName] = ()) -> None:
        self.script = Script(keys)
        self.screen = paper(plain=False, columns=100)
        self.asker = PracticeKeys(self.screen, lambda: None, lambda _: None, pauses=pauses)
        self.asker._input._keyboard = cast("Any", self.script)
        self.view = View(of, of.prompt(), 1, 1, 1, 0, can=lambda: frozenset(can))

    def ask(self) -> Reply | Command:
        return self.asker.ask(self.view)

    def answer(self, reply: Reply) -> None:
        """Show the feedback to a reply."""
        of = self.view.question
        grade = of.grade(reply, Context())
        given = (reply.choice,) if isinstance(reply, Picked) else (reply.text,) if isinstance(reply, Typed) else ()
        attempt = Attempt("T", of, 1, (), given, grade, 0, 1000, datetime(2026, 11, 22, tzinfo=UTC))
        self.asker.feedback(self.view, attempt, is_asked_again=False)

    def pause(self) -> Command | None:
        return self.asker.pause(self.view, is_last=False)

    def footer(self) -> str:
        return self.script.drawn[-1][-1]


def test_a_question_offers_what_can_be_done_and_nothing_about_the_reply_before() -> None:
    session = Session("a", can=("undo", "guess", "text"))

    assert session.ask() == Picked("Mars")
    assert session.footer() == "a-b answer · arrows, Enter · s skip · u undo · q quit · h help"


def test_without_pauses_a_question_offers_what_can_be_said_of_the_reply_before() -> None:
    session = Session("a", pauses=False, can=("undo", "guess", "text"))

    session.ask()
    assert "u undo · g last was a guess · t text · q quit" in session.footer()
    assert session.pause() is None


def test_rows_stay_once_with_what_was_picked_and_what_is_right() -> None:
    session = Session("b enter")
    assert session.ask() == Picked("Venus")
    assert "Venus" not in session.screen.text

    session.answer(Picked("Venus"))
    assert session.screen.text.splitlines()[3:] == ["✓ right a  Mars", "✗ wrong b  Venus", "Wrong."]


@pytest.mark.parametrize("key", ["enter", "space"])
def test_feedback_stays_until_a_key_goes_on(key: str) -> None:
    session = Session(f"a y z {key}", can=("undo", "guess", "suspend"))
    session.ask()
    session.answer(Picked("Mars"))

    assert session.pause() is None
    assert session.footer() == "Enter continue · u undo · g guess · ! flag · x suspend · h help"
    assert len(session.script.drawn) == 4


@pytest.mark.parametrize(
    ("key", "command"),
    [("u", "undo"), ("g", "guess"), ("w", "right"), ("t", "text"), ("!", "flag"), ("x", "suspend"), ("o", "edit"), ("q", "quit"),
     ("c-d", "quit"), ("f4", "undo"), ("f7", "flag"), ("f10", "quit")],
)  # fmt: skip
def test_keys_say_something_about_the_reply(key: str, command: CommandName) -> None:
    session = Session(f"a {key}")
    session.ask()
    session.answer(Picked("Mars"))

    assert session.pause() == Command(command)


def test_a_verdict_that_is_scrolled_away_is_shown_again_above_the_keys() -> None:
    session = Session("b enter", LONG)
    session.ask()
    session.answer(Picked("Venus"))
    session.pause()

    assert session.script.drawn[-1] == ["✗ Wrong. The answer: a, Mars.", "Enter continue · ! flag · h help"]


def test_the_list_of_keys_pushes_no_verdict_off_the_screen() -> None:
    session = Session("b h escape enter", LONG)
    session.ask()
    session.answer(Picked("Venus"))
    session.pause()

    with_list = session.script.drawn[-2]
    assert with_list[0] == "✗ Wrong. The answer: a, Mars."
    assert with_list[1].strip().startswith("Enter, Space")


def test_a_command_that_is_typed_pushes_no_verdict_off_the_screen() -> None:
    session = Session("b : :undo", LONG)
    session.ask()
    session.answer(Picked("Venus"))

    assert session.pause() == Command("undo")
    assert session.script.drawn[-1] == ["✗ Wrong. The answer: a, Mars.", "Enter done · Esc back · :help"]


def test_what_the_shell_prints_hides_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizkit.base.platform.console.Tty.suspend", lambda _: None)
    session = Session("b c-z enter")
    session.ask()
    session.answer(Picked("Venus"))
    session.pause()

    assert len(session.script.drawn[-2]) == 1
    assert session.script.drawn[-1][0] == "✗ Wrong. The answer: a, Mars."


def test_the_list_of_keys_takes_half_of_a_screen_that_feedback_fills() -> None:
    session = Session("b h enter enter", LONG)
    session.ask()
    session.answer(Picked("Venus"))
    session.pause()

    assert session.script.drawn[-2][-1] == "h closes · Esc closes"


def test_messages_and_the_text_count_as_what_is_below_the_verdict() -> None:
    session = Session("b enter enter")
    session.ask()
    session.answer(Picked("Venus"))
    session.pause()
    assert len(session.script.drawn[-1]) == 1

    for _ in range(12):
        session.asker.show("Flagged.")
    session.asker.passage(Passage("It is\n", "rust", ". " + "So it is. " * 150))
    session.pause()
    assert session.script.drawn[-1][0] == "✗ Wrong. The answer: a, Mars."


def test_help_lies_over_the_keys_until_a_key_closes_it() -> None:
    session = Session("a h enter enter")
    session.ask()
    session.answer(Picked("Mars"))

    assert session.pause() is None
    assert session.script.drawn[2][0].split() == ["Enter,", "Space", "continue"]
    assert session.script.drawn[3] == session.script.drawn[1]


def test_what_is_said_and_hinted_is_on_the_screen() -> None:
    session = Session("a")
    session.asker.show("Flagged.")
    session.asker.hint("It is near.", 1)
    session.asker.help()
    assert session.screen.text.splitlines()[:3] == [
        "Flagged.",
        "Hint: It is near. (one more: ?)",
        "  :hint     a hint, then the next one; ? also works",
    ]


@pytest.mark.parametrize(
    ("of", "keys", "said"),
    [
        (CHOICE, "a u", "Use u to undo this, or u after a choice that is right: Use g right after."),
        (CHOICE, "x", "Use F4 to undo this, or u after a choice that is right: Use g right after."),
        (TEXT, ":flag", "Use F4 to undo this, or u after a choice that is right: Use :guess right after."),
    ],
)
def test_advice_names_keys(of: Any, keys: str, said: str) -> None:
    session = Session(keys, of)
    session.ask()
    if keys == "a u":
        session.answer(Picked("Mars"))
        session.pause()

    session.asker.show("Use :undo to undo this, or u after a choice that is right: Use :guess right after.")
    assert session.screen.text.splitlines()[-1] == said
