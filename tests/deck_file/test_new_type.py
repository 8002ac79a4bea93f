"""A question type that is added to the registry is known to the reader and to the JSON Schema, without further work."""

from pathlib import Path
from typing import ClassVar

import pytest

from quizkit.deck_file.reading.read import DeckFile, parse_deck
from quizkit.questions import registry
from quizkit.questions.base import Field, Fields, Shape, common
from quizkit.questions.typed import strictness
from quizkit.questions.typed_text import TextQuestion
from tests.deck_file.test_json_schema import faults, in_an_editor
from tests.helpers import in_a_deck


class MadeUp(TextQuestion):
    """A made-up type: a number between two others is typed."""

    type: ClassVar = "made-up"
    shape: ClassVar = Shape(("limits",))
    fields: ClassVar = {
        "question": Field("text", "What is asked.", required=True),
        "limits": Field("texts", "The lowest and the highest answer.", required=True),
        "label": Field("text", "A text of this type alone."),
    }

    @classmethod
    def read(cls, fields: Fields) -> "MadeUp":
        stem, limits = fields.text("question"), fields.texts("limits")
        return cls(common(fields, stem), stem, limits[0], limits[1:], (), "", strictness(fields))


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
