"""How statistics are shown: one screen of them, or all, in all forms."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from quizkit.app.deck_index import IndexedDeck, IndexedQuestion
from quizkit.app.stats import StatsReport
from quizkit.progress.state import Result, empty_state
from quizkit.progress.stats import Calibrated, Leech, Override, Retention, Tag, Weak, stats
from quizkit.terminal.screens.stats import _against, override_in_words, result_in_words, show_stats
from quizkit.terminal.theme import Screen
from tests.processes import matches_snapshot
from tests.terminal.test_screens import paper
from tests.terminal.views import in_all_forms

SNAPSHOTS = Path(__file__).parent / "snapshots"
WEDNESDAY = date(2026, 11, 25)
QUESTIONS = tuple(IndexedQuestion(f"q{n}", f"Which {n}?", ("asia",)) for n in range(57))
RIVERS = IndexedDeck(Path("rivers.yaml"), "rivers", "rivers", "Rivers of Asia", QUESTIONS)


def answers(by_age: dict[int, int]) -> list[int]:
    """Return the answers of 84 days, with so many so many days ago."""
    return [by_age.get(ago, 0) for ago in range(83, -1, -1)]


def result(day: int, percent: float, **fields: Any) -> Result:
    base = {"session": f"s{day}", "at": f"2026-11-{day:02}T12:00:00.000Z", "points": percent / 10, "of": 10}
    return Result(**{**base, "percent": percent, "seconds": 180, "done": True, **fields})


NOTHING = stats([], empty_state(), WEDNESDAY)
FIGURES = NOTHING._replace(
    known=17,
    learning=22,
    unseen=18,
    suspended=1,
    recent=Retention(100, 87, 40, 36),
    all_time=Retention(400, 340, 120, 110),
    recall_today=0.946,
    calibration=[Calibrated(0.6, 0.7, 6, 3, 0.66), Calibrated(0.7, 0.8, 24, 16, 0.76), Calibrated(0.8, 0.9, 150, 120, 0.86), Calibrated(0.9, 1, 220, 201, 0.93)],
    answers=answers({0: 10, 1: 1, 6: 5, 7: 3, 20: 31, 50: 16, 78: 7, 79: 8}),
    backlog=4,
    due=[8, 7, 4, 0, 2, 1, 0, 3, 0, 0, 1, 0, 0, 5],
    results=[result(20, 60), result(21, 70), result(22, 50, exam=True, passed=False), result(23, 90), result(24, 80, done=False)],
    weakest=[Weak("rivers", "q1", "Which river has a delta of *this* size, and which sea does it reach in the end?", 0.41), Weak("rivers", "q2", "Which 2?", 0.48)],
    tags=[Tag("figures", 3, 9, 0.71), Tag("people", 10, 10, 0.88)],
    leeches=[Leech("rivers", "q3", "Which 3?", 9)],
    streak=12,
    longest_streak=15,
    seconds=11_000,
    replies=900,
    recent_seconds=1800,
    recent_replies=100,
    buttons=[[20, 0, 37, 0], [40, 10, 230, 0], [10, 0, 110, 0]],
    hours=[[0] * 8 + [300, 0, 600] + [0] * 13, [0] * 8 + [250, 0, 400] + [0] * 13],
    intervals=[3, 10, 9, 12, 5, 0],
    stabilities=[2, 11, 9, 12, 4, 1],
    difficulties=[0, 3, 9, 12, 8, 4, 2, 1, 0, 0],
)  # fmt: skip
REPORT = StatsReport(WEDNESDAY, [RIVERS], "rivers", FIGURES, [Override("q", "Which?", "Elbe", 2)], 0)


def shown(report: StatsReport = REPORT, *, plain: bool = True, all: bool = False, columns: int = 80) -> list[str]:
    screen = paper(plain=plain, columns=columns)
    show_stats(screen, report, all=all)
    return [line.rstrip() for line in screen.text.splitlines()]


def drawing(*, all: bool) -> Callable[[Screen], None]:
    return lambda screen: show_stats(screen, REPORT, all=all)


@pytest.mark.parametrize("name", ["stats", "stats-all"])
def test_in_all_forms(name: str) -> None:
    matches_snapshot(in_all_forms(drawing(all=name == "stats-all")), SNAPSHOTS / f"{name}.txt")


def test_the_short_form_fits_on_a_screen() -> None:
    assert len(shown(REPORT._replace(overridden=[]), plain=False)) < 24


def test_before_anything_was_answered_only_what_says_something_is_shown() -> None:
    assert shown(REPORT._replace(figures=NOTHING._replace(unseen=57), overridden=[]), all=True) == [
        "Rivers of Asia, 57 questions",
        "Known: 0, interval of 21 days or more, learning 0, new 57.",
        "",
        "Forecast: today 0.",
        "",
        "Weakest questions first: quiz browse rivers --weakest",
    ]


@pytest.mark.parametrize("plain", [True, False])
def test_calibration_is_shown_once_a_difference_says_something(plain: bool) -> None:
    def text(*tenths: Calibrated) -> str:
        report = REPORT._replace(figures=FIGURES._replace(calibration=list(tenths)))
        return "\n".join(shown(report, plain=plain, all=True))

    assert "redicted" not in text(Calibrated(0.9, 1, 49, 40, 0.93))
    enough = text(Calibrated(0.9, 1, 50, 46, 0.93), Calibrated(0.8, 0.9, 9, 8, 0.88))
    assert "92 %, recalled 92 % of 59 reviews" in enough
    assert "as predicted" in enough
    assert enough.count("92 % of 50 reviews") == 1
    assert "of 9 reviews" not in enough


def test_the_bar_of_a_tenth_has_a_mark_where_recall_was_predicted() -> None:
    bars = {one.least: "".join(_against(one, 24).plain) for one in FIGURES.calibration[1:]}

    assert bars[0.7] == "━━━━━━━━━━━━━━━━━ │     "
    assert bars[0.9] == "━━━━━━━━━━━━━━━━━━━━━━│ "


def test_without_a_reply_of_late_only_the_time_of_all_is_shown() -> None:
    lines = shown(REPORT._replace(figures=REPORT.figures._replace(recent_seconds=0, recent_replies=0)), all=True)

    assert f"Time for a question: {REPORT.figures.seconds / REPORT.figures.replies:.1f} s." in lines


@pytest.mark.parametrize(
    ("answers_today", "shade"), [(0, "·"), (1, "░"), (4, "░"), (5, "▒"), (14, "▒"), (15, "▓"), (29, "▓"), (30, "█")]
)
def test_the_shades_of_a_day_are_those_of_the_legend(answers_today: int, shade: str) -> None:
    figures = FIGURES._replace(answers=answers({0: answers_today, 3: 1}))
    lines = shown(REPORT._replace(figures=figures), plain=False)

    assert "  Answers  · 0  ░ 1-4  ▒ 5-14  ▓ 15-29  █ 30+" in lines
    assert lines[lines.index("  Answers  · 0  ░ 1-4  ▒ 5-14  ▓ 15-29  █ 30+") + 4].startswith("  Wed ")
    assert lines[lines.index("  Answers  · 0  ░ 1-4  ▒ 5-14  ▓ 15-29  █ 30+") + 4].endswith(shade)


def test_months_are_named_above_the_week_in_which_they_begin() -> None:
    lines = shown(plain=False)
    months = next(line for line in lines if "Oct" in line)
    monday = next(line for line in lines if line.startswith("  Mon "))

    # 1 October 2026 is in the week from 28 September, the fourth one.
    assert months == "      Sep   Oct     Nov"
    assert months.index("Oct") == len("  Mon ") + 3 * 2
    assert len(monday) <= len("  Mon ") + 24


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (result(24, 80), "Tue 24 Nov: 8 of 10"),
        (result(24, 80, exam=True), "Tue 24 Nov: exam, 8 of 10"),
        (result(24, 80, exam=True, passed=True), "Tue 24 Nov: exam, passed, 8 of 10"),
        (result(24, 80, exam=True, passed=False), "Tue 24 Nov: exam, not passed, 8 of 10"),
        (result(24, 80, at="whenever"), "whenever: 8 of 10"),
    ],
)
def test_a_result_in_words(one: Result, said: str) -> None:
    lines = shown(REPORT._replace(figures=FIGURES._replace(results=[one])), all=True)

    assert f"- {said}, 80 %" in lines


def test_nothing_suggests_to_look_at_questions_of_an_open_exam() -> None:
    assert shown(REPORT._replace(has_open_exam=True), all=True)[-1] == "Next: quiz"
    assert shown(REPORT, all=True)[-1] == "Weakest questions first: quiz browse rivers --weakest"


def test_of_all_decks_commands_name_none() -> None:
    lines = shown(REPORT._replace(decks=[RIVERS, RIVERS], word=""))

    assert lines[0] == "All 2 decks, 114 questions"
    assert lines[-1] == "More: quiz stats --all"


def test_an_override_that_happened_once_has_no_number() -> None:
    assert override_in_words(Override("q", "Which?", "Elbe", 1)) == "Which? “Elbe”"


@pytest.mark.parametrize(
    ("damaged", "line"),
    [
        (1, "1 damaged line is not counted: `quiz progress doctor` shows details."),
        (2, "2 damaged lines are not counted: `quiz progress doctor` shows details."),
    ],
)
def test_damaged_lines_are_reported(damaged: int, line: str) -> None:
    assert line in shown(REPORT._replace(damaged=damaged))


@pytest.mark.parametrize(("at", "day"), [("2026-11-27T03:30", "26 Nov"), ("2026-11-27T04:30", "27 Nov")])
def test_a_result_at_night_is_on_the_study_day_that_has_not_ended(at: str, day: str) -> None:
    result = Result(session="s", at=at, points=8, of=10, percent=80, seconds=60, done=True)

    assert f" {day}" in result_in_words(result)
