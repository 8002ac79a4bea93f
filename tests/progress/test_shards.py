"""Histories that are folded in several processes add up to what they do in one."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.progress import attempt_lines, checkpoint, shards, stream
from quizkit.progress.encoding import encode
from quizkit.progress.records import Record
from quizkit.progress.shards import Fold
from quizkit.progress.state import State, empty_state
from quizkit.progress.state_json import to_json
from tests.helpers import law

from .folding import attempt, record
from .test_fold import histories
from .test_stream import DAMAGES, by_device, write


def shared(files: list[Path], shares: int) -> Fold:
    """Fold as several processes do, one after another in this one. Raises Unshared, Irregular."""

    def fold_one(number: int, _patience: float) -> bytes:
        return shards.fold_share(files, number, shares)

    @contextmanager
    def started(*_: object) -> Iterator[list[Callable[[float], bytes]]]:
        yield [partial(fold_one, number) for number in range(1, shares)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "started", started)
        return shards._shared(files, shares, lambda _share: None)


def in_one(files: list[Path]) -> Fold:
    state = empty_state()
    return Fold(state, stream.streamed(state, files, lambda _share: None))


# As this version writes them, so that most are read by a glance; with a clock that was set, some are not.
USUAL = {"rev": "", "shown": [0, 1]}
MORE: tuple[Record, ...] = ({}, USUAL, USUAL, USUAL, {**USUAL, "clock": ["2027-01-01T00:00:00.000Z", 1]})
DECKS = {"d": ("d", "d1", "d2"), "e": ("e", "e1", "é", "e\u0301")}


@law
@given(histories(), st.data())
def test_it_adds_up_to_the_same_in_any_number_of_shares(records: list[Record], data: st.DataObject) -> None:
    damages = st.sampled_from([*["none"] * 20, *DAMAGES])
    written: dict[str, Record] = {}
    for one in records:
        more = data.draw(st.sampled_from(MORE))
        deck = {"deck": data.draw(st.sampled_from(DECKS[one["deck"]]))} if one.get("deck") in DECKS else {}
        written[one["id"]] = {**one, **deck, **(more if one["kind"] == "attempt" else {})}
    files = {
        name: [DAMAGES[data.draw(damages)](encode(written[one["id"]])) for one in own]
        for name, own in by_device(records).items()
    }
    if data.draw(st.booleans()):
        last = next(iter(files.values()))
        last[-1] = last[-1][: -data.draw(st.integers(1, 3))]
    with tempfile.TemporaryDirectory() as folder:
        history = write(Path(folder) / "home", files)
        try:
            fold = shared(history.files(), data.draw(st.integers(2, 4)))
        except (stream.Irregular, stream.Unshared):
            return
        check_same(fold, in_one(history.files()))
        check_same(fold, checkpoint.read_all(history))


def check_same(fold: Fold, other: Fold | checkpoint.Read) -> None:
    assert fold.state == other.state
    assert fold.records == (other.records if isinstance(other, Fold) else len(other.records))
    assert to_json(fold.state) == to_json(other.state)


def usual(id: str, day: int, **fields: Any) -> Record:
    return {**attempt(id, f"2026-11-{day:02}"), **USUAL, **fields}


def studied(*more: Record) -> list[Record]:
    """Two devices, ten decks and sessions over them."""
    found = [usual(f"a-{n}", 1 + n % 20, deck=f"deck-{n % 10}", question=f"q{n % 7}") for n in range(1, 101)]
    for n in range(1, 40):
        at, deck = f"2026-11-{1 + n % 20:02}T18:00:00.000Z", f"deck-{n % 10}"
        found.append(record("session", f"b-{3 * n}", at, deck=deck, title=deck, queue=["q1"], options={}))
        found.append(usual(f"b-{3 * n + 1}", 1 + n % 20, deck=deck, question="q1", session=f"b-{3 * n}"))
        found.append(record("end", f"b-{3 * n + 2}", at, deck=deck, session=f"b-{3 * n}", percent=100.0, why="done"))
    return [*found, *more]


LATER = "2026-11-25T12:00:00.000Z"
AMENDING: dict[str, tuple[Record, ...]] = {
    "nothing": (),
    "undo": (record("undo", "a-101", LATER, attempt="a-13"),),
    "override": (record("override", "a-101", LATER, attempt="a-13"),),
    "forget": (record("forget", "a-101", LATER, deck="deck-3", upto={"a": 60, "b": 50}), usual("a-102", 26, deck="deck-3")),
    "forget by an earlier version": (record("forget", "c-1", "2026-11-12T12:00:00.000Z", deck="deck-3"),),
    "link": (record("link", "a-101", LATER, deck="deck-3", **{"from": "deck-4"}),),
    "carry": (record("carry", "a-101", LATER, deck="new", questions={"q1": "q1"}, **{"from": "deck-4"}),),
    "reset": (record("reset", "a-101", LATER, deck="deck-3", question="q1"),),
    "redate": (record("redate", "a-101", LATER, device="a", first=90, last=100, days=3),),
    "exam": (record("exam", "a-101", LATER, deck="deck-3", title="T", queue=["q1"], options={}),),
    "a session over several decks": (record("session", "a-101", LATER, deck=""), record("end", "a-102", LATER, deck="", percent=50.0)),
    "a clock that was behind": (usual("b-200", 2, clock=["2027-01-01T00:00:00.000Z", 3]), usual("b-201", 2, deck="deck-1")),
}  # fmt: skip


def stored(folder: Path, records: Sequence[Record]) -> list[Path]:
    return write(folder, {name: [*map(encode, own)] for name, own in by_device(records).items()}).files()


@pytest.mark.parametrize("name", AMENDING)
@pytest.mark.parametrize("shares", [2, 3])
def test_a_usual_history_is_shared_whatever_is_amended(name: str, shares: int, tmp_path: Path) -> None:
    files = stored(tmp_path, studied(*AMENDING[name]))
    check_same(shared(files, shares), in_one(files))


def test_most_lines_of_other_shares_are_not_read_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = stored(tmp_path, studied())
    lines: list[int] = []
    records = stream._Reader._records

    def noted(reader: stream._Reader, line: bytes) -> Iterable[Record]:
        lines.append(1)
        return records(reader, line)

    monkeypatch.setattr(stream._Reader, "_records", noted)

    fold = in_one(files)
    alone = len(lines)
    lines.clear()
    assert shared(files, 2) == fold
    # Each share learns how a device writes attempts.
    assert alone < len(lines) < alone + 5


@pytest.mark.parametrize(
    "damage",
    [
        lambda line: line.replace(b'"right"', b'"wrong"'),
        lambda line: line[:-1],
        lambda line: line + line,
        lambda line: encode({**json.loads(line), "deck": "x"})[:-30] + line[-30:],
    ],
    ids=["a wrong checksum", "no line break", "twice", "another deck"],
)
@pytest.mark.parametrize("n", range(20, 30))
def test_a_damaged_line_of_any_deck_is_not_overlooked(damage: Callable[[bytes], bytes], n: int, tmp_path: Path) -> None:
    lines = [*map(encode, studied()[:100])]
    lines[n] = damage(lines[n])
    files = write(tmp_path, {"a": lines}).files()
    with pytest.raises((stream.Unshared, stream.Irregular)):
        shared(files, 2)


def test_two_decks_in_one_line_are_not_overlooked(tmp_path: Path) -> None:
    lines = [*map(encode, studied()[:100])]
    for n in range(20, 40):
        body = lines[n].rpartition(b',"crc"')[0] + b',"deck":"deck-%d"' % (n % 9)
        lines[n] = body + b',"crc":"%08x"}\n' % crc32(body + b"}")
    files = write(tmp_path, {"a": lines}).files()
    with pytest.raises(stream.Unshared):
        shared(files, 2)


def test_a_file_that_grows_meanwhile_is_not_overlooked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = stored(tmp_path, studied())
    fold_share = shards.fold_share

    def later(files: list[Path], number: int, shares: int) -> bytes:
        with files[0].open("ab") as file:
            file.write(encode(usual("a-101", 21, deck="deck-1")))
        return fold_share(files, number, shares)

    monkeypatch.setattr(shards, "fold_share", later)
    with pytest.raises(stream.Unshared):
        shared(files, 2)


# With one safeguard planted out, the fold is another one.


def test_a_checksum_that_is_not_looked_at_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Right:
        def __ne__(self, _other: object) -> bool:
            return False

    monkeypatch.setattr(attempt_lines, "crc32", lambda *_: Right())
    with pytest.raises(pytest.fail.Exception):
        test_a_damaged_line_of_any_deck_is_not_overlooked(
            lambda line: line.replace(b'"right"', b'"wrong"'), 25, tmp_path
        )


def test_a_link_that_is_ignored_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Apart(State):
        def link(self, earlier: str, id: str) -> None:
            pass

    monkeypatch.setattr(stream, "empty_state", lambda: Apart(**vars(empty_state())))
    for n in range(1, 10):
        link = record("link", "a-101", LATER, deck="deck-0", **{"from": f"deck-{n}"})
        files = stored(tmp_path / str(n), studied(link))
        if shared(files, 2).state != in_one(files).state:
            return
    pytest.fail("no link was ignored")


def test_processes_fold_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = stored(tmp_path, studied())
    monkeypatch.setattr(shards, "_LARGE", 1)
    monkeypatch.setattr(shards, "usable_processors", lambda: 2)
    merged: list[Fold] = []
    one_by_one = shards._merged

    def noted(*given: Any) -> Fold:
        merged.append(one_by_one(*given))
        return merged[-1]

    monkeypatch.setattr(shards, "_merged", noted)

    check_same(shards.fold_files(files, lambda _share: None), in_one(files))
    assert len(merged) == 1


def breaks(error: BaseException) -> Callable[..., Any]:
    def start(*_: Any, **__: Any) -> Any:
        raise error

    return start


@pytest.mark.parametrize(
    "program",
    ["raise SystemExit(1)", "print('no JSON')", "import sys; sys.stdin.close()", "import time; time.sleep(60)"],
    ids=["fails", "no result", "takes no work", "hangs"],
)
def test_if_a_process_fails_one_folds_it(program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = stored(tmp_path, studied())
    monkeypatch.setattr(shards, "_LARGE", 1)
    monkeypatch.setattr(shards, "_LEAST_PATIENCE", 0.1)
    monkeypatch.setattr(shards, "usable_processors", lambda: 2)
    monkeypatch.setattr(shards, "_PROGRAM", program)
    check_same(shards.fold_files(files, lambda _share: None), in_one(files))


@pytest.mark.parametrize("error", [OSError("no process"), PermissionError()], ids=["OSError", "PermissionError"])
def test_if_no_process_starts_one_folds_it(error: OSError, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = stored(tmp_path, studied())
    monkeypatch.setattr(shards, "_LARGE", 1)
    monkeypatch.setattr(shards, "usable_processors", lambda: 2)
    monkeypatch.setattr(subprocess, "Popen", breaks(error))
    check_same(shards.fold_files(files, lambda _share: None), in_one(files))


@pytest.mark.parametrize(("size", "processors", "frozen"), [(10**9, 4, False), (1, 1, False), (1, 4, True)])
def test_no_process_is_started_where_it_does_not_pay(
    size: int, processors: int, frozen: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shards, "_LARGE", size)
    monkeypatch.setattr(shards, "usable_processors", lambda: processors)
    if frozen:
        monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert shards._shares(stored(tmp_path, studied())) == 1


def test_an_interrupt_leaves_no_process_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "_PROGRAM", "import time; time.sleep(60)")
    processes: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def start(*given: Any, **options: Any) -> subprocess.Popen[bytes]:
        processes.append(popen(*given, **options))
        return processes[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    monkeypatch.setattr(shards, "streamed", breaks(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        shards._shared(stored(tmp_path, studied()), 3, lambda _share: None)
    assert len(processes) == 2
    assert all(one.returncode is not None for one in processes)


def test_a_process_ends_with_the_one_that_waits_for_it() -> None:
    code = "from quizkit.progress import shards; import time; shards.fold_share = lambda *_: time.sleep(60); shards.work([], 0, 2)"
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    )
    assert process.stdin
    process.stdin.close()
    assert process.wait(20) == 1
