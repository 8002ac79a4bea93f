"""The command that the closing screen tells: it can be run, and asks on in the way of the session that ends."""

import shlex

import pytest

from tests.cli.past import answered, marked
from tests.processes import Quiz, Ran
from tests.windows import not_on_windows

FIVE = """\
id: five
title: Five
questions:
  - {id: q1, question: "1?", answer: a, tags: [odd ones]}
  - {id: q2, question: "2?", answer: b, tags: [even]}
  - {id: q3, question: "3?", answer: c, tags: [odd ones]}
  - {id: q4, question: "4?", answer: d, tags: [even]}
  - {id: q5, question: "5?", answer: e, tags: [odd ones]}
"""


@pytest.fixture
def five(quiz: Quiz) -> Quiz:
    quiz.deck(FIVE, "five.yaml")
    return quiz


def told(ran: Ran) -> str:
    """Return what the last line says to run."""
    return ran.out.splitlines()[-1].rpartition("quiz start ")[2]


@not_on_windows("expects the quotes of POSIX shells")
@pytest.mark.parametrize(
    ("options", "replies", "again"),
    [
        ("-n 2", "a b", "five -n 2"),
        ("--new -n 2", "a b", "five --new -n 2"),
        ("--new", "a b c d e", "five"),
        ("--new", "a b c d :skip", "five --new"),
        ("--tag even --tag 'odd ones' -n 1", "a", "five --tag even --tag 'odd ones' -n 1"),
        ("--all --no-shuffle", "a b c d e", "five --all --no-shuffle"),
        ("--cram", "a b c d e", "five"),
        ("--cram", "a b c :quit", "five --cram"),
        ("--new-per-day 2 --lines --accessible", "a b", "five --lines --accessible --new-per-day 2"),
        ("--seed 1 --retention 0.8 --fresh -n 1", "a", "five -n 1"),
    ],
)
def test_options_are_said_again_as_long_as_they_find_something(
    five: Quiz, options: str, replies: str, again: str
) -> None:
    ran = five("start", "five", *shlex.split(options), input=replies.replace(" ", "\n") + "\n")

    assert told(ran) == again
    five("start", *shlex.split(again), "--fresh", input=":quit\n")


def test_missed_ones_are_asked_again_while_there_are_any(five: Quiz) -> None:
    for question in ("q1", "q2"):
        answered(five, 2, question, "five", credit=0, verdict="wrong")

    assert told(five("start", "five", "--missed", input="a\n:quit\n")) == "five --missed"
    assert told(five("start", "five", "--missed", "--fresh", input="b\n")) == "five"


def test_flagged_ones_are_asked_again_until_they_were_right(five: Quiz) -> None:
    for question in ("q1", "q2"):
        marked(five, "flag", question, "five")

    assert told(five("start", "five", "--flagged", input="a\n:skip\n")) == "five --flagged"
    assert told(five("start", "five", "--flagged", input="a\nb\n")) == "five"


def test_due_ones_will_be_due_again(five: Quiz) -> None:
    answered(five, 9, "q2", "five")

    assert told(five("start", "five", "--due", input="b\n")) == "five --due"


def test_the_day_of_an_exam_is_remembered_and_not_said_again(five: Quiz) -> None:
    assert told(five("start", "five", "--until", "in 2 days", "-n", "9", input="a\n:quit\n")) == "five -n 9"


def test_what_cannot_be_gone_on_with_is_begun_again_in_its_way(five: Quiz) -> None:
    assert told(five("start", "five", "--new", "-n", "2", code=3)) == "five --new -n 2"
    assert told(five("start", "five", "--new", "-n", "2", input="a\n", code=3)) == "five --resume"


@not_on_windows("expects the quotes of POSIX shells")
def test_where_nothing_fits_all_that_has_the_tag_is_offered(five: Quiz) -> None:
    again = told(five("start", "five", "--missed", "--tag", "odd ones"))

    assert again == "five --tag 'odd ones' --cram"
    assert "Question 1 of 3" in five("start", *shlex.split(again), input=":quit\n").out
