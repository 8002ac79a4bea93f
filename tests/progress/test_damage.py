"""Files are damaged: what is whole is read, what is not is counted and left where it is."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizkit.base.errors import QuizError
from quizkit.progress import checkpoint
from quizkit.progress.history import History, read_tail

from .oracle import answer, findings, kept_ids

EVERY = pytest.param(1, marks=pytest.mark.slow, id="every byte")
SOME = pytest.param(11, id="every eleventh byte")


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """No power fails here."""
    monkeypatch.setattr("os.fsync", lambda _: None)


@pytest.mark.parametrize("step", [EVERY, SOME])
def test_a_changed_byte_costs_no_record_but_its_own(home: Path, step: int) -> None:
    file, whole = a_history(home)
    for place, damaged in changed(whole, step):
        file.write_bytes(damaged)
        tail = read_tail(file, 0)
        assert ids_of(tail.records) >= ids_untouched(whole, place)
        assert ids_of(tail.records) <= ids_untouched(whole, len(whole))
        if place < len(whole) - 1:
            assert tail.unreadable >= 1


@pytest.mark.parametrize("step", [EVERY, SOME])
def test_a_file_cut_at_any_byte_keeps_the_records_before_the_cut(home: Path, step: int) -> None:
    file, whole = a_history(home)
    for cut in range(0, len(whole), step):
        file.write_bytes(whole[:cut])
        assert ids_of(read_tail(file, 0).records) == ids_untouched(whole, cut, first_only=True)


@pytest.mark.parametrize("step", [EVERY, pytest.param(61, id="every sixty-first byte")])
def test_one_goes_on_behind_any_damage_and_nothing_is_deleted(home: Path, step: int) -> None:
    file, whole = a_history(home)
    for damaged in [
        *(bytes for _, bytes in changed(whole, step)),
        *(whole[:cut] for cut in range(1, len(whole), step)),
    ]:
        file.write_bytes(damaged)
        go_on(home)
        assert file.read_bytes().startswith(damaged)
        for other in History(home).files():
            if other != file:
                other.unlink()


@pytest.mark.parametrize("step", [EVERY, pytest.param(37, id="every thirty-seventh byte")])
def test_a_damaged_checkpoint_is_no_obstacle(home: Path, step: int) -> None:
    file, records = a_history(home)
    path = home / "progress.json"
    whole = path.read_bytes()
    for damaged in [
        *(bytes for _, bytes in changed(whole, step)),
        *(whole[:cut] for cut in range(0, len(whole), step)),
    ]:
        file.write_bytes(records)
        path.write_bytes(damaged)
        assert checkpoint.load(History(home)) == checkpoint.read_all(History(home)).state
        go_on(home)


def test_a_torn_last_line_is_sealed_and_counted(home: Path) -> None:
    file, whole = a_history(home)
    file.write_bytes(whole[:-40])
    assert read_tail(file, 0).unreadable == 0
    acknowledged = History(home).append([answer(9)])
    assert read_tail(file, 0).unreadable == 1
    assert file.read_bytes().startswith(whole[:-40] + b"\n")
    assert findings(home, acknowledged) == []


def test_a_whole_last_line_that_lacks_only_its_newline_is_a_record_once_and_for_all(home: Path) -> None:
    file, whole = a_history(home)
    file.write_bytes(whole[:-1])
    before = read_tail(file, 0)
    assert ids_of(before.records) == ids_untouched(whole, len(whole))
    acknowledged = History(home).append([answer(9)])
    after = read_tail(file, before.end)
    assert [record["id"] for record in after.records] == acknowledged
    assert (before.unreadable, after.unreadable) == (0, 0)


def test_numbers_do_not_come_again_when_the_records_that_had_them_are_damaged(home: Path) -> None:
    file, whole = a_history(home)
    lines = whole.split(b"\n")
    file.write_bytes(b"\n".join([*lines[:-3], b"x" * len(lines[-3]), b"x" * len(lines[-2]), b""]))
    (new,) = History(home).append([answer(9)])
    assert new not in ids_untouched(whole, len(whole))


def test_a_long_stretch_of_zeros_hides_no_number(home: Path) -> None:
    file, whole = a_history(home)
    file.write_bytes(whole + bytes(300_000))
    (new,) = History(home).append([answer(9)])
    assert new not in ids_untouched(whole, len(whole))
    assert findings(home, [*ids_untouched(whole, len(whole)), new]) == []


def test_line_ends_that_another_program_changed_hide_no_record(home: Path) -> None:
    file, whole = a_history(home)
    file.write_bytes(whole.replace(b"\n", b"\r\n"))
    assert ids_of(read_tail(file, 0).records) == ids_untouched(whole, len(whole))


def test_a_device_file_whose_first_record_is_damaged_is_read_but_another_is_written(home: Path) -> None:
    file, whole = a_history(home)
    file.write_bytes(b"x" + whole[1:])
    before = file.read_bytes()
    acknowledged = History(home).append([answer(9)])
    assert file.read_bytes() == before
    assert acknowledged[0].rpartition("-")[0] != file.stem


def test_a_file_that_lost_its_tail_and_grew_again_is_not_taken_for_the_one_that_was_read(home: Path) -> None:
    file, whole = a_history(home)
    file.write_bytes(whole[: whole.index(b"\n") + 1])
    history = History(home)
    while file.stat().st_size <= len(whole):
        history.append([{"kind": "flag", "deck": "capitals", "question": "q1"}])
    assert len(history.append([answer(8)])) == 1
    assert checkpoint.load(history) == checkpoint.read_all(history).state


def a_history(home: Path) -> tuple[Path, bytes]:
    history = History(home)
    for n in range(4):
        history.append([answer(n)])
    checkpoint.save(history, checkpoint.load(history))
    (file,) = history.files()
    return file, file.read_bytes()


def changed(whole: bytes, step: int) -> Iterator[tuple[int, bytes]]:
    """Each place, and the bytes with that one changed in several ways."""
    for place in range(0, len(whole), step):
        for byte in {whole[place] ^ 1, whole[place] ^ 0xFF, 0, 0x0A} - {whole[place]}:
            yield place, whole[:place] + bytes([byte]) + whole[place + 1 :]


def ids_untouched(whole: bytes, place: int, first_only: bool = False) -> set[str]:
    """The ids on the lines that a place is not on (or, with `first_only`, on those that end before it)."""
    ids = set()
    start = 0
    for line in whole.split(b"\n")[:-1]:
        end = start + len(line)
        if place >= end + (not first_only) or (place < start and not first_only):
            ids.add(json.loads(line)["id"])
        start = end + 1
    return ids


def ids_of(records: list[dict[str, object]]) -> set[object]:
    return {record["id"] for record in records}


def go_on(home: Path) -> None:
    """Answer once more, as a student would who knows of no damage. What is said is said as a QuizError."""
    before = kept_ids(home)
    history = History(home)
    try:
        state = checkpoint.load(history)
        acknowledged = history.append([answer(9)])
        checkpoint.save(history, state)
    except QuizError as error:
        pytest.fail(f"nothing here needs to stop anyone: {error.message}")
    assert findings(home, [*before, *acknowledged]) == []
