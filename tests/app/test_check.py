"""Checking decks as a use case: selection, silenced codes, fixable problems, overrides and standard input."""

from io import BytesIO
from pathlib import Path

import pytest

from quizkit.app.check import (
    STDIN,
    CheckedDeck,
    CodeSelection,
    check_decks,
    code_page,
    deck_files,
    links_out,
    problem_counts,
)
from quizkit.app.deck_source import deck_coverage, deck_source
from quizkit.base.errors import UsageError
from quizkit.base.program import program
from tests.app.folders import write
from tests.file_systems import needs

FAULTY = """\
title: T
questions:
- question: a: b
  answer: c
- question: Which share?
  choices: [0.6, 60 %]
  answer: 60 %
"""
pytestmark = pytest.mark.usefixtures("home")


def codes(checked: list[CheckedDeck]) -> list[str]:
    return [problem.code for deck in checked for problem in deck.problems]


def test_problems_come_in_the_order_of_their_places(folder: Path) -> None:
    (deck,) = check_decks([write(folder / "deck.yaml", FAULTY)], CodeSelection())

    assert codes([deck]) == ["yaml-syntax", "equal-choices"]
    assert [problem.code for problem in deck.fixable] == ["yaml-syntax"]
    assert problem_counts([deck]) == {"error": 2, "warning": 0, "note": 0}
    assert (deck.lines, deck.silenced, deck.unread) == (FAULTY.splitlines(), 0, False)


@pytest.mark.parametrize(
    ("selection", "reported"),
    [
        (CodeSelection(frozenset({"equal-choices"})), ["equal-choices"]),
        (CodeSelection(ignore=frozenset({"equal-choices"})), ["yaml-syntax"]),
        (CodeSelection(frozenset({"equal-choices"}), frozenset({"equal-choices"})), []),
    ],
)
def test_a_selection_decides_what_is_reported(folder: Path, selection: CodeSelection, reported: list[str]) -> None:
    assert codes(check_decks([write(folder / "deck.yaml", FAULTY)], selection)) == reported


def test_a_comment_silences_a_code(folder: Path) -> None:
    text = FAULTY.replace("60 %]", "60 %]  # quiz: ignore equal-choices")

    (deck,) = check_decks([write(folder / "deck.yaml", text)], CodeSelection())

    assert (codes([deck]), deck.silenced) == (["yaml-syntax"], 1)


def test_standard_input_is_read_once_there_is_one() -> None:
    (deck,) = check_decks([STDIN], CodeSelection(), BytesIO(b"title: T\n"))

    assert (deck.path, codes([deck])) == (Path("standard input"), ["missing-key"])


def test_a_missing_file_is_unread(folder: Path) -> None:
    (deck,) = check_decks([folder / "deck.yaml"], CodeSelection())

    assert (deck.unread, codes([deck])) == (True, ["no-such-file"])


def test_a_code_has_a_page() -> None:
    assert code_page("equal-choices").startswith("Two choices say the same.\n")
    with pytest.raises(UsageError, match="There is no code “equal-choice”"):
        code_page("equal-choice")


def test_a_folder_stands_for_its_decks_without_hidden_ones(folder: Path) -> None:
    names = ["a.yaml", "b/c.yml", ".d/e.yaml", "f.txt"]
    paths = [write(folder / name, FAULTY) for name in names]
    write(folder / "settings.yaml", "on: push\n")

    assert deck_files([folder, paths[0], folder / "nowhere.yaml"]) == [*paths[:2], folder / "nowhere.yaml"]


def test_an_empty_folder_has_no_deck_to_check(folder: Path) -> None:
    with pytest.raises(UsageError, match="There is no deck to check"):
        deck_files([folder])


@needs("links")
def test_a_link_is_only_changed_if_it_is_named(folder: Path) -> None:
    target, link = write(folder / "deck.yaml", FAULTY), folder / "inner" / "link.yaml"
    link.parent.mkdir()
    link.symlink_to(target)

    assert links_out([target, link], [target]) == [link]
    assert links_out([link], [link]) == []


def test_coverage_needs_a_source_in_the_folder(folder: Path) -> None:
    write(folder.parent / "out.md", "secret")
    write(folder / "tides.md", "The moon draws the tides.\n\nThe sun helps.\n")
    deck = write(
        folder / "deck.yaml",
        "title: T\nsource: tides.md\nquestions: [{question: W?, answer: moon, evidence: The moon draws the tides}]\n",
    )

    covered = deck_coverage(deck)

    assert covered.source == "tides.md"
    assert covered.coverage is not None
    assert (len(covered.coverage.uncovered), covered.coverage.passages) == (1, 2)
    assert deck_coverage(folder / "nowhere.yaml").coverage is None
    assert deck_source(deck, "../out.md") is None


def test_a_deck_that_was_copied_without_its_schema(folder: Path) -> None:
    text = "# yaml-language-server: $schema=quiz-deck.schema.json\n" + FAULTY
    deck = write(folder / "copied" / "deck.yaml", text)

    (without,) = check_decks([deck], CodeSelection(frozenset({"no-schema"})))
    write(deck.parent / "quiz-deck.schema.json", "{}")
    (beside,) = check_decks([deck], CodeSelection(frozenset({"no-schema"})))

    assert [(one.place, one.help) for one in without.problems] == [
        ((1, 1), f"Write the output of `{program()} schema` to quiz-deck.schema.json there.")
    ]
    assert beside.problems == []
