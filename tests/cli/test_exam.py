"""`quiz exam` as a process: what it shows, saves and writes, and how it ends."""

import json
import os
import re
import signal
from pathlib import Path

import pytest

from quizkit.progress.encoding import encode
from tests.processes import Quiz, Terminal, timeless
from tests.windows import ON_WINDOWS

not_windows = pytest.mark.skipif(ON_WINDOWS, reason="needs a POSIX shell or terminal")
SCHEMA = Path(__file__).parents[2] / "docs" / "exam-result.schema.json"
DECK = """\
id: rivers
title: Rivers
exam: {time-limit: 20m, pass: 60%}
questions:
  - id: vienna
    question: Which river flows through Vienna?
    choices: [Danube, Rhine, Elbe]
    answer: Danube
    explanation: So do three other capitals lie on it.
  - {id: sea, question: Into which sea does it flow?, answer: Black Sea}
  - {front: Elbe, back: Dresden}
"""


@pytest.fixture
def rivers(quiz: Quiz) -> Quiz:
    quiz.deck(DECK, "rivers.yaml")
    return quiz


def test_a_whole_exam_in_a_pipe(rivers: Quiz) -> None:
    ran = rivers("exam", "rivers", "--no-shuffle", input="a\nRed Sea\n2\nblack sea\n:submit\n")

    assert ran.err == ""
    assert (
        re.sub(r"\d+ min( \d+ s)? left", "T left", timeless(ran.out))
        == """\
Rivers
Exam: 2 questions, 20 min in all, 60 % of the points to pass.
T left. The clock runs on when you leave.
The answers are shown after you hand in. Until then you can change every reply.
:next, :back and :go 3 move, :flag flags for review, :review shows all, :submit
hands in.

Question 1 of 2, choose one.
Which river flows through Vienna?
a: Danube
b: Rhine
c: Elbe
> a

Question 2 of 2, type the answer.
Into which sea does it flow?
> Red Sea

Review: 2 of 2 answered. T left.
Type the number of a question to go to it, or :submit to hand in.
> 2

Question 2 of 2, type the answer.
Into which sea does it flow?
Your reply so far: Red Sea.
> black sea

Review: 2 of 2 answered. T left.
Type the number of a question to go to it, or :submit to hand in.
> :submit

Handed in. 2 of 2 points, 100 %.
Passed. The pass mark is 60 %.
Time: T.

Question 1 of 2, 1 of 1 point.
Which river flows through Vienna?
a: Danube
b: Rhine
c: Elbe
Your reply: a, Danube
Right.
So do three other capitals lie on it.

Question 2 of 2, 1 of 1 point.
Into which sea does it flow?
Your reply: black sea
Right. Accepted: capitals aside. The answer: Black Sea.

2 of 2 points, 100 %.
Passed. The pass mark is 60 %.
Next: quiz start rivers
"""
    )


def test_below_the_pass_mark_the_exit_code_is_1(rivers: Quiz) -> None:
    out = rivers("exam", "rivers", input="Danube\nno\n:submit\n", code=1).out

    assert "Not passed. The pass mark is 60 %." in out
    assert rivers("exam", "rivers", "--pass", "50%", input="Danube\nno\n:submit\n").code == 0


def test_the_last_replies_become_attempts_when_the_exam_is_handed_in(rivers: Quiz) -> None:
    rivers("exam", "rivers", input="Rhine\n:back\nDanube\n:review\n:submit\ny\n", code=1)

    assert [(one["question"], one["reply"]) for one in rivers.history("exam-reply")] == [
        ("vienna", ["Rhine"]),
        ("vienna", ["Danube"]),
    ]
    assert [(one["question"], one["reply"], one["mode"], one["verdict"]) for one in rivers.history()] == [
        ("vienna", ["Danube"], "exam", "right"),
        ("sea", [], "exam", "skipped"),
    ]
    end = rivers.history("end")[0]
    assert (end["why"], end["percent"], end["passed"]) == ("done", 50.0, False)
    checkpoint = json.loads((rivers.home / "progress.json").read_text())
    assert [(one["percent"], one["exam"], one["passed"]) for one in checkpoint["results"]["rivers"]] == [
        (50, True, False)
    ]
    state = checkpoint["decks"]["rivers"]
    assert (state["questions"]["vienna"]["n"], "n" in state["questions"]["sea"]) == (1, False)
    assert state["exam"] is None


def test_input_that_ends_early_hands_nothing_in_and_can_be_gone_on_with(rivers: Quiz) -> None:
    ran = rivers("exam", "rivers", "--seed", "5", input="Danube\n:flag\n", code=3)

    assert "The input ended here. 1 answer saved, not handed in. The clock runs on." in ran.out
    assert rivers.history() == []
    again = rivers("exam", "rivers", "--resume", input="Black Sea\n:submit\ny\n")
    assert "Resumed: 1 answered so far." in again.out
    assert "Flagged for review." in again.out
    assert "Passed." in again.out
    assert [one["seed"] for one in rivers.history("exam")] == [5]


def test_an_exam_that_was_left_is_neither_begun_anew_nor_gone_on_with_unasked(rivers: Quiz) -> None:
    rivers("exam", "rivers", input="Danube\n", code=3)

    err = rivers("exam", "rivers", input="", code=2).err
    assert "You left an exam over this deck, 1 question answered." in err
    assert "quiz exam rivers --resume" in err
    assert "Question 1 of 2" in rivers("exam", "rivers", "--fresh", input="", code=3).out


def test_practice_knows_nothing_of_an_exam_that_was_left(rivers: Quiz) -> None:
    rivers("exam", "rivers", input="Danube\n", code=3)

    out = rivers("start", "rivers", input="", code=3).out
    assert "You left" not in out
    assert "Question 1 of 3" in out


@pytest.mark.parametrize("way", [[], ["--reverse"]])
def test_who_asks_for_a_session_where_an_exam_was_left_is_told_of_the_exam(rivers: Quiz, way: list[str]) -> None:
    rivers("exam", "rivers", input="Danube\n", code=3)

    err = rivers("start", "rivers", "--resume", *way, code=2).err
    assert err == (
        "Error: There is no session to resume.\nThere is an open exam over this deck: quiz exam rivers --resume\n"
    )


def test_practice_over_a_deck_with_an_open_exam_says_so(rivers: Quiz) -> None:
    notice = "An exam over this deck is open, and here you see its answers. To resume it:\nquiz exam rivers --resume\n"
    assert notice not in rivers("start", "rivers", input="Danube\n", code=3).out
    rivers("exam", "rivers", input="Danube\n", code=3)

    for how in ("--fresh", "--resume"):
        assert rivers("start", "rivers", how, input="Elbe\n", code=3).out.count(notice) == 1


def test_leaving_an_exam_that_has_a_pass_mark_is_not_passing_it(rivers: Quiz) -> None:
    assert "Left. 0 answers saved, not handed in." in rivers("exam", "rivers", input=":quit\n", code=1).out


def test_json_tells_of_an_exam_and_nothing_of_what_is_right_before_it_is_handed_in(rivers: Quiz) -> None:
    left = json.loads(rivers("exam", "rivers", "--json", input="Danube\n", code=3).out)
    assert (left["mode"], left["asked"], left["points"], left["questions"]) == ("exam", 1, None, [])

    told = json.loads(rivers("exam", "rivers", "--resume", "--json", input="no\n:submit\n", code=1).out)
    assert (told["mode"], told["points"], told["of"], told["passed"]) == ("exam", 1.0, 2.0, False)
    assert [one["verdict"] for one in told["questions"]] == ["right", "wrong"]


def test_the_result_holds_to_its_schema(rivers: Quiz) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    file = rivers.folder / "anna.json"
    options = ("--student", "Anna", "--result", "anna.json", "--extra-time", "25%", "--seed", "7")

    ran = rivers("exam", "rivers", *options, input="Danube\n:submit\ny\n", code=1)

    told = json.loads(file.read_text(encoding="utf-8"))
    jsonschema.validate(told, json.loads(SCHEMA.read_text()))
    assert ran.out.count("by itself it proves nothing") == 2
    assert (told["student"], told["exam"]["seed"], told["exam"]["time_limit"]) == ("Anna", 7, 1500)
    assert told["exam"]["order"] == ["vienna", "sea"]
    assert [one["reply"] for one in told["questions"]] == [["Danube"], []]
    assert (told["points"], told["of"], told["passed"], told["handed_in_by"]) == (1.0, 2.0, False, "student")
    assert sorted(path.name for path in rivers.folder.iterdir()) == ["anna.json", "rivers.yaml"]


def test_a_result_is_written_by_the_run_that_hands_in(rivers: Quiz) -> None:
    rivers("exam", "rivers", "--student", "Anna", "--result", "a.json", input="Danube\n", code=3)
    assert not (rivers.folder / "a.json").exists()

    rivers("exam", "rivers", "--resume", input="Black Sea\n:submit\n")

    assert json.loads((rivers.folder / "a.json").read_text())["percent"] == 100


def test_a_file_that_is_there_is_refused_before_the_exam_begins(rivers: Quiz) -> None:
    (rivers.folder / "a.json").write_text("precious")

    ran = rivers("exam", "rivers", "--result", "a.json", code=2)

    assert "a.json already exists." in ran.err
    assert rivers("exam", "rivers", "--result", "no/a.json", code=2).err.startswith("Error: There is no folder")
    assert (rivers.folder / "a.json").read_text() == "precious"
    assert rivers.history("exam") == []


def test_a_file_that_came_up_during_the_exam_is_left_as_it_is(rivers: Quiz) -> None:
    rivers("exam", "rivers", "--result", "a.json", input="Danube\n", code=3)
    (rivers.folder / "a.json").write_text("precious")

    rivers("exam", "rivers", "--resume", input="Black Sea\n:submit\n")

    assert (rivers.folder / "a.json").read_text() == "precious"
    assert json.loads((rivers.folder / "a-2.json").read_text())["percent"] == 100


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["exam", "--time-limit", "soon"], "--time-limit must be a length of time, not “soon”."),
        (["exam", "--pass", "0.6"], "--pass must be a percentage up to 100, not “0.6”."),
        (["exam", "--extra-time", "lots"], "--extra-time must be a percentage up to 400, not “lots”."),
        (["start", "--exam"], "Exams have their own command. Use `quiz exam rivers`."),
        (["exam", "--tag", "none"], "There are no questions for an exam."),
        (["exam", "--resume"], "There is no exam to resume. Start one: quiz exam rivers"),
    ],
)
def test_what_cannot_be_held_is_refused(rivers: Quiz, options: list[str], message: str) -> None:
    command, *others = options
    assert message in " ".join(rivers(command, "rivers", *others, code=2).err.split())


def test_an_exam_that_has_begun_keeps_its_terms(rivers: Quiz) -> None:
    rivers("exam", "rivers", input="Danube\n", code=3)

    err = rivers("exam", "rivers", "--resume", "--time-limit", "5h", code=2).err
    assert "The terms of an open exam cannot be changed." in err


def test_an_exam_whose_questions_were_changed_goes_on_and_says_so(rivers: Quiz) -> None:
    rivers("exam", "rivers", input="Danube\n", code=3)
    rivers.deck(DECK.replace("Into which sea", "Into what sea"), "rivers.yaml")

    out = rivers("exam", "rivers", "--resume", input="Black Sea\n:submit\n").out
    assert "The deck was changed after the exam began: the exam is graded by the current\ndeck." in out


@not_windows
@pytest.mark.parametrize(
    ("typed", "reply", "verdict"),
    [
        ("half a rep", ["half a rep"], "wrong"),
        ("Black Sex\x7fa", ["Black Sea"], "right"),
        ("  ", [], "skipped"),
        (":flag", [], "skipped"),
    ],
)
def test_at_a_terminal_the_exam_is_handed_in_when_its_time_is_up_with_what_is_typed(
    rivers: Quiz, typed: str, reply: list[str], verdict: str
) -> None:
    clock = rivers.stop_the_clock()
    with Terminal(rivers, "exam", "rivers", "--time-limit", "20m", "--accessible") as terminal:
        terminal.type("Danube").expect("> ", "Your answer: ")
        terminal.child.send(typed)
        terminal.expect(typed[-1:])
        clock.advance(20 * 60)

        assert terminal.wake(signal.SIGALRM).end() == int(verdict != "right")
        assert "The time is up. The exam is handed in as it is." in terminal.screen()
    assert [(one["verdict"], one["reply"]) for one in rivers.history()] == [("right", ["Danube"]), (verdict, reply)]


@not_windows
def test_ctrl_c_in_an_exam_is_offered_to_go_on_with_and_the_clock_has_run(rivers: Quiz) -> None:
    with Terminal(rivers, "exam", "rivers", "--accessible") as terminal:
        terminal.type("Danube").expect("> ", "Your answer: ")
        terminal.control("c")
        assert terminal.end() == 130
        assert "Stopped. 1 answer saved, not handed in. The clock runs on." in terminal.screen()
    with Terminal(rivers, "exam", "rivers", "--accessible") as terminal:
        terminal.type("y", "Black Sea", ":submit")
        assert terminal.end() == 0
        assert "You left an exam over this deck, 1 question answered. Resume it?" in " ".join(terminal.screen().split())


@not_windows
def test_a_killed_exam_has_every_reply_and_the_time_that_it_took(rivers: Quiz) -> None:
    with Terminal(rivers, "exam", "rivers", "--accessible") as terminal:
        terminal.type("Danube").expect("Question 2 of 2").expect("> ", "Your answer: ")
        os.kill(terminal.pid, signal.SIGKILL)
        terminal.end()

    again = rivers("exam", "rivers", "--resume", input="Black Sea\n:submit\n")
    assert "Resumed: 1 answered so far." in again.out
    assert "2 of 2 points" in again.out


def test_an_exam_whose_time_ran_out_while_away_is_handed_in_when_it_is_gone_on_with(rivers: Quiz) -> None:
    clock = rivers.stop_the_clock()
    rivers("exam", "rivers", "--time-limit", "20m", "--result", "a.json", input="Danube\n", code=3)
    clock.advance(20 * 60)

    out = rivers("exam", "rivers", "--resume", input="", code=1).out
    assert "The time is up. The exam is handed in as it is." in out
    told = json.loads((rivers.folder / "a.json").read_text())
    assert (told["handed_in_by"], told["seconds"]) == ("clock", 1200)


@pytest.mark.parametrize("odd", [None, True, "x", -1, [5], {}, float("nan")])
def test_an_exam_with_an_odd_beginning_is_survived(rivers: Quiz, odd: object) -> None:
    rivers("exam", "rivers", input="Danube\n", code=3)
    path = next((rivers.home / "history").glob("*.jsonl"))
    records = [json.loads(line) for line in path.read_bytes().splitlines()]
    (rivers.home / "progress.json").unlink(missing_ok=True)
    for key in ("seed", "queue", "options", "limit", "extra", "pass", "student", "result", "hash", "at"):
        changed = [{**one, key: odd} if one["kind"] == "exam" else one for one in records]
        path.write_bytes(b"".join(encode({k: v for k, v in one.items() if k != "crc"}) for one in changed))
        ran = rivers("exam", "rivers", "--resume", input=":quit\n", code=None)
        assert ran.code in (0, 1, 2), ran.err
        (rivers.home / "progress.json").unlink(missing_ok=True)
