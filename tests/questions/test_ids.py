"""Ids from the wording of questions, and revisions, which change with a question."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.questions.base import id_from_wording
from quizkit.questions.registry import revision
from tests.helpers import law, question

STEM = "Which “city”, then, is it?"


@pytest.mark.parametrize(
    "tidied",
    [
        "Which city, then, is it?",
        "which CITY then is it",
        "  Which 'city' then   is it ?",
        "Which «city», (then) is it?",
        "Which\ncity then is it…",
    ],
)
def test_small_corrections_of_a_stem_keep_its_id(tidied: str) -> None:
    assert id_from_wording(tidied) == id_from_wording(STEM)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What is 3 + 4?", "What is 3 - 4?"),
        ("What is 3 * 4?", "What is 3 / 4?"),
        ("Is x < 3?", "Is x > 3?"),
        ("What is 5%?", "What is 5?"),
        ("∑?", "∏?"),
        ("हिन्दी का", "हिन्दी की"),
        ("Which city?", "Which cities?"),
        ("What is 5!?", "What is 5?"),
    ],
)
def test_another_question_has_another_id(one: str, other: str) -> None:
    assert id_from_wording(one) != id_from_wording(other)


def test_composed_and_decomposed_letters_give_one_id() -> None:
    assert id_from_wording("caf\u00e9") == id_from_wording("cafe\u0301")


@law
@given(st.text(st.characters(codec=None)))
def test_any_wording_gives_an_id(stem: str) -> None:
    assert re.fullmatch("~[0-9a-f]{10}", id_from_wording(stem))
    assert id_from_wording(f" {stem} ") == id_from_wording(stem)


def test_an_explicit_id_does_not_depend_on_the_wording() -> None:
    assert question("id: x\nquestion: q\nanswer: a").common.id == "x"


def test_a_revision_changes_only_with_the_stem_and_the_answer() -> None:
    read = revision(question("question: q\nanswer: a"))
    assert read == revision(question("id: x\nquestion: q\nanswer: a\nhint: h\npoints: 2\naccept: b"))
    changed = [
        revision(question(text))
        for text in (
            "question: r\nanswer: a",
            "question: q\nanswer: b",
            "front: q\nback: a",
            "question: q\nanswer: 'true'",
        )
    ]
    assert len({read, *changed}) == 5
