"""Browsing by keys, without a terminal: what each key does, and what is drawn."""

import re
from pathlib import Path

import pytest

from quizkit.app.browse import Browser
from quizkit.base.errors import NotSaved
from quizkit.deck_file.reading.read import DeckFile
from quizkit.questions.registry import Question
from quizkit.terminal.keys.browsing import BROWSING_KEYS, QuestionList
from tests.terminal.test_screens import paper

DECK = "id: d\ntitle: T\nquestions:\n" + "".join(
    f"  - {{id: q{n}, question: Question {n}?, answer: x}}\n" for n in range(9)
)


@pytest.fixture
def questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QuestionList:
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "d.yaml").write_text(DECK, encoding="utf-8")
    return QuestionList(paper(plain=False, rows=9), Browser("d"), "")


def drawn(questions: QuestionList, columns: int = 80) -> list[str]:
    return [line.plain.rstrip() for line in questions.draw(columns).lines]


def at(questions: QuestionList) -> str:
    return questions.selected.id if questions.selected else ""


def words(questions: QuestionList) -> list[str]:
    return questions.selected.words if questions.selected else []


@pytest.mark.parametrize(
    ("keys", "selected"),
    [
        ("down", "q1"),
        ("up", "q0"),
        ("end", "q8"),
        ("end down", "q8"),
        ("j j k", "q1"),
        ("pagedown", "q5"),
        ("end pageup", "q3"),
        ("end home", "q0"),
    ],
)
def test_keys_that_move(questions: QuestionList, keys: str, selected: str) -> None:
    for key in keys.split():
        assert questions.press(key) is None

    assert at(questions) == selected


@pytest.mark.parametrize(("key", "mark"), [("x", "suspended"), ("b", "buried"), ("!", "flagged")])
def test_keys_that_mark_and_unmark(questions: QuestionList, key: str, mark: str) -> None:
    questions.press("down")
    questions.press(key)
    assert (at(questions), words(questions)) == ("q1", ["new", mark])

    questions.press(key)
    assert words(questions) == ["new"]
    assert drawn(questions)[-2] in ("No longer suspended.", "No longer buried.", "No longer flagged.")


@pytest.mark.parametrize("keys", ["z", "y", "z z", "z z z z", "z down y", "r r", "s", "z escape y", "z h z y"])
def test_only_another_key_confirms_a_reset(questions: QuestionList, keys: str, tmp_path: Path) -> None:
    for key in keys.split():
        questions.press(key)
    assert not (tmp_path / "home" / "history").exists()
    if keys.endswith("z"):
        assert drawn(questions)[-2] == "Its schedule starts from the beginning. Press y to reset it."


def test_a_reset(questions: QuestionList) -> None:
    questions.press("z")
    questions.press("y")
    assert drawn(questions)[-2] == "Reset: it is new again."


@pytest.mark.parametrize(
    ("key", "result"),
    [
        ("enter", "open"),
        ("/", "filter"),
        ("o", "edit"),
        ("q", "leave"),
        ("escape", "leave"),
        ("c-d", "leave"),
        ("i", None),
    ],
)
def test_keys_that_leave_the_list(questions: QuestionList, key: str, result: str | None) -> None:
    assert questions.press(key) == result


def test_without_questions_there_is_nothing_to_change(questions: QuestionList) -> None:
    questions.filter("moon")

    assert [questions.press(key) for key in ("enter", "o", "x", "b", "z", "y", "!", "down")] == [None] * 8
    assert drawn(questions)[0] == "No question with “moon”"


def test_the_keys_that_work_are_named_below_the_list(questions: QuestionList) -> None:
    assert drawn(questions)[-1].startswith("Enter show · / filter · ! flag · x suspend · b bury")
    assert drawn(questions, 40)[-2:] == ["Enter show · / filter · ! flag", "x suspend · b bury · z reset · h help"]
    assert questions.draw_keys(80).lines[-1].plain.startswith("Enter back · ! flag · x suspend")
    questions.filter("moon")
    assert drawn(questions)[-1] == "/ filter · q leave · h help"


@pytest.mark.parametrize("at_one", [False, True])
def test_help_lists_every_key_page_by_page_and_any_key_closes_it(questions: QuestionList, at_one: bool) -> None:
    press = questions.press_at_one if at_one else questions.press
    draw = questions.draw_keys if at_one else questions.draw
    press("h")
    pages = [line.plain for line in draw(60).lines]
    while not pages[-1].startswith("h closes"):
        press("down")
        pages += [line.plain for line in draw(60).lines]
    assert all(any(line.strip().startswith(key) for line in pages) for key in BROWSING_KEYS)

    press("x")
    assert words(questions) == ["new"]
    assert "x suspend" in draw(80).lines[-1].plain


def test_a_word_is_no_keys(questions: QuestionList) -> None:
    questions.report_word("rivers")
    assert drawn(questions)[-2] == "“rivers” is not a key. Type / to filter the list."


def test_a_message_is_whole_on_a_narrow_screen(questions: QuestionList) -> None:
    questions.press("z")
    for draw in (questions.draw, questions.draw_keys):
        lines = [line.plain for line in draw(40).lines]
        assert lines[-4:-2] == ["Its schedule starts from the beginning.", "Press y to reset it."]
        assert len(lines) < 9


def test_a_filter_starts_at_the_first_match(questions: QuestionList) -> None:
    questions.press("end")
    questions.filter("question 3")

    assert at(questions) == "q3"
    assert drawn(questions)[-2] == "1 of 1 with “question 3”"


def test_only_the_questions_around_the_cursor_are_drawn(questions: QuestionList) -> None:
    questions.press("end")
    lines = drawn(questions)

    assert [re.findall(r"q\d", line) for line in lines[:-2]] == [[f"q{n}"] for n in range(4, 9)]
    assert lines[-3].startswith("> q8")
    assert questions.draw(80).cursor == 4


def test_on_a_narrow_screen_the_stem_has_a_line_of_its_own(questions: QuestionList) -> None:
    questions.press("!")
    assert drawn(questions, 40)[:4] == ["> Question 0?", "    new !", "  Question 1?", "    new"]

    questions.press("pagedown")
    lines = drawn(questions, 40)
    assert (at(questions), lines[questions.draw(40).cursor]) == ("q2", "> Question 2?")
    assert len(lines) < 9


@pytest.mark.parametrize("columns", [30, 40, 60, 80])
def test_no_line_is_wider_than_the_screen(questions: QuestionList, columns: int) -> None:
    questions.press("x")

    assert max(len(line) for line in drawn(questions, columns)) <= columns


@pytest.mark.parametrize(("text", "is_listed", "selected"), [("", True, "new"), ("question", False, "q3")])
def test_the_list_after_editing(
    questions: QuestionList, monkeypatch: pytest.MonkeyPatch, text: str, is_listed: bool, selected: str
) -> None:
    def in_editor(file: DeckFile, _question: Question) -> str:
        file.path.write_text(DECK.replace("{id: q2, question: Question 2?", "{id: new, question: Item 2?"), "utf-8")
        return ""

    monkeypatch.setattr("quizkit.app.browse.open_in_editor", in_editor)
    questions.filter(text)
    for _ in range(2):
        questions.press("down")

    assert questions.edit() is is_listed
    assert (at(questions), drawn(questions)[-2]) == (selected, "Reloaded.")


def test_a_change_that_cannot_be_saved_is_reported(questions: QuestionList, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise NotSaved("Not saved: the disk is full.", "")

    monkeypatch.setattr(Browser, "change", failing)
    questions.press("x")

    assert drawn(questions)[-2] == "Not saved: the disk is full."
    assert words(questions) == ["new"]
