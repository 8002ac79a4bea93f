"""The plan for an exam: what is asked on each day, and what score to expect."""

from math import exp, sqrt
from random import Random
from statistics import fmean, stdev

import pytest

from quizkit.scheduling import WEIGHTS, recall
from quizkit.session.exam_plan import ExamPlan, Forecast, Student, Today, forecast, questions_today
from quizkit.session.plan import Candidate
from tests.session.test_plan import TODAY, day, of, seen, some

STUDENT = Student(0.3, 0.85)


def plan(days: int, begun: int = 0) -> ExamPlan:
    return ExamPlan(day(-begun), day(days), 0.9, WEIGHTS)


def today(pool: list[Candidate], days: int, begun: int = 0, new_today: int = 0) -> Today:
    return questions_today(pool, TODAY, plan(days, begun), new_today)


def ids(candidates: list[Candidate]) -> list[str]:
    return [candidate.id for candidate in candidates]


def unseen(n: int) -> list[Candidate]:
    return of(some(*(f"n{place}" for place in range(n))))


@pytest.mark.parametrize(
    ("questions", "days", "begun", "new_today", "expected"),
    [
        (60, 10, 0, 0, 10),  # within 6 of 10 days
        (60, 10, 0, 4, 7),  # 64 were unseen this morning: 11 a day
        (20, 8, 2, 0, 5),  # within 4 days more
        (20, 4, 6, 0, 10),  # that time is over: spread over the days before the last two
        (20, 2, 8, 0, 20),  # and at last all of them
        (20, 1, 9, 0, 20),
        (20, 0, 10, 0, 20),
        (5, 0, 0, 0, 5),  # the exam is today
        (3, 1, 0, 0, 3),
    ],
)
def test_new_questions_are_within_the_first_60_percent_of_the_days(
    questions: int, days: int, begun: int, new_today: int, expected: int
) -> None:
    assert len(today(unseen(questions), days, begun, new_today).new) == expected


def test_what_is_known_is_asked_once_recall_is_five_points_under_the_retention() -> None:
    pool = of(
        some("at87", "at84", "at50", "done"),
        at87=seen(14, -4, 10.0),
        at84=seen(22, -9, 10.0),
        at50=seen(9, 0, 0.1),
        done=seen(0, 2, 0.1),
    )
    assert [round(recall(14, 10.0), 2), round(recall(22, 10.0), 2)] == [0.88, 0.84]
    assert ids(today(pool, 9, 5).known) == ["at50", "at84"]


def strengths(last: int) -> list[Candidate]:
    """Four questions that were last asked so many days ago, from weak to strong, and one that is sure."""
    memories = {f"s{stability}": seen(last, 5, float(stability)) for stability in (1, 4, 9, 16)}
    return of(some(*memories, "sure"), **memories, sure=seen(last, 900, 900.0))


def test_the_last_pass_is_over_two_days_with_the_weakest_last() -> None:
    assert ids(today(strengths(5), 2, 8).known) == ["s16", "s9"]
    assert ids(today(strengths(5), 1, 9).known) == ["s16", "s9", "s4", "s1"]
    assert ids(today(strengths(5), 0, 9).known) == ["s16", "s9", "s4", "s1"]


def test_what_was_right_in_the_last_pass_is_not_asked_again() -> None:
    assert ids(today(strengths(1), 1, 9).known) == []
    missed = [c._replace(memory=c.memory._replace(missed=True)) for c in strengths(1)]
    assert ids(today(missed, 1, 9).known) == ["s4", "s1"]  # the others are sure


def test_a_second_session_on_a_day_of_the_last_pass_asks_the_rest_of_that_day() -> None:
    first, *others = strengths(5)
    done = first._replace(memory=seen(0, 5, 1.0))
    assert ids(today([done, *others], 2, 8).known) == ["s16"]


def test_suspended_questions_are_left_out() -> None:
    pool = [c._replace(memory=c.memory._replace(suspended=True)) for c in [*unseen(3), *strengths(5)]]
    assert today(pool, 1) == Today([], [])
    assert forecast(pool, TODAY, plan(1), STUDENT).replies == 0


def test_questions_of_a_group_are_on_different_days_if_there_are_enough() -> None:
    pool = of(some(*(f"a{n} x g" for n in range(4)), "b"))
    assert ids(today(pool, 10).new) == ["a0"]
    assert ids(today(of(some(*(f"a{n} x g" for n in range(4)), "b"), a0=seen(0, 3)), 10, new_today=1).new) == []
    suspended = seen(0, 3)._replace(suspended=True)
    assert ids(today(of(some(*(f"a{n} x g" for n in range(4)), "b"), a0=suspended), 10, new_today=1).new) == []
    assert len(today(pool, 3).new) == 3  # 5 in two days, and no other days are left


@pytest.mark.parametrize(
    ("left", "begun", "expected"), [(10, 0, "a0"), (5, 5, "a1"), (4, 6, "a1"), (2, 8, "a1"), (1, 9, "a1")]
)
def test_a_question_that_is_missed_daily_does_not_keep_back_the_new_one_of_its_group(
    left: int, begun: int, expected: str
) -> None:
    pool = of(some("a0 x g", "a1 x g"), a0=seen(1, 0, 0.1, missed=True))
    found = today(pool, left, begun)
    assert ids([*found.known, *found.new]) == [expected]


@pytest.mark.parametrize(
    ("count", "expected"), [(None, "kkkNkkNkk"), (9, "kkkNkkNkk"), (4, "kkNk"), (1, "N"), (20, "kkkNkkNkk")]
)
def test_fewer_questions_are_known_and_new_in_proportion(count: int | None, expected: str) -> None:
    pool = of(some(*(f"k{n}" for n in range(7)), "N0", "N1"), **{f"k{n}": seen(9, -1) for n in range(7)})
    queue = Today(pool[:7], pool[7:]).queue(count)
    assert "".join(id[0] for id in ids(queue)) == expected


def test_the_forecast_of_the_day_itself_is_the_recall_of_that_day() -> None:
    found = forecast(strengths(5), TODAY, plan(0), STUDENT)
    shares = [recall(5, stability) for stability in (1.0, 4.0, 9.0, 16.0, 900.0)]
    assert found.score == pytest.approx(sum(shares) / 5)
    assert (found.replies, found.most) == (0, 0)
    assert found.low < found.score <= found.high


def expected(questions: int, days: int, student: Student = STUDENT, **limits: float) -> Forecast:
    return forecast(unseen(questions), TODAY, plan(days), student, **limits)  # type: ignore[arg-type] # count is an int


def test_replies_a_day_count_repeats_and_the_students_own_first_tries() -> None:
    sure, unsure = expected(40, 10, Student(1.0, 1.0)), expected(40, 10, Student(0.0, 0.5))
    assert sure.replies < 12
    assert 18 < unsure.replies < unsure.most
    assert sure.score > unsure.score


def test_who_learns_new_questions_replies_at_least_twice_to_each() -> None:
    pool = unseen(30)
    usual, learning = (forecast(pool, TODAY, plan(1), Student(1.0, 1.0, right)) for right in (None, 1.0))
    assert (usual.replies, learning.replies) == (30, 60)
    # What was only recognised is forgotten sooner.
    assert learning.score < usual.score
    # The first reply of one who learns is right more often than what is typed, and unseen questions are typed in the exam.
    lucky, unlucky = (forecast(pool, TODAY, plan(1), Student(0.0, 1.0, right)) for right in (1.0, 0.0))
    assert (lucky.replies, unlucky.replies) == (60, 90)
    assert forecast(pool, TODAY, plan(0), Student(0.25, 1.0, 1.0)).score == pytest.approx(0.25)


def test_who_forgets_faster_has_a_lower_score_and_more_repeats() -> None:
    usual, fast = expected(40, 10), expected(40, 10, STUDENT._replace(forgets=1.5))
    assert fast.score < usual.score - 0.01
    assert fast.replies > usual.replies


@pytest.mark.parametrize(
    ("unsure", "days"),
    [(STUDENT._replace(firsts=10), 0), (STUDENT._replace(repeats=10), 3), (STUDENT._replace(unsure=0.4), 3)],
)
def test_the_range_is_wider_if_little_is_measured(unsure: Student, days: int) -> None:
    certain, found = expected(40, days), expected(40, days, unsure)
    assert found.high - found.low > 1.02 * (certain.high - certain.low)
    assert found.score == pytest.approx(certain.score, abs=0.03)


def test_students_are_drawn_as_the_measurements_allow() -> None:
    random, measured = Random(1), STUDENT._replace(firsts=40, repeats=20, forgets=1.5, unsure=0.2)
    drawn = [measured.drawn(0, random) for _ in range(2000)]
    for shares, mean, replies in (
        ([one.first_right for one in drawn], 0.3, 40),
        ([one.repeat_right for one in drawn], 0.85, 20),
    ):
        assert fmean(shares) == pytest.approx(mean, abs=0.01)
        assert stdev(shares) == pytest.approx(sqrt(mean * (1 - mean) / (replies + 1)), rel=0.1)
    assert [measured.drawn(deviations, random).forgets for deviations in (-1, 0, 1)] == pytest.approx(
        [1.5 * exp(-0.2), 1.5, 1.5 * exp(0.2)]
    )
    assert STUDENT.drawn(2, random) == STUDENT


def test_missed_days_and_fewer_questions_cost_points() -> None:
    whole, half, few = expected(40, 10), expected(40, 10, missed=0.5), expected(40, 10, count=5)
    assert whole.score > half.score + 0.05
    assert whole.score > few.score + 0.05
    assert whole.replies > few.replies
    assert 0.0 <= half.low < half.score < half.high <= 1.0


def test_the_same_forecast_twice() -> None:
    assert expected(20, 10) == expected(20, 10)


def test_a_question_without_memory_is_right_as_often_as_a_new_one() -> None:
    assert forecast(unseen(9), TODAY, ExamPlan(TODAY, TODAY, 0.9, WEIGHTS), STUDENT).score == pytest.approx(0.3)
