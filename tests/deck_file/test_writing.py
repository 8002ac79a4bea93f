"""Writing a deck as YAML: what is read again is what was written."""

from pathlib import Path

from hypothesis import given

from quizkit.deck_file.reading.read import parse_deck
from quizkit.deck_file.writing import deck_text
from quizkit.formats.base import Collector, Draft
from tests.formats.decks import drafts
from tests.helpers import law


def written(some: tuple[Draft, ...]) -> str:
    return deck_text({"title": "T"}, [(draft.question.type, draft.values) for draft in some])


@law
@given(drafts())
def test_a_written_deck_is_read_as_it_was(some: tuple[Draft, ...]) -> None:
    if some:
        file = parse_deck(written(some), Path("deck.yaml"))
        assert file.problems == ()
        assert file.deck is not None
        assert list(file.deck.questions) == [draft.question for draft in some]


def test_a_written_deck_reads_like_one_by_hand() -> None:
    collector = Collector()
    collector.add(
        "choice",
        {
            "id": "vienna",
            "question": "Which river flows through Vienna?",
            "choices": ("Danube", "Rhine"),
            "answer": "Danube",
            "explanation": "It does.\nIndeed: yes.",
            "tags": ("rivers",),
        },
    )
    collector.add("number", {"question": "How long is it?", "answer": "2850 km", "tolerance": "2%"})
    collector.add("match", {"question": "Where?", "match": {"Paris": "Seine", "Rome: old": "no"}})
    assert (
        written(collector.reading().drafts)
        == """\
title: T

questions:
  - id: vienna
    question: Which river flows through Vienna?
    choices: [Danube, Rhine]
    answer: Danube
    explanation: |-
      It does.
      Indeed: yes.
    tags: [rivers]

  - question: How long is it?
    answer: 2850 km
    tolerance: 2%

  - question: Where?
    match:
      Paris: Seine
      "Rome: old": "no"
"""
    )
