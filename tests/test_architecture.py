"""What the files of the package may do, and how long they are.

Use cases return data: nothing under quizkit/app draws, or prints. Only quizkit/base/platform asks what system it is on.
"""

import ast
from pathlib import Path
from statistics import median

import pytest

PACKAGE = Path(__file__).parents[1] / "quizkit"
APP = sorted((PACKAGE / "app").glob("*.py"))
ELSEWHERE = [path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE / "base" / "platform"]
# What one system has and another lacks, or what says which one it is.
OF_SYSTEMS = {
    "ctypes",
    "fcntl",
    "grp",
    "msvcrt",
    "platform",
    "pty",
    "pwd",
    "resource",
    "signal",
    "termios",
    "tty",
    "winreg",
}
ASKING = {
    "sys": {"platform", "getwindowsversion", "winver"},
    "os": {"name", "uname", "fork", "kill", "getuid", "geteuid", "chmod", "startfile"},
    "signal": {"SIGHUP", "SIGALRM", "SIGWINCH", "SIGTSTP"},
}
FORBIDDEN = ("rich", "prompt_toolkit", "typer", "quizkit.terminal", "quizkit.reporters", "quizkit.cli")


def imports(tree: ast.Module) -> set[str]:
    """Return the names of all imported modules, also of those imported inside functions."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def forbidden(tree: ast.Module) -> list[str]:
    return sorted(name for name in imports(tree) if f"{name}.".startswith(tuple(f"{one}." for one in FORBIDDEN)))


def prints(tree: ast.Module) -> bool:
    return any(isinstance(node, ast.Name) and node.id == "print" for node in ast.walk(tree))


@pytest.mark.parametrize("path", APP, ids=lambda path: path.stem)
def test_a_use_case_does_not_draw(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert forbidden(tree) == []
    assert not prints(tree)


def test_an_import_inside_a_function_is_found() -> None:
    assert forbidden(ast.parse("def f():\n    from quizkit import terminal\n    import rich.text\n")) == [
        "quizkit.terminal",
        "rich.text",
    ]


def of_one_system(tree: ast.Module) -> set[str]:
    """Return the modules that only some systems have, and the names that say which system it is or are of some only."""
    attributes = {
        (node.value.id, node.attr)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    asked = {f"{module}.{name}" for module, name in attributes if name in ASKING.get(module, ())}
    imported = {name for name in imports(tree) if name.partition(".")[0] in OF_SYSTEMS}
    return asked | imported | {f"{module}.{name}" for module, names in ASKING.items() for name in names} & imports(tree)


def test_only_one_package_knows_what_differs_between_systems() -> None:
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in ELSEWHERE}
    assert {
        path.relative_to(PACKAGE).as_posix(): found for path in ELSEWHERE if (found := of_one_system(trees[path]))
    } == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import sys\nif sys.platform == 'win32': pass", {"sys.platform"}),
        ("from sys import platform", {"sys.platform"}),
        ("import os\ndef f(): return os.name", {"os.name"}),
        ("def f():\n    import msvcrt", {"msvcrt"}),
        ("import ctypes.util", {"ctypes.util"}),
        ("import sys\nfrom quizkit.base.platform import shell\nshell.name, sys.argv", set()),
    ],
)
def test_a_question_which_system_it_is_is_found(source: str, found: set[str]) -> None:
    assert of_one_system(ast.parse(source)) == found


def test_no_file_has_over_400_lines() -> None:
    lines = {
        str(path.relative_to(PACKAGE)): len(path.read_text("utf-8").splitlines()) for path in PACKAGE.rglob("*.py")
    }
    assert {path: count for path, count in lines.items() if count > 400} == {}


def test_half_of_the_functions_have_at_most_seven_lines() -> None:
    trees = (ast.parse(path.read_text("utf-8")) for path in PACKAGE.rglob("*.py"))
    functions = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    assert median((node.end_lineno or node.lineno) - node.lineno + 1 for node in functions) <= 7
