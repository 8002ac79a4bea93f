"""Use cases return data: nothing under quizkit/app draws, prints, or knows the terminal or the command line."""

import ast
from pathlib import Path

import pytest

APP = sorted((Path(__file__).parents[1] / "quizkit" / "app").glob("*.py"))
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
