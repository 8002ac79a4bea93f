"""The command line that opens a file in an editor at a line."""

import shutil
from pathlib import Path, PureWindowsPath

from quizkit.base import patterns
from quizkit.base.platform.system import HERE, System

# How editors take a file and a line. All others take them as vi does: `+line file`.
_AT_LINE: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = (
    (frozenset(("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf")), ("--goto", "{file}:{line}")),
    (frozenset(("subl", "sublime_text", "zed", "hx", "helix")), ("{file}:{line}",)),
    (frozenset(("idea", "idea64", "pycharm", "pycharm64", "kate", "mate")), ("--line", "{line}", "{file}")),
    (frozenset(("notepad++",)), ("-n{line}", "{file}")),
    (frozenset(("notepad", "wordpad", "write", "open", "xdg-open")), ("{file}",)),
)
_LIKE_VI = ("+{line}", "{file}")
# A word of a command on Windows: in quotes, or with parts in double quotes. A backslash is part of a path.
_WINDOWS_WORD = patterns.compile(r"""'[^']*'(?!\S)|(?:[^\s"]|"[^"]*")+""")
# Windows runs these with cmd, which gives these characters a meaning.
_BATCH = (".bat", ".cmd")
_OF_CMD = frozenset('&|<>^%!"\n\r')


def editor_command(editor: str, path: Path, line: int, system: System = HERE) -> list[str]:
    """Return the arguments that open a file at a line. Raises ValueError if the editor's command is invalid.

    The path is absolute, so that it is never read as an option or as a command with `+`. It needs no `--`, which some
    editors read as a file.
    """
    words = _words(editor, system)
    program = PureWindowsPath(words[0]) if system is System.WINDOWS else Path(words[0])
    name = program.stem if system is System.WINDOWS else program.name
    target = str(path.absolute())
    if system is System.WINDOWS and program.suffix.casefold() in _BATCH and not _OF_CMD.isdisjoint(target):
        raise ValueError("Windows would run a part of the file name as a command")
    return [*words, *_at_line(name.casefold(), target, line)]


def _words(editor: str, system: System) -> list[str]:
    """Split the command of an editor into words. The path of a program may have spaces without quotes."""
    import shlex

    words = (
        [editor]
        if shutil.which(editor)
        else _windows_words(editor)
        if system is System.WINDOWS
        else shlex.split(editor)
    )
    if not words:
        raise ValueError("it names no program")
    if system is System.WINDOWS:
        # Windows finds a batch file only with its extension.
        words[0] = shutil.which(words[0]) or words[0]
    return words


def _windows_words(command: str) -> list[str]:
    """Split a command as Windows does. A word may also be in single quotes."""
    if command.count('"') % 2:
        raise ValueError("No closing quotation")
    words = _WINDOWS_WORD.findall(command)
    return [word[1:-1] if word.startswith("'") and word.endswith("'") else word.replace('"', "") for word in words]


def _at_line(name: str, target: str, line: int) -> list[str]:
    arguments = next((arguments for names, arguments in _AT_LINE if name in names), _LIKE_VI)
    return [argument.replace("{line}", str(line)).replace("{file}", target) for argument in arguments]
