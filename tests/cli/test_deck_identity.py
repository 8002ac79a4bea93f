"""Decks and questions that are renamed, moved or named like others, as a process: what the student reads."""

import re
from textwrap import dedent

from tests.processes import Quiz
from tests.windows import not_on_windows

CHEMISTRY = """
    title: Chapter 1
    questions:
      - {id: q1, question: Formula of water?, answer: H2O}
      - {id: q2, question: Formula of salt?, answer: NaCl}
"""
HISTORY = """
    title: Chapter 1
    questions:
      - {id: q1, question: "In which year did the Second World War end?", answer: "1945"}
      - {id: q2, question: "Who led Britain in 1940?", answer: Churchill}
"""


def start(quiz: Quiz, name: str, input: str = "") -> str:
    """What is shown before the first question, on one line."""
    shown = quiz("start", name, "--all", "--no-shuffle", "--lines", input=input, code=None if not input else 0).out
    return re.sub(r"\s+", " ", shown.partition("Question 1 of")[0])


@not_on_windows("expects the quotes of POSIX shells")
def test_the_student_hears_that_two_decks_have_one_title_and_settles_it(quiz: Quiz) -> None:
    quiz.deck(CHEMISTRY, "chemistry.yaml")
    quiz.deck(HISTORY, "history.yaml")
    start(quiz, "chemistry", "H2O\nNaCl\n")

    assert quiz("decks", "show", "history").out == "Chapter 1\n2 questions, 0 due, 2 new.\n"
    assert (
        "You know another deck as “Chapter 1”. This one has other questions, and its own progress. "
        "If it is the same deck, run: quiz decks relink 'Chapter 1' history"
    ) in start(quiz, "history")
    checked = quiz("check", "chemistry.yaml", "history.yaml", "--format", "concise").out
    assert checked.count("same-deck-id") == 2
    assert quiz("decks").out.count("Chapter 1") == 2
    linked = quiz("decks", "relink", "Chapter 1", "history").out
    assert linked == "“Chapter 1” now has the progress of “Chapter 1”: 2 of 2 questions known.\n"
    assert "You know another deck" not in start(quiz, "history", ":quit\n")


def test_a_typo_in_a_title_is_corrected(quiz: Quiz) -> None:
    quiz.deck(CHEMISTRY.replace("Chapter", "Chaptr"))
    start(quiz, "deck.yaml", "H2O\nNaCl\n")
    quiz.deck(CHEMISTRY)

    assert quiz("decks", "show", "deck.yaml").out == "Chapter 1\n2 questions, 0 due, 0 new.\n"
    heard = "“Chapter 1” is “Chaptr 1” under a new name: 2 of the 2 questions that you know are in it."
    assert heard in start(quiz, "deck.yaml", ":quit\n")


def test_a_question_moves_to_another_deck(quiz: Quiz) -> None:
    quiz.deck(CHEMISTRY, "chemistry.yaml")
    start(quiz, "chemistry", "H2O\nNaCl\n")
    water, salt = (line for line in CHEMISTRY.splitlines(keepends=True) if "Formula" in line)
    quiz.deck(CHEMISTRY.replace(water, ""), "chemistry.yaml")
    quiz.deck(CHEMISTRY.replace(salt, "").replace("Chapter 1", "Water"), "water.yaml")

    assert quiz("decks", "show", "water").out == "Water\n1 question, 0 due, 0 new.\n"
    assert quiz("decks", "show", "chemistry").out == "Chapter 1\n1 question, 0 due, 0 new.\n"
    assert "1 question known from “Chapter 1”, with the same progress." in start(quiz, "water", ":quit\n")


VI = """
    title: Keys
    questions:
      - {question: What does i do?, answer: insert before the cursor}
      - {question: What does x do?, answer: delete a character}
"""
CAPITAL = "      - {question: What does I do?, answer: insert at the start of the line}\n"


def test_a_question_that_differs_in_case_only_leaves_the_progress_of_the_other_one(quiz: Quiz) -> None:
    for name, deck in (("before", VI.replace("questions:\n", f"questions:\n{CAPITAL}")), ("after", VI + CAPITAL)):
        path = quiz.deck(VI, f"{name}.yaml")
        start(quiz, name, "insert before the cursor\ndelete a character\n")
        path.write_text(dedent(deck), encoding="utf-8")

        shown = quiz("start", name, "--new", "--lines", input="insert at the start of the line\n").out
        assert "What does I do?" in shown
        assert quiz("decks", "show", f"{name}.yaml").out == "Keys\n3 questions, 0 due, 0 new.\n"
        quiz("progress", "forget", "Keys", "--yes")
