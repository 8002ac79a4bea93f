"""The tests start on Windows too: no test module needs a module that only POSIX systems have."""

import ast
from collections.abc import Iterator
from pathlib import Path

POSIX_ONLY = {"fcntl", "termios", "tty", "pty", "pwd", "grp", "resource"}
TESTS = sorted(Path(__file__).parent.rglob("*.py"))


def needed(tree: ast.Module) -> Iterator[str]:
    """Yield the modules that are imported at the top, whatever the platform, unless the module is skipped before."""
    for node in tree.body:
        if isinstance(node, ast.If) and "pytest.skip(" in ast.unparse(node):
            return
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def test_every_test_module_can_be_imported_on_windows() -> None:
    tops = {path.name: set(needed(ast.parse(path.read_text(encoding="utf-8")))) for path in TESTS}
    assert {name: top & POSIX_ONLY for name, top in tops.items() if top & POSIX_ONLY} == {}


def test_an_import_at_the_top_is_found_and_one_for_a_platform_is_not() -> None:
    assert list(needed(ast.parse("import fcntl\nif x:\n    import pty\nfrom tty import setraw\n"))) == ["fcntl", "tty"]
    assert list(needed(ast.parse("if x:\n    pytest.skip('no')\nimport fcntl\n"))) == []


def test_no_example_needs_a_sign_that_powershell_lacks() -> None:
    root = Path(__file__).parents[1]
    files = [root / "README.md", *root.glob("docs/*.md"), *root.glob("quizkit/cli/*.py")]
    examples = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if "  quiz " in line]
    assert len(examples) > 50
    assert [example for example in examples if " < " in example or " && " in example] == []
