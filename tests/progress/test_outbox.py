"""What could not be written at once is written later, in order, once; or goes to a file elsewhere."""

from datetime import timedelta
from pathlib import Path
from unittest import mock

import pytest

from quizkit.base.errors import NotSaved
from quizkit.progress import checkpoint, history, lock
from quizkit.progress.history import History
from quizkit.progress.merge import merge
from quizkit.progress.outbox import Outbox
from quizkit.progress.recorder import HistoryRecorder
from quizkit.session.score import score
from tests.file_systems import needs

from .oracle import findings, kept_ids
from .test_recorder import BEGIN, NOON, begun, kept, reply

FULL = OSError(28, "No space left on device")


@pytest.fixture(autouse=True)
def no_waiting_for_the_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "LOCK_SECONDS", 0)


def attempts(student: History) -> list[str]:
    return [record["question"] for record in checkpoint.read_all(student).records if record["kind"] == "attempt"]


def test_an_answer_given_while_the_lock_was_held_is_written_with_the_next(home: Path) -> None:
    student, recorder = begun(home)
    with History(home).locked(), pytest.raises(NotSaved):
        recorder.attempt(reply(0, NOON))
    assert (recorder.saved, recorder.unsaved, recorder.session) == (0, 1, "")
    recorder.attempt(reply(1, NOON + timedelta(minutes=1)))
    assert (recorder.saved, recorder.unsaved) == (2, 0)
    assert [kind for kind, _ in kept(student)] == ["session", "question", "attempt", "question", "attempt"]
    opened = checkpoint.load(student).decks["d"].open
    assert opened is not None
    assert [attempt.question for attempt in opened.attempts] == ["q", "r"]


def test_an_answer_that_waits_is_written_at_the_end_with_what_was_said_of_it(home: Path) -> None:
    student, recorder = begun(home)
    with History(home).locked():
        for place in (0, 1):
            with pytest.raises(NotSaved):
                recorder.attempt(reply(place, NOON))
        with pytest.raises(NotSaved):
            recorder.amend("guess")
        with pytest.raises(NotSaved):
            recorder.amend("undo")
        assert recorder.unsaved == 1
    recorder.end(score([reply(0, NOON)]), "quit", 1)
    assert recorder.outbox.is_empty
    questions = checkpoint.load(student).decks["d"].questions
    assert (questions["q"].n, questions["r"].n) == (1, 0)


def test_an_answer_whose_writing_a_signal_stopped_is_written_at_the_end(home: Path) -> None:
    student, recorder = begun(home)
    recorder.attempt(reply(0, NOON))
    with mock.patch.object(history, "_write", side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
        recorder.attempt(reply(1, NOON))
    recorder.end(score([]), "interrupted", 1)
    assert attempts(student) == ["q", "r"]
    assert findings(home, []) == []


def test_an_answer_that_was_written_when_a_signal_came_is_written_once(home: Path) -> None:
    student, recorder = begun(home)
    real = lock._release

    def release(*arguments: object) -> None:
        real(*arguments)  # type: ignore[arg-type]  # passed on as it is
        raise KeyboardInterrupt

    recorder.attempt(reply(0, NOON))
    with mock.patch.object(lock, "_release", release), pytest.raises(KeyboardInterrupt):
        recorder.attempt(reply(1, NOON))
    recorder.end(score([]), "interrupted", 1)
    assert attempts(student) == ["q", "r"]


@needs("modes")
def test_what_still_waits_goes_to_a_file_that_merge_reads(home: Path, tmp_path: Path) -> None:
    student, recorder = begun(home)
    recorder.attempt(reply(0, NOON))
    with mock.patch.object(history, "_write", side_effect=FULL):
        with pytest.raises(NotSaved):
            recorder.attempt(reply(1, NOON + timedelta(minutes=1)))
        with pytest.raises(NotSaved):
            recorder.end(score([]), "quit", 1)
    path = recorder.outbox.save_to(tmp_path)
    assert recorder.outbox.is_empty
    assert path.stat().st_mode & 0o077 == 0
    assert merge(student, path)[:3] == (4, 0, 0)
    assert merge(student, path)[:3] == (0, 0, 0)
    opened = checkpoint.load(student).decks["d"].open
    assert opened is not None
    assert [attempt.question for attempt in opened.attempts] == ["q", "r"]


def test_what_could_not_go_to_a_file_either_still_waits(home: Path, tmp_path: Path) -> None:
    student = History(home)
    outbox = Outbox(student)
    outbox.add(lambda: [{"kind": "flag", "at": "", "deck": "d", "question": "q"}])
    with pytest.raises(NotSaved):
        outbox.save_to(tmp_path / "missing")
    assert not outbox.is_empty
    outbox.flush()
    assert len(kept_ids(home)) == 2


def test_what_is_written_at_a_second_try_comes_after_what_was_known_even_if_the_clock_is_behind(
    home: Path, tmp_path: Path
) -> None:
    other, there = begun(tmp_path / "other")
    there.attempt(reply(0, NOON))
    merge(History(home), other.home)
    student = History(home)
    resumed = HistoryRecorder(student, checkpoint.load(student), lambda: BEGIN, there.session)
    with mock.patch.object(history, "_append_to", side_effect=FULL), pytest.raises(NotSaved):
        resumed.attempt(reply(1, NOON - timedelta(days=400)))
    resumed.end(score([]), "quit", 1)
    opened = checkpoint.load(student).decks["d"].open
    assert opened is not None
    assert [attempt.question for attempt in opened.attempts] == ["q", "r"]
