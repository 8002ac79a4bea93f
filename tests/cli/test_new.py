"""`quiz new`: decks to begin with, which read, start, and replace nothing."""

import os
import re
from pathlib import Path

import pytest

from quizkit.deck_file.reading.read import parse_deck, read_deck
from quizkit.deck_file.templates import passages, skeleton, starter
from quizkit.questions.registry import TYPES, Question
from quizkit.questions.shapes import GOOD, Paired, Recalled, reply_texts
from tests.file_systems import needs
from tests.processes import Quiz, Ran
from tests.windows import ON_WINDOWS, not_on_windows

ARTICLE = """\
# Rivers

The Danube flows through Vienna.
It is 2850 km long.

## Seas

It reaches the Black Sea: "slowly", as they say \\ say.
"""
ODD_NAMES = ["no", "1e3", "planets & moons", "it's", "a #c", "Völker", "{x}", "null", "007"]


def lines_of_key(question: Question) -> str:
    match question.accepted()[0]:
        case Paired(pairs):
            return "; ".join(f"{left} = {right}" for left, right in pairs)
        case Recalled():
            return f"\n{GOOD}"
        case reply:
            return "; ".join(reply_texts(reply))


def test_the_starter_deck_has_each_type_once_and_reads_without_a_problem(quiz: Quiz) -> None:
    ran = quiz("new", "planets")

    found = read_deck(quiz.folder / "planets.yaml")
    assert ran == Ran(
        0,
        "Wrote planets.yaml with one question of each type. Try it with:\nquiz start planets.yaml\n",
        "",
    )
    assert found.problems == ()
    assert found.deck is not None
    assert sorted(question.type for question in found.deck.questions) == sorted(TYPES)
    assert not quiz.home.exists()


def test_the_starter_deck_starts_and_its_key_earns_every_point(quiz: Quiz) -> None:
    quiz("new", "planets")

    deck = read_deck(quiz.folder / "planets.yaml").deck
    assert deck is not None
    ran = quiz("start", "planets", "--all", input="\n".join(map(lines_of_key, deck.questions)) + "\n")

    assert "100 %" in ran.out
    assert [record["credit"] for record in quiz.history()] == [1] * len(TYPES)


def test_check_finds_nothing_to_mend_in_the_starter_deck(quiz: Quiz) -> None:
    quiz("new", "planets")

    assert quiz("check", "--strict", "planets.yaml").out.endswith("no problems.\n")


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_deck_keeps_its_name_however_odd(name: str) -> None:
    for text in (starter(name), skeleton(name, "a.txt", "One passage.")):
        found = parse_deck(text.replace("question:\n", "question: q\n").replace("answer:\n", "answer: a\n"), Path("d"))
        assert found.problems == ()
        assert found.deck is not None
        assert found.deck.id == name


def test_the_schema_lies_beside_the_deck_which_names_it(quiz: Quiz) -> None:
    quiz("new", "planets")

    first = (quiz.folder / "planets.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=quiz-deck.schema.json"
    assert (quiz.folder / "quiz-deck.schema.json").read_text(encoding="utf-8") == quiz("schema").out


def test_a_file_that_is_there_is_never_written_over(quiz: Quiz) -> None:
    deck = quiz.deck("mine", "planets.yaml")
    schema = quiz.deck("mine too", "quiz-deck.schema.json")

    assert quiz("new", "planets", code=2) == Ran(
        2, "", "Error: planets.yaml already exists.\nGive the new deck another name.\n"
    )
    quiz("new", "others")

    assert deck.read_text(encoding="utf-8") == "mine"
    assert schema.read_text(encoding="utf-8") == "mine too"


@needs("links")
@pytest.mark.skipif(ON_WINDOWS, reason="links need a privilege there")
def test_a_link_is_not_followed_to_where_it_leads(quiz: Quiz, tmp_path: Path) -> None:
    (quiz.folder / "planets.yaml").symlink_to(tmp_path / "elsewhere.yaml")

    quiz("new", "planets", code=2)

    assert not (tmp_path / "elsewhere.yaml").exists()


@pytest.mark.parametrize(
    "name", ["../x", "/tmp/x", "a/b", "a\\b", "..", ".", "", "~x", ".x", "C:x", " x", "x\u202e", "a\nb"]
)
def test_a_name_that_is_no_plain_file_name_is_refused(quiz: Quiz, name: str) -> None:
    before = sorted(quiz.folder.parent.rglob("*"))

    ran = quiz("new", name, code=2)

    assert re.search(r"cannot be the name of a deck file(: .+)?\.\nUse a simple name, such as planets\.\n", ran.err)
    assert sorted(quiz.folder.parent.rglob("*")) == before


@pytest.mark.skipif(ON_WINDOWS or os.geteuid() == 0, reason="no folder is closed to this user")
def test_a_folder_that_may_not_be_written_to_is_told(quiz: Quiz) -> None:
    quiz.folder.chmod(0o500)

    ran = quiz("new", "planets", code=2)

    quiz.folder.chmod(0o700)
    assert ran.err.startswith("Error: planets.yaml could not be written: permission denied.\n")


def test_a_name_longer_than_a_file_may_have_is_told(quiz: Quiz) -> None:
    assert "cannot be the name of a deck file: a name has at most 255 bytes.\n" in quiz("new", "x" * 300, code=2).err


def test_a_name_of_a_device_elsewhere_is_refused_with_the_reason(quiz: Quiz) -> None:
    assert "cannot be the name of a deck file: Windows has a device of that name.\n" in quiz("new", "aux", code=2).err


@needs("case")
@not_on_windows("its own files differ in more than capitals, those of the emulation need not")
def test_a_name_that_is_another_file_elsewhere_is_refused_with_the_reason(quiz: Quiz) -> None:
    quiz("new", "Planets")

    assert "Planets.yaml is in this folder, which is the same name on" in quiz("new", "planets", code=2).err
    assert {path.name for path in quiz.folder.glob("*.yaml")} == {"Planets.yaml"}


def test_a_name_may_be_given_with_its_ending(quiz: Quiz) -> None:
    quiz("new", "planets.yaml")

    assert (quiz.folder / "planets.yaml").is_file()


def test_a_skeleton_has_an_entry_for_each_passage_with_its_words(quiz: Quiz) -> None:
    quiz.deck(ARTICLE, "article.txt")

    ran = quiz("new", "rivers", "--from", "article.txt")

    path = quiz.folder / "rivers.yaml"
    written = path.read_text(encoding="utf-8")
    path.write_text(written.replace("question:\n", "question: Q\n").replace("answer:\n", "answer: A\n"), "utf-8")
    found = read_deck(path)
    assert "with 2 passages of article.txt" in ran.out
    assert found.problems == ()
    assert found.deck is not None
    assert found.deck.source.file == "article.txt"
    assert [question.common.evidence for question in found.deck.questions] == [
        "The Danube flows through Vienna.\nIt is 2850 km long.",
        'It reaches the Black Sea: "slowly", as they say \\ say.',
    ]


def test_starting_a_skeleton_tells_where_questions_are_to_be_written(quiz: Quiz) -> None:
    quiz.deck("The Danube flows through Vienna.\n", "article.txt")
    quiz("new", "rivers", "--from", "article.txt")

    ran = quiz("start", "rivers.yaml", code=2)

    assert ran.out == ""
    assert ran.err.splitlines() == [
        "rivers.yaml:12:14: error: this text is empty",
        "  Write it after `question:`. What is asked.",
        "rivers.yaml:13:12: error: this text is empty",
        "  Write it after `answer:`. What is right, all of it.",
        "Error: rivers.yaml has errors.",
        "Fix the errors listed above, then run the command again.",
    ]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo\r\nlines.\r\n", ["One.", "Two\nlines."]),
        ("One line.\nAnother line.\n", ["One line.", "Another line."]),
        ("A heading\nWhat it says.\n", ["What it says."]),
        ("# A heading\n\nWhat it says.\n\n***\n\n## Another\n\nMore.", ["What it says.", "More."]),
        ("no full stop\n\nnor here", ["no full stop", "nor here"]),
        ("Long " * 40 + "end.\n\nA heading\nNext.", ["Long " * 40 + "end.", "Next."]),
        (" \n\n--\n", []),
    ],
)
def test_passages_are_paragraphs_or_lines_without_headings(article: str, expected: list[str]) -> None:
    assert passages(article) == expected


@pytest.mark.parametrize("passage", ["a\u2028b.", "x # a: b", "- *x* &y !z", "'", "|", "\ttab\tinside.", "\ufeffx."])
def test_any_passage_stands_in_the_skeleton_as_it_is(passage: str) -> None:
    text = skeleton("d", "a.txt", f"First one.\n{passage} x.\n")
    filled = text.replace("question:\n", "question: q\n").replace("answer:\n", "answer: a\n")

    found = parse_deck(filled.replace("question: q", "question: r", 1), Path("d"))

    assert found.deck is not None, found.problems
    assert found.deck.questions[-1].common.evidence == f"{passage} x.".strip()


def test_what_steers_a_terminal_in_a_passage_is_left_out() -> None:
    assert "    evidence: |-\n      The [2J end.\n" in skeleton("d", "a.txt", "The \x1b[2J end\u202e.\n")


def test_a_text_from_elsewhere_is_to_be_put_beside_the_deck(quiz: Quiz) -> None:
    (quiz.folder.parent / "article.txt").write_text(ARTICLE)

    ran = quiz("new", "rivers", "--from", "../article.txt")

    assert "Copy article.txt to this folder" in ran.out
    assert "\nsource: article.txt\n" in (quiz.folder / "rivers.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "Error: article.txt could not be read: no such file or directory.\n"),
        (b"\xff\xfe", "Error: article.txt is not UTF-8 text.\nSave it as UTF-8 in your editor.\n"),
        (b"\n \n", "Error: There is no text in article.txt.\n"),
    ],
)
def test_a_text_that_cannot_be_used_is_told_and_nothing_is_written(
    quiz: Quiz, content: bytes | None, message: str
) -> None:
    if content is not None:
        (quiz.folder / "article.txt").write_bytes(content)

    ran = quiz("new", "rivers", "--from", "article.txt", code=2)

    assert ran.err.startswith(message)
    assert not (quiz.folder / "rivers.yaml").exists()


def test_a_folder_is_no_text(quiz: Quiz) -> None:
    assert quiz("new", "rivers", "--from", ".", code=2).err.startswith("Error: . is not a file.\n")
