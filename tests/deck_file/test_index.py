"""The index of large decks: it reads what the whole file reads, and whatever happens to it, the deck is still read."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizkit.app import find_deck
from quizkit.app.find_deck import read_decks
from quizkit.base.problems import Place
from quizkit.deck import Deck, UnreadQuestions
from quizkit.deck_file import index
from quizkit.deck_file.reading.read import DeckFile, read_deck
from quizkit.questions.shapes import Typed
from tests.file_systems import needs
from tests.helpers import SHIPPED

SMALL = """\
id: small
title: Small
description: Three questions
language: de
source: {title: A book, url: "https://example.org"}
exam: {time-limit: 20m, pass: 62.5%, count: 2, shuffle: true}
defaults: {points: 2}
tags: [all]
questions:
  - id: one
    question: Which river flows through Vienna?
    choices: [Danube, Rhine, "Inn"]
    answer: Danube
    group: rivers
  - id: two
    question: How long is it?
    answer: 2850 km
    tags: [lengths]
  - id: three
    question: Into which sea does it flow?
    answer: Black Sea
    accept: [the Black Sea]
"""
LAYOUTS = {
    "dashes on lines of their own": "title: T\nquestions:\n-\n  question: a\n  answer: b\n-\n\n  # c\n  question: d\n  answer: e\n",
    "no indentation": "title: T\nquestions:\n- question: a\n  answer: b\n- question: c\n  answer: d\nexam:\n  pass: 50%\n",
    "comments between": "title: T\nquestions:\n# one\n  - question: a\n    answer: b\n# - question: x\n\n  - question: c\n    answer: d\n",
    "dashes in texts": (
        'title: T\nquestions:\n  - question: |+\n      - a\n      - b\n\n    answer: "x\n\n  - y"\n'
        "  - question: >-\n      - c\n    choices:\n    - d\n    - e\n    answer: d\n"
    ),
    "keys after the questions": "questions:\n  - {question: a, answer: b}\n  - {question: c, answer: d}\ntitle: T\ndefaults: {points: 3}\n",
    "the start of a document": "%YAML 1.1\n---\ntitle: T\nquestions:\n - question: a\n   answer: b\n - {front: c, back: d}\n...\n",
    "no last line break": "title: T\nquestions:\n  - question: a\n    answer: b\n  - question: c\n    answer: |+\n      d",
    "ids of wordings": "title: T\nquestions:\n  - question: Für Ä?\n    answer: ß\n  - question: 日本?\n    answer: 東京\n",
}


@pytest.fixture(autouse=True)
def _every_deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(find_deck, "_LEAST_BYTES", 0)


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "deck.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def read(path: Path) -> DeckFile:
    (file,) = read_decks([path])
    return file


def read_twice(path: Path) -> Deck:
    """Read a deck, which puts it in the index, and then from there."""
    read(path)
    deck = read(path).deck
    assert deck is not None
    return deck


def is_indexed(deck: Deck) -> bool:
    return isinstance(deck.questions, UnreadQuestions)


def texts_of(deck: Deck) -> tuple[str, list[str], list[str]]:
    context = deck.context()
    return context.language, [*context.answers], [*context.choices]


def check_alike(path: Path) -> None:
    """Check that the index says of a deck what the whole file says."""
    indexed, whole = read_twice(path), read_deck(path).deck
    assert whole is not None
    assert isinstance(indexed.questions, index._IndexedQuestions)
    places = range(len(whole.questions))
    for place in places:
        assert indexed.questions.cut_out([place]) == {place: whole.questions[place]}
        assert indexed.questions[place] == whole.questions[place]
        assert indexed.filing(place) == whole.filing(place)
    assert indexed.at([*places[::3], *places[:1]]) == whole.at([*places[::3], *places[:1]])
    assert tuple(indexed.questions) == tuple(whole.questions)
    assert indexed.questions[1:] == whole.questions[1:]
    assert (list(indexed.ids()), len(indexed.questions)) == (list(whole.ids()), len(whole.questions))
    assert indexed.signs() == whole.signs()
    assert (indexed.content_hash(), indexed.texts()) == (whole.content_hash(), tuple(map(list, whole.texts())))
    assert texts_of(indexed) == texts_of(whole)
    for field in ("id", "title", "description", "language", "source", "exam"):
        assert getattr(indexed, field) == getattr(whole, field)


@pytest.mark.parametrize(
    "path", [SHIPPED, *sorted(Path(__file__).parents[1].glob("lint/decks/*.yaml"))], ids=lambda p: p.stem
)
def test_a_deck_reads_alike_from_the_index(path: Path) -> None:
    check_alike(path)


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS.keys())
@pytest.mark.parametrize("break_", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "BOM"])
def test_every_layout_of_a_list_reads_alike(tmp_path: Path, text: str, break_: str, mark: str) -> None:
    check_alike(written(tmp_path, (mark + text).replace("\n", break_)))


_TEXT = st.text(st.sampled_from("ab -#:'\"\n{[|é\t"), min_size=1, max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.tuples(_TEXT, _TEXT, st.sampled_from(["block", "flow", "folded"])), min_size=1, max_size=5))
def test_any_texts_read_alike(tmp_path: Path, texts: list[tuple[str, str, str]]) -> None:
    import json

    lines = ["title: T", "questions:"]
    for number, (stem, answer, style) in enumerate(texts):
        quoted = json.dumps(f"{stem}{number}", ensure_ascii=False), json.dumps(f"{answer}.", ensure_ascii=False)
        if style == "flow":
            lines.append(f"  - {{question: {quoted[0]}, answer: {quoted[1]}}}")
        else:
            block = "|+" if style == "block" else ">-"
            lines.append(f"  - question: {quoted[0]}\n    answer: {quoted[1]}")
            lines.append(f"    explanation: {block}\n" + "".join(f"      {line}\n" for line in f"x{stem}".split("\n")))
    path = written(tmp_path, "\n".join(lines) + "\n")
    if read_deck(path).deck is not None:
        check_alike(path)


@pytest.mark.parametrize(
    "text",
    [
        "title: T\nquestions: [{question: a, answer: b}, {question: c, answer: d}]\n",
        "title: T\nquestions:\n  - question: a\n    answer: b\r  - question: c\n    answer: d\n",
        "title: T\nquestions:\n  - question: a\u2028\n    answer: b\n  - question: c\n    answer: d\n",
    ],
    ids=["in brackets", "CR", "U+2028"],
)
def test_other_lists_are_read_as_a_whole(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)
    assert not is_indexed(read_twice(path))
    assert read_twice(path) == read_deck(path).deck


def test_a_deck_with_errors_reports_them_each_time(tmp_path: Path) -> None:
    path = written(tmp_path, SMALL.replace("answer: Danube", "answer: Elbe"))
    assert [read(path).problems, read(path).problems] == [read_deck(path).problems] * 2
    assert read(path).problems


def test_small_decks_are_read_without_the_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find_deck, "_LEAST_BYTES", 100_000)
    assert not is_indexed(read_twice(written(tmp_path, SMALL)))
    assert not (tmp_path / "home").exists()


def test_another_text_of_the_same_size_and_time_is_read_anew(tmp_path: Path) -> None:
    path = written(tmp_path, SMALL)
    before, times = read_twice(path), path.stat()
    written(tmp_path, SMALL.replace("Vienna", "Linz??"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    deck = read_twice(path)

    assert path.stat().st_size == times.st_size
    assert deck.questions[0].prompt().stem == "Which river flows through Linz???"
    # What was opened before stays as it was.
    assert before.questions[0].prompt().stem == "Which river flows through Vienna?"


def test_the_place_of_a_question_is_known_without_its_tree(tmp_path: Path) -> None:
    path = written(tmp_path, SMALL)
    read(path)
    assert [read(path).place(("questions", place)).line for place in range(3)] == [10, 15, 19]
    assert read(path).place(("title",)) == Place(1, 1)


def test_only_decks_that_exist_stay_in_the_index(tmp_path: Path) -> None:
    gone, deck = tmp_path / "gone.yaml", written(tmp_path, SMALL)
    shutil.copy(deck, gone)
    read(gone)
    gone.unlink()

    read(deck)

    with sqlite3.connect(tmp_path / "home" / "cache" / "decks.sqlite") as connection:
        assert connection.execute("SELECT path FROM deck").fetchall() == [(os.fsencode(deck),)]
    connection.close()


def test_what_is_derived_of_a_deck_that_was_deleted_meanwhile_does_not_stay(tmp_path: Path) -> None:
    gone, deck = tmp_path / "gone.yaml", written(tmp_path, SMALL)
    shutil.copy(deck, gone)
    opened = read_twice(gone)
    gone.unlink()
    read(deck)
    opened.context()
    opened.context().derived("a list", list)

    read(written(tmp_path, SMALL.replace("2850", "2851")))

    with sqlite3.connect(file_of_the_index(tmp_path)) as connection:
        assert connection.execute("SELECT path, name FROM derived").fetchall() == [(os.fsencode(deck), "texts")]
    connection.close()


@needs("any name")
def test_a_deck_whose_name_is_no_text_is_in_the_index_beside_others(tmp_path: Path) -> None:
    deck, other = written(tmp_path, SMALL), tmp_path / "deck\udcff.yaml"
    shutil.copy(deck, other)
    read(deck)
    assert is_indexed(read_twice(other))
    kept = read(deck).deck
    assert kept is not None
    assert is_indexed(kept)


def test_what_grading_derives_of_the_texts_is_stored(tmp_path: Path) -> None:
    path = written(tmp_path, SMALL)
    made: list[str] = []

    def derive(text: str) -> list[str]:
        def make() -> list[str]:
            made.append(text)
            return [text]

        return read_twice(path).context().derived("a list", make)

    assert [derive("1"), derive("2")] == [["1"], ["1"]]
    assert made == ["1"]
    written(tmp_path, SMALL.replace("2850", "2851"))
    assert [derive("3"), derive("4")] == [["3"], ["3"]]
    assert made == ["1", "3"]


# Another answer of the deck is no misspelling, nor is another word of one.
REPLIES = {"three": ["Black Sea", "the black see", "Danube", "Rhein"], "two": ["2850 km", "2850 m", "Inn"]}


def test_a_reply_is_graded_alike_with_what_is_stored(tmp_path: Path) -> None:
    path = written(tmp_path, SMALL)
    whole = read_deck(path).deck
    assert whole is not None
    for deck in (read_twice(path), read_twice(path)):
        for id, replies in REPLIES.items():
            question, expected = deck.named([id])[id], whole.named([id])[id]
            for reply in map(Typed, replies):
                assert question.grade(reply, deck.context()) == expected.grade(reply, whole.context())
    with sqlite3.connect(file_of_the_index(tmp_path)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM derived")}
    connection.close()
    assert names == {"texts", "words of de", "forms of de"}


def file_of_the_index(folder: Path) -> Path:
    return folder / "home" / "cache" / "decks.sqlite"


def _other_table(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE deck (other TEXT)")
    connection.close()


def _other_values(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE deck SET head = 5, ids = x'0000'")
    connection.close()


def _other_outline(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE deck SET ids = starts")
    connection.close()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "no database": lambda path: path.write_bytes(b"not a database" * 1000),
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:5000]),
    "another table": _other_table,
    "other values": _other_values,
    "another outline": _other_outline,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_index_is_built_again(tmp_path: Path, damage: Callable[[Path], object]) -> None:
    path = written(tmp_path, SMALL)
    read(path)
    damage(file_of_the_index(tmp_path))

    assert read(path).deck == read_deck(path).deck
    read(path)
    check_alike(path)
    assert is_indexed(read_twice(path))


def test_no_byte_of_the_index_changes_what_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, SMALL)
    read(path)
    intact, whole = file_of_the_index(tmp_path).read_bytes(), read_deck(path).deck
    assert whole is not None
    for offset in range(0, len(intact), 97):
        damaged = bytearray(intact)
        damaged[offset] ^= 0x55
        file_of_the_index(tmp_path).write_bytes(damaged)

        deck = read(path).deck

        assert deck is not None
        assert (deck.title, deck.exam, tuple(deck.questions)) == (whole.title, whole.exam, tuple(whole.questions))
        assert texts_of(deck) == texts_of(whole)


@pytest.mark.parametrize("where", ["cache", "cache/decks.sqlite"])
def test_an_index_that_cannot_be_written_is_done_without(tmp_path: Path, where: str) -> None:
    path, in_the_way = written(tmp_path, SMALL), tmp_path / "home" / where
    in_the_way.parent.mkdir(parents=True)
    if where == "cache":
        in_the_way.write_text("a file")
    else:
        in_the_way.mkdir()

    assert read_twice(path) == read_deck(path).deck


def test_an_index_that_another_process_is_writing_is_done_without(tmp_path: Path) -> None:
    path = written(tmp_path, SMALL)
    read(path)
    other = sqlite3.connect(file_of_the_index(tmp_path), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        assert read(path).deck == read_deck(path).deck
    finally:
        other.close()
    assert is_indexed(read_twice(path))


def test_reading_reports_how_far_it_is(tmp_path: Path) -> None:
    questions = "".join(f"  - id: q{n}\n    question: Which is {n}?\n    answer: It is {n}\n" for n in range(5000))
    shares: list[float] = []

    list(read_decks([written(tmp_path, f"title: T\nquestions:\n{questions}")], shares.append))

    assert len(shares) > 1
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] <= 1
