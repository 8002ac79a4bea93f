"""The index of decks: decks are only read again if a file, or what is known of them, has changed."""

import os
from pathlib import Path
from typing import Any

import pytest

from quizkit.app import deck_index
from quizkit.app.deck_index import IndexedDeck, indexed_decks
from quizkit.progress import checkpoint
from quizkit.progress.encoding import decode_object, encode
from quizkit.progress.history import History
from quizkit.progress.state import State, empty_state
from tests.app.folders import answered, write
from tests.file_systems import needs

TEXT = """\
id: rivers
title: Rivers
questions:
  - {question: Which river  flows through *Vienna* today?, answer: Danube, tags: [cities]}
"""
STEM = "Which river flows through Vienna today?"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Return the names of the files that are read, as they are read."""
    monkeypatch.setattr("quizkit.library.shipped_decks", lambda: tmp_path / "none")
    names: list[str] = []
    read = deck_index._read

    def counting(paths: list[Path], state: State, progress: Any) -> Any:
        names.extend(path.name for path in paths)
        return read(paths, state, progress)

    monkeypatch.setattr(deck_index, "_read", counting)
    return names


def settled(path: Path, seconds_ago: int = 60) -> Path:
    """Make a file one that was written some time ago."""
    moment = path.stat().st_mtime - seconds_ago
    os.utime(path, (moment, moment))
    return path


def decks(state: State | None = None) -> list[IndexedDeck]:
    return indexed_decks(state or empty_state()).decks


@pytest.mark.usefixtures("home", "reads")
def test_an_entry_has_id_title_stems_and_tags(folder: Path) -> None:
    write(folder / "rivers.yaml", TEXT)
    (deck,) = decks()

    assert (deck.name, deck.id, deck.title) == ("rivers", "rivers", "Rivers")
    assert [(one.stem, one.tags) for one in deck.questions] == [(STEM, ("cities",))]


def test_a_file_that_has_not_changed_is_not_read_again(home: Path, folder: Path, reads: list[str]) -> None:
    home.mkdir()
    path = settled(write(folder / "rivers.yaml", TEXT))
    first = decks()

    assert decks() == first
    assert reads == ["rivers.yaml"]
    settled(write(path, TEXT.replace("Rivers", "Ravers")), 30)
    assert [deck.title for deck in decks()] == ["Ravers"]


def test_a_file_that_was_just_written_is_read_again(home: Path, folder: Path, reads: list[str]) -> None:
    home.mkdir()
    write(folder / "rivers.yaml", TEXT)
    decks()
    decks()

    assert reads == ["rivers.yaml"] * 2
    assert not (home / "index.json").exists()


def test_what_is_known_of_a_question_for_the_first_time_may_change_what_is_recognised(
    home: Path, folder: Path, reads: list[str]
) -> None:
    home.mkdir()
    settled(write(folder / "rivers.yaml", TEXT.replace("{question", "{id: q, question")))
    decks()
    for _ in range(3):
        answered(home, "q", "rivers")
        decks(checkpoint.load(History(home)))

    assert reads == ["rivers.yaml"] * 2


@needs("pipes")
@pytest.mark.usefixtures("folder")
def test_a_pipe_in_place_of_the_index_is_not_waited_for(home: Path) -> None:
    home.mkdir(parents=True)
    os.mkfifo(home / "index.json")

    assert indexed_decks(empty_state()).decks


@pytest.mark.usefixtures("reads")
@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"key": 0}', b'{"key": [[2, ""], [], 0], "decks": {"x": 1}}'])
def test_a_damaged_index_is_written_again(home: Path, folder: Path, content: bytes) -> None:
    home.mkdir()
    settled(write(folder / "rivers.yaml", TEXT))
    (home / "index.json").write_bytes(content)

    assert [deck.id for deck in decks()] == ["rivers"]
    assert b"Danube" not in (home / "index.json").read_bytes()
    assert b"Vienna" in (home / "index.json").read_bytes()


def test_entries_of_a_wrong_shape_are_read_again(home: Path, folder: Path, reads: list[str]) -> None:
    home.mkdir()
    settled(write(folder / "rivers.yaml", TEXT))
    decks()
    index = home / "index.json"
    content = decode_object(index.read_bytes().rstrip())
    assert content is not None
    index.write_bytes(encode({**content, "decks": [entry[1:] for entry in content["decks"]]}))

    assert [deck.title for deck in decks()] == ["Rivers"]
    assert reads == ["rivers.yaml"] * 2


def test_an_index_with_a_changed_byte_is_written_again(home: Path, folder: Path, reads: list[str]) -> None:
    home.mkdir()
    settled(write(folder / "rivers.yaml", TEXT))
    first = decks()
    index = home / "index.json"
    index.write_bytes(index.read_bytes().replace(b'"rivers","Rivers",', b'"rivert","Rivers",'))

    assert decks() == first
    assert reads == ["rivers.yaml"] * 2


@pytest.mark.usefixtures("reads")
def test_without_a_folder_for_progress_nothing_is_written(home: Path, folder: Path) -> None:
    settled(write(folder / "rivers.yaml", TEXT))
    decks()

    assert not home.exists()


@pytest.mark.usefixtures("reads")
def test_a_reworded_question_has_its_earlier_id(home: Path, folder: Path) -> None:
    path = write(folder / "rivers.yaml", TEXT)
    (before,) = decks()
    id = before.questions[0].id
    wording = {"wording": "Which river  flows through *Vienna* today?", "answer": "Danube", "rev": "r"}
    at = "2026-01-01T12:00:00.000Z"
    History(home).append([{"kind": "question", "at": at, "deck": "rivers", "question": id, **wording}])
    answered(home, id, "rivers")
    write(path, TEXT.replace("today?", "todey?"))

    (after,) = decks(checkpoint.load(History(home)))
    assert [question.id for question in after.questions] == [id]
    assert after.questions[0].stem.endswith("todey?")
