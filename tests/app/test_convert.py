"""Importing and exporting without a process."""

from pathlib import Path

import pytest

from quizkit.app.convert import STDIO, export_deck, import_files
from quizkit.app.find_deck import find_deck
from quizkit.app.foreign_file import decoded
from quizkit.base.errors import UsageError
from quizkit.base.problems import Place
from quizkit.deck_file.reading.read import read_deck

GIFT = "// [id:sea]\nInto which sea? {=Black Sea}\n\nEssay? {}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_becomes_a_deck_with_its_name_and_ids() -> None:
    (imported,) = import_files([write("my rivers.gift", GIFT)], None, None, force=False)

    assert (imported.path, imported.questions) == (Path("my rivers.yaml"), 1)
    assert [problem.message for problem in imported.files[0].problems] == [
        "“Essay?”: it is an essay, which cannot be graded"
    ]
    deck = read_deck(imported.path).deck
    assert deck is not None
    assert (deck.id, deck.title, deck.questions[0].common.id) == ("my rivers", "My rivers", "sea")


def test_several_files_become_one_deck_in_which_each_question_has_its_own_id() -> None:
    one, two = write("a.gift", GIFT), write("b.gift", GIFT.replace("Into", "Near"))
    (imported,) = import_files([one, two], None, Path("both.yaml"), force=False)

    deck = read_deck(imported.path).deck
    assert deck is not None
    assert [question.common.id for question in deck.questions] == ["sea", "sea-2"]


def test_settings_are_not_lost_where_no_file_is_written() -> None:
    write("seas.yaml", "title: All seas\nsource: Brehm\nquestions:\n  - {question: Sea?, answer: a}\n")
    assert [loss.code for loss in export_deck("seas.yaml", "kahoot", None, force=False).losses] == ["not-exported"]
    assert [loss.code for loss in export_deck("seas.yaml", "gift", None, force=False).losses] == ["lost-setting"]


def test_what_only_the_first_of_several_files_gives_the_deck_is_reported() -> None:
    for name in ("seas", "lakes"):
        write(f"{name}.yaml", f"title: All {name}\nquestions:\n  - {{question: Which of the {name}?, answer: a}}\n")
        export_deck(f"{name}.yaml", "canvas", None, force=False)
    (imported,) = import_files([Path("seas.zip"), Path("lakes.zip")], None, Path("both.yaml"), force=False)
    assert "title: All seas" in imported.text
    assert [[problem.message for problem in file.problems] for file in imported.files] == [
        [],
        ["these settings are not imported: title"],
    ]


@pytest.mark.parametrize("format", ["apkg", "moodle-xml", "canvas"])
def test_images_come_along_and_come_back(format: str) -> None:
    Path("img").mkdir()
    Path("img/map.png").write_bytes(b"PNG")
    write("maps.yaml", "title: Maps\nquestions:\n  - question: 'Which? ![map](img/map.png)'\n    answer: Elbe\n")
    exported = export_deck("maps.yaml", format, None, force=False)
    assert exported.losses == ()

    (imported,) = import_files([exported.path], None, Path("again.yaml"), force=False)
    assert "![map](again-media/map.png)" in imported.text
    assert Path("again-media/map.png").read_bytes() == b"PNG"


def test_an_image_replaces_no_other_file_without_force() -> None:
    Path("map.png").write_bytes(b"PNG")
    write("maps.yaml", "title: Maps\nquestions:\n  - question: 'Which? ![map](map.png)'\n    answer: Elbe\n")
    path = export_deck("maps.yaml", "apkg", None, force=False).path
    mine = Path("again-media/map.png")
    mine.parent.mkdir()
    mine.write_bytes(b"mine")

    with pytest.raises(UsageError, match=r"map\.png already exists"):
        import_files([path], None, Path("again.yaml"), force=False)
    assert (mine.read_bytes(), Path("again.yaml").exists()) == (b"mine", False)

    mine.write_bytes(b"PNG")
    import_files([path], None, Path("again.yaml"), force=False)
    (imported,) = import_files([path], None, STDIO, force=False)
    assert [problem.message for problem in imported.files[0].problems] == [
        "“Which? ![map](map.png)”: the image map.png is not written to standard output"
    ]


def test_images_that_do_not_come_along_are_reported() -> None:
    write(
        "maps.yaml",
        "title: Maps\nquestions:\n  - {question: 'A ![](no.png) ![](../x.png) ![](https://x.org/a.png)', answer: Elbe}\n",
    )
    messages = [loss.message for loss in export_deck("maps.yaml", "canvas", None, force=False).losses]
    assert messages == [
        "“A ![](no.png) ![](../x.png) ![](https://x.org/a.png)”: the image no.png is not exported: there is no such file",
        "“A ![](no.png) ![](../x.png) ![](https://x.org/a.png)”: the image ../x.png is not exported: there is no such file",
    ]
    (loss, _) = export_deck("maps.yaml", "gift", None, force=False).losses
    assert (loss.code, loss.place) == ("lost-media", Place(3, 5))


def test_images_that_are_not_beside_the_deck_are_reported() -> None:
    Path("notes").mkdir()
    Path("here.png").write_bytes(b"PNG")
    path = write("notes/q.md", "<quiz>\nA ![](here.png) ![](gone.png)\n- [x] a\n- [ ] b\n</quiz>\n")
    (imported,) = import_files([path], None, None, force=False)
    assert [problem.message for problem in imported.files[0].problems] == [
        "“A ![](here.png) ![](gone.png)”: the image gone.png is not found"
    ]


def test_nothing_is_overwritten_without_force() -> None:
    path = write("rivers.gift", GIFT)
    write("rivers.yaml", "mine")

    with pytest.raises(UsageError, match=r"rivers\.yaml already exists"):
        import_files([path], None, None, force=False)
    assert Path("rivers.yaml").read_text(encoding="utf-8") == "mine"

    import_files([path], None, None, force=True)
    assert Path("rivers.yaml").read_text(encoding="utf-8") != "mine"


def test_a_file_without_questions_writes_no_deck() -> None:
    (imported,) = import_files([write("rivers.gift", "Essay? {}\n")], None, None, force=False)
    assert (imported.questions, Path("rivers.yaml").exists()) == (0, False)


@pytest.mark.parametrize("content", ["", "\n \n", "\ufeff\n"])
def test_an_empty_file_is_said_to_be_empty(content: str) -> None:
    with pytest.raises(UsageError, match=r"rivers\.csv is empty"):
        import_files([write("rivers.csv", content)], None, None, force=False)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.csv", b"%PDF-1.4", "a PDF document"),
        ("a.txt", b"PK\3\4word/document.xml", "a Word, Excel or zip file"),
        ("a.docx", b"PK\3\4word/document.xml", "a Word, Excel or zip file"),
        ("a.png", b"\x89PNG", "a picture"),
        ("a.csv", b"question,answer\n\0\1\2", "a binary file"),
        ("a.csv", b"<!DOCTYPE html><p>Sign in", "an HTML page"),
    ],
)
def test_a_file_that_has_no_questions_is_named_by_its_kind(name: str, content: bytes, kind: str) -> None:
    Path(name).write_bytes(content)
    with pytest.raises(UsageError, match=f"{name} is {kind}, which quizkit does not import"):
        import_files([Path(name)], None, None, force=False)


def test_a_spreadsheet_is_recognised_whatever_its_name() -> None:
    exported = export_deck("carney-washington-2025", "xlsx", Path("table.csv"), force=False)
    (imported,) = import_files([exported.path], None, None, force=False)
    assert (imported.files[0].format.name, imported.questions) == ("xlsx", exported.questions)


def test_questions_of_another_tool_in_yaml_are_asked_as_they_are() -> None:
    file = find_deck(str(write("sums.yaml", "type: numerical\nquestion: 2 + 2?\nanswers: [4]\n---\n" * 2)))
    assert file.deck is not None
    assert [question.type for question in file.deck.questions] == ["number", "number"]
    assert find_deck(str(write("broken.yaml", "title: T\nanswers: [a]\n"))).deck is None


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError, match=r"The format of notes\.md is not recognised") as unrecognised:
        import_files([write("notes.md", "Only a text.\n")], None, None, force=False)
    assert (unrecognised.value.help or "").startswith("If it has one of these formats, name it with --from. Formats: ")
    with pytest.raises(UsageError, match="There is no format “gifd”") as raised:
        import_files([write("notes.md", "x")], "gifd", None, force=False)
    assert raised.value.help == "Did you mean “gift”?"


def test_an_exported_deck_is_imported_with_the_same_questions() -> None:
    exported = export_deck("carney-washington-2025", "csv", None, force=False)
    assert exported.path == Path("carney-washington-2025.csv")
    assert [loss.message for loss in exported.losses] == [
        "of the deck itself these are not exported: title, description, source"
    ]

    (imported,) = import_files([exported.path], None, Path("again.yaml"), force=False)
    again, deck = read_deck(imported.path).deck, find_deck("carney-washington-2025").deck
    assert again is not None
    assert deck is not None
    assert again.questions == deck.questions


def test_standard_output_writes_no_file(folder: Path) -> None:
    path = write("rivers.gift", GIFT)
    (imported,) = import_files([path], None, STDIO, force=False)
    export_deck("carney-washington-2025", "gift", STDIO, force=False)

    assert "Into which sea?" in imported.text
    assert [path.name for path in folder.iterdir()] == ["rivers.gift"]


def test_a_file_of_another_tool_is_a_deck_as_it_is() -> None:
    file = find_deck(str(write("rivers.gift", GIFT)))
    assert file.deck is not None
    assert (file.deck.id, file.deck.title, len(file.deck.questions)) == ("rivers", "Rivers", 1)
    Path("old.csv").write_bytes("question,answer\nGröße?,a\n".encode("cp1252"))
    assert [problem.message for problem in find_deck("old.csv").problems] == [
        "it is not UTF-8; it was read as Windows-1252"
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Größe".encode(), ("Größe", "")),
        ("Größe".encode("utf-8-sig"), ("Größe", "")),
        ("Größe".encode("utf-16"), ("Größe", "")),
        ("Größe".encode("utf-16-le"), ("Größe", "UTF-16")),
        ("Größe – 5 €".encode("cp1252"), ("Größe – 5 €", "Windows-1252")),
    ],
)
def test_any_usual_encoding_is_read(data: bytes, expected: tuple[str, str]) -> None:
    assert decoded(data) == expected


def test_an_unknown_format_of_an_export_is_answered_with_the_formats_that_are_written() -> None:
    with pytest.raises(UsageError, match="There is no format “html”") as raised:
        export_deck("carney-washington-2025", "html", None, force=False)
    help = raised.value.help or ""
    assert ("markdown" in help, "mkdocs-quiz" in help) == (True, False)
