"""Progress as use cases: diagnosis, merge, rebuild, export and forget."""

from pathlib import Path
from unittest import mock

import pytest

from quizkit.app import progress
from quizkit.base.errors import UsageError
from quizkit.progress import merge as merges
from quizkit.progress.encoding import encode
from quizkit.progress.history import History
from tests.app.folders import answered
from tests.progress.folding import attempt

LAPTOP = encode(attempt("bb-1", "2026-01-01", "o", "other"))


def update(_share: float) -> None:
    """Show nothing."""


@pytest.fixture(autouse=True)
def history(home: Path) -> None:
    answered(home, "o", "other")
    progress.rebuild(update)


def test_a_healthy_folder_has_no_problems() -> None:
    assert progress.diagnose() == []


def test_a_problem_is_repaired(home: Path) -> None:
    (home / "progress.json").write_text("{")
    (problem,) = progress.diagnose()

    progress.repair(problem)

    assert progress.diagnose() == []


def test_a_merge_counts_records_doubles_and_damaged_lines(folder: Path) -> None:
    laptop = folder / "laptop.jsonl"
    laptop.write_bytes(LAPTOP + b"damaged\n")

    assert progress.merge(laptop, update)[:3] == (1, 0, 1)
    assert progress.merge(laptop, update)[:3] == (0, 0, 1)
    laptop.write_bytes(encode(attempt("bb-1", "2026-01-01", "o", "other", credit=0.5)))
    assert progress.merge(laptop, update)[:3] == (1, 1, 0)
    with pytest.raises(UsageError):
        progress.merge(folder / "nowhere.jsonl", update)


def test_a_merge_of_what_was_lost_leaves_no_problem(home: Path, folder: Path) -> None:
    (file,) = (home / "history").iterdir()
    copy = file.rename(folder / file.name)

    assert progress.merge(copy, update).added == 2
    assert progress.diagnose() == []


def test_a_rebuild_restores_progress_json(home: Path) -> None:
    before = (home / "progress.json").read_bytes()
    (home / "progress.json").unlink()

    assert progress.rebuild(update) == 2
    assert (home / "progress.json").read_bytes() == before


def test_an_export_never_replaces_a_file(folder: Path) -> None:
    assert sorted(record["kind"] for record in progress.all_records().records) == ["attempt", "device"]
    progress.save_export(folder / "out.csv", "a\r\n")

    with pytest.raises(UsageError, match="The export cannot be written: file exists"):
        progress.save_export(folder / "out.csv", "b")

    assert (folder / "out.csv").read_bytes() == b"a\r\n"


def test_a_deck_is_forgotten_by_its_id_or_its_name(folder: Path) -> None:
    (folder / "rivers.yaml").write_text("id: other\ntitle: T\nquestions:\n- {question: Who?, answer: Ada}\n")
    assert progress.stored_deck("rivers") == progress.stored_deck("other")
    deck = progress.stored_deck("other")
    assert (deck.id, deck.questions) == ("other", 1)

    assert progress.forget(deck, update) == 1

    with pytest.raises(UsageError, match="There is no progress for “other”"):
        progress.stored_deck("other")


def test_forgetting_that_was_interrupted_can_be_repeated(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (file,) = History(home).files()
    before = file.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(merges, "_erase_from", mock.Mock(side_effect=KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            progress.forget(progress.stored_deck("other"), update)
    assert file.read_bytes().startswith(before)

    deck = progress.stored_deck("other")
    assert (deck.id, deck.questions) == ("other", 1)
    assert progress.forget(deck, update) == 1

    assert b'"question":"o"' not in file.read_bytes()
    with pytest.raises(UsageError, match="There is no progress for “other”"):
        progress.stored_deck("other")
