"""Encodes records as lines of a history: one JSON object a line, each with a checksum."""

import json
import zlib

from quizkit.base import patterns
from quizkit.progress.records import Record, has_id_and_kind

_CHECKSUM = b',"crc":"%08x"}'
_CHECKSUM_LENGTH = len(_CHECKSUM % 0)
# The checksum and the newline, at the end of a line.
SEAL_LENGTH = _CHECKSUM_LENGTH + 1
# Faster than `json.loads`, which looks for an encoding and for white space.
_read_json = json.JSONDecoder().raw_decode
# Quotes inside a JSON text are escaped, and no field holds an object with these keys: only a record begins like this.
_BEGIN = patterns.compile(rb'(?=\{"v":\d{1,9},"kind":)')


def encode(record: Record) -> bytes:
    """Return the line of a record: ASCII JSON, its CRC-32 as the last key, and a newline."""
    body = json.dumps(record, separators=(",", ":")).encode("ascii")
    return body[:-1] + _CHECKSUM % zlib.crc32(body) + b"\n"


def decode(line: bytes) -> Record | None:
    """Return the record of a line without its newline, or None if the line is damaged."""
    record = decode_object(line)
    return record if record is not None and has_id_and_kind(record) else None


def decode_object(line: bytes) -> Record | None:
    """Return the JSON object of an undamaged line, which may be no record."""
    body = line[:-_CHECKSUM_LENGTH] + b"}"
    if line[-_CHECKSUM_LENGTH:] != _CHECKSUM % zlib.crc32(body):
        return None
    try:
        record, end = _read_json(body.decode())
    except (ValueError, RecursionError):
        return None
    return record if end == len(body) and type(record) is dict else None


def salvage(line: bytes) -> list[Record]:
    """Return the undamaged records within a damaged line: the damage may be in the newline between two records."""
    pieces = _BEGIN.split(line)[1:]
    records = [decode(piece[: piece.rfind(b'"}') + 2]) for piece in pieces]
    return [record for record in records if record is not None]
