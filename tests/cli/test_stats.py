"""`quiz stats` as a process."""

import json
from datetime import timedelta
from typing import Any

import pytest

from tests.cli.past import answered, back, today
from tests.processes import Quiz, Terminal
from tests.windows import ON_WINDOWS

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
    weeks = [
        f"{today() - timedelta(days):%a} {(today() - timedelta(days)).day} {today() - timedelta(days):%b}"
        for days in (13, 6)
    ]

    # What was missed yesterday is due a day later, which is today, and so is `b`.
    assert learnt("stats", "deck.yaml").out.splitlines() == [
        "Sums, 3 questions",
        "Known: 0, interval of 21 days or more, learning 2, new 1.",
        "Recalled: 0 % of reviews in 30 days, target 90 %, 89 % of all seen today.",
        "Streak: 2 days, longest 2, 1 min 6 s in all.",
        "",
        "Answers in the last 12 weeks:",
        f"week from {weeks[0]}: 1",
        f"week from {weeks[1]}: 2",
        "",
        "Forecast: today 2.",
        "Weakest: A?: 88 % today.",
        "Weakest: B?: 91 % today.",
        "By tag: hard 88 %.",
        "",
        "More: quiz stats deck --all",
    ]


def test_the_next_command_runs(learnt: Quiz) -> None:
    command = learnt("stats", "deck.yaml").out.splitlines()[-1].partition(" quiz ")[2]

    assert "Ratings of first tries:\n- new questions: good 2\n" in learnt(*command.split()).out


@pytest.mark.skipif(ON_WINDOWS, reason="there are no pseudo-terminals")
@pytest.mark.parametrize(("columns", "bar"), [(80, 24), (40, 24), (30, 14)])
def test_a_bar_stands_beside_its_day_however_narrow_the_terminal(learnt: Quiz, columns: int, bar: int) -> None:
    with Terminal(learnt, "stats", "deck.yaml", "--all", columns=columns) as terminal:
        assert terminal.end() == 0

    (line,) = [line for line in terminal.screen().splitlines() if line.startswith("  today ")]
    assert line.endswith(f" 2 {'━' * bar}")


def test_as_json(learnt: Quiz) -> None:
    ran = learnt("stats", "deck.yaml", "--json")
    found = json.loads(ran.out)

    some = ("day", "decks", "known", "learning", "unseen", "suspended", "target", "due", "backlog", "streak", "seconds")
    assert {name: found[name] for name in some} == {
        "day": today().isoformat(),
        "decks": ["d"],
        "known": 0,
        "learning": 2,
        "unseen": 1,
        "suspended": 0,
        "target": 0.9,
        "due": [2] + [0] * 13,
        "backlog": 0,
        "streak": 2,
        "seconds": 66,
    }
    assert found["answers"] == [0] * 74 + [1, 0, 0, 0, 0, 0, 0, 1, 1, 0]
    assert found["recent"] == {
        "reviews": 1, "recalled": 0, "mature": 0, "mature_recalled": 0,
        "share": 0.0, "young_share": 0.0, "mature_share": None,
    }  # fmt: skip
    assert [one["question"] for one in found["weakest"]] == ["a", "b"]
    assert found["buttons"] == [[0, 0, 2, 0], [1, 0, 0, 0], [0, 0, 0, 0]]
    assert (found["tags"][0]["name"], found["results"], found["overridden"]) == ("hard", [], [])
    assert ran.err == ""


def test_a_session_and_an_exam_are_in_the_history(quiz: Quiz) -> None:
    quiz.deck(DECK)
    quiz("start", "deck.yaml", "-n", "1", input="x\n")
    quiz("exam", "deck.yaml", "--pass", "60%", input="x\nx\nx\n:submit\n")
    found = json.loads(quiz("stats", "deck.yaml", "--json").out)["results"]

    assert [(one["percent"], one.get("exam", False), one.get("passed")) for one in found] == [
        (100.0, False, None), (100.0, True, True),
    ]  # fmt: skip
    assert "exam, passed, 3 of 3, 100 %\n" in quiz("stats", "deck.yaml", "--all").out


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
    assert ran.out == (
        "Sums, 3 questions\nKnown: 0, interval of 21 days or more, learning 0, new 3.\n\nForecast: today 0.\n\n"
        "More: quiz stats deck --all\n"
    )
    assert not quiz.home.exists()


def test_damaged_lines_are_reported(learnt: Quiz) -> None:
    (path,) = learnt.home.glob("history/*.jsonl")
    path.write_bytes(path.read_bytes() + b"x\n")
    assert (
        "\n1 damaged line is not counted: `quiz progress doctor` shows details.\n" in learnt("stats", "deck.yaml").out
    )
    path.write_bytes(path.read_bytes() + b"y\n")
    assert "2 damaged lines are not counted" in learnt("stats", "deck.yaml").out


def test_a_day_is_a_day_whatever_the_zone(quiz: Quiz) -> None:
    quiz.deck(DECK)
    answered(quiz, 1, "a", "d", at=f"{back(2)}T11:00:00.000Z", zone=780)
    assert json.loads(quiz("stats", "deck.yaml", "--json").out)["answers"][-2:] == [1, 0]
