"""After a session one key asks more of what is due, until nothing is."""

import pytest

from tests.cli.past import answered
from tests.processes import Quiz
from tests.windows import ON_WINDOWS

if ON_WINDOWS:
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

from tests.processes import Terminal

DECK = """
    id: d
    title: Two
    questions:
      - {id: a, question: One?, choices: [x, y], answer: x}
      - {id: b, question: Two?, choices: [x, y], answer: x}
"""


@pytest.fixture
def due(quiz: Quiz) -> Quiz:
    quiz.deck(DECK)
    for question in "ab":
        answered(quiz, 9, question, "d")
    return quiz


def test_one_key_asks_more_until_nothing_is_due(due: Quiz) -> None:
    with Terminal(due, "start", "deck", "-n", "1", "--no-shuffle") as terminal:
        terminal.press("Question 1 of 1", "a").expect("m 1 more").child.send("m")
        terminal.press("Question 1 of 1", "a")
        assert terminal.end() == 0

    assert len(due.history()) == 4
    assert len(due.history("session")) == 2


def test_a_word_is_no_key_after_a_session(due: Quiz) -> None:
    with Terminal(due, "start", "deck", "-n", "1", "--no-shuffle") as terminal:
        terminal.press("Question 1 of 1", "a").expect("m 1 more").child.send("more\r")
        terminal.shows("“more” is not a key. Press m, or Enter to end.").child.send("\x1b")
        assert terminal.end() == 0

    assert len(due.history("session")) == 1


def test_a_line_asks_more_in_line_mode(due: Quiz) -> None:
    with Terminal(due, "start", "deck", "-n", "1", "--lines", "--no-shuffle") as terminal:
        terminal.type("a").expect("1 question still due. 1 more?").type("n")
        assert terminal.end() == 0

    assert len(due.history("session")) == 1
