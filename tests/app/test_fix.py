"""Fixing decks as a use case: what is fixed, what is written, and what is left alone."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from quizkit.app.check import CodeSelection
from quizkit.app.fix import FixedDeck, fix_decks, fixed_deck, preview_fixes, write_fixed
from quizkit.base.errors import UsageError
from tests.app.folders import write
from tests.file_systems import needs


def always(_: object) -> bool:
    return True


COLON = "title: T\nquestions:\n- question: a: b\n  answer: c\n"


def test_a_fix_is_previewed_and_then_written(folder: Path) -> None:
    path = write(folder / "deck.yaml", COLON)
    good = write(folder / "good.yaml", "id: g\ntitle: G\nquestions:\n- {id: q, question: W?, answer: x}\n")

    (preview,) = preview_fixes([path, good], CodeSelection())
    assert path.read_text() == preview.before == COLON

    (fixed,) = fix_decks([path, good], CodeSelection(), agrees=always)
    assert path.read_text() == fixed.after == preview.after
    assert ([fix.description for fix in fixed.fixes], fixed.ids) == (['put in quotes: "a: b"'], 2)
    assert fix_decks([path, good], CodeSelection(), agrees=always) == []


def test_with_selected_codes_no_id_is_added(folder: Path) -> None:
    path = write(folder / "deck.yaml", COLON)

    (fixed,) = fix_decks([path], CodeSelection(frozenset({"yaml-syntax"})), agrees=always)

    assert (fixed.ids, fixed.after) == (0, COLON.replace("a: b", '"a: b"'))
    assert fix_decks([path], CodeSelection(frozenset({"equal-choices"})), agrees=always) == []


def test_without_a_file_there_is_nothing_to_preview(folder: Path) -> None:
    with pytest.raises(UsageError, match="There is no deck to fix"):
        preview_fixes([folder / "deck.yaml"], CodeSelection())
    assert fix_decks([folder / "deck.yaml"], CodeSelection(), agrees=always) == []


def test_a_file_that_changes_meanwhile_is_left_alone(folder: Path) -> None:
    path = write(folder / "deck.yaml", COLON)
    fixed = fixed_deck(path, CodeSelection())
    assert fixed is not None
    path.write_text("mine")

    with pytest.raises(UsageError, match="another program has just changed it"):
        write_fixed(fixed)

    assert path.read_text() == "mine"


@needs("modes")
def test_a_read_only_file_is_left_alone(folder: Path) -> None:
    path = write(folder / "deck.yaml", COLON)
    path.chmod(0o444)

    with pytest.raises(UsageError, match="it is read-only"):
        fix_decks([path], CodeSelection(), agrees=always)

    assert path.read_text() == COLON


def test_without_consent_problems_are_fixed_and_no_id_is_written(folder: Path) -> None:
    path = write(folder / "deck.yaml", COLON)
    asked: list[int] = []

    def disagrees(decks: Sequence[FixedDeck]) -> bool:
        asked.append(sum(deck.ids for deck in decks))
        return False

    (fixed,) = fix_decks([path], CodeSelection(), agrees=disagrees)

    assert (asked, fixed.ids) == ([2], 0)
    assert path.read_text() == COLON.replace("a: b", '"a: b"')


def test_nobody_is_asked_if_no_id_is_missing(folder: Path) -> None:
    path = write(folder / "deck.yaml", "id: t\n" + COLON.replace("- question", "- id: q\n  question"))

    def never(_: object) -> bool:
        raise AssertionError("asked")

    assert [deck.ids for deck in fix_decks([path], CodeSelection(), agrees=never)] == [0]
