"""What a session asks by the settings: holidays, easy days, limits of the day, a goal, and catching up."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from quizkit.app.goal import Goal, goal_today
from quizkit.app.plan import exam_plan, set_catch_up, set_exam_day
from quizkit.app.practice import Agenda, NothingToAsk, agenda
from quizkit.app.todays_questions import Request, catch_up_day
from quizkit.app.workspace import Workspace
from quizkit.base.clock import now, study_day
from quizkit.base.errors import UsageError
from quizkit.progress.history import History
from quizkit.progress.state import Day, empty_state
from tests.app.students import workspace
from tests.app.test_plan import MANY, ahead
from tests.progress.folding import attempt, record

TEN = Request(10, new_per_day=20)


def today() -> date:
    return study_day(now())


def put(space: Workspace, *records: dict[str, Any]) -> None:
    space.history.append([{key: value for key, value in one.items() if key not in ("id", "v")} for one in records])


def answered(folder: Path, patch: pytest.MonkeyPatch, days: dict[str, int]) -> Workspace:
    """Answer questions of a deck so many days ago, and return the workspace after that."""
    space = workspace(folder, patch, MANY)
    put(space, *(attempt("", (today() - timedelta(back)).isoformat(), id, "many") for id, back in days.items()))
    assert isinstance(space.history, History)
    return workspace(folder, patch, MANY)


def asked(space: Workspace, request: Request = TEN) -> list[str]:
    found = agenda(space, request, resume=False, fresh=False, agrees=lambda _: False)
    return [one.question.common.id for one in found.queue] if isinstance(found, Agenda) else []


def note(space: Workspace, request: Request = TEN) -> str:
    found = agenda(space, request, resume=False, fresh=False, agrees=lambda _: False)
    return found.note if isinstance(found, NothingToAsk) else found.opening.note


def test_on_a_holiday_nothing_is_asked_unless_it_is_requested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_HOLIDAYS", f"{today()}..{ahead(1)}")
    (tmp_path / "fresh").mkdir()
    space = answered(tmp_path, monkeypatch, {"q0": 9})
    assert asked(space) == []
    assert note(space) == "Today is one of your holidays. To study anyway: quiz start rivers --due"
    assert asked(space, TEN._replace(which="due")) == ["q0"]
    assert note(workspace(tmp_path / "fresh", monkeypatch, MANY)).endswith("To study anyway: quiz start rivers --new")
    monkeypatch.setenv("QUIZ_HOLIDAYS", f"{ahead(1)}")
    assert len(asked(space)) == 10


def test_on_an_easy_day_half_as_many_are_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    space = workspace(tmp_path, monkeypatch, MANY)
    monkeypatch.setenv("QUIZ_EASY_DAYS", f"{today():%A}")
    assert len(asked(space, TEN._replace(how_many=9))) == 5
    assert len(asked(space, TEN._replace(typed_count=10))) == 10
    assert len(asked(space, TEN._replace(which="new"))) == 10
    monkeypatch.setenv("QUIZ_EASY_DAYS", f"{ahead(1):%a}")
    assert len(asked(space)) == 10


def test_no_more_reviews_than_the_limit_of_the_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    space = answered(tmp_path, monkeypatch, {f"q{n}": 9 for n in range(6)})
    monkeypatch.setenv("QUIZ_REVIEWS_PER_DAY", "3")
    assert sum(int(id[1:]) < 6 for id in asked(space)) == 3
    put(space, *(attempt("", today().isoformat(), f"q{n}", "many") for n in range(2)))
    later = workspace(tmp_path, monkeypatch, MANY)
    assert sum(int(id[1:]) < 6 for id in asked(later)) == 1
    put(space, attempt("", today().isoformat(), "q2", "many"))
    done = workspace(tmp_path, monkeypatch, MANY)
    no_new = TEN._replace(new_per_day=0)
    assert asked(done, no_new) == []
    assert note(done, no_new) == "0 new ones done today; --new for more. 3 reviews done today; --due for more."
    assert len(asked(done, TEN._replace(which="due"))) == 3


def test_catching_up_asks_the_oldest_first_over_the_days(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    space = set_catch_up(answered(tmp_path, monkeypatch, {f"q{n}": 9 + n for n in range(12)}), 4)
    assert catch_up_day(space.state, "many", today()) == ahead(3)
    assert catch_up_day(space.state, "many", ahead(4)) is None
    assert sorted(asked(space)) == ["q10", "q11", "q9"]
    assert note(space).startswith("Catching up until ")
    assert len(asked(space, TEN._replace(typed_count=5))) == 5


def test_with_nothing_to_catch_up_on_a_session_is_as_usual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(asked(set_catch_up(workspace(tmp_path, monkeypatch, MANY), 4))) == 10


def test_catching_up_is_for_one_deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    space = workspace(tmp_path, monkeypatch, MANY)
    with pytest.raises(UsageError, match="--catch-up is set for one deck"):
        set_catch_up(space._replace(decks=space.decks * 2), 4)


def test_the_plan_for_an_exam_knows_the_holidays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_HOLIDAYS", f"{ahead(2)}..{ahead(6)}")
    space = set_exam_day(workspace(tmp_path, monkeypatch, MANY), ahead(10))
    plan = exam_plan(space.state, "many", today())
    assert plan is not None
    assert plan.days(today(), plan.day) == 5
    assert len(asked(space)) == 10  # 30 new ones within three of five days


def test_siblings_wait_for_another_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = (
        "id: many\ntitle: T\nquestions:\n  - {id: q0, question: A?, answer: a, group: g}\n"
        "  - {id: q1, question: B?, answer: b, group: g}\n"
    )
    space = workspace(tmp_path, monkeypatch, deck)
    put(space, *(attempt("", (today() - timedelta(9)).isoformat(), id, "many") for id in ("q0", "q1")))
    assert len(asked(workspace(tmp_path, monkeypatch, deck))) == 1
    put(space, attempt("", today().isoformat(), "q0", "many"))
    later = workspace(tmp_path, monkeypatch, deck)
    assert asked(later) == []
    assert note(later) == "1 waits for another day: of each group, one question is asked a day."
    assert asked(later, TEN._replace(which="due")) == []
    assert note(later, TEN._replace(which="due")).startswith("1 waits for another day")
    assert note(later, TEN._replace(which="flagged")) == ""


def test_new_siblings_that_wait_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "".join(f"  - {{id: q{n}, question: Q{n}?, answer: a{n}, group: g}}\n" for n in range(3))
    deck = f"id: many\ntitle: T\nquestions:\n{lines}"
    put(workspace(tmp_path, monkeypatch, deck), attempt("", today().isoformat(), "q0", "many"))
    space = workspace(tmp_path, monkeypatch, deck)
    assert asked(space) == []
    assert note(space).startswith("2 wait for another day")
    assert note(space, TEN._replace(new_per_day=1)) == "1 new one done today; --new for more."


def test_a_sibling_with_another_tag_or_that_was_suspended_since_was_asked_today_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck = (
        "id: many\ntitle: T\nquestions:\n  - {id: q0, question: A?, answer: a, group: g, tags: [x]}\n"
        "  - {id: q1, question: B?, answer: b, group: g, tags: [y]}\n"
    )
    space = workspace(tmp_path, monkeypatch, deck)
    assert asked(space, TEN._replace(tags=("y",))) == ["q1"]
    put(space, attempt("", today().isoformat(), "q0", "many"))
    later = workspace(tmp_path, monkeypatch, deck)
    assert asked(later, TEN._replace(tags=("y",))) == []
    put(space, record("suspend", "", f"{today()}T12:00:01.000Z", deck="many", question="q0"))
    assert asked(workspace(tmp_path, monkeypatch, deck)) == []


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("", None),
        ("20", Goal("questions", 12, 20)),
        ("15m", Goal("minutes", 9, 15)),
        ("1h30m", Goal("minutes", 9, 90)),
        ("12", Goal("questions", 12, 12)),
    ],
)
def test_the_goal_of_a_day(monkeypatch: pytest.MonkeyPatch, goal: str, expected: Goal | None) -> None:
    state = empty_state()
    for deck, answers, ms in (("one", 10, 500_000), ("other", 2, 60_000)):
        counts = Day()
        counts.answers, counts.ms = answers, ms
        state.days.setdefault("2026-11-22", {})[deck] = counts
    monkeypatch.setenv("QUIZ_GOAL", goal)
    found = goal_today(state, date(2026, 11, 22))
    assert found == expected
    assert found is None or found.is_reached == (goal == "12")


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("QUIZ_GOAL", "0"),
        ("QUIZ_GOAL", "20s"),
        ("QUIZ_GOAL", "much"),
        ("QUIZ_EASY_DAYS", "caturday"),
        ("QUIZ_HOLIDAYS", "Easter"),
    ],
)
def test_settings_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, text: str
) -> None:
    monkeypatch.setenv(variable, text)
    with pytest.raises(UsageError, match=f"{variable} must be"):
        print(asked(workspace(tmp_path, monkeypatch, MANY)), goal_today(empty_state(), today()))
