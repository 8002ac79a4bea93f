"""Counts the steps that quizkit takes, so that a test can double the input and compare: no clock is read.

The package is imported a second time with a counter in each function, loop and comprehension, and around each
operation that handles many characters or items at once: slices, `in`, joins, calls into C. One step is one turn, one
call, or one character or item that such an operation handles. Calls inside other packages' Python code count one each.

What it does not see: backtracking inside one call of `re` (see `patterns.py`), work that C code does beyond the length
of its arguments (libyaml, rapidfuzz, difflib's dictionaries), and comparisons of two long texts with `==`.
"""

import ast
import importlib.machinery
import importlib.util
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import BuiltinFunctionType, CodeType, FrameType, FunctionType, MethodType, ModuleType
from typing import Any, NamedTuple

import quizkit

PACKAGE = Path(quizkit.__file__).parent
MOST = 2.6
# Below this many steps a ratio says nothing: a table that is filled once, a limit that is reached.
NOISE = 200
_SIZED = (str, bytes, list, tuple, set, frozenset, dict)
_CHARACTERS = (str, bytes)
# Calls that take the same time whatever the size of their arguments.
_CONSTANT = frozenset(
    """len isinstance issubclass append get setdefault add discard type id hasattr getattr setattr ord chr isascii startswith
    endswith hash callable group start end span items keys values popleft iter next range print cast print_exc""".split()
)
# Calls whose work is as long as what they return.
_MAKES = (list, tuple, set, frozenset, dict, sorted, Counter)
_PATTERN_SEARCHES = ("search", "match", "fullmatch")


class Growth(NamedTuple):
    """The steps at a size and at twice the size, by place in the source."""

    once: Counter[str]
    twice: Counter[str]

    def ratio(self) -> float:
        """Return how often as many steps twice the size takes."""
        return self.twice.total() / max(1, self.once.total())

    def culprits(self, noise: int = NOISE) -> dict[str, tuple[int, int]]:
        """Return the places whose steps grow faster than the input by more than the `noise`, each with its two counts."""
        return {
            place: (self.once[place], steps)
            for place, steps in self.twice.items()
            if steps > MOST * self.once[place] + noise
        }


def growth(bomb: Callable[[int], Callable[[], object]], size: int, *, others: bool = False) -> Growth:
    """Count the steps of what a bomb makes at a size and at twice the size; with `others` those of other packages too."""
    with instrumented() as counts:
        # What is imported and made only once is not to count.
        bomb(2)()
        return Growth(_steps(bomb(size), counts, others), _steps(bomb(2 * size), counts, others))


def _steps(work: Callable[[], object], counts: Counter[str], others: bool) -> Counter[str]:
    _forget_what_is_cached()
    counts.clear()
    sys.setprofile(_of_other_packages if others else None)
    try:
        work()
    finally:
        sys.setprofile(None)
    return Counter(counts)


# What `import` finds while steps are counted; empty until then.
_modules: dict[str, ModuleType] = {}
_counts: Counter[str] = Counter()


@contextmanager
def instrumented() -> Iterator[Counter[str]]:
    """Let `import quizkit` and all below it give the package that counts."""
    plain = {name: sys.modules.pop(name) for name in _names()}
    sys.modules.update(_modules)
    finder = _Finder()
    sys.meta_path.insert(0, finder)
    try:
        yield _counts
    finally:
        sys.meta_path.remove(finder)
        _modules.update((name, sys.modules.pop(name)) for name in _names())
        sys.modules.update(plain)


def _names() -> list[str]:
    return [name for name in sys.modules if name.partition(".")[0] == "quizkit"]


def _forget_what_is_cached() -> None:
    """Empty the caches that hold texts; tables that are made once stay."""
    names = _names()
    if len(names) != len(_searched):
        _searched[:] = names
        values = [value for name in names for value in list(vars(sys.modules[name]).values())]
        _caches[:] = [value for value in values if _holds_texts(value)]
    for cache in _caches:
        cache.cache_clear()


_searched: list[str] = []
_caches: list[Any] = []


def _holds_texts(value: Any) -> bool:
    # One that holds less is that of the dictionaries, which take long to load.
    return hasattr(value, "cache_parameters") and (value.cache_parameters()["maxsize"] or 0) > 4


def _of_other_packages(frame: FrameType, event: str, _: object) -> None:
    """Count the calls that other packages make among themselves."""
    if event == "call":
        place = _place_of(frame.f_code)
        if place:
            _counts[place] += 1


_places: dict[CodeType, str] = {}


def _place_of(code: CodeType) -> str:
    if code not in _places:
        path = Path(code.co_filename)
        ours = path.is_relative_to(PACKAGE) or path == Path(__file__) or path.parent.parent == Path(__file__).parent
        _places[code] = "" if ours else f"{path.parent.name}/{path.name}:{code.co_name}"
    return _places[code]


class _Finder:
    """Finds the modules of quizkit, each to be loaded with counters in it."""

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> Any:
        if name.partition(".")[0] != "quizkit":
            return None
        at = PACKAGE.parent.joinpath(*name.split("."))
        is_package = at.is_dir()
        file = at / "__init__.py" if is_package else at.with_suffix(".py")
        if not file.is_file():
            return None
        loader = _Loader(name, str(file))
        folders = [str(at)] if is_package else None
        return importlib.util.spec_from_file_location(name, file, loader=loader, submodule_search_locations=folders)


class _Loader(importlib.machinery.SourceFileLoader):
    def get_code(self, _name: str) -> CodeType:
        path = Path(self.path)
        tree = _Counting(str(path.relative_to(PACKAGE))).visit(ast.parse(path.read_text(encoding="utf-8")))
        return compile(ast.fix_missing_locations(tree), self.path, "exec", dont_inherit=True)

    def exec_module(self, module: ModuleType) -> None:
        vars(module).update(_growth_turn=_turn, _growth_sized=_sized, _growth_in=_in, _growth_call=_call)
        super().exec_module(module)


class _Counting(ast.NodeTransformer):
    """Puts a counter beside all that may be done many times, or to many characters at once."""

    def __init__(self, file: str) -> None:
        self._file = file

    def _counted(self, name: str, node: ast.expr, *more: ast.expr) -> ast.expr:
        place = ast.Constant(f"{self._file}:{node.lineno}")
        return ast.copy_location(ast.Call(ast.Name(name, ast.Load()), [place, *more], []), node)

    def _turn(self, node: ast.AST, body: list[ast.stmt]) -> list[ast.stmt]:
        place = ast.Constant(f"{self._file}:{getattr(node, 'lineno', 0)}")
        turn = ast.Expr(ast.Call(ast.Name("_growth_turn", ast.Load()), [place], []))
        documented = bool(body) and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
        return [*body[:documented], ast.copy_location(turn, body[0]), *body[documented:]]

    def _visit_body(self, node: Any) -> Any:
        self.generic_visit(node)
        node.body = self._turn(node, node.body)
        return node

    visit_FunctionDef = visit_For = visit_While = _visit_body  # noqa: N815 - named by ast

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        node.ifs.insert(0, self._counted("_growth_turn", node.iter))
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.slice, ast.Slice) and isinstance(node.ctx, ast.Load):
            return self._counted("_growth_sized", node, node)
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        return self._counted("_growth_sized", node, node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                part.value = self.visit(part.value)
        return self._counted("_growth_sized", node, node)

    def visit_Tuple(self, node: Any) -> Any:
        self.generic_visit(node)
        spread = any(isinstance(item, ast.Starred) for item in node.elts)
        read = isinstance(getattr(node, "ctx", ast.Load()), ast.Load)
        return self._counted("_growth_sized", node, node) if spread and read else node

    visit_List = visit_Set = visit_Tuple  # noqa: N815 - named by ast

    def visit_Dict(self, node: ast.Dict) -> ast.AST:
        self.generic_visit(node)
        return self._counted("_growth_sized", node, node) if None in node.keys else node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        if len(node.ops) != 1 or not isinstance(node.ops[0], ast.In | ast.NotIn):
            return node
        found = self._counted("_growth_in", node, node.left, node.comparators[0])
        return ast.UnaryOp(ast.Not(), found) if isinstance(node.ops[0], ast.NotIn) else found

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id in ("super", "_growth_turn"):
            return node
        counted = self._counted("_growth_call", node, node.func, *node.args)
        if isinstance(counted, ast.Call):
            counted.keywords = node.keywords
        return counted

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.value = self.visit(node.value) if node.value else None
        return node

    def visit_arguments(self, node: ast.arguments) -> ast.AST:
        return node

    def visit_match_case(self, node: ast.match_case) -> ast.AST:
        node.guard = self.visit(node.guard) if node.guard else None
        node.body = [self.visit(line) for line in node.body]
        return node


def _turn(place: str) -> bool:
    _counts[place] += 1
    return True


def _sized(place: str, value: Any) -> Any:
    if isinstance(value, _SIZED):
        _counts[place] += len(value)
    return value


def _in(place: str, item: Any, where: Any) -> bool:
    found = item in where
    if type(where) in (str, bytes, list, tuple):
        _counts[place] += (where.index(item) if found else len(where)) + 1
    return found


def _call(place: str, function: Any, /, *arguments: Any, **named: Any) -> Any:
    if function is map or function is filter:
        return _lazily(place, function, arguments)
    result = function(*arguments, **named)
    if not _is_ours(function):
        _counts[place] += 1 + _weight(function, arguments, result)
    return result


# Whether a code object, or a class, has counters of its own.
_ours: dict[object, bool] = {}


def _is_ours(function: Any) -> bool:
    if isinstance(function, FunctionType | MethodType):
        key: object = getattr(function, "__code__", function)
    elif isinstance(function, type):
        key = function
    else:
        return False
    if key not in _ours:
        inside = not _place_of(key) if isinstance(key, CodeType) else False
        _ours[key] = inside or str(getattr(function, "__module__", "")).startswith("quizkit")
    return _ours[key]


def _lazily(place: str, function: Any, arguments: Sequence[Any]) -> Iterator[Any]:
    """Do what `map` or `filter` does, each item counted."""
    apply, *rows = arguments
    if function is map:
        return (_call(place, apply, *items) for items in zip(*rows, strict=False))
    return (item for item in rows[0] if (_call(place, apply, item) if apply else _turn(place) and item))


def _weight(function: Any, arguments: Sequence[Any], result: Any) -> int:
    """Return how many characters or items a call into C, or into another package, handles."""
    name = getattr(function, "__name__", "")
    owner = getattr(function, "__self__", None)
    if isinstance(owner, re.Pattern):
        return _weight_of_pattern(name, arguments, result)
    if name in _CONSTANT:
        return 0
    if function in _MAKES or name == "join":
        return len(result)
    if isinstance(owner, _CHARACTERS) and isinstance(function, BuiltinFunctionType):
        return _weight_of_text(name, owner, arguments, result)
    if isinstance(owner, list | tuple):
        return _weight_of_list(name, owner, arguments)
    if function in (sum, min, max, any, all):
        return len(arguments[0]) if isinstance(arguments[0], _SIZED) else 0
    if isinstance(owner, dict) and not isinstance(owner, Counter):
        return sum(len(one) for one in arguments if isinstance(one, dict))
    hashed = hasattr(function, "cache_info") or isinstance(owner, set | frozenset | Counter)
    kinds = _SIZED if hashed else _CHARACTERS
    return sum(len(one) for one in arguments if isinstance(one, kinds))


def _weight_of_pattern(name: str, arguments: Sequence[Any], result: Any) -> int:
    """Return what of a text a pattern passes over; how often it turns back there is not seen."""
    if name not in _PATTERN_SEARCHES:
        return len(arguments[1 if name in ("sub", "subn") else 0])
    start = arguments[1] if len(arguments) > 1 else 0
    if result is not None:
        return int(result.end()) - start
    return len(arguments[0]) - start if name == "search" else 0


def _weight_of_text(name: str, owner: Any, arguments: Sequence[Any], result: Any) -> int:
    if name in ("find", "index"):
        start = arguments[1] if len(arguments) > 1 else 0
        return (result if result >= 0 else len(owner)) - start
    if name in ("strip", "lstrip", "rstrip", "removeprefix", "removesuffix"):
        return 0 if result is owner else len(result)
    return len(owner)


def _weight_of_list(name: str, owner: Any, arguments: Sequence[Any]) -> int:
    if name == "pop":
        # What stands behind is moved, 64 places in the time of a step.
        return (len(owner) - arguments[0]) // 64 if arguments and arguments[0] >= 0 else 0
    if name == "extend":
        return len(arguments[0]) if isinstance(arguments[0], _SIZED) else 0
    return len(owner)
