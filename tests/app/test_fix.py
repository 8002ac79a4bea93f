"""Fixing decks as a use case: what is fixed, what is written, and what is left alone."""

from pathlib import Path

import pytest

from quizkit.app.check import CodeSelection
from quizkit.app.fix import fix_decks, fixed_deck, preview_fixes, write_fixed
from quizkit.base.errors import UsageError
from tests.app.folders import write

COLON = "title: T\nquestions:\n- question: a: b\n  answer: c\n"


def test_a_fix_is_previewed_and_then_written(folder: Path) -> None:
    path = write(folder / "deck.yaml", COLON)
    good = write(folder / "good.yaml", "id: g\ntitle: G\nquestions:\n- {id: q, question: W?, answer: x}\n")

    (preview,) = preview_fixes([path, good], CodeSelection())
    assert path.read_text() == preview.before == COLON

    (fixed,) = fix_decks([path, good], CodeSelection())
    assert path.read_text() == fixed.after == preview.after
    assert ([fix.description for fix in fixed.fixes], fixed.ids) == (['put in quotes: "a: b"'], 2)
    assert fix_decks([path, good], CodeSelection()) == []


def test_with_selected_codes_no_id_is_added(folder: Path) -> None:
    path = write(folder / "deck.yaml", COLON)

    (fixed,) = fix_decks([path], CodeSelection(frozenset({"yaml-syntax"})))

    assert (fixed.ids, fixed.after) == (0, COLON.replace("a: b", '"a: b"'))
    assert fix_decks([path], CodeSelection(frozenset({"equal-choices"}))) == []


def test_without_a_file_there_is_nothing_to_preview(folder: Path) -> None:
    with pytest.raises(UsageError, match="There is no deck to fix"):
        preview_fixes([folder / "deck.yaml"], CodeSelection())
    assert fix_decks([folder / "deck.yaml"], CodeSelection()) == []


def test_a_file_that_changes_meanwhile_is_left_alone(folder: Path) -> None:
    path = write(folder / "deck.yaml", COLON)
    fixed = fixed_deck(path, CodeSelection())
    assert fixed is not None
    path.write_text("mine")

    with pytest.raises(UsageError, match="another program has just changed it"):
        write_fixed(fixed)

    assert path.read_text() == "mine"


def test_a_read_only_file_is_left_alone(folder: Path) -> None:
    path = write(folder / "deck.yaml", COLON)
    path.chmod(0o444)

    with pytest.raises(UsageError, match="it is read-only"):
        fix_decks([path], CodeSelection())

    assert path.read_text() == COLON
