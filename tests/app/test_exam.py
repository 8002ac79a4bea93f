"""An exam as a use case: its terms, how it ends, and the result file."""

import json
from pathlib import Path
from typing import Any

import pytest

from quizkit.app.exam import ExamRun, HandedIn, Left, exam_paper
from quizkit.app.exam_terms import ExamOptions, Paper
from quizkit.base.errors import UsageError
from tests.app.students import RIVERS, Scripted, workspace

DEFAULTS = ExamOptions()


def taken(
    folder: Path,
    patch: pytest.MonkeyPatch,
    replies: str,
    options: ExamOptions = DEFAULTS,
    deck: str = RIVERS,
    **choices: Any,
) -> tuple[Paper, HandedIn | Left]:
    """Take an exam; return its paper, and how it ended."""
    space = workspace(folder, patch, deck)
    how = {"resume": False, "fresh": False, "agrees": None, **choices}
    run = ExamRun(space, exam_paper(space, options, 1, **how))
    run.begin()
    return run.paper, run.run(Scripted(replies))


def answered(paper: Paper) -> int:
    return sum(line.reply is not None for line in paper.lines)


def test_an_exam_that_is_handed_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper, exam = taken(tmp_path, monkeypatch, "Danube; Red Sea; :submit; y")

    assert (len(paper.lines), paper.terms.limit, paper.terms.pass_mark, paper.terms.result) == (2, None, 60, "")
    assert isinstance(exam, HandedIn)
    assert [attempt.grade.verdict for attempt in exam.outcome.attempts] == ["right", "wrong"]
    assert (exam.score.total.percent, exam.outcome.passed, exam.exit_code) == (50.0, False, 1)
    assert exam.next_command == "quiz start rivers"


def test_an_exam_that_is_left_is_resumed_with_its_replies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, left = taken(tmp_path, monkeypatch, "Danube; ^C", ExamOptions(time_limit="20m"))
    paper, exam = taken(tmp_path, monkeypatch, "Black Sea; :submit", resume=True)

    assert isinstance(left, Left)
    assert (left.reason, left.answered, left.exit_code) == ("Stopped.", 1, 130)
    assert left.command == "quiz exam rivers --resume"
    assert (answered(paper), paper.terms.limit, paper.has_changed) == (1, 1200, False)
    assert isinstance(exam, HandedIn)
    assert (exam.score.total.percent, exam.outcome.passed) == (100.0, True)


def test_a_deck_that_changed_since_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken(tmp_path, monkeypatch, "Danube; ^C")
    paper, _ = taken(
        tmp_path, monkeypatch, "Black Sea; :submit", deck=RIVERS.replace("Which river", "What river"), resume=True
    )

    assert paper.has_changed


@pytest.mark.parametrize(
    ("options", "choices", "message"),
    [
        (ExamOptions(), {}, "You left an exam over this deck, 1 question answered."),
        (ExamOptions(time_limit="5m"), {"resume": True}, "The terms of an open exam cannot be changed."),
        (ExamOptions(time_limit="soon"), {"fresh": True}, "--time-limit must be a length of time, not “soon”."),
        (ExamOptions(extra_time="25%"), {"fresh": True}, "--extra-time needs a time limit."),
        (ExamOptions(pass_mark="0.6"), {"fresh": True}, "--pass must be a percentage up to 100, not “0.6”."),
        (ExamOptions(tags=("lakes",)), {"fresh": True}, "There are no questions for an exam."),
    ],
)
def test_what_is_rejected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: ExamOptions, choices: dict[str, Any], message: str
) -> None:
    taken(tmp_path, monkeypatch, "Danube; ^C")

    with pytest.raises(UsageError) as error:
        taken(tmp_path, monkeypatch, "", options, **choices)

    assert error.value.message == message


@pytest.mark.parametrize(("agrees", "replies"), [(True, 1), (False, 0)])
def test_the_student_is_asked_whether_to_resume(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, agrees: bool, replies: int
) -> None:
    taken(tmp_path, monkeypatch, "Danube; ^C")
    questions: list[str] = []

    def asked(question: str) -> bool:
        questions.append(question)
        return agrees

    paper, _ = taken(tmp_path, monkeypatch, ":quit", agrees=asked)

    assert questions == ["You left an exam over this deck, 1 question answered. Resume it? (n starts a new one)"]
    assert answered(paper) == replies


def test_a_result_never_overwrites_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = ExamOptions(student="Ada", result=Path("ada.json"))
    space = workspace(tmp_path, monkeypatch)
    run = ExamRun(space, exam_paper(space, options, 1, resume=False, fresh=False, agrees=None))
    run.begin()
    (tmp_path / "ada.json").write_text("mine")

    exam = run.run(Scripted("Danube; Black Sea; :submit"))

    assert isinstance(exam, HandedIn)
    assert exam.result == tmp_path / "ada-2.json"
    assert (tmp_path / "ada.json").read_text() == "mine"
    document = json.loads((tmp_path / "ada-2.json").read_text())
    assert (document["student"], document["percent"], document["passed"]) == ("Ada", 100.0, True)


def test_an_exam_is_open_from_its_beginning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    space = workspace(tmp_path, monkeypatch)
    ExamRun(space, exam_paper(space, DEFAULTS, 1, resume=False, fresh=False, agrees=None)).begin()

    paper, _ = taken(tmp_path, monkeypatch, ":quit", resume=True)

    assert answered(paper) == 0
