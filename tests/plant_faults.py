"""Plants faults in quizkit, one at a time, and shows which of them no test catches. Run by hand; it takes minutes.

    python -m tests.plant_faults --package grading --count 20 --seed 1
    python -m tests.plant_faults --at quizkit/session/exam.py:45

Each fault is planted in a copy of the tree, never in the tree itself. The tests nearest to the module run first, then
the rest of the suite. A fault that makes the tests hang is caught.
"""

import argparse
import ast
import difflib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
_NOT_COPIED = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "build", "dist")
_PYTEST = ("-m", "pytest", "-x", "-q", "--no-header", "--tb=no", "-p", "no:cacheprovider")
_SWAPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
# Types and decorators do not run with the code. Python 3.11 does not know the places inside an f-string.
_PASSED_OVER = {"annotation", "returns", "decorator_list"}


class Fault(NamedTuple):
    """A fault in `path`, relative to the root: the bytes from `start` up to `end` are replaced by `text`."""

    path: Path
    line: int
    start: int
    end: int
    text: str

    def planted(self, source: bytes) -> bytes:
        """Return the source with the fault in it."""
        return source[: self.start] + self.text.encode() + source[self.end :]


def faults_in(path: Path, source: bytes) -> list[Fault]:
    """Return every fault that can be planted in a file.

    >>> [(fault.line, fault.text) for fault in faults_in(Path("a.py"), b"x = 1 < y\\nsorted(z)\\n")]
    [(1, '1 <= y'), (1, '2'), (2, 'pass'), (2, 'list(z)')]
    """
    offsets = [0]
    for line in source.splitlines(keepends=True):
        offsets.append(offsets[-1] + len(line))
    found = []
    for node in _nodes(ast.parse(source)):
        for text in _changes(node):
            place = (node.lineno, node.col_offset, node.end_lineno or 0, node.end_col_offset or 0)
            start, end = offsets[place[0] - 1] + place[1], offsets[place[2] - 1] + place[3]
            found.append(Fault(path, node.lineno, start, end, text))
    return found


def _nodes(node: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """Yield the expressions and statements that run, outer ones first."""
    if isinstance(node, ast.JoinedStr) or _is_a_type(node):
        return
    if isinstance(node, ast.expr | ast.stmt):
        yield node
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if name not in _PASSED_OVER and isinstance(child, ast.AST):
                yield from _nodes(child)


def _is_a_type(node: ast.AST) -> bool:
    return isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias"


def _changes(node: ast.AST) -> Iterator[str]:
    """Yield what a node is replaced by."""
    match node:
        case ast.Compare(left, [operator], [right]):
            yield ast.unparse(ast.Compare(left, [_SWAPPED[type(operator)]()], [right]))
        case ast.Constant(bool() as value):
            yield str(not value)
        case ast.Constant(int() | float() as value):
            # A limit is moved by a third: whether it is 160 or 161 matters to nobody.
            yield repr(value + max(1, value // 3))
        case ast.BoolOp(operator, values):
            other = ast.Or() if isinstance(operator, ast.And) else ast.And()
            yield ast.unparse(ast.BoolOp(other, values))
        case ast.UnaryOp(ast.Not(), operand):
            yield f"({ast.unparse(operand)})"
        case ast.BinOp(left, ast.Add(), right):
            yield ast.unparse(ast.BinOp(left, ast.Sub(), right))
        case ast.BinOp(left, ast.Sub(), right):
            yield ast.unparse(ast.BinOp(left, ast.Add(), right))
        case ast.Return(ast.expr() as value) if ast.unparse(value) not in ("None", "True", "False"):
            yield "return None"
        case ast.Expr(ast.Call()) | ast.Continue() | ast.AugAssign():
            yield "pass"
        case ast.Call(ast.Name("sorted"), [items, *_]):
            yield f"list({ast.unparse(items)})"
        case ast.Call(ast.Name("min" | "max" as name), arguments, keywords):
            yield ast.unparse(ast.Call(ast.Name({"min": "max", "max": "min"}[name]), arguments, keywords))
        case _:
            pass


def chosen(root: Path, packages: Sequence[str], count: int, seed: int) -> list[Fault]:
    """Return `count` faults, drawn from each package in turn; the modules beside the packages count as one."""
    groups: dict[str, list[Fault]] = {}
    for path in sorted(root.glob("quizkit/**/*.py")):
        own = path.relative_to(root)
        groups.setdefault(_package(own), []).extend(faults_in(own, path.read_bytes()))
    drawn = random.Random(seed)
    rows = [
        drawn.sample(faults, len(faults)) for name, faults in sorted(groups.items()) if not packages or name in packages
    ]
    return [fault for fault in chain.from_iterable(zip_longest(*rows)) if fault is not None][:count]


def _package(path: Path) -> str:
    """Return the package of `quizkit/grading/answers.py`, `grading`; of `quizkit/deck.py` it is `quizkit`."""
    return path.parts[-2] if len(path.parts) < 3 else path.parts[1]


def nearest_tests(root: Path, path: Path) -> list[Path]:
    """Return what tests a module, nearest first: the file that mirrors it, those that import it, its package's tests.

    Tests in a pseudo-terminal are slow: they run with the rest of the suite.
    """
    inside = path.relative_to("quizkit")
    folder = root / "tests" / inside.parts[0] if len(inside.parts) > 1 else root / "tests" / "none"
    name = re.compile(rf"\b{re.escape('.'.join(path.with_suffix('').parts))}\b")
    tests = sorted(root.glob("tests/**/test_*.py"))
    mirrors = [test for test in tests if test.stem == f"test_{path.stem}"]
    importing = [test for test in tests if name.search(test.read_text(encoding="utf-8"))]
    in_folder = [test for test in tests if folder in test.parents]
    own = (test for test in (*mirrors, *importing, *in_folder) if not test.stem.endswith("_pty"))
    return [path, *dict.fromkeys(test.relative_to(root) for test in own if "bench" not in test.parts)]


def is_caught(root: Path, fault: Fault, seconds: int, *, nearest_only: bool) -> str:
    """Return what catches a fault, `nearest`, `suite` or `hang`; empty if nothing does. The copy is left as it was."""
    source = (root / fault.path).read_bytes()
    _write(root / fault.path, fault.planted(source))
    try:
        tests = list(map(str, nearest_tests(root, fault.path)))
        caught = _failure(root, ("-n", "0", *tests), seconds, "nearest")
        if caught or nearest_only:
            return caught
        return _failure(root, ("-n", "auto", "tests", *(f"--deselect={test}" for test in tests[1:])), seconds, "suite")
    finally:
        _write(root / fault.path, source)


def _write(path: Path, source: bytes) -> None:
    path.write_bytes(source)
    # Two versions of one size, written within one second, share their bytecode.
    for compiled in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
        compiled.unlink()


def _failure(root: Path, tests: Sequence[str], seconds: int, name: str) -> str:
    """Run tests; return `name` if one fails, `hang` if they do not end, else nothing.

    They are a process group of their own, so that all that they started ends with them.
    """
    command = [sys.executable, *_PYTEST, *tests]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=root, stdout=quiet, stderr=quiet, start_new_session=True) as run:
        try:
            # 5: none of the files holds a test.
            return "" if run.wait(seconds) in (0, 5) else name
        except subprocess.TimeoutExpired:
            return "hang"
        finally:
            if run.poll() is None:
                os.killpg(run.pid, signal.SIGKILL)


def show(source: bytes, fault: Fault, caught: str) -> None:
    """Print one fault: whether it is caught, where it is, and the lines that it changes."""
    print(f"{f'caught ({caught})' if caught else 'SURVIVED':<17} {fault.path}:{fault.line}")
    before, after = (text.decode().splitlines() for text in (source, fault.planted(source)))
    for line in list(difflib.unified_diff(before, after, n=0, lineterm=""))[2:]:
        if not line.startswith("@@"):
            print(f"    {line[0]} {line[1:].strip()}")
    sys.stdout.flush()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Plant faults in a copy of quizkit and show which no test catches.")
    parser.add_argument(
        "--package", action="append", default=[], help="only this one, as `grading`; the other modules are `quizkit`"
    )
    parser.add_argument("--count", type=int, default=60, help="how many faults (default: 60)")
    parser.add_argument("--seed", type=int, default=0, help="the same seed plants the same faults (default: 0)")
    parser.add_argument("--at", metavar="FILE:LINE", action="append", help="every fault of one line; may be repeated")
    parser.add_argument("--nearest-only", action="store_true", help="leave out the rest of the suite")
    parser.add_argument("--seconds", type=int, default=1200, help="what runs longer hangs (default: 1200)")
    return parser.parse_args()


def main() -> int:
    """Plant faults and print what becomes of each, then the share that is caught."""
    options = _options()
    faults = chosen(ROOT, options.package, options.count, options.seed)
    if options.at:
        every = chosen(ROOT, (), sys.maxsize, 0)
        faults = sorted(fault for fault in every if f"{fault.path}:{fault.line}" in options.at)
    if not faults:
        sys.exit("No fault can be planted there.")
    survived = 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "tree"
        shutil.copytree(ROOT, root, ignore=_NOT_COPIED)
        for fault in faults:
            caught = is_caught(root, fault, options.seconds, nearest_only=options.nearest_only)
            show((ROOT / fault.path).read_bytes(), fault, caught)
            survived += not caught
    print(f"{len(faults)} faults, {len(faults) - survived} caught ({1 - survived / len(faults):.0%})")
    return int(bool(survived))


if __name__ == "__main__":
    sys.exit(main())
