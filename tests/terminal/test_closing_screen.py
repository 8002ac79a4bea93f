"""The end of a session, in all its forms."""

import io
from datetime import date
from pathlib import Path

import pytest

from quizkit.app.closing import Closing, Missed
from quizkit.app.goal import Goal
from quizkit.app.run_session import SessionResult
from quizkit.app.todays_questions import Request
from quizkit.session.attempt import Attempt
from quizkit.session.score import score
from quizkit.terminal.screens import closing as screens
from quizkit.terminal.screens.closing import show_closing, wants_more
from tests.processes import matches_snapshot
from tests.terminal.test_screens import MADE, attempt, paper
from tests.terminal.views import in_all_forms

SNAPSHOTS = Path(__file__).parent / "snapshots"


def closing(*made: Attempt) -> Closing:
    points = score(made)
    counted = [one for one in made if one.question.common.points]
    return Closing(
        score=points,
        right=sum(not one.missed for one in counted),
        counted=len(counted),
        answered=len(made),
        finished=True,
        seconds=185,
        known_before=14,
        known=17,
        of=57,
        answers=20,
        goal=None,
        streak=12,
        longest_streak=15,
        due=18,
        tomorrow=7,
        days_to_next=0,
        exam_day=None,
        missed=tuple(Missed(one, 1) for one in points.missed),
        leeches=(),
        next_command="quiz start space",
        more=Request(how_many=10),
    )


END = closing(*MADE)


@pytest.mark.parametrize(
    ("columns", "rows", "shown", "left"), [(80, 16, 3, 9), (80, 24, 10, 2), (80, 60, 12, 0), (40, 24, 3, 9)]
)
def test_the_score_is_on_the_screen_however_much_was_missed(columns: int, rows: int, shown: int, left: int) -> None:
    missed = tuple(Missed(attempt("round", "true"), 1) for _ in range(12))
    screen = paper(plain=False, columns=columns, rows=rows)
    show_closing(screen, END._replace(missed=missed))
    lines = screen.text.splitlines()

    assert sum("The sun goes round" in line for line in lines) == shown
    assert (f"  and {left} more" in lines) is bool(left)
    assert columns < 80 or len(lines) <= rows + 2
    plain = paper(plain=True, columns=columns, rows=rows)
    show_closing(plain, END._replace(missed=missed))
    assert plain.text.count("The sun goes round") == 12


def shown(end: Closing, *, plain: bool = True) -> list[str]:
    screen = paper(plain=plain, columns=80)
    show_closing(screen, end)
    return screen.text.splitlines()


def test_in_all_forms() -> None:
    end = END._replace(goal=Goal("questions", 20, 20), exam_day=date(2026, 12, 15), leeches=(MADE[0].question,))

    matches_snapshot(in_all_forms(lambda screen: show_closing(screen, end)), SNAPSHOTS / "closing.txt")


def test_the_first_session_ended_early() -> None:
    end = closing(attempt("moons", "2"))._replace(
        finished=False,
        known=0,
        known_before=0,
        answers=1,
        streak=1,
        longest_streak=1,
        due=0,
        tomorrow=0,
        days_to_next=2,
    )

    assert shown(end) == [
        "",
        "Ended after 1 question, 1 of 1 right, 100 %, 3 min 5 s.",
        "Today: 1 answer.",
        "Streak: 1 day, longest 1.",
        "By tag: moons 1 of 1.",
        "Due: the next in 2 days.",
        "",
        "Next: quiz start space",
    ]


def test_without_an_answer() -> None:
    end = closing()._replace(
        finished=False, known=0, known_before=0, answers=0, streak=0, seconds=0, due=0, tomorrow=0, days_to_next=None
    )

    assert shown(end) == ["", "Ended after 0 questions, 0 s.", "", "Next: quiz start space"]


def test_half_points_are_points_and_whole_ones_are_right_questions() -> None:
    assert "2.5 of 4 points" in shown(END)[1]
    assert shown(closing(MADE[1], MADE[3]))[1].startswith("1 of 2 right, 50 %")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [(14, 17, "14 to 17 of 57"), (17, 17, "17 of 57"), (3, 0, "3 to 0 of 57")],
)
def test_what_is_known_before_and_after(before: int, after: int, said: str) -> None:
    lines = shown(END._replace(known_before=before, known=after))

    assert f"Known: {said}, with an interval of 21 days or more." in lines


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        (Goal("questions", 19, 20), "19 of 20 questions"),
        (Goal("questions", 20, 20), "20 of 20 questions, goal reached"),
        (Goal("minutes", 15, 15), "15 of 15 minutes, goal reached"),
    ],
)
def test_the_goal_of_the_day(goal: Goal, said: str) -> None:
    assert f"Today: {said}." in shown(END._replace(goal=goal))


def offered(end: Closing, typed: str, monkeypatch: pytest.MonkeyPatch, *, there: bool = True, code: int = 0) -> object:
    monkeypatch.setattr(screens, "is_interactive", lambda: there)
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    result = SessionResult("d", "s", 1, "practice", (), 1, end, None, None, code)
    return wants_more(paper(plain=True), result)


@pytest.mark.parametrize(
    ("end", "typed", "there", "code", "agrees"),
    [
        (END, "y\n", True, 0, True),
        (END, "\n", True, 0, False),
        (END, "", True, 0, False),
        (END, "y\n", False, 0, False),
        (END, "y\n", True, 4, False),
        (END._replace(more=None), "y\n", True, 0, False),
    ],
)
def test_another_session_is_offered_while_something_is_due(
    end: Closing, typed: str, there: bool, code: int, agrees: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = offered(end, typed, monkeypatch, there=there, code=code)

    assert wanted == (end.more if agrees else None)
