"""`quiz config` as a process, and what is set at work in the other verbs."""

import json
import re
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from tests.processes import Quiz, Terminal
from tests.windows import ON_WINDOWS

FIVE = "id: five\ntitle: Five\nquestions:\n" + "".join(
    f'  - {{id: q{n}, question: "{n}?", answer: {answer}}}\n' for n, answer in enumerate("abcde", 1)
)
not_windows = pytest.mark.skipif(ON_WINDOWS, reason="needs a pseudo-terminal")
COLOURS = re.compile(r"\x1b\[[\d;]*3[1-6]m")


@pytest.fixture
def five(quiz: Quiz) -> Quiz:
    quiz.deck(FIVE, "five.yaml")
    return quiz


def set_in_file(quiz: Quiz, text: str) -> Path:
    quiz.home.mkdir(exist_ok=True)
    path = quiz.home / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_each_setting_with_its_value_and_where_it_comes_from(quiz: Quiz) -> None:
    path = set_in_file(quiz, '# mine\ncount = 15\neditor = "nano"\n')

    ran = quiz("config", environment={"QUIZ_NEW_PER_DAY": "5", "ACCESSIBLE": "1", "NO_COLOR": "1"})

    assert ran.err == ""
    assert ran.out == dedent(f"""\
        count: 15 (config.toml:2)
          How many questions a session asks; QUIZ_COUNT.
        new-per-day: 5 (QUIZ_NEW_PER_DAY)
          How many new questions a day; QUIZ_NEW_PER_DAY.
        new-share: 0.2 (default)
          The share of a session that is new questions, until you have seen the deck;
          QUIZ_NEW_SHARE.
        reviews-per-day: 0 (default)
          How many due questions a day; QUIZ_REVIEWS_PER_DAY.
        retention: 0.9 (default)
          The share of questions to recall when they are asked, for decks that you start
          from now on; QUIZ_RETENTION.
        learn: false (default)
          Ask new questions as a choice first, then typed, until you answer them right
          twice; QUIZ_LEARN.
        goal: none (default)
          What you want to do each day; QUIZ_GOAL.
        easy-days: none (default)
          Days of the week on which a session asks half as many questions;
          QUIZ_EASY_DAYS.
        holidays: none (default)
          Days on which nothing is asked, and which do not break a streak;
          QUIZ_HOLIDAYS.
        day-starts: 4 (default)
          The hour at which a new study day starts; QUIZ_DAY_STARTS.
        accessible: true (ACCESSIBLE)
          Text only, for screen readers; QUIZ_ACCESSIBLE.
        lines: false (default)
          Type replies as lines, not as single keys; QUIZ_LINES.
        pause: true (default)
          Wait after each reply until you press Enter; QUIZ_PAUSE.
        idle: 60 (default)
          How many seconds without a key count as time spent, at most; QUIZ_IDLE.
        color: never (NO_COLOR)
          Whether colours are used; QUIZ_COLOR.
        editor: nano (config.toml:3)
          The program with which colon edit opens a deck; QUIZ_EDITOR.

        File: {path}
        To change a setting: quiz config set KEY VALUE
        """)


def test_the_path_alone(quiz: Quiz) -> None:
    assert quiz("config", "--path").out == f"{quiz.home / 'config.toml'}\n"


@pytest.mark.skipif(sys.platform != "linux", reason="the platform's own folder")
def test_without_quiz_home_it_is_in_the_platform_s_config_directory(quiz: Quiz) -> None:
    found = quiz("config", "--path", environment={"QUIZ_HOME": "", "XDG_CONFIG_HOME": "/elsewhere"}).out

    assert found == "/elsewhere/quizkit/config.toml\n"


def test_the_path_is_told_whether_or_not_the_file_is_there(quiz: Quiz) -> None:
    out = quiz("config", environment={"QUIZ_CONFIG": "my.toml"}).out

    assert "\nFile: my.toml (does not exist yet)\n" in out


def test_as_json(quiz: Quiz) -> None:
    path = set_in_file(quiz, "count = 15\nlines = 1\n")

    told = json.loads(quiz("config", "--json").out)

    assert told["path"] == str(path)
    assert told["exists"] is True
    assert told["settings"]["count"] == {"value": 15, "source": "file", "at": "config.toml:1"}
    assert told["settings"]["color"] == {"value": "auto", "source": "default", "at": ""}
    assert told["problems"] == [{"line": 2, "message": "lines must be true or false."}]


def test_setting_makes_the_file_and_keeps_what_stands_there(quiz: Quiz) -> None:
    assert quiz("config", "set", "count", "15").out == "count is now 15.\n"
    path = quiz.home / "config.toml"
    path.write_text("# For the exam.\n" + path.read_text() + "cuont = 3\n")

    ran = quiz("config", "set", "count", "3")

    assert path.read_text() == "# For the exam.\ncount = 3\ncuont = 3\n"
    assert "config.toml:3:1: warning: There is no setting “cuont”." in ran.err
    assert [file.name for file in quiz.home.iterdir()] == ["config.toml"]


def test_a_command_with_quotes_can_be_set(quiz: Quiz) -> None:
    for command in ('say "x"', "code --wait", r"C:\ed.exe"):
        quiz("config", "set", "editor", command)
        assert json.loads(quiz("config", "--json").out)["settings"]["editor"]["value"] == command


def test_setting_what_the_environment_has_says_so(quiz: Quiz) -> None:
    ran = quiz("config", "set", "count", "15", environment={"QUIZ_COUNT": "3"})

    assert ran.out.endswith("\nBut QUIZ_COUNT sets it to 3 as long as it is set.\n")


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("cuont", "15", "There is no setting “cuont”.\nDid you mean “count”?"),
        ("count", "many", "count must be a whole number above 0, not “many”."),
        ("color", "\x1b[31m", "color must be auto, always or never, not “<U+001B>[31m”."),
    ],
)
def test_what_cannot_be_set(quiz: Quiz, key: str, value: str, message: str) -> None:
    assert quiz("config", "set", key, value, code=2).err == f"Error: {message}\n"
    assert not quiz.home.exists()


def test_nothing_is_set_in_a_file_that_cannot_be_read(quiz: Quiz) -> None:
    path = set_in_file(quiz, "lines = true\ncount 15\n")

    ran = quiz("config", "set", "count", "15", code=2, environment={"COLUMNS": "200"})

    assert (
        f"Error: {path}, line 2: this file is not valid TOML: expected '=' after a key in a key/value pair." in ran.err
    )
    assert path.read_text() == "lines = true\ncount 15\n"


def test_what_is_set_counts_in_a_session_and_an_option_counts_first(five: Quiz) -> None:
    set_in_file(five, "count = 2\nnew-per-day = 4\n")

    assert "2 of 5 questions" in five("start", "five", input=":quit\n").out
    assert "3 of 5 questions" in five("start", "five", environment={"QUIZ_COUNT": "3"}, input=":quit\n").out
    assert "4 of 5 questions" in five("start", "five", "-n", "9", "--fresh", input=":quit\n").out
    assert "5 questions" in five("start", "five", "-n", "9", "--new-per-day", "9", "--fresh", input=":quit\n").out


def test_a_retention_that_is_set_is_that_of_decks_begun_from_then_on(five: Quiz) -> None:
    five.deck(FIVE.replace("five", "other"), "other.yaml")
    five("start", "five", "-n", "1", input="a\n")
    set_in_file(five, "retention = 0.95\n")

    for name in ("five", "other", "other"):
        five("start", name, "-n", "1", "--fresh", input="x\n:quit\n")

    decks = json.loads((five.home / "progress.json").read_text())["decks"]
    assert {name: deck["retention"] for name, deck in decks.items()} == {"five": 0.9, "other": 0.95}


@pytest.mark.parametrize(
    "text", ["a = = 3\n", "count = 3\ncount = 4\n", "[count\n", "\udcff", "count = " + "9" * 5000, "a = " + "[" * 9000]
)
def test_a_broken_file_costs_no_session(five: Quiz, text: str) -> None:
    path = set_in_file(five, "")
    path.write_bytes(text.encode("utf-8", "surrogateescape"))

    ran = five("start", "five", input=":quit\n")

    assert "5 questions" in ran.out
    assert re.match(rf"{re.escape(str(path))}:\d+:\d+: warning: ", ran.err)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("cuont = 3\n", "config.toml:1:1: warning: There is no setting “cuont”.\n  Did you mean “count”?\n"),
        ("count = [", "config.toml:1:1: warning: This file is not valid TOML: "),
    ],
)
def test_a_slip_in_the_file_costs_no_session(five: Quiz, text: str, problem: str) -> None:
    set_in_file(five, text)

    ran = five("start", "five", "-n", "1", "--json", input="a\n", environment={"COLUMNS": "400"})

    assert problem in ran.err.replace("1:10:", "1:1:")
    assert json.loads(ran.out)["points"] == 1


def test_a_variable_that_cannot_be_meant_ends_the_command(five: Quiz) -> None:
    for name in ("QUIZ_NEW_PER_DAY", "QUIZ_COLOR", "QUIZ_ACCESSIBLE", "QUIZ_COUNT"):
        ran = five("start", "five", code=2, environment={name: "x"})
        assert ran.err.startswith(f"Error: {name} must be ")


@not_windows
def test_words_only_and_lines_can_be_set_and_be_taken_back_for_a_run(five: Quiz) -> None:
    set_in_file(five, "accessible = true\n")

    with Terminal(five, "start", "five") as terminal:
        terminal.type(":quit").end()
    assert b"\x1b" not in terminal.raw

    with Terminal(five, "start", "five", "--no-accessible", "--lines") as terminal:
        terminal.type(":quit").end()
    assert b"\x1b" in terminal.raw


def shows_colours(quiz: Quiz, *options: str, **environment: str) -> bool:
    return COLOURS.search(quiz(*options, "decks", environment=environment).out) is not None


@pytest.mark.parametrize(
    ("options", "file", "environment", "shown"),
    [
        ((), "", {}, False),
        (("--color", "always"), "", {}, True),
        (("--color", "always"), "", {"NO_COLOR": "1"}, True),
        (("--color", "always"), "", {"TERM": "dumb"}, True),
        (("--color", "always"), 'color = "never"\n', {"QUIZ_COLOR": "never"}, True),
        (("--color", "never"), "", {"FORCE_COLOR": "1"}, False),
        (("--color", "auto"), 'color = "always"\n', {}, False),
        ((), "", {"FORCE_COLOR": "1"}, True),
        ((), "", {"FORCE_COLOR": ""}, False),
        ((), "", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ((), "", {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        ((), "", {"QUIZ_COLOR": "always", "NO_COLOR": "1"}, True),
        ((), 'color = "always"\n', {}, True),
        ((), 'color = "always"\n', {"NO_COLOR": "1"}, True),
        ((), 'color = "always"\n', {"QUIZ_COLOR": "never"}, False),
    ],
)
def test_colours(quiz: Quiz, options: tuple[str, ...], file: str, environment: dict[str, str], shown: bool) -> None:
    set_in_file(quiz, file)

    assert shows_colours(quiz, *options, **environment) is shown


@not_windows
def test_colours_in_a_terminal_can_be_switched_off(quiz: Quiz) -> None:
    def raw(*options: str) -> str:
        with Terminal(quiz, *options, "decks") as terminal:
            terminal.end()
        return terminal.raw.decode()

    assert COLOURS.search(raw())
    assert not COLOURS.search(raw("--color", "never"))


def test_color_after_the_command_is_a_usage_error(quiz: Quiz) -> None:
    assert quiz("start", "--color", "never", code=2).err == (
        "Error: Write --color before the command.\nFor example: `quiz --color never start`.\n"
    )


def test_none_takes_a_setting_back_that_is_shown_as_none(quiz: Quiz) -> None:
    quiz("config", "set", "goal", "20")

    assert quiz("config", "set", "goal", "none").out == "goal is now none.\n"
    assert "goal: none (" in quiz("config").out
    assert quiz("config", "set", "easy-days", "none").out == "easy-days is now none.\n"
    assert "editor must be a command, not “none”" in quiz("config", "set", "editor", "none", code=2).err


def test_a_setting_that_is_unset_has_its_default(quiz: Quiz) -> None:
    path = set_in_file(quiz, "# mine\ncount = 15\nlines = true\n")

    assert quiz("config", "unset", "count").out == "count is now 10, the default.\n"
    assert path.read_text() == "# mine\nlines = true\n"
    assert quiz("config", "unset", "count", environment={"QUIZ_COUNT": "4"}).out == (
        "count is no longer set.\nBut QUIZ_COUNT sets it to 4 as long as it is set.\n"
    )
    assert "There is no setting “cuont”.\nDid you mean “count”?" in quiz("config", "unset", "cuont", code=2).err
