"""What a person types to run this program again: every command that is suggested begins with it."""

import shutil
import sys
from functools import cache
from pathlib import Path

from quizkit.base.shell import word

NAME = "quiz"
_SCRIPTS = (NAME, "quizkit")


@cache
def program() -> str:
    """Return what runs this program in the shell that it was called from, quoted for that shell.

    `quiz` where that is this program; else the path that it was called by, or Python with `-m quizkit`.
    """
    return called(sys.argv[0], sys.orig_argv[0], sys.executable)


def called(script: str, python: str, executable: str) -> str:
    """Return what runs the program that was called as `script` by `python`, whose own path is `executable`."""
    if Path(script) == Path(__file__).parents[1] / "__main__.py":
        return NAME if _is_found_beside(Path(executable)) else f"{word(python, python)} -m quizkit"
    if Path(script).stem in _SCRIPTS:
        return NAME if _is_found_beside(Path(script).resolve()) else word(script, script)
    # Another program has imported this one. How to call it from there is unknown.
    return NAME


def _is_found_beside(path: Path) -> bool:
    """Return whether the shell finds as `quiz` the file of that name in the folder of `path`, and no other program."""
    found = shutil.which(NAME)
    return found is not None and _identity(Path(found)) == _identity(path.with_name(NAME))


def _identity(path: Path) -> Path:
    """Return a path without links, and without the `.exe` of Windows, which sys.argv leaves out."""
    return path.resolve().with_suffix("")
