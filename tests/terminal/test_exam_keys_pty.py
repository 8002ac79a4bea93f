"""Exams by keys in a real pseudo-terminal: the same records as by lines, the exact screens, and how they end."""

import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from tests.processes import Quiz, Terminal, matches_snapshot
from tests.terminal.test_keys_pty import EVERY, last_question
from tests.windows import ON_WINDOWS

if ON_WINDOWS:
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

pytestmark = pytest.mark.slow

LEFT, DOWN, PAGE_UP, PAGE_DOWN = "\x1b[D", "\x1b[B", "\x1b[5~", "\x1b[6~"
# Letters that act wait a moment for another letter: where time stands still, function keys do.
REVIEW, LEAVE, SUBMIT = "\x1b[20~", "\x1b[21~", ":submit\r"
IDS = ["hottest", "round", "gas", "moons", "first", "names", "cloze", "order", "match"]
SNAPSHOTS = Path(__file__).parent / "snapshots"
# The same replies, as keys and as lines; by lines the first one is changed on the way, as by keys. Cards stand outside.
BY_KEYS = [
    "b\r", "f\r", "ab\r", "2\r", "Neil Armstrong\r", "Deimos; Phobos\r", "sun\rstar\r", "bca\r", "12\r",
]  # fmt: skip
BY_LINES = [
    "a", ":back", "b", "false", "a b", "2", "Neil Armstrong", "Deimos; Phobos", "sun; star", "b c a", "a1 b2", ":submit",
]  # fmt: skip


@pytest.fixture
def every(quiz: Quiz) -> Quiz:
    quiz.deck(EVERY, "every.yaml")
    quiz.stop_the_clock()
    return quiz


def started(quiz: Quiz, *options: str, **terminal: Any) -> Terminal:
    return Terminal(quiz, "exam", "every", *options, **terminal)


def reply_to_all_from(first: int, exam: Terminal, to: int = 9) -> None:
    for number, keys in enumerate(BY_KEYS[first - 1 : to], first):
        exam.press(f"Question {number} of 9", keys)


def test_an_exam_by_keys_and_by_lines_is_recorded_the_same(every: Quiz, tmp_path: Path) -> None:
    options = ("--no-shuffle", "--seed", "1", "--time-limit", "20m", "--student", "Ada")
    with started(every, *options, "--result", "keys.json") as exam:
        exam.press("Question 1 of 9", "a\r").press("Question 2 of 9", LEFT)
        exam.expect("Question 1 of 9").expect("help").child.send(DOWN + "\r")
        reply_to_all_from(2, exam)
        exam.press("Review: 9 of 9", SUBMIT)
        assert exam.end() == 0
    lines = Quiz(every.folder, tmp_path / "another home")
    with started(lines, *options, "--result", "lines.json", "--lines") as exam:
        assert exam.type(*BY_LINES).end() == 0

    def kept(quiz: Quiz, kind: str) -> list[dict[str, Any]]:
        own = {"id", "at", "session", "ms", "crc", "spent", "seconds", "begin"}
        return [{key: value for key, value in record.items() if key not in own} for record in quiz.history(kind)]

    for kind in ("attempt", "exam-reply", "end"):
        assert kept(every, kind) == kept(lines, kind) != []
    results = [json.loads((every.folder / name).read_text()) for name in ("keys.json", "lines.json")]
    assert results[0]["points"] == results[1]["points"]
    assert [one["reply"] for one in results[0]["questions"]] == [one["reply"] for one in results[1]["questions"]]
    assert every.replies()[0] == ("hottest", ["Venus"])


@pytest.mark.parametrize("columns", [80, 40])
def test_a_reply_stands_marked_when_one_comes_back_to_it(every: Quiz, columns: int) -> None:
    shown = []
    with started(every, "--no-shuffle", "--seed", "1", "--time-limit", "20m", columns=columns) as exam:
        reply_to_all_from(1, exam)
        exam.press("Review: 9 of 9", PAGE_UP)
        for number in range(9, 0, -1):
            exam.expect(f"Question {number} of 9").expect("help")
            shown.append(last_question(exam))
            exam.child.send("!" if number == 1 else PAGE_UP)
        exam.expect("Flagged for review.").expect("help").child.send(REVIEW)
        exam.stands("Review: 9 of 9")
        shown.append(exam.screen()[exam.screen().rindex("Review") :])
        exam.child.send(SUBMIT)
        exam.expect("back to the review")
        shown.append(exam.screen()[exam.screen().rindex("Review") :])
        exam.child.send("\x04")
        exam.press("Review: 9 of 9", LEAVE)
        assert exam.end() == 0

    matches_snapshot("\n".join(shown), SNAPSHOTS / f"exam-keys-{columns}.txt")


def test_ctrl_c_leaves_the_terminal_sane_and_resume_goes_on_with_the_replies_marked(every: Quiz) -> None:
    import termios

    with started(every, "--no-shuffle") as exam:
        ours = os.dup(exam.child.child_fd)
        before = exam.attributes
        exam.press("Question 1 of 9", "b\r").press("Question 2 of 9", "\x03")
        assert exam.end() == 130
        assert termios.tcgetattr(ours)[:4] == before[:4]
        assert exam.raw.rfind(b"\x1b[?25h") > exam.raw.rfind(b"\x1b[?25l")
        assert "1 answer saved, not handed in." in exam.screen()
    with started(every, "--resume") as exam:
        exam.expect("Question 2 of 9").expect("help").expect("help").child.send(PAGE_UP)
        exam.expect("Question 1 of 9").expect("help")
        assert "> (x) b  Venus" in exam.screen()
        exam.child.send(LEAVE)
        assert exam.end() == 0
    assert every.history() == []


@pytest.mark.parametrize(
    ("keys", "waits_for"),
    [
        (["b\r"], "Question 2 of 9"),
        (["b\r", PAGE_DOWN, PAGE_DOWN, "12"], "> 12"),
        (["b\r", REVIEW], "Review"),
        (["b\r", REVIEW, SUBMIT], "back to the review"),
    ],
    ids=["question", "typing", "review", "confirming"],
)
def test_the_time_limit_hands_in_by_itself(every: Quiz, keys: list[str], waits_for: str) -> None:
    clock = every.stop_the_clock()
    with started(every, "--pass", "1%", "--time-limit", "20m", "--no-shuffle", "--seed", "1") as exam:
        for number, key in enumerate(keys, 1):
            exam.press("Review" if key == SUBMIT else f"Question {number} of 9", key)
        exam.shows(waits_for)
        clock.advance(20 * 60)
        assert exam.wake(signal.SIGWINCH).end() == 0
        assert "The time is up. The exam is handed in as it is." in exam.scrollback()
        assert b"Traceback" not in exam.raw

    # What is typed when the time is up counts.
    typed = "wrong" if "12" in keys else "skipped"
    assert [one["verdict"] for one in every.history()] == ["right", "skipped", "skipped", typed, *["skipped"] * 5]


@pytest.mark.parametrize(
    ("number", "keys", "reply"),
    [
        (1, ("b", PAGE_DOWN), ["Venus"]),
        (1, (DOWN, REVIEW), ["Venus"]),
        (1, ("b", LEAVE), ["Venus"]),
        (1, ("b", "\x03"), ["Venus"]),
        (4, ("12", PAGE_DOWN), ["12"]),
        (4, ("12", "\x03"), ["12"]),
        (7, ("sun", PAGE_UP), ["sun", ""]),
        (9, ("1", REVIEW), ["Mars", "Phobos"]),
    ],
)
def test_what_is_marked_or_typed_counts_without_enter(
    every: Quiz, number: int, keys: tuple[str, ...], reply: list[str]
) -> None:
    with started(every, "--no-shuffle", "--seed", "1") as exam:
        reply_to_all_from(1, exam, to=number - 1)
        exam.press(f"Question {number} of 9", *keys)
        if keys[-1] in (PAGE_DOWN, PAGE_UP, REVIEW):
            exam.expect("Question" if keys[-1] != REVIEW else "Review").expect("help").child.send("\x03")
        exam.end()

    replies = every.history("exam-reply")
    assert [one["question"] for one in replies] == IDS[:number]
    assert replies[-1]["reply"] == reply


@pytest.mark.parametrize(
    ("typed", "reply", "shown"),
    [("12", ["12"], "Your reply so far: 12."), (":nex", None, "Question 1 of 1"), ("", None, "Question 1 of 1")],
)
@pytest.mark.parametrize("end", ["\x03", signal.SIGTERM])
def test_a_line_that_is_not_entered_counts_when_an_exam_by_lines_is_stopped(
    quiz: Quiz, typed: str, reply: list[str] | None, shown: str, end: str | signal.Signals
) -> None:
    quiz.deck("title: T\nquestions:\n  - {question: How many?, answer: 2}\n")
    with Terminal(quiz, "exam", "deck", "--lines") as exam:
        exam.expect("> ").child.send(typed)
        exam.shows(f"> {typed}".rstrip())
        exam.control("c") if isinstance(end, str) else exam.send_signal(end)
        assert exam.end() == (130 if isinstance(end, str) else 143)
        assert "does not count" not in exam.screen()

    assert [one["reply"] for one in quiz.history("exam-reply")] == ([reply] if reply else [])
    with Terminal(quiz, "exam", "deck", "--lines", "--resume") as exam:
        exam.type(*[":go 1"] * bool(reply)).expect(shown).expect("> ").control("d")
        exam.end()


def test_what_is_typed_before_ctrl_z_is_not_left_to_the_shell(quiz: Quiz) -> None:
    import pexpect

    quiz.deck("title: T\nquestions:\n  - {question: How many?, answer: 2}\n")
    shell = pexpect.spawn(
        "bash", ["--norc"], cwd=str(quiz.folder), env=quiz.environment({"TERM": "xterm", "PS1": "$ "})
    )
    shell.sendline(" ".join([*quiz.command, "exam", "deck", "--lines"]))
    shell.expect_exact("How many?")
    shell.expect_exact("> ")
    shell.send("12\x1a")
    shell.expect_exact("Stopped")
    shell.sendline("echo left[$?]")
    shell.expect_exact("left[148]")
    shell.sendline("fg")
    shell.expect_exact("fg")
    shell.sendline("2")
    shell.expect_exact("Review: 1 of 1")
    shell.close()

    assert [one["reply"] for one in quiz.history("exam-reply")] == [["2"]]


def test_a_change_without_enter_takes_the_place_of_the_reply_before(every: Quiz) -> None:
    with started(every, "--no-shuffle") as exam:
        exam.press("Question 1 of 9", "b\r").press("Question 2 of 9", LEFT)
        exam.expect("Question 1 of 9").expect("help").child.send("a" + PAGE_DOWN)
        exam.press("Question 2 of 9", LEAVE).end()

    assert [one["reply"] for one in every.history("exam-reply")] == [["Venus"], ["Mercury"]]


@pytest.mark.parametrize(
    ("question", "keys", "shows", "reply"),
    [
        ("question: Hot?, choices: [Mars, Venus], answer: Venus", "b", "(x) b", ["Venus"]),
        ("question: How many?, answer: 2", "12", "> 12", ["12"]),
        ('cloze: "The {{sun}} is a {{star}}."', "sun", " sun", ["sun", ""]),
    ],
)
def test_what_is_there_when_the_time_is_up_counts(
    quiz: Quiz, question: str, keys: str, shows: str, reply: list[str]
) -> None:
    quiz.deck(f"title: T\nquestions:\n  - {{{question}}}\n")
    clock = quiz.stop_the_clock()
    with Terminal(quiz, "exam", "deck", "--no-shuffle", "--time-limit", "20m") as exam:
        exam.press("Question 1 of 1", keys)
        exam.shows(shows)
        clock.advance(20 * 60)
        exam.wake(signal.SIGWINCH).end()

    assert [(one["reply"], one.get("late")) for one in quiz.history("exam-reply")] == [(reply, None)]
    assert [one["reply"] for one in quiz.history()] == [reply]


def test_a_word_is_no_key_at_the_review(quiz: Quiz) -> None:
    quiz.deck("title: T\nquestions:\n  - {question: How many?, answer: 2}\n")
    with Terminal(quiz, "exam", "deck") as exam:
        exam.press("Question 1 of 1", REVIEW)
        exam.press("Review: 0 of 1", "yes\r")
        exam.shows("“yes” is not a key. Press one letter").child.send("y")
        exam.expect("back to the review").child.send("yes\r")
        exam.shows("“yes” is not a key. Press y or n.").child.send("n")
        exam.press("Review: 0 of 1", LEAVE)
        assert exam.end() == 0

    assert quiz.history() == []


def test_what_was_only_looked_at_is_left_without_a_word(every: Quiz) -> None:
    with started(every, "--no-shuffle") as exam:
        for number in range(1, 10):
            exam.press(f"Question {number} of 9", PAGE_DOWN)
        exam.press("Review: 0 of 9", LEAVE)
        assert exam.end() == 0

    assert every.history("exam-reply") == []


def test_where_keys_cannot_be_read_an_exam_goes_on_in_lines(every: Quiz) -> None:
    with started(every, "--no-shuffle", environment={"TERM": "unknown"}) as exam:
        assert exam.type("b", *[":next"] * 8, ":submit", "y").end() == 0

    assert every.replies()[0] == ("hottest", ["Venus"])


def broken(folder: Path) -> Path:
    """Return a folder for Python's path with which prompt_toolkit cannot read the terminal."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(
        "import prompt_toolkit.input\n"
        "def fails(*_, **__):\n    raise OSError('no such terminal')\n"
        "prompt_toolkit.input.create_input = fails\n"
    )
    return folder


@pytest.mark.parametrize("exam", [True, False])
def test_where_prompt_toolkit_fails_to_start_lines_are_read(every: Quiz, tmp_path: Path, exam: bool) -> None:
    path = os.pathsep.join([str(broken(tmp_path / "site")), every.environment()["PYTHONPATH"]])
    with Terminal(
        every, "exam" if exam else "start", "every", "--no-shuffle", environment={"PYTHONPATH": path}
    ) as session:
        assert session.type("b", ":quit").end() == 0
        assert b"Traceback" not in session.raw

    kind = "exam-reply" if exam else "attempt"
    assert [one["reply"] for one in every.history(kind)] == [["Venus"]]
