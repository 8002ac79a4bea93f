"""`:guess` and `:right`: of which replies they are taken, and what follows."""

import pytest

from quizkit.session.score import score
from tests.session.test_run import CHOICES, Notebook, played

NO_GUESS = "Use :guess right after a choice that you got right."
NO_WORD = "Use :right after a typed or learned reply that was graded wrong."
TAKEN = "Counted as right. `quiz stats` lists it for your teacher."
TYPED = """
    title: T
    questions:
      - {id: number, question: How many?, answer: 7}
      - {id: blanks, cloze: "The {{sun}} and the {{moon}}."}
      - {id: listed, question: Which?, answer: [red, green]}
      - {id: last, question: So?, answer: true}
    """
OTHERS = """
    title: T
    questions:
      - {id: pick, question: Which?, choices: [p, q], answer: p}
      - {id: card, front: f, back: b}
      - {id: paired, question: Pairs?, match: {k: v, l: w}}
      - {id: last, question: So?, answer: true}
    """


def test_a_choice_that_was_wrong_is_no_guess() -> None:
    notebook = Notebook()
    _, student = played("q :guess t p;q p", CHOICES, notebook=notebook)
    assert NO_GUESS in student.heard
    assert "guess" not in notebook.kept


def test_before_any_reply_there_is_no_guess_and_no_word() -> None:
    _, student = played(":guess :right p t p;q", CHOICES)
    assert student.heard[1:5:2] == [NO_GUESS, NO_WORD]


def test_a_guess_leaves_the_score_as_it_is() -> None:
    session, _ = played("p :guess t p;q p", CHOICES)
    assert score(session.attempts).total.percent == 100


@pytest.mark.parametrize(
    ("lines", "taken"),
    [
        ("8 :right sun;moon red;green t", "number"),
        ("7 sol;moon :right red;green t", "blanks"),
        ("7 sun;moon red :right t", "listed"),
    ],
)
def test_a_student_s_word_counts_for_all_that_is_typed(lines: str, taken: str) -> None:
    notebook = Notebook()
    session, student = played(lines, TYPED, notebook=notebook)
    assert TAKEN in student.heard
    assert score(session.attempts).total.percent == 100
    assert [attempt.question.common.id for attempt in session.attempts if attempt.grade.rule == "your word"] == [taken]
    assert notebook.kept.count("override") == 1


@pytest.mark.parametrize(
    "line", ["q :right 3 a1b2 t p", "p 1 :right a1b2 t 3", "p 3 a2b1 :right t a1b2", "p 3 :skip :right t"]
)
def test_of_what_is_not_typed_a_student_s_word_is_not_taken(line: str) -> None:
    notebook = Notebook()
    session, student = played(line, OTHERS, notebook=notebook, permute=False)
    assert NO_WORD in student.heard
    assert "override" not in notebook.kept
    assert "your word" not in [attempt.grade.rule for attempt in session.attempts]


def test_a_word_is_taken_once_and_not_for_what_was_right_or_skipped() -> None:
    notebook = Notebook()
    _, student = played("8 :right :right sun;moon :right :skip :right t", TYPED, notebook=notebook)
    assert student.heard.count(NO_WORD) == 3
    assert notebook.kept.count("override") == 1


def test_the_record_keeps_the_reply_as_it_was_typed() -> None:
    session, _ = played("8 :right sun;moon red;green t", TYPED)
    assert (session.attempts[0].reply, session.attempts[0].grade.verdict) == (("8",), "right")


def test_a_word_for_a_repeat_leaves_the_first_reply_wrong() -> None:
    session, _ = played("8 sun;moon red;green t 9 :undo 9 :quit", TYPED)
    assert session.attempts[0].missed
    again, _ = played("8 sun;moon red t 9 :right red;green", TYPED)
    assert [attempt.grade.rule for attempt in again.attempts if attempt.question.common.id == "number"] == [
        "another value",
        "your word",
    ]
    assert again.attempts[0].missed
