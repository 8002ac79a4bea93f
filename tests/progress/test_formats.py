"""The files of progress on the disk: what an earlier version wrote is read, and this version writes the same."""

import json
import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from quizkit.app.workspace import Workspace, recalculated
from quizkit.progress import checkpoint
from quizkit.progress.history import History
from quizkit.progress.merge import erase
from quizkit.progress.new_records import exam_record, session_record
from quizkit.progress.recorder import HistoryExamRecorder, HistoryRecorder
from quizkit.progress.records import Record
from quizkit.questions.base import Grade
from quizkit.questions.shapes import Typed
from quizkit.session.attempt import Attempt
from quizkit.session.plan import Asked, Which
from quizkit.session.score import score
from quizkit.session.sheet import sheet
from tests.helpers import deck
from tests.progress.folding import folded

# A folder for each format that any version wrote, each with what `practise` and `take_exam` wrote. The last is this one's.
FORMATS = sorted((Path(__file__).parent / "formats").iterdir())
DECK = deck("""
    id: d
    title: Zürich
    questions:
      - {id: q, question: Q?, answer: x}
      - {id: r, question: R?, answer: x, choices: [x, y]}
      - {question: "S?", answer: z}
""")
OTHER = deck("{id: e, title: E, questions: [{id: q, question: Q?, answer: x}]}")
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make what is written the same in every run: a clock that stands still, one device, one host."""
    monkeypatch.setattr("quizkit.progress.new_records.__version__", "0.1")
    for name, module in list(sys.modules.items()):
        if name.startswith("quizkit.progress.") and hasattr(module, "now"):
            monkeypatch.setattr(module, "now", lambda: NOON)
    monkeypatch.setattr("secrets.token_hex", lambda size: "0a1b2c3d4e5f6071"[: 2 * size])
    monkeypatch.setattr(History, "_host", lambda *_: "0011223344556677")


def practise(history: History) -> None:
    """Practise two decks: every kind of record of a session."""

    def reply(place: int, text: str, credit: float, tries: int = 1, **fields: Any) -> Attempt:
        grade = Grade(credit, "right" if credit == 1 else "wrong", "exact")
        return Attempt("d", DECK.questions[place], tries, (), (text,), grade, 0, 1500, NOON, **fields)

    keeper = HistoryRecorder(history, checkpoint.load(history), lambda: session("next", 0.8))
    attempts = [reply(0, "y", 0), reply(1, "x", 1), reply(2, "né", 0), reply(0, "x", 1, tries=2)]
    keeper.attempt(attempts[0])
    keeper.amend("override")
    keeper.attempt(attempts[1])
    keeper.amend("guess")
    keeper.attempt(attempts[2])
    keeper.amend("undo")
    keeper.attempt(attempts[3])
    keeper.mark("flag", "d", DECK.questions[1])
    keeper.mark("suspend", "d", DECK.questions[0])
    keeper.mark("unsuspend", "d", DECK.questions[0])
    keeper.end(score(attempts), "done", 90)
    crammer = HistoryRecorder(history, checkpoint.load(history), lambda: session("cram"))
    crammer.attempt(crammed := reply(1, "y", 0, mode="cram"))
    crammer.reading(crammed, 2500)
    crammer.end(score(attempts), "quit", 30)
    other = HistoryRecorder(history, checkpoint.load(history), lambda: session("next"))
    other.mark("flag", "e", OTHER.questions[0])
    erase(history, "e")


def take_exam(history: History) -> None:
    """Hand in one exam, and leave another one open."""
    lines = sheet(QUEUE, 7, permute=False)
    keeper = HistoryExamRecorder(history, checkpoint.load(history), exam)
    keeper.begin()
    attempts = [Attempt("d", DECK.questions[0], 1, (), ("x",), Grade(1, "right", "exact"), 0, 20, NOON, "exam")]
    keeper.hand_in(attempts, score(attempts), 61, passed=True)
    open_one = HistoryExamRecorder(history, checkpoint.load(history), exam)
    open_one.begin()
    line = lines[0]._replace(reply=Typed("x"), milliseconds=20, at=NOON)
    open_one.reply(line, 1.23456, late=False)
    open_one.flag(lines[1]._replace(flagged=True), 2)
    open_one.reply(line, 61, late=True)
    open_one.leave()


QUEUE = [Asked(DECK, question) for question in DECK.questions]


def session(which: Which, retention: float | None = None) -> Record:
    tags = ("sums",)
    return session_record(NOON, [DECK], QUEUE, 5, which=which, tags=tags, permute=True, retention=retention)


def exam() -> Record:
    return exam_record(
        NOON,
        DECK,
        QUEUE,
        7,
        tags=(),
        permute=False,
        shuffle=False,
        limit=60,
        extra=10.0,
        pass_mark=50.0,
        student="Anna",
        result="",
    )


@pytest.mark.usefixtures("fixed")
def test_the_same_session_is_written_byte_by_byte(home: Path) -> None:
    history = History(home)
    practise(history)
    take_exam(history)
    if "RENEW_SNAPSHOTS" in os.environ:
        shutil.copytree(home, FORMATS[-1], dirs_exist_ok=True, ignore=shutil.ignore_patterns("lock"))

    (written,) = history.files()
    (committed,) = (FORMATS[-1] / "history").iterdir()
    assert written.read_bytes() == committed.read_bytes()
    assert json.loads((home / "progress.json").read_bytes()) == json.loads((FORMATS[-1] / "progress.json").read_bytes())


def test_the_checkpoint_is_read_as_it_is(home: Path) -> None:
    shutil.copytree(FORMATS[-1], home)
    history = History(home)

    stored = checkpoint.stored(home / "progress.json")
    assert stored is not None
    assert stored == checkpoint.read_all(history).state
    assert checkpoint.load(history) == stored


@pytest.mark.parametrize("format", FORMATS[:-1], ids=lambda folder: folder.name)
def test_a_history_in_an_earlier_format_loses_nothing(home: Path, tmp_path: Path, format: Path) -> None:
    shutil.copytree(format, home)
    shutil.copytree(FORMATS[-1], tmp_path / "now")
    earlier, now = (checkpoint.read_all(History(place)) for place in (home, tmp_path / "now"))
    # Earlier versions did not record how long feedback was read.
    records = [one for one in now.records if one["kind"] != "reading"]
    state = folded(*records)
    loaded = checkpoint.load(History(home))
    if loaded.recalculated:
        del loaded.recalculated
    assert loaded == earlier.state
    assert earlier.state.unreadable == 0
    assert [one["kind"] for one in earlier.records] == [one["kind"] for one in records]
    assert earlier.state.days == state.days
    for id, after in state.decks.items():
        before = earlier.state.decks[id]
        assert before.exam is not None
        assert after.exam is not None
        # A number may have moved since, and with it the id of the exam.
        before.exam.session, before.exam.begin = after.exam.session, after.exam.begin
        assert before == after


def test_a_checkpoint_of_earlier_rules_is_rebuilt_and_the_student_sees_once_what_moved(home: Path) -> None:
    shutil.copytree(FORMATS[-1], home)
    path = home / "progress.json"
    stored = json.loads(path.read_bytes())
    stored["v"] = 4
    stored["decks"]["d"]["questions"]["q"]["due"] = "2026-12-24"
    path.write_text(json.dumps(stored))
    history = History(home)

    state = checkpoint.load(history)
    assert state.recalculated == 1
    workspace = Workspace(history, state, (DECK,), {}, "d")
    assert [recalculated(workspace), recalculated(workspace)] == [1, 0]
    assert checkpoint.load(history) == checkpoint.read_all(history).state


def test_a_checkpoint_of_earlier_rules_with_the_same_due_dates_is_rebuilt_without_a_word(home: Path) -> None:
    shutil.copytree(FORMATS[-1], home)
    path = home / "progress.json"
    path.write_text(json.dumps({**json.loads(path.read_bytes()), "v": 4}))
    assert checkpoint.load(History(home)).recalculated == 0


def test_a_damaged_checkpoint_is_rebuilt_without_a_word(home: Path) -> None:
    shutil.copytree(FORMATS[-1], home)
    (home / "progress.json").write_text('{"v": 4, "model": 1, "decks": {"d": 7}}')
    assert checkpoint.load(History(home)).recalculated == 0
