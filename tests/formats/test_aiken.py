"""Aiken: what is read, and what is reported."""

from quizkit.formats.aiken import read
from tests.formats.helpers import questions, reports

TEXT = """\
Which river flows through Vienna?
A) Danube
B) Rhine
ANSWER: A

What is 2+2?
A. 3
B. 4
answer: b
"""


def test_questions_with_both_kinds_of_letters_are_read() -> None:
    assert questions(read(TEXT)) == [
        {
            "type": "choice",
            "question": "Which river flows through Vienna?",
            "choices": ("Danube", "Rhine"),
            "answer": "Danube",
        },
        {"type": "choice", "question": "What is 2+2?", "choices": ("3", "4"), "answer": "4"},
    ]
    assert read(TEXT).problems == ()


def test_a_question_without_a_valid_key_is_reported_and_the_next_is_read() -> None:
    reading = read(
        "One?\nA. a\nB. b\n\nTwo?\nA. a\nB. b\nANSWER: D\n\nThree?\nA. a\nB. b\nANSWER: B\n\nFour?\nA. a\nB. b\n"
    )
    assert [draft.question.prompt().stem for draft in reading.drafts] == ["Three?"]
    assert reports(reading) == [
        "1 not-imported: “One?”: it has no line with ANSWER:",
        "5 not-imported: “Two?”: it has no choice D",
        "15 not-imported: “Four?”: it has no line with ANSWER:",
    ]


def test_small_letters_are_choices_in_their_order() -> None:
    reading = read("Is it\nb) so?\na)\tyes\nb) no\nANSWER: b\n")
    assert questions(reading) == [
        {"type": "choice", "question": "Is it b) so?", "choices": ("yes", "no"), "answer": "no"}
    ]
