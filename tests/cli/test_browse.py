"""`quiz browse`, `quiz read` and the commands that change questions, as processes."""

import json
import shlex

import pytest

from tests.cli.past import answered, back
from tests.processes import Quiz
from tests.windows import not_on_windows

DECK = """
    id: d
    title: Sums
    source: sums.md
    questions:
      - {id: a, question: A?, answer: x, tags: [hard], evidence: One is one}
      - {id: b, question: B?, answer: x}
"""


@pytest.fixture
def sums(quiz: Quiz) -> Quiz:
    quiz.deck(DECK, "sums.yaml")
    quiz.deck("One is one.\n\nTwo is more.\n", "sums.md")
    return quiz


def test_a_list_in_a_pipe(sums: Quiz) -> None:
    answered(sums, 9, "a", "d")

    assert sums("browse", "sums").out.splitlines() == [
        "Sums",
        "a: A?",
        "  Learning, next review today, recall 78 % today, 1 of the last 1 right.",
        "b: B?",
        "  New.",
        "",
        "One of them with its history: quiz browse sums a",
    ]


def test_one_question_with_its_history(sums: Quiz) -> None:
    answered(sums, 9, "a", "d", ms=4000)
    lines = sums("browse", "sums", "a").out.splitlines()

    assert lines[:3] == ["Sums, a", "A?", "Answer: x"]
    assert lines[-4:-1][0].startswith("Replies, the latest first:")
    assert f"{back(9)} " in lines[-3]
    assert lines[-3].endswith(": “x”  right, 4 s")
    assert lines[-1] == "To stop asking it: quiz decks suspend sums a"


@not_on_windows("expects the quotes of POSIX shells")
def test_a_name_that_needs_quotes_is_quoted_once(quiz: Quiz) -> None:
    quiz.deck(DECK, "it's odd.yaml")

    for view in ("browse", "stats"):
        command = quiz(view, "it's odd").out.splitlines()[-1].partition(": ")[2]
        assert "'it'\\''s odd'" in command
        quiz(*shlex.split(command)[1:])


def test_the_commands_of_browsing_run_as_printed(sums: Quiz) -> None:
    listed = sums("browse", "sums").out.splitlines()[-1].partition(": quiz ")[2]
    suspend = sums(*listed.split()).out.splitlines()[-1].partition(": quiz ")[2]

    assert sums(*suspend.split()).out == "Suspended: it is no longer asked. “A?”\n"
    again = sums(*listed.split()).out.splitlines()[-1].partition(": quiz ")[2]
    assert sums(*again.split()).out == "1 question no longer suspended.\n"


@pytest.mark.parametrize(
    ("change", "said", "kind"),
    [
        ("bury", "Buried: it is not asked before tomorrow.", "bury"),
        ("unbury", "No longer buried.", "unbury"),
        ("reset", "Reset: it is new again.", "reset"),
        ("flag", "Flagged.", "flag"),
    ],
)
def test_commands_that_change_questions(sums: Quiz, change: str, said: str, kind: str) -> None:
    assert sums("decks", change, "sums", "a", "b").out == f"{said} “A?”\n{said} “B?”\n"
    assert [record["question"] for record in sums.history(kind)] == ["a", "b"]
    assert sums("decks", change, "sums", "c", code=2).err.startswith(
        "Error: No question of this deck has the id “c”.\n"
    )


def test_buried_questions_are_not_asked_today(sums: Quiz) -> None:
    answered(sums, 9, "a", "d")
    sums("decks", "bury", "sums", "a", "b")

    assert "Nothing is" in sums("start", "sums").out
    assert "sums: Sums\n  2 questions, 0 due, 0 new, " in sums("decks").out

    sums("decks", "unbury", "sums", "a", "b")
    assert "sums: Sums\n  2 questions, 1 due, 1 new, " in sums("decks").out


def test_as_json(sums: Quiz) -> None:
    answered(sums, 9, "a", "d")
    listed = json.loads(sums("browse", "sums", "--weakest", "--json").out)
    one = json.loads(sums("browse", "sums", "a", "--json").out)

    assert [(question["id"], question["state"]) for question in listed["questions"]] == [
        ("a", "learning"),
        ("b", "new"),
    ]
    assert (one["answer"], one["deck"], one["due"] < back(0), len(one["replies"])) == ("x", "d", True, 1)
    assert (one["replies"][0]["day"], one["attempts"]) == (back(9), 1)


def test_reading_the_source(sums: Quiz) -> None:
    lines = sums("read", "sums").out.splitlines()

    assert lines[:6] == ["Sums, sums.md", "", "One is one.", "Asked: a", "", "Two is more."]
    assert lines[-2].startswith("Questions ask about 1 of 2 paragraphs, ")
    assert lines[-1] == "Next: quiz start sums"
    read = json.loads(sums("read", "sums", "--json").out)
    assert [block["questions"] for block in read["blocks"]] == [["a"], []]
