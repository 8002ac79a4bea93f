"""The list of decks by keys, in a real pseudo-terminal: typing makes it shorter, and it leaves one line."""

import signal
from textwrap import dedent

import pytest

from tests.processes import Quiz, Terminal
from tests.windows import ON_WINDOWS

if ON_WINDOWS:
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

pytestmark = pytest.mark.slow

DOWN, UP, ESCAPE, CURSOR_SHOWN = "\x1b[B", "\x1b[A", "\x1b", "\x1b[?25h"
# What the last line of the list ends with.
WIDE, NARROW = "Esc leave", "Esc"


@pytest.fixture
def three(quiz: Quiz) -> Quiz:
    """Return a folder with two decks, of which one has been asked; the deck that ships is found as well."""
    quiz.deck("id: f\ntitle: Five letters\nquestions: [{id: q, question: '1?', answer: a}]\n", "five.yaml")
    title = '"Planets [bold], their moons and all that goes round them"'
    quiz.deck(
        f"id: p\ntitle: {title}\nquestions: [{{id: a, front: A, back: a}}, {{id: b, front: B, back: b}}]\n",
        "planets.yaml",
    )
    quiz("start", "five", "-n", "1", input="a\n")
    return quiz


def listed(quiz: Quiz, *options: str, columns: int = 80, keys: str = WIDE, rows: int = 120) -> Terminal:
    return Terminal(quiz, "start", "-n", "1", *options, columns=columns, rows=rows).expect(keys)


def test_the_list_stands_like_this(three: Quiz) -> None:
    with listed(three) as terminal:
        assert terminal.screen() == dedent("""\
            >
              Deck                                                   due  new  last score
            > carney-washington-2025  Carney's visit to Washington…    0   63           -
              five                    Five letters                     0    0       100 %
              planets                 Planets [bold], their moons …    0    2           -
              weather-station         A weather station on the bal…    0   17           -
            type to filter · arrows, Enter · Esc leave
            """)


def test_on_40_columns_it_stands_like_this(three: Quiz) -> None:
    with listed(three, columns=40, keys=NARROW) as terminal:
        assert terminal.screen() == dedent("""\
            >
              Deck                       due  new
            > carney-washington-2025       0   63
              five                         0    0
              planets                      0    2
              weather-station              0   17
            type, arrows, Enter · Esc
            """)


def test_typing_makes_it_shorter_and_enter_leaves_one_line(three: Quiz) -> None:
    with listed(three, "--seed", "1") as terminal:
        terminal.child.send("MOO")
        terminal.expect("MOO").expect(WIDE)
        assert "Five" not in terminal.screen()
        terminal.child.send("\r")
        terminal.expect("Question 1 of 1").expect("help")

    assert terminal.screen().startswith("Deck: planets\nPlanets [bold], their moons")
    assert "type to filter" not in terminal.screen()


@pytest.mark.parametrize(
    ("keys", "deck"),
    [
        ((DOWN, "\r"), "five"),
        ((DOWN, UP, UP, "\r"), "carney-washington-2025"),
        ((DOWN, DOWN, DOWN, DOWN, "\r"), "weather-station"),
        (("nothing", "\r", "\x15", DOWN, "\r"), "five"),
        ((DOWN, DOWN, "e", "\r"), "carney-washington-2025"),
        (("wash", "\r"), "carney-washington-2025"),
        (("planets", "\r"), "planets"),
    ],
)
def test_keys_choose_a_deck(three: Quiz, keys: tuple[str, ...], deck: str) -> None:
    with listed(three, "--new") as terminal:
        terminal.child.send("".join(keys))
        terminal.expect("Deck: ").expect("\n")

    assert f"Deck: {deck}\n" in terminal.screen() + "\n"


def test_where_no_deck_is_left_that_is_said_and_enter_waits(three: Quiz) -> None:
    with listed(three) as terminal:
        terminal.child.send("zz\r")
        terminal.expect("in its name.").expect(CURSOR_SHOWN)
        assert terminal.screen() == "> zz\nNo deck has that in its name.\ntype to filter · arrows, Enter · Esc leave\n"


@pytest.mark.parametrize(("key", "code"), [(ESCAPE, 0), ("\x04", 0), ("\x03", 130)], ids=["escape", "ctrl-d", "ctrl-c"])
def test_it_can_be_left_and_leaves_nothing(three: Quiz, key: str, code: int) -> None:
    with listed(three) as terminal:
        terminal.child.send(key)
        assert terminal.end() == code

    assert terminal.screen() == "\n"
    assert terminal.raw.rfind(CURSOR_SHOWN.encode()) > terminal.raw.rfind(b"\x1b[?25l")


def test_a_signal_leaves_the_terminal_in_order(three: Quiz) -> None:
    with listed(three) as terminal:
        terminal.send_signal(signal.SIGTERM)
        assert terminal.end() == 143

    assert b"Traceback" not in terminal.raw


def test_more_decks_than_rows_are_gone_through_by_the_arrows(quiz: Quiz) -> None:
    for number in range(30):
        quiz.deck(f"title: Deck {number:02}\nquestions: [{{id: q, question: '1?', answer: a}}]\n", f"d{number:02}.yaml")

    with listed(quiz, rows=12) as terminal:
        assert terminal.screen().count("\n") < 12
        terminal.child.send(DOWN * 25 + "\r")
        terminal.expect("Deck: ").expect("d24")


def test_lines_are_read_where_lines_are_wanted(three: Quiz) -> None:
    with Terminal(three, "start", "--lines") as terminal:
        terminal.expect("Which deck? Type its number")
