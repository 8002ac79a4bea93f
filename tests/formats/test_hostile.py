"""Damaged and hostile files: a message, never another exception, and soon."""

import os
import random
import time
import zipfile
from io import BytesIO

import pytest

from quizkit.deck_file.reading.read import read_deck
from quizkit.formats.archive import zipped as zipped_files
from quizkit.formats.base import Unreadable
from quizkit.formats.registry import FORMATS, Format
from tests.helpers import SHIPPED

READ = [one for one in FORMATS if one.reads]
_PIECES = [b"", b"\0", b"\xff\xfe", b"<", b"</", b"{{c1::", b"{", b"}", b"~", b"=", b"::", b"\n\n", b'"', b"'", b"]]>", b"&", b"&#0;", b"%", b"-", b"1e999", b"9" * 400, b"PK", "é".encode("cp1252")]  # fmt: skip
_BOMBS = [
    b"",
    b"\0" * 1000,
    b"<quiz>" + b"<a>" * 40_000,
    b"<quiz>" + b"<question type='multichoice'>" * 1000,
    b"{" * 20_000,
    b"::" * 20_000,
    b"~=" * 20_000,
    b"A. a\n" * 10_000,
    b'"' * 20_001,
    b"a,b\n" * 5_000,
    b"#separator:tab\n" + b"{{c1::" * 10_000,
    b"<!DOCTYPE a [<!ENTITY b 'c'>]><quiz>&b;</quiz>",
    b"SQLite format 3\0" * 100,
]


def zipped(name: str, data: bytes) -> bytes:
    return zipped_files({name: data})


def attempt(format: Format, data: bytes) -> None:
    """Read a file; it may only be unreadable."""
    try:
        format.read(data, data.decode("utf-8", "replace"))
    except Unreadable as error:
        assert error.reason  # noqa: PT017 - any reason will do


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return data with a few pieces replaced, cut or doubled."""
    for _ in range(chance.randint(1, 4)):
        start, length = chance.randrange(len(data) + 1), chance.randint(0, 30)
        flipped = bytes(byte ^ 1 << chance.randrange(8) for byte in data[start : start + length])
        piece = chance.choice([*_PIECES, data[start : start + length] * 2, flipped])
        data = data[:start] + piece + data[start + chance.randint(0, length) :]
    return data[: chance.randrange(len(data) + 1)] if chance.random() < 0.1 else data


def in_a_member(data: bytes, chance: random.Random) -> bytes:
    """Return an archive in which one file is mutated."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(files))
    return zipped_files({**files, name: mutated(files[name], chance)})


def sample(format: Format) -> bytes:
    """Return a file of the format: the shipped deck if it is written, else a table."""
    deck = read_deck(SHIPPED).deck
    assert deck is not None
    return format.write(deck).data if format.writes else b"question,answer\nQ,a\n"


@pytest.mark.parametrize("format", READ, ids=lambda one: one.name)
def test_a_mutated_file_is_read_or_refused(format: Format) -> None:
    chance, data = random.Random(7), sample(format)
    for _ in range(25):
        attempt(format, mutated(data, chance))


@pytest.mark.parametrize("format", READ, ids=lambda one: one.name)
@pytest.mark.parametrize("bomb", _BOMBS, ids=range(len(_BOMBS)))
def test_a_bomb_is_read_or_refused(format: Format, bomb: bytes) -> None:
    attempt(format, bomb)
    attempt(format, zipped("collection.anki2", bomb))
    attempt(format, zipped("g1/g1.xml", bomb.replace(b"quiz>", b"questestinterop>")))


@pytest.mark.slow
@pytest.mark.parametrize("format", READ, ids=lambda one: one.name)
def test_thousands_of_mutated_files_are_read_or_refused(format: Format) -> None:
    """`QUIZ_FORMAT_MUTATIONS` is their number; `-s` prints how long the slowest one takes."""
    chance, data = random.Random(11), sample(format)
    slowest = 0.0
    for _ in range(int(os.environ.get("QUIZ_FORMAT_MUTATIONS", "400"))):
        file = in_a_member(data, chance) if data.startswith(b"PK") and chance.random() < 0.7 else mutated(data, chance)
        started = time.process_time()
        attempt(format, file)
        slowest = max(slowest, time.process_time() - started)
    print(f"{format.name}: the slowest takes {slowest:.2f} s")
