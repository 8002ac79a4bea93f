"""What stands below the stem in key mode: the rows, the cursor among them, and what stays of them afterwards."""

from textwrap import dedent

import pytest

from quizkit.questions.shapes import Arrange, Pair, PickMany, PickOne, Reveal
from quizkit.terminal.keys.drawing import draw, final_rows
from quizkit.terminal.keys.selection import Marking, Ordering, Pairing, Picking, Recalling, Selection
from tests.terminal.test_screens import paper

ONE = PickOne("?", ("Mars", "Venus, the second of them all", "Io"))
MARKED = PickOne("?", ("Both:\n```\nx = 1\ny = 2\n```\n\n", "`x` of *two words*"))
MANY = PickMany("?", ("Mars", "Io", "Venus"))
ORDER = Arrange("?", ("two", "three", "one"))
PAIR = Pair("?", ("France", "Norway"), ("Oslo", "Paris", "Rome"))
TENTH = Pair("?", ("J", "K"), tuple("abcdefghij"))
CARD = Reveal("front", "back")


@pytest.mark.parametrize(
    ("selection", "cursor", "drawn"),
    [
        (
            Picking(ONE, 2),
            3,
            """
              a  Mars
              b  Venus, the second of them
                 all
            > c  Io
            """,
        ),
        (
            Picking(MARKED, 1),
            3,
            """
              a  Both:
                   │ x = 1
                   │ y = 2
            > b  x of two words
            """,
        ),
        (
            Picking(ONE, 1, needs_enter=True),
            1,
            """
              ( ) a  Mars
            > ( ) b  Venus, the second of
                     them all
              ( ) c  Io
            """,
        ),
        (
            Picking(ONE, 0, needs_enter=True, marked=True),
            0,
            """
            > (x) a  Mars
              ( ) b  Venus, the second of
                     them all
              ( ) c  Io
            """,
        ),
        (
            Marking(MANY, 1, frozenset({0, 2})),
            1,
            """
              [x] a  Mars
            > [ ] b  Io
              [x] c  Venus
            """,
        ),
        (
            Ordering(ORDER, (2, 0, 1), cursor=1, numbered=1),
            1,
            """
              1. c  one
            >    a  two
                 b  three
            """,
        ),
        (
            Ordering(ORDER, (2, 0, 1), cursor=1, numbered=2, held=True),
            1,
            """
              1. c  one
            ↕ 2. a  two
                 b  three
            """,
        ),
        (
            Pairing(PAIR, (1, None), 1),
            1,
            """
              [2] a  France
            > [ ] b  Norway

              1  Oslo
              2  Paris
              3  Rome
            """,
        ),
        (Recalling(CARD, revealed=False), 0, "\n"),
        (
            Recalling(CARD, revealed=True),
            2,
            """
              1  again in 0 days
              2  hard  in 1 day
            > 3  good  in 3 days
              4  easy  in 10 days
            """,
        ),
    ],
)
def test_the_rows_of_a_question(selection: Selection, cursor: int, drawn: str) -> None:
    drawing = draw(paper(plain=False), 30, selection, (0, 1, 3, 10))

    assert [line.plain.rstrip() for line in drawing.lines] == dedent(drawn)[1:].splitlines()
    assert drawing.cursor == cursor


def test_ten_partners_take_two_columns() -> None:
    drawn = [line.plain for line in draw(paper(plain=False), 30, Pairing(TENTH, (9, None), 1)).lines]

    assert (drawn[:2], drawn[3], drawn[-1]) == (["  [10] a  J", "> [  ] b  K"], "   1  a", "  10  j")


def test_without_a_forecast_a_rating_is_a_word() -> None:
    drawn = draw(paper(plain=False), 30, Recalling(CARD, revealed=True)).lines
    assert [line.plain.rstrip() for line in drawn] == ["  1  again", "  2  hard", "> 3  good", "  4  easy"]


@pytest.mark.parametrize(
    ("selection", "picked", "left"),
    [
        (Picking(PickOne("?", ("Mars", "Io")), 1), ["  a  Mars", "> b  Io"], ["  a  Mars", "  b  Io"]),
        (Marking(MANY, 1, frozenset({0})), *[["  [x] a  Mars", "  [ ] b  Io", "  [ ] c  Venus"]] * 2),
        (
            Ordering(ORDER, (2, 0, 1), cursor=1, numbered=1, held=True),
            ["  1. c  one", "  2. a  two", "  3. b  three"],
            ["     c  one", "     a  two", "     b  three"],
        ),
        (Pairing(TENTH._replace(right=("x",)), (0, None), 0), *[["  [1] a  J", "  [ ] b  K", "", "  1  x"]] * 2),
        (Recalling(CARD, revealed=True, cursor=1), ["> 2  hard"], []),
    ],
)
def test_what_stays_has_no_cursor_but_the_pick(selection: Selection, picked: list[str], left: list[str]) -> None:
    def drawn(*, is_picked: bool) -> list[str]:
        return [line.plain.rstrip() for line in final_rows(paper(plain=False), selection, is_picked=is_picked)]

    assert (drawn(is_picked=True), drawn(is_picked=False)) == (picked, left)
