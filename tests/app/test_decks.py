"""Decks as use cases: adding, details and marks."""

from pathlib import Path

import pytest

from quizkit.app.browse import Browser
from quizkit.app.decks import add_deck, change_questions, deck_details, remove_marks
from quizkit.base.errors import UsageError
from quizkit.progress.history import History
from tests.app.folders import answered, write

CAPITALS = """\
id: capitals-1
title: Capitals
source: {source}
questions:
  - {{id: fr, question: Of France?, answer: Paris}}
  - {{id: it, question: Of Italy?, answer: Rome}}
"""
AT = "2026-01-01T12:00:00.000Z"


@pytest.fixture
def capitals(folder: Path) -> Path:
    write(folder / "capitals.md", "Paris is the capital of France.\n")
    return write(folder / "capitals.yaml", CAPITALS.format(source="capitals.md"))


def mark(home: Path, kind: str, question: str) -> None:
    History(home).append([{"kind": kind, "at": AT, "deck": "capitals-1", "question": question}])


def test_a_deck_is_added_with_its_source_and_then_replaced(home: Path, capitals: Path) -> None:
    added = add_deck(capitals)

    assert (added.deck.title, added.word, added.replaced, added.left_out) == ("Capitals", "capitals", False, "")
    assert sorted(path.name for path in (home / "decks" / "capitals").iterdir()) == ["capitals.md", "capitals.yaml"]
    assert add_deck(capitals).replaced


def test_the_schema_that_editors_use_is_copied_with_the_deck(home: Path, folder: Path) -> None:
    write(folder / "quiz-deck.schema.json", "{}\n")
    deck = write(
        folder / "capitals.yaml",
        "# yaml-language-server: $schema=quiz-deck.schema.json\n" + CAPITALS.format(source="x"),
    )

    add_deck(deck)

    assert (home / "decks" / "capitals" / "quiz-deck.schema.json").read_text() == "{}\n"


@pytest.mark.parametrize("schema", ["https://example.org/quiz-deck.schema.json", "../schema.json", "missing.json"])
def test_a_schema_that_is_not_beside_the_deck_is_not_copied(home: Path, folder: Path, schema: str) -> None:
    add_deck(
        write(folder / "capitals.yaml", f"# yaml-language-server: $schema={schema}\n" + CAPITALS.format(source="x"))
    )

    assert [path.name for path in (home / "decks" / "capitals").iterdir()] == ["capitals.yaml"]


@pytest.mark.parametrize(
    ("source", "reason"), [("../capitals.md", "in the folder of the deck"), ("con.md", "device of that name")]
)
def test_a_source_that_is_not_copied(home: Path, folder: Path, source: str, reason: str) -> None:
    deck = write(folder / "capitals.yaml", CAPITALS.format(source=source))

    assert add_deck(deck).left_out.endswith(reason)
    assert [path.name for path in (home / "decks" / "capitals").iterdir()] == ["capitals.yaml"]


def test_details_of_a_deck(home: Path, capitals: Path) -> None:
    answered(home, "it", "capitals-1", days_back=9)
    mark(home, "suspend", "fr")
    mark(home, "flag", "it")

    details = deck_details(str(capitals))

    assert (details.deck.id, details.word) == ("capitals-1", "capitals")
    assert (details.counts.due, details.counts.new) == (1, 0)
    assert {name: [q.common.id for q in questions] for name, questions in details.marked.items()} == {
        "suspended": ["fr"],
        "flagged": ["it"],
    }


def test_marks_are_removed_from_some_questions_or_from_all(home: Path, capitals: Path) -> None:
    mark(home, "flag", "fr")
    mark(home, "flag", "it")

    assert remove_marks("flagged", "capitals", ["fr"]) == 1
    assert remove_marks("flagged", "capitals", []) == 1
    assert remove_marks("flagged", "capitals", []) == 0
    with pytest.raises(UsageError, match="No flagged question has the id “fr”"):
        remove_marks("flagged", str(capitals), ["fr"])


@pytest.mark.usefixtures("home")
def test_questions_are_named_in_any_unicode_form(folder: Path) -> None:
    write(
        folder / "food.yaml", "title: Food\nquestions:\n  - {id: k\u00e4se, question: Made of milk?, answer: Cheese}\n"
    )

    (question,) = change_questions("flag", "food", ["ka\u0308se"])

    assert question.common.id == "k\u00e4se"
    assert [one.id for one in Browser("food").listing("ka\u0308se").questions] == ["k\u00e4se"]
    assert remove_marks("flagged", "food", ["ka\u0308se"]) == 1
