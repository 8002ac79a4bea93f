"""The versions that quizkit is installed with: `constraints.txt` is renewed from here, and the lowest are worked out.

`python tests/versions.py renew` writes the newest versions that pyproject.toml admits, for every platform and every
Python, into constraints.txt. `python tests/versions.py lowest` prints the lowest that it admits, as constraints.
"""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from venv import create

ROOT = Path(__file__).parents[1]
CONSTRAINTS = ROOT / "constraints.txt"
HEAD = """\
# Exact versions of everything that the commands in README.md install: they work later as they work today.
# Written by `python tests/versions.py renew`; CONTRIBUTING.md, "Versions", says when.
"""
# What hatchling asks for in addition when it installs a folder as editable.
EDITABLE = "editables"


def project() -> dict[str, Any]:
    """Return what pyproject.toml holds."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def requirements(project: dict[str, Any]) -> Iterator[str]:
    """Yield each direct requirement, as it is written: for building, for running and for the tests."""
    yield from project["build-system"]["requires"]
    yield from project["project"]["dependencies"]
    yield from project["project"]["optional-dependencies"]["test"]


def lowest(requirement: str) -> str:
    """Return the constraint to the lowest version of a requirement: `a>=1.2,<3; marker` is `a==1.2; marker`."""
    pattern = r"(?P<name>[\w.-]+)>=(?P<bound>[\w.]+)(?:,[^;]*)?(?P<marker>;.*)?"
    written = re.fullmatch(pattern, requirement)
    if written is None:
        raise SystemExit(f"This requirement has no lower bound: {requirement}")
    return f"{written['name']}=={written['bound']}{written['marker'] or ''}"


def newest() -> str:
    """Return the newest version of everything that is installed, a line each. Asks the package registry."""
    with TemporaryDirectory() as folder:
        create(folder, with_pip=True)
        programs = Path(folder, "Scripts" if sys.platform == "win32" else "bin")
        subprocess.run([str(programs / "pip"), "--quiet", "install", "uv"], check=True)
        options = ["--universal", "--python-version", "3.11", "--no-header", "--no-annotate", "--quiet"]
        command = [str(programs / "uv"), "pip", "compile", *options, "-"]
        direct = "\n".join([*requirements(project()), EDITABLE])
        done = subprocess.run(command, input=direct, stdout=subprocess.PIPE, text=True, check=True, cwd=folder)
        return done.stdout


def main(command: str) -> None:
    """Run `renew` or `lowest`."""
    match command:
        case "renew":
            CONSTRAINTS.write_text(HEAD + newest(), encoding="utf-8", newline="\n")
        case "lowest":
            print("\n".join(map(lowest, requirements(project()))))
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    main(*sys.argv[1:] or [""])
