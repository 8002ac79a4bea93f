"""Alternatives are equal only within one class."""

import ast
import inspect
import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from itertools import combinations
from types import ModuleType, UnionType
from typing import Any, NamedTuple, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quizkit
from quizkit.app.exam import HandedIn, Left
from quizkit.base.alternatives import alternative
from quizkit.grading.number.values import AnswerValue
from quizkit.progress.fold import PlacedAttempt
from quizkit.progress.order import Placed
from quizkit.questions.reply_grammar import Command, Misread
from quizkit.questions.shapes import Picked, Typed
from tests.helpers import law


def unions(module: ModuleType) -> Iterator[set[type]]:
    """Yield for each `A | B` in a module, annotations included, the named tuples that it is made of."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            yield set(members(module, node))


def members(module: ModuleType, node: ast.expr) -> Iterator[type]:
    if isinstance(node, ast.BinOp):
        yield from members(module, node.left)
        yield from members(module, node.right)
    elif isinstance(node, ast.Name):
        yield from named_tuples(getattr(module, node.id, None))


def named_tuples(kind: object) -> Iterator[type]:
    if isinstance(kind, UnionType):
        for member in get_args(kind):
            yield from named_tuples(member)
    elif isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields"):
        yield kind


@cache
def alternatives() -> list[type]:
    """Return every named tuple of the package that stands in a union with another one."""
    names = [info.name for info in pkgutil.walk_packages(quizkit.__path__, "quizkit.")]
    result = [union for name in names if not name.endswith("__main__") for union in unions(import_module(name))]
    return sorted({kind for union in result if len(union) > 1 for kind in union}, key=str)


def with_fields(kind: type, fields: tuple[object, ...]) -> Any:
    """Return a named tuple of these fields, whatever its own types are."""
    return tuple.__new__(kind, fields)


def test_the_unions_of_alternatives_are_found() -> None:
    assert {*named_tuples(HandedIn | Left), *named_tuples(AnswerValue), Placed, PlacedAttempt} <= set(alternatives())


@settings(law, max_examples=30)
@given(st.lists(st.one_of(st.text(), st.integers(), st.lists(st.text()).map(tuple)), max_size=4).map(tuple))
def test_alternatives_of_two_classes_are_never_equal(fields: tuple[object, ...]) -> None:
    for one, other in combinations(alternatives(), 2):
        left, right = with_fields(one, fields), with_fields(other, fields)
        assert left != right, (one, other)
        assert not left == right, (one, other)  # noqa: SIM201 - both operators are a method of their own
        assert left not in {right, fields}, (one, other)
    for kind in alternatives():
        same = with_fields(kind, fields)
        assert same == with_fields(kind, fields)
        assert not same != with_fields(kind, fields)  # noqa: SIM202 - the same
        assert {same: 1}[with_fields(kind, fields)] == 1


def test_a_typed_reply_equals_neither_a_command_nor_a_choice() -> None:
    picked: object = Picked("hint")
    others = (Typed("hint"), Command("hint"), Misread("hint"), ("hint",))
    assert [picked == other for other in others] == [False] * 4
    assert picked not in others
    command: object = Command("hint")
    assert command != ("hint", 0)


def test_a_named_tuple_without_the_decorator_equals_others() -> None:
    class Cat(NamedTuple):
        name: str

    assert Cat("Tom") == ("Tom",)
    assert alternative(Cat)("Tom") != ("Tom",)


@pytest.mark.parametrize("kind", alternatives(), ids=lambda kind: kind.__name__)
def test_an_alternative_is_matched_by_its_class(kind: type) -> None:
    match with_fields(kind, ("a",)):
        case Placed("a"):
            assert kind is Placed
        case _:
            assert kind is not Placed
