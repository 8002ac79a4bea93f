"""The page of `quiz` alone: what is open, what is due, and a next command that can be run."""

import io
import shlex
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from quizkit.app.deck_index import natural_order
from quizkit.app.home import deck_rows, home_page
from quizkit.app.stats import stats
from quizkit.base.clock import now, study_day, utc_text, zone_minutes
from quizkit.cli.main import run
from quizkit.progress.history import History
from tests.app.folders import answered, write
from tests.progress.folding import WRONG
from tests.windows import not_on_windows

CAPITALS = """\
id: capitals
title: Capitals
questions:
  - {id: fr, question: Of France?, answer: Paris}
  - {id: it, question: Of Italy?, answer: Rome}
"""
pytestmark = pytest.mark.usefixtures("no_shipped_decks")


@pytest.fixture
def no_shipped_decks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("quizkit.library.shipped_decks", lambda: tmp_path / "none")


@pytest.fixture
def capitals(folder: Path) -> Path:
    return write(folder / "capitals.yaml", CAPITALS)


def deck(folder: Path, name: str, questions: int = 1) -> Path:
    lines = "".join(f"  - {{id: q{n}, question: W {n}?, answer: x}}\n" for n in range(questions))
    return write(folder / f"{name}.yaml", f"id: {name}\ntitle: T\nquestions:\n{lines}")


def put(home: Path, kind: str, minutes_ago: float = 1, **fields: Any) -> str:
    at = utc_text(now() - timedelta(minutes=minutes_ago))
    return History(home).append([{"kind": kind, "at": at, **fields}])[0]


def exam(home: Path, deck: str = "capitals", minutes_ago: float = 5, limit: int | None = 1200) -> str:
    fields = {"title": "T", "queue": ["fr", "it", "gone"], "limit": limit, "seed": 1}
    return put(home, "exam", minutes_ago, deck=deck, **fields)


def session(home: Path, deck: str, queue: list[str]) -> str:
    return put(home, "session", deck=deck, title="T", queue=queue, seed=1)


def runs(command: str) -> bool:
    """Return whether a suggested command can be run: it does not end as a wrong command line does."""
    return run(shlex.split(command)[1:]) in (0, 1, 3)


def test_a_fresh_machine_starts_its_first_deck(home: Path, capitals: Path) -> None:
    page = home_page()

    assert [(row.path, row.due, row.new) for row in page.rows] == [(str(capitals), 0, 2)]
    assert (page.open, page.streak, page.answers, page.due) == ([], 0, 0, 0)
    assert page.next_command == "quiz start capitals"
    assert not home.exists()


@pytest.mark.usefixtures("capitals")
def test_figures_of_a_deck(home: Path) -> None:
    answered(home, "it", "capitals", days_back=9)
    answered(home, "fr", "capitals", days_back=0, credit=0, verdict="wrong")
    (row,) = home_page().rows

    assert (row.due, row.new, row.tomorrow, row.known) == (1, 0, 1, 0)


@pytest.mark.usefixtures("capitals")
def test_a_known_question_has_an_interval_of_three_weeks(home: Path) -> None:
    for days in (70, 68, 57):
        answered(home, "fr", "capitals", days_back=days)

    assert [row.known for row in deck_rows()] == [1]


@pytest.mark.usefixtures("capitals")
def test_an_open_exam_comes_before_everything(home: Path, folder: Path) -> None:
    deck(folder, "also")
    session(home, "also", ["q0"])
    begun = exam(home)
    put(home, "exam-reply", deck="capitals", session=begun, question="fr", reply=["Paris"], spent=60)
    page = home_page()

    assert [(run.kind, run.answered, run.of) for run in page.open] == [("exam", 1, 2), ("session", 0, 1)]
    assert page.open[0].seconds_left is not None
    assert 890 <= page.open[0].seconds_left <= 900
    assert page.next_command == "quiz exam capitals --resume"
    assert {row.name: row.open for row in page.rows} == {"also": "session", "capitals": "exam"}


@pytest.mark.usefixtures("capitals")
def test_of_two_open_exams_the_one_with_less_time_is_first(home: Path, folder: Path) -> None:
    write(folder / "b.yaml", CAPITALS.replace("capitals", "b"))
    write(folder / "c.yaml", CAPITALS.replace("capitals", "c"))
    exam(home, limit=None)
    exam(home, "b", minutes_ago=60)
    exam(home, "c")

    assert [run.seconds_left and run.seconds_left > 0 for run in home_page().open] == [0, True, None]
    assert home_page().next_command == "quiz exam b --resume"


@pytest.mark.usefixtures("capitals")
def test_an_open_session_counts_what_the_deck_still_has(home: Path) -> None:
    begun = session(home, "capitals", ["fr", "it", "gone"])
    answered(home, "fr", "capitals", days_back=0, session=begun, at=utc_text(now()))
    page = home_page()

    assert [(run.kind, run.answered, run.of, run.command) for run in page.open] == [
        ("session", 1, 2, "quiz start capitals --resume")
    ]
    put(home, "bury", deck="capitals", question="it", until=(study_day(now()) + timedelta(1)).isoformat())
    assert home_page().open == []
    put(home, "unbury", deck="capitals", question="it")
    assert len(home_page().open) == 1
    put(home, "suspend", deck="capitals", question="it")
    assert home_page().open == []


@pytest.mark.usefixtures("capitals")
@pytest.mark.parametrize(
    ("last", "learn", "again"),
    [
        ({"credit": 0, "verdict": "wrong"}, [], 1),
        ({"credit": 0, "verdict": "skipped"}, [], None),
        ({"credit": 0, "verdict": "wrong", "try": 4}, [], None),
        ({}, ["fr"], 1),
        ({}, [], None),
    ],
)
def test_a_session_is_open_while_a_question_is_left_to_ask_once_more(
    home: Path, last: dict[str, Any], learn: list[str], again: int | None
) -> None:
    begun = put(home, "session", deck="capitals", queue=["fr", "it"], title="T", learn=learn)
    answered(home, "it", "capitals", days_back=0, session=begun, at=utc_text(now()))
    answered(home, "fr", "capitals", days_back=0, session=begun, at=utc_text(now()), **last)
    page = home_page()

    assert [run.again for run in page.open] == ([] if again is None else [again])
    assert (page.next_command == "quiz start capitals --resume") == (again is not None)


@pytest.mark.usefixtures("capitals")
def test_what_is_due_comes_before_what_is_new(home: Path, folder: Path) -> None:
    deck(folder, "also", 3)
    answered(home, "fr", "capitals", days_back=9)
    assert home_page().next_command == "quiz start capitals"

    answered(home, "q0", "also", days_back=9)
    assert home_page().next_command == "quiz start --due"


def test_a_deck_is_not_next_if_all_that_is_left_waits_for_tomorrow(home: Path, folder: Path) -> None:
    siblings = "".join(f"  - {{id: {id}, question: Of {id}?, answer: A, group: g}}\n" for id in ("new", "due", "today"))
    write(folder / "kin.yaml", f"id: kin\ntitle: Kin\nquestions:\n{siblings}")
    answered(home, "due", "kin", days_back=9)
    assert (home_page().rows[0].waits, home_page().next_command) == (False, "quiz start kin")
    answered(home, "today", "kin", days_back=0)
    for page in (home_page(), home_page()):
        assert (page.rows[0].due, page.rows[0].new, page.rows[0].waits, page.next_command) == (1, 1, True, "quiz stats")


@pytest.mark.usefixtures("capitals")
def test_a_deck_is_not_next_if_its_plan_asks_nothing_more_today(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    day = study_day(now())
    monkeypatch.setenv("QUIZ_NEW_PER_DAY", "0")
    put(home, "plan", deck="capitals", begun=day.isoformat(), day=(day + timedelta(9)).isoformat())
    page = home_page()
    assert (page.rows[0].exam_new, page.next_command) == (1, "quiz start capitals")
    answered(home, "fr", "capitals", days_back=0)
    page = home_page()
    assert (page.rows[0].new, page.rows[0].exam_new, page.next_command) == (1, 0, "quiz stats")


@pytest.mark.usefixtures("capitals")
def test_where_nothing_is_due_a_deck_that_was_begun_goes_on(home: Path, folder: Path) -> None:
    deck(folder, "also")
    answered(home, "fr", "capitals", days_back=0)
    put(home, "end", deck="capitals", session="s", percent=50.0, why="done")

    assert home_page().next_command == "quiz start capitals"


@pytest.mark.usefixtures("capitals")
def test_where_nothing_is_left_today_the_next_command_shows_statistics(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(home, "fr", "capitals", days_back=0)
    monkeypatch.setenv("QUIZ_NEW_PER_DAY", "1")

    assert home_page().next_command == "quiz stats"


@not_on_windows("expects the quotes of POSIX shells")
@pytest.mark.usefixtures("home")
def test_without_a_valid_deck_the_next_command_checks_or_writes_one(folder: Path) -> None:
    assert home_page().next_command == "quiz new my-deck"
    path = write(folder / "to fix.yaml", "title: T\nquestions: none\n")

    assert home_page().next_command == f"quiz check '{path}'"
    assert runs(home_page().next_command)


@pytest.mark.parametrize("state", ["fresh", "due", "session", "done", "none"])
def test_the_next_command_runs_as_printed(
    home: Path, folder: Path, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    if state != "none":
        write(folder / "my capitals.yaml", CAPITALS)
    if state == "due":
        answered(home, "fr", "capitals", days_back=9)
    if state == "session":
        session(home, "capitals", ["fr", "it"])
    if state == "done":
        answered(home, "fr", "capitals", days_back=0)
        answered(home, "it", "capitals", days_back=0)

    assert runs(home_page().next_command)


def test_decks_sort_by_what_is_due_and_then_by_the_numbers_in_their_names(home: Path, folder: Path) -> None:
    for name in ("unit-10", "unit-2", "Unit-1", "zoo"):
        deck(folder, name)
    answered(home, "q0", "zoo", days_back=9)
    write(folder / "a-broken.yaml", "title: T\nquestions: none\n")

    assert [row.name for row in deck_rows()] == ["zoo", "Unit-1", "unit-2", "unit-10", "a-broken"]


def test_numbers_sort_by_value() -> None:
    assert sorted(["a10", "a9b", "a9", "10", "9", "A1"], key=natural_order) == ["9", "10", "A1", "a9", "a9b", "a10"]


@pytest.mark.usefixtures("capitals")
def test_a_buried_question_is_due_tomorrow(home: Path) -> None:
    answered(home, "fr", "capitals", days_back=9)
    tomorrow = study_day(now()) + timedelta(1)
    put(home, "bury", deck="capitals", question="fr", until=tomorrow.isoformat())
    put(home, "bury", deck="capitals", question="it", until=tomorrow.isoformat())
    (row,) = deck_rows()

    assert (row.due, row.new, row.tomorrow) == (0, 0, 1)


@pytest.mark.usefixtures("capitals")
def test_streak_and_answers_of_today(home: Path) -> None:
    for days in (0, 0, 1, 2, 4):
        answered(home, "fr", "capitals", days_back=days)

    assert (home_page().streak, home_page().answers) == (4, 2)  # nothing was due three days ago


@pytest.mark.usefixtures("capitals")
def test_the_streak_lasts_on_the_day_of_arrival_from_the_other_side_of_the_date_line(home: Path) -> None:
    answered(home, "fr", "capitals", days_back=2, zone=zone_minutes(now()) - 18 * 60, **WRONG)

    assert (home_page().streak, stats("capitals").figures.streak) == (1, 1)
