"""A question type that is added to the registry is known to the reader, the JSON Schema and the lint rules, without further work."""

from pathlib import Path
from typing import ClassVar

import pytest

from quizkit.deck_file.reading.read import DeckFile, parse_deck
from quizkit.grading.context import Context
from quizkit.questions import registry
from quizkit.questions.base import BaseQuestion, Common, Field, Fields, Grade, Shape, common, right, wrong
from quizkit.questions.shapes import Reply, Typed, TypeLine
from tests.deck_file.test_json_schema import faults, in_an_editor
from tests.helpers import in_a_deck
from tests.lint.helpers import found


class MadeUp(BaseQuestion):
    """A made-up type: a number between two others is typed."""

    type: ClassVar = "made-up"
    shape: ClassVar = Shape(("limits",))
    fields: ClassVar = {
        "question": Field("text", "What is asked.", required=True),
        "limits": Field("texts", "The lowest and the highest answer.", required=True),
        "label": Field("text", "A text of this type alone."),
    }

    common: Common
    stem: str
    limits: tuple[str, ...]

    @classmethod
    def read(cls, fields: Fields) -> "MadeUp":
        stem = fields.text("question")
        return cls(common(fields, stem), stem, fields.texts("limits"))

    def prompt(self) -> TypeLine:
        return TypeLine(self.stem, "number")

    def grade(self, reply: Reply, context: Context) -> Grade:
        lowest, highest = map(float, self.limits)
        is_between = isinstance(reply, Typed) and lowest <= float(reply.text) <= highest
        return right("between the limits") if is_between else wrong("not between the limits")

    def accepted(self) -> tuple[Reply, ...]:
        return tuple(map(Typed, self.limits))


@pytest.fixture(autouse=True)
def made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(registry.TYPES, "made-up", MadeUp)
    monkeypatch.setattr(registry, "BY_SHAPE", (MadeUp, *registry.BY_SHAPE))


def read(question: str) -> DeckFile:
    return parse_deck(in_a_deck(question), Path("deck.yaml"))


@pytest.mark.parametrize(
    "question",
    [
        "question: How long is the Danube, in km?\nlimits: [2800, 2900]",
        "question: How long is the Danube, in km?\nlimits: [2800, 2900]\nlabel: km\nhint: Long",
        "type: made-up\nquestion: How long is the Danube, in km?\nlimits: [2800, 2900]",
    ],
)
def test_the_reader_and_the_schema_accept_its_deck(question: str) -> None:
    file = read(question)

    assert file.deck is not None, file.problems
    assert [one.type for one in file.deck.questions] == ["made-up"]
    assert faults(in_an_editor(file.root)) == []


@pytest.mark.parametrize(
    ("question", "message", "fault"),
    [
        (
            "question: Why\nlimits: [1, 2]\nanswer: 1",
            "a made-up question has no key “answer”",
            "'answer' was unexpected",
        ),
        (
            "type: made-up\nquestion: Why",
            "a made-up question needs the key “limits”",
            "'limits' is a required property",
        ),
    ],
)
def test_the_reader_and_the_schema_report_its_problems(question: str, message: str, fault: str) -> None:
    file = read(question)

    assert [problem.message for problem in file.problems] == [message]
    assert any(fault in one for one in faults(in_an_editor(file.root)))


QUESTION = "title: T\nquestions:\n- question: How long is the Danube, in km?\n  limits: [2800, 2900]\n  "


@pytest.mark.parametrize(
    ("deck", "reported"),
    [
        (QUESTION + "evidence: It is 2850 km long.", []),
        (QUESTION + "evidence: It is 3000 km long.", ["4 answer-not-in-evidence"]),
        (QUESTION + "hint: More than 2800.", []),
        (QUESTION + "id: a\n- question: How long, in km, is the Danube?\n  limits: [2800, 2900]", ["6 same-question"]),
        (QUESTION + "id: a\n- question: How long is the Danube, in km\n  limits: [2, 3]", ["6 same-question"]),
    ],
)
def test_the_lint_rules_treat_it_as_a_number_that_is_typed(deck: str, reported: list[str]) -> None:
    assert found(deck) == reported
