"""Wherever a question is named in a line, it is named without the signs of Markdown and formulas."""

import pytest

from tests.processes import Quiz
from tests.windows import not_on_windows

DECK = r"""
    id: d
    title: T
    questions:
      - id: a
        question: |
          What **is** teh `x`

          of $\alpha$?
        answer: one
      - {question: Which is the *second* word?, answer: two}
"""
STEM = "What is teh x of α?"


@pytest.fixture
def marked(quiz: Quiz) -> Quiz:
    quiz.deck(DECK)
    return quiz


@not_on_windows("its code page has no Greek letters")
def test_in_the_message_of_undo(marked: Quiz) -> None:
    assert f"Undone: your reply to “{STEM}”." in marked("start", "deck.yaml", input="one\n:undo\n:quit\n").out


@not_on_windows("its code page has no Greek letters")
def test_in_what_was_missed_in_the_figures_and_in_the_lists(marked: Quiz) -> None:
    ran = marked("start", "deck.yaml", input="bad\n:flag\ntwo\none\n")
    assert f"- {STEM}\n" in ran.out
    marked("start", "deck.yaml", "--cram", input="odd\n:right\n:quit\n")
    figures = marked("stats", "deck.yaml").out
    assert f"Weakest: {STEM}: " in figures
    assert f"- {STEM} “odd”\n" in figures
    marked("start", "deck.yaml", "--cram", input=":flag\n:quit\n")
    assert f"a: {STEM}\n" in marked("decks", "show", "deck.yaml").out


def test_in_what_was_reworded(marked: Quiz) -> None:
    marked("start", "deck.yaml", input="one\ntwo\n")
    marked.deck(DECK.replace("Which is", "Which was"))
    assert marked("start", "deck.yaml").out.startswith(
        "Reworded, with the same progress: “Which was the second word?”\n"
    )
