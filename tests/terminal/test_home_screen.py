"""The page of `quiz` alone, in all its forms."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from quizkit.app.goal import Goal
from quizkit.app.home import DeckRow, Home, OpenRun
from quizkit.terminal.screens.home import show_home
from tests.processes import matches_snapshot
from tests.terminal.test_screens import paper
from tests.terminal.views import in_all_forms

SNAPSHOTS = Path(__file__).parent / "snapshots"
THURSDAY = date(2026, 11, 26)


def row(name: str, due: int = 0, new: int = 0, **fields: Any) -> DeckRow:
    base = DeckRow(name, name.title(), f"{name}.yaml", name, 57, due, new, 80.0, True, 14, 3)
    return base._replace(**fields)


EXAM = OpenRun("exam", "Rivers of Europe", 6, 20, 14 * 60 + 20, "quiz exam rivers --resume")
SESSION = OpenRun("session", "Carney in Washington", 3, 10, None, "quiz start carney-washington-2025 --resume")
ROWS = [
    row("carney-washington-2025", 12, 31, exam_day=date(2026, 12, 15), open="session"),
    row("rivers", 6, open="exam"),
    row("a name that is much longer than any column of a narrow screen", new=57, finished=False, last=None, known=0),
    row("broken", questions=None, id=None, known=0, tomorrow=0),
]
HOME = Home(THURSDAY, [EXAM, SESSION], ROWS, 12, 10, Goal("questions", 10, 20), EXAM.command)


def shown(home: Home, *, plain: bool = True, columns: int = 80) -> list[str]:
    screen = paper(plain=plain, columns=columns)
    show_home(screen, home)
    return screen.text.splitlines()


def test_in_all_forms() -> None:
    matches_snapshot(in_all_forms(lambda screen: show_home(screen, HOME)), SNAPSHOTS / "home.txt")


def test_before_anything_was_answered_in_all_forms() -> None:
    fresh = Home(
        THURSDAY, [], [row("rivers", new=57, finished=False, known=0, tomorrow=0)], 0, 0, None, "quiz start rivers"
    )

    matches_snapshot(in_all_forms(lambda screen: show_home(screen, fresh)), SNAPSHOTS / "home-fresh.txt")


def test_without_a_deck() -> None:
    assert shown(Home(THURSDAY, [], [], 0, 0, None, "quiz new my-deck"))[-4:] == [
        "There are no decks here. `quiz decks add PATH` adds one.",
        "",
        "Next: quiz new my-deck",
        "`quiz -h` lists all commands.",
    ]


@pytest.mark.parametrize(
    ("seconds", "said"), [(None, ""), (0, "the time is up · "), (59, "59 s left · "), (200, "3 min left · ")]
)
def test_the_clock_of_an_open_exam(seconds: int | None, said: str) -> None:
    lines = shown(HOME._replace(open=[EXAM._replace(seconds_left=seconds)]), plain=False)

    assert lines[2] == f"  Open exam  Rivers of Europe · {said}6 of 20 answered"


def test_what_an_open_session_asks_once_more() -> None:
    lines = shown(HOME._replace(open=[SESSION._replace(answered=10, again=2)]))

    assert lines[1] == "Open session: Carney in Washington, 10 of 10 answered, 2 once more."


@pytest.mark.parametrize(
    ("answers", "goal", "said"),
    [
        (0, None, []),
        (1, None, ["Today: 1 answer."]),
        (0, Goal("questions", 0, 20), ["Today: 0 of 20 questions."]),
        (30, Goal("minutes", 9, 15), ["Today: 9 of 15 minutes."]),
    ],
)
def test_what_was_done_today(answers: int, goal: Goal | None, said: list[str]) -> None:
    lines = shown(HOME._replace(answers=answers, goal=goal))

    assert [line for line in lines if line.startswith("Today")] == said


@pytest.mark.parametrize(
    ("day", "said"),
    [(26, "Thu 26 Nov, today"), (27, "Fri 27 Nov, tomorrow"), (30, "Mon 30 Nov, 4 days")],
)
def test_the_countdown_to_an_exam(day: int, said: str) -> None:
    lines = shown(HOME._replace(rows=[row("rivers", exam_day=date(2026, 11, day))]))

    assert f"Exam: rivers: {said}." in lines


def test_only_the_decks_that_fit_are_listed_and_the_rest_is_counted() -> None:
    home = HOME._replace(open=[], rows=[row(f"deck-{n}", due=n) for n in range(40)])
    lines = shown(home, plain=False)

    assert len(lines) <= 24
    assert lines[-3].startswith("and ")
    assert lines[-3].endswith(" more: quiz decks")
    assert sum(line.startswith("  deck-") for line in lines) + int(lines[-3].split()[1]) == 40
    assert sum(line.startswith("deck-") for line in shown(home)) == 40


@pytest.mark.parametrize(("columns", "rows"), [(40, 24), (50, 20), (80, 16), (100, 30)])
def test_what_is_open_does_not_scroll_off_a_small_screen(columns: int, rows: int) -> None:
    decks = [row(f"deck-{n}", due=n, exam_day=date(2026, 12, 15) if n < 2 else None) for n in range(40)]
    screen = paper(plain=False, columns=columns, rows=rows)
    show_home(screen, HOME._replace(rows=decks))
    lines = [line for line in screen.text.splitlines() for _ in range(max(1, -(-len(line) // columns)))]

    # Below it the shell shows its prompt.
    assert len(lines) < rows
    assert lines[-1].endswith("quiz exam rivers --resume")


def test_what_is_open_is_first_before_anything_was_finished() -> None:
    new = [row("rivers", new=57, known=0)]
    assert shown(HOME._replace(rows=new), plain=False)[2].startswith("  Open exam")
    assert shown(HOME._replace(rows=new, open=[]), plain=False)[2].startswith("  Quizzes from your texts")
