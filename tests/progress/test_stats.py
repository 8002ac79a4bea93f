"""What progress adds up to, beside figures worked out by hand."""

from datetime import date, timedelta

import pytest

from quizkit.progress.records import Record
from quizkit.progress.stats import Override, Stats, Weak, overrides, stats
from quizkit.progress.streaks import longest_streak, streak
from tests.helpers import deck

from .folding import WRONG, attempt, folded, record

TODAY = date(2026, 11, 22)
DECK = deck("""
    id: d
    title: T
    questions:
      - {id: a, question: "Question  A?", answer: x, tags: [sums]}
      - {id: b, question: B?, answer: x, tags: [sums, maps]}
      - {id: c, question: C?, answer: x}
      - {id: s, question: S?, answer: x}
""")


def back(days: int) -> str:
    return (TODAY - timedelta(days)).isoformat()


def test_nothing_is_known_yet() -> None:
    assert stats([DECK], folded(), TODAY) == Stats(
        known=0,
        learning=0,
        unseen=4,
        suspended=0,
        retention=None,
        target=0.9,
        answers=[0] * 84,
        due=[0] * 14,
        weakest_questions=[],
        weakest_tags=[],
        overridden=[],
        streak=0,
        seconds=0,
    )


def test_a_hand_calculated_month() -> None:
    # `a`: right 40, 38 and 27 days ago: after 0, 2 and 11 days its stability is 46.28: due 46 days after the last,
    #      by fuzz between 41 and 51 days, so it is known, and due in 14 to 24 days.
    # `b`: right 3 days ago, and missed today, by a reply that was overridden: 2 reviews, both recalled.
    # `c`: right 2 days ago, missed yesterday: 1 review within 30 days, not recalled; it is due tomorrow at the latest.
    # `s`: missed 29 days ago, before it was suspended.
    state = folded(
        attempt("x-1", back(40), "a"),
        attempt("x-2", back(38), "a"),
        attempt("x-3", back(27), "a", ms=61_000),
        attempt("x-4", back(29), "s", **WRONG),
        attempt("x-5", back(28), "s"),
        record("suspend", "x-6", f"{back(28)}T13:00:00.000Z", deck="d", question="s"),
        attempt("x-7", back(3), "b"),
        attempt("x-8", back(2), "c"),
        attempt("x-9", back(1), "c", **WRONG),
        attempt("x-10", back(0), "b", reply=["cross"], **WRONG),
        record("override", "x-11", f"{back(0)}T13:00:00.000Z", attempt="x-10"),
        attempt("x-12", back(0), "gone", **WRONG),
        attempt("x-13", back(0), "q", deck="other", **WRONG),
    )
    found = stats([DECK], state, TODAY)
    assert (found.known, found.learning, found.unseen, found.suspended) == (1, 2, 0, 1)
    # Reviews in 30 days: `a` 27 days ago, `s` 28 days ago, `c` yesterday, `b` today. All but `c` were recalled.
    assert found.retention == 3 / 4
    assert found.target == 0.9
    assert [(83 - place, count) for place, count in enumerate(found.answers) if count] == [
        (40, 1), (38, 1), (29, 1), (28, 1), (27, 1), (3, 1), (2, 1), (1, 1), (0, 2),
    ]  # fmt: skip
    assert found.weakest_questions == [Weak("C?", 1, 2), Weak("S?", 1, 2)]
    assert found.weakest_tags == []
    assert found.overridden == [Override("b", "B?", "cross", 1)]
    assert found.streak == 4
    # Ten answers in this deck: nine of 1 s, and one of 61 s.
    assert found.seconds == 70


def test_due_today_holds_all_that_is_overdue() -> None:
    # A first right reply is due again in 2 days, without fuzz; a missed one tomorrow.
    state = folded(attempt("x-1", back(9), "a"), attempt("x-2", back(2), "b"), attempt("x-3", back(0), "c", **WRONG))
    assert stats([DECK], state, TODAY).due == [2, 1] + [0] * 12


def test_weakest_by_share_then_by_number_then_by_name() -> None:
    replies = [("a", 1), ("a", 0), ("b", 1), ("b", 1), ("b", 0), ("b", 0), ("c", 1), ("s", 1), ("s", 0), ("s", 0)]
    state = folded(
        *(attempt(f"x-{n}", back(0), id, **(WRONG if missed else {})) for n, (id, missed) in enumerate(replies))
    )
    found = stats([DECK], state, TODAY)
    assert found.weakest_questions == [
        Weak("C?", 1, 1), Weak("B?", 2, 4), Weak("Question A?", 1, 2), Weak("S?", 1, 3),
    ]  # fmt: skip
    assert found.weakest_tags == [Weak("sums", 3, 6), Weak("maps", 2, 4)]


def test_the_target_is_the_mean_of_what_is_wanted() -> None:
    wanted = {"deck": "d", "title": "T", "retention": 0.8}
    state = folded(record("session", "x-1", back(0), **wanted), attempt("x-2", back(0), deck="e"))
    other = deck("id: e\ntitle: E\nquestions:\n  - {question: Q?, answer: x}\n")
    assert stats([DECK], state, TODAY).target == 0.8
    assert stats([DECK, other], state, TODAY).target == pytest.approx(0.85)


@pytest.mark.parametrize(
    ("days_back", "expected"),
    [([], 0), ([0], 1), ([1], 1), ([2], 0), ([0, 1, 2], 3), ([1, 2, 3], 3), ([0, 2, 3], 1), ([-1, 0, 1], 2)],
)
def test_streaks_last_through_today_or_until_yesterday(days_back: list[int], expected: int) -> None:
    assert streak({TODAY - timedelta(days) for days in days_back}, TODAY) == expected


@pytest.mark.parametrize(("days_back", "expected"), [([], 0), ([5], 1), ([0, 1, 3, 4, 5, 9], 3)])
def test_the_longest_streak(days_back: list[int], expected: int) -> None:
    assert longest_streak({TODAY - timedelta(days) for days in days_back}) == expected


def held_right(*replies: list[str], question: str = "b") -> list[Record]:
    """Wrong replies to a question, one a day, each of which the student held to be right."""
    wrong = [attempt(f"x-{n}", back(n), question, reply=reply, **WRONG) for n, reply in enumerate(replies, 1)]
    words = [
        record("override", f"y-{n}", f"{back(n)}T13:00:00.000Z", attempt=f"x-{n}") for n in range(1, len(wrong) + 1)
    ]
    return wrong + words


def test_replies_held_to_be_right_are_counted_one_by_one() -> None:
    state = folded(*held_right(["cross"], ["sign"], ["cross"]))
    assert overrides(DECK, state) == [Override("b", "B?", "cross", 2), Override("b", "B?", "sign", 1)]


def test_what_the_deck_has_come_to_accept_is_listed_no_more() -> None:
    state = folded(*held_right(["cross"], ["sign"]))
    taught = deck("{id: d, title: T, questions: [{id: b, question: B?, answer: x, accept: [Cross]}]}")
    assert [one.reply for one in overrides(taught, state)] == ["sign"]


def test_of_a_text_with_blanks_all_that_was_filled_in_is_told() -> None:
    blanks = deck('{id: d, title: T, questions: [{id: b, cloze: "{{sun}} or {{moon}}"}]}')
    state = folded(*held_right(["star", "planet"], ["Sun", "the moon"]))
    assert overrides(blanks, state) == [Override("b", "(1) ____ or (2) ____", "star; planet", 1)]


def test_a_repeat_and_a_session_of_cramming_count_as_well() -> None:
    wrong = attempt("x-1", back(1), "b", reply=["cross"], mode="cram", **{**WRONG, "try": 2})
    word = record("override", "y-1", f"{back(1)}T13:00:00.000Z", attempt="x-1")
    assert overrides(DECK, folded(wrong, word)) == [Override("b", "B?", "cross", 1)]
