"""One record, one line: what is written is what is read, and nothing else is taken for a record."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.progress.encoding import decode, encode, salvage
from quizkit.progress.records import Record, number

from .oracle import checksum_is_right

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
RECORDS = st.dictionaries(st.text().filter(lambda key: key not in ("v", "kind", "id")), VALUES, max_size=4).map(
    lambda fields: {"v": 1, "kind": "attempt", "id": "7f3a9c1e-12", **fields}
)


@given(RECORDS)
def test_a_record_comes_back_from_its_line_as_it_was(record: Record) -> None:
    line = encode(record)
    assert decode(line[:-1]) == record
    assert checksum_is_right(line[:-1])
    assert line.count(b"\n") == 1
    assert line.isascii()


@given(RECORDS, RECORDS, st.binary(max_size=30).filter(lambda junk: b'"}' not in junk and b'{"v"' not in junk))
def test_records_are_found_among_whatever_stands_around_them(first: Record, second: Record, junk: bytes) -> None:
    line = junk + encode(first)[:-1] + junk + encode(second)[:-1] + junk
    assert salvage(line) == [first, second]


def test_a_record_that_holds_an_object_with_a_v_is_found_in_a_damaged_line() -> None:
    record: Record = {"v": 1, "kind": "attempt", "id": "7f3a9c1e-12", "more": {"v": None}}

    assert salvage(b"damaged" + encode(record)[:-1]) == [record]


@given(st.binary(max_size=200))
def test_no_bytes_are_an_error(line: bytes) -> None:
    assert decode(line) is None
    assert salvage(line) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "no number"},
        {"id": "-5"},
        {"id": "7f3a9c1e-"},
        {"id": "7f3a9c1e-１"},
        {"id": "7f3a9c1e-" + "9" * 5000},
        {"id": 5},
        {"id": ["7f3a9c1e-1"]},
        {"kind": 5},
        {"kind": None},
    ],
    ids=str,
)
def test_a_right_checksum_does_not_make_a_record_of_what_is_none(fields: Record) -> None:
    assert decode(encode({"v": 1, "kind": "attempt", "id": "7f3a9c1e-1", **fields})[:-1]) is None


def test_text_that_nests_too_deep_is_damaged_and_no_error() -> None:
    deep: Record = {"v": 1, "kind": "flag", "id": "a-1", "at": 0}
    line = encode(deep).replace(b'"at":0', b'"at":' + b"[" * 200_000 + b"]" * 200_000)
    assert decode(with_its_checksum(line)) is None


def test_unknown_kinds_and_fields_are_kept() -> None:
    record = {"v": 1, "kind": "dream", "id": "a-1", "of": {"sheep": [1, 2]}}
    assert decode(encode(record)[:-1]) == record


def test_the_number_is_what_stands_behind_the_last_dash() -> None:
    assert number({"id": "my-own-name-17"}) == 17


def with_its_checksum(line: bytes) -> bytes:
    import zlib

    body = line.rpartition(b',"crc"')[0] + b"}"
    return body[:-1] + b',"crc":"%08x"}' % zlib.crc32(body)


def test_a_line_is_json_for_any_other_program() -> None:
    assert json.loads(encode({"v": 1, "kind": "flag", "id": "a-1"}))["id"] == "a-1"
