"""The skeletons are valid: what they import is there, and nothing is overwritten."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

from tests.scaffold import RECIPES, ROOT, lay, recipe
from tests.skeletons import FILES

SCAFFOLD = {ROOT / "tests" / "scaffold.py", ROOT / "tests" / "skeletons.py", Path(__file__)}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the root of a tree with the folders of the package and a file for a topic of rules."""
    for folder in ("questions", "app", "cli", "terminal/screens", "lint", "formats"):
        (tmp_path / "quizkit" / folder).mkdir(parents=True)
    for folder in ("questions", "app", "cli", "formats"):
        (tmp_path / "tests" / folder).mkdir(parents=True)
    topic = (ROOT / "quizkit" / "lint" / "craft.py").read_text(encoding="utf-8")
    (tmp_path / "quizkit" / "lint" / "craft.py").write_text(topic, encoding="utf-8")
    return tmp_path


def imports(tree: ast.Module) -> list[tuple[str, str]]:
    """Return the names that a module imports, each after its module."""
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return [(node.module or "", name.name) for node in nodes for name in node.names]


@pytest.mark.parametrize("kind", FILES)
def test_a_skeleton_imports_what_there_is(kind: str, root: Path) -> None:
    for path in lay(kind, "two-words", root=root):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        wrong = [(module, name) for module, name in imports(tree) if not module.endswith("two_words")]
        assert [(module, name) for module, name in wrong if not hasattr(import_module(module), name)] == []


@pytest.mark.parametrize("kind", FILES)
def test_a_skeleton_overwrites_nothing(kind: str, root: Path) -> None:
    before = {path: path.read_bytes() for path in lay(kind, "new", root=root)}

    with pytest.raises(FileExistsError):
        lay(kind, "new", root=root)

    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("kind", RECIPES)
def test_each_kind_has_a_recipe(kind: str) -> None:
    text = recipe(kind, "new")
    assert "1. `quizkit/" in text
    assert "RENEW_SNAPSHOTS=1" in text
    assert "NAME" not in text


def test_nothing_is_left_to_fill_in() -> None:
    files = [path for folder in ("quizkit", "tests") for path in (ROOT / folder).rglob("*.py") if path not in SCAFFOLD]

    assert [path.name for path in files if "FILL IN" in path.read_text(encoding="utf-8")] == []
