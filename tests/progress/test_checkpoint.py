"""The checkpoint on the disk: what the histories add up to, whatever becomes of it."""

import json
from contextlib import nullcontext
from datetime import date
from errno import EACCES
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest import mock
from zlib import crc32

import pytest

from quizkit.base import long_work
from quizkit.base.errors import NotSaved
from quizkit.base.platform.files import HeldOpen
from quizkit.progress import checkpoint, fold
from quizkit.progress.doctor import examine
from quizkit.progress.history import History
from quizkit.progress.merge import merge
from quizkit.progress.state import State
from quizkit.progress.stats import stats
from tests.helpers import deck, studied

from .folding import attempt

DAYS = ("2026-11-22", "2026-11-24", "2026-12-05")


def reply(n: int) -> dict[str, Any]:
    record = attempt("", DAYS[n % 3], f"q{n // 3}", at=f"{DAYS[n % 3]}T12:00:00.{n:03}Z")
    del record["id"], record["v"]
    return record


@pytest.fixture
def student(home: Path) -> History:
    """A folder with three replies and their checkpoint."""
    student = History(home)
    student.append([reply(n) for n in range(3)])
    checkpoint.save(student, checkpoint.load(student))
    return student


def anew(student: History) -> State:
    return checkpoint.read_all(student).state


def written(student: History) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(checkpoint.path_of(student).read_bytes())
    return found


def put(student: History, content: dict[str, Any]) -> None:
    checkpoint.path_of(student).write_text(json.dumps(content, indent=1) + "\n")


def test_nothing_is_known_where_nothing_is_there(home: Path) -> None:
    assert checkpoint.load(History(home)).decks == {}
    assert not home.exists()


def test_what_was_saved_is_loaded_without_reading_any_record(student: History) -> None:
    with mock.patch.object(fold, "fold") as folds, mock.patch.object(checkpoint, "rebuild") as rebuild:
        loaded = checkpoint.load(student)
    rebuild.assert_not_called()
    folds.assert_not_called()
    assert loaded == anew(student)
    assert written(student)["decks"]["d"]["questions"]["q0"]["n"] == 3


def test_catching_up_reads_only_what_came_after(student: History) -> None:
    student.append([reply(5)])
    with mock.patch.object(fold, "fold", wraps=fold.fold) as folds:
        loaded = checkpoint.load(student)
    assert [[one.record["question"] for one in call.args[1]] for call in folds.call_args_list] == [["q1"]]
    assert loaded == anew(student)


def test_a_record_of_another_device_that_is_older_than_the_last_starts_again(student: History, tmp_path: Path) -> None:
    other = History(tmp_path / "other")
    other.append([reply(3)])
    (file,) = other.files()
    (student.folder / file.name).write_bytes(file.read_bytes())
    with mock.patch.object(checkpoint, "rebuild", wraps=checkpoint.rebuild) as rebuild:
        loaded = checkpoint.load(student)
    rebuild.assert_called_once()
    assert loaded == anew(student)


def test_a_record_of_this_device_follows_even_if_the_clock_was_set_back(student: History) -> None:
    student.append([reply(0)])
    with mock.patch.object(checkpoint, "rebuild", wraps=checkpoint.rebuild) as rebuild:
        loaded = checkpoint.load(student)
    rebuild.assert_not_called()
    assert loaded == anew(student)


@pytest.mark.parametrize("key", ["v", "read", "end", "model", "unreadable", "days", "decks", "crc"])
@pytest.mark.parametrize("wrong", [None, 77, "x", [], {}, {"x": 7}, [1, 2, 3]], ids=str)
def test_any_value_of_a_wrong_kind_is_made_anew(student: History, key: str, wrong: Any) -> None:
    put(student, {**written(student), key: wrong})
    assert checkpoint.stored(checkpoint.path_of(student)) is None
    assert checkpoint.load(student) == anew(student)


@pytest.mark.parametrize("key", ["v", "read", "end", "model", "unreadable", "days", "decks", "crc"])
def test_any_missing_value_is_made_anew(student: History, key: str) -> None:
    put(student, {name: value for name, value in written(student).items() if name != key})
    assert checkpoint.load(student) == anew(student)


ODD = [None, 77, -1, "x", "", [], {}, {"x": 7}, [1, 2, 3], True, 1e300, float("nan"), "2026-99-99"]


def places(content: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of all values below a JSON value."""
    keys = content.keys() if isinstance(content, dict) else range(len(content)) if isinstance(content, list) else ()
    return [inner for key in keys for inner in ((*path, key), *places(content[key], (*path, key)))]


def as_written(content: dict[str, Any]) -> str:
    """JSON with a line for each day and for each deck, as in the file."""

    def field(value: Any, *, in_lines: bool) -> str:
        if not in_lines or not isinstance(value, dict):
            return json.dumps(value)
        return "{" + ",".join(f"\n  {json.dumps(name)}: {json.dumps(one)}" for name, one in value.items()) + "\n }"

    fields = (f'"{name}": {field(value, in_lines=name in ("days", "decks"))}' for name, value in content.items())
    return "{\n " + ",\n ".join(fields) + "\n}"


def sealed_with(student: History, place: tuple[Any, ...], odd: Any) -> None:
    """Put a value into the checkpoint, with a right checksum."""
    content = written(student)
    inner = content
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = odd
    del content["crc"]
    body = as_written(content).encode()
    seal = b',\n "crc": "%08x"\n}\n' % crc32(body)
    checkpoint.path_of(student).write_bytes(body.removesuffix(b"\n}") + seal)


@pytest.mark.parametrize("place", [("decks", "d", "questions", "q0", "n"), ("days", DAYS[0], "d"), ("days", DAYS[1])])
def test_a_part_that_is_wrong_comes_from_the_histories_once_it_is_read(
    student: History, place: tuple[Any, ...]
) -> None:
    sealed_with(student, place, "x")
    loaded = checkpoint.load(student)
    assert (loaded.days, loaded.decks) == (anew(student).days, anew(student).decks)


@pytest.mark.parametrize("step", [pytest.param(1, marks=pytest.mark.slow), 7])
def test_odd_contents_with_a_right_checksum_are_rebuilt_or_harmless(
    student: History, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.fsync", lambda _: None)
    base = {"at": f"{DAYS[2]}T13:00:00.000Z", "deck": "d", "queue": ["q0"]}
    session, exam = student.append([{"kind": kind, **base} for kind in ("session", "exam")])
    student.append([{**reply(5), "session": session}])
    student.append([{"kind": "exam-reply", **base, "session": exam, "question": "q0", "reply": ["x"]}])
    student.append([{"kind": "end", **base, "session": "", "why": "done", "percent": 50.0}])
    checkpoint.save(student, checkpoint.load(student))
    good = checkpoint.path_of(student).read_bytes()
    questions = deck("id: d\ntitle: T\nquestions: [{id: q0, question: Q?, answer: x}]\n")
    trials = [(place, odd) for place in places(written(student)) for odd in ODD]
    for place, odd in trials[::step]:
        checkpoint.path_of(student).write_bytes(good)
        sealed_with(student, place, odd)
        state = checkpoint.load(student)
        checkpoint.memories(state, "d")
        stats(studied(questions), state, date(2026, 11, 25))
        examine(student)
        for kept in checkpoint.lost_files(student):
            kept.unlink()
    checkpoint.path_of(student).write_bytes(good)
    sealed_with(student, ("unreadable",), 0)
    assert checkpoint.stored(checkpoint.path_of(student)) == anew(student)


@pytest.mark.parametrize("content", [b"", b"{", b"null", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"v":1}'])
def test_what_is_no_checkpoint_is_made_anew(student: History, content: bytes) -> None:
    checkpoint.path_of(student).write_bytes(content)
    assert checkpoint.load(student) == anew(student)


def test_every_byte_changed_or_cut_is_made_anew(student: History) -> None:
    path = checkpoint.path_of(student)
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert checkpoint.stored(path) is None, place
        path.write_bytes(whole[:place])
        assert checkpoint.stored(path) is None, place


@pytest.mark.parametrize(
    ("name", "other"), [("VERSION", 99), ("model", lambda: {"name": "FSRS-7", "weights": [1.0]})], ids=["v", "model"]
)
def test_another_version_or_model_is_made_anew(student: History, name: str, other: Any) -> None:
    with mock.patch.object(checkpoint, name, other):
        assert checkpoint.stored(checkpoint.path_of(student)) is None
    assert checkpoint.stored(checkpoint.path_of(student)) == anew(student)


def test_a_checkpoint_that_is_ahead_is_made_anew(student: History) -> None:
    (file,) = student.files()
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[:-1]))
    assert checkpoint.load(student).decks["d"].questions["q0"].n == 2
    assert checkpoint.load(student) == anew(student)


def test_a_history_that_is_gone_takes_all_anew(student: History) -> None:
    (file,) = student.files()
    file.unlink()
    assert checkpoint.load(student).decks == {}


def test_a_history_that_came_is_counted(student: History, tmp_path: Path) -> None:
    other = History(tmp_path / "other")
    other.append([reply(5)])
    (file,) = other.files()
    (student.folder / file.name).write_bytes(file.read_bytes())
    loaded = checkpoint.load(student)
    assert loaded.decks["d"].questions.keys() == {"q0", "q1"}
    assert loaded == anew(student)


def test_the_last_record_come_again_in_a_copy_counts_once(student: History) -> None:
    (file,) = student.files()
    (student.folder / "copy.jsonl").write_bytes(file.read_bytes().splitlines(keepends=True)[-1])
    assert checkpoint.load(student).decks["d"].questions["q0"].n == 3
    assert checkpoint.load(student) == anew(student)


def test_a_new_record_that_is_in_two_files_counts_once(student: History) -> None:
    student.append([reply(5)])
    (file,) = student.files()
    (student.folder / "copy.jsonl").write_bytes(file.read_bytes().splitlines(keepends=True)[-1])
    assert checkpoint.load(student).decks["d"].questions["q1"].n == 1
    assert checkpoint.load(student) == anew(student)


def test_damaged_lines_are_counted_and_the_rest_is_known(student: History) -> None:
    (file,) = student.files()
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([*lines[:2], lines[2].replace(b"right", b"wrong"), *lines[3:]]))
    checkpoint.path_of(student).unlink()
    loaded = checkpoint.load(student)
    assert loaded.unreadable == 1
    assert loaded.decks["d"].questions["q0"].n == 2


def test_saving_sweeps_what_a_crash_left_and_nothing_else(student: History) -> None:
    stray, note = student.home / ".progress.json.abc.tmp", student.home / "note.tmp"
    stray.write_text("{")
    note.write_text("mine")
    checkpoint.save(student, checkpoint.load(student))
    assert not stray.exists()
    assert note.exists()


def test_how_far_it_is_is_told_from_0_to_1(student: History) -> None:
    shares: list[float] = []
    checkpoint.read_all(student, shares.append)
    assert shares == [0.5, 1.0]


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every checkpoint counts as a large one."""
    monkeypatch.setattr(checkpoint, "_LARGE", 0)


def modified(student: History) -> int:
    return checkpoint.path_of(student).stat().st_ino


def test_a_small_checkpoint_is_written_at_the_end_of_each_session(student: History) -> None:
    state, before = checkpoint.load(student), modified(student)
    student.append([reply(3)])

    assert checkpoint.update(student, state) == anew(student)
    assert modified(student) != before
    assert checkpoint.stored(checkpoint.path_of(student)) == anew(student)


@pytest.mark.usefixtures("large")
def test_a_large_checkpoint_is_left_as_it_is_and_nothing_is_unknown(student: History) -> None:
    state, before = checkpoint.load(student), modified(student)
    student.append([reply(3)])

    assert checkpoint.update(student, state) == anew(student)
    assert modified(student) == before
    assert checkpoint.load(History(student.home)) == anew(student)
    assert "Rebuild it." not in [problem.offer for problem in examine(student)]


@pytest.mark.usefixtures("large")
def test_a_large_checkpoint_is_written_once_much_was_recorded(
    student: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoint, "_MOST_BEHIND", 1000)
    writes = []
    for n in range(3, 30):
        session = History(student.home)
        state, before = checkpoint.load(session), modified(student)
        session.append([reply(n)])
        assert checkpoint.update(session, state) == anew(student)
        writes.append(modified(student) != before)

    assert 2 < sum(writes) < 15
    assert not any(one and other for one, other in pairwise(writes))


def test_a_checkpoint_that_another_program_has_open_is_left_and_nothing_is_unknown(
    student: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    state, before = checkpoint.load(student), modified(student)
    student.append([reply(3)])
    monkeypatch.setattr(checkpoint, "replace", mock.Mock(side_effect=HeldOpen(EACCES, "another program has it open")))

    assert checkpoint.update(student, state) == anew(student)
    assert modified(student) == before
    assert checkpoint.load(History(student.home)) == anew(student)


def test_a_checkpoint_that_cannot_be_written_for_another_reason_is_reported(
    student: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = checkpoint.load(student)
    student.append([reply(3)])
    monkeypatch.setattr(checkpoint, "replace", mock.Mock(side_effect=PermissionError(EACCES, "Permission denied")))

    with pytest.raises(NotSaved) as told:
        checkpoint.update(student, state)

    assert told.value.message == "Not saved: permission denied."
    assert told.value.help.startswith(
        "Your answers are saved, only progress.json is not: the next run counts them. Check"
    )
    assert checkpoint.read_all(student).state == anew(student)


def test_the_end_of_a_session_finds_what_another_one_changed_before(student: History) -> None:
    state = checkpoint.load(student)
    other = History(student.home)
    other.append([reply(3)])
    first = anew(student).read
    (device,) = first
    other.append([{"kind": "undo", "at": "2026-12-06T12:00:00.000Z", "attempt": f"{device}-2"}])

    assert checkpoint.update(student, state) == anew(student)


@pytest.mark.parametrize("is_regular", [True, False])
def test_a_long_rebuild_shows_how_far_it_is_whoever_asks_for_it(
    student: History, monkeypatch: pytest.MonkeyPatch, is_regular: bool
) -> None:
    """Here, a part that is wrong though its checksum is right is rebuilt once it is asked for."""
    monkeypatch.setattr(checkpoint, "_LONG_BYTES", 0)
    shares: list[float] = []
    monkeypatch.setattr(long_work, "_watch", lambda _what: nullcontext(shares.append))
    if not is_regular:
        (file,) = student.files()
        file.write_bytes(file.read_bytes() + file.read_bytes())
        checkpoint.save(student, checkpoint.load(student))
        shares.clear()
    state = checkpoint.load(student)
    assert shares == []
    rebuilt = state.days.rebuilt()
    assert shares[-1] == 1
    assert rebuilt == anew(student).days


def test_a_file_that_was_cut_and_has_grown_to_the_same_size_is_read_again(student: History) -> None:
    (file,) = student.files()
    *lines, last = file.read_bytes().splitlines(keepends=True)
    # In its place is a line of the same length that is cut.
    file.write_bytes(b"".join(lines) + last.replace(b'"q0"', b'"q1"')[:-1] + b"#")

    loaded = checkpoint.load(student)

    assert loaded == anew(student)
    assert loaded.decks["d"].questions["q0"].n == 2
    assert checkpoint.is_damaged(student, loaded)
    assert [problem.what for problem in examine(student) if "knows more about" in problem.what]


@pytest.fixture
def last_week(home: Path) -> History:
    """A folder with three replies of days that are over, and their checkpoint."""
    student = History(home)
    replies = [attempt("", day, "q0") for day in ("2026-02-01", "2026-02-03", "2026-02-07")]
    student.append([{name: value for name, value in reply.items() if name not in ("id", "v")} for reply in replies])
    checkpoint.save(student, checkpoint.load(student))
    return student


def repaired(student: History) -> bool:
    for problem in examine(student):
        if problem.fix is not None:
            problem.fix()
    return examine(student) == [] and not checkpoint.is_damaged(student, checkpoint.load(student))


@pytest.mark.parametrize("sealed", [10_000, 64], ids=["in the seal", "before the seal"])
def test_a_byte_that_changed_long_before_the_end_leaves_the_memory_of_its_answer(
    last_week: History, sealed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizkit.progress.history.SEALED", sealed)
    checkpoint.save(last_week, checkpoint.rebuild(last_week).state)
    before = checkpoint.load(last_week).decks["d"].questions["q0"]
    (file,) = last_week.files()
    first, second, *others = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(first + second.replace(b'"q0"', b'"q7"') + b"".join(others))

    assert checkpoint.is_damaged(last_week, checkpoint.load(last_week)) is (sealed > 64)

    assert repaired(last_week)
    after = checkpoint.load(last_week).decks["d"].questions["q0"]
    assert (after.n, after.due) == (before.n, before.due)


@pytest.mark.parametrize("size", [0, 1, -40])
def test_a_history_that_ends_within_a_line_is_damaged_even_if_nothing_else_shows_it(
    last_week: History, size: int
) -> None:
    (file,) = last_week.files()
    whole = file.read_bytes()
    checkpoint.path_of(last_week).unlink()
    file.write_bytes(whole[:size])

    assert checkpoint.is_damaged(last_week, checkpoint.load(last_week))

    assert examine(last_week)[0].what.startswith(str(file))
    assert repaired(last_week)
    copy = last_week.home.parent / "copy.jsonl"
    copy.write_bytes(whole)
    merge(last_week, copy)
    assert checkpoint.load(last_week).decks["d"].questions["q0"].n == 3


def test_a_checkpoint_whose_seal_is_of_fewer_bytes_is_current(
    last_week: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizkit.progress.history.SEALED", 256)
    checkpoint.save(last_week, checkpoint.rebuild(last_week).state)
    monkeypatch.undo()

    assert examine(last_week) == []
    (file,) = last_week.files()
    file.write_bytes(file.read_bytes()[:-2] + b"#\n")
    assert checkpoint.is_damaged(last_week, checkpoint.load(last_week))


def test_a_last_record_without_its_newline_is_complete(last_week: History) -> None:
    (file,) = last_week.files()
    checkpoint.path_of(last_week).unlink()
    file.write_bytes(file.read_bytes()[:-1])
    assert not checkpoint.is_damaged(last_week, checkpoint.load(last_week))
