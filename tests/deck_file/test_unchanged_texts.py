"""Texts that YAML tools are known to change are unchanged from the deck to the grade.

If they are not, or if another tool changes them, `quiz check` reports the code beside them.
"""

from pathlib import Path

import pytest

from quizkit.deck_file.reading.read import parse_deck
from quizkit.deck_file.yaml_rules.registry import yaml_warnings
from quizkit.grading.context import Context
from quizkit.questions.registry import Question
from quizkit.questions.reply_grammar import parse_reply
from quizkit.questions.shapes import Arranged, Filled, Paired, Picked, PickedMany, Recalled, Typed, offered_texts
from tests.helpers import in_a_deck

CONTEXT = Context("en")
OTHERWISE, SAME = "read-otherwise", ""

# How a text stands in the deck, what students see of it and what is right, and what a check says of it.
TEXTS = [
    ("no", "no", OTHERWISE),
    ("Yes", "Yes", OTHERWISE),
    ("on", "on", OTHERWISE),
    ("OFF", "OFF", OTHERWISE),
    ("'no'", "no", SAME),
    ('"yes"', "yes", SAME),
    ("y", "y", SAME),
    ("N", "N", SAME),
    ("No way", "No way", SAME),
    ("true", "true", SAME),
    ("True", "True", OTHERWISE),
    ("FALSE", "FALSE", OTHERWISE),
    ("'true'", "true", SAME),
    ("null", "null", OTHERWISE),
    ("Null", "Null", OTHERWISE),
    ("~", "~", OTHERWISE),
    ("none", "none", SAME),
    ("nil", "nil", SAME),
    ("1:30", "1:30", OTHERWISE),
    ("12:30:45", "12:30:45", OTHERWISE),
    ("09:30", "09:30", SAME),
    ("3:16", "3:16", OTHERWISE),
    ("'1:30'", "1:30", SAME),
    ("010", "010", OTHERWISE),
    ("007", "007", OTHERWISE),
    ("08", "08", OTHERWISE),
    ("0x1F", "0x1F", OTHERWISE),
    ("0b11", "0b11", OTHERWISE),
    ("0o17", "0o17", OTHERWISE),
    ("1_000", "1_000", OTHERWISE),
    ("3.10", "3.10", OTHERWISE),
    ("1.0", "1.0", OTHERWISE),
    ("1.", "1.", OTHERWISE),
    (".5", ".5", OTHERWISE),
    ("+5", "+5", OTHERWISE),
    ("1e3", "1e3", OTHERWISE),
    ("6.022e23", "6.022e23", OTHERWISE),
    (".inf", ".inf", OTHERWISE),
    (".NaN", ".NaN", OTHERWISE),
    ("42", "42", SAME),
    ("-9.81", "-9.81", SAME),
    ("12345678901234567890", "12345678901234567890", SAME),
    ("3.14159265358979323846", "3.14159265358979323846", SAME),
    ("1,000", "1,000", SAME),
    ("2025-05-06", "2025-05-06", OTHERWISE),
    ("2025-05-06 10:00:00", "2025-05-06 10:00:00", OTHERWISE),
    ("2025-13-45", "2025-13-45", SAME),
    ("6 May 2025", "6 May 2025", SAME),
    ("=", "=", OTHERWISE),
    ("<<", "<<", OTHERWISE),
    ("'<<'", "<<", SAME),
    ("a#b", "a#b", SAME),
    ("'#5'", "#5", SAME),
    ("C#", "C#", SAME),
    ("C #", "C", "cut-as-comment"),
    ("Room #5", "Room", "cut-as-comment"),
    ("Room 5  # the large one", "Room 5", SAME),
    ("a:b", "a:b", SAME),
    ("12:00 noon", "12:00 noon", SAME),
    ("Washington, D.C.", "Washington, D.C.", SAME),
    ("'it''s'", "it's", SAME),
    ('"say \\"hi\\""', 'say "hi"', SAME),
    ("it's", "it's", SAME),
    ('Paris"', 'Paris"', "stray-quote"),
    (r"\frac{1}{2}", r"\frac{1}{2}", SAME),
    (r"'\frac{1}{2}'", r"\frac{1}{2}", SAME),
    (r'"\\frac{1}{2}"', r"\frac{1}{2}", SAME),
    (r'"$\beta$"', "$\x08eta$", "escape-in-quotes"),
    (r'"C:\temp"', "C:\temp", "escape-in-quotes"),
    (r"C:\temp", r"C:\temp", SAME),
    ("a & b", "a & b", SAME),
    ("5 * 3", "5 * 3", SAME),
    ("wow!", "wow!", SAME),
    ("a % b", "a % b", SAME),
    ("-5", "-5", SAME),
    ("--help", "--help", SAME),
    ("a - b", "a - b", SAME),
    ("f(x) = {x}", "f(x) = {x}", SAME),
    ("x[0]", "x[0]", SAME),
    ("a | b", "a | b", SAME),
    ("5 > 3", "5 > 3", SAME),
    ("what?", "what?", SAME),
    ("a\n      b", "a b", SAME),
    ("a\n      - b", "a - b", "lines-joined"),
    ("café", "café", SAME),
    ('"caf\\u00e9"', "café", SAME),
    ("👍🏽", "👍🏽", SAME),
]  # fmt: skip


SEEN = [(written, seen) for written, seen, _ in TEXTS]


def codes(text: str) -> list[str]:
    """Return the codes of reading and YAML rules for a question, each once."""
    file = parse_deck(in_a_deck(text), Path("deck.yaml"))
    found = [*file.problems, *yaml_warnings(file)]
    return list(dict.fromkeys(problem.code for problem in found))


def read(text: str) -> Question:
    """Read one question, with or without warnings."""
    deck = parse_deck(in_a_deck(text), Path("deck.yaml")).deck
    assert deck is not None
    return deck.questions[0]


def credit(question: Question, line: str) -> float:
    """Return the credit of a typed line."""
    reply = parse_reply(question.prompt(), line)
    assert isinstance(reply, Typed | Picked | PickedMany | Filled | Arranged | Paired | Recalled), reply
    return question.grade(reply, CONTEXT).credit


@pytest.mark.parametrize(("written", "seen", "code"), TEXTS)
def test_a_choice_is_shown_and_graded_as_it_is_written(written: str, seen: str, code: str) -> None:
    text = f"question: Which is it?\nchoices:\n  - {written}\n  - another\nanswer: another"

    assert offered_texts(read(text).prompt()) == (seen, "another")
    assert codes(text) == [code] * bool(code)
    assert credit(read(text), "another") == 1


@pytest.mark.parametrize(("written", "seen"), SEEN)
def test_the_right_choice_is_the_one_that_is_written(written: str, seen: str) -> None:
    question = read(f"question: Which is it?\nchoices:\n  - another\n  - {written}\nanswer: {written}")

    assert question.answer() == seen
    assert credit(question, "b") == 1
    assert credit(question, "a") == 0


@pytest.mark.parametrize(("written", "seen"), [row for row in SEEN if row[0] != "true"])
def test_typed_answers_are_as_written(written: str, seen: str) -> None:
    question = read(f"question: What is it?\nanswer: {written}")

    assert question.answer() == seen
    assert credit(question, seen) == 1
    assert credit(question, "something else 17") == 0


@pytest.mark.parametrize(("written", "seen"), SEEN)
def test_a_question_is_asked_as_it_is_written(written: str, seen: str) -> None:
    assert read(f"question: {written}\nanswer: x").prompt().stem == seen


# Whole questions: what students see, a reply that is right, one that is not, and what a check says.
QUESTIONS = [
    ("question: Why?\nchoices: [no, yes]\nanswer: no", ("no", "yes"), "no", "yes", ["read-otherwise"]),
    ("question: Why?\nanswer: [no, on]", (), "no; on", "false; true", ["read-otherwise"]),
    ("question: Why?\norder: [1.0, 1.10, 1.9]", ("1.0", "1.10", "1.9"), "a b c", "b a c", ["read-otherwise"]),
    ("question: Why?\nmatch: {no: 010, yes: 8}", ("no", "yes", "010", "8"), "a1 b2", "a2 b1", ["read-otherwise"]),
    ("question: It is so.\nanswer: true", ("true", "false"), "t", "f", []),
    ("question: It is so.\nanswer: 'true'", (), "true", "false", ["true-or-false-meant"]),
    ("type: text\nquestion: It is so.\nanswer: 'true'", (), "true", "false", []),
    ("question: Which word?\nanswer: 'true'", (), "true", "false", []),
    ("question: It is so.\nanswer: yes", (), "yes", "no", ["true-or-false-meant"]),
    ("question: How long?\nanswer: 3.10", (), "3.10", "31", ["number-as-text"]),
    ("question: How many?\nanswer: 010", (), "010", "8", ["number-as-text"]),
    ("question: Why?\nchoices: [50,000, 12, 7]\nanswer: 12", ("50", "000", "12", "7"), "12", "50", ["split-at-comma"]),
    ('question: Why?\nchoices: ["50,000", 12]\nanswer: "50,000"', ("50,000", "12"), "50,000", "12", []),
    (
        "question: Why?\nchoices: [Washington, D.C., Ottawa]\nanswer: Ottawa",
        ("Washington", "D.C.", "Ottawa"), "Ottawa", "D.C.", ["split-at-comma"],
    ),
    ("question: Name two colours.\nanswer: red, blue", (), "red, blue", "red", ["list-in-one-text"]),
    ("cloze: It is {{no}} at {{1:30}}.", (), "no; 1:30", "false; 90", []),
    ("question: Why?\nanswer: |\n  one\n  two", (), "one two", "one", []),
    ("question: Why?\nanswer: a\naccept: [~, 1_0]", (), "~", "null", ["read-otherwise"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "seen", "right", "wrong", "said"), QUESTIONS)
def test_a_question_is_shown_and_graded_as_it_is_written(
    text: str, seen: tuple[str, ...], right: str, wrong: str, said: list[str]
) -> None:
    question = read(text)

    assert offered_texts(question.prompt()) == seen
    assert credit(question, right) == 1
    assert credit(question, wrong) < 1
    assert codes(text) == said


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("question: Why?\nanswer: &amp", "not-in-a-deck"),
        ("question: Why?\nanswer: !important", "not-in-a-deck"),
        ("question: Why?\nanswer: *note", "not-in-a-deck"),
        ("question: Why?\nanswer: #5", "empty"),
        ("question: Why?\nanswer: a: b", "yaml-syntax"),
        ("question: Why?\nanswer: @home", "yaml-syntax"),
        ("question: Why?\nanswer: '", "yaml-syntax"),
        ('question: Why?\nanswer: "\\d"', "yaml-syntax"),
        ("question: Why?\nanswer: a\nanswer: b", "duplicate-key"),
        ("question: Why?\nchoices: [a: 1, b]\nanswer: b", "mapping-for-text"),
    ],
)
def test_texts_that_cannot_be_asked_as_written_are_errors(text: str, code: str) -> None:
    assert code in codes(text)


def test_there_are_at_least_sixty_texts() -> None:
    assert len({written for written, _, _ in TEXTS}) + len(QUESTIONS) > 60
