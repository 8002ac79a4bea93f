"""Anki's packages and text files."""

import json
import sqlite3
import zipfile
from collections.abc import Mapping
from contextlib import closing
from io import BytesIO

import pytest

from quizkit.formats.anki_text import read as read_text
from quizkit.formats.anki_text import write as write_text
from quizkit.formats.apkg import read, write
from quizkit.formats.archive import Archive
from quizkit.formats.base import MEDIA_LINK, Unreadable
from tests.formats.helpers import questions, reports
from tests.helpers import deck

DECK = deck(
    """
    title: Animals
    questions:
      - {id: dog, front: "**Hund**", back: dog, tags: [animals], explanation: a pet}
      - {id: paris, question: Capital of France?, answer: Paris}
      - {id: elbe, cloze: "The {{Elbe::a river}} flows through {{Dresden}}."}
      - {id: which, question: Which?, choices: [a, b], answer: a}
    """
)
MODEL = {
    "name": "Basic",
    "type": 0,
    "flds": [{"name": "Front", "ord": 0}, {"name": "Back", "ord": 1}, {"name": "Source", "ord": 2}],
    "tmpls": [{"qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr>{{Back}}"}],
}


def package(
    notes: list[tuple[str, str, str]],
    model: Mapping[str, object] = MODEL,
    media: Mapping[str, bytes] = {},
    decks: tuple[int, ...] = (2,),
    *,
    twice: bool = False,
) -> bytes:
    """Return a package of schema 11 with notes: the guid, the tags and the fields of each. They are in the decks by turns."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(
            "CREATE TABLE col (models text, decks text);"
            "CREATE TABLE notes (id integer, guid text, mid integer, tags text, flds text);"
            "CREATE TABLE cards (nid integer, did integer, due integer);"
        )
        names = {"1": {"name": "Default"}, "2": {"name": "School::Biology"}, "3": {"name": "School::Old art"}}
        connection.execute("INSERT INTO col VALUES (?, ?)", (json.dumps({"9": model}), json.dumps(names)))
        for place, (guid, tags, fields) in enumerate(notes):
            connection.execute("INSERT INTO notes VALUES (?, ?, 9, ?, ?)", (place, guid, tags, fields))
            for _ in range(1 + twice):
                connection.execute("INSERT INTO cards VALUES (?, ?, ?)", (place, decks[place % len(decks)], -place))
        connection.commit()
        database = connection.serialize()
    return zipped(
        {
            "collection.anki2": database,
            "media": json.dumps({str(n): name for n, name in enumerate(media)}).encode(),
            **{str(n): data for n, data in enumerate(media.values())},
        }
    )


def zipped(files: Mapping[str, bytes]) -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return output.getvalue()


def test_a_package_has_cards_typed_answers_clozes_and_guids() -> None:
    written = write(DECK)
    assert [(loss.code, loss.route) for loss in written.losses] == [("changed-type", ("questions", 3))]
    assert questions(read(written.data)) == [
        {"type": "flashcard", "id": "dog", "front": "**Hund**", "back": "dog", "tags": ("animals",), "explanation": "a pet"},
        {"type": "text", "id": "paris", "question": "Capital of France?", "answer": "Paris"},
        {"type": "cloze", "id": "elbe", "cloze": "The {{Elbe::a river}} flows through {{Dresden}}."},
        {"type": "flashcard", "id": "which", "front": "Which?\n- a\n- b", "back": "a"},
    ]  # fmt: skip
    assert read(written.data).title == "Animals"


def test_the_fields_that_a_card_shows_are_read_in_the_order_of_the_cards() -> None:
    reading = read(
        package(
            [("g1", " x y ", "one\x1funo\x1f"), ("g2", "", "<div>two</div><div>lines</div>\x1f<b>dos</b>\x1fa book")]
        )
    )
    assert (reading.title, questions(reading)) == (
        "Biology",
        [
            {"type": "flashcard", "id": "g2", "front": "two\nlines", "back": "**dos**"},
            {"type": "flashcard", "id": "g1", "front": "one", "back": "uno", "tags": ("x", "y")},
        ],
    )
    assert [one.message for one in reading.problems] == [
        "“two lines”: its fields that no card shows are not imported: Source"
    ]


def test_several_decks_of_a_package_become_tags() -> None:
    reading = read(package([("a", "x", "one\x1funo\x1f"), ("b", "", "two\x1fdos\x1f")], decks=(2, 3)))
    assert reading.title == "School"
    assert [one["tags"] for one in questions(reading)] == [("Old art",), ("Biology", "x")]


def test_the_decks_of_a_text_are_its_title_or_tags() -> None:
    head = "#separator:tab\n#deck column:3\n#tags column:4\n"
    one = read_text(f"{head}a\tb\tGeo::Europe\tx\nc\td\tGeo::Europe\t\n")
    assert (one.title, [question.get("tags") for question in questions(one)]) == ("Europe", [("x",), None])
    two = read_text(f"{head}a\tb\tGeo::Europe\tx\nc\td\tGeo::Asia\t\n")
    assert (two.title, [question["tags"] for question in questions(two)]) == ("Geo", [("Europe", "x"), ("Asia",)])


@pytest.mark.parametrize(
    ("row", "imported", "report"),
    [
        ("Cloze\t{{c1::a {{c2::b}}}} c", 0, "not-imported: “{{c1::a {{c2::b}}}} c”: one of its blanks is inside another one"),
        ("Image Occlusion\t{{c1::image-occlusion:rect:left=.1}}\t<img src=a.png>", 0, "not-imported: it hides parts of an image"),
        ("Basic (and reversed card)\ta\tb", 1, "lost-cards: “a”: only its first card is imported; the option --reverse asks cards from the back"),
    ],
)  # fmt: skip
def test_what_only_anki_can_ask_is_reported(row: str, imported: int, report: str) -> None:
    reading = read_text(f"#separator:tab\n#html:true\n#notetype column:1\n{row}\n")
    assert (len(reading.drafts), reports(reading)) == (imported, [f"4 {report}"])


def test_the_other_cards_of_a_note_are_reported() -> None:
    (loss,) = read(package([("a", "", "one\x1funo\x1f")], twice=True)).problems
    assert (loss.code, loss.severity) == ("lost-cards", "warning")


def test_the_second_field_of_a_cloze_is_its_explanation() -> None:
    reading = read_text("#html:true\n#notetype:Cloze\nThe {{c1::Elbe}}.\tIn Czech <b>Labe</b>\tx\n")
    assert questions(reading)[0]["explanation"] == "In Czech **Labe**"
    assert reports(reading) == ["3 lost-fields: “The {{c1::Elbe}}.”: only its first two fields are imported"]


def test_images_come_along_and_sounds_are_reported() -> None:
    reading = read(
        package(
            [("g", "", 'see <img src="a map.png">[sound:x.mp3]\x1fhere\x1f')],
            media={"a map.png": b"PNG", "unused.png": b""},
        )
    )
    assert questions(reading)[0]["front"] == f"see ![]({MEDIA_LINK}a_map.png)"
    assert reading.media == {"a_map.png": b"PNG"}
    assert [one.code for one in reading.problems] == ["lost-media"]


def test_a_package_of_a_current_version_is_read() -> None:
    zstd = pytest.importorskip("backports.zstd")
    plain = package([("g", "", "one\x1funo\x1f")])
    database = Archive(plain).read("collection.anki2")
    current = zipped(
        {"collection.anki21b": zstd.compress(database), "collection.anki2": b"an old stub", "meta": b"\x08\x03"}
    )
    assert questions(read(current)) == [{"type": "flashcard", "id": "g", "front": "one", "back": "uno"}]


def field(number: int, value: bytes) -> bytes:
    """Return a short field of a protobuf message."""
    return bytes((number << 3 | 2, len(value))) + value


def current_package() -> bytes:
    """Return a package of schema 18: tables with the collation unicase, a write-ahead log that is missing, packed media."""
    zstd = pytest.importorskip("backports.zstd")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
        connection.executescript(
            "CREATE TABLE decks (id integer, name text COLLATE unicase, kind blob); CREATE INDEX d ON decks (name);"
            "CREATE TABLE notetypes (id integer, name text COLLATE unicase, config blob);"
            "CREATE TABLE fields (ntid integer, ord integer, name text COLLATE unicase);"
            "CREATE TABLE templates (ntid integer, ord integer, config blob);"
            "CREATE TABLE notes (id integer, guid text, mid integer, tags text, flds text);"
            "CREATE TABLE cards (nid integer, did integer, due integer);"
            "INSERT INTO decks VALUES (1, 'School\x1fBiology', x'0a042202486f'), (2, 'Other', x''); INSERT INTO cards VALUES (1, 1, 1), (2, 1, 2);"
            "INSERT INTO fields VALUES (7, 1, 'Back'), (7, 0, 'Front'), (8, 0, 'Text'), (8, 1, 'Extra');"
            "INSERT INTO notes VALUES (1, 'a', 7, '', 'see <img src=\"m.png\">\x1funo'), (2, 'b', 8, '', '{{c1::x}} y\x1fz');"
        )
        kinds = [
            (7, b"\x08\0", b"{{Front}}", b"{{Back}}"),
            (8, b"\x08\1", b"{{cloze:Text}}", b"{{cloze:Text}}{{Extra}}"),
        ]
        for id, config, front, back in kinds:
            connection.execute("INSERT INTO notetypes VALUES (?, 'N', ?)", (id, config))
            connection.execute("INSERT INTO templates VALUES (?, 0, ?)", (id, field(1, front) + field(2, back)))
        connection.commit()
        database = connection.serialize()
    return zipped(
        {
            "collection.anki21b": zstd.compress(database[:18] + b"\2\2" + database[20:]),
            "collection.anki2": package([("old", "", "Please update\x1fAnki\x1f")]),
            "media": zstd.compress(field(1, field(1, b"m.png"))),
            "0": zstd.compress(b"PNG"),
        }
    )


def test_the_newest_collection_of_a_package_is_read_with_its_media() -> None:
    reading = read(current_package())
    assert (reading.title, reading.problems, reading.media) == ("Biology", (), {"m.png": b"PNG"})
    assert questions(reading) == [
        {"type": "flashcard", "id": "a", "front": f"see ![]({MEDIA_LINK}m.png)", "back": "uno"},
        {"type": "cloze", "id": "b", "cloze": "{{x}} y", "explanation": "z"},
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 no zip", "it is not a valid zip archive"),
        (zipped({"x": b""}), "it has no collection of Anki"),
        (zipped({"collection.anki2": b"no database"}), "its collection is not a database"),
        (zipped({"collection.anki2": b"SQLite format 3\0" + b"\0" * 200}), "its collection is damaged, or of an unknown version"),
        (zipped({"collection.anki21b": b"no zstd"}), "a file in it is damaged"),
    ],
)  # fmt: skip
def test_a_damaged_package_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as raised:
        read(data)
    assert raised.value.reason == reason


def test_a_text_file_has_guids_so_that_a_second_import_updates() -> None:
    written = write_text(DECK).data.decode()
    assert written.splitlines()[:7] == [
        "#separator:tab",
        "#html:true",
        "#guid column:1",
        "#notetype column:2",
        "#tags column:5",
        "dog\tBasic\t<b>Hund</b>\tdog\tanimals",
        "paris\tBasic (type in the answer)\tCapital of France?\tParis\t",
    ]


def test_an_id_that_begins_like_a_comment_is_quoted() -> None:
    written = write_text(deck("title: T\nquestions:\n  - {id: '#1', front: a, back: b}\n")).data.decode()
    assert written.splitlines()[-1] == '"#1"\t"Basic"\t"a"\t"b"\t""'
    assert questions(read_text(written)) == [{"type": "flashcard", "id": "#1", "front": "a", "back": "b"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#separator:semicolon\n#html:false\n<a>;b\n", {"type": "flashcard", "front": "<a>", "back": "b"}),
        ("#html:true\n<a>&amp;\tb\n", {"type": "flashcard", "front": "&", "back": "b"}),
        ("#notetype:Cloze\n#tags:x y\nThe {{c1::Elbe}}.\n", {"type": "cloze", "cloze": "The {{Elbe}}.", "tags": ("x", "y")}),
        ('#separator:Comma\n"a\nb","c, d"\n', {"type": "flashcard", "front": "a\nb", "back": "c, d"}),
    ],
)  # fmt: skip
def test_a_text_file_is_read_by_its_headers(text: str, expected: dict[str, object]) -> None:
    reading = read_text(text)
    assert (questions(reading), reports(reading)) == ([expected], [])
