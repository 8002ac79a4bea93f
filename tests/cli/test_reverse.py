"""`quiz start --reverse`: cards from the back, with a memory of their own."""

import json

import pytest

from tests.processes import Quiz, Terminal
from tests.windows import ON_WINDOWS

DECK = """\
title: Rivers
questions:
  - {id: elbe, front: Elbe, back: Dresden, hint: A city in Saxony}
  - {id: sea, question: Which sea?, answer: Black Sea}
  - {front: Seine, back: Paris}
"""


@pytest.fixture
def rivers(quiz: Quiz) -> Quiz:
    quiz.deck(DECK, "rivers.yaml")
    return quiz


def test_cards_alone_are_asked_from_the_back_and_remembered_apart(rivers: Quiz) -> None:
    out = rivers("start", "rivers", "--reverse", input="?\n\n3\n\n3\n").out

    assert out.index("Dresden") < out.index("This question has no hint.") < out.index("Elbe")
    assert "Question 2 of 2" in out
    assert "Next: quiz start rivers --reverse" in out
    known = json.loads((rivers.home / "progress.json").read_text())["decks"]["Rivers"]["questions"]
    assert all(id.endswith("~reverse") for id in known)
    assert "3 new" in rivers("decks").out
    assert "Question 1 of 3" in rivers("start", "rivers", code=3).out


def test_what_was_left_is_gone_on_with_the_same_way_round(rivers: Quiz) -> None:
    rivers("start", "rivers", "--reverse", input="\n3\n", code=3)

    assert "Question 2 of 2" in rivers("start", "rivers", "--reverse", "--resume", code=3).out
    assert "There is no session to resume." in rivers("start", "rivers", "--resume", code=2).err


def test_a_deck_without_cards_cannot_be_turned_round(quiz: Quiz) -> None:
    quiz.deck("title: T\nquestions: [{question: a, answer: b}]\n")

    assert "There are no cards to reverse." in quiz("start", "deck", "--reverse", code=2).err


@pytest.mark.skipif(ON_WINDOWS, reason="needs a POSIX terminal")
def test_edit_finds_the_line_of_a_card_that_was_turned_round(rivers: Quiz) -> None:
    with Terminal(rivers, "start", "rivers", "--reverse", "--accessible") as terminal:
        terminal.type(":edit", ":quit")
        terminal.end()
        assert "line 3. Set EDITOR" in " ".join(terminal.screen().split())
