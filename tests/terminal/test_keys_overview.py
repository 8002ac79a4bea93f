"""The review of an exam by keys, without a terminal: what keys make of it, and which rows are drawn."""

import pytest

from quizkit.questions.reply_grammar import Command
from quizkit.questions.shapes import Typed, TypeLine
from quizkit.session.plan import Asked
from quizkit.session.sheet import Line
from quizkit.terminal.keys.overview import Overview, draw_overview, initial_overview, press_in_review
from tests.helpers import deck


def sheet(of: int, *, open_: tuple[int, ...] = (), flagged: tuple[int, ...] = ()) -> tuple[Line, ...]:
    """Return the lines of an exam: each answered but those whose numbers are in `open_`."""
    texts = "".join(f"- {{question: Question {number}?, answer: x}}\n" for number in range(1, of + 1))
    paper = deck(f"title: T\nquestions:\n{texts}")
    return tuple(
        Line(Asked(paper, item), item.prompt(), (), None if number in open_ else Typed("x"), number in flagged)
        for number, item in enumerate(paper.questions, 1)
    )


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [
        ("", 1),
        ("down", 2),
        ("down j", 3),
        ("down down down", 3),
        ("up", 0),
        ("k", 0),
        ("up up", 0),
        ("end", 3),
        ("end home", 0),
        ("end k", 2),
        ("z", 1),
    ],
)
def test_keys_move_among_the_questions(keys: str, cursor: int) -> None:
    overview = Overview(sheet(4), 1)
    for key in keys.split():
        made = press_in_review(overview, key)
        assert isinstance(made, Overview)
        overview = made
    assert overview.cursor == cursor


@pytest.mark.parametrize(
    ("key", "command"),
    [
        ("enter", Command("go", 2)),
        ("left", Command("back")),
        ("y", Command("submit")),
        ("q", Command("quit")),
        ("h", Command("help")),
    ],
)
def test_keys_that_leave_it(key: str, command: Command) -> None:
    made = press_in_review(Overview(sheet(4), 1), key)
    assert (type(made), made) == (Command, command)


@pytest.mark.parametrize(
    ("open_", "flagged", "cursor"), [((), (), 0), ((3, 4), (2,), 2), ((), (2, 3), 1), ((4,), (1,), 3)]
)
def test_it_begins_at_what_is_open_else_at_what_is_flagged(
    open_: tuple[int, ...], flagged: tuple[int, ...], cursor: int
) -> None:
    assert initial_overview(sheet(4, open_=open_, flagged=flagged)).cursor == cursor


def test_its_rows() -> None:
    drawing = draw_overview(Overview(sheet(3, open_=(2,), flagged=(2, 3)), 1), 60, 10, None)

    assert [line.plain.rstrip() for line in drawing.lines] == [
        "  1  answered           Question 1?",
        "> 2  open      flagged  Question 2?",
        "  3  answered  flagged  Question 3?",
        "Enter go there · y hand in · arrows · q leave · h help",
    ]
    assert drawing.cursor == 1


def test_a_row_has_no_signs_of_markdown_and_formulas() -> None:
    (line,) = sheet(1)
    marked = line._replace(prompt=TypeLine(r"What **is** $\alpha$?"))
    assert draw_overview(Overview((marked,)), 60, 10, None).lines[0].plain == "> 1  answered           What is α?"


def test_a_question_too_long_for_its_row_is_cut() -> None:
    drawing = draw_overview(Overview(sheet(2, flagged=(2,))), 25, 10, None)
    assert [line.plain for line in drawing.lines[:2]] == ["> 1  answered     Quest…", "  2  answered  !  Quest…"]


@pytest.mark.parametrize(
    ("cursor", "rows", "numbers", "at"),
    [
        (0, 6, "1 2 3 4", 0),
        (2, 6, "1 2 3 4", 2),
        (3, 6, "2 3 4 5", 2),
        (8, 6, "6 7 8 9", 3),
        (4, 3, "5", 0),
        (4, 1, "5", 0),
        (4, 20, "1 2 3 4 5 6 7 8 9", 4),
    ],
)
def test_as_many_rows_as_fit_stand_around_the_cursor(cursor: int, rows: int, numbers: str, at: int) -> None:
    drawing = draw_overview(Overview(sheet(9), cursor), 60, rows, None)

    assert [line.plain.split("answered")[0].strip(" >") for line in drawing.lines[:-1]] == numbers.split()
    assert drawing.cursor == at
