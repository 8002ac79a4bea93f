"""Quoted words, as the installed shells read them."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from quizkit.base.platform.shell import is_plain, with_home, with_matches, word
from quizkit.base.platform.system import System

ODD = (
    "a b", "a  b", "Newton's laws", "Newton’s laws", "‘;touch x;’", "a\\", "a\\'b", "\\'\"; touch x; #", "'", "''",
    "$(touch x)", "`touch x`", "$HOME", "!!", "a'!!'b", "~", "~root", "*", "[a]", "{a,b}", "x;touch x #", "#x", "=ls",
    "%self", "-n", "\\\\", "\\n", "ü", "“a”", "&", "|", "<(ls)", ">x", "^a^b", "a\u00a0b", "e\u0301", "", "@x", ",",
)  # fmt: skip


@pytest.mark.parametrize("shell", ["sh", "bash", "zsh", "fish"])
def test_a_shell_reads_a_word_as_the_text(shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    words = " ".join(word(text, "OTHER", System.POSIX) for text in ODD)

    ran = subprocess.run([shell, "-c", f"printf '%s\\n' {words}"], capture_output=True, check=True, timeout=30)

    assert ran.stdout.decode().split("\n")[:-1] == list(ODD)


@pytest.mark.parametrize(
    ("text", "posix", "windows"),
    [
        ("unit-3", "unit-3", "unit-3"),
        ("decks/unit-3.yaml", "decks/unit-3.yaml", "decks/unit-3.yaml"),
        ("./-x.yaml", "./-x.yaml", "./-x.yaml"),
        (r"C:\decks\unit 3.yaml", r"'C:'\\'decks'\\'unit 3.yaml'", r'"C:\decks\unit 3.yaml"'),
        ("=ls", "'=ls'", '"=ls"'),
        ("größe", "'größe'", '"größe"'),
        ("a & calc", "'a & calc'", '"a & calc"'),
        ("Newton's", r"'Newton'\''s'", '"Newton\'s"'),
        ("Newton’s", r"'Newton'\’'s'", '"Newton’s"'),
        ("100%PATH%", "'100%PATH%'", "OTHER"),
        ("$(calc)", "'$(calc)'", "OTHER"),
        ("`calc`", "'`calc`'", "OTHER"),
        ("“calc”", "'“calc”'", "OTHER"),
        ("ends with \\", r"'ends with '\\''", "OTHER"),
        ("line\nbreak", "OTHER", "OTHER"),
        ("return\r", "OTHER", "OTHER"),
        ("tab\t", "OTHER", "OTHER"),
        ("escape\x1b[31m", "OTHER", "OTHER"),
        ("right to left \u202e", "OTHER", "OTHER"),
        ("half a pair \udc80", "OTHER", "OTHER"),
    ],
)
def test_a_text_that_cannot_be_quoted_is_replaced(text: str, posix: str, windows: str) -> None:
    assert word(text, "OTHER", System.POSIX) == posix
    assert word(text, "OTHER", System.WINDOWS) == windows


@pytest.mark.parametrize("text", ["capitals", "unit-3.1", "größe_2", "e\u0301tude", "C++", "_x", "日本", "2"])
def test_letters_digits_and_a_few_signs_are_plain(text: str) -> None:
    assert is_plain(text)


def test_no_other_character_is_plain() -> None:
    signs = {chr(code) for code in range(0x250) if not chr(code).isalnum()} - set("_.+-")
    for sign in signs | set("‘’“”\u2013\u2014\u2028\u202e\u200d\ufeff\udc80\ue000"):
        assert not is_plain(f"a{sign}b"), hex(ord(sign))
    assert [text for text in ("-n", "+x", ".x", "") if is_plain(text)] == []


def test_windows_leaves_the_home_folder_to_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "expanduser", lambda text: text.replace("~", "HOME"))
    typed = ["check", "~", "~/a.yaml", "~\\a.yaml", "~5", "a~/b", "-o"]

    assert with_home(typed, System.WINDOWS) == ["check", "HOME", "HOME/a.yaml", "HOME\\a.yaml", "~5", "a~/b", "-o"]
    assert with_home(typed, System.POSIX) == typed


def test_windows_leaves_patterns_to_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.yaml", "a.yaml", "1.yaml", "unit[1].yaml", "c.csv"):
        Path(name).touch()

    def matches(text: str, system: System = System.WINDOWS) -> list[str]:
        return [str(path) for path in with_matches([Path(text)], system)]

    assert matches("?.yaml") == ["1.yaml", "a.yaml", "b.yaml"]
    assert matches("unit[1].yaml") == ["unit[1].yaml"]
    assert matches("*.txt") == ["*.txt"]
    assert matches("-") == ["-"]
    assert matches("*.yaml", System.POSIX) == ["*.yaml"]
