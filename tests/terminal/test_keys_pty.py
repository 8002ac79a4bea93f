"""Key mode in a real pseudo-terminal: whole sessions by keys, the exact screens, and the terminal that is left."""

import os
import re
import signal
from pathlib import Path
from typing import Any

import pytest

from tests.processes import Quiz, Terminal, matches_snapshot, timeless
from tests.windows import ON_WINDOWS

if ON_WINDOWS:
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

pytestmark = pytest.mark.slow

SNAPSHOTS = Path(__file__).parent / "snapshots"
COLOUR = re.compile(rb"\x1b\[(?:\d+;)*(?:3[0-7]|9[0-7]|4[0-7]|38|48)[;\d]*m")
EVERY = """\
id: every
title: Every kind of question
questions:
  - id: hottest
    question: Which planet has the hottest surface of all the planets that go round the sun?
    choices: [Mercury, Venus, "The one that is so far away that its light takes four hours to the sun"]
    answer: Venus
    hints: [It is not the nearest., Its air is thick.]
    explanation: Its air of carbon dioxide keeps the heat in.
  - {id: round, question: The sun goes round the earth., answer: false}
  - {id: gas, question: Which of these are gas giants?, choices: [Jupiter, Saturn, Earth], answer: [Jupiter, Saturn]}
  - {id: moons, question: How many moons has Mars?, answer: 2}
  - {id: first, question: Who was first on the moon?, answer: Neil Armstrong}
  - {id: names, question: Name the moons of Mars., answer: [Phobos, Deimos]}
  - {id: cloze, cloze: "The {{sun}} is a {{star}}."}
  - {id: order, question: From the sun outwards?, order: [Mercury, Venus, Earth]}
  - {id: match, question: Which belongs to which?, match: {Mars: Phobos, Jupiter: Io}, distractors: [Titan]}
  - {id: blue, front: The blue planet, back: Neptune}
"""
UP, DOWN, SHIFT_DOWN, ALT_UP = "\x1b[A", "\x1b[B", "\x1b[1;2B", "\x1b[1;3A"
# The same replies, as keys and as lines; --no-shuffle leaves the choices as they stand, the seed the order.
BY_KEYS = [
    (DOWN, "\r"),
    ("f",),
    ("a", DOWN, " ", "\r"),
    ("2 moonz", "\x7f" * 5, "\r"),
    ("Neil Armstong", "\x1b[D" * 3, "r", "\r"),
    ("Deimos; Phobos\r",),
    ("sun\r", "star", "\r"),
    ("b", "c", "a", "\r"),
    ("1", "2", "\r"),
    (" ", "3"),
]
BY_LINES = [
    "b", "false", "a b", "2", "Neil Armstrong", "Deimos; Phobos", "sun; star", "b c a", "a1 b2", "", "3",
]  # fmt: skip


@pytest.fixture
def every(quiz: Quiz) -> Quiz:
    quiz.deck(EVERY, "every.yaml")
    return quiz


def started(quiz: Quiz, *options: str, **terminal: Any) -> Terminal:
    return Terminal(quiz, "start", "every", "--no-shuffle", "--seed", "1", "-n", "10", *options, **terminal)


def held(quiz: Quiz, **terminal: Any) -> Terminal:
    """Hold a whole session by keys; what was missed is skipped when it comes back."""
    with started(quiz, **terminal) as session:
        for number, keys in enumerate(BY_KEYS, 1):
            session.press(f"Question {number} of 10", *keys)
        session.press("Once more", "s")
        assert session.end() == 0
    return session


def test_every_type_by_keys_and_by_lines_is_recorded_the_same(every: Quiz, tmp_path: Path) -> None:
    held(every)
    lines = Quiz(every.folder, tmp_path / "another home")
    with started(lines, "--lines") as session:
        assert session.type(*BY_LINES, ":skip").end() == 0

    def kept(quiz: Quiz) -> list[dict[str, Any]]:
        own = {"id", "at", "session", "ms", "crc"}
        return [{key: value for key, value in record.items() if key not in own} for record in quiz.history()]

    assert kept(every) == kept(lines)
    assert [record["reply"] for record in every.history()][:9] == [
        ["Venus"], ["false"], ["Jupiter", "Saturn"], ["2"], ["Neil Armstrong"], ["Deimos; Phobos"], ["sun", "star"],
        every.history()[7]["reply"], every.history()[8]["reply"],
    ]  # fmt: skip
    assert sum(record["credit"] == 1 for record in every.history()) >= 8


@pytest.mark.parametrize("columns", [80, 40])
def test_a_whole_session_leaves_a_clean_transcript(every: Quiz, columns: int) -> None:
    """In a terminal of 24 rows most of it has been scrolled away: nothing of footers or cursors is left there."""
    session = held(every, columns=columns, rows=24)

    transcript = timeless(session.scrollback())
    matches_snapshot(transcript, SNAPSHOTS / f"keys-{columns}.txt")
    assert "help" not in transcript


@pytest.mark.parametrize(("rows", "columns"), [(24, 80), (24, 40), (24, 30)])
def test_each_question_stands_like_this(every: Quiz, rows: int, columns: int) -> None:
    shown = []
    with started(every, rows=rows, columns=columns) as session:
        for number, keys in enumerate(BY_KEYS, 1):
            session.stands(f"Question {number} of 10")
            shown.append(last_question(session))
            session.child.send("".join(keys))
        session.press("Once more", "q")
        assert session.end() == 0

    matches_snapshot("\n".join(shown), SNAPSHOTS / f"keys-standing-{columns}.txt")


def last_question(session: Terminal) -> str:
    """Return the question that stands on the screen, from its heading on."""
    head, bar, tail = session.screen().rpartition("Question")
    return head.rpartition("\n")[2] + bar + tail


def test_no_color_has_no_colours_and_the_same_screen(every: Quiz, tmp_path: Path) -> None:
    coloured = held(every)
    without = held(Quiz(every.folder, tmp_path / "another home"), environment={"NO_COLOR": "1"})

    assert COLOUR.search(coloured.raw)
    assert not COLOUR.search(without.raw)
    assert "✓ right [x] a  Jupiter" in without.screen()
    assert "✓ [x] a  Jupiter" in coloured.screen()


def test_only_the_sixteen_colours_of_the_terminals_theme_are_used(every: Quiz) -> None:
    assert not re.search(rb"\x1b\[[\d;]*[34]8;[25];", held(every).raw)


def test_nobody_asks_the_terminal_where_its_cursor_is(every: Quiz) -> None:
    raw = held(every).raw

    assert b"\x1b[6n" not in raw
    assert b"CPR" not in raw


WAITS = {"QUIZ_PAUSE": "true"}


@pytest.mark.parametrize(("rows", "columns"), [(24, 80), (16, 80), (24, 40)])
def test_each_verdict_is_on_the_screen_until_a_key_is_pressed(every: Quiz, rows: int, columns: int) -> None:
    """The last one too. Space goes on: Enter would be the key that is still down from a typed reply."""
    shown = []
    with started(every, rows=rows, columns=columns, environment=WAITS) as session:
        for number, keys in enumerate(BY_KEYS[:-1], 1):
            session.press(f"Question {number} of 10", *keys).expect("Enter continue").expect("help")
            shown.append(last_question(session))
            session.child.send(" ")
        session.press("Question 10 of 10", "s").expect("Enter continue").expect("help").child.send(" ")
        session.press("Once more", "s").expect("Enter continue").expect("help")
        assert "Skipped." in session.screen()
        assert b"Time: " not in session.raw
        session.child.send(" ")
        assert session.end() == 0

    assert all("Right." in one or "Wrong." in one for one in shown)
    matches_snapshot("\n".join(shown), SNAPSHOTS / f"keys-answered-{columns}-{rows}.txt")
    assert "continue" not in session.scrollback()


def test_enter_that_is_held_down_answers_once(every: Quiz) -> None:
    with started(every, environment=WAITS) as session:
        session.press("Question 1 of 10").child.send("\r")
        # Another key shows that it was released.
        session.expect("Enter continue").child.send("\r" * 60 + "u")
        session.expect("Undone").expect("Question 1 of 10").expect("help").child.send("q")
        assert session.end() == 0

    assert every.replies() == [("hottest", ["Mercury"])]


def test_the_last_reply_can_be_undone(every: Quiz) -> None:
    with Terminal(every, "start", "every", "--no-shuffle", "-n", "1", environment=WAITS) as session:
        session.press("Question 1 of 1", "a").expect("Enter continue").child.send("u")
        session.press("Undone", "b").expect("Enter continue").expect("g guess").expect("help").child.send("g")
        # A guess is asked again in this session.
        session.expect("Recorded as a guess").expect("Enter continue").child.send(" ")
        session.press("Once more", "b").expect("Enter continue").child.send(" ")
        assert session.end() == 0

    assert every.replies() == [("hottest", ["Mercury"]), ("hottest", ["Venus"]), ("hottest", ["Venus"])]
    assert [len(every.history(kind)) for kind in ("undo", "guess")] == [1, 1]


def test_a_word_where_letters_answer_is_ignored_with_a_notice(every: Quiz) -> None:
    with started(every) as session:
        session.press("Question 1 of 10", "quit\r").shows("“quit” is not a choice").child.send("b")
        session.press("Question 2 of 10", "q")
        assert session.end() == 0

    assert every.replies() == [("hottest", ["Venus"])]


def test_escape_is_a_key_and_eats_none(every: Quiz) -> None:
    with started(every) as session:
        session.press("Question 1 of 10", "h").expect("Esc closes").child.send("\x1b")
        session.expect("h help").child.send("b")
        session.press("Question 2 of 10", "f").press("Question 3 of 10", "ab\r")
        session.press("Question 4 of 10", "2", "\x1b").expect("Esc back").child.send("skip\r")
        session.press("Question 5 of 10", "\x04")
        assert session.end() == 0

    assert [record["verdict"] for record in every.history()] == ["right", "right", "right", "skipped"]


def test_what_is_typed_ahead_answers_no_question(every: Quiz) -> None:
    with started(every) as session:
        session.press("Question 1 of 10", DOWN, "\r", "t", "t", "\r", "t")
        session.press("Question 2 of 10", DOWN, "\r", "a", "\r", "\r")
        session.press("Question 3 of 10", "q")
        assert session.end() == 0

    assert every.replies() == [("hottest", ["Venus"]), ("round", ["false"])]


def test_what_is_pasted_answers_nothing_that_is_picked(every: Quiz) -> None:
    with started(every) as session:
        session.press("Question 1 of 10", "\x1b[200~abc\r\x1b[201~", "s")
        session.press("Question 2 of 10", "q")
        assert session.end() == 0

    assert [record["verdict"] for record in every.history()] == ["skipped"]


@pytest.mark.parametrize("sequence", ["\x1b[1;9A", "\x1b[97;5u", "\x1b[>0;95;0c", "\x1bb", "\x1b[?1;2c"])
def test_an_escape_sequence_that_nobody_knows_answers_nothing(every: Quiz, sequence: str) -> None:
    with started(every) as session:
        session.press("Question 1 of 10", sequence)
        session.child.send("?")
        session.expect("Hint").stands("nearest").child.send("q")
        assert session.end() == 0

    assert every.replies() == []


@pytest.mark.parametrize("sequence", ["\x1b[31m", "\x1b[<0;1M", "\x1b[<0;9;9M", "\x1b[M\x7f!!", "\x1b[9;9R"])
def test_what_looks_like_a_mouse_or_a_cursor_breaks_nothing(every: Quiz, sequence: str) -> None:
    with started(every) as session:
        for number, keys in enumerate(("b", "f", "ab\r"), 1):
            session.press(f"Question {number} of 10", sequence, keys)
        session.press("Question 4 of 10", sequence, "2\r")
        session.press("Question 5 of 10", "\x04")
        assert session.end() == 0

    assert every.replies() == [
        ("hottest", ["Venus"]), ("round", ["false"]), ("gas", ["Jupiter", "Saturn"]), ("moons", ["2"])
    ]  # fmt: skip
    assert b"Traceback" not in session.raw


def test_commands_as_keys_and_as_words(every: Quiz) -> None:
    with started(every) as session:
        session.press("Question 1 of 10", "?").stands("It is not the nearest. (one more: ?)").child.send("!")
        session.stands("Flagged").child.send("h")
        session.expect("Ctrl-C").expect("Esc closes").child.send("h")
        session.expect("h help").child.send("b")
        session.press("Question 2 of 10", "u")
        session.press("Undone", "a")
        session.press("Question 2 of 10", "f")
        session.press("Question 3 of 10", "g")
        session.stands("Recorded as a guess", "help").child.send(":time\r")
        session.stands("so far").child.send(":quit\r")
        assert session.end() == 0

    assert [record["question"] for record in every.history("flag")] == ["hottest"]
    assert [len(every.history(kind)) for kind in ("undo", "guess")] == [1, 1]
    assert every.replies() == [("hottest", ["Venus"]), ("hottest", ["Mercury"]), ("round", ["false"])]


def test_a_resize_in_the_middle_leaves_the_question_as_it_was_marked(every: Quiz) -> None:
    with started(every, rows=24, columns=80) as session:
        session.press("Question 1 of 10", "b").press("Question 2 of 10", "f").press("Question 3 of 10", "a")
        session.expect("x").resize(24, 30).expect("help")
        session.resize(5, 30).expect("help").resize(24, 100).expect("help")
        session.child.send("b\r")
        session.press("Question 4 of 10", "2\r")
        session.press("Question 5 of 10", "\x04")
        assert session.end() == 0

    assert every.replies()[2] == ("gas", ["Jupiter", "Saturn"])


@pytest.mark.parametrize("rows", [2, 3, 5])
def test_a_terminal_of_few_rows_is_survived(every: Quiz, rows: int) -> None:
    with started(every, rows=rows, columns=30) as session:
        session.expect("Which planet").child.send("b")
        # What is typed before the next question is there is thrown away, a Ctrl-C on its way too.
        session.expect("Right").expect("Question 2").control("c")
        assert session.end() == 130

    assert every.replies() == [("hottest", ["Venus"])]


def test_where_the_encoding_lacks_the_signs_ascii_stands_for_them(every: Quiz) -> None:
    with started(every, environment={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}) as session:
        session.press("Question 1 of 10", "b").press("Question 2 of 10", "q")
        assert session.end() == 0

    assert session.screen().isascii()
    assert session.raw.isascii()


def test_an_unknown_terminal_gets_lines(every: Quiz) -> None:
    with started(every, environment={"TERM": "unknown"}) as session:
        assert session.type("b", ":quit").end() == 0

    assert every.replies() == [("hottest", ["Venus"])]


STOPS: list[tuple[str | signal.Signals, int]] = [
    ("\x03", 130), ("\x04", 0), (signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129),
]  # fmt: skip


@pytest.mark.parametrize(("stop", "code"), STOPS, ids=str)
@pytest.mark.parametrize("at", ["picked", "typed"])
def test_the_terminal_is_left_as_it_was_and_every_answer_kept(
    every: Quiz, stop: str | signal.Signals, code: int, at: str
) -> None:
    import termios

    with started(every) as session:
        ours = os.dup(session.child.child_fd)
        before = session.attributes
        session.press("Question 1 of 10", "b").stands("Question 2 of 10")
        if at == "typed":
            session.child.send("f")
            session.press("Question 3 of 10", "a\r").stands("Question 4 of 10")
        if isinstance(stop, str):
            session.child.send(stop)
        else:
            session.send_signal(stop)
        assert session.end() == code
        assert termios.tcgetattr(ours)[:4] == before[:4]

    assert every.replies()[0] == ("hottest", ["Venus"])
    assert [record["why"] for record in every.history("end")] == ["quit" if code == 0 else "interrupted"]
    assert b"Traceback" not in session.raw
    assert b"Unhandled" not in session.raw
    if stop != signal.SIGHUP:
        assert session.raw.rfind(b"\x1b[?2004l") > session.raw.rfind(b"\x1b[?2004h") > 0
        assert session.raw.rfind(b"\x1b[?25h") > session.raw.rfind(b"\x1b[?25l")


def test_a_terminal_that_is_closed_keeps_every_answer(every: Quiz) -> None:
    with started(every) as session:
        session.press("Question 1 of 10", "b").stands("Question 2 of 10")
        assert session.hang_up() == 129

    assert every.replies() == [("hottest", ["Venus"])]


def test_ctrl_z_leaves_to_the_shell_and_comes_back_to_the_question(every: Quiz) -> None:
    import pexpect

    shell = pexpect.spawn(
        "bash",
        ["--norc", "-i"],
        cwd=str(every.folder),
        env=every.environment({"TERM": "xterm", "QUIZ_PAUSE": "false"}),
        timeout=10,
    )
    with started(every) as session:
        session.child.close()
        session.child = shell
        shell.sendline(f"{' '.join(every.command)} start every --no-shuffle -n 3")
        session.press("Question 1 of 3", "b").press("Question 2 of 3", "f").press("Question 3 of 3", "a", "\x1a")
        session.expect("Stopped")
        shell.sendline("stty -a | grep -o '[-]*echo '; fg")
        session.expect("echo ").press("Question 3 of 3", "b\r").expect("Next:")
        shell.sendline("exit")
        shell.expect(pexpect.EOF)

    assert every.replies()[2] == ("gas", ["Jupiter", "Saturn"])


def test_the_editor_finds_the_terminal_as_it_was(every: Quiz) -> None:
    """An editor of lines needs the echo; the question stands there again behind it."""
    editor = every.folder / "editor"
    editor.write_text('#!/bin/sh\nstty -a <"$(tty)" | grep -o "[-]*echo " >echo\necho "$@" >opened\n')
    editor.chmod(0o755)
    with started(every, environment={"EDITOR": str(editor)}) as session:
        session.press("Question 1 of 10", "o")
        session.stands("Nothing was changed.").child.send("b")
        session.press("Question 2 of 10", "q")
        assert session.end() == 0

    assert (every.folder / "echo").read_text() == "echo \n"
    assert (every.folder / "opened").read_text().startswith("+4 ")
    assert every.replies() == [("hottest", ["Venus"])]


def test_typing_has_line_editing_and_shows_no_character_that_steers(every: Quiz) -> None:
    with started(every) as session:
        for number, keys in enumerate(("b", "f", "ab\r", "2\r"), 1):
            session.press(f"Question {number} of 10", keys)
        session.press("Question 5 of 10", "日本", "\x1b[D", "\u202e", "x\r")
        session.press("Question 6 of 10", "\x04")
        assert session.end() == 0

    assert every.replies()[4] == ("first", ["日\u202ex本"])
    assert "\u202e".encode() not in session.raw
    assert "✗ 日<U+202E>x本" in session.screen().replace("日 ", "日").replace("本 ", "本")
