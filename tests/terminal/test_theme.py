"""How lines are laid out: wrapped, indented, hung, or kept as they are so that they can be copied."""

import io

import pytest

from quizkit.config import Color
from quizkit.terminal.theme import data, screen, survive_any_character, writable
from tests.terminal.test_screens import paper


@pytest.mark.parametrize(
    ("text", "indent", "hang", "columns", "lines"),
    [
        ("one two three four", 0, 0, 10, ["one two", "three four"]),
        ("one two three four", 2, 2, 14, ["  one two", "    three four"]),
        ("one two\n\nthree", 2, 1, 20, ["  one two", "", "   three"]),
        ("abcdefghijklmno", 0, 0, 10, ["abcdefghij", "klmno"]),
        ("one  ", 0, 0, 10, ["one"]),
        ("", 2, 0, 10, [""]),
    ],
)
def test_text_is_wrapped(text: str, indent: int, hang: int, columns: int, lines: list[str]) -> None:
    screen = paper(plain=True, columns=columns)
    screen.show(text, indent=indent, hang=hang)
    assert screen.text.splitlines() == lines


def test_lines_are_a_hundred_columns_at_most_and_ten_at_least() -> None:
    wide, narrow = paper(plain=True, columns=300), paper(plain=True, columns=4)
    wide.show("x " * 200)
    narrow.show("x" * 20, indent=8)

    assert {len(line) for line in wide.text.splitlines()[:-1]} == {99}
    assert "".join(narrow.text.split()) == "x" * 20


@pytest.mark.parametrize(("fold", "lines"), [(True, ["a", "/abcdefghi", "jklm"]), (False, ["a /abcdefghijklm"])])
def test_a_path_stays_whole_where_it_is_to_be_copied(fold: bool, lines: list[str]) -> None:
    screen = paper(plain=True, columns=10)
    screen.put(data("a /abcdefghijklm"), fold=fold)
    assert screen.text.splitlines() == lines


@pytest.mark.parametrize(
    ("columns", "lines"),
    [
        (27, ["Next:", "quiz start rivers -n 5"]),
        (28, ["Next: quiz start rivers -n 5"]),
        (12, ["Next:", "quiz start rivers -n 5"]),
    ],
)
def test_a_command_is_never_broken(columns: int, lines: list[str]) -> None:
    screen = paper(plain=True, columns=columns)
    screen.command("Next:", "quiz start rivers -n 5")
    assert screen.text.splitlines() == lines


def test_many_lines_are_written_as_they_are() -> None:
    screen = paper(plain=True, columns=10)
    screen.write(["a" * 30, "b"])
    assert screen.text == f"{'a' * 30}\nb\n"


@pytest.mark.parametrize(
    ("text", "encoding", "written"),
    [("“é” → ✓", "utf-8", "“é” → ✓"), ("“é” → ✓", "latin-1", '"é" -> +'), ("“é” → ✓ 文", "ascii", '"?" -> + ?')],
)
def test_what_an_encoding_lacks_is_the_nearest_ascii(text: str, encoding: str, written: str) -> None:
    survive_any_character(io.StringIO())
    assert writable(text, encoding) == written


def test_what_could_steer_the_terminal_is_shown_as_a_sign() -> None:
    assert "\x1b" not in data("a\x1b[31mb").plain
    assert "\n" not in data("a\nb").plain


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("color", [Color.AUTO, Color.ALWAYS])
@pytest.mark.parametrize("draws", [True, False])
def test_a_console_that_prints_escape_sequences_gets_none(
    draws: bool, color: Color, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = _Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    monkeypatch.setattr("sys.stdin", terminal)
    monkeypatch.setattr("quizkit.terminal.theme.switch_on_escapes", lambda _: draws)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")

    shown = screen(accessible=False, lines=False, color=color)
    shown.show("text", "green")

    assert (shown.keys, shown.plain, shown.has_colours) == (draws, not draws, draws)
    assert ("\x1b" in terminal.getvalue()) is draws
