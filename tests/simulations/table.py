"""Writes the tables of docs/scheduling.md, in some minutes: `python -m tests.simulations.table`, or only `table NAME`."""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path

from quizkit.deck import Deck
from quizkit.progress.state import State
from quizkit.session.plan import Asked, Candidate, Which
from tests.simulations import earlier, rules
from tests.simulations.coverage import coverage
from tests.simulations.evidence import RULES, log_of, losses, luck_loss
from tests.simulations.learners import KINDS, Kind, Learner
from tests.simulations.practice import BEGIN, Outcome, Queue, deck_of, mean, practise, recorded

DOCS = Path(__file__).parents[2] / "docs" / "scheduling.md"
DAYS = 120
QUESTIONS = (57, 200, 300)
A_DAY = (10, 20)
MISSED = (0.0, 0.5)
EXAM_DAYS = (7, 14, 30)
FIRST_RIGHT = 0.3
Rows = Iterator[Sequence[str]]


@cache
def deck_with(questions: int) -> Deck:
    """Return a deck of so many questions, read once."""
    return deck_of(questions)


def mean_of(kind: Kind, questions: int, queue: Queue, days: int, missed: float, students: int) -> Outcome:
    """Let some students of a kind practise, and return the mean of what came of it."""
    deck = deck_with(questions)
    outcomes = [
        practise(deck, Learner(kind, FIRST_RIGHT, seed), queue, days, missed, seed=seed) for seed in range(students)
    ]
    return mean(outcomes)


def practice_rows(students: int) -> Rows:
    """Practice without an exam: the rule before, and the rule of this version."""
    yield "learner", "questions", "a day", "days missed", "deck known, before", "deck known", "recalled at reviews", "replies a day, before", "replies a day", "backlog"  # fmt: skip
    for kind, questions, count, missed in product(KINDS, QUESTIONS, A_DAY, MISSED):
        before = mean_of(kind, questions, earlier.due_first(count), DAYS, missed, students)
        now = mean_of(kind, questions, rules.mixed(count), DAYS, missed, students)
        figures = f"{before.score:.3f}", f"{now.score:.3f}", f"{now.recalled:.3f}"
        replies = f"{before.replies:.1f}", f"{now.replies:.1f}"
        yield kind.name, str(questions), str(count), f"{missed:.0%}", *figures, *replies, f"{now.backlog:.0f}"


def exam_rows(students: int) -> Rows:
    """The days until an exam: the rule before, and the plan."""
    yield "learner", "questions", "days", "days missed", "score, before", "score", "gain", "replies a day, before", "replies a day", "recalled at reviews", "backlog"  # fmt: skip
    for kind, questions, days, missed in product(KINDS, QUESTIONS, EXAM_DAYS, MISSED):
        exam = BEGIN + timedelta(days)
        some = max(students, 400 // questions)
        before = mean_of(kind, questions, earlier.until(exam), days, missed, some)
        now = mean_of(kind, questions, rules.planned(exam), days, missed, some)
        scores = f"{before.score:.3f}", f"{now.score:.3f}", f"{now.score - before.score:+.3f}"
        replies = f"{before.replies:.1f}", f"{now.replies:.1f}"
        yield kind.name, str(questions), str(days), f"{missed:.0%}", *scores, *replies, f"{now.recalled:.3f}", f"{now.backlog:.0f}"  # fmt: skip


def range_rows(students: int) -> Rows:
    """An exam in 14 days: how often the result is in the range that was forecast, and how wide the range is."""
    days = (2, 7, 12)
    yield "learner", "questions", *(f"in the range, day {day}" for day in days), *(f"points wide, day {day}" for day in days)  # fmt: skip
    for kind, questions in product(KINDS, QUESTIONS[:2]):
        learners = [Learner(kind, FIRST_RIGHT, seed) for seed in range(20 * students)]
        found = coverage(deck_with(questions), learners, days).values()
        yield kind.name, str(questions), *(f"{one.covered:.0%}" for one in found), *(f"{100 * one.width:.1f}" for one in found)  # fmt: skip


def catch_up_rows(students: int) -> Rows:
    """After three weeks away: how many days of study it takes until all that is due fits into a day, by order."""
    yield "learner", "days to clear, weakest first", "days to clear, oldest first", "deck known, weakest first", "deck known, oldest first"  # fmt: skip
    for kind in KINDS:
        found = [_after_holiday(kind, which, students) for which in ("due", "catch-up")]
        yield kind.name, *(f"{days:.1f}" for days, _ in found), *(f"{score:.3f}" for _, score in found)


def _after_holiday(kind: Kind, which: Which, students: int) -> tuple[float, float]:
    count, away, days = 20, 21, 120
    cleared, known = [], []
    for seed in range(2 * students):
        learner, due = Learner(kind, FIRST_RIGHT, seed), list[int]()
        before, after = rules.mixed(count), rules.after_holiday(which, count, due)
        back = BEGIN + timedelta(days // 2 + away)

        def queue(pool: Sequence[Candidate], today: date, state: State) -> Sequence[Asked]:
            return (after if today >= back else before)(pool, today, state)  # noqa: B023 - called in this turn only

        recorded(deck_with(200), learner, queue, days, seed=seed, away=away)
        cleared.append(next((day for day, left in enumerate(due) if left <= count), len(due)))
        known.append(sum(learner.recalls(one.common.id, days) for one in deck_with(200).questions) / 200)
    return sum(cleared) / len(cleared), sum(known) / len(known)


def evidence_rows(students: int) -> Rows:
    """Log loss of predicted recall, with repeats and without, also for a memory that is not that of FSRS."""
    yield "learner", "reviews", "repeats left out", "repeats counted"
    for kind in (*KINDS, None):
        log = log_of(kind, 2 * students)
        found = [losses(log, repeats=repeats) for repeats in (False, True)]
        yield kind.name if kind else "ACT-R", f"{len(found[0]):,}", *(f"{sum(one) / len(one):.4f}" for one in found)


def luck_rows(_students: int) -> Rows:
    """Log loss of predicted recall by what a right choice after a lapse counts for."""
    yield "learner", *(f"{choices} choices, {rule}" for choices in (2, 4) for rule in RULES)
    for kind in KINDS:
        luck = [luck_loss(kind, choices, rule) for choices in (2, 4) for rule in RULES.values()]
        yield kind.name, *(f"{loss:.4f}" for loss in luck)


TABLES: dict[str, Callable[[int], Rows]] = {
    "practice": practice_rows, "exam": exam_rows, "range": range_rows, "catch-up": catch_up_rows, "evidence": evidence_rows,
    "luck": luck_rows,
}  # fmt: skip


def as_markdown(rows: Rows) -> str:
    """Return a table, the heading first."""
    heading = next(rows)
    lines = [heading, ["---"] * len(heading), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def table_in(text: str, name: str) -> list[dict[str, str]]:
    """Return the rows of a table of the docs, by the names of their columns."""
    block = re.search(rf"<!-- {name} -->\n(.*?)<!-- end -->", text, re.DOTALL)
    assert block is not None, f"docs/scheduling.md has no table {name}"
    heading, _, *rows = [line.strip("| ").split(" | ") for line in block[1].strip().splitlines()]
    return [dict(zip(heading, row, strict=True)) for row in rows]


def renew(students: int, names: Sequence[str]) -> None:
    """Simulate, and write the tables of these names."""
    for name in names:
        table = as_markdown(TABLES[name](students))
        text = DOCS.read_text(encoding="utf-8")
        before, start, rest = text.partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition("<!-- end -->")
        DOCS.write_text(before + start + table + end + after, encoding="utf-8")


if __name__ == "__main__":
    renew(4, sys.argv[1:] or list(TABLES))
