"""`:edit`: what an editor is started with."""

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from quizkit.app.editor import open_in_editor
from quizkit.deck_file.reading.read import read_deck
from tests.file_systems import needs
from tests.processes import Quiz, Terminal
from tests.windows import ON_WINDOWS

DECK = "title: T\nquestions:\n- {question: Why?, answer: So}\n- {question: Who?, answer: She}\n"
HOSTILE = ["+!touch pwned;.yaml", "-c !touch pwned.yaml", "$(touch pwned).yaml", "`touch pwned`.yaml", "a b;touch pwned #.yaml",
           "x\n!touch pwned.yaml", "*.yaml", "%.yaml", "--cmd=!touch pwned.yaml"]  # fmt: skip
needs_a_posix_system = pytest.mark.skipif(ON_WINDOWS, reason="Windows has no such names of files")


class _Terminal:
    def isatty(self) -> bool:
        return True


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder at hand, at a terminal."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setattr("sys.stdin", _Terminal())
    return folder


@needs("any name")
@needs_a_posix_system
@pytest.mark.parametrize("name", HOSTILE)
def test_an_editor_gets_the_line_and_an_absolute_path(here: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    editor = here.parent / "an editor"
    editor.write_text(f"#!{sys.executable}\nimport json, sys\njson.dump(sys.argv[1:], open(sys.argv[1], 'w'))\n")
    editor.chmod(0o755)
    told = here.parent / "told"
    monkeypatch.setenv("QUIZ_EDITOR", f"'{editor}' '{told}' --wait")
    (here / name).write_text(DECK)
    file = read_deck(Path(name))
    assert file.deck is not None

    said = open_in_editor(file, file.deck.questions[1])

    assert said == ""
    assert json.loads(told.read_text()) == [str(told), "--wait", "+4", str(here / name)]
    assert [path.name for path in here.iterdir()] == [name]


@needs("any name")
@pytest.mark.parametrize(
    ("editor", "why"), [("'vim", "No closing quotation"), ("''", ""), ("/no/such/editor", "No such file")]
)
@needs_a_posix_system
def test_an_editor_that_cannot_be_started_is_said_with_the_place_of_the_question(
    here: Path, monkeypatch: pytest.MonkeyPatch, editor: str, why: str
) -> None:
    monkeypatch.setenv("QUIZ_EDITOR", editor)
    (here / "x\ny\x1b[2J.yaml").write_text(DECK)
    file = read_deck(Path("x\ny\x1b[2J.yaml"))
    assert file.deck is not None

    said = open_in_editor(file, file.deck.questions[0])

    assert said.startswith(f"{editor} could not be started: ")
    assert why in said
    assert said.endswith("The question is in x y<U+001B>[2J.yaml, line 3.")


@needs_a_posix_system
@pytest.mark.skipif(shutil.which("vim") is None, reason="vim is not installed")
def test_vim_opens_the_deck_and_runs_nothing(quiz: Quiz) -> None:
    name = "+!touch pwned;.yaml"
    quiz.deck(DECK, name)
    vim: dict[str, str] = {"EDITOR": "vim -u NONE -i NONE -n -T vt100", "QUIZ_LINES": "1"}
    with Terminal(quiz, "start", name, "--no-shuffle", rows=24, environment=vim) as session:
        session.type(":edit")
        # The line of the question, and vim at it.
        child: Any = session.child
        child.expect_exact("question: Why?")
        child.send(":s/So/Therefore/|wq\r")
        session.expect("Reloaded: the deck is asked as it is now.").type(":quit")
        session.end()

    assert "answer: Therefore" in (quiz.folder / name).read_text()
    assert [path.name for path in quiz.folder.iterdir()] == [name]
