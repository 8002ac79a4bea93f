"""The order of records, whatever the clocks say."""

from typing import Any

import pytest

from quizkit.progress.order import in_order
from quizkit.progress.records import Record, stamp, stamped

from .folding import record

EARLY, MIDDLE, LATE = (f"202{n}-11-22T12:00:00.000Z" for n in (5, 6, 7))


def one(id: str, at: str, **fields: Any) -> Record:
    return record("flag", id, at, **fields)


def ids(*records: Record) -> list[str]:
    return [placed.record["id"] for placed in in_order(records)]


def test_on_one_device_the_numbers_are_the_order_whatever_the_clock_said() -> None:
    assert ids(one("a-10", EARLY), one("a-9", LATE), one("a-2", MIDDLE)) == ["a-2", "a-9", "a-10"]


def test_between_devices_the_clocks_are_the_order_then_the_devices() -> None:
    assert ids(one("b-1", MIDDLE), one("a-2", MIDDLE), one("z-3", EARLY), one("a-3", LATE)) == [
        "z-3",
        "a-2",
        "b-1",
        "a-3",
    ]


def test_what_was_written_with_knowledge_of_another_record_comes_after_it_whatever_the_clock_said() -> None:
    ahead = one("a-1", LATE)
    answer = stamped(one("b-1", EARLY), stamp(ahead))
    third = stamped(one("a-2", MIDDLE), stamp(answer))
    assert ids(third, answer, ahead) == ["a-1", "b-1", "a-2"]
    assert (answer["clock"], third["clock"]) == ([LATE, 1], [LATE, 2])
    assert answer["at"] == EARLY


def test_a_clock_that_is_right_needs_no_stamp() -> None:
    assert stamped(one("b-1", LATE), stamp(one("a-1", MIDDLE))) == one("b-1", LATE)


@pytest.mark.parametrize(
    "clock",
    [None, [], "x", 7, ["x", 1], [LATE, -1], [LATE, 10**10], [LATE, True], [LATE, 1.5], [LATE], [[], {}], [LATE, 1, 2]],
    ids=str,
)
def test_a_stamp_that_is_not_valid_is_the_moment(clock: object) -> None:
    assert stamp(one("a-1", MIDDLE, clock=clock)) == (MIDDLE, 0)


@pytest.mark.parametrize("at", ["", "x", "9999", 7, None, "2026-11-22T12:00:00.000+99:99"], ids=str)
def test_a_moment_that_is_not_valid_comes_first_and_changes_no_place_after_it(at: Any) -> None:
    assert stamp(one("a-1", at)) == ("", 0)
    assert ids(one("a-2", at), one("a-1", LATE), one("b-1", MIDDLE)) == ["b-1", "a-1", "a-2"]


@pytest.mark.parametrize("kind", ["undo", "override", "guess"])
def test_an_amendment_gives_no_place_since_it_is_erased_with_its_attempt_in_some_copies(kind: str) -> None:
    ahead = record(kind, "a-2", LATE, attempt="a-1")
    rest = (one("a-3", EARLY), one("b-1", MIDDLE))
    assert ids(*rest) == ["a-3", "b-1"]
    assert ids(ahead, *rest) == ["a-2", "a-3", "b-1"]
