"""Screens of a few lines: what a session begins with, decks, a choice among them, yes or no, questions with their keys."""

import io
from collections.abc import Callable
from datetime import date
from textwrap import dedent

import pytest

from quizkit.app.decks import DeckDetails, QuestionMark
from quizkit.app.home import DeckRow
from quizkit.app.practice import NothingToAsk, Opening
from quizkit.app.preview import PreviewedQuestion
from quizkit.app.todays_questions import ExamToday
from quizkit.questions.registry import Question
from quizkit.session.backlog import Backlog
from quizkit.session.plan import QuestionCounts, Which
from quizkit.terminal.screens.confirm import confirm
from quizkit.terminal.screens.decks import show_deck, show_decks
from quizkit.terminal.screens.opening import show_nothing_to_ask, show_opening
from quizkit.terminal.screens.picker import decks_matching, pick
from quizkit.terminal.screens.preview import show_preview
from quizkit.terminal.theme import Screen
from tests.helpers import deck, in_a_deck
from tests.terminal.test_screens import Paper, paper
from tests.windows import not_on_windows


def row(name: str, title: str, *, due: int = 3, questions: int | None = 5, finished: bool = True) -> DeckRow:
    return DeckRow(name, title, f"{name}.yaml", name, questions, due, 2, 80.0, finished)


ROWS = [row("rivers", "Rivers of Asia"), row("lakes", "Lakes", finished=False), row("seas", "Seas of Asia")]


def shown(show: Callable[[Paper], object], *, plain: bool = True) -> list[str]:
    screen = paper(plain=plain, columns=100)
    show(screen)
    return screen.text.splitlines()


@pytest.mark.parametrize(
    ("days", "questions", "cost", "expected"),
    [
        (19, 24, None, ["Exam on Tue 15 Dec 2026, in 19 days. Today: 24 questions, 5 of them new."]),
        (1, 0, None, ["Exam on Tue 15 Dec 2026, tomorrow. Today: nothing is left."]),
        (
            0,
            1,
            (0.934, 0.81),
            [
                "Exam on Tue 15 Dec 2026, today. Today: 1 question, 5 of them new.",
                "Fewer questions each day: expect 81 % right at the exam instead of 93 %.",
            ],
        ),
    ],
)
def test_what_the_plan_for_an_exam_asks_today(
    days: int, questions: int, cost: tuple[float, float] | None, expected: list[str]
) -> None:
    opening = Opening("T", 1, 1, plan=ExamToday(date(2026, 12, 15), days, questions, 5, cost))
    assert shown(lambda screen: show_opening(screen, opening))[: len(expected)] == expected


def test_a_backlog() -> None:
    opening = Opening("T", 1, 1, backlog=Backlog(40, 9, 0, 5.2, 11, 0.85, 30, 2.6))
    assert shown(lambda screen: show_opening(screen, opening))[-4:] == [
        "Backlog: 40 are due, the oldest for 9 days, and about 5 more each day.",
        "-n 11 a day clears it in a week, or --catch-up 7: the oldest first, nothing new.",
        "--retention 0.85 makes it 30 due now and about 3 more each day. You then recall about 85 % of what",
        "you are asked.",
    ]
    away = Opening("T", 1, 1, backlog=Backlog(40, 9, 12, 5.2, 11, None, 0, 0))
    assert shown(lambda screen: show_opening(screen, away))[-2:] == [
        "Backlog after 12 days away: 40 are due, the oldest for 9 days, and about 5 more each day.",
        "-n 11 a day clears it in a week, or --catch-up 7: the oldest first, nothing new.",
    ]


@pytest.mark.parametrize(
    ("which", "done", "everything", "said"),
    [
        ("due", "", "", "Nothing is due."),
        ("new", "", "", "You have seen every question."),
        ("next", "The limit is 5.", "quiz start --cram", "Nothing is due. The limit is 5."),
        ("flagged", "", "quiz start x --cram", "Nothing is flagged. To ask everything without changing the schedule: quiz start x --cram"),
        ("cram", "", "quiz start x --cram", "Every question is suspended."),
    ],
)  # fmt: skip
def test_nothing_to_ask(which: Which, done: str, everything: str, said: str) -> None:
    assert shown(lambda screen: show_nothing_to_ask(screen, NothingToAsk(which, done, everything, None))) == [said]


@not_on_windows("expects the quotes of POSIX shells")
def test_a_list_of_decks() -> None:
    rows = [*ROWS[:2], row("bad deck", "Bad", questions=None)]

    assert shown(lambda screen: show_decks(screen, rows)) == [
        "rivers: Rivers of Asia",
        "  5 questions, 3 due, 2 new, last score 80 %.",
        "lakes: Lakes",
        "  5 questions, 3 due, 2 new, no score yet.",
        "bad deck: Bad",
        "  This deck has errors: see `quiz start 'bad deck'`.",
    ]
    assert shown(lambda screen: show_decks(screen, rows), plain=False)[0] == "rivers  Rivers of Asia"


def test_one_deck_with_its_marked_questions() -> None:
    rivers = deck(
        "title: Rivers\ndescription: Of *Asia*.\nquestions:\n- {id: q1, question: Which **one**?, answer: Ob}\n"
    )
    marked: dict[QuestionMark, list[Question]] = {"suspended": list(rivers.questions), "flagged": []}

    assert shown(lambda screen: show_deck(screen, DeckDetails(rivers, QuestionCounts(1, 0, 1), marked, "rivers"))) == [
        "Rivers",
        "Of *Asia*.",
        "1 question, 1 due, 0 new.",
        "",
        "Suspended:",
        "q1: Which one?",
        "To undo it: quiz decks unsuspend rivers",
    ]


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("1\n", "rivers"),
        ("3\n", "seas"),
        ("lakes\n", "lakes"),
        ("0\n4\nLAKES\n", "lakes"),
        ("asia\n2\n", "seas"),
        ("asia\n3\n1\n", "rivers"),
        ("oceans\n2\n", "lakes"),
    ],
)
def test_a_deck_is_chosen_by_its_number_or_part_of_its_name(
    typed: str, chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    monkeypatch.setattr("sys.stderr", io.StringIO())
    assert pick(ROWS).name == chosen


def test_no_deck_is_chosen_where_the_input_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    monkeypatch.setattr("sys.stderr", io.StringIO())
    with pytest.raises(EOFError):
        pick(ROWS)


def test_a_name_goes_before_what_has_it_in_its_title() -> None:
    rows = [row("a", "The b"), row("b", "Another")]
    assert [one.name for one in decks_matching(rows, "B")] == ["b"]
    assert [one.name for one in decks_matching(rows, "the")] == ["a", "b"]


@pytest.mark.parametrize(
    ("typed", "default", "agrees", "asked_again"),
    [
        ("y\n", False, True, 0),
        ("No\n", True, False, 0),
        ("\n", True, True, 0),
        ("\n", False, False, 0),
        ("", True, False, 0),
        ("x\nyes\n", False, True, 1),
    ],
)
def test_yes_or_no(typed: str, default: bool, agrees: bool, asked_again: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    screen: Screen = paper(plain=True)

    assert confirm(screen, "Go on?", default=default) is agrees
    assert isinstance(screen, Paper)
    assert screen.text.splitlines() == ["Go on? Type y or n.", *["Type y or n."] * asked_again]


@pytest.mark.parametrize(
    ("keys", "default", "agrees"),
    [
        (["y"], False, True),
        (["N"], True, False),
        (["\r"], True, True),
        (["\n"], False, False),
        (["\x1b"], True, False),
        (["\x04"], True, False),
        ([""], True, False),
        (["x", "\x1b[A", "  ", "Y"], False, True),
        (["yyyy"], False, True),
    ],
)
def test_yes_or_no_by_one_key(keys: list[str], default: bool, agrees: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizkit.terminal.screens.confirm.read_key", lambda: keys.pop(0))
    monkeypatch.setattr("quizkit.terminal.screens.confirm.discard_typeahead", lambda: None)
    screen = paper(plain=False)

    assert confirm(screen._replace(keys=True), "Go on?", default=default) is agrees
    assert keys == []
    assert screen.text.splitlines() == ["Go on? Press y or n.", "Yes." if agrees else "No."]


@pytest.mark.parametrize("word", ["clear", "no way", "any", "y\ry", "n\nn\n"])
def test_a_word_or_a_paste_is_neither_yes_nor_no(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [word, "y"]
    monkeypatch.setattr("quizkit.terminal.screens.confirm.read_key", lambda: keys.pop(0))
    monkeypatch.setattr("quizkit.terminal.screens.confirm.discard_typeahead", lambda: None)
    screen = paper(plain=False)

    assert confirm(screen._replace(keys=True), "Go on?", default=False)
    shown = word.split()
    assert screen.text.splitlines() == [
        "Go on? Press y or n.",
        f"“{' '.join(shown)}” is not an answer. Press y or n.",
        "Yes.",
    ]


def previewed(text: str) -> PreviewedQuestion:
    of = deck(in_a_deck(text))
    return PreviewedQuestion(of, of.questions[0], of.questions[0].prompt(), 1)


def test_a_preview_shows_everything_that_belongs_to_a_question() -> None:
    asked = previewed("""
        id: red
        question: Which is red?
        choices: [Io, Mars]
        answer: Mars
        feedback: {Io: It is yellow.}
        hint: It is near.
        explanation: Rust is red.
        evidence: Mars  is red
        tags: [planets, colours]
        points: 2
        """)
    lines = shown(lambda screen: show_preview(screen, [asked]))

    assert "\n".join(lines) == dedent("""\
        T

        Question 1 of 1, choose one. Id: red.
        Which is red?
        a: Io
        b: Mars

        Answer: b, Mars
        Graded: the choice as a whole; 2 points
        Feedback on a: It is yellow.
        Hint: It is near.
        Explanation: Rust is red.
        Evidence: “Mars is red”
        Tags: planets, colours""")


def test_a_preview_lists_accepted_texts() -> None:
    asked = previewed("id: red\nquestion: Which is red?\nanswer: Mars\naccept: [Ares, Red Planet]")
    lines = shown(lambda screen: show_preview(screen, [asked]), plain=False)

    assert lines[2].startswith("Question 1 of 1 · type the answer · Id: red")
    assert lines[5:9] == [
        "  Answer: Mars",
        "  Also accepted: Ares",
        "  Also accepted: Red Planet",
        "  Graded: compared in words; 1 point",
    ]
