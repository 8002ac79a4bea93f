"""Use cases return data: nothing under quizkit/app draws, prints, or knows the terminal or the command line."""

import ast
from pathlib import Path

import pytest

APP = sorted((Path(__file__).parents[1] / "quizkit" / "app").glob("*.py"))
FORBIDDEN = ("rich", "prompt_toolkit", "typer", "quizkit.terminal", "quizkit.reporters", "quizkit.cli")
# The use cases of sessions and exams still draw. The list only gets shorter.
STILL_DRAW = {"practice", "run_session", "exam", "exam_result", "find_deck", "deck_rows"}


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


@pytest.mark.parametrize("path", [path for path in APP if path.stem not in STILL_DRAW], ids=lambda path: path.stem)
def test_a_use_case_does_not_draw(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert forbidden(tree) == []
    assert not prints(tree)


def test_the_exceptions_are_still_needed() -> None:
    trees = {path.stem: ast.parse(path.read_text(encoding="utf-8")) for path in APP}

    assert {name for name, tree in trees.items() if forbidden(tree)} == STILL_DRAW & trees.keys()


def test_an_import_inside_a_function_is_found() -> None:
    assert forbidden(ast.parse("def f():\n    from quizkit import terminal\n    import rich.text\n")) == [
        "quizkit.terminal",
        "rich.text",
    ]
