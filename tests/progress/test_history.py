"""The history file itself: its records, its numbers, whose it is, what stands beside it."""

import json
import os
import re
import shutil
from pathlib import Path
from unittest import mock

import pytest

from quizkit.progress.history import History, Tail, read_tail
from tests.file_systems import needs
from tests.windows import ON_WINDOWS

from .oracle import answer, findings, kept_ids, whole_lines

needs_posix = pytest.mark.skipif(ON_WINDOWS, reason="POSIX names and modes")


def test_an_append_makes_the_folders_the_file_and_the_record(home: Path) -> None:
    (id,) = History(home).append([answer(0)])
    (file,) = (home / "history").iterdir()
    device, kept = whole_lines(file.read_bytes())
    assert re.fullmatch("[0-9a-f]{8}", file.stem)
    assert (device["id"], device["kind"], device["v"]) == (f"{file.stem}-1", "device", 1)
    assert kept == {"v": 1, "id": id, **answer(0), "crc": kept["crc"]}


def test_ids_go_on_counting_over_processes_and_appends(home: Path) -> None:
    (first, second), (third,) = History(home).append([answer(0), answer(1)]), History(home).append([answer(2)])
    device = first.rpartition("-")[0]
    assert [first, second, third] == [f"{device}-2", f"{device}-3", f"{device}-4"]


def test_an_append_of_nothing_gives_no_ids(home: Path) -> None:
    assert History(home).append([]) == []


@needs("modes")
@needs_posix
def test_files_are_for_their_owner_alone_whatever_the_umask(home: Path) -> None:
    before = os.umask(0)
    try:
        History(home).append([answer(0)])
    finally:
        os.umask(before)
    (file,) = History(home).files()
    modes = [path.stat().st_mode & 0o777 for path in (home, home / "history", file, home / "lock")]
    assert modes == [0o700, 0o700, 0o600, 0o600]


def test_the_file_holds_no_name_of_the_host(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.node", lambda: "ada-laptop")
    History(home).append([answer(0)])
    (file,) = History(home).files()
    assert b"ada" not in file.read_bytes()


def test_another_machine_begins_another_file_and_each_finds_its_own_again(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    devices = []
    for machine in ("laptop", "desktop", "laptop", "desktop"):
        call_it(monkeypatch, machine, "the same name")
        devices.append(device_of_an_answer(home))
    assert devices[:2] == devices[2:]
    assert len(set(devices)) == 2


@pytest.mark.parametrize("id", ["4c4c4544", ""], ids=["with an id", "without one"])
def test_a_machine_that_another_network_names_otherwise_stays_one_device(
    home: Path, monkeypatch: pytest.MonkeyPatch, id: str
) -> None:
    devices = set()
    for name in ("ada.fritz.box", "ada.local", "dhcp-17"):
        call_it(monkeypatch, id, name)
        devices.add(device_of_an_answer(home))
    assert len(devices) == 1


def test_a_machine_appends_to_the_history_that_an_earlier_version_began_under_its_name(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call_it(monkeypatch, "", "ada")
    with mock.patch.object(History, "_id_in_folder", return_value=""):
        device = device_of_an_answer(home)
    call_it(monkeypatch, "4c4c4544", "ada")
    assert device_of_an_answer(home) == device

    call_it(monkeypatch, "4c4c4544", "ada.local")
    assert device_of_an_answer(home) != device
    call_it(monkeypatch, "4c4c4544", "ada")
    both = device_of_an_answer(home)
    call_it(monkeypatch, "4c4c4544", "ada.local")
    assert device_of_an_answer(home) == both


def call_it(patch: pytest.MonkeyPatch, id: str, name: str) -> None:
    """Let this machine have another id, and another name in its network."""
    patch.setattr("quizkit.progress.history.machine_id", lambda: id)
    patch.setattr("quizkit.progress.history.name_of_machine", lambda: name)


def device_of_an_answer(home: Path) -> str:
    """Return the device under which an answer is saved now."""
    (id,) = History(home).append([answer(0)])
    return id.rpartition("-")[0]


def test_a_copied_data_folder_begins_a_file_of_its_own(home: Path, tmp_path: Path) -> None:
    original = History(home).append([answer(0)])
    shutil.copytree(home, tmp_path / "copy")
    ids = History(home).append([answer(1)]) + History(tmp_path / "copy").append([answer(2)])
    assert len({*original, *ids}) == 3
    assert findings(tmp_path / "copy", [*original, ids[1]]) == []


def test_a_copy_of_the_own_file_under_another_name_is_not_written_to(home: Path) -> None:
    (first,) = History(home).append([answer(0)])
    (file,) = History(home).files()
    shutil.copy(file, file.with_name(f"{file.stem} (copy).jsonl"))
    (second,) = History(home).append([answer(1)])
    assert second == f"{first.rpartition('-')[0]}-3"


@needs("links")
@needs_posix
def test_a_data_folder_reached_by_a_link_is_the_same_place(home: Path, tmp_path: Path) -> None:
    (first,) = History(home).append([answer(0)])
    (tmp_path / "link").symlink_to(home)
    (second,) = History(tmp_path / "link").append([answer(1)])
    assert second.rpartition("-")[0] == first.rpartition("-")[0]


def test_a_file_that_is_taken_away_during_a_session_is_replaced_by_another(home: Path) -> None:
    history = History(home)
    history.append([answer(0)])
    (file,) = history.files()
    file.rename(home / "elsewhere.jsonl")
    with pytest.raises(Exception, match=r"^Not saved: no such file or directory: "):
        history.append([answer(1)])
    assert findings(home, history.append([answer(2)])) == []


@needs("pipes")
@needs_posix
def test_what_is_no_file_is_passed_over(home: Path) -> None:
    acknowledged = History(home).append([answer(0)])
    folder = home / "history"
    (folder / "0.jsonl").mkdir()
    os.mkfifo(folder / "1.jsonl")
    (folder / "2.jsonl").symlink_to("nowhere")
    (folder / "3.jsonl").symlink_to("3.jsonl")
    (folder / "._4.jsonl").write_bytes(b"\0\5\x16\7")
    (folder / "notes.txt").write_text("mine")
    acknowledged += History(home).append([answer(1)])
    assert [file.stem for file in History(home).files()] == [acknowledged[0].rpartition("-")[0]]
    assert acknowledged[1].endswith("-3")


@needs("links")
@needs_posix
def test_a_link_to_a_history_elsewhere_is_read_and_left_a_link(home: Path, tmp_path: Path) -> None:
    History(home).append([answer(0)])
    (file,) = History(home).files()
    shutil.move(file, tmp_path / "elsewhere.jsonl")
    file.symlink_to(tmp_path / "elsewhere.jsonl")
    History(home).append([answer(1)])
    assert file.is_symlink()
    assert len(read_tail(file, 0).records) == 3


def test_an_empty_file_that_another_program_left_is_harmless(home: Path) -> None:
    (home / "history").mkdir(parents=True)
    (home / "history" / "00000000.jsonl").touch()
    assert findings(home, History(home).append([answer(0)])) == []


def test_what_a_killed_beginning_left_behind_is_swept(home: Path) -> None:
    (home / "history").mkdir(parents=True)
    (home / "history" / ".7f3a9c1e.jsonl.x1y2.tmp").write_bytes(b'{"v":1,')
    History(home).append([answer(0)])
    assert [path.suffix for path in (home / "history").iterdir()] == [".jsonl"]


def test_a_tail_begins_where_the_last_one_ended(home: Path) -> None:
    history = History(home)
    history.append([answer(0)])
    (file,) = history.files()
    tail = read_tail(file, 0)
    ids = history.append([answer(1), answer(2)])
    assert [record["id"] for record in read_tail(file, tail.end).records] == ids
    assert read_tail(file, file.stat().st_size) == Tail([], 0, file.stat().st_size)


def test_records_of_a_newer_version_are_kept_and_their_numbers_are_not_given_again(home: Path) -> None:
    history = History(home)
    history.append([{**answer(0), "v": 2, "kind": "attempt", "thought": "new"}])
    before = kept_ids(home)
    (new,) = History(home).append([answer(1)])
    (file,) = history.files()
    assert kept_ids(home) == [*before, new]
    assert read_tail(file, 0).unreadable == 0
    assert json.loads(file.read_bytes().splitlines()[1])["thought"] == "new"


def test_unusual_text_comes_back_as_it_was(home: Path) -> None:
    text = 'a\nb\r\u2028\0"{"v":1,"kind":"x"}\\ \U0001f600 \ud800'
    History(home).append([answer(0, reply=[text])])
    (file,) = History(home).files()
    assert read_tail(file, 0).records[1]["reply"] == [text]
