"""Reading the source of a deck: its blocks, and which questions are about them."""

from pathlib import Path

import pytest

from quizkit.app.read import read_source
from quizkit.base.errors import UsageError
from quizkit.progress.history import History
from tests.app.folders import write

TEXT = """\
# Tides

The moon draws the
tides, twice a day.

The sun helps. It is
far away, though.

- one
- two
"""
DECK = """\
id: tides
title: Tides
source: tides.md
questions:
  - {id: what, question: What draws the tides?, answer: The moon, evidence: The moon draws the tides}
  - {id: often, question: How often?, answer: twice a day, evidence: twice a day}
  - {id: sun, question: Does the sun help?, answer: true, evidence: The sun helps.}
  - {id: none, question: Why?, answer: x}
"""
pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def tides(folder: Path) -> Path:
    write(folder / "tides.md", TEXT)
    return write(folder / "tides.yaml", DECK)


@pytest.mark.usefixtures("tides")
def test_each_block_names_the_questions_about_it() -> None:
    reading = read_source("tides")

    assert [(block.text.splitlines()[0], block.questions) for block in reading.blocks] == [
        ("# Tides", ()),
        ("The moon draws the", ("what", "often")),
        ("The sun helps. It is", ("sun",)),
        ("- one", ()),
    ]
    assert [block.text[start:end] for block in reading.blocks for start, end in block.quotes] == [
        "The moon draws the\ntides",
        "twice a day",
        "The sun helps.",
    ]
    assert [block.is_heading for block in reading.blocks] == [True, False, False, False]
    assert (reading.title, reading.file, reading.has_open_exam) == ("Tides", "tides.md", False)
    assert 0 < reading.percent < 100
    assert reading.next_command == "quiz start tides"


@pytest.mark.usefixtures("tides")
def test_while_an_exam_is_open_nothing_is_marked(home: Path) -> None:
    at = "2026-01-01T12:00:00.000Z"
    History(home).append([{"kind": "exam", "at": at, "deck": "tides", "title": "T", "queue": ["what"]}])
    reading = read_source("tides")

    assert [block.questions for block in reading.blocks] == [()] * 4
    assert reading.next_command == "quiz exam tides --resume"


def test_a_deck_without_a_source(folder: Path) -> None:
    write(folder / "tides.yaml", DECK.replace("source: tides.md\n", ""))

    with pytest.raises(UsageError, match="The deck “Tides” has no source"):
        read_source("tides")


def test_a_source_that_is_not_there(tides: Path) -> None:
    tides.with_suffix(".md").unlink()

    with pytest.raises(UsageError, match=r"The source tides\.md cannot be read"):
        read_source("tides")
