"""Counts the steps that a regular expression takes: a backtracking matcher over what `re` itself makes of a pattern.

`re` turns back inside one call, which no profiler sees. This matcher tries the same ways in the same order, and counts
each character that it looks at. It knows what quizkit's patterns use, and raises KeyError for anything else.
"""

import ast
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import islice
from math import inf
from pathlib import Path
from typing import Any, NamedTuple

import quizkit

_parser: Any = import_module("re._parser")
PACKAGE = Path(quizkit.__file__).parent
_NO_LIMIT = int(_parser.MAXREPEAT)
_LIMIT = 6
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_TIMES = 15
_MOST_STEPS = 100_000
# Characters that stand for their kinds; what a pattern looks for is added to them.
_SAMPLES = "a1 -.,:;'\"*_`#=/\\([{<&+A\n\té語"
_BEGINS_ANYWHERE = frozenset(("search", "finditer", "findall", "sub", "subn", "split"))


class Found(NamedTuple):
    """A pattern in the source: where, what it is, and how it is called: `match`, `fullmatch` or `search`."""

    place: str
    pattern: str
    flags: int
    call: str


class TooMany(Exception):
    """A pattern takes more steps than are counted."""


class Matcher:
    """One pattern, and the steps that it has taken. Each part of it yields the places where it may end, in order."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        tree = _parser.parse(pattern, flags)
        self._tree = list(tree)
        self._flags = tree.state.flags
        self._fits: dict[int, Callable[[str], object]] = {}
        self._text = ""
        self._groups: dict[int, tuple[int, int]] = {}
        self._steps = 0

    def count(self, text: str, call: str) -> int:
        """Return how many steps it takes to find the pattern in a text, all through it where `call` is `search`."""
        self._text, self._steps, place = text, 0, 0
        while place <= len(text):
            self._groups.clear()
            ends = self._row(self._tree, place)
            end = next((end for end in ends if call != "fullmatch" or end == len(text)), None)
            if call != "search":
                break
            place = max(place + 1, end or 0)
        return self._steps

    def _step(self) -> None:
        self._steps += 1
        if self._steps > _MOST_STEPS:
            raise TooMany

    def _row(self, row: list[Any], place: int, first: int = 0) -> Iterator[int]:
        if first == len(row):
            yield place
            return
        for end in self._one(row[first][0], row[first][1], place):
            yield from self._row(row, end, first + 1)

    def _one(self, operation: Any, argument: Any, place: int) -> Iterator[int]:
        name = str(operation)
        if name in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            return self._character(name, argument, place)
        if name in _REPEATS:
            ends = self._repeat(name != "MIN_REPEAT", argument, place, 0)
            # A possessive one never turns back.
            return islice(ends, 1) if name == "POSSESSIVE_REPEAT" else ends
        return {
            "BRANCH": self._branch, "SUBPATTERN": self._group, "ASSERT": self._ahead, "ASSERT_NOT": self._not_ahead,
            "AT": self._at, "GROUPREF": self._again,
        }[name](argument, place)  # fmt: skip

    def _character(self, name: str, argument: Any, place: int) -> Iterator[int]:
        self._step()
        if place < len(self._text):
            fits = self._fits.get(id(argument)) if name == "IN" else None
            if fits is None:
                fits = self._fits[id(argument)] = is_one(name, argument, self._flags)
            if fits(self._text[place]):
                yield place + 1

    def _branch(self, argument: Any, place: int) -> Iterator[int]:
        for way in argument[1]:
            yield from self._row(list(way), place)

    def _group(self, argument: Any, place: int) -> Iterator[int]:
        number, _, _, inside = argument
        for end in self._row(list(inside), place):
            self._groups[number or 0] = (place, end)
            yield end

    def _repeat(self, greedy: bool, argument: Any, place: int, number: int) -> Iterator[int]:
        least, most, inside = argument
        if not greedy and number >= least:
            yield place
        # What has a limit does not grow beyond it; here it is reached soon.
        if number < (int(most) if int(most) == _NO_LIMIT else min(int(most), max(least, _LIMIT))):
            for end in self._row(list(inside), place):
                if end != place or number < least:
                    yield from self._repeat(greedy, argument, end, number + 1)
        if greedy and number >= least:
            yield place

    def _ahead(self, argument: Any, place: int) -> Iterator[int]:
        if self._looks(argument, place):
            yield place

    def _not_ahead(self, argument: Any, place: int) -> Iterator[int]:
        if not self._looks(argument, place):
            yield place

    def _looks(self, argument: Any, place: int) -> bool:
        direction, inside = argument
        start = place if direction > 0 else place - inside.getwidth()[0]
        return start >= 0 and next(self._row(list(inside), start), None) is not None

    def _at(self, argument: Any, place: int) -> Iterator[int]:
        def word(at: int) -> bool:
            return 0 <= at < len(self._text) and (self._text[at].isalnum() or self._text[at] == "_")

        if {
            "AT_BEGINNING": place == 0,
            "AT_BEGINNING_STRING": place == 0,
            "AT_END": self._text[place:] in ("", "\n"),
            "AT_END_STRING": place == len(self._text),
            "AT_BOUNDARY": word(place - 1) != word(place),
            "AT_NON_BOUNDARY": word(place - 1) == word(place),
        }[str(argument)]:
            yield place

    def _again(self, number: int, place: int) -> Iterator[int]:
        start, end = self._groups.get(number, (0, 0))
        self._step()
        if self._text.startswith(self._text[start:end], place):
            yield place + end - start


def is_one(operation: str, argument: Any, flags: int) -> Callable[[str], object]:
    """Return what tells whether a character is one that an operation takes."""
    one = flags & (re.IGNORECASE | re.ASCII)
    if operation == "ANY":
        return lambda character: character != "\n" or bool(flags & re.DOTALL)
    if operation == "IN":
        written = "".join(map(_written, argument))
        return re.compile(f"[{written}]", one).fullmatch
    sign = "^" if operation == "NOT_LITERAL" else ""
    return re.compile(f"[{sign}{re.escape(chr(argument))}]", one).fullmatch


def _written(item: Any) -> str:
    kind, value = str(item[0]), item[1]
    if kind == "LITERAL":
        return re.escape(chr(value))
    if kind == "RANGE":
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    return {"NEGATE": "^"}.get(kind) or _CATEGORIES[str(value)]


_CATEGORIES = {
    "CATEGORY_DIGIT": r"\d", "CATEGORY_NOT_DIGIT": r"\D", "CATEGORY_SPACE": r"\s", "CATEGORY_NOT_SPACE": r"\S",
    "CATEGORY_WORD": r"\w", "CATEGORY_NOT_WORD": r"\W",
}  # fmt: skip


class Attack(NamedTuple):
    """What may make a pattern turn back: a beginning, a part to repeat, and an end that fails."""

    before: str
    pump: str
    end: str

    def text(self, times: int) -> str:
        """Return the text in which the part stands so many times."""
        return self.before + self.pump * times + self.end


def attacks(pattern: str, flags: int, *, all: bool = False) -> Iterator[Attack]:
    """Yield attacks made of what a pattern repeats; with `all` of any sign too, and with an end that does not fail."""
    tree = _parser.parse(pattern, flags)
    pumps: dict[tuple[str, str], None] = {}
    _pumps(list(tree), tree.state.flags, "", pumps)
    if all:
        pumps |= dict.fromkeys(("", character) for character in _SAMPLES)
    # A letter fails where a pattern looks ahead for its end; of a very long pattern that takes too long here.
    ends = ("\0", "a", "") if all else ("\0", "a") if "(?!" in pattern and len(pattern) < 500 else ("\0",)
    for before, pump in pumps:
        yield from (Attack(before, pump, end) for end in ends)


def worst(found: Found, *, all: bool = False) -> tuple[float, Attack | None]:
    """Return how often as many steps a pattern takes for twice the input at worst, and that input."""
    matcher = Matcher(found.pattern, found.flags)
    ratios = [(1.0, Attack("", "", ""))]
    for attack in attacks(found.pattern, found.flags, all=all):
        try:
            once = matcher.count(attack.text(_TIMES), found.call)
            # What is passed over in a step or two each is not turned back for.
            if once > 2 * _TIMES * len(attack.pump) + 60:
                ratios.append((matcher.count(attack.text(2 * _TIMES), found.call) / once, attack))
        except TooMany:
            return inf, attack
    return max(ratios)


def _pumps(row: list[Any], flags: int, before: str, pumps: dict[tuple[str, str], None]) -> None:
    """Note the parts of a row that may be repeated: what a repeat takes, alone and with what stands beside it."""
    for place, (operation, argument) in enumerate(row):
        lead = before + sample(row[:place], flags)
        if str(operation) in _REPEATS and int(argument[1]) == _NO_LIMIT:
            for which in range(2):
                inside = sample(list(argument[2]), flags, which)
                pumps[lead, inside] = None
                pumps["", lead + inside] = None
                pumps["", sample(row[max(0, place - 1) : place + 1], flags, which)] = None
                pumps["", sample(row[place : place + 2], flags, which)] = None
        for inner in _inner(str(operation), argument):
            _pumps(list(inner), flags, lead, pumps)


def _inner(operation: str, argument: Any) -> list[Any]:
    if operation == "BRANCH":
        return list(argument[1])
    if operation in _REPEATS:
        return [argument[2]]
    return [argument[3]] if operation == "SUBPATTERN" else []


def sample(row: list[Any], flags: int, which: int = 0) -> str:
    """Return a text that a row of operations takes, without regard to what it looks at ahead or behind."""
    text = ""
    for operation, argument in row:
        name = str(operation)
        if name == "LITERAL":
            text += chr(argument)
        elif name in ("IN", "ANY", "NOT_LITERAL"):
            fits = [one for one in _SAMPLES + _own(name, argument) if is_one(name, argument, flags)(one)]
            text += fits[which % len(fits)] if fits else ""
        elif name == "BRANCH":
            text += sample(list(argument[1][which % len(argument[1])]), flags, which)
        elif name == "SUBPATTERN":
            text += sample(list(argument[3]), flags, which)
        elif name in _REPEATS:
            text += sample(list(argument[2]), flags, which) * max(1, argument[0])
    return text


def _own(name: str, argument: Any) -> str:
    """Return the characters that a set names."""
    if name != "IN":
        return ""
    return "".join(chr(value if str(kind) == "LITERAL" else value[0]) for kind, value in argument if str(kind) in ("LITERAL", "RANGE"))  # fmt: skip


def patterns() -> tuple[list[Found], list[str]]:
    """Return the patterns of the package, and the places of those that are made of what a deck says."""
    found, unknown = [], []
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))}
    whole = "\n".join(texts.values())
    for path, text in texts.items():
        names = vars(import_module(".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)))
        tree = ast.parse(text)
        assigned = {id(node.value): node.targets[0] for node in ast.walk(tree) if isinstance(node, ast.Assign)}
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and _is_of_re(node)):
            place = f"{path.relative_to(PACKAGE)}: {ast.unparse(call.args[0])[:40]}"
            function = call.func.attr  # type: ignore[attr-defined]  # it is an attribute of `re`
            try:
                pattern = eval(compile(ast.Expression(call.args[0]), str(path), "eval"), names)
                flags = eval(compile(ast.Expression(_flags(call, function)), str(path), "eval"), names)
            except NameError:
                unknown.append(place)
                continue
            target = assigned.get(id(call))
            name = target.id if isinstance(target, ast.Name) else ""
            calls = {function} if function != "compile" else set(re.findall(rf"\b{name}\.(\w+)", whole) if name else ())
            if isinstance(pattern, str):
                found.append(
                    Found(f"{path.relative_to(PACKAGE)}: {name or pattern[:20]}", pattern, int(flags), _call(calls))
                )
    return found, unknown


def _is_of_re(node: ast.Call) -> bool:
    function = node.func
    is_one = (
        isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and function.value.id in ("re", "patterns")
    )
    return is_one and function.attr in {*_BEGINS_ANYWHERE, "compile", "match", "fullmatch"}  # type: ignore[attr-defined]  # it is an attribute


def _flags(call: ast.Call, function: str) -> ast.expr:
    named = [one.value for one in call.keywords if one.arg == "flags"]
    place = {"compile": 1, "sub": 4}.get(function, 2)
    return named[0] if named else call.args[place] if len(call.args) > place else ast.parse("0", mode="eval").body


def _call(calls: set[str]) -> str:
    if calls & _BEGINS_ANYWHERE or not calls:
        return "search"
    return "match" if "match" in calls else "fullmatch"
