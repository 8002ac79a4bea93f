"""The command lines of editors, on each system."""

from pathlib import Path

import pytest

from quizkit.base.platform.editors import editor_command
from quizkit.base.platform.system import HERE, System

PATH = Path.cwd() / "deck.yaml"


@pytest.mark.parametrize(
    ("editor", "arguments"),
    [
        ("vim", ["vim", "+4", str(PATH)]),
        ("nano -w", ["nano", "-w", "+4", str(PATH)]),
        ("emacsclient -nw -a ''", ["emacsclient", "-nw", "-a", "", "+4", str(PATH)]),
        ("code --wait", ["code", "--wait", "--goto", f"{PATH}:4"]),
        ("hx", ["hx", f"{PATH}:4"]),
        ("kate -b", ["kate", "-b", "--line", "4", str(PATH)]),
        ("subl -w", ["subl", "-w", f"{PATH}:4"]),
        ("xdg-open", ["xdg-open", str(PATH)]),
        ("'/opt/my editors/vim' -n", ["/opt/my editors/vim", "-n", "+4", str(PATH)]),
        (r"/opt/my\ editors/code", ["/opt/my editors/code", "--goto", f"{PATH}:4"]),
    ],
)
def test_each_editor_gets_the_line_as_it_takes_it(
    monkeypatch: pytest.MonkeyPatch, editor: str, arguments: list[str]
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)

    assert editor_command(editor, Path("deck.yaml"), 4, System.POSIX) == arguments


@pytest.mark.skipif(HERE is System.WINDOWS, reason="Windows has no modes")
def test_the_path_of_a_program_may_have_spaces_without_quotes(tmp_path: Path) -> None:
    program = tmp_path / "my editor"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)

    assert editor_command(str(program), PATH, 4, System.POSIX) == [str(program), "+4", str(PATH)]


@pytest.mark.parametrize(
    ("editor", "arguments"),
    [
        (r"C:\Windows\notepad.exe", [r"C:\Windows\notepad.exe", str(PATH)]),
        (r'"C:\Program Files\Vim\vim.exe" -n', [r"C:\Program Files\Vim\vim.exe", "-n", "+4", str(PATH)]),
        (r"'C:\Program Files\Vim\vim.exe'", [r"C:\Program Files\Vim\vim.exe", "+4", str(PATH)]),
        (r"C:\Users\O'Brien\vim.exe", [r"C:\Users\O'Brien\vim.exe", "+4", str(PATH)]),
        ('gvim --cmd="set nu" -f', ["gvim", "--cmd=set nu", "-f", "+4", str(PATH)]),
        (
            r'"C:\Program Files\Notepad++\notepad++.exe"',
            [r"C:\Program Files\Notepad++\notepad++.exe", "-n4", str(PATH)],
        ),
        ("code --wait", [r"C:\bin\code.CMD", "--wait", "--goto", f"{PATH}:4"]),
    ],
)
def test_backslashes_are_part_of_paths_in_windows(
    monkeypatch: pytest.MonkeyPatch, editor: str, arguments: list[str]
) -> None:
    monkeypatch.setattr("shutil.which", {"code": r"C:\bin\code.CMD"}.get)

    assert editor_command(editor, PATH, 4, System.WINDOWS) == arguments


def test_a_quote_without_an_end_is_an_error_in_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)

    with pytest.raises(ValueError, match="No closing quotation"):
        editor_command(r'"C:\Program Files\vim.exe', PATH, 4, System.WINDOWS)


@pytest.mark.parametrize("name", ["a&calc.yaml", "%PATH%.yaml", "a^b.yaml", "!x!.yaml"])
def test_no_batch_file_gets_a_name_that_cmd_would_run(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr("shutil.which", {"code": r"C:\bin\code.CMD"}.get)

    with pytest.raises(ValueError, match="Windows would run a part of the file name as a command"):
        editor_command("code", Path(name), 4, System.WINDOWS)
    assert editor_command("vim.exe", Path(name), 4, System.WINDOWS) == ["vim.exe", "+4", str(Path(name).absolute())]
