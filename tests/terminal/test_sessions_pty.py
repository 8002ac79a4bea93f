"""What whole sessions at a terminal once got wrong: a held key, a question that is edited, an order that is not touched."""

import pytest

from tests.processes import Quiz, StoppedClock, Terminal
from tests.windows import ON_WINDOWS

if ON_WINDOWS:
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

pytestmark = pytest.mark.slow

CHOICES = """
    title: Choices
    questions:
      - {id: c1, question: First?, choices: [aa, bb, cc, dd], answer: bb}
      - {id: c2, question: Second?, choices: [aa, bb, cc, dd], answer: bb}
      - {id: c3, question: Third?, choices: [aa, bb, cc, dd], answer: bb}
      - {front: Fourth, back: four}
"""
F10 = "\x1b[21~"


@pytest.mark.parametrize(("pause", "then"), [("true", "Enter continue"), ("false", "Question 2 of 4")])
def test_enter_that_is_held_for_a_second_answers_one_question(quiz: Quiz, pause: str, then: str) -> None:
    quiz.deck(CHOICES)
    clock = quiz.stop_the_clock()
    with Terminal(quiz, "start", "deck", "--no-shuffle", environment={"QUIZ_PAUSE": pause}) as session:
        session.stands("Question 1 of 4")
        clock.advance(4)
        hold_enter(session, clock, repeats=0)
        session.expect(then).expect("help")
        hold_enter(session, clock, repeats=30)
        session.child.send(F10)
        assert session.end() == 0

    assert quiz.replies() == [("c1", ["aa"])]


def test_enter_that_is_held_since_the_command_line_answers_nothing(quiz: Quiz) -> None:
    quiz.deck(CHOICES)
    clock = quiz.stop_the_clock()
    with Terminal(quiz, "start", "deck", "--no-shuffle") as session:
        session.stands("Question 1 of 4")
        hold_enter(session, clock, repeats=30)
        session.child.send(F10)
        assert session.end() == 0

    assert quiz.replies() == []


def hold_enter(session: Terminal, clock: StoppedClock, repeats: int) -> None:
    """Press Enter, and let it repeat 30 times a second."""
    for _ in range(1 + repeats):
        session.child.send("\r")
        clock.advance(1 / 30)


def test_a_question_that_is_corrected_in_the_editor_is_asked_as_it_is_then(quiz: Quiz) -> None:
    deck = quiz.deck("""
        title: Ed
        questions:
          - {id: a, question: "Capital of Frence?", answer: Pariis}
          - {id: b, question: "Capital of Italy?", answer: Rome}
    """)
    editor = quiz.folder / "ed.sh"
    editor.write_text(f"#!/bin/sh\nsed -i 's/Frence/France/; s/Pariis/Paris/' '{deck}'\n")
    editor.chmod(0o755)
    environment = {"QUIZ_EDITOR": str(editor)}
    with Terminal(quiz, "start", "deck", "--no-shuffle", "--lines", environment=environment) as session:
        session.expect("Capital of Frence?").type(":edit").expect("Capital of France?").type("Paris")
        session.expect("Right.").expect("Capital of Italy?").control("c").end()

    assert [(one["reply"], one["verdict"]) for one in quiz.history()] == [(["Paris"], "right")]


@pytest.mark.parametrize("seed", ["3", "4"])
def test_an_order_that_is_not_touched_is_not_submitted(quiz: Quiz, seed: str) -> None:
    quiz.deck("""
        title: Planets
        questions:
          - {id: o, question: Nearest to the sun first?, order: [Mercury, Venus, Earth, Mars, Jupiter], partial: true}
    """)
    with Terminal(quiz, "start", "deck", "--seed", seed) as session:
        session.press("Question 1 of 1", "\r").shows("Put the items in order first").control("c").end()

    assert quiz.history() == []
