"""Every screen, exactly, as it stands 60 columns wide: drawn as in a terminal, and plain as in a pipe."""

from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from textwrap import dedent
from unittest import mock

import pytest
from rich.console import Console

from quizkit.app.practice import Opening
from quizkit.app.unsaved import Unsaved
from quizkit.base.errors import NotSaved, UsageError
from quizkit.base.terms import duration
from quizkit.deck import Deck
from quizkit.deck_file.reading.read import parse_deck
from quizkit.questions.base import Grade
from quizkit.questions.reply_grammar import parse_reply
from quizkit.questions.shapes import Picked, PickedMany, PickMany, PickOne, Recalled, Typed, reply_texts
from quizkit.session.attempt import Attempt
from quizkit.terminal.screens.feedback import show_feedback
from quizkit.terminal.screens.opening import show_opening
from quizkit.terminal.screens.refusal import show_error, show_problems
from quizkit.terminal.screens.unsaved import show_unsaved
from quizkit.terminal.screens.words import percent, short_number
from quizkit.terminal.theme import Screen
from tests.windows import not_on_windows

DECK = """\
title: Space
questions:
  - id: hottest
    question: Which planet is the hottest?
    choices: [Mercury, Venus, Mars]
    answer: Venus
    feedback: {Mercury: It is the nearest.}
    explanation: Its air keeps the heat in, so that it is hotter than the one that is nearest to the sun.
    evidence: Venus is the hottest planet
    tags: [planets]
  - id: gas
    question: Which are gas giants?
    choices: [Jupiter, Saturn, Mars]
    answer: [Jupiter, Saturn]
    tags: [planets, giants]
  - {id: moons, question: How many moons has Mars?, answer: 2, tags: [moons]}
  - {id: round, question: The sun goes round the earth., answer: false}
  - {id: blue, front: The blue planet, back: Neptune}
"""


class Paper(Screen):
    """A screen whose text can be read back."""

    @property
    def text(self) -> str:
        assert isinstance(self.console.file, StringIO)
        return self.console.file.getvalue()


def paper(*, plain: bool, columns: int = 60, rows: int = 25) -> Paper:
    console = Console(
        file=StringIO(), width=columns, height=rows, highlight=False, markup=False, emoji=False, color_system=None
    )
    return Paper(console, plain)


@pytest.fixture(name="drawn")
def _drawn() -> Paper:
    return paper(plain=False)


@pytest.fixture(name="plain")
def _plain() -> Paper:
    return paper(plain=True)


def deck() -> Deck:
    found = parse_deck(DECK, Path("space.yaml")).deck
    assert found is not None
    return found


def attempt(id: str, line: str, tries: int = 1) -> Attempt:
    """Return the attempt at a question that a line, typed where the choices stand in the deck's order, makes."""
    question = deck().named([id])[id]
    reply = parse_reply(question.prompt(), line)
    assert isinstance(reply, Picked | PickedMany | Typed | Recalled)
    grade = question.grade(reply, deck().context())
    return Attempt("Space", question, tries, (), reply_texts(reply), grade, 0, 1000, datetime(2026, 11, 22, tzinfo=UTC))


def skipped(id: str) -> Attempt:
    line = {"blue": "1", "moons": "1"}.get(id, "a")
    return attempt(id, line)._replace(grade=Grade(0.0, "skipped", "skipped"), reply=())


def feedback(screen: Paper, made: Attempt, *, is_asked_again: bool = False) -> str:
    show_feedback(screen, made.question.prompt(), made, is_asked_again)
    return screen.text


def test_opening(plain: Paper) -> None:
    show_opening(plain, Opening("Space", 10, 58))

    assert plain.text == dedent("""\
        Space
        10 of 58 questions, about 4 minutes.
        ? shows a hint, :skip skips, :quit ends, :help lists all
        commands.
        """)


@pytest.mark.parametrize(
    ("asked", "of", "said"),
    [(1, 1, "1 question, about 1 minute."), (5, 5, "5 questions, about 2 minutes."), (1, 2, "1 of 2 questions, about 1 minute.")],
)  # fmt: skip
def test_opening_counts(plain: Paper, asked: int, of: int, said: str) -> None:
    show_opening(plain, Opening("T", asked, of))

    assert plain.text.splitlines()[1] == said


def test_a_wrong_choice_is_explained_drawn(drawn: Paper) -> None:
    assert feedback(drawn, attempt("hottest", "a"), is_asked_again=True) == dedent("""\
        ✗ Wrong. The answer: b, Venus.
          It is the nearest.
          Its air keeps the heat in, so that it is hotter than the
          one that is nearest to the sun.
          “Venus is the hottest planet”
          You will see it again at the end.
        """)


def test_a_wrong_choice_is_explained_plain(plain: Paper) -> None:
    assert feedback(plain, attempt("hottest", "a"), is_asked_again=True) == dedent("""\
        Wrong. The answer: b, Venus.
        It is the nearest.
        Its air keeps the heat in, so that it is hotter than the one
        that is nearest to the sun.
        From the text: “Venus is the hottest planet”
        You will see it again at the end.
        """)


@pytest.mark.parametrize(
    ("id", "line", "drawn_text", "plain_text"),
    [
        ("gas", "a b", "✓ Right.\n", "Right.\n"),
        (
            "gas",
            "a",
            "≈ Partly right. 1 of 2 found, 0 wrong. The answer: a b,\nJupiter; Saturn.\n",
            "Partly right. 1 of 2 found, 0 wrong. The answer: a b,\nJupiter; Saturn.\n",
        ),
        ("moons", "2", "✓ Right.\n", "Right.\n"),
        ("moons", "3", "✗ Wrong. The answer: 2.\n", "Wrong. The answer: 2.\n"),
        ("round", "f", "✓ Right.\n", "Right.\n"),
        ("round", "t", "✗ Wrong. The answer: false.\n", "Wrong. The answer: false.\n"),
        ("blue", "3", "✓ Right.\n", "Right.\n"),
        ("blue", "1", "✗ Wrong.\n", "Wrong.\n"),
    ],
)
def test_a_verdict_is_a_word_and_where_it_is_drawn_a_sign(
    drawn: Paper, plain: Paper, id: str, line: str, drawn_text: str, plain_text: str
) -> None:
    assert feedback(drawn, attempt(id, line)) == drawn_text
    assert feedback(plain, attempt(id, line)) == plain_text


def test_a_skipped_question_shows_its_answer(drawn: Paper) -> None:
    assert feedback(drawn, skipped("moons")) == "→ Skipped. The answer: 2.\n"


def test_the_letter_is_that_under_which_the_answer_was_shown(plain: Paper) -> None:
    made = attempt("hottest", "a")
    prompt = made.question.prompt()
    assert isinstance(prompt, PickOne | PickMany)

    show_feedback(plain, prompt._replace(choices=("Venus", "Mars", "Mercury")), made, is_asked_again=False)

    assert plain.text.startswith("Wrong. The answer: a, Venus.\n")


MADE = (attempt("hottest", "b"), attempt("moons", "2"), attempt("gas", "a"), attempt("round", "t"), skipped("blue"))


PROBLEMS = """\
title: T
questions:
  - question: Who?
    choices: [one, two]
    answer: too
    anser: [a, "[bold]"]
"""


@pytest.mark.parametrize("is_plain", [True, False])
def test_problems(is_plain: bool) -> None:
    screen = paper(plain=is_plain)

    show_problems(screen, Path("a-folder-with-a-long-name/and-another-one-inside-it/deck.yaml"), parse_deck(PROBLEMS, Path("deck.yaml")).problems)  # fmt: skip

    assert screen.text == dedent("""\
        a-folder-with-a-long-name/and-another-one-inside-it/deck.yaml:6:5: error: a choice question has no key “anser”
          Did you mean “answer”?
        """)


def test_many_problems_are_counted(plain: Paper) -> None:
    (problem,) = parse_deck("title: T\nquestions: no\n", Path("d.yaml")).problems

    show_problems(plain, Path("d.yaml"), [problem] * 1021)

    assert plain.text.count("d.yaml:2:12: error: ") == 20
    assert plain.text.endswith("\nand 1,001 problems more.\n")


def test_an_error_is_a_message_and_what_to_do(drawn: Paper) -> None:
    show_error(drawn, UsageError("There is no \x1b[31mdeck\nhere.", "Look [bold]there[/bold]."))

    assert drawn.text == "Error: There is no <U+001B>[31mdeck here.\nLook [bold]there[/bold].\n"


def test_numbers_as_people_say_them() -> None:
    assert [duration(seconds) for seconds in (0, 59, 60, 3599, 3600, 3660)] == [
        "0 s", "59 s", "1 min", "59 min 59 s", "1 h", "1 h 1 min",
    ]  # fmt: skip
    assert [short_number(value) for value in (0, 1, 0.5, 2 / 3, 10, 100.0, 1.999)] == [
        "0", "1", "0.5", "0.67", "10", "100", "2",
    ]  # fmt: skip
    assert [percent(value) for value in (None, 0, 66.7, 100)] == ["no points", "0 %", "66.7 %", "100 %"]


@not_on_windows("expects the quotes of POSIX shells")
@pytest.mark.parametrize(
    ("answers", "said"), [(2, "2 answers could not be saved.\n"), (1, "1 answer could not be saved.\n"), (0, "")]
)
def test_what_was_not_saved_is_counted_and_goes_to_a_file_if_nobody_can_be_asked(answers: int, said: str) -> None:
    screen = paper(plain=True)
    show_unsaved(screen, Unsaved(answers, True, lambda: Path("/tmp/u.jsonl")))

    where = "What is missing is in /tmp/u.jsonl. Add it later with:\nquiz progress merge /tmp/u.jsonl\n"
    assert screen.text == said + where


def test_the_student_may_decline_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    screen, saves = paper(plain=True), mock.Mock(return_value=Path("u.jsonl"))
    monkeypatch.setattr("quizkit.terminal.screens.unsaved.is_interactive", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _prompt: "n")
    show_unsaved(screen, Unsaved(1, True, saves))
    saves.assert_not_called()
    show_unsaved(screen, Unsaved(1, False, saves))
    saves.assert_called_once()


def test_a_file_that_cannot_be_written_either_is_an_error() -> None:
    screen = paper(plain=True)
    show_unsaved(screen, Unsaved(1, True, mock.Mock(side_effect=NotSaved("Not saved: the disk is full."))))
    assert "the disk is full" in screen.text


def test_everything_saved_says_nothing() -> None:
    screen = paper(plain=True)
    show_unsaved(screen, None)
    assert screen.text == ""
