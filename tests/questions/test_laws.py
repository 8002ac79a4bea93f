"""Laws for every question type, with any question and any reply."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.grading.context import Context
from quizkit.questions.base import Grade
from quizkit.questions.registry import TYPES, Question
from quizkit.questions.reply_grammar import Command, Misread, parse_reply
from quizkit.questions.shapes import (
    Arranged,
    Filled,
    Paired,
    Picked,
    PickedMany,
    Recalled,
    Reply,
    Typed,
    offered_texts,
    reply_texts,
)
from tests.helpers import law, question

# One question of each type that there is, and some that are at the edge of theirs.
QUESTIONS = {
    "choice": "question: q\nchoices: [a, B c, '3']\nanswer: B c\nfeedback: {a: no}",
    "multiple": "question: q\nchoices: [a, b, c, d]\nanswer: [a, c]",
    "multiple, all": "question: q\nchoices: [x, y]\nanswer: [x, y]",
    "true/false": "question: q\nanswer: false",
    "text": "question: q\nanswer: Straße\naccept: [street, ﬁ, İ, 'e\u0301', ':x', '?']\nreject: [strasse 1, road]",
    "text, case": "question: q\nanswer: NaCl\naccept: salt\ncase: true",
    "text, strict": "question: q\nanswer: naïve\ntypos: false\naccents: true",
    "number": "question: q\nanswer: 1.234",
    "number, grouped": "question: q\nanswer: 1,234",
    "number, unit": "question: q\nanswer: 18.02 g/mol\ntolerance: 1%",
    "number, currency": "question: q\nanswer: -$5\ntolerance: 0.5",
    "cloze": "cloze: The {{sun}} is a {{star|big star}}.",
    "list": "question: q\nanswer: [red, green, blue]",
    "list, any": "question: q\nanswer: [red, green, blue]\nany: 2",
    "order": "question: q\norder: [one, two, three]",
    "match": "question: q\nmatch: {a: x, b: y}\ndistractors: [z]",
    "flashcard": "front: a\nback: b",
}
CONTEXTS = [Context(), Context("de"), Context("tlh"), Context("en", ("road", "salt"), ("a", "street"))]

any_text = st.text(st.characters(codec=None), max_size=40)
some_text = st.one_of(
    any_text, st.sampled_from("a b c d B c 3 true false sun star red x y z one two three 1.234 -$5 90%".split())
)
replies = st.one_of(
    st.builds(Picked, some_text),
    st.builds(PickedMany, st.lists(some_text).map(tuple)),
    st.builds(Typed, some_text),
    st.builds(Filled, st.lists(some_text).map(tuple)),
    st.builds(Arranged, st.lists(some_text).map(tuple)),
    st.builds(Paired, st.lists(st.tuples(some_text, some_text)).map(tuple)),
    st.builds(Recalled, st.sampled_from([1, 2, 3, 4])),
)
every_question = pytest.mark.parametrize("item", [question(text) for text in QUESTIONS.values()], ids=QUESTIONS)


def check(grade: Grade) -> None:
    """Check that a grade's credit and verdict say the same."""
    assert 0 <= grade.credit <= 1
    assert (grade.credit == 1) == (grade.verdict == "right")
    assert (0 < grade.credit < 1) == (grade.verdict == "partly right")
    assert grade.rule


def test_every_type_is_among_these_questions() -> None:
    assert {question(text).type for text in QUESTIONS.values()} == set(TYPES)


@every_question
@pytest.mark.parametrize("context", CONTEXTS, ids=["en", "de", "no dictionary", "other answers"])
def test_every_accepted_reply_is_worth_full_credit(item: Question, context: Context) -> None:
    grades = [(reply, item.grade(reply, context)) for reply in item.accepted()]
    assert grades != []
    assert [(reply, grade) for reply, grade in grades if (grade.credit, grade.verdict) != (1, "right")] == []


@every_question
@law
@given(reply=replies, context=st.sampled_from(CONTEXTS))
def test_any_reply_is_graded_from_nothing_to_full_credit(item: Question, reply: Reply, context: Context) -> None:
    check(item.grade(reply, context))


@every_question
@law
@given(line=st.one_of(any_text, st.text("abc 12;,=:?t", max_size=12)))
def test_any_line_is_a_reply_that_is_graded_a_command_or_misread(item: Question, line: str) -> None:
    prompt = item.prompt()
    result = parse_reply(prompt, line)
    if isinstance(result, Misread):
        assert result.help.endswith(".")
    elif not isinstance(result, Command):
        check(item.grade(result, CONTEXTS[0]))
        offered = offered_texts(prompt)
        assert not offered or set(reply_texts(result)) <= set(offered)


@every_question
def test_a_question_without_problems_has_an_answer_to_show(item: Question) -> None:
    assert item.problems() == []
    assert item.answer().strip()
    assert item.prompt().stem.strip()
