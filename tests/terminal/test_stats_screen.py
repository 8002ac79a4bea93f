"""How statistics are shown, with bars and as words."""

from datetime import date
from textwrap import dedent

import pytest

from quizkit.app.stats import StatsReport
from quizkit.progress.stats import Override, Stats, Weak
from quizkit.terminal.screens.stats import override_in_words, show_stats
from tests.helpers import deck
from tests.terminal.test_screens import paper

WEDNESDAY = date(2026, 11, 25)
RIVERS = deck("title: Rivers\nquestions:\n- {question: Which?, answer: Ob}\n")


def figures(answers: dict[int, int] | None = None) -> Stats:
    """Return figures with so many answers so many days ago."""
    counts = [(answers or {}).get(ago, 0) for ago in range(83, -1, -1)]
    return Stats(3, 2, 1, 0, None, 0.9, counts, [4, 0, 3, 1], [], [], [], 1, 61)


def shown(stats: Stats, *, plain: bool, columns: int = 60) -> list[str]:
    screen = paper(plain=plain, columns=columns)
    show_stats(screen, StatsReport(WEDNESDAY, [RIVERS], stats, 0))
    return [line.rstrip() for line in screen.text.splitlines()]


def test_answers_are_drawn_in_a_row_for_each_weekday_and_a_column_for_each_week() -> None:
    lines = shown(figures({0: 10, 1: 1, 6: 5, 7: 3, 78: 7, 79: 8}), plain=False)
    start = lines.index("Answers in the last 12 weeks:")

    assert "\n".join(["", *lines[start + 1 : start + 8], ""]) == dedent("""
          Mon █ · · · · · · · · · · ·
          Tue ▓ · · · · · · · · · · ░
          Wed · · · · · · · · · · ▒ █
          Thu · · · · · · · · · · ▒
          Fri · · · · · · · · · · ·
          Sat · · · · · · · · · · ·
          Sun · · · · · · · · · · ·
        """).replace("\n", "\n  ").removesuffix("  ")


def test_answers_in_words_are_those_of_twelve_times_seven_days() -> None:
    lines = shown(figures({0: 10, 6: 5, 7: 3, 83: 8}), plain=True)
    start = lines.index("Answers in the last 12 weeks, one week a line:")

    assert lines[start + 1] == "from 2026-09-03: 8"
    assert lines[start + 11 : start + 14] == ["from 2026-11-12: 3", "from 2026-11-19: 15", ""]


@pytest.mark.parametrize(("columns", "longest"), [(60, 24), (41, 24), (37, 20), (18, 1)])
def test_the_bars_of_what_is_due_are_as_long_as_fits(columns: int, longest: int) -> None:
    lines = shown(figures(), plain=False, columns=columns)
    (today,) = [line for line in lines if line.startswith("  today ")]

    assert today == f"  today        4 {'━' * longest}"


def test_what_is_due_on_each_day() -> None:
    assert shown(figures(), plain=False)[-4:] == [
        "  today        4 ━━━━━━━━━━━━━━━━━━━━━━━━",
        "  Thu 26 Nov   0",
        "  Fri 27 Nov   3 ━━━━━━━━━━━━━━━━━━",
        "  Sat 28 Nov   1 ━━━━━━",
    ]
    assert shown(figures(), plain=True)[-4:] == ["today: 4", "Thu 26 Nov: 0", "Fri 27 Nov: 3", "Sat 28 Nov: 1"]


def test_the_first_lines_and_the_lists_at_the_end() -> None:
    stats = figures()._replace(
        suspended=2,
        retention=0.875,
        streak=2,
        weakest_questions=[Weak("What *is* it?", 2, 3)],
        weakest_tags=[Weak("asia", 1, 3)],
        overridden=[Override("q", "Which?", "Elbe", 2)],
    )
    lines = shown(stats, plain=True, columns=80)

    assert lines[:4] == [
        "Rivers",
        "3 known, 2 learning, 1 not seen yet, 2 suspended.",
        "Recalled in the last 30 days: 87.5 % of reviews. Target: 90 %.",
        "Streak: 2 days. Time spent: 1 min 1 s.",
    ]
    assert [line for line in lines if line.startswith("- ")] == [
        "- What is it? (missed 2 of 3)",
        "- asia (missed 1 of 3)",
        "- Which? “Elbe” (2 times)",
    ]


def test_an_override_that_happened_once_has_no_number() -> None:
    assert override_in_words(Override("q", "Which?", "Elbe", 1)) == "Which? “Elbe”"


@pytest.mark.parametrize(
    ("damaged", "line"),
    [
        (1, "1 damaged line is not counted: `quiz progress doctor` shows details."),
        (2, "2 damaged lines are not counted: `quiz progress doctor` shows details."),
    ],
)
def test_damaged_lines_are_reported_at_the_end(damaged: int, line: str) -> None:
    screen = paper(plain=True, columns=100)
    show_stats(screen, StatsReport(WEDNESDAY, [RIVERS, RIVERS], figures(), damaged))

    assert screen.text.startswith("All 2 decks\n")
    assert screen.text.splitlines()[-1] == line
