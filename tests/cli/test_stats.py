"""`quiz stats` as a process."""

import json
import sys
from datetime import timedelta
from typing import Any

import pytest

from tests.cli.past import answered, back, today
from tests.processes import Quiz, Terminal

WRONG: dict[str, Any] = {"credit": 0, "verdict": "wrong"}
DECK = """
    id: d
    title: Sums
    questions:
      - {id: a, question: A?, answer: x, tags: [hard]}
      - {id: b, question: B?, answer: x}
      - {id: c, question: C?, answer: x}
"""


@pytest.fixture
def learnt(quiz: Quiz) -> Quiz:
    """`a` was right 9 days ago and missed yesterday; `b` was right the day before yesterday and is due today."""
    quiz.deck(DECK)
    answered(quiz, 9, "a", "d", ms=60_000)
    answered(quiz, 1, "a", "d", ms=5_000, **WRONG)
    answered(quiz, 2, "b", "d")
    return quiz


def test_in_words(learnt: Quiz) -> None:
    weeks = [(today() - timedelta(83 - 7 * week)).isoformat() for week in range(12)]
    counts = [0] * 10 + [1, 2]
    ahead = [f"{today() + timedelta(days):%a %d %b}" for days in range(1, 14)]
    # What was missed yesterday is due a day later, which is today, and so is `b`.
    assert learnt("stats", "deck.yaml").out.splitlines() == [
        "Sums",
        "0 known, 2 learning, 1 not seen yet.",
        "Recalled in the last 30 days: 0 % of reviews. Target: 90 %.",
        "Streak: 2 days. Time spent: 1 min 6 s.",
        "",
        "Answers in the last 12 weeks, one week a line:",
        *(f"from {first}: {number}" for first, number in zip(weeks, counts, strict=True)),
        "",
        "Due in the next 14 days:",
        "today: 2",
        *(f"{day}: 0" for day in ahead),
        "",
        "Weakest questions:",
        "- A? (missed 1 of 2)",
        "",
        "Weakest tags:",
        "- hard (missed 1 of 2)",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(("columns", "bar"), [(80, 24), (40, 23), (30, 13)])
def test_a_bar_stands_beside_its_day_however_narrow_the_terminal(learnt: Quiz, columns: int, bar: int) -> None:
    with Terminal(learnt, "stats", "deck.yaml", columns=columns) as terminal:
        assert terminal.end() == 0

    assert f"\n  today        2 {'━' * bar}\n" in terminal.screen()


def test_as_json(learnt: Quiz) -> None:
    ran = learnt("stats", "deck.yaml", "--json")
    assert json.loads(ran.out) == {
        "day": today().isoformat(),
        "decks": ["d"],
        "known": 0,
        "learning": 2,
        "unseen": 1,
        "suspended": 0,
        "retention": 0.0,
        "target": 0.9,
        "answers": [0] * 74 + [1, 0, 0, 0, 0, 0, 0, 1, 1, 0],
        "due": [2] + [0] * 13,
        "weakest_questions": [{"name": "A?", "missed": 1, "of": 2}],
        "weakest_tags": [{"name": "hard", "missed": 1, "of": 2}],
        "overridden": [],
        "streak": 2,
        "seconds": 66,
    }
    assert ran.err == ""


def test_over_all_decks(learnt: Quiz) -> None:
    learnt.deck("id: e\ntitle: E\nquestions:\n  - {id: a, question: A?, answer: x}\n", "e.yaml")
    answered(learnt, 1, "a", "e")
    found = json.loads(learnt("stats", "--json").out)
    assert {"d", "e"} <= set(found["decks"])
    assert (found["learning"], sum(found["answers"])) == (3, 4)
    assert found["unseen"] > 1  # the decks that ship are among them


def test_before_anything_was_answered(quiz: Quiz) -> None:
    quiz.deck(DECK)
    ran = quiz("stats", "deck.yaml")
    assert "0 known, 0 learning, 3 not seen yet.\n" in ran.out
    assert "nothing was due for review yet" in ran.out
    assert not quiz.home.exists()


def test_damaged_lines_are_reported(learnt: Quiz) -> None:
    (path,) = learnt.home.glob("history/*.jsonl")
    path.write_bytes(path.read_bytes() + b"x\n")
    assert learnt("stats", "deck.yaml").out.endswith(
        "1 damaged line is not counted: `quiz progress doctor` shows details.\n"
    )
    path.write_bytes(path.read_bytes() + b"y\n")
    assert "2 damaged lines are not counted" in learnt("stats", "deck.yaml").out


def test_a_day_is_a_day_whatever_the_zone(quiz: Quiz) -> None:
    quiz.deck(DECK)
    answered(quiz, 1, "a", "d", at=f"{back(2)}T11:00:00.000Z", zone=780)
    assert json.loads(quiz("stats", "deck.yaml", "--json").out)["answers"][-2:] == [1, 0]
