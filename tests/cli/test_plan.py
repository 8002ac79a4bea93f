"""`quiz plan`, and `quiz start` under a plan."""

import json
from datetime import timedelta

import pytest

from tests.cli.past import answered, today
from tests.cli.test_scheduled import FIVE, asked
from tests.processes import Quiz


@pytest.fixture
def five(quiz: Quiz) -> Quiz:
    quiz.deck(FIVE, "five.yaml")
    return quiz


def in_days(days: int) -> str:
    return (today() + timedelta(days)).isoformat()


def test_a_plan_is_shown_and_drives_start_until_the_day(five: Quiz) -> None:
    ran = five("plan", "five", "in 10 days", "-n", "2")
    assert ran.out.startswith("Five: exam on ")
    assert "5 questions, 5 of them new.\n" in ran.out
    assert "replies a day, repeats included" in ran.out
    assert "This assumes 30 % of new questions right at the first try" in ran.out
    assert ran.out.endswith("Today: 1 question, 1 of them new: quiz start five\n")
    started = five("start", "five", input="a\n")
    assert ", in 10 days. Today: 1 question, 1 of them new.\n" in started.out
    assert asked(started) == ["1?"]
    assert "Today: nothing is left.\nTo ask everything without changing the schedule:" in five("start", "five").out
    assert five("plan", "five").out.endswith("Nothing is left for today.\n")


def test_a_plan_as_json(five: Quiz) -> None:
    result = json.loads(five("plan", "five", in_days(4), "-n", "1", "--json").out)
    assert (result["deck"], result["day"], result["days"], result["new"]) == ("five", in_days(4), 4, 5)
    assert result["today"] == {"questions": 2, "new": 2}
    assert result["limited"]["questions_a_day"] == 1
    assert 0 < result["limited"]["score"] < result["expected"]["score"] <= result["expected"]["high"] <= 1


def test_the_day_of_the_exam_is_part_of_the_plan(five: Quiz) -> None:
    answered(five, 3, "q1", "five")
    ran = five("plan", "five", "today")
    assert ", today\n" in ran.out
    assert "replies a day" not in ran.out
    assert asked(five("start", "five", "-n", "9", input="a\n:quit\n"))[0] == "1?"


def test_until_plans_and_starts(five: Quiz) -> None:
    assert asked(five("start", "five", "--until", "in 4 days", input="a\nb\n")) == ["1?", "2?"]
    assert len(five.history("plan")) == 1
    assert "--until" not in five("start", "five", "--until", in_days(4), "--new", "-n", "1", input="c\n").out
    assert len(five.history("plan")) == 1


def test_a_plan_is_cancelled(five: Quiz) -> None:
    five("plan", "five", "tomorrow")
    assert five("plan", "five", "--cancel").out == "Five: no exam is planned.\n"
    assert "No exam is planned for this deck." in five("plan", "five", code=2).err
    assert len(asked(five("start", "five", input="a\nb\nc\nd\ne\n"))) == 5


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["plan", "five", "soon"], "“soon” is not a day."),
        (["plan", "five", "tomorrow", "--cancel"], "--cancel takes no date."),
        (["start", "five", "--until", "2020-01-01"], "2020-01-01 is in the past."),
        (["start", "--due", "--until", "tomorrow"], "An exam is planned for one deck."),
    ],
)
def test_what_cannot_be_planned(five: Quiz, arguments: list[str], message: str) -> None:
    five.deck("id: other\ntitle: Other\nquestions:\n  - {id: o, question: O?, answer: x}\n", "other.yaml")
    assert message in five(*arguments, code=2).err


def test_a_retention_of_the_settings_still_holds_for_a_deck_that_was_only_planned(five: Quiz) -> None:
    five("plan", "five", "in 9 days")
    five("start", "five", input="a\n", environment={"QUIZ_RETENTION": "0.8"})
    assert five.history("session")[0]["retention"] == 0.8


@pytest.mark.parametrize("day", ["in 10 days", "next nothing"])
def test_a_day_of_several_words_needs_no_quotes(five: Quiz, day: str) -> None:
    quoted = five("plan", "five", day, code=None)

    unquoted = five("plan", "five", *day.split(), code=None)

    assert (unquoted.out, unquoted.err) == (quoted.out, quoted.err)
    assert ("in 10 days" in quoted.out) == (day == "in 10 days")
