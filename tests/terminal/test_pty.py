"""Sessions in a real pseudo-terminal, and the exact screens they leave.

The screens stand in `snapshots/`. To write them anew after a change that is meant, and read the difference:
`RENEW_SNAPSHOTS=1 pytest tests/terminal && git diff tests/terminal/snapshots`.
"""

import os
import re
import signal
from pathlib import Path

import pytest

from tests.processes import Quiz, Terminal, matches_snapshot, timeless
from tests.windows import ON_WINDOWS

if ON_WINDOWS:
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

SNAPSHOTS = Path(__file__).parent / "snapshots"
COLOUR = re.compile(rb"\x1b\[(?:\d+;)*(?:3[0-7]|9[0-7]|4[0-7]|38|48)[;\d]*m")
SPACE = """\
id: space
title: The planets and what is known of them
questions:
  - id: hottest
    question: Which planet has the hottest surface of all the planets that go round the sun?
    choices: [Mercury, Venus, Mars]
    answer: Venus
    hints: [It is not the nearest., Its air is thick.]
    explanation: Its air of carbon dioxide keeps the heat in, so that it is hotter than Mercury.
    evidence: Venus is the hottest planet, at about 465 °C
    tags: [planets, heat]
  - id: moons
    question: How many moons has Mars?
    answer: 2
    explanation: Phobos and Deimos.
    tags: [moons]
  - id: gas
    question: Which of these are gas giants?
    choices: [Jupiter, Saturn, Earth, Mars]
    answer: [Jupiter, Saturn]
    tags: [planets]
  - id: round
    question: The sun goes round the earth.
    answer: false
  - id: blue
    front: The blue planet
    back: Neptune, or the Earth
"""
# What is typed: hints, a slip, a wrong number, half of what is right, a card; then what was missed, again.
TYPED = ("?", "?", "z", "venus", "3 moons", "Jupiter", "f", "", "3", "2", ":skip")


@pytest.fixture
def space(quiz: Quiz) -> Quiz:
    quiz.deck(SPACE, "space.yaml")
    return quiz


def held(space: Quiz, *options: str, columns: int = 80, environment: dict[str, str] | None = None) -> Terminal:
    """Hold the whole session that `TYPED` is, and return the terminal as it is left."""
    with Terminal(
        space, "start", "space", "--lines", "--no-shuffle", *options, columns=columns, environment=environment
    ) as terminal:
        assert terminal.type(*TYPED).end() == 0
    return terminal


@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize(
    ("name", "options", "environment"),
    [("drawn", (), {}), ("plain", (), {"TERM": "dumb"}), ("spoken", (), {"QUIZ_ACCESSIBLE": "1"})],
    ids=["drawn", "dumb", "accessible"],
)
def test_a_whole_session_leaves_this_on_the_screen(
    space: Quiz, name: str, options: tuple[str, ...], environment: dict[str, str], columns: int
) -> None:
    terminal = held(space, *options, columns=columns, environment=environment)

    matches_snapshot(timeless(terminal.screen()), SNAPSHOTS / f"session-{name}-{columns}.txt")


def test_colours_are_there_and_are_left_out_with_no_color(space: Quiz, tmp_path: Path) -> None:
    coloured = held(space)
    without = held(Quiz(space.folder, tmp_path / "another home"), environment={"NO_COLOR": "1"})

    assert COLOUR.search(coloured.raw)
    assert not COLOUR.search(without.raw)
    assert timeless(without.screen()) == timeless(coloured.screen())


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {"QUIZ_ACCESSIBLE": "1"}, {"ACCESSIBLE": "1"}])
def test_a_plain_terminal_gets_no_escape_sequence_at_all(space: Quiz, environment: dict[str, str]) -> None:
    assert b"\x1b" not in held(space, environment=environment).raw


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=str
)
def test_a_signal_in_the_middle_keeps_every_answer(space: Quiz, number: signal.Signals, code: int) -> None:
    with Terminal(space, "start", "space", "--lines") as terminal:
        terminal.type("venus", "3").expect("Question 3").expect("> ", "Your answer: ")
        terminal.send_signal(number)
        assert terminal.end() == code

    assert space.replies() == [("hottest", ["Venus"]), ("moons", ["3"])]
    assert [record["why"] for record in space.history("end")] == ["interrupted"]
    assert b"Traceback" not in terminal.raw


def test_ctrl_c_says_what_is_kept_and_how_to_go_on(space: Quiz) -> None:
    with Terminal(space, "start", "space", "--lines") as terminal:
        terminal.type("venus").expect("Question 2").expect("> ", "Your answer: ").control("c")
        assert terminal.end() == 130

    assert terminal.screen().endswith(
        "> ^C\nStopped. 1 answer saved. Continue with: quiz start space --lines --resume\n"
    )


def test_ctrl_c_while_half_an_answer_is_typed(space: Quiz) -> None:
    with Terminal(space, "start", "space", "--lines") as terminal:
        terminal.type("venus").expect("Question 2").expect("> ", "Your answer: ").child.send("2")
        terminal.expect("2").control("c")
        assert terminal.end() == 130

    assert space.replies() == [("hottest", ["Venus"])]


def test_ctrl_d_ends_the_session_with_its_score(space: Quiz) -> None:
    with Terminal(space, "start", "space", "--lines") as terminal:
        terminal.type("venus").expect("Question 2").expect("> ", "Your answer: ").control("d")
        assert terminal.end() == 0

    assert "Ended after 1 question · 1 of 1 right · 100 % · " in terminal.screen()
    assert space.replies() == [("hottest", ["Venus"])]


def test_a_terminal_that_is_closed_keeps_every_answer(space: Quiz) -> None:
    with Terminal(space, "start", "space", "--lines") as terminal:
        terminal.type("venus").expect("Question 2").expect("> ", "Your answer: ")
        assert terminal.hang_up() == 129

    assert space.replies() == [("hottest", ["Venus"])]
    assert [record["why"] for record in space.history("end")] == ["interrupted"]


@pytest.mark.parametrize(("end", "code"), [("c", 130), ("d", 0), ("\\", 131)])
def test_the_terminal_is_left_as_it_was(space: Quiz, end: str, code: int) -> None:
    import termios

    with Terminal(space, "start", "space", "--lines") as terminal:
        ours = os.dup(terminal.child.child_fd)
        assert terminal.expect("> ", "Your answer: ").control(end).end() == code
        assert termios.tcgetattr(ours)[:4] == terminal.attributes[:4]


def test_the_json_is_alone_on_standard_output_while_the_session_is_on_the_terminal(space: Quiz) -> None:
    import json

    import pexpect

    line = f"{' '.join(space.command)} start space -n 1 --json >told.json"
    child = pexpect.spawn("bash", ["-c", line], cwd=str(space.folder), env=space.environment({"TERM": "xterm"}))
    child.expect_exact("> ", timeout=30)
    child.sendline("venus")
    child.expect_exact("Enter ends", timeout=30)
    child.sendline("")
    child.expect(pexpect.EOF, timeout=30)
    child.close()

    assert child.exitstatus == 0
    assert json.loads((space.folder / "told.json").read_text())["points"] == 1.0


def test_the_last_reply_can_be_undone_and_flagged(space: Quiz) -> None:
    waits = {"QUIZ_PAUSE": "true"}
    with Terminal(space, "start", "space", "--lines", "-n", "1", environment=waits) as terminal:
        terminal.type("venus").expect("That was the last question").type(":undo").expect("Undone").type("venus")
        terminal.expect("That was the last question").type(":nonsense").expect("There is no :nonsense.").type(":flag")
        terminal.expect("Flagged").type("")
        assert terminal.end() == 0

    assert space.replies() == [("hottest", ["Venus"]), ("hottest", ["Venus"])]
    assert "\n1 of 1 right · 100 % · " in terminal.screen()
    assert [record["question"] for record in space.history("flag")] == ["hottest"]


def test_a_wide_terminal_is_written_no_wider_than_is_good_to_read(space: Quiz) -> None:
    terminal = held(space, columns=200)

    assert max(map(len, terminal.screen().splitlines())) <= 100


def test_letters_that_take_two_columns_are_wrapped_by_their_width(quiz: Quiz) -> None:
    quiz.deck(f"title: T\nquestions:\n  - {{question: {'日本' * 30}, answer: a}}\n")

    with Terminal(quiz, "start", "deck", "--lines", columns=40) as terminal:
        terminal.type("a")
        assert terminal.end() == 0

    assert "\n" + "日本" * 10 + "\n" in terminal.screen().replace(" ", "")
