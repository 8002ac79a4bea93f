"""What a session keeps, as it goes on."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest import mock

from quizkit.progress import checkpoint, recorder
from quizkit.progress.history import History
from quizkit.progress.new_records import session_record
from quizkit.progress.past_replies import past_replies
from quizkit.progress.recorder import HistoryRecorder
from quizkit.questions.base import Grade
from quizkit.session.attempt import Attempt
from quizkit.session.plan import Asked
from quizkit.session.score import score
from tests.helpers import deck

DECK = deck("id: d\ntitle: T\nquestions:\n  - {id: q, question: Q?, answer: x}\n  - {id: r, question: R?, answer: x}\n")
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
BEGIN = session_record(
    NOON, [DECK], [Asked(DECK, question) for question in DECK.questions], 1, which="next", tags=(), permute=True
)


def reply(place: int, at: datetime, credit: float = 1.0) -> Attempt:
    grade = Grade(credit, "right" if credit else "wrong", "exact")
    return Attempt("d", DECK.questions[place], 1, (), ("x",), grade, 0, 1000, at)


def kept(history: History) -> list[tuple[str, str]]:
    """The kinds and the times of all records but the first, in the order in which they were written."""
    (path,) = history.files()
    from quizkit.progress.history import read_tail

    return [(record["kind"], record["at"][11:19]) for record in read_tail(path, 0).records[1:]]


def begun(home: Path) -> tuple[History, HistoryRecorder]:
    history = History(home)
    with mock.patch.object(recorder, "now", return_value=NOON):
        return history, HistoryRecorder(history, checkpoint.load(history), lambda: BEGIN)


def test_a_session_that_was_left_before_anything_was_answered_leaves_no_trace(home: Path) -> None:
    history, keeper = begun(home)
    keeper.end(score([]), "quit", 0)
    assert history.files() == []
    assert not home.exists()


def test_the_session_and_the_wording_come_before_the_first_reply(home: Path) -> None:
    history, keeper = begun(home)
    keeper.attempt(reply(0, NOON + timedelta(minutes=1)))
    keeper.attempt(reply(0, NOON + timedelta(minutes=2)))
    assert kept(history) == [
        ("session", "12:00:00"), ("question", "12:01:00"), ("attempt", "12:01:00"), ("attempt", "12:02:00"),
    ]  # fmt: skip


def test_a_clock_set_back_in_mid_session_leaves_no_session_open_and_no_reply_out(home: Path) -> None:
    history, keeper = begun(home)
    attempts = [reply(0, NOON - timedelta(hours=1)), reply(1, NOON + timedelta(minutes=1), credit=0.0)]
    keeper.attempt(attempts[0])
    opened = checkpoint.load(history).decks["d"].open
    assert opened is not None
    assert [attempt.question for attempt in opened.attempts] == ["q"]
    keeper.attempt(attempts[1])
    with mock.patch.object(recorder, "now", return_value=NOON - timedelta(days=1)):
        keeper.end(score(attempts), "done", 60)
    state = checkpoint.load(history)
    assert state.decks["d"].open is None
    last = state.last("d")
    assert last is not None
    assert (last.points, last.of) == (1.0, 2.0)
    # The clock is a label: what it said is what is recorded.
    assert [time for _, time in kept(history)][2:] == ["11:00:00", "12:01:00", "12:01:00", "12:00:00"]


def test_undo_and_guess_name_the_last_reply(home: Path) -> None:
    history, keeper = begun(home)
    keeper.attempt(reply(0, NOON))
    keeper.attempt(reply(1, NOON))
    keeper.amend("guess")
    keeper.amend("undo")
    keeper.end(score([reply(0, NOON)]), "done", 1)
    questions = checkpoint.load(history).decks["d"].questions
    assert questions["q"].n == 1
    assert questions["r"].n == 0


def test_a_clock_set_back_before_a_session_is_resumed_leaves_no_reply_out(home: Path) -> None:
    history, keeper = begun(home)
    keeper.attempt(reply(0, NOON + timedelta(minutes=1)))
    resumed = HistoryRecorder(history, checkpoint.load(history), lambda: BEGIN, keeper.session)
    resumed.attempt(reply(1, NOON - timedelta(days=1)))
    opened = checkpoint.load(history).decks["d"].open
    assert opened is not None
    assert [attempt.question for attempt in opened.attempts] == ["q", "r"]


def test_reading_is_written_with_what_is_recorded_next_and_counts_as_time_for_its_question(home: Path) -> None:
    history, keeper = begun(home)
    attempts = [reply(0, NOON), reply(1, NOON)]
    keeper.attempt(attempts[0])
    keeper.reading(attempts[0], 4000)
    assert [kind for kind, _ in kept(history)] == ["session", "question", "attempt"]
    keeper.attempt(attempts[1])
    keeper.reading(attempts[1], 5000)
    opened = checkpoint.load(history).decks["d"].open
    assert opened is not None
    assert [attempt.ms for attempt in opened.attempts] == [5000, 1000]
    keeper.end(score(attempts), "done", 60)
    state = checkpoint.load(history)
    assert [kind for kind, _ in kept(history)][3:] == ["reading", "question", "attempt", "reading", "end"]
    assert state.days["2026-11-22"]["d"].ms == 2 * 1000 + 4000 + 5000
    first, *_ = past_replies(history, state, "d", "q")
    assert (first.milliseconds, first.reading_milliseconds) == (1000, 4000)


def test_the_reading_of_a_reply_that_is_undone_makes_no_day(home: Path) -> None:
    history, keeper = begun(home)
    keeper.attempt(attempt := reply(0, NOON))
    keeper.reading(attempt, 4000)
    keeper.amend("undo")
    assert checkpoint.load(history).days == {}
    keeper.end(score([]), "quit", 5)
    assert checkpoint.read_all(history).state == checkpoint.load(history)
