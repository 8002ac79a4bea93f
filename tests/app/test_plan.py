"""Plans for exams: the day is remembered, read as people write it, and decides what is asked."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from quizkit.app.closing import Closing
from quizkit.app.exam_day import exam_day
from quizkit.app.plan import exam_plan, report_plan, set_exam_day, student_of
from quizkit.app.practice import Agenda, NothingToAsk, agenda
from quizkit.app.run_session import run_session
from quizkit.app.todays_questions import ExamToday, Request
from quizkit.app.workspace import Workspace
from quizkit.base.clock import now, study_day
from quizkit.base.errors import UsageError
from quizkit.grading.tables import table
from quizkit.progress import checkpoint
from quizkit.progress.fold import fold
from quizkit.progress.order import in_order
from quizkit.progress.state import Day, empty_state
from quizkit.session.exam_plan import Student
from tests.app.students import Scripted, workspace
from tests.progress.folding import attempt

THURSDAY = date(2026, 11, 26)
MANY = "id: many\ntitle: Many\nquestions:\n" + "".join(
    f"  - {{id: q{n}, question: Q{n}?, answer: a{n}}}\n" for n in range(30)
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-11-26"),
        ("Tomorrow", "2026-11-27"),
        ("in 10 days", "2026-12-06"),
        ("in 1 week", "2026-12-03"),
        ("in a week", "2026-12-03"),
        ("the day after tomorrow", "2026-11-28"),
        ("friday", "2026-11-27"),
        ("on Friday", "2026-11-27"),
        ("this friday", "2026-11-27"),
        ("next Thu", "2026-12-03"),
        ("next Monday", "2026-11-30"),
        ("Thursday", "2026-12-03"),
        ("10 days", "2026-12-06"),
        ("in two weeks", "2026-12-10"),
        ("in a month", "2026-12-26"),
        ("in 3 months", "2027-02-26"),
        ("in 15 months", "2028-02-26"),
        ("the 30th", "2026-11-30"),
        ("15th", "2026-12-15"),
        ("Tue 15 Dec", "2026-12-15"),
        ("Tuesday, 15.12.", "2026-12-15"),
        ("15 Dec", "2026-12-15"),
        ("december 15", "2026-12-15"),
        ("15.12.", "2026-12-15"),
        ("15.12", "2026-12-15"),
        ("15.12.26", "2026-12-15"),
        ("15.12.2026", "2026-12-15"),
        ("15/12", "2026-12-15"),
        ("2026-12-15", "2026-12-15"),
        ("2026-11-26", "2026-11-26"),
        ("3 January", "2027-01-03"),
        ("29 February", "2028-02-29"),
    ],
)
def test_days_as_people_write_them(text: str, day: str) -> None:
    assert exam_day(text, THURSDAY).isoformat() == day


def test_a_month_ahead_ends_with_the_month() -> None:
    assert exam_day("in a month", date(2027, 1, 31)) == date(2027, 2, 28)
    assert exam_day("the 31st", date(2027, 2, 1)) == date(2027, 3, 31)


def test_months_in_the_language_of_the_deck() -> None:
    assert exam_day("3. März", THURSDAY, "de") == date(2027, 3, 3)


@pytest.mark.parametrize(
    ("language", "tomorrow", "after", "monday", "dated"),
    [
        ("de", "Morgen", "übermorgen", "Montag", "Di, 15. Dezember"),
        ("fr", "demain", "après-demain", "lundi", "mar. 15 décembre"),
        ("es", "mañana", "pasado manana", "el lunes", "martes 15 de diciembre"),
        ("it", "domani", "dopodomani", "lunedi", "mar 15 dicembre"),
        ("pt-BR", "amanhã", "depois de amanhã", "segunda", "terça-feira, 15 de dezembro"),
        ("nl", "morgen", "overmorgen", "maandag", "di 15 december"),
        ("pl", "jutro", "pojutrze", "poniedziałek", "wtorek 15 grudnia"),
        ("sv", "imorgon", "i övermorgon", "måndag", "tis 15 dec"),
        ("ru", "завтра", "послезавтра", "понедельник", "вторник, 15.12."),
    ],
)
def test_days_in_the_language_of_the_deck(language: str, tomorrow: str, after: str, monday: str, dated: str) -> None:
    days = [exam_day(text, THURSDAY, language).isoformat() for text in (tomorrow, after, monday, dated)]
    assert days == ["2026-11-27", "2026-11-28", "2026-11-30", "2026-12-15"]
    assert exam_day("Tuesday", THURSDAY, language) == date(2026, 12, 1)


def test_today_in_the_language_of_the_deck_and_a_month_that_begins_like_a_day_of_the_week() -> None:
    assert exam_day("aujourd’hui", THURSDAY, "fr") == THURSDAY
    assert exam_day("uebermorgen", THURSDAY, "de") == date(2026, 11, 28)
    assert exam_day("mar 15", THURSDAY, "fr") == date(2027, 3, 15)
    assert exam_day("Mi., 2.12.", THURSDAY, "de") == date(2026, 12, 2)


@pytest.mark.parametrize("text", ["Montag", "morgen", "t", "s", "qu", "sonnta g"])
def test_a_day_of_another_language_or_an_unclear_one_is_no_day(text: str) -> None:
    with pytest.raises(UsageError, match="is not a day"):
        exam_day(text, THURSDAY, "pt")


def test_days_are_known_in_each_language_of_months() -> None:
    assert set(table("months")) == set(table("weekdays")) == set(table("near_days"))
    assert {len(names.split()) for names in table("weekdays").values()} == {7}
    assert {len(names.split(", ")) for names in table("near_days").values()} == {3}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("soon", "“soon” is not a day."),
        ("", "“” is not a day."),
        ("2026-02-30", "“2026-02-30” is not a day."),
        ("December", "“December” is not a day."),
        ("2026-11-25", "2026-11-25 is in the past."),
        ("1 May 1998", "1998-05-01 is in the past."),
        ("2999-01-01", "2999-01-01 is too far ahead to plan for."),
        ("in 9999 weeks", "2218-07-16 is too far ahead to plan for."),
        ("next Fri", "“next Fri” may mean 2026-11-27 or 2026-12-04."),
        ("Monday 15 Dec", "2026-12-15 is a Tuesday."),
        ("Mon, 15.12.2026", "2026-12-15 is a Tuesday."),
        ("31 Feb", "“31 Feb” is not a day."),
        ("the 32nd", "“the 32nd” is not a day."),
        ("3/4", "“3/4” may mean 2027-03-04 or 2027-04-03."),
    ],
)
def test_what_is_no_day_for_an_exam(text: str, message: str) -> None:
    with pytest.raises(UsageError) as error:
        exam_day(text, THURSDAY)
    assert error.value.message == message


def today() -> date:
    return study_day(now())


def ahead(days: int) -> date:
    return today() + timedelta(days)


def planned(space: Workspace, request: Request | None = None) -> Agenda | NothingToAsk:
    request = request or Request(10, new_per_day=20)
    return agenda(space, request, resume=False, fresh=False, agrees=lambda _: False)


def test_a_plan_is_remembered_and_can_be_changed_and_cancelled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_exam_day(workspace(tmp_path, monkeypatch, MANY), ahead(10))
    space = workspace(tmp_path, monkeypatch, MANY)
    first = exam_plan(space.state, "many", today())
    assert first is not None
    assert (first.begun, first.day) == (today(), ahead(10))
    later = set_exam_day(space, ahead(12))
    assert checkpoint.read_all(later.history).state.decks["many"].plan == later.state.decks["many"].plan
    moved = exam_plan(later.state, "many", ahead(12))
    assert moved is not None
    assert moved.day == ahead(12)
    assert exam_plan(later.state, "many", ahead(13)) is None
    assert exam_plan(set_exam_day(later, None).state, "many", today()) is None


def test_the_same_day_twice_is_recorded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    space = set_exam_day(workspace(tmp_path, monkeypatch, MANY), ahead(10))
    again = set_exam_day(space, ahead(10))
    assert len(checkpoint.read_all(again.history).records) == len(checkpoint.read_all(space.history).records)


def test_the_plan_decides_what_is_asked_and_no_default_limit_applies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = set_exam_day(workspace(tmp_path, monkeypatch, MANY), ahead(2))
    found = planned(space, Request(3, new_per_day=2))
    assert isinstance(found, Agenda)
    assert len(found.queue) == 15
    assert found.opening.plan == ExamToday(ahead(2), 2, 15, 15)


def test_a_typed_number_of_questions_is_honoured_with_what_it_costs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = set_exam_day(workspace(tmp_path, monkeypatch, MANY), ahead(2))
    found = planned(space, Request(3, new_per_day=20, typed_count=3))
    assert isinstance(found, Agenda)
    assert len(found.queue) == 3
    assert found.opening.plan is not None
    assert found.opening.plan.cost is not None
    whole, limited = found.opening.plan.cost
    assert whole > limited + 0.2
    typed = planned(space, Request(10, new_per_day=4, typed_new=4))
    assert isinstance(typed, Agenda)
    assert len(typed.queue) == 4


@pytest.mark.parametrize("request_", [Request(which="new", how_many=9), Request(None), Request(9, which="cram")])
def test_a_request_for_other_questions_goes_before_the_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request_: Request
) -> None:
    space = set_exam_day(workspace(tmp_path, monkeypatch, MANY), ahead(2))
    found = planned(space, request_)
    assert isinstance(found, Agenda)
    assert found.opening.plan is None


def test_the_report_of_a_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    space = set_exam_day(workspace(tmp_path, monkeypatch, MANY), ahead(10))
    report = report_plan(space, 2)
    assert (report.deck_id, report.day, report.days, report.questions, report.unseen) == ("many", ahead(10), 10, 30, 30)
    assert (report.known_today, report.new_today) == (0, 5)
    assert report.limited is not None
    assert report.expected.score > report.half_missed.score > report.limited.score
    assert report_plan(space, 5).limited is None
    assert report.start_command == "quiz start rivers"


def test_what_is_due_later_by_the_plan_is_neither_offered_nor_called_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = workspace(tmp_path, monkeypatch, MANY)
    seen = [attempt("", ahead(-3).isoformat(), f"q{n}", "many") for n in range(30)]
    space.history.append([{key: value for key, value in one.items() if key not in ("id", "v")} for one in seen[:29]])
    space = set_exam_day(workspace(tmp_path, monkeypatch, MANY), ahead(30))
    found = planned(space)
    assert isinstance(found, Agenda)
    assert found.opening.plan is not None
    assert (found.opening.plan.questions, found.opening.plan.new) == (1, 1)
    result = run_session(space, found, Scripted("a29"))
    assert isinstance(result.end, Closing)
    assert (result.end.due, result.end.more, result.end.next_command) == (29, None, "quiz stats rivers")
    later = planned(workspace(tmp_path, monkeypatch, MANY))
    assert isinstance(later, NothingToAsk)
    assert later.note == "The plan asks 29 that are due on a later day; --due for now."


def test_without_a_plan_there_is_no_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError) as error:
        report_plan(workspace(tmp_path, monkeypatch, MANY))
    assert error.value.help == "Plan one: quiz plan rivers 2026-12-15"


# How unsure it is how fast a student forgets whose reviews are not known yet.
UNSURE: Any = pytest.approx(0.408, abs=0.001)


def test_the_rate_of_right_first_tries_is_the_students_own() -> None:
    state = empty_state()
    assert student_of(state, "d") == (Student(0.3, 0.85, None, 1.0, 10, 10, UNSURE), 0)
    counts = Day()
    counts.new, counts.new_right, counts.repeats, counts.repeats_right = 90, 87, 10, 1
    state.days["2026-11-22"] = {"d": counts}
    assert student_of(state, "d") == (Student(0.9, 9.5 / 20, None, 1.0, 100, 20, UNSURE), 90)


@pytest.mark.parametrize(("recalled", "least", "most"), [(270, 0.999, 1.001), (210, 2.0, 3.0), (298, 0.1, 0.3)])
def test_a_student_who_recalls_less_than_predicted_forgets_faster(recalled: int, least: float, most: float) -> None:
    state = empty_state()
    state.deck("d").calibration = {"8": [100, recalled // 3, 90.0], "9": [200, recalled - recalled // 3, 180.0]}
    assert least < student_of(state, "d")[0].forgets < most
    # Few reviews say little.
    state.deck("d").calibration = {"9": [3, 0, 2.8]}
    assert 1 < student_of(state, "d")[0].forgets < 1.6


def test_more_reviews_make_it_surer_how_fast_a_student_forgets() -> None:
    state = empty_state()
    # With the 60 that are assumed, 234 of 300 are recalled: √(0.22 / 0.78 / 300) / |ln 0.78|.
    state.deck("d").calibration = {"9": [240, 180, 216.0]}
    assert student_of(state, "d")[0].unsure == pytest.approx(0.1234, abs=0.0001)
    state.deck("d").calibration = {"9": [2400, 1800, 2160.0]}
    assert student_of(state, "d")[0].unsure < 0.05


def test_a_plan_counts_with_the_setting_to_learn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_LEARN", "true")
    assert student_of(empty_state(), "d") == (Student(0.3, 0.85, 0.3, 1.0, 10, 10, UNSURE), 0)


def test_what_was_only_recognised_says_nothing_of_first_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    state = empty_state()
    for n in range(90):
        right: dict[str, Any] = {"credit": int(n < 87), "verdict": "right" if n < 87 else "wrong"}
        form: dict[str, Any] = {"form": "choice"} if n < 60 else {}
        fold(state, in_order([attempt(f"a-{n + 1}", "2026-11-22", f"q{n}", **right, **form)]))
    typed = (27 + 3) / 40
    assert student_of(state, "d") == (Student(typed, 0.85, None, 1.0, 40, 10, UNSURE), 30)
    monkeypatch.setenv("QUIZ_LEARN", "true")
    assert student_of(state, "d") == (Student(typed, 0.85, (87 + 3) / 100, 1.0, 40, 10, UNSURE), 30)
