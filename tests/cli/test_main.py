"""The command line from outside: help, names, `quiz` alone, `quiz decks`, and what a shell sees."""

import json
import sys
import tomllib
from errno import EINVAL
from functools import partial
from io import StringIO
from pathlib import Path
from textwrap import dedent

import pytest

import quizkit
from quizkit.base.platform.console import is_closed_pipe
from quizkit.base.platform.system import System
from quizkit.cli.main import run
from tests.file_systems import needs
from tests.processes import Quiz, Ran
from tests.windows import ENCODING, ON_WINDOWS, not_on_windows

needs_bash = pytest.mark.skipif(ON_WINDOWS, reason="what bash does")

CAPITALS = """\
id: capitals-1
title: Capitals of Europe
source: capitals.md
questions:
  - {id: fr, question: Of France?, answer: Paris}
  - {id: it, question: Of Italy?, answer: Rome}
"""
UNTOUCHED = {"known": 0, "tomorrow": 0, "open": "", "exam_day": None, "exam_new": 0, "waits": False}
RIVERS = """\
title: Rivers
questions:
  - {id: longest, question: The longest?, answer: Nile}
"""


@pytest.fixture
def decks(quiz: Quiz) -> Quiz:
    quiz.deck(CAPITALS, "capitals.yaml")
    quiz.deck("Paris is the capital of France.\n", "capitals.md")
    quiz.deck(RIVERS, "big rivers.yaml")
    return quiz


def test_version(quiz: Quiz) -> None:
    assert quiz("--version") == Ran(0, f"quizkit {quizkit.__version__}\n", "")


@pytest.mark.parametrize("begin", ["-m quizkit", "-c import {module}; {module}.{function}()"])
def test_ctrl_c_while_the_program_still_imports_ends_it_quietly(quiz: Quiz, begin: str) -> None:
    # The folder comes before the installed packages, so this typer is imported: Ctrl-C is pressed meanwhile.
    (quiz.folder / "typer.py").write_text("import signal\nsignal.raise_signal(signal.SIGINT)\n")
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, function = project["scripts"]["quiz"].split(":")

    option, code = begin.format(module=module, function=function).split(" ", 1)

    assert quiz.run([sys.executable, option, code]) == Ran(130, "", "")


@pytest.mark.parametrize("command", ["", "start", "decks", "decks add"])
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_has_examples_before_usage_and_is_ascii(quiz: Quiz, command: str, option: str) -> None:
    ran = quiz(*command.split(), option)

    assert ran.err == ""
    assert ran.out.isascii()
    assert ran.out.index("Examples:\n  quiz") < ran.out.index(f"Usage: quiz {command}".rstrip()) < ran.out.index("-h")


@pytest.mark.parametrize("command", ["", "start", "check", "decks", "progress", "progress export"])
@pytest.mark.parametrize("columns", [40, 59, 80])
def test_help_is_no_wider_than_the_terminal(quiz: Quiz, command: str, columns: int) -> None:
    out = quiz(*command.split(), "-h", environment={"COLUMNS": str(columns)}).out

    # A command is never broken, so that it can be copied.
    assert [line for line in out.splitlines() if len(line) > columns and not line.startswith("  quiz ")] == []


def test_help_on_a_narrow_terminal_has_what_an_option_does_below_it(quiz: Quiz) -> None:
    out = quiz("decks", "-h", environment={"COLUMNS": "40"}).out

    assert (
        dedent("""\
            Options:
              --json
                  Print a JSON list.
              -h, --help
                  Show this message and exit.

            Commands:
              add
                  Copy a deck and its source to the
                  library, so that you can start it
                  from any folder.
              show
                  Show a deck: what is due, and
                  which questions are suspended or
                  flagged.
            """)
        in out
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("strt", "Error: There is no command “strt”. Did you mean “start”?"),
        ("xyzzy", "Error: There is no command “xyzzy”. Commands: start, "),
        ("start --colur red", "Error: No such option: --colur"),
        ("--colour", "Error: No such option: --colour"),
        ("start -n 0", "Error: Invalid value for '-n' / '--count': 0 is not in the range x>=1."),
        ("start -n many", "Error: Invalid value for '-n' / '--count': 'many' is not a valid int range."),
        ("decks add", "Error: Missing argument 'PATH'."),
        ("decks ad", "Error: No such command 'ad'. Did you mean 'add'?"),
        ("start one two", "Error: Got unexpected extra argument(s) (two)"),
    ],
)
def test_a_wrong_command_line_is_told_in_one_message(quiz: Quiz, arguments: str, message: str) -> None:
    ran = quiz(*arguments.split(), code=2)

    assert ran.out == ""
    assert " ".join(ran.err.split()).startswith(message)
    assert ran.err.endswith(" -h` lists the commands and options.\n")
    assert not quiz.home.exists()


@pytest.mark.parametrize(
    ("arguments", "command"),
    [("strt", "quiz"), ("--colour", "quiz"), ("start -n 0", "quiz start"), ("decks list", "quiz decks"), ("progress", "quiz progress"), ("config set goal", "quiz config set")],
)  # fmt: skip
def test_a_wrong_command_line_names_the_help_of_its_command(quiz: Quiz, arguments: str, command: str) -> None:
    ran = quiz(*arguments.split(), code=2)

    assert ran.err.endswith(f"\n`{command} -h` lists the commands and options.\n")


def test_quiz_alone_on_a_fresh_machine(quiz: Quiz) -> None:
    ran = quiz()

    assert ran.err == ""
    assert ran.out.startswith("quizkit, ")
    assert "\nQuizzes from your texts, in the terminal.\n\ncarney-washington-2025: " in ran.out
    assert ran.out.endswith("\nNext: quiz start carney-washington-2025\n`quiz -h` lists all commands.\n")
    assert not quiz.home.exists()


def test_quiz_alone_shows_what_was_left_and_its_command_can_be_pasted(decks: Quiz) -> None:
    decks("start", "capitals", "-n", "2", input="Paris\n:quit\n")
    decks("start", "Rivers", input="Nile\n")

    out = decks().out

    assert "Open session: Capitals of Europe, 1 of 2 answered.\n" in out
    assert "Today: 2 answers.\n" in out
    assert "big rivers: Rivers\n  1 question, 0 due, 0 new, last score 100 %.\n" in out
    assert out.endswith("\nNext: quiz start capitals --resume\n")


def test_quiz_alone_as_json(decks: Quiz) -> None:
    decks("start", "Rivers", input="Nile\n")

    page = json.loads(decks("--json").out)

    assert (page["open"], page["streak"], page["answers"], page["due"], page["goal"]) == ([], 1, 1, 0, None)
    with_goal = json.loads(decks("--json", environment={"QUIZ_GOAL": "15m"}).out)
    assert with_goal["goal"] == {"unit": "minutes", "done": 0, "of": 15}
    assert page["next_command"] == "quiz start capitals"
    assert {row["name"]: row["new"] for row in page["rows"]}["capitals"] == 2


def test_decks_lists_title_questions_and_last_score(decks: Quiz) -> None:
    decks("start", "capitals", input="Paris\nMilan\nRome\n")

    assert decks("decks").out.startswith(
        dedent("""\
            big rivers: Rivers
              1 question, 0 due, 1 new, no score yet.
            capitals: Capitals of Europe
              2 questions, 0 due, 0 new, last score 50 %.
            carney-washington-2025: """)
    )


def test_decks_json(decks: Quiz) -> None:
    decks.deck("title: Broken\nquestions: none\n", "broken.yaml")
    decks("start", "capitals", input="Paris\nRome\n")

    folder = decks.folder.resolve()
    listed = [row for row in json.loads(decks("decks", "--json").out) if row["path"].startswith(str(folder))]

    assert listed == [
        {
            "name": "big rivers",
            "title": "Rivers",
            "path": str(folder / "big rivers.yaml"),
            "id": "Rivers",
            "questions": 1,
            "due": 0,
            "new": 1,
            "last": None,
            "finished": False,
            **UNTOUCHED,
        },
        {
            "name": "capitals",
            "title": "Capitals of Europe",
            "path": str(folder / "capitals.yaml"),
            "id": "capitals-1",
            "questions": 2,
            "due": 0,
            "new": 0,
            "last": 100.0,
            "finished": True,
            **UNTOUCHED,
        },
        {
            "name": "broken",
            "title": "broken.yaml",
            "path": str(folder / "broken.yaml"),
            "id": None,
            "questions": None,
            "due": 0,
            "new": 0,
            "last": None,
            "finished": False,
            **UNTOUCHED,
        },
    ]


@not_on_windows("expects the quotes of POSIX shells")
def test_a_deck_that_cannot_be_asked_says_how_to_learn_why(quiz: Quiz) -> None:
    quiz.deck("title: Broken\nquestions: none\n", "to fix.yaml")

    out = quiz("decks").out

    assert out.endswith("to fix: to fix.yaml\n  This deck has errors: see `quiz start 'to fix'`.\n")


@pytest.mark.parametrize(
    "name", ["capitals", "CAPITALS", "capitals-1", "Capitals of Europe", "capitals of europe", "capitals.yaml"]
)
def test_a_deck_goes_by_its_file_its_id_its_title_and_its_path(decks: Quiz, name: str) -> None:
    assert decks("start", name, code=3).out.startswith("Capitals of Europe\n")


def test_an_absolute_path_works_from_any_folder(decks: Quiz, tmp_path: Path) -> None:
    path = str(decks.folder / "big rivers.yaml")
    elsewhere = Quiz(tmp_path, decks.home)

    out = elsewhere("start", path, input="Nile\n").out

    assert out.startswith("Rivers\n")
    assert path in out.replace("\n", "")


@pytest.mark.parametrize(
    ("name", "help"),
    [
        ("capitols", "Did you mean “capitals”?"),
        ("Capitals of Europa", "Did you mean “Capitals of Europe”?"),
        ("zzz", "`quiz decks` lists the decks; a path to a deck file works too."),
        ("", "`quiz decks` lists the decks; a path to a deck file works too."),
    ],
)
def test_a_name_of_no_deck(decks: Quiz, name: str, help: str) -> None:
    assert decks("start", name, code=2) == Ran(2, "", f"Error: There is no deck “{name}”.\n{help}\n")


def test_a_name_longer_than_any_file_may_have(quiz: Quiz) -> None:
    assert quiz("start", "x" * 300, code=2).err.startswith("Error: There is no deck “xxx")


def test_of_several_decks_one_must_be_named_in_a_pipe(decks: Quiz) -> None:
    ran = decks("start", input="Paris\n", code=2)

    assert ran.out == ""
    assert ran.err == (
        "Error: There are several decks.\nName one of them: big rivers, capitals, carney-washington-2025, weather-station.\n"
    )


def test_a_nearer_deck_hides_one_that_ships_under_the_same_name(quiz: Quiz) -> None:
    quiz.deck(RIVERS, "carney-washington-2025.yaml")

    assert quiz("start", "carney-washington-2025", input="Nile\n").out.startswith("Rivers\n")
    names = [row["name"] for row in json.loads(quiz("decks", "--json").out)]
    assert names[0] == "carney-washington-2025"
    assert Path(names[-1]).name == "carney-washington-2025.yaml"


def test_an_added_deck_is_found_from_every_folder_with_its_source(decks: Quiz, tmp_path: Path) -> None:
    out = decks("decks", "add", "capitals.yaml").out

    assert out == "Added: Capitals of Europe. Start it with: quiz start capitals\n"
    assert _files(decks.home) == {
        "decks": None,
        "decks/capitals": None,
        "decks/capitals/capitals.md": b"Paris is the capital of France.\n",
        "decks/capitals/capitals.yaml": CAPITALS.encode(),
    }
    assert Quiz(tmp_path, decks.home)("start", "capitals", code=3).out.startswith("Capitals of Europe\n")


def test_an_added_deck_is_listed_once(decks: Quiz) -> None:
    before = decks("decks").out
    decks("decks", "add", "capitals.yaml")

    assert decks("decks").out == before


def test_adding_a_deck_again_brings_its_new_text(decks: Quiz) -> None:
    decks("decks", "add", "capitals.yaml")
    decks.deck(CAPITALS.replace("Rome", "Roma"), "capitals.yaml")

    assert decks("decks", "add", "capitals.yaml").out.startswith("Updated: Capitals of Europe.")
    assert "Roma" in (decks.home / "decks/capitals/capitals.yaml").read_text()


def test_adding_never_replaces_another_deck(decks: Quiz) -> None:
    decks("decks", "add", "capitals.yaml")
    decks.deck(RIVERS, "capitals.yaml")

    assert decks("decks", "add", "capitals.yaml", code=2).err.startswith(
        "Error: Another capitals.yaml was added before.\nGive this one another name, or delete "
    )
    assert (decks.home / "decks/capitals/capitals.yaml").read_text() == CAPITALS


@needs("modes")
@pytest.mark.skipif(ON_WINDOWS, reason="Windows has no such modes")
def test_what_is_added_is_for_its_owner_alone(decks: Quiz) -> None:
    decks("decks", "add", "capitals.yaml")

    modes = {path.name: path.stat().st_mode & 0o777 for path in (decks.home, *decks.home.rglob("*"))}
    assert modes == {"home": 0o700, "decks": 0o700, "capitals": 0o700, "capitals.yaml": 0o600, "capitals.md": 0o600}


def test_a_deck_from_a_stranger_reaches_nothing_outside_its_folder(quiz: Quiz, tmp_path: Path) -> None:
    (tmp_path / "private.md").write_text("mine\n")
    quiz.deck(
        """\
        id: ../../evil
        title: ../../../evil
        source: ../private.md
        questions:
          - {id: ../../q, question: "?", answer: a}
        """,
        "deck.yaml",
    )
    around = _files(tmp_path)

    out = quiz("decks", "add", "deck.yaml").out
    quiz("start", "deck", input="b\na\n")

    new = {path: content for path, content in _files(tmp_path).items() if path not in around}
    assert all(path == "home" or path.startswith("home/") for path in new)
    assert b"mine\n" not in new.values()
    assert not [path for path in new if "evil" in path]
    assert {path: content for path, content in _files(tmp_path).items() if path in around} == around
    assert "Its source was not copied: it is not in the folder of the deck: ../private.md\n" in out


@needs("links")
@pytest.mark.skipif(ON_WINDOWS, reason="Windows makes links for administrators alone")
def test_a_source_that_leads_out_through_a_link_replaces_nothing(quiz: Quiz, tmp_path: Path) -> None:
    (tmp_path / ".bashrc").write_text("mine\n")
    (quiz.folder / ".bashrc").write_text("evil\n")
    (quiz.folder / "a/b/c/d/e").mkdir(parents=True)
    (quiz.folder / "link5").symlink_to("a/b/c/d/e")
    quiz.deck(
        """\
        title: T
        source: {file: "link5/../../../../../.bashrc"}
        questions:
          - {question: "?", answer: a}
        """
    )
    for _ in range(2):
        out = quiz("decks", "add", "deck.yaml").out
        assert "Its source was not copied: it is not in the folder of the deck:\n" in out
    assert (tmp_path / ".bashrc").read_text() == "mine\n"


@needs("any name")
def test_a_source_with_the_name_of_a_device_is_left_out(quiz: Quiz) -> None:
    quiz.deck('title: T\nsource: {file: con.md}\nquestions:\n  - {question: "?", answer: a}\n')
    (quiz.folder / "con.md").write_text("text\n")

    out = quiz("decks", "add", "deck.yaml").out

    assert out.endswith("Its source was not copied: Windows has a device of that name: con.md\n")
    assert _files(quiz.home) == {
        "decks": None,
        "decks/deck": None,
        "decks/deck/deck.yaml": b"".join(
            [b'title: T\nsource: {file: con.md}\nquestions:\n  - {question: "?", answer: a}\n']
        ),
    }


def test_nothing_is_added_of_a_deck_that_cannot_be_asked(quiz: Quiz) -> None:
    quiz.deck("title: Broken\nquestions:\n  - {question: Why?}\n")

    ran = quiz("decks", "add", "deck.yaml", code=2)

    assert "deck.yaml:3:5: error: " in ran.err
    assert not quiz.home.exists()


def test_a_deck_that_cannot_be_written_is_told(decks: Quiz) -> None:
    decks.home.write_text("a file where the folder should be")

    assert decks("decks", "add", "capitals.yaml", code=2).err.startswith("Error: The deck could not be added: ")


@needs_bash
@pytest.mark.parametrize(
    ("typed", "completed"), [("cap", ["capitals"]), ("ca", ["capitals", "carney-washington-2025"])]
)
def test_bash_completes_the_names_of_decks(decks: Quiz, typed: str, completed: list[str]) -> None:
    asked = {"_QUIZ_COMPLETE": "complete_bash", "COMP_WORDS": f"quiz start {typed}", "COMP_CWORD": "2"}

    assert decks.run(decks.command, "", asked) == Ran(0, "\n".join(completed) + "\n", "")


def test_completion_leaves_out_what_the_encoding_of_a_pipe_lacks(quiz: Quiz) -> None:
    for name in ("日本", "größe"):
        quiz.deck("questions:\n- {question: Why?, answer: So}\n", f"{name}.yaml")
    asked = {"_QUIZ_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args", "PYTHONIOENCODING": "cp1252"}

    ran = quiz.run([*quiz.command], "", {**asked, "_TYPER_COMPLETE_ARGS": "quiz start "})

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == "größe".encode("cp1252").decode(ENCODING, "replace")
    assert "日本" not in ran.out


@needs_bash
def test_bash_completes_commands(quiz: Quiz) -> None:
    asked = {"_QUIZ_COMPLETE": "complete_bash", "COMP_WORDS": "quiz d", "COMP_CWORD": "1"}

    assert "decks" in quiz.run(quiz.command, "", asked).out.split()


@needs_bash
@pytest.mark.parametrize("command", ["", "decks", "decks --json", "start capitals -n 1"])
def test_output_that_nobody_reads_ends_quietly(decks: Quiz, command: str) -> None:
    # The reader is gone before the program writes: it waits for the first line of a pipe that never comes.
    ran = decks.shell(f"{{ while [ ! -e gone ]; do :; done; $QUIZ {command} </dev/null; echo $? >code; }} | touch gone")

    assert ran == Ran(0, "", "")
    assert (decks.folder / "code").read_text() == "141\n"


def test_on_windows_completion_changes_no_policy_of_powershell(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("subprocess.run", lambda *_, **__: pytest.fail("it runs a program"))

    assert run(["--install-completion"], System.WINDOWS) == 2
    error = capsys.readouterr().err
    assert "that would let every script run, by `Set-ExecutionPolicy Unrestricted`." in " ".join(error.split())
    assert "quiz --show-completion | Add-Content $PROFILE" in " ".join(error.split())


def test_a_pipe_that_windows_closed_is_no_internal_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed(StringIO):
        def write(self, _: str) -> int:
            raise OSError(EINVAL, "Invalid argument")

    monkeypatch.setattr(sys, "stdout", Closed())
    monkeypatch.setattr("quizkit.cli.main.is_closed_pipe", partial(is_closed_pipe, system=System.WINDOWS))

    assert run(["progress", "path"]) == 141


@needs_bash
def test_the_first_line_is_enough_for_head(decks: Quiz) -> None:
    ran = decks.shell("printf 'Paris\\nRome\\n' | $QUIZ start capitals | head -1")

    assert ran == Ran(0, "Capitals of Europe\n", "")


@needs_bash
@pytest.mark.parametrize("command", ["", "decks", "decks --json", "--version", "-h", "start capitals"])
def test_a_closed_output_is_no_fault(decks: Quiz, command: str) -> None:
    ran = decks.shell(f"printf 'Paris\\nRome\\n' | $QUIZ {command} >&-")

    assert ran == Ran(0, "", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("environment", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize(
    "command", ["", "decks", "decks --json", "check capitals.yaml", "--version", "-h", "start capitals"]
)
def test_output_that_cannot_be_written_is_told_in_one_message(
    decks: Quiz, command: str, environment: dict[str, str]
) -> None:
    ran = decks.shell(f"printf 'Paris\\nRome\\n' | $QUIZ {command} >/dev/full", environment)

    # On a slow machine it says what takes time.
    assert ran.err.removeprefix("Checking …\n") == (
        "Error: The output could not be written: no space left on device.\n"
        "Free some space, or write it elsewhere. Your answers are saved.\n"
    )
    assert ran.code == 74


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_error_that_cannot_be_told_keeps_its_code(decks: Quiz) -> None:
    assert decks.shell("$QUIZ start nosuchdeck 2>/dev/full; echo $?") == Ran(0, "2\n", "")


@needs_bash
def test_a_folder_that_was_deleted_is_no_fault(quiz: Quiz) -> None:
    ran = quiz.shell('mkdir gone && cd gone && rmdir "$PWD" && $QUIZ decks')

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("carney-washington-2025: ")


def test_a_home_of_nobody_is_a_folder_of_that_name(decks: Quiz) -> None:
    decks("decks", "add", "capitals.yaml", environment={"QUIZ_HOME": "~nobody-of-that-name/x"})

    assert (decks.folder / "~nobody-of-that-name/x/decks/capitals/capitals.yaml").is_file()


def _files(folder: Path) -> dict[str, bytes | None]:
    """Return every path below a folder, of files with their content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")
    }
