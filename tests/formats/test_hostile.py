"""Damaged and hostile files: a message, never another exception, and soon."""

import os
import random
import time
import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook

from quizkit.deck_file.reading.events import plain_values
from quizkit.deck_file.reading.read import read_deck
from quizkit.formats.archive import Archive
from quizkit.formats.archive import zipped as zipped_files
from quizkit.formats.base import Unreadable
from quizkit.formats.registry import BY_NAME, FORMATS, Format
from tests.formats.samples import SAMPLES
from tests.helpers import SHIPPED

READ = [one for one in FORMATS if one.reads]
_PIECES = [b"", b"\0", b"\xff\xfe", b"<", b"</", b"{{c1::", b"{", b"}", b"~", b"=", b"::", b"\n\n", b'"', b"'", b"]]>", b"&", b"&#0;", b"%", b"-", b"1e999", b"1e99999999", b"9" * 400, b"PK", "é".encode("cp1252")]  # fmt: skip
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
        format.read(data, data.decode("utf-8", "replace"), plain_values)
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
    """Return a file of the format: the shipped deck if it is written, else a sample."""
    deck = read_deck(SHIPPED).deck
    assert deck is not None
    return format.write(deck).data if format.writes else SAMPLES[format.name].encode()


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


@pytest.mark.parametrize(
    ("name", "member"),
    [("apkg", "collection.anki2"), ("canvas", "g1/g1.xml"), ("xlsx", "xl/workbook.xml")],
)
def test_a_file_that_unpacks_to_far_more_than_it_has_is_refused(name: str, member: str) -> None:
    with pytest.raises(Unreadable, match="in it unpacks to more than 20 MB"):
        BY_NAME[name].read(zipped(member, bytes(21_000_000)), "", plain_values)


def test_many_questions_that_are_alike_are_no_bomb() -> None:
    questions = b"".join(
        b"%d" % place + b" is a question like the others, with a long text." * 5 for place in range(90_000)
    )
    file = zipped("a.xml", questions)
    assert len(questions) > 20_000_000
    assert 50 < len(questions) / len(file) < 200
    assert Archive(file).read("a.xml") == questions


def quiz_of(html: str) -> bytes:
    escaped = html.replace("<", "&lt;").encode()
    return (
        b"<quiz><question type='truefalse'><questiontext><text>" + escaped + b"</text></questiontext></question></quiz>"
    )


@pytest.mark.parametrize(
    ("format", "data", "reason"),
    [
        ("moodle-xml", b"<quiz>" + b"<a/>" * 700_001, "it has too many elements; split it"),
        ("moodle-xml", b"<quiz>" + b"<a b='' c=''/>" * 250_001, "it has too many elements; split it"),
        ("moodle-xml", b"<quiz>" + b"".join(b"<a%d/>" % n for n in range(699_000)), "more than 2,000 different names"),
        ("moodle-xml", b"<quiz>" + b"".join(b"<a b%d=''/>" % n for n in range(2_000)), "more than 2,000 different names"),
        ("moodle-xml", b"<quiz>" + b"<question/>" * 100_001 + b"</quiz>", "it has more than 100,000 questions; split it"),
        ("moodle-xml", b"<quiz>" + b"<a>" * 200_000, "its elements are more than 200 levels deep"),
        ("moodle-xml", quiz_of("<b>" * 200_000), "one of its texts has more than 20,000 tags"),
        ("moodle-xml", quiz_of("a" * 10_000_001), "one of its texts has more than 10,000,000 characters"),
        ("moodle-xml", quiz_of("<!--" * 2_000), "or does not close them"),
        ("moodle-xml", quiz_of('<a b="' * 2_000), "or does not close them"),
        ("canvas", zipped_files({f"{n}.xml": b"<questestinterop>" + b"<a/>" * 240_000 + b"</questestinterop>" for n in range(3)}), "it has too many"),
        ("apkg", zipped_files({"collection.anki2": b"", "media": b'{"a":' * 100_000}), "it is nested too deeply"),
        ("canvas", zipped_files({f"{n}.xml": bytes(19_000_000) for n in range(11)}), "it unpacks to more than 200 MB"),
        ("csv", b"question,answer\n" + b"a\n" * 100_001, "it has more than 100,000 questions; split it"),
    ],
    ids=range(14),
)  # fmt: skip
def test_a_file_with_too_much_in_it_is_refused(format: str, data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        BY_NAME[format].read(data, data.decode("latin-1"), plain_values)


def question_of_moodle(number: int) -> str:
    """Return a question as Moodle exports it: with what its editor adds to each text, images, hints and tags."""
    html = f'<![CDATA[<p dir="ltr" style="text-align: left;">Text {number}<br></p>]]>'
    image = "<img src='@@PLUGINFILE@@/map.png' alt='' width='1' height='1' class='img-fluid'>"
    texts = "".join(
        f'<{name} format="html"><text>{html}</text></{name}>'
        for name in ("generalfeedback", "correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
    )
    answers = "".join(
        f'<answer fraction="{100 * (letter == "a")}" format="html"><text>{html.replace("Text", letter)}</text>'
        f'<feedback format="html"><text>{html}</text></feedback></answer>'
        for letter in "abcd"
    )
    settings = (
        "<defaultgrade>1.0</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden><idnumber></idnumber>"
        "<single>true</single><shuffleanswers>true</shuffleanswers><answernumbering>abc</answernumbering>"
        "<showstandardinstruction>0</showstandardinstruction>"
    )
    return (
        f'<!-- question: {number} --><question type="multichoice"><name><text>Name {number}</text></name>'
        f'<questiontext format="html"><text>{html.replace("<br>", image)}</text>'
        f'<file name="map.png" path="/" encoding="base64">UE5HUE5HUE5HUA==</file></questiontext>'
        f"{texts}{settings}<shownumcorrect/>{answers}"
        f'<hint format="html"><text>{html}</text><shownumcorrect/></hint><tags><tag><text>rivers</text></tag></tags></question>'
    )


@pytest.mark.slow
def test_ten_thousand_questions_of_moodle_with_images_are_read() -> None:
    data = f"<quiz>{''.join(map(question_of_moodle, range(10_000)))}</quiz>".encode()
    assert len(BY_NAME["moodle-xml"].read(data, "", plain_values).drafts) == 10_000


def sheet(*cells: tuple[int, int, str]) -> bytes:
    book = Workbook()
    for row, column, text in cells:
        book.active.cell(row, column, text)  # type: ignore[union-attr]  # a new book has a sheet
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def test_a_cell_far_away_does_not_make_a_sheet_large() -> None:
    data = sheet((1, 1, "question"), (1, 2, "answer"), (2, 1, "Q?"), (2, 2, "a"), (1_048_576, 16_384, " "))
    reading = BY_NAME["xlsx"].read(data, "", plain_values)
    assert [draft.values for draft in reading.drafts] == [{"question": "Q?", "answer": "a"}]


def test_a_sheet_with_cells_far_apart_is_refused() -> None:
    data = sheet(*((row, 16_384, "x") for row in range(1, 80)))
    with pytest.raises(Unreadable, match="its cells are too far apart"):
        BY_NAME["xlsx"].read(data, "", plain_values)


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
