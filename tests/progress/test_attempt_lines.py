"""A line of an attempt that is read by its pattern says the same as its JSON."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.progress.amendments import Counted
from quizkit.progress.attempt_lines import AttemptLines
from quizkit.progress.encoding import encode
from quizkit.progress.read_records import AttemptFields, attempt_fields
from quizkit.progress.records import Record
from tests.helpers import law

from .folding import attempt, record

TEXTS = st.text(max_size=4) | st.sampled_from(
    ("d", "q1", 'say "x"', "a\\b", "é", "e\u0301", "practice", "cram", "skipped")
)
NUMBERS = st.integers(-3, 3) | st.sampled_from((10**12, -(10**15), 0.5, 1.0, True, None, "1", float("inf")))
ODD = st.none() | st.booleans() | NUMBERS | TEXTS | st.lists(TEXTS, max_size=2)
FIELDS: dict[str, Any] = {
    "at": st.sampled_from(("2026-11-22T10:00:00.000Z", "2026-11-22", "")),
    "day": st.sampled_from(("2026-11-22", "20261122", "2026-02-30", "2026-11-٢٢")),
    "type": TEXTS | st.sampled_from(("flashcard", "choice")),
    "reply": st.lists(TEXTS | NUMBERS, max_size=3),
    "shown": st.lists(st.integers(0, 9) | TEXTS, max_size=3),
    **dict.fromkeys(("session", "deck", "question", "mode", "verdict", "rule", "rev", "form"), TEXTS),
    **dict.fromkeys(("zone", "try", "credit", "hints", "ms"), NUMBERS),
}


def usual(n: int, **fields: Any) -> Record:
    return {**attempt(f"a-{n}", "2026-11-22"), "rev": "ab12cd34", "shown": [1, 0], **fields}


def read(line: bytes, *amending: Record, n: int = 2, like: Record | None = None) -> AttemptFields | None:
    lines = AttemptLines("a", Counted(amending))
    lines.learn(like or usual(1))
    return lines.read(line, n)


def without_reply(one: AttemptFields) -> AttemptFields:
    return one if one.type == "flashcard" else one._replace(reply=())


@law
@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), st.just(None)), st.data())
def test_it_says_the_same_as_the_json(names: dict[str, None], data: st.DataObject) -> None:
    fields = {name: data.draw(FIELDS[name] | ODD, label=name) for name in names}
    one = usual(2, **fields)
    attempt_read = read(encode(one), like=one)
    if attempt_read is not None:
        assert repr(attempt_read) == repr(without_reply(attempt_fields(one)))


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"form": "choice"},
        {"credit": 0.25, "hints": 2, "zone": -660},
        {"type": "flashcard", "reply": ["3"]},
        {"reply": ["a, b", "[c]"], "mode": "cram"},
        {"reply": ["Zürich", 'say "x"', "a\\b\n"]},
        {"deck": "Größe", "question": "Que\u0301"},
    ],
    ids=["nothing special", "form", "numbers", "flashcard", "brackets", "escapes", "ids with accents"],
)
def test_a_usual_attempt_is_read(fields: dict[str, Any]) -> None:
    assert read(encode(usual(2, **fields))) == without_reply(attempt_fields(usual(2, **fields)))


ONE = encode(usual(2))


@pytest.mark.parametrize(
    "line",
    [
        ONE.replace(b"right", b"wrong"),
        ONE[:-1],
        b" " + ONE,
        encode({**usual(2), "v": 2}),
        encode({**usual(2), "new": 1}),
        encode({**usual(2), "overridden": True}),
        encode(dict(reversed(usual(2).items()))),
        encode(usual(3)),
        encode({**usual(2), "id": "b-2"}),
        encode({**usual(2), "id": "a-02"}),
        encode(usual(2, rule="é")),
        encode(usual(2, day="2026-02-30")),
    ],
    ids=[
        "damaged", "torn", "white space", "later version", "unknown field", "overridden", "other order", "other number",
        "other device", "padded number", "escape", "no day",
    ],
)  # fmt: skip
def test_any_other_line_has_to_be_looked_at_closely(line: bytes) -> None:
    assert read(line) is None


@pytest.mark.parametrize(
    "amending",
    [
        record("undo", "a-3", "2026-11-22T12:00:00.000Z", attempt="a-2"),
        record("forget", "b-3", "2026-11-22T12:00:00.000Z", deck="d"),
        record("redate", "b-3", "2026-11-22T12:00:00.000Z", device="a", first=1, last=9, days=3),
    ],
    ids=["undo", "forget", "redate"],
)
def test_so_has_one_that_another_record_changes(amending: Record) -> None:
    assert read(ONE, amending) is None


@pytest.mark.parametrize("correction", [{"device": "a", "first": 3, "last": 9}, {"device": "c", "first": 1, "last": 9}])
def test_a_correction_of_the_days_of_other_records_changes_nothing(correction: dict[str, Any]) -> None:
    redate = record("redate", "b-3", "2026-11-22T12:00:00.000Z", days=3, **correction)
    assert read(ONE, redate) == without_reply(attempt_fields(usual(2)))
