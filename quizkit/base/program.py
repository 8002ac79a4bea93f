"""The command that runs this program, with which every suggested command begins."""

import shutil
import sys
from functools import cache
from pathlib import Path

from quizkit.base.platform.shell import word

NAME = "quiz"
_SCRIPTS = (NAME, "quizkit")


@cache
def program() -> str:
    """Return the command that runs this program, quoted for the shell.

    `quiz` if that is this program; else the path it was called by, or Python with `-m quizkit`.
    """
    return called(sys.argv[0], sys.orig_argv[0], sys.executable)


def called(script: str, python: str, executable: str) -> str:
    """Return the command for a program called as `script` by `python`, whose own path is `executable`."""
    if Path(script) == Path(__file__).parents[1] / "__main__.py":
        return NAME if _is_on_path(Path(executable)) else f"{word(python, python)} -m quizkit"
    if Path(script).stem in _SCRIPTS:
        return NAME if _is_on_path(Path(script).resolve()) else word(script, script)
    # Another program imported this one.
    return NAME


def _is_on_path(path: Path) -> bool:
    """Return whether the `quiz` on the PATH is the one in the folder of `path`."""
    program = shutil.which(NAME)
    return program is not None and _identity(Path(program)) == _identity(path.with_name(NAME))


def _identity(path: Path) -> Path:
    """Return a path without links, and without the `.exe` of Windows, which sys.argv omits."""
    return path.resolve().with_suffix("")
