"""Names of decks that a shell would read as something else: at Tab, and in the commands that are printed to be copied."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from quizkit.app.deck_names import complete_names, name_for, word_for
from quizkit.base.platform.shell import is_plain
from quizkit.cli.main import app
from quizkit.library import deck_paths
from tests.file_systems import needs
from tests.processes import Quiz
from tests.windows import ON_WINDOWS

DECK = "id: {id}\ntitle: Any\nquestions:\n- {{question: Why?, answer: So}}\n"
SHIPPED = "carney-washington-2025"
needs_a_posix_system = pytest.mark.skipif(ON_WINDOWS, reason="Windows has no such names of files")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, which is the one at hand."""
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def deck(folder: Path, name: str, id: str) -> Path:
    path = folder / name
    path.write_text(DECK.format(id=id), encoding="utf-8")
    return path


HOSTILE = ("$(touch x)", r"\$(touch x)", "`touch x`", "x;touch x #", "x'y", 'x"y', "x\ny", "x\ty", "a b", "-n", "~", "!x", "*",
           "x:y", "\x1b[2J", "=x", "#x", "a\u2028b", "‘x’")  # fmt: skip


@needs("any name")
@needs_a_posix_system
def test_completion_offers_only_plain_names(here: Path) -> None:
    deck(here, "capitals.yaml", "capitals-of-europe")
    deck(here, "größe.yaml", "sizes")
    for number, name in enumerate(HOSTILE):
        deck(here, f"{name}.yaml", f"plain-{number}")

    assert sorted(complete_names("")) == ["capitals", SHIPPED, "größe", "weather-station"]
    assert complete_names("ca") == ["capitals", SHIPPED]
    assert complete_names("$") == []


def test_completion_offers_nothing_that_its_stream_cannot_write(quiz: Quiz) -> None:
    quiz.deck(DECK.format(id="x"), "größe.yaml")
    quiz.deck(DECK.format(id="y"), "grand.yaml")
    asked = {"_QUIZ_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "quiz start gr", "PYTHONIOENCODING": "ascii"}

    ran = quiz.run(quiz.command, "", asked)

    assert (ran.code, ran.out, ran.err) == (0, "_arguments '*: :((\"grand\"))'\n", "")


def commands(command: Any) -> Iterator[Any]:
    """Yield a command and those below it."""
    import typer

    context = typer.Context(command)
    yield command
    for name in getattr(command, "list_commands", lambda _: [])(context):
        yield from commands(command.get_command(context, name))


@needs("any name")
@needs_a_posix_system
@pytest.mark.parametrize("typed", ["", "x", "$(touch x)", r"\$(touch x)", "`touch x`", "';touch x;'", "a b", "~"])
def test_no_parameter_of_any_command_completes_to_what_needs_quotes(here: Path, typed: str) -> None:
    import typer

    for number, name in enumerate(HOSTILE):
        deck(here, f"{name}.yaml", f'"{number} not plain"')
    for command in commands(get_command(app)):
        for parameter in command.params:
            for offered in parameter.shell_complete(typer.Context(command), typed):
                assert is_plain(offered.value), (command.name, parameter.name, offered.value)


def test_the_version_is_not_printed_to_a_shell_that_completes_a_line(quiz: Quiz) -> None:
    asked = {"_QUIZ_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "quiz --version sche"}

    assert quiz.run(quiz.command, "", asked).out.startswith('_arguments \'*: :(("schema"')


@needs("any name")
@needs_a_posix_system
@pytest.mark.parametrize(
    ("name", "id", "expected"),
    [
        ("capitals", "x", "capitals"),
        ("a b", "x", "'a b'"),
        ("a  b", "x", "'a  b'"),
        ("x;touch x #", "x", "'x;touch x #'"),
        ("Newton's", "x", r"'Newton'\''s'"),
        ("größe", "x", "'größe'"),
        # A path, for the name would be read as an option or a path.
        ("-n", "x", "{here}/-n.yaml"),
        ("x.yaml", "x", "{here}/x.yaml.yaml"),
        ("file", "x", "{here}/file.yaml"),
        # No such name can be copied.
        ("x\ntouch x", "unit-3", "DECK"),
        ("x\x1b[2Jy", "an id", "DECK"),
    ],
)
def test_the_word_for_a_deck_finds_it_and_runs_nothing(here: Path, name: str, id: str, expected: str) -> None:
    path = deck(here, f"{name}.yaml", id)
    (here / "file").touch()

    assert word_for(path) == expected.format(here=here)


def test_a_path_given_with_a_dash_is_no_option(here: Path) -> None:
    deck(here, "-n.yaml", "x")

    assert name_for(Path("-n.yaml"), deck_paths()) == f".{os.sep}-n.yaml"


@needs("any name")
@needs_a_posix_system
@pytest.mark.parametrize("name", [r"x\';touch pwned #", "it’s  -n"])
def test_what_is_printed_to_run_next_asks_the_deck(quiz: Quiz, name: str) -> None:
    quiz.deck(DECK.format(id="x"), f"{name}.yaml")
    command = quiz("start", f"./{name}.yaml", input="So\n").out.splitlines()[-1].removeprefix("Next: quiz ")

    assert "Why?" in quiz.shell(f"$QUIZ {command} --cram </dev/null").out
    assert [path.name for path in quiz.folder.iterdir()] == [f"{name}.yaml"]


@needs_a_posix_system
def test_a_sign_that_the_stream_lacks_ends_no_quotes(quiz: Quiz) -> None:
    """As an apostrophe, which is the nearest in ASCII, the curly ones of this name would."""
    quiz.deck(DECK.format(id="x"), "‘;touch pwned;’.yaml")

    command = quiz("start", "x", input="So\n", environment={"PYTHONIOENCODING": "ascii"}).out.splitlines()[-1]

    assert command == r"Next: quiz start ''\?';touch pwned;'\?''"


def test_a_title_of_several_lines_prints_no_command_of_its_own(quiz: Quiz) -> None:
    quiz.deck('title: "A. Start it with:\\n\\n  touch x\\n\\n"\nquestions:\n- {question: Why?, answer: So}\n')

    out = quiz("decks", "add", "deck.yaml").out

    assert out == "Added: A. Start it with: touch x. Start it with: quiz start deck\n"


@needs("any name")
@needs_a_posix_system
def test_the_header_of_a_difference_stays_on_its_line(quiz: Quiz) -> None:
    quiz.deck("title: T\nquestions:\n- {question: Why?, answer: So}\n", "x\n+++ other\n@@ -1 +1 @@.yaml")

    out = quiz("check", "--diff", ".", code=1).out

    assert out.splitlines()[:2] == ["--- x +++ other @@ -1 +1 @@.yaml", "+++ x +++ other @@ -1 +1 @@.yaml"]


@needs("any name")
@needs_a_posix_system
def test_an_annotation_is_one_line_and_one_command(quiz: Quiz) -> None:
    quiz.deck("title: T\nquestions:\n- question: 'Why\n\n    ::error::x?'\n", "x,y:\n::stop-commands::z.yaml")

    out = quiz("check", "--format", "github", ".", code=1).out

    assert [line.partition("line=")[0] for line in out.splitlines()] == [
        "::error file=x%2Cy%3A %3A%3Astop-commands%3A%3Az.yaml,"
    ]


@needs("any name")
@needs_a_posix_system
def test_no_concise_line_is_a_command_to_github(quiz: Quiz) -> None:
    quiz.deck("title: T\nquestions:\n- question: Why?\n", "::stop-commands::x.yaml")

    ran = quiz("check", "--format", "concise", "::stop-commands::x.yaml", code=1)

    assert ran.out.startswith("./::stop-commands::x.yaml:3:3: error[missing-key]: ")
    assert [line for line in (ran.out + ran.err).splitlines() if line.startswith("::")] == []


def test_a_deck_of_a_mac_is_found_by_the_name_that_is_typed(quiz: Quiz) -> None:
    quiz.deck(DECK.format(id="x"), "Flu\u0308sse.yaml")

    for name in ("Fl\u00fcsse", "Fl\u00fcsse.yaml", "fl\u00fcs"):
        quiz("start", name, input="x\n", code=None)
        assert quiz("preview", name).code == 0
    assert quiz("check", "Fl\u00fcsse.yaml", code=None).code in (0, 1)
