"""`:edit` in a session: the deck is read again, and asked as it is now."""

from pathlib import Path

import pytest

from quizkit.app import editor
from quizkit.app.practice import Agenda, agenda
from quizkit.app.run_session import SessionResult, run_session
from quizkit.app.todays_questions import Request
from quizkit.deck_file.reading.read import DeckFile
from quizkit.questions.registry import Question
from tests.app.students import Scripted, workspace

CAPITALS = """\
title: Ed
questions:
  - {id: a, question: "Capital of Frence?", answer: Pariis}
  - {question: "Capital of Itly?", answer: Rme}
  - {id: c, question: "Capital of Spain?", answer: Madrid}
"""


def practised(
    folder: Path, patch: pytest.MonkeyPatch, replies: str, *changes: tuple[str, str]
) -> tuple[SessionResult, Scripted]:
    """Play a session over CAPITALS in which each :edit makes one of the changes."""
    space, student = workspace(folder, patch, CAPITALS, "ed"), Scripted(replies)
    todo = list(changes)

    def edit(file: DeckFile, _question: Question) -> str:
        text = file.path.read_text()
        before, after = todo.pop(0)
        assert before in text
        file.path.write_text(text.replace(before, after))
        return ""

    patch.setattr(editor, "open_in_editor", edit)
    plan = agenda(space, Request(shuffle=False, seed=1), resume=False, fresh=False, agrees=lambda _: False)
    assert isinstance(plan, Agenda)
    return run_session(space, plan, student), student


def test_the_corrected_question_is_asked_and_graded_by_its_new_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result, student = practised(
        tmp_path, monkeypatch, ":edit; Paris; :edit; Rome; Madrid", ("Pariis", "Paris"), ("Rme", "Rome")
    )

    assert [attempt.grade.verdict for attempt in result.first] == ["right"] * 3
    assert student.messages.count("Reloaded: the deck is asked as it is now.") == 2


def test_a_question_without_an_id_is_found_by_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change = ('"Capital of Itly?", answer: Rme', '"And of Peru?", answer: Lima')
    result, _ = practised(tmp_path, monkeypatch, "Pariis; :edit; Lima; Madrid", change)

    assert [attempt.question.prompt().stem for attempt in result.first][1] == "And of Peru?"
    assert [attempt.grade.verdict for attempt in result.first] == ["right"] * 3


def test_a_question_that_cannot_be_read_any_more_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result, student = practised(tmp_path, monkeypatch, ":edit; Rme; Madrid", ("answer: Pariis", "answr: Paris"))

    assert len(result.first) == 2
    assert "left out until that is fixed" in student.messages[0]
    assert "line 3" in student.messages[0]


def test_more_than_the_question_and_its_answer_is_reloaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change = ("answer: Pariis", "answer: Pariis, explanation: It is on the Seine.")
    result, student = practised(tmp_path, monkeypatch, ":edit; Pariis; Rme; Madrid", change)

    assert student.messages[0] == "Reloaded: the deck is asked as it is now."
    assert result.first[0].question.common.explanation == "It is on the Seine."


def test_an_editor_that_changes_nothing_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, student = practised(tmp_path, monkeypatch, ":edit; Pariis; Rme; Madrid", ("title", "title"))

    assert student.messages[0] == "Nothing was changed."
