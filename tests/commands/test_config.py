"""`quiz config`: what the settings are, where they come from, and that a mistake in the file costs nothing."""

import re
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from tests.processes import Quiz, Terminal

DECK = "title: T\nquestions:\n" + "".join(f"  - {{id: q{n}, question: '{n}?', answer: '{n}'}}\n" for n in range(12))


def of(quiz: Quiz, count: int) -> bool:
    quiz.deck(DECK)
    return f"Question 1 of {count}," in quiz("start", "deck.yaml", "--fresh", code=3).out


def file(quiz: Quiz, text: str) -> Path:
    quiz.home.mkdir(exist_ok=True)
    path = quiz.home / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def rows(quiz: Quiz, environment: dict[str, str] | None = None) -> dict[str, str]:
    return dict(re.findall(r"^([a-z-]+): (.* \(.*\))$", quiz("config", environment=environment).out, re.MULTILINE))


def test_each_setting_is_told_with_where_it_comes_from(quiz: Quiz) -> None:
    file(quiz, 'count = 3\neditor = "nano"\nnew-per-day = 5\n')

    assert quiz("config", environment={"QUIZ_NEW_PER_DAY": "7", "NO_COLOR": "1"}).out == dedent(f"""\
        count: 3 (file)
          How many questions `quiz start` asks.
        new-per-day: 7 (QUIZ_NEW_PER_DAY)
          How many new questions a day.
        accessible: false (default)
          Words only, for screen readers.
        color: never (NO_COLOR)
          Colours.
        editor: nano (file)
          What :edit opens a deck with.

        File: {quiz.home / "config.toml"}
        To change one: quiz config set KEY VALUE
        """)


def test_the_path_alone(quiz: Quiz) -> None:
    assert quiz("config", "--path").out == f"{quiz.home / 'config.toml'}\n"


@pytest.mark.skipif(sys.platform != "linux", reason="the platform's own folder")
def test_without_quiz_home_it_is_in_the_platform_s_config_directory(quiz: Quiz) -> None:
    found = quiz("config", "--path", environment={"QUIZ_HOME": "", "XDG_CONFIG_HOME": "/elsewhere"}).out

    assert found == "/elsewhere/quizkit/config.toml\n"


def test_an_option_wins_over_the_environment_that_over_the_file_and_that_over_the_default(quiz: Quiz) -> None:
    assert of(quiz, 10)
    file(quiz, "count = 3\nnew-per-day = 4\n")
    assert of(quiz, 3)
    assert "Question 1 of 5" in quiz("start", "deck.yaml", "-n", "5", "--new-per-day", "5", "--fresh", code=3).out
    assert (
        "Question 1 of 2"
        in quiz("start", "deck.yaml", "-n", "9", "--fresh", code=3, environment={"QUIZ_NEW_PER_DAY": "2"}).out
    )
    assert "Question 1 of 4" in quiz("start", "deck.yaml", "-n", "9", "--fresh", code=3).out


def test_what_is_wrong_is_told_with_its_line_and_the_rest_holds(quiz: Quiz) -> None:
    path = file(quiz, 'cuont = 3\nnew-per-day = "many"\ncount = 4\nxyzzy = 1\n')

    quiz.deck(DECK)
    ran = quiz("start", "deck.yaml", code=3)

    assert "Question 1 of 4" in ran.out
    assert [line for line in ran.err.splitlines() if line] == [
        f"{path}:1: warning: there is no setting “cuont”",
        "  Did you mean “count”?",
        f"{path}:2: warning: new-per-day should be a whole number from 0 on",
        "  It is left aside until it is mended.",
        f"{path}:4: warning: there is no setting “xyzzy”",
        "  Settings: count, new-per-day, accessible, color, editor.",
    ]


@pytest.mark.parametrize(
    "text", ["a = = 3\n", "count = 3\ncount = 4\n", "[count\n", "\udcff", "count = " + "9" * 5000, "a = " + "[" * 9000]
)
def test_a_broken_file_costs_no_session(quiz: Quiz, text: str) -> None:
    path = file(quiz, "")
    path.write_bytes(text.encode("utf-8", "surrogateescape"))

    quiz.deck(DECK)
    ran = quiz("start", "deck.yaml", code=3)

    assert "Question 1 of 10" in ran.out
    assert re.match(rf"{re.escape(str(path))}:\d+: warning: ", ran.err)


def test_a_folder_in_its_place_costs_no_session_either(quiz: Quiz) -> None:
    (quiz.home / "config.toml").mkdir(parents=True)

    assert of(quiz, 10)


def test_set_writes_one_line_and_leaves_the_others(quiz: Quiz) -> None:
    path = file(quiz, "# mine\ncount=3 # few\n\n[later]\nx = 1\n")

    quiz("config", "set", "count", "5")
    quiz("config", "set", "accessible", "true")
    quiz("config", "set", "editor", 'say "x"')

    assert path.read_text() == '# mine\ncount = 5\n\naccessible = true\neditor = "say \\"x\\""\n[later]\nx = 1\n'
    assert rows(quiz)["editor"] == 'say "x" (file)'


def test_set_makes_the_file(quiz: Quiz) -> None:
    assert quiz("config", "set", "count", "5").out == "count is 5 from now on.\n"
    assert of(quiz, 5)


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("cuont", "5", "There is no setting “cuont”. Did you mean “count”?"),
        ("count", "0", "count cannot be “0”. It is a whole number from 1 on."),
        ("color", "blue", 'color cannot be “blue”. It is "auto", "always" or "never".'),
        ("accessible", "yes", "accessible cannot be “yes”. It is true or false."),
    ],
)
def test_set_refuses_what_would_not_hold(quiz: Quiz, key: str, value: str, message: str) -> None:
    ran = quiz("config", "set", key, value, code=2)

    assert " ".join(ran.err.split()).endswith(message)
    assert not (quiz.home / "config.toml").exists()


def test_set_leaves_a_file_that_is_no_toml_alone(quiz: Quiz) -> None:
    path = file(quiz, "a = = 3\n")

    assert "cannot be changed: it is not TOML" in quiz("config", "set", "count", "5", code=2).err
    assert path.read_text() == "a = = 3\n"


def test_color_is_an_option_and_a_setting(quiz: Quiz) -> None:
    assert "\x1b[" not in quiz("config").out
    assert "\x1b[" in quiz("--color", "always", "config").out
    file(quiz, 'color = "always"\n')
    assert "\x1b[" in quiz("config").out
    assert "\x1b[" not in quiz("--color", "never", "config").out
    assert "\x1b[" not in quiz("config", environment={"NO_COLOR": "1"}).out


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX terminal")
def test_accessible_in_the_file_means_words_only(quiz: Quiz) -> None:
    quiz.deck(DECK)
    file(quiz, "accessible = true\n")

    with Terminal(quiz, "start", "deck.yaml") as terminal:
        terminal.expect("Question 1 of 10, type the answer.").type(":quit")
        assert terminal.end() == 0
