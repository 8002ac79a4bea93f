"""What goes to standard output: exact in a pipe, and on a terminal without a character that could steer it."""

import io
import os
import sys
import unicodedata
from pathlib import Path

import pytest

from quizkit import config
from quizkit.cli.main import run
from quizkit.progress.history import History
from quizkit.terminal.output import write_data, write_file, write_json
from tests.file_systems import needs
from tests.progress.oracle import answer
from tests.windows import ON_WINDOWS

HOSTILE = "\x1b[31m\x1b]0;owned\x07\x9b2J\u202e\u2066\x7f\r\x00\u2028"

DECK = """\
id: t
title: T
questions:
  - {id: q, question: Why?, answer: because}
  - {id: r, question: What?, choices: [so, no], answer: so}
"""


class Output(io.TextIOWrapper):
    """A standard output in memory, which may say that it is a terminal."""

    def __init__(self, *, terminal: bool, encoding: str = "utf-8") -> None:
        self.bytes = io.BytesIO()
        super().__init__(self.bytes, encoding=encoding)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def written(self) -> bytes:
        self.flush()
        return self.bytes.getvalue()

    def fileno(self) -> int:
        return 1


def steering(text: str) -> set[str]:
    return {c for c in text if c != "\n" and unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}


def written(monkeypatch: pytest.MonkeyPatch, text: str, *, terminal: bool, encoding: str = "utf-8") -> bytes:
    output = Output(terminal=terminal, encoding=encoding)
    monkeypatch.setattr(sys, "stdout", output)
    write_data(text)
    return output.written()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("/home/me\n", b"/home/me\n"),
        ("a\x1b[31mb\n", b"a<U+001B>[31mb\n"),
        ("\x1b]0;title\x07\n", b"<U+001B>]0;title<U+0007>\n"),
        ("\u202eabc\n", b"<U+202E>abc\n"),
        ("\x7f\x9b\n", b"<U+007F><U+009B>\n"),
        ("a\tb\n", b"a    b\n"),
        ("a,b\r\nc,d\r\n", b"a,b\nc,d\n"),
        ("a\rb\n", b"a<U+000D>b\n"),
        ("h\udcff\n", b"h<U+DCFF>\n"),
        ("Ærø ☃\n", "Ærø ☃\n".encode()),
    ],
)
def test_on_a_terminal(text: str, shown: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    assert written(monkeypatch, text, terminal=True) == shown


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        (HOSTILE, HOSTILE.encode()),
        ("a,b\r\nc\n", b"a,b\r\nc\n"),
        ("/home/h\udcff\x1b[31m\n", b"/home/h\xff\x1b[31m\n"),
        ("half of a pair: \ud83d\n", b"half of a pair: \\ud83d\n"),
    ],
)
def test_in_a_pipe(text: str, exact: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    assert written(monkeypatch, text, terminal=False) == exact


@pytest.mark.parametrize("terminal", [False, True])
def test_a_character_that_the_encoding_lacks(terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    assert written(monkeypatch, "é ☃\n", terminal=terminal, encoding="latin-1") == b"\xe9 \\u2603\n"


@pytest.mark.parametrize(
    ("terminal", "exact"), [(False, "é ☃,\r\n".encode() + b"\xff \\ud83d"), (True, b"\xe9 \\u2603,\n<U+DCFF> <U+D83D>")]
)
def test_the_text_of_a_file_is_utf_8_in_any_pipe(terminal: bool, exact: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    output = Output(terminal=terminal, encoding="latin-1")
    monkeypatch.setattr(sys, "stdout", output)
    write_file("é ☃,\r\n\udcff \ud83d")
    assert output.written() == exact


def test_no_output_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    write_json({"a": 1})
    write_file("a")


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with decks, and a home with answers, whose names and texts steer a terminal."""
    mark = HOSTILE.replace("\x00", "")
    home, folder = tmp_path / f"home{mark}", tmp_path / f"work{mark}"
    folder.mkdir()
    (folder / f"deck{mark}.yaml").write_text("questions: x\n")
    (folder / "deck.yaml").write_text(DECK)
    History(home).append([answer(0, deck="t", question="q", reply=[f"so{mark}"], rule=mark)])
    monkeypatch.setenv("QUIZ_HOME", str(home))
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.chdir(folder)
    config.read.cache_clear()


COMMANDS = [
    "",
    "--version",
    "--help",
    "start deck.yaml",
    "start deck.yaml --json",
    "exam deck.yaml",
    "exam deck.yaml --json",
    "new planets",
    "preview deck.yaml",
    "preview deck.yaml 1 --answer so",
    "preview deck.yaml 1 --answer so --json",
    "check deck.yaml",
    "check deck.yaml --format concise",
    "check deck.yaml --format json",
    "check deck.yaml --format github",
    "check deck.yaml --diff",
    "check .",
    "schema",
    "decks",
    "decks --json",
    "decks add deck.yaml",
    "decks show deck.yaml",
    "stats",
    "stats --json",
    "stats deck.yaml",
    "config",
    "config --path",
    "config --json",
    "progress path",
    "progress doctor",
    "progress export",
    "progress export --format csv",
    "progress forget deck.yaml --yes",
]


@needs("any name")
@pytest.mark.skipif(ON_WINDOWS, reason="Windows allows no such names")
@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_lets_a_name_or_a_text_steer_the_terminal(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "replies").write_text("so" + HOSTILE + "\n" + "so\n" * 9)
    output, errors = Output(terminal=True), Output(terminal=True)
    monkeypatch.setattr(sys, "stdin", (tmp_path / "replies").open())
    monkeypatch.setattr(sys, "stdout", output)
    monkeypatch.setattr(sys, "stderr", errors)
    code = run(command.split())
    sys.stdin.close()
    assert code in (0, 1, 3), errors.written().decode()
    assert steering(output.written().decode() + errors.written().decode()) == set()


@needs("any name")
@pytest.mark.skipif(ON_WINDOWS, reason="Windows allows no such names")
@pytest.mark.parametrize("command", ["progress path", "config --path"])
def test_a_path_that_is_no_text_is_exact_in_a_pipe(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = os.fsencode(tmp_path) + b"/h\xff\x1b[31m"
    monkeypatch.setitem(os.environb, b"QUIZ_HOME", home)
    output = Output(terminal=False)
    monkeypatch.setattr(sys, "stdout", output)
    assert run(command.split()) == 0
    assert output.written() in (home + b"\n", home + b"/config.toml\n")


@needs("any name")
@pytest.mark.skipif(ON_WINDOWS, reason="Windows allows no such names")
@pytest.mark.usefixtures("hostile")
def test_an_export_into_a_pipe_is_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    output = Output(terminal=False)
    monkeypatch.setattr(sys, "stdout", output)
    assert run(["progress", "export", "--format", "csv"]) == 0
    assert "so" + HOSTILE.replace("\x00", "") in output.written().decode()
