"""What records add up to."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.base.clock import study_day, utc_text, zone_minutes
from quizkit.progress.amendments import Tombstones
from quizkit.progress.encoding import decode, encode
from quizkit.progress.fold import can_follow, fold
from quizkit.progress.order import in_order
from quizkit.progress.records import Record, Stamp, device, number, stamp
from quizkit.progress.state import (
    MOST_RESULTS,
    Day,
    OpenAttempt,
    OpenSession,
    QuestionState,
    Result,
    State,
    empty_state,
)
from quizkit.progress.state_checks import check_fields
from quizkit.progress.state_json import from_json, to_json
from quizkit.questions.base import sign
from quizkit.questions.shapes import AGAIN, EASY, GOOD, HARD
from quizkit.scheduling import Trace, due_day, recall, review
from tests.helpers import law

from .folding import WRONG, attempt, folded, known, record, without_end, without_reading

SECOND: dict[str, Any] = {"try": 2}
D1, D2, D3 = "2026-11-22", "2026-11-24", "2026-12-05"
FIRST_GOOD, FIRST_AGAIN = (review(None, 0, rating) for rating in (GOOD, AGAIN))


def trace(*records: Record) -> Trace:
    found = known(*records)
    return Trace(found.stability, found.difficulty)


def test_a_first_right_reply() -> None:
    assert vars(known(attempt("a-1", D1))) == {
        "attempts": 1,
        "misses": 0,
        "missed": False,
        "lapses": 0,
        "n": 1,
        "last": "2026-11-22T12:00:00.000Z",
        "day": "2026-11-22",
        "stability": 2.3065,
        "difficulty": 2.118103970459016,
        "due": "2026-11-24",
        "recent": "+",
    }


def test_reviews_follow_in_study_days() -> None:
    assert trace(attempt("a-1", D1), attempt("a-2", D2)) == review(FIRST_GOOD, 2, GOOD)
    assert trace(attempt("a-1", D1), attempt("a-2", D2), attempt("a-3", D3)) == review(
        review(FIRST_GOOD, 2, GOOD), 11, GOOD
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"credit": 1}, GOOD),
        ({"credit": 1, "hints": 1}, HARD),
        ({"credit": 0.5, "verdict": "partly right"}, HARD),
        ({"credit": 0.4, "verdict": "partly right"}, AGAIN),
        (WRONG, AGAIN),
        ({"type": "flashcard", "reply": ["1"], **WRONG}, AGAIN),
        ({"type": "flashcard", "reply": ["2"]}, HARD),
        ({"type": "flashcard", "reply": ["3"]}, GOOD),
        ({"type": "flashcard", "reply": ["4"]}, EASY),
        ({"type": "text", "reply": ["4"]}, GOOD),
    ],
)
def test_ratings_of_replies(fields: dict[str, Any], expected: Any) -> None:
    assert trace(attempt("a-1", D1, **fields)) == review(None, 0, expected)


def test_a_lapse_is_a_known_question_that_was_missed() -> None:
    assert known(attempt("a-1", D1, **WRONG)).lapses == 0
    after = known(attempt("a-1", D1), attempt("a-2", D2, **WRONG))
    assert (after.lapses, after.missed, after.misses, after.attempts) == (1, True, 1, 2)


def repeats(day: str, *credits: float, **fields: Any) -> list[Record]:
    """The first try of a day and its repeats."""
    return [
        attempt(
            f"a-{day}{n}".replace("2026-", "").replace("-", "") + "-1",
            day,
            at=f"{day}T12:0{n}:00.000Z",
            credit=credit,
            verdict="right" if credit == 1 else "wrong",
            **{"try": n + 1, **fields},
        )
        for n, credit in enumerate(credits)
    ]


def test_a_repeat_inside_a_session_is_a_review_on_the_same_day() -> None:
    expected = review(review(review(None, 0, AGAIN), 0, AGAIN), 0, GOOD)
    assert trace(*repeats(D1, 0, 0, 1)) == expected
    assert trace(*repeats(D1, 0, 0, 1), *repeats(D2, 1)) == review(expected, 2, GOOD)


def test_a_repeat_is_no_first_try() -> None:
    state = folded(*repeats(D1, 0, 1), *repeats(D2, 0, 0, 1))
    question = state.decks["d"].questions["q"]
    assert (question.n, question.attempts, question.misses, question.missed, question.lapses) == (2, 2, 2, True, 1)
    expected = Day(
        answers=3, right=1, new=0, ms=3000, reviews=1, recalled=0, repeats=2, repeats_right=1, due="2026-11-23"
    )
    assert state.days[D2] == {"d": expected}


def test_what_was_predicted_is_counted_beside_what_was_recalled() -> None:
    records = [*repeats(D1, 1), *repeats(D2, 0, 1), *repeats(D3, 1)]
    first = recall(2, FIRST_GOOD.stability)
    second = recall(11, trace(*records[:3]).stability)
    assert folded(*records).decks["d"].calibration == {
        str(int(first * 10)): [1, 0, pytest.approx(first)],
        str(int(second * 10)): [1, 1, pytest.approx(second)],
    }


def test_three_repeats_count_at_most() -> None:
    assert trace(*repeats(D1, 0, 0, 0, 0, 1)) == trace(*repeats(D1, 0, 0, 0, 0))


def test_a_repeat_while_cramming_leaves_the_schedule_as_it_is() -> None:
    assert trace(*repeats(D1, 1), *repeats(D2, 0, 1, mode="cram")) == FIRST_GOOD


@pytest.mark.parametrize(
    ("type", "first", "second"),
    [("choice", 0, HARD), ("true/false", 0, HARD), ("text", 0, GOOD), ("multiple", 0, GOOD), ("choice", 1, GOOD)],
)
def test_picking_right_on_the_day_after_a_lapse_may_be_luck(type: str, first: float, second: Any) -> None:
    before = AGAIN if not first else GOOD
    later = [attempt("a-2", D2, type=type), attempt("a-3", D3, type=type)]
    assert trace(*repeats(D1, first, type=type), *later) == review(review(review(None, 0, before), 2, second), 11, GOOD)


def test_a_skip_is_no_review() -> None:
    state = folded(attempt("a-1", D1, credit=0, verdict="skipped"))
    assert state.decks["d"].questions["q"] == QuestionState(shown=D1)


def test_a_skip_is_no_answer_of_its_day() -> None:
    skip = attempt("a-1", D1, credit=0, verdict="skipped")
    assert D1 not in folded(skip).days
    day = folded(skip, attempt("a-2", D1, "p")).days[D1]["d"]
    assert (day.answers, day.ms) == (1, 1000)


def test_cram_leaves_the_schedule_as_it_is() -> None:
    first = attempt("a-1", D1)
    before, after = known(first), known(first, attempt("a-2", D2, mode="cram", **WRONG))
    changed = {"attempts": 2, "misses": 1, "missed": True, "recent": "+-", "shown": D2}
    assert after == QuestionState(**{**vars(before), **changed})
    assert folded(attempt("a-1", D1, mode="cram")).days[D1]["d"].new == 0


def test_undo_takes_a_reply_back_as_if_it_had_never_been_given() -> None:
    first, second = attempt("a-1", D1), attempt("a-2", D2, **WRONG)
    undo = record("undo", "a-3", f"{D2}T12:00:01.000Z", attempt="a-2")
    assert without_end(folded(first, second, undo)) == without_end(folded(first))


def test_a_guess_counts_as_forgotten_and_the_day_counts_it_as_right() -> None:
    guess = record("guess", "a-2", f"{D1}T12:00:01.000Z", attempt="a-1")
    assert trace(attempt("a-1", D1), guess) == FIRST_AGAIN
    assert known(attempt("a-1", D1), guess).missed
    assert folded(attempt("a-1", D1), guess).days[D1]["d"].right == 1
    assert trace(attempt("a-1", D1, **WRONG), guess) == FIRST_AGAIN


def test_an_override_counts_as_right_and_is_counted_for_the_teacher() -> None:
    override = record("override", "a-2", f"{D1}T12:00:01.000Z", attempt="a-1")
    found = known(attempt("a-1", D1, **WRONG), override)
    assert (found.stability, found.missed, found.misses, found.overrides) == (2.3065, False, 0, {"x": 1})


def test_what_was_only_recognised_is_hard_and_the_typed_reply_after_it_is_a_repeat() -> None:
    recognised = review(None, 0, HARD)
    assert trace(attempt("a-1", D1, form="choice")) == recognised
    assert trace(attempt("a-1", D1, form="choice"), attempt("a-2", D1, **SECOND)) == review(recognised, 0, GOOD)
    assert trace(attempt("a-1", D1, form="choice", **WRONG)) == FIRST_AGAIN
    # A choice that is typed is as good as any other typed reply.
    assert trace(attempt("a-1", D1, type="choice", form="typed")) == FIRST_GOOD


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["suspend"], {"suspended": True}),
        (["suspend", "unsuspend"], {"suspended": False}),
        (["unsuspend", "suspend"], {"suspended": True}),
        (["flag"], {"flagged": True}),
        (["flag", "unflag"], {"flagged": False}),
        (["flag", "suspend"], {"flagged": True, "suspended": True}),
    ],
)
def test_marks(kinds: list[str], expected: dict[str, bool]) -> None:
    marks = [record(kind, f"a-{n}", f"{D1}T12:00:00.00{n}Z", deck="d", question="q") for n, kind in enumerate(kinds)]
    assert vars(known(*marks)) == expected


def worded(id: str, wording: str, answer: str, deck: str = "d", question: str = "q") -> Record:
    at = f"{D1}T11:00:00.00{id[-1]}Z"
    return record("question", id, at, deck=deck, question=question, rev=wording[:8], wording=wording, answer=answer)


def test_the_wordings_of_questions_are_stored() -> None:
    stored = vars(known(worded("a-1", "Who?", "I")))
    assert stored == {"rev": "Who?", "wording": "Who?", "answer": "I", "sign": sign("Who?", "I")}


def test_two_questions_with_one_id_share_nothing() -> None:
    records = (
        worded("a-1", "Formula of water?", "H2O"),
        worded("b-2", "Who led Britain in 1940?", "Churchill"),
        attempt("a-3", D1, rev="Formula "),
        attempt("a-4", D2, rev="Formula "),
        attempt("b-5", D3, rev="Who led ", **WRONG),
    )
    questions = folded(*records).decks["d"].questions
    assert [(question.n, question.misses) for question in questions.values()] == [(2, 0), (1, 1)]


def test_a_corrected_question_is_the_same() -> None:
    records = (worded("a-1", "Formula of water?", "H20"), worded("a-2", "Formula of water?", "H2O"))
    assert known(*records, attempt("a-3", D1, rev="Formula ")).n == 1


LINK = record("link", "a-5", f"{D2}T10:00:00.000Z", deck="new", **{"from": "old"})


def test_a_renamed_deck_has_all_progress_of_both_names_whatever_came_first() -> None:
    earlier, later = attempt("b-3", D1, deck="old"), attempt("b-6", D3, deck="old")
    state = folded(earlier, attempt("a-4", D2, deck="new"), LINK, later)
    assert state == folded(*({**one, "deck": "new"} for one in (earlier, attempt("a-4", D2))), LINK, later)
    assert list(state.decks) == ["new"]
    assert state.decks["new"].questions["q"].n == 3
    assert [list(decks) for decks in state.days.values()] == [["new"]] * 3


def test_names_that_are_linked_in_a_ring_are_one() -> None:
    back = record("link", "a-6", f"{D2}T11:00:00.000Z", deck="old", **{"from": "new"})
    state = folded(attempt("a-1", D1, deck="old"), LINK, back, attempt("a-7", D3, deck="old"))
    assert {id: deck.questions["q"].n for id, deck in state.decks.items()} == {"new": 2}


def test_a_link_that_was_forgotten_links_nothing() -> None:
    forget = record("forget", "a-6", f"{D2}T11:00:00.000Z", deck="new")
    assert list(folded(attempt("a-1", D1, deck="old"), LINK, forget).decks) == ["old"]


def test_a_question_that_moved_continues_where_it_was_and_then_on_its_own() -> None:
    first = attempt("a-1", D1, deck="old")
    move = record("carry", "a-2", f"{D1}T13:00:00.000Z", deck="new", **{"from": "old", "questions": {"r": "q"}})
    state = folded(first, move, attempt("a-3", D2, "r", "new"), attempt("a-4", D3, "r", "new", **WRONG))
    assert state.decks["old"].questions["q"] == known(first, deck="old")
    moved = state.decks["new"].questions["r"]
    assert (moved.n, moved.lapses) == (3, 1)
    assert trace(attempt("a-1", D1), attempt("a-3", D2), attempt("a-4", D3, **WRONG)) == (
        moved.stability,
        moved.difficulty,
    )


def test_a_repeat_on_the_next_study_day_is_a_first_try() -> None:
    missed = attempt("a-1", "2026-03-03", **WRONG)
    resumed = attempt("a-2", "2026-03-04", **SECOND)
    again = attempt("a-3", "2026-03-04", at="2026-03-04T12:01:00.000Z", **SECOND)
    assert known(missed, resumed) == known(missed, {**resumed, "try": 1})
    after = known(missed, resumed, again)
    assert (after.n, after.attempts, after.misses) == (2, 2, 1)
    assert (known(missed, resumed).n, known(missed, resumed).missed) == (2, False)


def test_a_repeat_on_the_next_study_day_changes_no_schedule_if_it_was_crammed_or_skipped() -> None:
    missed = attempt("a-1", "2026-03-03", **WRONG)
    for fields in ({"mode": "cram"}, {"verdict": "skipped", "credit": 0}):
        after = known(missed, attempt("a-2", "2026-03-04", **SECOND, **fields))
        assert after == QuestionState(**{**vars(known(missed)), "shown": "2026-03-04"})


def test_forget_erases_what_was_before_it_and_nothing_after_or_beside_it() -> None:
    other = attempt("a-2", D1, deck="other")
    forget = record("forget", "a-3", f"{D1}T13:00:00.000Z", deck="d")
    assert folded(attempt("a-1", D1), other, forget).decks.keys() == {"other"}
    assert known(attempt("a-1", D1), forget, attempt("a-4", D2)) == known(attempt("a-4", D2))


def test_forget_reaches_what_other_devices_gave_before() -> None:
    forget = record("forget", "a-1", f"{D2}T11:00:00.000Z", deck="d")
    assert folded(attempt("b-9", D1), forget).decks == {}
    assert known(forget, attempt("b-9", D2)).n == 1


def test_on_one_device_numbers_tell_what_came_before_a_forget_for_its_clock_may_be_set() -> None:
    ahead, back = attempt("a-1", D3), attempt("a-3", D1)
    forget = record("forget", "a-2", f"{D2}T12:00:00.000Z", deck="d")
    assert known(ahead, forget, back) == known(back)


def test_forget_names_numbers_so_no_clock_reaches_what_came_later_or_was_not_known() -> None:
    ahead = record("forget", "a-2", "2999-01-01T12:00:00.000Z", deck="d", upto={"a": 1, "b": 3})
    unknown, later = attempt("b-4", D1), attempt("a-3", D2)
    assert known(attempt("a-1", D1), attempt("b-3", D1), unknown, ahead, later) == known(unknown, later)


def test_forget_of_an_earlier_version_reaches_nothing_that_was_written_with_knowledge_of_it() -> None:
    ahead = record("forget", "a-1", "2999-01-01T12:00:00.000Z", deck="d")
    later = attempt("b-9", D2, clock=["2999-01-01T12:00:00.000Z", 1])
    # Only the first one names the stamp.
    last = attempt("b-10", D3)
    assert known(attempt("b-8", D1), ahead, later, last) == known(later, last)


@pytest.mark.parametrize(("begun", "day"), [("0001-01-01", "9999-12-31"), (D1, "9999-12-31"), (D2, D1), (D1, "x")])
def test_a_plan_that_takes_centuries_is_none(begun: str, day: str) -> None:
    assert folded(record("plan", "a-1", f"{D1}T12:00:00.000Z", deck="d", begun=begun, day=day)).decks["d"].plan is None


@pytest.mark.parametrize("upto", [None, 7, [], {"a": "x"}, {"a": -1}, {"a": 10**12}, {"a": True}], ids=str)
def test_forget_with_numbers_that_are_not_valid_never_raises(upto: object) -> None:
    assert folded(attempt("a-1", D1), record("forget", "b-2", "2026-01-01", deck="d", upto=upto)).decks.keys() == {"d"}


SESSION: dict[str, Any] = {
    "deck": "d",
    "title": "T",
    "seed": 7,
    "queue": ["q", "r"],
    "options": {"permute": False, "cram": True},
}


def test_a_session_stays_open_with_its_attempts_until_it_ends() -> None:
    begin = record("session", "a-1", f"{D1}T11:00:00.000Z", **SESSION)
    reply = attempt("a-2", D1, session="a-1", hints=1)
    first = OpenAttempt(question="q", tries=1, credit=1, verdict="right", rule="exact", hints=1, ms=1000)
    assert folded(begin, reply).decks["d"].open == OpenSession(
        session="a-1", seed=7, queue=["q", "r"], permute=False, cram=True, attempts=[first]
    )
    end = record("end", "a-3", f"{D1}T13:00:00.000Z", deck="d", session="a-1", why="interrupted", percent=50.0)
    assert folded(begin, reply, end).decks["d"].open is not None
    assert folded(begin, reply, end).last("d") is None
    assert folded(begin, reply, {**end, "why": "quit"}).decks["d"].open is not None
    assert folded(begin, reply, {**end, "why": "done"}).decks["d"].open is None


def test_the_end_of_one_session_leaves_another_open() -> None:
    first = record("session", "a-1", f"{D1}T11:00:00.000Z", **SESSION)
    second = record("session", "b-1", f"{D1}T11:01:00.000Z", **SESSION)
    end = record("end", "a-2", f"{D1}T13:00:00.000Z", deck="d", session="a-1", why="done", percent=50.0)
    opened = folded(first, second, end).decks["d"].open
    assert opened is not None
    assert opened.session == "b-1"


def ended(n: int, session: str, percent: float = 50.0, **fields: Any) -> Record:
    base = {"deck": "d", "session": session, "why": "done", "percent": percent}
    return record("end", f"a-{n}", f"{D1}T12:00:{n:02}.000Z", **{**base, **fields})


def test_the_results_of_sessions_and_exams_are_stored_in_their_order() -> None:
    state = folded(
        ended(0, "s", 60.0), ended(1, "t", 90.0, passed=True), ended(2, "u", 70.0, points=7, of=10, seconds=9)
    )

    assert [(one.percent, one.exam, one.passed) for one in state.results["d"]] == [
        (60.0, False, None), (90.0, True, True), (70.0, False, None),
    ]  # fmt: skip
    assert state.last("d") == Result(
        session="u", at=f"{D1}T12:00:02.000Z", points=7, of=10, percent=70.0, seconds=9, done=True
    )


def test_a_session_that_was_left_and_resumed_has_one_result() -> None:
    state = folded(ended(0, "s", 60.0), ended(1, "t", 50.0, why="quit"), ended(2, "t", 80.0, why="quit"))

    assert [one.percent for one in state.results["d"]] == [60.0, 80.0]
    last = state.last("d")
    assert last is not None
    assert last.percent == 60.0


def test_only_the_last_results_are_stored_and_none_without_points() -> None:
    many = [ended(n, f"s{n}", float(n)) for n in range(MOST_RESULTS + 5)]

    assert [one.percent for one in folded(*many).results["d"]] == [float(n) for n in range(5, MOST_RESULTS + 5)]
    assert folded(ended(1, "s", percent=-1.0)).results == {}


def test_the_last_tries_of_a_question_are_stored_as_signs() -> None:
    replies = [{}, WRONG, {"credit": 0.5}, {"try": 2}, {"verdict": "skipped", "credit": 0}]

    assert known(*(attempt(f"a-{n}", D1, **fields) for n, fields in enumerate(replies))).recent == "+-~"


def test_a_buried_question_has_the_day_from_which_it_is_asked_again() -> None:
    bury = record("bury", "a-1", f"{D1}T12:00:00.000Z", deck="d", question="q", until="2026-11-23")

    assert known(bury).buried == "2026-11-23"
    assert known(bury, record("unbury", "a-2", f"{D1}T13:00:00.000Z", deck="d", question="q")).buried == ""
    assert known({**bury, "until": "soon"}).buried == ""


def test_a_question_that_is_reset_is_new_and_stays_suspended() -> None:
    mark = {"deck": "d", "question": "q"}
    state = folded(
        attempt("a-1", D1),
        record("suspend", "a-2", f"{D1}T13:00:00.000Z", **mark),
        record("reset", "a-3", f"{D1}T14:00:00.000Z", **mark),
    )

    assert state.question("d", "q") == QuestionState(suspended=True, shown=D1)
    assert state.days[D1]["d"].answers == 1
    again = known(
        attempt("a-1", D1, **WRONG),
        record("reset", "a-2", f"{D1}T14:00:00.000Z", **mark),
        attempt("a-3", D1, at=f"{D1}T15:00:00.000Z"),
    )
    assert (again.n, again.lapses, again.attempts) == (1, 0, 1)


def test_ratings_and_hours_are_counted() -> None:
    state = folded(
        attempt("a-1", D1, zone=120),
        attempt("a-2", D1, at=f"{D1}T23:30:00.000Z", zone=60, **WRONG),
    )

    # A right first reply to a new question is Good, a wrong second one to a young question Again.
    assert state.decks["d"].ratings == [[0, 0, 1, 0], [1, 0, 0, 0], [0, 0, 0, 0]]
    assert {hour: n for hour, n in enumerate(state.decks["d"].hours[0]) if n} == {14: 1, 0: 1}
    assert {hour: n for hour, n in enumerate(state.decks["d"].hours[1]) if n} == {14: 1}


def test_a_session_over_several_decks_belongs_to_none() -> None:
    several = record("session", "a-1", D1, **{**SESSION, "deck": "", "title": ""})
    end = record("end", "a-2", D1, deck="", session="a-1", why="done", percent=50.0)
    assert folded(several, end).decks == {}


def test_another_retention_moves_what_is_due_and_is_remembered() -> None:
    reply = attempt("a-1", D1, type="flashcard", reply=["4"])  # stability 8.2956
    wanted = record("session", "a-2", f"{D1}T13:00:00.000Z", **SESSION, retention=0.7)
    state = folded(reply, wanted, record("session", "a-3", f"{D2}T13:00:00.000Z", **SESSION))
    assert state.decks["d"].retention == 0.7
    assert state.decks["d"].questions["q"].due == due_day(date(2026, 11, 22), 8.2956, 0.7, "q").isoformat()
    assert without_end(folded(reply, wanted)) == without_end(folded({**wanted, "at": f"{D1}T11:00:00.000Z"}, reply))


@pytest.mark.parametrize("fields", [{}, {"deck": "d"}, {"deck": "d", "question": "q"}, {"deck": 7, "attempt": "a-1"}])
def test_kinds_of_a_later_version_are_passed_over(fields: dict[str, Any]) -> None:
    assert folded(record("dream", "a-2", f"{D1}T12:00:00.000Z", **fields)).decks == {}
    first = attempt("a-1", D1)
    later = record("dream", "a-2", f"{D1}T12:00:00.000Z", **fields)
    assert folded(first, later).decks == folded(first).decks


def test_records_of_a_later_version_are_passed_over() -> None:
    assert folded({**attempt("a-1", D1), "v": 2}).decks == {}


# Clocks.


@pytest.mark.parametrize(
    ("first", "then", "day", "elapsed"),
    [
        # Over the date line.
        ("2026-11-24", "2026-11-23", "2026-11-24", 0),
        # The clock was ahead, and is right again.
        ("2027-11-24", "2026-11-23", "2026-11-23", 0),
        # The clock was never set, and then it was.
        ("2026-11-24", "1970-01-01", "2026-11-24", 0),
        ("1970-01-01", "2026-11-24", "2026-11-24", 0),
        ("2026-11-24", "2026-11-26", "2026-11-26", 2),
    ],
)
def test_a_clock_that_was_wrong_moves_the_next_review_by_nothing(first: str, then: str, day: str, elapsed: int) -> None:
    found = known(attempt("a-1", first), attempt("a-2", then))
    assert (found.day, found.n) == (day, 2)
    assert Trace(found.stability, found.difficulty) == review(FIRST_GOOD, elapsed, GOOD)


def test_what_a_clock_that_was_ahead_recorded_is_scheduled_from_today() -> None:
    found = known(attempt("a-1", "2027-11-22"))
    assert found.days_on(date(2026, 11, 25)) == (date(2026, 11, 25), date(2026, 11, 27))
    assert found.days_on(date(2027, 11, 23)) == (date(2027, 11, 22), date(2027, 11, 24))
    assert QuestionState().days_on(date(2026, 11, 25)) is None


@pytest.mark.parametrize(("day", "ahead"), [("2026-11-25", False), ("2026-11-26", False), ("2026-11-27", True)])
def test_days_after_tomorrow_are_ahead(day: str, ahead: bool) -> None:
    assert folded(attempt("a-1", D1), attempt("a-2", day)).is_ahead(date(2026, 11, 25)) == ahead
    assert not empty_state().is_ahead(date(2026, 11, 25))


def test_a_redate_corrects_the_days_of_records_by_number() -> None:
    ahead, right = attempt("a-1", "2027-11-22"), attempt("a-1", D1)
    redate = record("redate", "a-3", D2, device="a", first=1, last=1, days=365)
    later = attempt("a-2", D2)
    assert known(ahead, later, redate) == known(right, later)
    assert folded(ahead, later, redate).days.keys() == {D1, D2}
    # Two machines may have corrected the same records.
    again = record("redate", "b-1", D2, device="a", first=1, last=1, days=364)
    assert known(ahead, later, redate, again) == known(right, later)


def test_a_redate_corrects_a_forget_of_an_earlier_version_too() -> None:
    forget = record("forget", "a-1", f"2027-{D1[5:]}T12:00:00.000Z", deck="d")
    redate = record("redate", "a-2", D2, device="a", first=1, last=1, days=365)
    assert folded(forget, attempt("b-1", D2)).decks == {}
    assert known(forget, attempt("b-1", D2), redate).n == 1


MEMORY: dict[str, Any] = {
    "n": 5,
    "day": D2,
    "last": D2,
    "due": D3,
    "stability": 11.0,
    "difficulty": 5.0,
    "wording": "Q?",
}


def remembered(memory: object = MEMORY, number: int = 9) -> Record:
    return record("memory", f"a-{number}", f"{D3}T12:00:00.000Z", deck="d", question="q", memory=memory)


def test_a_memory_counts_unless_the_records_say_as_much() -> None:
    assert vars(known(attempt("a-1", D1), remembered())) == {**vars(known(attempt("a-1", D1))), **MEMORY}
    assert vars(known(remembered())) == MEMORY
    five = [attempt(f"a-{n}", f"2026-11-0{n}") for n in range(1, 6)]
    assert known(*five, remembered()) == known(*five)
    reviewed = known(attempt("a-1", "2026-11-30"), remembered())
    assert (reviewed.day, reviewed.n, reviewed.stability) == ("2026-11-30", 5, 11.0)
    assert reviewed.due == due_day(date(2026, 11, 30), 11.0, 0.9, "q").isoformat()
    missed = attempt("a-1", "2026-11-30", **WRONG)
    assert known(missed, remembered()) == known(missed)


@pytest.mark.parametrize("field", ["buried", "shown"])
def test_a_memory_with_a_day_that_is_none_does_not_count(field: str) -> None:
    assert vars(known(remembered({**MEMORY, field: "x"}))) == {}


@pytest.mark.parametrize("field", ["n", "day", "due", "stability", "difficulty"])
@pytest.mark.parametrize("odd", [None, "x", -1, 1e300, float("nan"), [], {}, True, "2026-99-99"], ids=str)
def test_a_memory_that_is_not_valid_does_not_count(field: str, odd: object) -> None:
    assert vars(known(remembered({**MEMORY, field: odd}))) == {}
    assert vars(known(remembered(odd))) == {}


@pytest.mark.parametrize("field", ["device", "first", "last", "days"])
@pytest.mark.parametrize("odd", [None, "x", -1, 10**14, 1e300, [], {}, True], ids=str)
def test_a_redate_that_is_not_valid_never_raises(field: str, odd: object) -> None:
    redate = {**record("redate", "a-2", D2, device="a", first=1, last=1, days=365), field: odd}
    assert known(attempt("a-1", D1), redate).n == 1


def at_the(moment: str, zone: str) -> Record:
    """A right reply at a moment on the wall of a place."""
    local = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone))
    day = study_day(local).isoformat()
    return attempt(
        "a-" + local.astimezone(UTC).strftime("%y%m%d%H%M"), day, at=utc_text(local), zone=zone_minutes(local)
    )


@pytest.mark.parametrize(
    ("moment", "zone", "expected"),
    [
        ("2026-11-23T03:59:59", "Europe/Berlin", "2026-11-22"),
        ("2026-11-23T04:00:00", "Europe/Berlin", "2026-11-23"),
        ("2026-11-22T23:30:00", "Pacific/Auckland", "2026-11-22"),
        # The night on which Berlin's clocks went from 02:00 to 03:00, and the one from 03:00 back to 02:00.
        ("2026-03-29T03:30:00", "Europe/Berlin", "2026-03-28"),
        ("2026-03-29T04:00:00", "Europe/Berlin", "2026-03-29"),
        ("2026-10-25T02:30:00", "Europe/Berlin", "2026-10-24"),
        ("2026-10-25T04:00:00", "Europe/Berlin", "2026-10-25"),
    ],
)
def test_the_study_day_starts_at_four_on_the_wall(moment: str, zone: str, expected: str) -> None:
    assert known(at_the(moment, zone)).day == expected


@pytest.mark.parametrize(
    ("first", "then", "days"),
    [
        (("2026-03-28T20:00:00", "Europe/Berlin"), ("2026-03-30T04:00:00", "Europe/Berlin"), 2),
        (("2026-10-24T04:00:00", "Europe/Berlin"), ("2026-10-26T03:59:00", "Europe/Berlin"), 1),
        # Over the date line: an hour later by the sun, and the day before on the wall.
        (("2026-11-22T12:00:00", "Pacific/Auckland"), ("2026-11-21T14:00:00", "Pacific/Honolulu"), 0),
        (("2026-11-21T20:00:00", "Pacific/Honolulu"), ("2026-11-23T19:30:00", "Pacific/Auckland"), 2),
    ],
)
def test_travel_and_daylight_saving_count_in_days_on_the_wall(
    first: tuple[str, str], then: tuple[str, str], days: int
) -> None:
    assert trace(at_the(*first), at_the(*then)) == review(FIRST_GOOD, days, GOOD)


# Laws.

AMENDING = ("undo", "guess", "override")
OTHER_KINDS = (
    "session",
    "end",
    "flag",
    "suspend",
    "forget",
    "question",
    "question",
    "carry",
    "link",
    "reading",
    "redate",
    *AMENDING,
)
WORDINGS = ("Which river flows through Vienna?", "Which river flows through Viena?", "Who built the tower?")


@st.composite
def histories(draw: st.DrawFn) -> list[Record]:
    """Records in the order in which two devices wrote them, with clocks that go as they like."""
    found: list[Record] = []
    numbers = {"a": 0, "b": 0}
    minute = draw(st.integers(0, 100))
    for _ in range(draw(st.integers(1, 14))):
        minute += draw(st.sampled_from((1, 1, 600, 1500, -400)))
        moment = datetime(2026, 11, 22, 12) + timedelta(minutes=max(minute, 0))  # noqa: DTZ001 - taken for UTC
        device = draw(st.sampled_from("ab"))
        numbers[device] += 1
        base = {"id": f"{device}-{numbers[device]}", "at": moment.isoformat(timespec="milliseconds") + "Z"}
        kind = draw(st.sampled_from(("attempt",) * 6 + OTHER_KINDS))
        deck = draw(st.sampled_from(("d", "d", "e")))
        earlier = [one["id"] for one in found] or ["a-0"]
        if kind == "attempt":
            credit = draw(st.sampled_from((0, 0.5, 1)))
            more = {
                "credit": credit,
                "try": draw(st.sampled_from((1, 1, 2))),
                "session": draw(st.sampled_from(earlier)),
                "rev": draw(st.sampled_from(WORDINGS)),
            }
            question = draw(st.sampled_from("qr"))
            found.append({**attempt("x-1", moment.date().isoformat(), question, deck, **more), **base})
        elif kind in AMENDING:
            found.append({"v": 1, "kind": kind, **base, "attempt": draw(st.sampled_from(earlier))})
        elif kind == "redate":
            # It corrects records that were there.
            other = draw(st.sampled_from([name for name in "ab" if numbers[name]]))
            first, last = sorted(draw(st.integers(1, numbers[other])) for _ in "..")
            days = draw(st.integers(1, 3))
            found.append({"v": 1, "kind": kind, **base, "device": other, "first": first, "last": last, "days": days})
        else:
            more = {"retention": draw(st.sampled_from((0.8, 0.9))), "question": "q", "queue": ["q"], "why": "done"}
            more |= {"session": draw(st.sampled_from(earlier)), "percent": draw(st.sampled_from((50.0, 100.0)))}
            if kind == "reading":
                more |= {"day": moment.date().isoformat(), "ms": 700}
            if kind == "question":
                wording = draw(st.sampled_from(WORDINGS))
                more |= {"wording": wording, "rev": wording, "answer": "Danube" if "river" in wording else "Eiffel"}
            if kind in ("carry", "link"):
                questions = draw(st.dictionaries(st.sampled_from("qr"), st.sampled_from("qrs")))
                more |= {"from": draw(st.sampled_from(("d", "e", "f"))), "questions": questions}
                more |= {"by_hand": draw(st.booleans())}
            found.append({"v": 1, "kind": kind, **base, "deck": deck, **more})
    return found


@law
@given(histories(), st.lists(st.integers(0, 14), max_size=5))
def test_in_whatever_pieces_a_history_is_read_it_adds_up_to_the_same(history: list[Record], cuts: list[int]) -> None:
    state = empty_state()
    places = sorted({0, len(history), *(min(cut, len(history)) for cut in cuts)})
    for start, end in pairwise(places):
        piece = [one for one in in_order(history[:end]) if one.record in history[start:end]]
        if can_follow(state, piece):
            fold(state, piece)
        else:
            state = folded(*history[:end])
    assert state == folded(*history)


@law
@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_the_files_changes_nothing(history: list[Record], random: Any) -> None:
    mixed = list(history)
    random.shuffle(mixed)
    assert without_reading(folded(*mixed)) == without_reading(folded(*history))


def test_what_can_follow_is_later_and_changes_nothing_that_is_known() -> None:
    def follows(*records: Record) -> bool:
        return can_follow(folded(attempt("a-2", D2)), in_order(records))

    assert follows()
    assert follows(attempt("a-3", D3))
    assert not follows(attempt("a-3", D1))
    # The very record that was folded in last, come back in another file.
    assert not follows(attempt("a-2", D2))
    undo = record("undo", "a-4", f"{D3}T13:00:00.000Z", attempt="a-2")
    assert not follows(undo)
    assert follows(attempt("a-3", D3), {**undo, "attempt": "a-3"})
    # Whether another device may amend it depends on records before.
    assert not follows(attempt("a-3", D3), {**undo, "id": "b-4", "attempt": "a-3"})
    assert not follows(record("forget", "a-3", f"{D3}T13:00:00.000Z", deck="d"))


ODD: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats()
    | st.text(max_size=5)
    | st.just("2026-11-22"),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
KINDS = (
    *(
        "attempt",
        "session",
        "end",
        "question",
        "suspend",
        "flag",
        "unflag",
        "forget",
        "redate",
        "memory",
        "link",
        "carry",
        "reading",
    ),
    *AMENDING,
    "device",
    "dream",
)
FIELDS = (
    *attempt("a-1", D1),
    *SESSION,
    "retention",
    "why",
    "percent",
    "points",
    "of",
    "seconds",
    "rev",
    "wording",
    "attempt",
    "from",
    "questions",
    "by_hand",
)


@law
@given(
    st.lists(
        st.tuples(st.sampled_from(KINDS), st.sampled_from(("a", "b")), st.dictionaries(st.sampled_from(FIELDS), ODD)),
        max_size=6,
    )
)
def test_whole_lines_that_hold_anything_never_raise_and_stay_json(made: list[tuple[str, str, dict[str, Any]]]) -> None:
    lines = [
        encode({**attempt("a-1", D1), **SESSION, "attempt": "a-1", **odd, "kind": kind, "id": f"{device}-{n}"})
        for n, (kind, device, odd) in enumerate(made)
    ]
    records = [found for line in lines if (found := decode(line[:-1])) is not None]
    state: State = empty_state()
    if can_follow(state, in_order(records)):
        fold(state, in_order(records))
    state = folded(*records)
    assert from_json(to_json(state), check_fields) == state


@pytest.mark.parametrize("reply", [[[1]], [{}], [None], "3", {}])
def test_a_card_whose_reply_is_no_rating_never_raises(reply: object) -> None:
    found = folded(attempt("a-1", D1, type="flashcard", reply=reply))
    assert found.decks["d"].questions["q"].n == 1


@law
@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.integers(1, 4), st.integers(1, 4)),
        max_size=8,
        unique_by=lambda mark: mark[:2],
    )
)
def test_a_record_is_forgotten_if_any_forget_came_after_it(marks: list[tuple[str, int, int]]) -> None:
    records = [
        record("attempt" if n % 2 else "forget", f"{device}-{number}", f"2026-01-0{day}T12:00:00.000Z", deck="d")
        for n, (device, number, day) in enumerate(marks)
    ]
    forgets = [one for one in records if one["kind"] == "forget"]

    def came_before(one: Record, forget: Record) -> bool:
        (own, n), (forgetting, last) = ((device(record), number(record)) for record in (one, forget))
        return n < last if own == forgetting else (latest(one), own, n) < (stamp(forget), forgetting, last)

    def latest(one: Record) -> Stamp:
        before = [other for other in left if device(other) == device(one) and number(other) < number(one)]
        return max(map(stamp, [*before, one]))

    left: list[Record] = []
    for one in sorted(records, key=number):
        if one["kind"] == "forget" or not any(came_before(one, forget) for forget in forgets):
            left += [one]
    ids = {one.record["id"] for one in in_order(records, Tombstones(records).erases)}
    assert ids == {one["id"] for one in left}
