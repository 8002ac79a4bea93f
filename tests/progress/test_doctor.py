"""Problems of a data folder, and their fixes."""

import json
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from quizkit.base.clock import now, study_day, utc_text
from quizkit.progress import checkpoint
from quizkit.progress.doctor import FolderProblem, examine
from quizkit.progress.encoding import encode
from quizkit.progress.history import History
from quizkit.progress.merge import SET_ASIDE, erase, merge
from tests.file_systems import needs
from tests.windows import not_on_windows

from .folding import attempt, record


@pytest.fixture
def student(home: Path) -> History:
    student = History(home)
    new = attempt("", "2026-11-22")
    student.append([{key: value for key, value in new.items() if key not in ("id", "v")}])
    checkpoint.save(student, checkpoint.load(student))
    return student


def the_one(student: History) -> FolderProblem:
    (problem,) = examine(student)
    return problem


def fixed(student: History) -> list[FolderProblem]:
    """The problems that are left after all fixes."""
    for problem in examine(student):
        if problem.fix is not None:
            problem.fix()
    return examine(student)


def test_a_folder_without_problems(student: History) -> None:
    assert examine(student) == []


def test_a_missing_folder_has_no_problems_and_is_not_created(home: Path) -> None:
    assert examine(History(home)) == []
    assert not home.exists()


def test_a_file_in_the_place_of_the_folder(home: Path) -> None:
    home.parent.mkdir()
    home.write_text("mine")
    assert the_one(History(home)) == FolderProblem(f"{home} is a file, not a folder: nothing can be saved there.")


@needs("links")
@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("history", "is not a folder: nothing can be saved there."),
        ("lock", "is not a file: nothing can be saved."),
    ],
)
def test_a_link_to_nowhere_in_the_place_of_the_history_or_the_lock(home: Path, name: str, what: str) -> None:
    home.mkdir(parents=True, mode=0o700)
    (home / name).symlink_to("nowhere")
    assert the_one(History(home)).what == f"{home / name} {what}"
    assert fixed(History(home)) == []
    assert (home / f"{name}.1").is_symlink()


def test_a_folder_in_the_place_of_the_checkpoint_is_renamed(student: History) -> None:
    path = checkpoint.path_of(student)
    path.unlink(missing_ok=True)
    (path / "mine").mkdir(parents=True)
    path.with_name("progress.json.1").touch(0o600)
    obstacle, *_ = examine(student)
    assert obstacle.what == f"{path} is a folder: the checkpoint cannot be saved."
    assert obstacle.offer == "Rename it to progress.json.2."
    assert fixed(student) == []
    assert path.with_name("progress.json.2").is_dir()
    assert checkpoint.stored(path) == checkpoint.load(student)


def test_damaged_lines_are_reported_by_number_and_set_aside(student: History) -> None:
    (file,) = student.files()
    with file.open("ab") as damaged:
        damaged.write(b"x\n\ny\n")
    checkpoint.save(student, checkpoint.load(student))
    copy = "If you have a copy of the history, on another machine or in a backup, merge it first."
    assert the_one(student).what == f"{file}: 2 damaged lines are ignored (line 3, 5). {copy}"
    assert file.read_bytes().endswith(b"x\n\ny\n")
    before = checkpoint.read_all(student)
    assert fixed(student) == []
    assert not checkpoint.is_damaged(student, checkpoint.load(student))
    assert (student.home / "damaged-lines.jsonl").read_bytes() == b"x\ny\n"
    after = checkpoint.read_all(student)
    assert [record for record in after.records if record["kind"] != "device"] == before.records[1:]
    # The damaged lines had numbers: none of them is used again.
    (id,) = student.append([{"kind": "flag", "deck": "d", "question": "q"}])
    assert id.rpartition("-")[0] != file.stem


def test_a_record_that_can_be_read_within_a_damaged_line_stays(student: History) -> None:
    (file,) = student.files()
    file.write_bytes(file.read_bytes().replace(b"\n", b"#", 1))
    records = checkpoint.read_all(student).records
    assert len(records) == 2
    assert fixed(student) == []
    assert [record for record in checkpoint.read_all(student).records if record in records] == records


def test_a_checkpoint_that_is_missing_damaged_or_behind_is_rebuilt(student: History) -> None:
    path = checkpoint.path_of(student)
    whole = path.read_bytes()
    for content in (None, b"{", json.dumps({"v": 1}).encode()):
        path.unlink()
        if content is not None:
            path.write_bytes(content)
            path.chmod(0o600)
        assert the_one(student).what.startswith(f"{path} is missing, damaged or of another version")
        assert fixed(student) == []
        assert path.read_bytes() == whole
    student.append([{key: value for key, value in attempt("", "2026-11-23").items() if key not in ("id", "v")}])
    assert the_one(student).offer == "Rebuild it."
    assert the_one(student).what == (f"{path} is older than the histories. It is built from the histories.")
    assert fixed(student) == []


def cut(student: History) -> bytes:
    """Answer once more, and cut the history to its first two records; return what it was."""
    student.append([{key: value for key, value in attempt("", "2026-11-23").items() if key not in ("id", "v")}])
    checkpoint.save(student, checkpoint.load(student))
    (file,) = student.files()
    whole = file.read_bytes()
    file.write_bytes(b"".join(whole.splitlines(keepends=True)[:2]))
    return whole


def test_a_history_that_was_cut_is_reported_with_what_is_missing(student: History) -> None:
    cut(student)
    trace = checkpoint.path_of(student).read_bytes()
    (file,) = student.files()
    problems = [problem.what for problem in examine(student)]
    assert problems[0] == f"{file} is shorter than it was. Missing: the records after number 2, up to 3."
    assert not any("Nothing is lost" in problem for problem in problems)
    for problem in examine(student):
        if problem.fix is not None:
            problem.fix()
    assert examine(student) == []
    assert trace in [path.read_bytes() for path in student.home.glob("before-loss-*.json")]


def test_what_the_checkpoint_knows_of_lost_answers_is_restored(student: History) -> None:
    before = cut(student), checkpoint.load(History(student.home))
    whole = checkpoint.stored(next(iter(student.home.glob("progress-lost-*.json"))))
    assert whole is not None
    assert "knows more about 1 question than the histories." in examine(student)[1].what
    assert fixed(student) == []
    known = checkpoint.load(student).decks["d"].questions["q"]
    assert known == whole.decks["d"].questions["q"]
    assert known.n > before[1].decks["d"].questions["q"].n
    # When the answers come back, they count, and the memory does not.
    back = student.home / "back.jsonl"
    back.write_bytes(before[0])
    merge(student, back)
    assert checkpoint.load(student).decks["d"].questions["q"] == known


def test_a_checkpoint_of_another_version_is_not_taken_for_one_that_knows_nothing(student: History) -> None:
    (student.home / "progress-lost-0.json").write_text("{}")
    assert the_one(student).what.endswith("was written by another version, and cannot be compared.")
    assert fixed(student) == []
    assert (student.home / "before-loss-0.json").read_text() == "{}"


def test_the_last_trace_of_a_cut_history_survives_sessions_rebuilds_and_merges(student: History) -> None:
    cut(student)
    trace = checkpoint.path_of(student).read_bytes()
    state = checkpoint.load(student)
    assert checkpoint.is_damaged(student, state)
    checkpoint.save(student, state)
    again = checkpoint.load(student)
    assert again == state
    assert checkpoint.is_damaged(student, again)
    assert [path.read_bytes() for path in checkpoint.lost_files(student)] == [trace]


@pytest.mark.parametrize("act", [merge, erase])
def test_a_change_right_after_a_history_was_cut_leaves_the_last_trace(
    student: History, tmp_path: Path, act: Callable[[History, Any], object]
) -> None:
    cut(student)
    other = History(tmp_path / "other")
    other.append([{"kind": "flag", "at": "2026-11-22T12:00:00.000Z", "deck": "another", "question": "q"}])
    act(History(student.home), other.home if act is merge else "another")
    assert checkpoint.is_damaged(student, checkpoint.load(student))
    assert any("knows more about 1 question than the histories." in problem.what for problem in examine(student))


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


@needs("pipes")
@pytest.mark.parametrize("make", [Path.mkdir, make_pipe])
def test_what_is_no_file_in_place_of_a_history_is_named(student: History, make: Callable[[Path], None]) -> None:
    (file,) = student.files()
    file.unlink()
    make(file)
    assert examine(student)[0].what == f"{file} is no longer a file: it had records up to number 2."


@not_on_windows("there are no modes")
def test_an_empty_history_that_others_can_read_is_removed(student: History) -> None:
    (file,) = student.files()
    file.write_bytes(b"")
    file.chmod(0o644)
    assert fixed(History(student.home)) == []


def test_a_history_that_is_gone_is_reported(student: History) -> None:
    (file,) = student.files()
    file.unlink()
    assert examine(student)[0].what == f"{file} is missing: it had records up to number 2."


def test_a_history_that_came_back_is_no_longer_missing(student: History) -> None:
    whole = cut(student)
    (file,) = student.files()
    checkpoint.load(student)
    file.write_bytes(whole)
    assert [problem.offer for problem in examine(student)] == ["Remove it."]
    assert fixed(student) == []
    assert not checkpoint.is_damaged(student, checkpoint.load(student))


def test_what_a_crash_left_is_removed(student: History) -> None:
    strays = [student.home / ".progress.json.x.tmp", student.folder / ".a.jsonl.x.tmp"]
    strays[0].touch()
    assert the_one(student).what == "1 temporary file was left by a crash."
    strays[1].touch()
    assert the_one(student).what == "2 temporary files were left by a crash."
    assert fixed(student) == []
    assert not any(stray.exists() for stray in strays)


@needs("modes")
@not_on_windows("there are no modes")
def test_files_that_others_can_read_are_made_private(student: History) -> None:
    student.home.chmod(0o755)
    checkpoint.path_of(student).chmod(0o644)
    problem = the_one(student)
    assert problem.what == f"Other users of this machine can read {student.home}, {checkpoint.path_of(student)}."
    assert fixed(student) == []
    assert student.home.stat().st_mode & 0o777 == 0o700
    assert checkpoint.path_of(student).stat().st_mode & 0o777 == 0o600


@needs("modes")
@not_on_windows("there are no modes")
@pytest.mark.parametrize("chmod", [mock.Mock(), mock.Mock(side_effect=PermissionError)], ids=["ignored", "refused"])
def test_a_file_system_without_permissions_is_not_called_repaired(student: History, chmod: mock.Mock) -> None:
    student.home.chmod(0o755)
    problem = the_one(student)
    assert problem.fix
    with mock.patch.object(Path, "chmod", chmod):
        assert problem.fix() == f"The permissions of {student.home} cannot be changed. The file system may have none."
    assert problem.fix() is None


def test_what_an_earlier_version_set_aside_can_be_added(student: History) -> None:
    other = attempt("bb-1", "2026-11-22", credit=0)
    (student.home / SET_ASIDE).write_bytes(encode(other))
    assert "Add them to the history." in [problem.offer for problem in examine(student)]
    assert fixed(student) == []
    assert other in checkpoint.read_all(student).records
    assert (student.home / f"added-{SET_ASIDE}").read_bytes() == encode(other)


def test_a_record_of_a_day_to_come_that_schedules_nothing_is_no_problem(student: History) -> None:
    path = student.folder / "bb.jsonl"
    path.write_bytes(encode(record("forget", "bb-1", "2999-01-01T12:00:00.000Z", deck="x", upto={})))
    path.chmod(0o600)
    checkpoint.save(student, checkpoint.load(student))
    assert examine(student) == []


def test_records_of_days_to_come_are_reported_and_corrected(student: History) -> None:
    path = student.folder / "bb.jsonl"
    year, day = timedelta(365), study_day(now())
    ahead = [(now() + year - timedelta(back), day + year - timedelta(back)) for back in (3, 0)]
    dated = [attempt(f"bb-{n}", study.isoformat(), at=utc_text(at)) for n, (at, study) in enumerate(ahead, 1)]
    right = attempt("bb-3", day.isoformat(), at=utc_text(now()), clock=[dated[-1]["at"], 1])
    path.write_bytes(b"".join(map(encode, [*dated, right])))
    path.chmod(0o600)
    checkpoint.save(student, checkpoint.load(student))
    assert checkpoint.is_damaged(student, checkpoint.load(student))
    problem = the_one(student)
    assert problem.what == (
        "2 records are from the future: a clock was wrong. Their questions are scheduled from today."
    )
    assert problem.offer == "Correct the days."
    assert fixed(student) == []
    state = checkpoint.load(student)
    assert not checkpoint.is_damaged(student, state)
    days = {(day - timedelta(back)).isoformat() for back in (0, 3)}
    assert days <= state.days.keys()
    assert max(state.days) == day.isoformat()
