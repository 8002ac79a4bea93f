"""The list of question types, and everything that must agree with it."""

from typing import get_args

import pytest

from quizkit.questions.registry import BY_SHAPE, CONTENT_KEYS, TYPES, Question, QuestionType, type_by_shape
from tests.helpers import in_a_deck, problems


def test_each_type_is_listed_under_its_name() -> None:
    assert [(kind.type, kind) for kind in get_args(Question)] == list(TYPES.items())


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
def test_a_type_says_what_each_of_its_fields_is_for(kind: QuestionType) -> None:
    assert [name for name, field in kind.fields.items() if not field.about.endswith(".")] == []
    assert [name for name, field in kind.fields.items() if field.required] != []


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
def test_a_question_cannot_be_changed(kind: QuestionType) -> None:
    item: object = object.__new__(kind)
    with pytest.raises(AttributeError, match="cannot be changed"):
        setattr(item, "common", None)  # noqa: B010 - mypy knows that it cannot be set


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("choice", ["question: Q", "choices: [a, b]", "answer: a"]),
        ("multiple", ["question: Q", "choices: [a, b]", "answer: [a]"]),
        ("true/false", ["question: Q", "answer: true"]),
        ("text", ["question: Q", "answer: a"]),
        ("number", ["question: Q", "answer: 5"]),
        ("cloze", ["cloze: 'A {{b}}.'"]),
        ("list", ["question: Q", "answer: [a, b]"]),
        ("order", ["question: Q", "order: [a, b]"]),
        ("match", ["question: Q", "match: {a: b, c: d}"]),
        ("flashcard", ["front: f", "back: b"]),
    ],
)
def test_these_keys_and_no_others_are_required(kind: str, lines: list[str]) -> None:
    def found(*lines: str) -> list[str]:
        return problems(in_a_deck("\n".join((f"type: {kind}", *lines))))

    assert found(*lines) == []
    assert [found(*lines[:place], *lines[place + 1 :]) for place in range(len(lines))] == [["4:5 missing-key"]] * len(
        lines
    )


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
def test_each_required_key_is_missed(kind: QuestionType) -> None:
    required = [field for field in kind.fields.values() if field.required]

    assert problems(in_a_deck(f"type: {kind.type}")) == ["4:5 missing-key"] * len(required)


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
def test_a_shape_identifies_its_type(kind: QuestionType) -> None:
    assert type_by_shape(kind.shape.keys, kind.shape.answer or "text") is kind


def test_shapes_are_tried_in_this_order() -> None:
    order = ["flashcard", "cloze", "order", "match", "multiple", "choice", "true/false", "number", "list", "text"]
    assert [kind.type for kind in BY_SHAPE if kind.type in order] == order
    assert type_by_shape({"front", "cloze"}, "text").type == "flashcard"
    assert type_by_shape({"cloze", "choices"}, "list").type == "cloze"


def test_settings_are_not_content() -> None:
    assert {"question", "accept", "distractors", "hint"} <= CONTENT_KEYS
    assert not {"id", "type", "tags", "group", "kind", "unit", "tolerance", "points", "case"} & CONTENT_KEYS
