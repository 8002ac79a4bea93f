"""What progress adds up to, beside figures worked out by hand."""

from datetime import date, timedelta

import pytest

from quizkit.progress.records import Record
from quizkit.progress.stats import Calibrated, Override, Retention, overall, overrides, stats
from quizkit.scheduling import WEIGHTS
from tests.helpers import deck, studied

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
    found = stats(studied(DECK), folded(), TODAY)

    assert (found.known, found.learning, found.unseen, found.suspended, found.target) == (0, 0, 4, 0, 0.9)
    assert (found.recent.share, found.all_time.young_share, found.all_time.mature_share) == (None, None, None)
    assert (found.answers, found.due, found.backlog) == ([0] * 84, [0] * 14, 0)
    assert (found.weakest, found.tags, found.leeches, found.results) == ([], [], [], [])
    assert (found.streak, found.longest_streak, found.replies, found.seconds) == (0, 0, 0, 0)


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
    found = stats(studied(DECK), state, TODAY)
    assert (found.known, found.learning, found.unseen, found.suspended) == (1, 2, 0, 1)
    # Reviews in 30 days: `a` 27 days ago, `s` 28 days ago, `c` yesterday, `b` today. All but `c` were recalled.
    # The one 38 days ago is older. When they were reviewed, none of the questions was known.
    assert found.recent == Retention(4, 3, 0, 0)
    assert found.all_time == Retention(5, 4, 0, 0)
    assert (found.recent.share, found.recent.young_share, found.recent.mature_share) == (3 / 4, 3 / 4, None)
    assert found.target == 0.9
    assert [(83 - place, count) for place, count in enumerate(found.answers) if count] == [
        (40, 1), (38, 1), (29, 1), (28, 1), (27, 1), (3, 1), (2, 1), (1, 1), (0, 2),
    ]  # fmt: skip
    # New: `a`, `b` and `c` Good, `s` Again, and `gone` Again. Young: four Good, and `c` Again.
    assert found.buttons == [[2, 0, 3, 0], [1, 0, 4, 0], [0, 0, 0, 0]]
    # On no day between these was anything due, for `s` was suspended.
    assert (found.streak, found.longest_streak) == (9, 9)
    # Ten answers in this deck: nine of 1 s, and one of 61 s.
    assert (found.seconds, found.replies) == (70, 10)
    assert (found.recent_seconds, found.recent_replies) == (68, 8)
    assert (sum(found.intervals), found.intervals[4:]) == (3, [0, 0])
    assert (sum(found.stabilities), sum(found.difficulties)) == (3, 3)


def test_a_review_of_a_known_question_is_mature() -> None:
    days = (70, 68, 57, 11)
    found = stats(studied(DECK), folded(*(attempt(f"x-{n}", back(day), "a") for n, day in enumerate(days))), TODAY)

    assert found.all_time == Retention(3, 3, 1, 1)
    assert (found.all_time.young_share, found.all_time.mature_share) == (1, 1)
    assert found.buttons[2] == [0, 0, 1, 0]


def test_what_was_due_before_today_is_the_backlog() -> None:
    # A first right reply is due again in 2 days, without fuzz; a missed one tomorrow.
    state = folded(attempt("x-1", back(9), "a"), attempt("x-2", back(2), "b"), attempt("x-3", back(0), "c", **WRONG))
    found = stats(studied(DECK), state, TODAY)
    assert (found.backlog, found.due) == (1, [1, 1] + [0] * 12)


def test_weakest_is_what_would_be_forgotten_today() -> None:
    state = folded(
        attempt("x-1", back(9), "a"),
        attempt("x-2", back(2), "b"),
        attempt("x-3", back(0), "c", **WRONG),
        attempt("x-4", back(30), "s"),
        record("suspend", "x-5", f"{back(1)}T13:00:00.000Z", deck="d", question="s"),
    )
    found = stats(studied(DECK), state, TODAY)

    # The stability after a right first reply is 2.3065 days: recall falls to 90 % after so many.
    assert [one.question for one in found.weakest] == ["a", "b", "c"]
    assert [round(one.recall, 2) for one in found.weakest] == [0.78, 0.91, 1.0]
    assert [(tag.name, tag.seen, tag.of, round(tag.recall, 2)) for tag in found.tags] == [
        ("sums", 2, 2, 0.85), ("maps", 1, 1, 0.91),
    ]  # fmt: skip


def test_only_so_many_of_the_weakest_are_listed() -> None:
    many = deck(
        "id: d\ntitle: T\nquestions:\n" + "".join(f"  - {{id: q{n}, question: Q{n}?, answer: x}}\n" for n in range(12))
    )
    state = folded(*(attempt(f"x-{n}", back(12 - n), f"q{n}") for n in range(12)))

    assert [one.question for one in stats(studied(many), state, TODAY).weakest] == [f"q{n}" for n in range(10)]


def test_leeches_were_forgotten_eight_times() -> None:
    state = folded(*(attempt(f"x-{n}", back(20 - n), "a", **(WRONG if n else {})) for n in range(9)))

    assert [(one.question, one.lapses) for one in stats(studied(DECK), state, TODAY).leeches] == [("a", 8)]


def test_results_of_several_decks_are_in_the_order_of_their_moments() -> None:
    def end(n: int, deck: str) -> Record:
        fields = {"deck": deck, "session": f"s{n}", "why": "done", "percent": float(n)}
        return record("end", f"x-{n}", f"{back(9)}T12:00:{n:02}.000Z", **fields)

    state = folded(end(1, "d"), end(2, ""), end(3, "e"), end(4, "d"))

    assert [one.percent for one in stats(studied(DECK), state, TODAY).results] == [1, 4]
    assert [one.percent for one in stats(studied(DECK), state, TODAY, over_all=True).results] == [1, 2, 4]


def test_the_target_is_the_mean_of_what_is_wanted() -> None:
    wanted = {"deck": "d", "title": "T", "retention": 0.8}
    state = folded(record("session", "x-1", back(0), **wanted), attempt("x-2", back(0), deck="e"))
    other = deck("id: e\ntitle: E\nquestions:\n  - {question: Q?, answer: x}\n")
    assert stats(studied(DECK), state, TODAY).target == 0.8
    assert stats(studied(DECK, other), state, TODAY).target == pytest.approx(0.85)


def test_calibration_compares_by_tenths_what_was_predicted_with_what_was_recalled() -> None:
    # Predicted recall after a right first reply: 0.91 two days later, 0.78 nine days later.
    state = folded(
        *(attempt(f"x-{n}", back(9), question) for n, question in enumerate("abcs")),
        attempt("x-5", back(7), "a"),
        attempt("x-6", back(7), "b", **WRONG),
        attempt("x-7", back(0), "c", **WRONG),
        attempt("x-8", back(9), question="a", deck="other"),
        attempt("x-9", back(7), question="a", deck="other"),
    )
    low, high = stats(studied(DECK), state, TODAY).calibration

    assert (low.least, low.most, low.reviews, low.recalled, round(low.predicted, 2)) == (0.7, 0.8, 1, 0, 0.78)
    assert (high.least, high.most, high.reviews, high.recalled, round(high.predicted, 2)) == (0.9, 1.0, 2, 1, 0.91)
    total = overall([low, high])
    assert total is not None
    assert (total.reviews, total.recalled, round(total.predicted, 2)) == (3, 1, 0.87)
    assert overall([]) is None


@pytest.mark.parametrize(
    ("reviews", "recalled", "expected"),
    [(100, 90, 0), (100, 85, 0), (100, 83, -1), (100, 97, 1), (10_000, 8_850, 0), (10_000, 8_790, -1)],
)
def test_a_difference_that_may_be_chance_or_is_small_is_none(reviews: int, recalled: int, expected: int) -> None:
    # Of a hundred with a chance of 90 %, the standard deviation is three.
    assert Calibrated(0, 1, reviews, recalled, 0.9).differs == expected


def test_what_is_recalled_today_is_predicted_with_the_weights_in_use() -> None:
    def at(decay: float) -> float:
        own = [*WEIGHTS[:-1], decay]
        state = folded(record("weights", "w-1", back(9), weights=own), attempt("x-1", back(9), "a"))
        recalled = stats(studied(DECK), state, TODAY).recall_today
        assert recalled is not None
        assert recalled == pytest.approx(stats(studied(DECK), state, TODAY).weakest[0].recall, abs=1e-4)
        return recalled

    assert at(0.1) != at(0.8)


def held_right(*replies: list[str], question: str = "b") -> list[Record]:
    """Wrong replies to a question, one a day, each of which the student held to be right."""
    wrong = [attempt(f"x-{n}", back(n), question, reply=reply, **WRONG) for n, reply in enumerate(replies, 1)]
    words = [
        record("override", f"x-{100 + n}", f"{back(n)}T13:00:00.000Z", attempt=f"x-{n}")
        for n in range(1, len(wrong) + 1)
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
    word = record("override", "x-2", f"{back(1)}T13:00:00.000Z", attempt="x-1")
    assert overrides(DECK, folded(wrong, word)) == [Override("b", "B?", "cross", 1)]
