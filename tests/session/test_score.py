from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.questions.base import Grade
from quizkit.session.attempt import Attempt
from quizkit.session.score import Tally, earned, score, tally
from tests.helpers import law, question

AT = datetime(2025, 10, 8, 12, tzinfo=UTC)


def attempt(id: str, credit: float, *, points: str = "1", tags: tuple[str, ...] = (), tries: int = 1) -> Attempt:
    item = question(f"id: {id}\nquestion: q\nanswer: a")
    item = item._replace(common=item.common._replace(points=Decimal(points), tags=tags))
    verdict = Grade(credit, "right" if credit == 1 else "wrong", "exact")
    return Attempt("T", item, tries, (), ("a",), verdict, 0, 1000, AT)


def test_nothing_asked_is_no_percent() -> None:
    empty = score([])
    assert (empty.total, empty.total.percent) == (Tally(Decimal(0), Decimal(0)), None)
    assert (empty.by_tag, empty.streak, empty.missed) == ({}, 0, ())


def test_points_are_earned_by_credit() -> None:
    total = score([attempt("a", 1, points="2"), attempt("b", 0.5), attempt("c", 0)]).total
    assert total == Tally(Decimal("2.5"), Decimal(4))
    assert total.percent == 62.5


@pytest.mark.parametrize(
    ("points", "credit", "worth"),
    [
        ("1", 1 / 3, "0.33"),
        ("1", 2 / 3, "0.67"),
        ("2", 2 / 3, "1.33"),
        ("1000", 1 / 3, "333.33"),
        ("0.5", 0.5, "0.25"),
        ("1", 0, "0"),
        ("0.005", 1, "0.005"),
        ("0.125", 1, "0.125"),
    ],
)
def test_a_part_is_rounded_to_a_hundredth_and_the_whole_is_not(points: str, credit: float, worth: str) -> None:
    assert earned(attempt("a", credit, points=points)) == Decimal(worth)


@law
@given(st.lists(st.decimals("0.001", "1000", places=3), min_size=1, max_size=20))
def test_all_right_is_a_hundred_percent(points: list[Decimal]) -> None:
    assert tally([attempt("a", 1, points=str(each)) for each in points]).percent == 100


def test_percent_is_given_to_a_tenth() -> None:
    assert tally([attempt("a", 1), attempt("b", 1), attempt("c", 0)]).percent == 66.7


def test_only_first_replies_count() -> None:
    asked = [attempt("a", 0), attempt("b", 1), attempt("a", 1, tries=2)]
    read = score(asked)
    assert read.total == Tally(Decimal(1), Decimal(2))
    assert (read.streak, [missed.question.common.id for missed in read.missed]) == (1, ["a"])


def test_each_tag_has_its_points_in_the_order_in_which_tags_were_met() -> None:
    asked = [
        attempt("a", 1, tags=("rivers", "africa")),
        attempt("b", 0, tags=("europe", "rivers")),
        attempt("c", 1),
        attempt("d", 1, tags=("cards",), points="0"),
    ]
    read = score(asked)
    assert list(read.by_tag.items()) == [
        ("rivers", Tally(Decimal(1), Decimal(2))),
        ("africa", Tally(Decimal(1), Decimal(1))),
        ("europe", Tally(Decimal(0), Decimal(1))),
    ]


@pytest.mark.parametrize(
    ("credits", "streak"), [("", 0), ("0", 0), ("1", 1), ("110111", 3), ("1110", 3), ("h1h", 1), ("00100", 1)]
)
def test_a_streak_is_the_longest_run_of_right_replies(credits: str, streak: int) -> None:
    asked = [attempt(str(place), 0.5 if sign == "h" else int(sign)) for place, sign in enumerate(credits)]
    assert score(asked).streak == streak


def test_what_was_missed_stands_in_the_order_asked() -> None:
    asked = [attempt("a", 0.9), attempt("b", 1), attempt("c", 0)]
    assert [missed.question.common.id for missed in score(asked).missed] == ["a", "c"]


def test_flashcards_alone_give_no_percent() -> None:
    assert score([attempt("a", 1, points="0")]).total.percent is None
