"""Files that are not decks: reading reports a problem and does not raise."""

import os
from pathlib import Path

import pytest

from quizkit.deck_file.reading import limits
from quizkit.deck_file.reading.limits import BYTES_BESIDE
from quizkit.deck_file.reading.read import read_deck
from quizkit.questions.base import LONGEST_TEXT
from tests.file_systems import needs
from tests.helpers import SHIPPED, told
from tests.windows import ON_WINDOWS, not_on_windows


def read(path: Path, content: bytes) -> list[str]:
    path.write_bytes(content)
    return told(read_deck(path))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deck.yaml"


def test_the_shipped_deck_has_no_problem() -> None:
    found = read_deck(SHIPPED)
    assert found.problems == ()
    assert found.deck is not None
    assert len(found.deck.questions) >= 48


def test_a_file_that_is_not_there(path: Path) -> None:
    assert told(read_deck(path)) == ["1:1 no-such-file: there is no such file"]


def test_a_folder(tmp_path: Path) -> None:
    assert told(read_deck(tmp_path)) == ["1:1 not-a-file: this is a folder"]


def test_a_path_through_a_file(path: Path) -> None:
    path.write_text("title: T\n")
    assert [line.split(":")[0] for line in told(read_deck(path / "deck.yaml"))] == ["1"]


def test_a_path_that_no_file_can_have() -> None:
    found = read_deck(Path("a\0b.yaml"))
    assert found.deck is None
    assert len(found.problems) == 1


@needs("pipes")
@pytest.mark.skipif(ON_WINDOWS, reason="Windows has no named pipes in folders")
def test_a_named_pipe_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    assert told(read_deck(path)) == ["1:1 not-a-file: this is not a file"]


@pytest.mark.skipif(ON_WINDOWS or os.geteuid() == 0, reason="root and Windows may read any file")
def test_a_file_that_may_not_be_read(path: Path) -> None:
    path.touch(mode=0)
    assert told(read_deck(path)) == ["1:1 not-readable: the file cannot be read: Permission denied"]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# a note\n", b"\xef\xbb\xbf"])
def test_an_empty_file(path: Path, content: bytes) -> None:
    assert read(path, content) == ["1:1 empty: the deck is empty"]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"title: caf\xe9\n", "1:11"),
        ("title: café\nquestions: 日本".encode() + b"\xff", "2:14"),
        (b"\xef\xbb\xbftitle: \xff", "1:8"),
        (b"a: b\r\nc: d\r\ne: \xff", "3:4"),
        (b"a: \xed\xa0\x80", "1:4"),
    ],
    ids=["Latin-1", "behind wide characters", "byte order mark", "CRLF", "a surrogate"],
)
def test_a_file_that_is_not_utf_8(path: Path, content: bytes, place: str) -> None:
    assert read(path, content) == [f"{place} not-utf-8: this is not UTF-8 text from here on"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfet\x00i\x00", "this is UTF-16 text, and decks are UTF-8"),
        ("title: T".encode("utf-32"), "this is UTF-32 text, and decks are UTF-8"),
        (b"\0\0\xfe\xff\0\0\0t", "this is UTF-32 text, and decks are UTF-8"),
    ],
)
def test_another_encoding_of_unicode_is_named(path: Path, content: bytes, message: str) -> None:
    assert [line.partition(": ")[2] for line in read(path, content)] == [message]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"%PDF-1.7\n1 0 obj", "a PDF document"),
        (b"PK\x03\x04\x14\x00\xff", "a Word, Excel or zip file"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "a Word, Excel or zip file"),
        (b"<!DOCTYPE html>\n<title>Quiz: one</title>\n", "an HTML page"),
        (b"\n<html lang=en>", "an HTML page"),
        (b"{\\rtf1\\ansi Hello}", "an RTF document"),
    ],
)
def test_a_file_of_another_kind_is_reported_once(path: Path, content: bytes, kind: str) -> None:
    assert read(path, content) == [f"1:1 other-kind: this is {kind}, not a deck"]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        (
            "result.json",
            '{\n "format": "quizkit exam result",\n "deck": {"title": "T"}, "questions": []}',
            "the result of an exam",
        ),
        ("progress.json", '{\n "v": 4,\n "read": {},\n "decks": {"a": {"title": "T"}}}', "the progress of a student"),
        ("history.jsonl", '{"v":1,"kind":"device","id":"a-1","crc":"76777dd1"}\n{"v":1}\n', "the history of a student"),
        ("notes.ipynb", '{"cells": [], "metadata": {}}', "a notebook"),
        ("bank.xml", '<?xml version="1.0"?>\n<quiz><question/></quiz>', "an XML file"),
        ("deck.yaml", "question,answer\nWhere?,Bern\n", "a table"),
        ("deck.yaml", "Where?\tBern\nWhen?\t1848\n", "a table"),
        ("article.md", "# Rivers\n\nThe Danube: it flows.\n", "a Markdown text"),
        ("rivers.gift", "::Danube:: Where does it end? {=sea ~lake}\n", "a GIFT file"),
        ("package.json", '{"name": "rivers", "version": "1.0"}\n', "a JSON file"),
        ("compose.yaml", "version: '3'\nservices:\n  web: {image: nginx}\n", "a YAML file of another program"),
    ],
)
def test_a_file_of_another_program_is_reported_once(tmp_path: Path, name: str, content: str, kind: str) -> None:
    assert read(tmp_path / name, content.encode()) == [f"1:1 other-kind: this is {kind}, not a deck"]


@pytest.mark.parametrize("content", ["titel: T\nquestion: a\n", "Title = T\n"])
def test_a_deck_with_mistakes_is_no_other_file(path: Path, content: str) -> None:
    assert not [line for line in read(path, content.encode()) if "other-kind" in line]


@pytest.mark.parametrize(
    ("content", "help"),
    [
        ("title: Flüsse".encode("cp1252"), "It looks like Windows-1252: save it as UTF-8 in your editor."),
        ("title: Über".encode("cp1252"), "It looks like Windows-1252: save it as UTF-8 in your editor."),
        ("title: 日本".encode("shift-jis"), "Save it as UTF-8 in your editor."),
        (b"title: \xff", "Save it as UTF-8 in your editor."),
    ],
)
def test_an_encoding_is_guessed_from_its_letters(path: Path, content: bytes, help: str) -> None:
    path.write_bytes(content)
    assert [problem.help for problem in read_deck(path).problems] == [help]


def test_a_file_with_a_byte_order_mark_and_crlf(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbftitle: T\r\nquestions:\r\n- question: a\r\n  answer: |\r\n    b\r\n    c\r\n")
    found = read_deck(path)
    assert found.deck is not None
    assert found.deck.questions[0].answer() == "b\nc"


def test_a_file_over_the_limit_is_not_read(path: Path) -> None:
    assert read(path, b"#" * 9_000_000) == ["1:1 too-large: the deck is larger than 8 MB"]


def test_a_file_at_the_limit_is_read(path: Path) -> None:
    content = b"title: T\nquestions: [{question: a, answer: b}]\n#"
    assert read(path, content.ljust(BYTES_BESIDE, b"#")) == []


def test_a_large_file_is_read_if_it_has_many_questions(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BYTES_BESIDE", 1000)
    many = b"title: T\nquestions:\n" + b"".join(b"  - {question: q%d, answer: a}\n" % n for n in range(100))

    assert read(path, many) == []
    assert read(path, many + b"#" * 500_000) == ["1:1 too-large: the deck is larger than 401,000 bytes"]


@pytest.mark.parametrize("sign", [b"[", b"{", b"- ", b"? ", b"[{", b"{a: ["])
def test_a_hundred_kilobytes_of_nesting(path: Path, sign: bytes) -> None:
    found = read(path, sign * (100_000 // len(sign)))
    assert found[-1].endswith(" too-deep: lists and mappings are nested more than 20 levels deep")


def test_a_list(path: Path) -> None:
    assert read(path, b"- a\n") == ["1:1 wrong-type: expected a deck, found a list"]


@pytest.mark.parametrize("number", [0x00, 0x07, 0x0B, 0x0C, 0x1B, 0x1C, 0x7F, 0x80, 0x9B, 0xFFFE, 0xFFFF])
def test_a_lone_control_character(path: Path, number: int) -> None:
    assert read(path, chr(number).encode())[0] == (
        f"1:1 control-character: YAML does not allow the character U+{number:04X}"
    )


def test_control_characters_do_not_hide_other_problems(path: Path) -> None:
    content = "title: T\nquestions:\n- question: a\x0cb\x1bc\n  anser: b\n"
    assert [line.partition(": ")[0] for line in read(path, content.encode())] == [
        "3:14 control-character",
        "3:16 control-character",
        "4:3 unknown-key",
    ]


@pytest.mark.parametrize("line", ["- question: &a x\n", "- question: a\n  question: b\n", "- {}\n"])
def test_of_a_hundred_thousand_problems_the_first_are_reported(path: Path, line: str) -> None:
    assert len(read(path, b"title: T\nquestions:\n" + line.encode() * 50_000)) == 201


@not_on_windows("expects the quotes of POSIX shells")
@pytest.mark.parametrize(
    ("name", "content", "command"),
    [
        ("bank.csv", b"question,answer\nWhere?,Bern\n", "import {}"),
        ("bank.xml", b"<?xml version='1.0'?>\n<quiz></quiz>", "import {}"),
        ("deck.apkg", b"PK\x03\x04\x14\x00", "import {}"),
        ("article.md", b"# Rivers\n\nThe Danube flows.\n", "new NAME --from {}"),
        ("essay.docx", b"PK\x03\x04\x14\x00", "new NAME --from {}"),
        ("essay.pdf", b"%PDF-1.7\n", "new NAME --from {}"),
        ("essay.pages", b"PK\x03\x04\x14\x00", "new NAME --from {}"),
        ("essay.odt", b"PK\x03\x04\x14\x00", "new NAME --from {}"),
        ("marks.xlsx", b"PK\x03\x04\x14\x00", "import {}"),
        ("progress.json", b'{"v": 4, "read": {}}', "progress"),
    ],
)
def test_the_help_for_another_file_is_the_command_for_it(
    tmp_path: Path, name: str, content: bytes, command: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (problem,) = read_deck(tmp_path / name).problems
    text = (
        tmp_path / name
        if name.endswith((".md", ".csv", ".xml", ".apkg", ".xlsx"))
        else (tmp_path / name).with_suffix(".txt")
    )
    assert f" {command.format(text)}`" in problem.help


def test_the_result_of_an_exam_names_the_deck_to_give(tmp_path: Path) -> None:
    (tmp_path / "result.json").write_text('{"format": "quizkit exam result"}')
    (problem,) = read_deck(tmp_path / "result.json").problems
    assert problem.help == "It names the deck of the exam: give the path of that deck."


def test_a_text_over_the_limit_is_one_problem_at_its_place(path: Path) -> None:
    text = "word " * (LONGEST_TEXT // 5)
    assert read(path, f"title: T\nquestions:\n  - question: a\n    answer: {text.strip()}\n".encode()) == []
    assert read(path, f"title: T\nquestions:\n  - question: a\n    answer: {text}word\n".encode()) == [
        "4:13 too-large: this text has 100,004 characters, but a text may have at most 100,000"
    ]


@pytest.mark.parametrize("id", ['"rivers\\nof Europe"', '"rivers\\tof Europe"', '"rivers\\Lof Europe"'])
def test_an_id_is_in_one_line(path: Path, id: str) -> None:
    question = "questions:\n  - question: a\n    answer: b\n"
    assert "1:5 wrong-type: expected an id in one line" in read(path, f"id: {id}\ntitle: T\n{question}".encode())
    of_a_question = question.replace("- q", f"- id: {id}\n    q")
    assert "3:9 wrong-type: expected an id in one line" in read(path, f"title: T\n{of_a_question}".encode())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes("title: T\nquestions: []\n".encode(encoding))

    assert told(read_deck(path)) == ["1:1 not-utf-8: this is UTF-16 text, and decks are UTF-8"]
