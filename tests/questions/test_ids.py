"""The ids that questions take from their wording, and the revisions that tell when a question has changed."""

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
def test_tidying_a_stem_keeps_its_id(tidied: str) -> None:
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


def test_an_id_of_its_own_stands_for_any_wording() -> None:
    assert question("id: x\nquestion: q\nanswer: a").common.id == "x"


def test_a_revision_changes_with_what_is_asked_and_what_is_right_and_with_nothing_else() -> None:
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
