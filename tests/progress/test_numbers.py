"""Numbers of records: bounded, and never used twice, whatever was cut, restored or merged."""

import shutil
from pathlib import Path

import pytest

from quizkit.progress import checkpoint, history
from quizkit.progress.encoding import encode
from quizkit.progress.history import History, read_tail
from quizkit.progress.merge import erase, merge
from quizkit.progress.records import LARGEST_NUMBER, numbered

from .oracle import answer, findings, kept_ids


def studied(home: Path, answers: int, first: int = 0) -> tuple[Path, list[str]]:
    """A session of its own process: what is known is loaded, answers are appended, the checkpoint is saved."""
    student = History(home)
    state = checkpoint.load(student)
    ids = [id for n in range(first, first + answers) for id in student.append([answer(n)])]
    checkpoint.save(student, checkpoint.load(student) if ids else state)
    return student.folder / f"{ids[-1].rpartition('-')[0]}.jsonl" if ids else student.files()[0], ids


@pytest.mark.parametrize("n", [999_999_999_999_999_998, LARGEST_NUMBER, LARGEST_NUMBER - 1])
def test_an_absurd_number_in_the_own_file_makes_no_later_line_unreadable(home: Path, n: int) -> None:
    file, ids = studied(home, 2)
    with file.open("ab") as stream:
        stream.write(encode(numbered(answer(7), file.stem, n)))
    _, more = studied(home, 2)
    assert findings(home, [*ids, *more]) == []
    assert {*ids, *more} <= {str(record["id"]) for record in checkpoint.read_all(History(home)).records}
    assert all(int(id.rpartition("-")[2]) < 10 for id in more)


@pytest.mark.parametrize("n", [999_999_999_999_999_998, LARGEST_NUMBER, 5000])
def test_an_absurd_number_that_was_merged_does_not_set_later_numbers(home: Path, tmp_path: Path, n: int) -> None:
    file, ids = studied(home, 2)
    foreign = tmp_path / "foreign.jsonl"
    foreign.write_bytes(encode(numbered(answer(7), file.stem, n)) + encode(numbered(answer(8), "bb", 1)))
    merge(History(home), foreign)
    _, more = studied(home, 2)
    assert all(int(id.rpartition("-")[2]) < 10 for id in more)
    assert {*ids, *more} <= {str(record["id"]) for record in checkpoint.read_all(History(home)).records}


@pytest.mark.parametrize("written_since", [1, 3, 5], ids=["less than was lost", "as much", "more"])
def test_after_a_restored_home_was_merged_no_number_is_given_twice(
    home: Path, tmp_path: Path, written_since: int
) -> None:
    studied(home, 2)
    shutil.copytree(home, tmp_path / "backup")
    _, lost = studied(home, 3)
    shutil.copytree(home / "history", tmp_path / "elsewhere")
    shutil.rmtree(home)
    shutil.copytree(tmp_path / "backup", home)
    # Nothing on this machine shows yet that these numbers were given before.
    restored, again = studied(home, written_since, first=10)
    merge(History(home), tmp_path / "elsewhere")
    other, ids = studied(home, 2)
    assert other != restored
    assert not {*ids} & {*lost, *again}
    ids_of_all = [str(record["id"]) for record in checkpoint.read_all(History(home)).records]
    assert sum(id in lost for id in ids_of_all) == len(lost) + len({*lost} & {*again})


def test_a_history_restored_from_an_older_copy_gives_no_number_twice(home: Path) -> None:
    file, _ = studied(home, 2)
    older = file.read_bytes()
    _, lost = studied(home, 3)
    file.write_bytes(older)
    studied(home, 0)
    assert checkpoint.load(History(home)).read[file.stem].n == 6
    other, ids = studied(home, 2)
    assert other != file
    assert not {*ids} & {*lost}
    assert studied(home, 1)[0] == other
    assert read_tail(other, 0).records[0]["after"] == [file.stem]


def test_what_is_written_after_forgetting_gets_none_of_the_numbers_that_were_erased(home: Path) -> None:
    ids = History(home).append([answer(1), answer(2)])
    erase(History(home), "capitals")
    (new,) = History(home).append([answer(3)])
    assert new not in ids
    assert [record["id"] for record in checkpoint.read_all(History(home)).records if record["kind"] == "attempt"] == [
        new
    ]


def test_a_merge_after_a_history_was_cut_gives_no_number_twice(home: Path, tmp_path: Path) -> None:
    file, ids = studied(home, 3)
    whole = file.read_bytes()
    file.write_bytes(b"".join(whole.splitlines(keepends=True)[:2]))
    other = tmp_path / "bb.jsonl"
    other.write_bytes(encode(numbered(answer(8), "bb", 1)))
    merge(History(home), other)
    _, more = studied(home, 2)
    assert not {*ids} & {*more}
    (tmp_path / "whole.jsonl").write_bytes(whole)
    merge(History(home), tmp_path / "whole.jsonl")
    assert {*ids, *more} <= {*kept_ids(home)}


def test_a_file_near_the_largest_number_grows_no_more(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "_ROOM", LARGEST_NUMBER - 4)
    (one, two), (three,) = studied(home, 2)[1], studied(home, 1)[1]
    assert [id.rpartition("-")[2] for id in (one, two, three)] == ["2", "3", "4"]
    (four,) = studied(home, 1)[1]
    assert four.rpartition("-")[2] == "2"
    assert findings(home, [one, two, three, four]) == []
