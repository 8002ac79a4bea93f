"""What an exam shows before, at its review, and when it is handed in."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from quizkit.app.exam import HandedIn, Left
from quizkit.app.exam_result import Outcome
from quizkit.app.exam_terms import Paper
from quizkit.progress.read_records import ExamFields
from quizkit.session.score import Score, Tally
from quizkit.terminal.screens.exam import show_handed_in, show_left, show_notice, show_review
from quizkit.terminal.screens.words import count_of_points
from tests.terminal.test_keys_overview import sheet
from tests.terminal.test_screens import paper

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def held(fields: Mapping[str, object]) -> Paper:
    return Paper([], {}, ExamFields({"kind": "exam", **fields}))


def before(
    fields: Mapping[str, object], questions: int = 3, *, answered: int = 0, left: int | None = None, keys: bool = False
) -> list[str]:
    screen = paper(plain=True, columns=100)
    lines = sheet(questions, open_=tuple(range(answered + 1, questions + 1)))
    show_notice(screen._replace(keys=keys), "Rivers", held(fields)._replace(lines=list(lines)), left)
    return screen.text.splitlines()


@pytest.mark.parametrize(
    ("questions", "fields", "facts"),
    [
        (3, {}, "Exam: 3 questions."),
        (1, {"limit": 90}, "Exam: 1 question, 1 min 30 s in all."),
        (3, {"pass": 62.5}, "Exam: 3 questions, 62.5 % of the points to pass."),
        (3, {"pass": 0}, "Exam: 3 questions, 0 % of the points to pass."),
    ],
)
def test_what_an_exam_is_held_on(questions: int, fields: dict[str, object], facts: str) -> None:
    assert before(fields, questions)[:2] == ["Rivers", facts]


def test_what_is_left_of_one_that_was_begun() -> None:
    assert "0 s left. The clock runs on when you leave." in before({}, left=0)
    assert not [line for line in before({}) if "left" in line.split()]
    assert [line for line in before({}, answered=2) if "2 answered so far" in line]


def test_the_last_line_names_keys_where_keys_are_read() -> None:
    assert ":submit" in before({})[-1]
    assert "Left and Right" in before({}, keys=True)[-1]


def test_whose_result_it_is() -> None:
    assert "For Ada, into r.json." in before({"student": "Ada", "result": "r.json"})
    assert "For a student without a name, into r.json." in before({"result": "r.json"})


@pytest.mark.parametrize(
    ("open_", "flagged", "said"),
    [
        ((), (), ["Review: 9 of 9 answered. 1 min left."]),
        ((2,), (), ["Review: 8 of 9 answered. 1 min left.", "Unanswered: 2."]),
        (
            (1, 2, 4, 5, 6, 9),
            (3, 4, 5),
            ["Review: 3 of 9 answered. 1 min left.", "Unanswered: 1, 2, 4-6, 9.", "Flagged: 3-5."],
        ),
    ],
)
def test_a_review(open_: tuple[int, ...], flagged: tuple[int, ...], said: list[str]) -> None:
    screen = paper(plain=True, columns=100)
    show_review(screen, sheet(9, open_=open_, flagged=flagged), 60)

    assert screen.text.splitlines()[1:-1] == said


@pytest.mark.parametrize(
    ("mark", "passed", "said"),
    [
        (None, None, ""),
        (60, True, "Passed. The pass mark is 60 %.\n"),
        (70, False, "Not passed. The pass mark is 70 %.\n"),
    ],
)
def test_a_result(mark: int | None, passed: bool | None, said: str) -> None:
    screen = paper(plain=True)
    tally = Tally(Decimal("2.5"), Decimal(4))
    points = Score(tally, {}, 0, ())
    outcome = Outcome("s", (), NOON, NOON, 61, passed, False, ())
    show_handed_in(screen, HandedIn(held({"pass": mark}), (), outcome, points, None, None, None, None, "quiz", 0))

    points_and_mark = f"2.5 of 4 points, 62.5 %.\n{said}"
    assert screen.text == f"\nHanded in. {points_and_mark}Time: 1 min 1 s.\n\n{points_and_mark}Next: quiz\n"


def test_amounts_of_points() -> None:
    assert [count_of_points(Decimal(text)) for text in ("0", "1", "2.50")] == ["0 points", "1 point", "2.5 points"]


@pytest.mark.parametrize(("clock_runs", "said"), [(True, " The clock runs on."), (False, "")])
def test_an_exam_that_is_left(clock_runs: bool, said: str) -> None:
    screen = paper(plain=True, columns=100)
    terms = {"limit": 60} if clock_runs else {}
    show_left(screen, Left(held(terms), "s", "Left.", 1, None, None, "quiz exam d --resume", 1))

    assert screen.text.startswith(f"\nLeft. 1 answer saved, not handed in.{said} ")
    assert screen.text.endswith(" Resume with: quiz exam d --resume\n")
