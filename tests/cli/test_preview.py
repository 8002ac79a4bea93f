"""`quiz preview`: what a teacher sees of a deck, and how a reply would be graded."""

import json
import re
from textwrap import dedent

import pytest

from tests.processes import Quiz, Ran

SPACE = """\
title: Space
questions:
  - id: hottest
    question: Which planet is the hottest?
    choices: [Mercury, Venus, Mars]
    answer: Venus
    feedback: {Mercury: It is the nearest.}
    hints: [It is not the nearest., Its air is thick.]
    explanation: Its air keeps the heat in.
    evidence: Venus is the hottest planet
    tags: [planets, heat]
    points: 2
  - id: giants
    question: Which are gas giants?
    choices: [Jupiter, Saturn, Mars]
    answer: [Jupiter, Saturn]
    feedback: {Mars: It is of rock.}
  - {id: largest, question: The largest planet?, answer: Jupiter, accept: [Jove]}
  - {id: moons, question: How many moons has Mars?, answer: 2}
  - {id: nearest, question: From the sun outwards?, order: [Mercury, Venus, Earth, Mars]}
  - {id: owners, question: Whose moon?, match: {Titan: Saturn, Io: Jupiter}, distractors: [Mars]}
  - {id: round, question: The sun goes round the earth., answer: false}
  - {id: gap, cloze: "The {{moon::it is near}} goes round the {{earth|Earth}}."}
  - {id: blue, front: The blue planet, back: Neptune}
"""


@pytest.fixture
def space(quiz: Quiz) -> Quiz:
    quiz.deck(SPACE, "space.yaml")
    return quiz


def graded(ran: Ran) -> tuple[float, str, str, str]:
    told = json.loads(ran.out)
    assert list(told) == ["credit", "verdict", "rule", "note"]
    return told["credit"], told["verdict"], told["rule"], told["note"]


def test_a_question_is_shown_as_students_see_it_with_its_answer_below(space: Quiz) -> None:
    assert space("preview", "space", "hottest").out == dedent("""\
        Space

        Question 1 of 9, choose one. Id: hottest.
        Which planet is the hottest?
        a: Mercury
        b: Venus
        c: Mars

        Answer: b, Venus
        Graded: the choice as a whole; 2 points
        Feedback on a: It is the nearest.
        Hint: It is not the nearest.
        Hint: Its air is thick.
        Explanation: Its air keeps the heat in.
        Evidence: “Venus is the hottest planet”
        Tags: planets, heat
        """)


def test_without_a_question_all_of_them_are_shown_in_order(space: Quiz) -> None:
    out = space("preview", "space.yaml").out

    assert re.findall(r"^Question (\d) of 9, .* Id: (\w+)\.$", out, re.MULTILINE) == [
        *zip("123456789", "hottest giants largest moons nearest owners round gap blue".split(), strict=True)
    ]
    assert re.findall("^Answer: (.*)$", out, re.MULTILINE) == [
        "b, Venus",
        "a b, Jupiter; Saturn",
        "Jupiter",
        "2",
        "Mercury, then Venus, then Earth, then Mars",
        "Titan: Saturn; Io: Jupiter",
        "false",
        "moon; earth",
        "Neptune",
    ]


def test_the_number_of_a_question_serves_as_its_id_does(space: Quiz) -> None:
    assert space("preview", "space", "3") == space("preview", "space", "largest")
    assert "Also accepted: Jove\n" in space("preview", "space", "3").out


def test_items_to_put_in_order_are_shuffled(space: Quiz) -> None:
    listed = re.findall("^[a-d]: (.*)$", space("preview", "space", "nearest").out, re.MULTILINE)

    assert sorted(listed) == ["Earth", "Mars", "Mercury", "Venus"]
    assert listed != ["Mercury", "Venus", "Earth", "Mars"]


def test_the_letters_shown_are_those_that_an_answer_goes_by(space: Quiz) -> None:
    listed = re.findall("^([a-d]): (.*)$", space("preview", "space", "nearest").out, re.MULTILINE)
    by_name = {name: letter for letter, name in listed}
    right = " ".join(by_name[name] for name in ("Mercury", "Venus", "Earth", "Mars"))

    assert graded(space("preview", "space", "nearest", "--answer", right, "--json"))[0] == 1


@pytest.mark.parametrize(
    ("question", "reply", "grade"),
    [
        ("hottest", "b", (1, "right", "exact", "")),
        ("hottest", "Mercury", (0, "wrong", "another choice", "It is the nearest.")),
        ("giants", "a", (0.5, "partly right", "1 of 2 found, 0 wrong", "")),
        ("giants", "a b c", (0, "wrong", "2 of 2 found, 1 wrong", "It is of rock.")),
        ("moons", "two", (1, "right", "equal value", "")),
        ("owners", "a1 b2", (1, "right", "exact", "")),
        ("owners", "a1 b3", (0.5, "partly right", "1 of 2 pairs", "")),
        ("round", "t", (0, "wrong", "another choice", "")),
        ("gap", "moon; Earth", (1, "right", "another form of the answer", "")),
        ("blue", "1", (0, "wrong", "self-graded: again", "")),
    ],
)
def test_a_reply_is_graded_as_in_a_session(
    space: Quiz, question: str, reply: str, grade: tuple[float, str, str, str]
) -> None:
    assert graded(space("preview", "space", question, "--answer", reply, "--json")) == grade


def test_a_misspelling_that_is_another_answer_of_the_deck_is_wrong(quiz: Quiz) -> None:
    alone = "title: T\nquestions:\n  - {id: a, question: q, answer: Halvorsen}\n"
    quiz.deck(alone, "alone.yaml")
    quiz.deck(alone + "  - {id: b, question: r, answer: Halverson}\n", "both.yaml")

    credits = [graded(quiz("preview", deck, "a", "--answer", "Halverson", "--json"))[0] for deck in ("alone", "both")]

    assert credits == [1, 0]


def test_a_graded_reply_is_explained_as_to_a_student_and_the_rule_is_named(space: Quiz) -> None:
    assert space("preview", "space", "hottest", "--answer", "a").out == dedent("""\

        Question 1 of 9, choose one. Id: hottest.
        Which planet is the hottest?
        a: Mercury
        b: Venus
        c: Mars
        > Mercury
        Wrong. The answer: b, Venus.
        It is the nearest.
        Its air keeps the heat in.
        From the text: “Venus is the hottest planet”
        Credit: 0. Rule: another choice.
        """)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("space hotest", "Error: There is no question “hotest” in Space.\nDid you mean “hottest”?\n"),
        ("space 10", "Error: There is no question “10” in Space.\nGive an id, or a number from 1 to 9.\n"),
        ("space 0", "Error: There is no question “0” in Space.\nGive an id, or a number from 1 to 9.\n"),
        (
            "space --answer b",
            "Error: The deck has several questions.\nName the one that --answer replies to: its id or number.\n",
        ),
        (
            "space hottest --answer x",
            "Error: “x” is not a reply to this question.\nType a, b or c.\n",
        ),
        (
            "space hottest --answer :hint",
            "Error: “:hint” is a command, not a reply.\nTo type a colon, write two.\n",
        ),
        ("space hottest --json", "Error: --json needs a reply to grade.\nAdd --answer TEXT or --replies FILE.\n"),
    ],
)
def test_usage_errors(space: Quiz, arguments: str, message: str) -> None:
    assert space("preview", *arguments.split(), code=2) == Ran(2, "", message)


def test_a_deck_with_errors_shows_its_problems_instead(quiz: Quiz) -> None:
    quiz.deck("title: T\nquestions:\n  - {question: q}\n", "broken.yaml")

    ran = quiz("preview", "broken.yaml", code=2)

    assert ran.out == ""
    assert ran.err.startswith("broken.yaml:3:5: error: a text question needs the key “answer”\n")


def test_nothing_of_a_deck_steers_the_terminal(quiz: Quiz) -> None:
    quiz.deck(
        """\
        title: "T\\u200b[2J"
        questions:
          - {id: "i\\u200b[2J", question: "[red]q\\u200b[2J", choices: ["a\\u200b[2J", "\\u2028b"], answer: "\\u2028b", tags: ["t\\u200b[2J"],
             feedback: {"a\\u200b[2J": "f\\u200b[2J"}, hint: "h\\u200b[2J", explanation: "x\\u200b[2J", evidence: "e\\u200b[2J"}
        """,
        "odd.yaml",
    )

    shown = quiz("preview", "odd.yaml").out + quiz("preview", "odd.yaml", "1", "--answer", "1").out

    assert "\u200b" not in shown
    assert "\u2028" not in shown
    assert "[red]q<U+200B>[2J" in shown


def test_a_preview_records_nothing(space: Quiz) -> None:
    space("preview", "space")
    space("preview", "space", "hottest", "--answer", "b")

    assert not space.home.exists()


def test_a_table_of_replies_is_graded_in_order(space: Quiz) -> None:
    (space.folder / "replies.csv").write_text("class,question,reply\n7a,largest,jupiter\n7b,4,3\n7b,moons,\n", "utf-8")

    assert space("preview", "space", "--replies", "replies.csv").out == (
        "right  largest: “jupiter” (capitals aside)\n"
        "wrong  4: “3” (another value)\n"
        "skipped  moons: “” (skipped)\n"
        "\n"
        "3 replies: 1 right, 1 wrong, 1 skipped.\n"
    )


def test_a_table_of_replies_may_come_from_a_pipe_and_go_to_a_program(space: Quiz) -> None:
    run = space("preview", "space", "--json", "--replies", "-", input="question;reply\nlargest;Jove\n")

    assert [json.loads(line) for line in run.out.splitlines()] == [
        {
            "question": "largest",
            "reply": "Jove",
            "credit": 1,
            "verdict": "right",
            "rule": "another form of the answer",
            "note": "",
        }
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"name,reply\nlargest,Jove\n", "has no columns question and reply."),
        (b"", "has no columns question and reply."),
        (
            b"question,reply\nlargst,Jove\n",
            "Line 2 of replies.csv: there is no question “largst”. Did you mean “largest”?",
        ),
        ("question,reply\nlargest,Jové\n".encode("latin-1"), "is not UTF-8 text. Save it as “CSV UTF-8”."),
    ],
)
def test_a_table_that_cannot_be_used_is_refused(space: Quiz, content: bytes, message: str) -> None:
    (space.folder / "replies.csv").write_bytes(content)
    run = space("preview", "space", "--replies", "replies.csv", code=2)

    assert message in " ".join(run.err.split())


def test_replies_belong_to_the_whole_deck(space: Quiz) -> None:
    assert "to the whole deck" in space("preview", "space", "3", "--replies", "replies.csv", code=2).err
    assert "cannot be read" in space("preview", "space", "--replies", "missing.csv", code=2).err


def test_a_preview_says_how_replies_are_graded(space: Quiz) -> None:
    out = space("preview", "space").out

    assert "Graded: the choice as a whole; 2 points\n" in out
    assert "Graded: compared in words; 1 point\n" in out
    assert "Graded: compared by value; tolerance 0; 1 point\n" in out
    assert "Accepts: 2.0 (equal value)" in out
