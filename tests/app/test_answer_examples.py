"""Replies that show where the line between right and wrong is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.app.answer_examples import answer_examples
from quizkit.grading.context import Context
from quizkit.questions.shapes import Typed
from tests.helpers import law, question


@pytest.mark.parametrize(
    ("lines", "accepted", "rejected"),
    [
        ("answer: photosynthesis", "photosythesis", "not photosynthesis"),
        ("answer: 110 kV", "110", "111 kV"),
        ("answer: x-y", "", "X-Y"),
        ("answer: Marie Curie\nkind: person", "Curie", "Marie"),
    ],
)
def test_there_are_examples_of_both_sides(lines: str, accepted: str, rejected: str) -> None:
    examples = answer_examples(question(f"question: Q\n{lines}"), Context())
    assert not accepted or accepted in [example.reply for example in examples.accepted]
    assert rejected in [example.reply for example in examples.rejected]


def test_a_reply_that_is_asked_again_is_not_rejected() -> None:
    context = Context(answers=("Ottawa", "Paris, France"))
    examples = answer_examples(question("question: Q\nanswer: Paris"), context)
    assert [one.reply for one in examples.asked_again] == ["Paris, France"]
    assert "Paris, France" not in [one.reply for one in (*examples.accepted, *examples.rejected)]


def test_a_choice_has_no_typed_examples() -> None:
    assert answer_examples(question("question: Q\nchoices: [a, b]\nanswer: a"), Context()) == ([], [], [])


@law
@given(
    st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=20).filter(
        lambda text: text.strip().isalpha()
    )
)
def test_each_example_is_graded_as_it_says(key: str) -> None:
    asked = question(f"question: Q\nanswer: '{key.strip()}'")
    examples = answer_examples(asked, Context())
    for example in (*examples.accepted, *examples.rejected, *examples.asked_again):
        assert asked.grade(Typed(example.reply), Context()) == example.grade
    assert all(example.grade.credit == 1 for example in examples.accepted)
    assert len(examples.accepted) <= 5 >= len(examples.rejected)
