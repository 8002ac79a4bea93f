"""A history that is folded record by record adds up to what one does that is read as a whole."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.progress import checkpoint, stream
from quizkit.progress.encoding import encode
from quizkit.progress.history import History
from quizkit.progress.records import Record, device, number
from quizkit.progress.state import empty_state
from tests.helpers import law

from .folding import attempt, record
from .test_fold import histories

# What may be in a file beside its records: an empty line, a damaged one, one that has lost its end, or two in one line.
DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "none": lambda line: line,
    "an empty line": lambda line: line + b"\n",
    "a damaged line": lambda line: line + b'{"v":1,"kind":"attempt","id":"a-3"}\n',
    "no line break": lambda line: line[:-1] + b"\0",
    "twice": lambda line: line + line,
    "in capitals": lambda line: line.upper(),
}


def write(folder: Path, files: Mapping[str, Sequence[bytes]]) -> History:
    history = History(folder)
    history.folder.mkdir(parents=True)
    for name, lines in files.items():
        (history.folder / f"{name}.jsonl").write_bytes(b"".join(lines))
    return history


def by_device(records: Sequence[Record]) -> dict[str, list[Record]]:
    files: dict[str, list[Record]] = {}
    for one in records:
        files.setdefault(device(one), []).append(one)
    return {name: sorted(own, key=number) for name, own in files.items()}


@law
@given(histories(), st.data())
def test_it_adds_up_to_the_same_whatever_is_in_the_files(records: list[Record], data: st.DataObject) -> None:
    damages = st.sampled_from([*["none"] * 12, *DAMAGES])
    # Some are written as this version writes them, and are read without their JSON.
    more: Record = data.draw(st.sampled_from(({}, {"rev": ""}, {"rev": "", "shown": [0, 1]})))
    files = {
        name: [DAMAGES[data.draw(damages)](encode({**more, **one} if one["kind"] == "attempt" else one)) for one in own]
        for name, own in by_device(records).items()
    }
    if data.draw(st.booleans()):
        # A last line that is cut, or has no line break yet.
        last = next(iter(files.values()))
        last[-1] = last[-1][: -data.draw(st.integers(1, 3))]
    with tempfile.TemporaryDirectory() as folder:
        history = write(Path(folder) / "home", files)

        rebuilt, read = checkpoint.rebuild(history), checkpoint.read_all(history)

        assert rebuilt.state == read.state
        assert rebuilt.records == len(read.records)


def test_a_healthy_history_is_not_read_as_a_whole(tmp_path: Path) -> None:
    records = [attempt(f"{name}-{n}", f"2026-11-{n:02}", f"q{n % 3}") for n in range(1, 20) for name in "ab"]
    records += [record("undo", "a-20", "2026-11-21T12:00:00.000Z", attempt="a-3")]
    history = write(tmp_path, {name: list(map(encode, own)) for name, own in by_device(records).items()})

    with mock.patch.object(checkpoint, "read_all", wraps=checkpoint.read_all) as read_all:
        state = checkpoint.rebuild(history).state

    read_all.assert_not_called()
    assert state == checkpoint.read_all(history).state


@pytest.mark.parametrize(("day_of_the_answer", "is_whole"), [("2026-11-19", False), ("2026-11-25", True)])
def test_links_of_several_devices_are_in_their_order(tmp_path: Path, day_of_the_answer: str, is_whole: bool) -> None:
    # The clock that shows a later day in the answer than in the link was corrected between them: the link is later, too.
    answer = attempt("a-1", day_of_the_answer, deck="old")
    first, second = (
        record("link", id, f"2026-11-{day}T12:00:00.000Z", deck=new, **{"from": "old"})
        for id, day, new in (("a-2", 20, "one"), ("b-1", 22, "two"))
    )
    history = write(tmp_path, {"a": [encode(answer), encode(first)], "b": [encode(second)]})

    with mock.patch.object(checkpoint, "read_all", wraps=checkpoint.read_all) as read_all:
        state = checkpoint.rebuild(history).state

    assert read_all.called == is_whole
    assert state == checkpoint.read_all(history).state
    assert state.links["old"] == ("one" if is_whole else "two")


def test_a_forgotten_record_gives_no_place_to_what_comes_after_it(tmp_path: Path) -> None:
    late, forget = attempt("b-1", "2026-11-24"), record("forget", "b-4", "2026-11-23T12:00:00.000Z", deck="d")
    history = write(tmp_path, {"a": [encode(attempt("a-1", "2026-11-22"))], "b": [encode(late), encode(forget)]})

    state = checkpoint.rebuild(history).state

    assert state == checkpoint.read_all(history).state
    assert (state.end, state.read["b"].clock) == (
        ["2026-11-23T12:00:00.000Z", 0, "b", 4],
        ["2026-11-24T12:00:00.000Z", 0],
    )


def test_a_link_that_a_forget_of_an_earlier_version_may_erase_is_read_with_all_that_was_before_it(
    tmp_path: Path,
) -> None:
    link = record("link", "a-2", "2026-11-22T12:00:00.000Z", deck="d", **{"from": "old"})
    forget = record("forget", "b-1", "2026-11-23T12:00:00.000Z", deck="d")
    first = [attempt("a-1", "2026-11-20", deck="old"), attempt("a-1", "2026-11-24", deck="old")]
    for n, (one, decks) in enumerate(zip(first, ({"old"}, {"d"}), strict=True)):
        history = write(tmp_path / str(n), {"a": [encode(one), encode(link)], "b": [encode(forget)]})
        assert checkpoint.rebuild(history).state == checkpoint.read_all(history).state
        assert checkpoint.rebuild(history).state.decks.keys() == decks


ONE, TWO = (encode(attempt(f"a-{n}", f"2026-11-{n:02}")) for n in (1, 2))


@pytest.mark.parametrize(
    "lines",
    [
        [TWO, ONE],
        [ONE, ONE],
        [encode(attempt("b-1", "2026-11-01"))],
        # What changes other records is read first, where its line begins as this version writes it.
        [ONE, encode({"kind": "undo", "v": 1, "id": "a-2", "at": "2026-11-02T12:00:00.000Z", "attempt": "a-1"})],
        [ONE[:-1] + b"\0" + encode(record("undo", "a-2", "2026-11-02T12:00:00.000Z", attempt="a-1"))],
    ],
    ids=["not rising", "twice", "of another device", "other order of keys", "within a damaged line"],
)
def test_another_history_is_read_as_a_whole(tmp_path: Path, lines: list[bytes]) -> None:
    history = write(tmp_path, {"a": lines})

    with pytest.raises(stream.Irregular):
        stream.streamed(empty_state(), history.files(), lambda _share: None)
    assert checkpoint.rebuild(history).state == checkpoint.read_all(history).state


def test_it_reports_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [encode(attempt(f"a-{n}", "2026-11-22")) for n in range(11, 61)]
    history = write(tmp_path, {"a": lines})
    monkeypatch.setattr(stream, "_PART", 1)
    monkeypatch.setattr(stream, "_REPORTED", 10 * len(lines[0]))
    shares: list[float] = []

    checkpoint.rebuild(history, shares.append)

    assert shares == sorted(shares)
    assert shares == pytest.approx([0.2, 0.4, 0.6, 0.8, 1, 1])
