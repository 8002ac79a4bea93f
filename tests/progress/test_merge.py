"""Histories of several machines as one."""

import os
from datetime import date, timedelta
from errno import ENOSPC
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkit.base.clock import now, study_day, utc_text
from quizkit.base.errors import NotSaved, UsageError
from quizkit.progress import checkpoint, distrust
from quizkit.progress import merge as merges
from quizkit.progress.doctor import examine
from quizkit.progress.encoding import encode
from quizkit.progress.history import History
from quizkit.progress.merge import erase, merge
from quizkit.progress.records import Record
from quizkit.questions.shapes import EASY
from quizkit.scheduling import LEAST_RETENTION, WEIGHTS, Weights, due_day, review
from tests.file_systems import needs
from tests.helpers import law

from .folding import attempt, record, without_reading

D1, D2, D3 = "2026-11-22", "2026-11-24", "2026-12-05"


def folder(home: Path, **files: list[Record]) -> History:
    """A data folder with these histories, a file for each device."""
    (home / "history").mkdir(parents=True)
    for device, records in files.items():
        (home / "history" / f"{device}.jsonl").write_bytes(b"".join(map(encode, records)))
    return History(home)


def state_of(history: History) -> dict[str, Any]:
    return without_reading(checkpoint.load(history))


def lines(history: History) -> set[bytes]:
    return {line for path in history.files() for line in path.read_bytes().splitlines()}


ONE, TWO, THREE = attempt("aa-1", D1), attempt("bb-1", D2), attempt("aa-2", D3)


def test_the_union_by_id(tmp_path: Path) -> None:
    ours, theirs = folder(tmp_path / "ours", aa=[ONE]), folder(tmp_path / "theirs", aa=[ONE, THREE], bb=[TWO])
    assert merge(ours, theirs.home)[:3] == (2, 0, 0)
    assert [path.name for path in ours.files()] == ["aa.jsonl", "bb.jsonl"]
    assert (ours.folder / "aa.jsonl").read_bytes() == encode(ONE) + encode(THREE)
    assert checkpoint.load(ours).decks["d"].questions["q"].n == 3


def test_the_records_of_a_file_are_in_the_order_of_their_numbers_wherever_they_came_from(tmp_path: Path) -> None:
    first, second, tenth = attempt("aa-1", D3), attempt("aa-2", D2), attempt("aa-10", D1)
    ours = folder(tmp_path / "ours", aa=[tenth])
    merge(ours, folder(tmp_path / "theirs", aa=[second]).home)
    merge(ours, folder(tmp_path / "others", aa=[first]).home)
    assert (ours.folder / "aa.jsonl").read_bytes() == encode(first) + encode(second) + encode(tenth)


def test_the_number_after_a_merge_is_one_that_was_never_given(tmp_path: Path) -> None:
    ours = History(tmp_path / "ours")
    new = {key: value for key, value in attempt("aa-1", D1).items() if key not in ("v", "id")}
    ours.append([new, new, new])
    backup = tmp_path / "backup.jsonl"
    (file,) = ours.files()
    lines = file.read_bytes().splitlines(keepends=True)
    backup.write_bytes(lines[1])
    file.write_bytes(b"".join([lines[0], *lines[2:]]))
    merge(ours, backup)
    assert ours.append([new]) == [f"{file.stem}-5"]


def test_twice_changes_nothing(tmp_path: Path) -> None:
    ours, theirs = folder(tmp_path / "ours", aa=[ONE]), folder(tmp_path / "theirs", bb=[TWO])
    merge(ours, theirs.home)
    before = {path: path.read_bytes() for path in ours.home.rglob("*.jsonl")}
    assert merge(ours, theirs.home)[:3] == (0, 0, 0)
    assert merge(ours, ours.home)[:3] == (0, 0, 0)
    assert {path: path.read_bytes() for path in ours.home.rglob("*.jsonl")} == before


@pytest.mark.parametrize("part", ["", "history", "history/bb.jsonl"])
def test_a_data_folder_its_histories_or_one_of_them(tmp_path: Path, part: str) -> None:
    ours, theirs = folder(tmp_path / "ours"), folder(tmp_path / "theirs", bb=[TWO])
    assert merge(ours, theirs.home / part).added == 1


def test_a_file_copied_into_the_folder_by_hand_counts_under_any_name(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours", aa=[ONE], laptop=[ONE, TWO])
    merged = folder(tmp_path / "merged", aa=[ONE])
    merge(merged, ours.folder / "laptop.jsonl")
    assert state_of(ours) == state_of(merged)


LOW, HIGH = sorted((attempt("bb-1", D1, credit=1), attempt("bb-1", D1, credit=0, verdict="wrong")), key=encode)
MIDDLE = attempt("bb-1", D1, credit=0.5)


def test_two_records_with_one_id_both_count_and_none_replaces_the_other(tmp_path: Path) -> None:
    ours, theirs = folder(tmp_path / "ours", bb=[HIGH]), folder(tmp_path / "theirs", bb=[LOW])
    assert merge(ours, theirs.home)[:4] == (1, 1, 0, {})
    assert merge(theirs, ours.home)[:4] == (1, 1, 0, {})
    assert lines(ours) == lines(theirs) == {encode(HIGH)[:-1], encode(LOW)[:-1]}
    assert state_of(ours) == state_of(theirs)
    assert merge(ours, folder(tmp_path / "again", bb=[LOW]).home).added == 0
    assert [day["d"].answers for day in state_of(ours)["days"].values()] == [2]
    assert [record["credit"] for record in checkpoint.read_all(ours).records] == [LOW["credit"], HIGH["credit"]]


def test_what_is_twice_in_our_own_files_counts_in_the_same_way(tmp_path: Path) -> None:
    assert sorted((LOW, MIDDLE, HIGH), key=encode) == [LOW, MIDDLE, HIGH]
    ours = folder(tmp_path / "ours", bb=[HIGH], copy=[LOW])
    merge(ours, folder(tmp_path / "theirs", bb=[MIDDLE]).home)
    other = folder(tmp_path / "other", bb=[MIDDLE, LOW])
    merge(other, folder(tmp_path / "more", bb=[HIGH]).home)
    assert state_of(ours) == state_of(other)


def test_an_amendment_names_the_moment_of_its_attempt_so_that_another_with_its_id_counts(tmp_path: Path) -> None:
    early, late = attempt("bb-1", D1), attempt("bb-1", D2)
    undo = record("undo", "bb-2", D3, attempt="bb-1", of=late["at"])
    ours = folder(tmp_path / "ours", bb=[early])
    merge(ours, folder(tmp_path / "theirs", bb=[late, undo]).home)
    assert state_of(ours)["days"].keys() == {D1}


def own_file(history: History, answers: int, **fields: Any) -> tuple[str, list[str]]:
    """Answer on this machine; return its device and the ids."""
    new = {key: value for key, value in attempt("", **{"day": D1, **fields}).items() if key not in ("v", "id")}
    ids = [id for _ in range(answers) for id in history.append([new])]
    return ids[0].rpartition("-")[0], ids


@pytest.mark.parametrize("kind", ["undo", "guess", "override"])
@pytest.mark.parametrize("forged", [False, True])
def test_a_record_from_elsewhere_changes_no_answer_that_was_given_here(tmp_path: Path, kind: str, forged: bool) -> None:
    ours = History(tmp_path / "ours")
    device, ids = own_file(ours, 2)
    before = state_of(ours)
    forger = device if forged else "ff"
    amendment = record(kind, f"{forger}-9", f"{D2}T12:00:00.000Z", attempt=ids[0])
    claim = record("device", "ff-1", f"{D2}T12:00:00.000Z", after=[device])
    merged = merge(ours, folder(tmp_path / "theirs", ff=[claim, amendment]).home)
    assert merged.refused == {distrust.NOT_THIS_MACHINE: 1, distrust.CHANGES_OURS: 1}
    assert state_of(ours) == before


def test_an_amendment_of_another_device_changes_nothing_on_a_third_one_either(tmp_path: Path) -> None:
    undo = record("undo", "bb-2", f"{D2}T12:00:00.000Z", attempt="aa-1")
    ours = folder(tmp_path / "ours", aa=[ONE])
    merge(ours, folder(tmp_path / "theirs", bb=[undo]).home)
    assert state_of(ours)["decks"]["d"].questions["q"].n == 1
    # A device that continues another amends its attempts, over any number of steps.
    chain = [record("device", "cc-1", D1, after=["aa"]), record("device", "bb-1", D1, after=["cc"])]
    merge(ours, folder(tmp_path / "more", bb=chain[1:], cc=chain[:1]).home)
    assert state_of(ours)["decks"] == {}


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"day": "9999-12-31"}, distrust.OUT_OF_BOUNDS),
        ({"day": "0001-01-01"}, distrust.OUT_OF_BOUNDS),
        ({"clock": ["2026-11-22T12:00:00.000Z", 10**9]}, distrust.OUT_OF_BOUNDS),
        ({"reply": ["x" * 1_000_000]}, distrust.TOO_LONG),
    ],
    ids=str,
)
def test_what_is_out_of_bounds_is_not_added(tmp_path: Path, fields: dict[str, Any], reason: str) -> None:
    ours = folder(tmp_path / "ours", aa=[ONE])
    before = state_of(ours)
    assert merge(ours, folder(tmp_path / "theirs", bb=[{**attempt("bb-1", D1), **fields}]).home)[:4] == (
        0,
        0,
        0,
        {reason: 1},
    )
    assert state_of(ours) == before


NOON = f"{D2}T12:00:00.000Z"
MEMORY: dict[str, Any] = {"n": 5, "day": D2, "due": D3, "last": NOON, "stability": 11.0, "difficulty": 5.0}


@pytest.mark.parametrize("kind", ["attempt", "reset", "link", "memory", "flag", "session"])
@pytest.mark.parametrize(
    "dated",
    [{"at": "9999-12-31T12:00:00.000Z"}, {"clock": ["9999-12-31T12:00:00.000Z", 1]}, {"at": "0001-01-01"}],
    ids=str,
)
def test_a_clock_out_of_bounds_is_not_added_whatever_it_stamps(
    tmp_path: Path, kind: str, dated: dict[str, Any]
) -> None:
    valid = {**attempt("bb-1", D1), "kind": kind, "from": "e", "memory": MEMORY}
    theirs = folder(tmp_path / "theirs", bb=[{**valid, **dated}, {**valid, "id": "bb-2"}])
    assert merge(folder(tmp_path / "ours", aa=[ONE]), theirs.home)[:4] == (1, 0, 0, {distrust.OUT_OF_BOUNDS: 1})


@pytest.mark.parametrize("decks", [{}, {"deck": "", "from": "d"}, {"deck": "d"}, {"deck": "d", "from": ""}], ids=str)
def test_a_link_that_names_no_two_decks_is_not_added(tmp_path: Path, decks: dict[str, str]) -> None:
    ours = folder(tmp_path / "ours", aa=[ONE])
    link = record("link", "bb-1", NOON, **decks)
    assert merge(ours, folder(tmp_path / "theirs", bb=[link]).home).refused == {distrust.OUT_OF_BOUNDS: 1}


@pytest.mark.parametrize(
    "odd",
    [
        {"n": 10**9},
        {"n": 0},
        {"attempts": 10**9},
        {"n": 1, "stability": 201.0},
        {"n": 50, "stability": 20_000.0},
        {"stability": 10**6},
        {"due": "2099-01-01"},
        {"day": "9998-01-01", "due": "9998-01-02"},
        {"buried": "x"},
    ],
    ids=str,
)
def test_a_memory_that_no_reviews_lead_to_is_not_added(tmp_path: Path, odd: dict[str, Any]) -> None:
    ours = folder(tmp_path / "ours", aa=[ONE])
    before = state_of(ours)
    memory = record("memory", "bb-1", NOON, deck="d", question="q", memory={**MEMORY, **odd})
    assert merge(ours, folder(tmp_path / "theirs", bb=[memory]).home).refused == {distrust.IMPOSSIBLE: 1}
    assert state_of(ours) == before
    valid = record("memory", "bb-2", NOON, deck="d", question="q", memory=MEMORY)
    assert merge(ours, folder(tmp_path / "more", bb=[valid]).home).added == 1
    assert state_of(ours)["decks"]["d"].questions["q"].n == 5


@pytest.mark.parametrize("weights", [WEIGHTS, (100.0,) * 4 + WEIGHTS[4:]], ids=["default", "highest first"])
@pytest.mark.parametrize("every", [1, 3, 30, 100])
def test_a_memory_that_reviews_led_to_is_added_however_good_it_is(tmp_path: Path, every: int, weights: Weights) -> None:
    trace, day, memories = review(None, 0, EASY, weights), date(2026, 11, 22), list[Record]()
    for n in range(1, 50):
        due = due_day(day, trace.stability, LEAST_RETENTION, "q", weights).isoformat()
        fields = {**MEMORY, "n": n, "day": day.isoformat(), "due": due, **trace._asdict()}
        memories.append(record("memory", f"bb-{n}", NOON, deck="d", question="q", memory=fields))
        day += timedelta(every)
        trace = review(trace, every, EASY, weights)
    assert merge(folder(tmp_path / "ours", aa=[ONE]), folder(tmp_path / "theirs", bb=memories).home).refused == {}


def ahead(history: History, days: int) -> str:
    """Answer three times on this machine with a clock that is ahead, and return its device."""
    at = now() + timedelta(days)
    return own_file(history, 3, day=at.date().isoformat(), at=utc_text(at))[0]


@pytest.mark.parametrize("restored", [False, True])
def test_days_that_another_machine_corrected_are_corrected_here_too(tmp_path: Path, *, restored: bool) -> None:
    ours, theirs = History(tmp_path / "ours"), History(tmp_path / "theirs")
    own_file(ours, 2)
    (file,) = ours.files()
    backup = file.read_bytes()
    ahead(ours, 400)
    merge(theirs, ours.home)
    if restored:
        file.write_bytes(backup)
    for problem in examine(theirs):
        assert problem.fix
        problem.fix()
    assert max(state_of(theirs)["days"]) == study_day(now()).isoformat()
    assert merge(ours, theirs.home).refused == {}
    assert state_of(ours) == state_of(theirs)
    assert not checkpoint.load(ours).is_ahead(study_day(now()))


@pytest.mark.parametrize(
    "odd",
    [{"first": 2}, {"first": 1}, {"last": 10**6}, {"days": 400 + 370}, {"days": 10**6}, {"first": 2, "last": 3}],
    ids=str,
)
def test_days_of_this_machine_that_are_right_are_not_changed_nor_those_of_answers_to_come(
    tmp_path: Path, odd: dict[str, int]
) -> None:
    ours = History(tmp_path / "ours")
    own_file(ours, 2)
    device = ahead(ours, 400)
    before = state_of(ours)
    redate = record("redate", "ff-1", utc_text(now()), **{"device": device, "first": 4, "last": 6, "days": 400, **odd})
    assert merge(ours, folder(tmp_path / "theirs", ff=[redate]).home).refused == {distrust.CHANGES_DAYS: 1}
    assert state_of(ours) == before


def test_a_record_with_a_number_of_this_machine_allows_no_correction_of_another(tmp_path: Path) -> None:
    ours = History(tmp_path / "ours")
    own_file(ours, 2)
    device = ahead(ours, 400)
    last = {"first": 4, "last": 6, "days": 10**5}
    redate = record("redate", "ff-1", utc_text(now()), **{"device": device, **last})
    forged = [attempt(f"{device}-{n}", "2990-01-01") for n in (6, 7)]
    theirs = folder(tmp_path / "theirs", ff=[redate], **{device: forged})
    assert merge(ours, theirs.home).refused == {distrust.CHANGES_DAYS: 1}


def test_erasing_on_a_full_disk_says_that_records_are_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = folder(tmp_path / "ours", aa=[ONE])
    monkeypatch.setattr(merges, "replace", mock.Mock(side_effect=OSError(ENOSPC, "No space left on device")))
    with pytest.raises(NotSaved, match="no space left on device") as error:
        erase(ours, "d")
    assert error.value.help.startswith(f"The progress no longer counts, but records of it are left in {ours.home}.")
    assert "d" not in checkpoint.load(ours).decks


@needs("pipes")
def test_a_merge_replaces_a_pipe_in_place_of_a_history(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    os.mkfifo(ours.folder / "aa.jsonl")
    assert merge(ours, folder(tmp_path / "theirs", aa=[ONE]).home).added == 1
    assert checkpoint.load(ours).decks["d"].questions["q"].n == 1


def test_what_was_forgotten_does_not_come_back(tmp_path: Path) -> None:
    old = folder(tmp_path / "old", aa=[ONE], bb=[attempt("bb-1", D2, deck="other")])
    ours = folder(tmp_path / "ours", aa=[ONE])
    assert erase(ours, "d") == 1
    assert merge(ours, old.home).added == 1
    assert state_of(ours)["decks"].keys() == {"other"}
    # The other way round, the tombstone comes along.
    merge(old, ours.home)
    assert state_of(old) == state_of(ours)


def test_what_is_learnt_after_forgetting_is_kept(tmp_path: Path) -> None:
    late = attempt("bb-1", "2999-01-01")
    ours = folder(tmp_path / "ours", aa=[ONE])
    erase(ours, "d")
    merge(ours, folder(tmp_path / "theirs", bb=[late]).home)
    assert state_of(ours)["decks"]["d"].questions["q"].n == 1


def test_a_forget_of_an_earlier_version_whose_clock_was_ahead_hides_no_answer_after_it(tmp_path: Path) -> None:
    ours, ahead = History(tmp_path / "ours"), record("forget", "bb-1", "2999-01-01T12:00:00.000Z", deck="d")
    own_file(ours, 1)
    merge(ours, folder(tmp_path / "theirs", bb=[ahead]).home)
    checkpoint.save(ours, checkpoint.load(ours))
    again = History(ours.home)
    checkpoint.load(again)
    _, ids = own_file(again, 3)

    caught_up, read = checkpoint.load(again), checkpoint.read_all(again)
    assert [one["id"] for one in read.records if one["kind"] == "attempt"] == ids
    assert caught_up == read.state == checkpoint.rebuild(again).state
    assert caught_up.decks["d"].questions["q"].n == 3


def test_erasing_takes_every_trace_but_the_name_of_the_deck(tmp_path: Path) -> None:
    secret: dict[str, Any] = {"deck": "d", "question": "SECRET", "reply": ["SECRET"]}
    mine = attempt("aa-1", D1, **secret)
    records = [
        mine,
        record("question", "aa-2", D1, deck="d", question="SECRET", wording="SECRET", answer="SECRET"),
        record("session", "aa-3", D1, deck="d", title="SECRET", queue=["SECRET"]),
        record("undo", "aa-4", D1, attempt="aa-1", told="SECRET"),
        record("end", "aa-5", D1, deck="d", session="SECRET", why="done", percent=50, points=1, of=2, seconds=9),
        attempt("aa-6", D1, deck="other"),
    ]
    amended = record("override", "bb-2", D2, attempt="aa-1", told="SECRET")
    ours = folder(tmp_path / "ours", aa=records, bb=[attempt("bb-1", D2, **secret), amended])
    (ours.home / "set-aside.jsonl").write_bytes(encode({**mine, "credit": 0}))
    with (ours.folder / "bb.jsonl").open("ab") as file:
        file.write(b"not ours\n" + encode(mine)[:-9] + b"\n")
    (ours.folder / ".bb.jsonl.x.tmp").write_bytes(encode(mine))
    for name in ("added-set-aside.jsonl", "damaged-lines.jsonl"):
        (ours.home / name).write_bytes(encode(mine)[:-9] + b"\n" + encode(records[2]))
    checkpoint.save(ours, checkpoint.load(ours))
    for name in ("progress-lost-0.json", "before-loss-0.json"):
        (ours.home / name).write_bytes(checkpoint.path_of(ours).read_bytes())
    (ours.home / "before-loss-1.json").write_bytes(b"{SECRET")
    erase(ours, "d")
    left = b"".join(path.read_bytes() for path in ours.home.rglob("*") if path.is_file())
    assert b"SECRET" not in left
    assert b"not ours\n" in left
    assert encode(records[-1]) in left
    kept = checkpoint.stored(ours.home / "progress-lost-0.json")
    assert kept is not None
    assert kept.decks.keys() == {"other"}
    assert {deck for by_deck in kept.days.values() for deck in by_deck} == {"other"}
    assert state_of(ours)["decks"].keys() == {"other"}


def test_an_amendment_of_another_answer_with_the_id_of_an_erased_one_stays(tmp_path: Path) -> None:
    other = attempt("aa-1", D2, deck="other")
    undo = record("undo", "aa-2", D3, attempt="aa-1", of=other["at"])
    ours = folder(tmp_path / "ours", aa=[ONE, undo], copy=[other])
    assert erase(ours, "d") == 1
    assert state_of(ours)["decks"] == {}


def test_damaged_lines_are_kept_here_and_counted_there(tmp_path: Path) -> None:
    ours, theirs = folder(tmp_path / "ours", aa=[ONE]), folder(tmp_path / "theirs", aa=[THREE], bb=[TWO])
    for history in (ours, theirs):
        with (history.folder / "aa.jsonl").open("ab") as file:
            file.write(b'{"v":1,"kind":"att\n')
    assert merge(ours, theirs.home)[:3] == (2, 0, 1)
    assert b'{"v":1,"kind":"att' in lines(ours)
    assert (ours.folder / "aa.jsonl").read_bytes().startswith(encode(ONE))


def test_a_record_that_can_be_saved_from_a_damaged_line_is_taken_in(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes(b'{"v":1,"kind":"att' + encode(TWO))
    assert merge(ours, copy)[:3] == (1, 0, 1)


@pytest.mark.parametrize(
    "device", ["..", "../../evil", "/tmp/evil", "a/b", "a\\b", "C:evil", "nul", "~", "é", "AA", "x" * 5000, "a\0b", "-"]
)
def test_hostile_names_of_devices_make_no_file(tmp_path: Path, device: str) -> None:
    ours, theirs = folder(tmp_path / "ours"), folder(tmp_path / "theirs", bb=[attempt(f"{device}-1", D1), TWO])
    before = {path for path in tmp_path.rglob("*") if ours.home not in path.parents}
    assert merge(ours, theirs.home)[:4] == (1, 0, 0, {distrust.BAD_DEVICE: 1})
    assert {path for path in tmp_path.rglob("*") if ours.home not in path.parents} == before
    assert [path.name for path in ours.files()] == ["bb.jsonl"]


@pytest.mark.parametrize("content", [None, b"", b"damaged\n"])
def test_what_holds_no_records_is_refused_and_nothing_is_touched(tmp_path: Path, content: bytes | None) -> None:
    ours, path = folder(tmp_path / "ours", aa=[ONE]), tmp_path / "x.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UsageError):
        merge(ours, path)
    assert lines(ours) == {encode(ONE)[:-1]}


def test_what_is_no_history_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    theirs = folder(tmp_path / "theirs", bb=[TWO])
    (theirs.folder / "._bb.jsonl").write_bytes(b"\0\1")
    (theirs.folder / "folder.jsonl").mkdir()
    assert merge(folder(tmp_path / "ours"), theirs.home)[:3] == (1, 0, 0)


# Laws. Ids are few, so that one id stands for several contents of one deck; a `forget` is the same wherever it is kept.
one_answer = st.builds(
    lambda device, n, day, credit: attempt(f"{device}-{n}", day, deck="e" if n == 3 else "d", credit=credit),
    st.sampled_from(("aa", "bb")),
    st.sampled_from((1, 3, 5)),
    st.sampled_from((D1, D2, D3)),
    st.sampled_from((0, 1)),
)
forgetting = st.sampled_from(
    [
        record("forget", "aa-2", f"{D2}T18:00:00.000Z", deck="d"),
        record("forget", "bb-4", f"{D2}T06:00:00.000Z", deck="d"),
        record("forget", "bb-6", f"{D1}T18:00:00.000Z", deck="e"),
    ]
)
one_record = one_answer | one_answer | forgetting
contents = st.lists(one_record, min_size=1, max_size=6, unique_by=lambda one: one["id"])


def made(base: Path, name: str, records: list[Record]) -> History:
    devices = {str(one["id"]).partition("-")[0] for one in records}
    return folder(
        base / name, **{device: [one for one in records if one["id"].startswith(device)] for device in devices}
    )


@settings(law, max_examples=60)
@given(contents, contents, contents)
def test_merging_is_commutative_associative_and_idempotent(a: list[Record], b: list[Record], c: list[Record]) -> None:
    with TemporaryDirectory() as name:
        base = Path(name)

        def merged(into: str, one: list[Record] | History, other: list[Record] | History) -> History:
            first, second = (
                made(base, f"{into}{n}", side) if isinstance(side, list) else side
                for n, side in enumerate((one, other))
            )
            merge(first, second.home)
            return first

        left = merged("left", merged("ab", a, b), c)
        right = merged("right", a, merged("bc", b, c))
        back = merged("back", c, merged("ba", b, a))
        expected = state_of(left)
        assert state_of(right) == expected
        assert state_of(back) == expected
        assert state_of(merged("twice", left, right)) == expected
