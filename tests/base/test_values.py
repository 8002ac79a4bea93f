"""Values have named fields that do not change, and are equal only within one class."""

import ast
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from inspect import isfunction
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

import pytest

import quizkit
from quizkit.base.values import Value
from quizkit.terminal.theme import Screen

T = TypeVar("T")


class Pet(Value):
    kind: ClassVar[str] = "pet"

    name: str
    age: int = 1


class Cat(Pet):
    colour: str = "black"


def test_fields_are_given_by_place_or_by_name_and_may_have_a_default() -> None:
    assert Pet("Tom").age == 1
    assert Cat("Tom", 2, "white") == Cat(colour="white", name="Tom", age=2)
    assert repr(Cat("Tom")) == "Cat(name='Tom', age=1, colour='black')"


def test_values_of_two_classes_are_not_equal() -> None:
    assert Pet("Tom") == Pet("Tom", 1)
    assert Pet("Tom") not in (Cat("Tom"), ("Tom", 1), Pet("Tom", 2))
    assert {Pet("Tom"): "a"}[Pet("Tom")] == "a"


def test_a_value_does_not_change_but_is_replaced() -> None:
    tom = Cat("Tom", 3)
    with pytest.raises(AttributeError, match="Cat cannot be changed"):
        setattr(tom, "name", "Kit")  # noqa: B010 - mypy knows that it cannot be set
    assert tom._replace(name="Kit") == Cat("Kit", 3)
    assert tom == Cat("Tom", 3)
    with pytest.raises(TypeError, match="Cat has no field nam"):
        tom._replace(nam="Kit")


def test_a_value_is_matched_by_its_fields() -> None:
    match Cat("Tom", 3):
        case Pet(name, age=3):
            assert name == "Tom"
        case _:
            pytest.fail("no match")


def test_a_value_may_be_generic() -> None:
    class Box(Value, Generic[T]):
        content: T

    assert Box[int](1) == Box(1)


def values(kind: type[Value] = Value) -> Iterator[type[Value]]:
    """Yield the values of the package."""
    for info in pkgutil.walk_packages(quizkit.__path__, "quizkit."):
        if not info.name.endswith("__main__"):
            import_module(info.name)
    for below in kind.__subclasses__():
        yield below
        yield from values(below)


def test_no_default_is_a_function_which_would_be_a_method() -> None:
    kinds = [kind for kind in values() if kind.__module__.startswith("quizkit.")]
    assert Screen in kinds
    assert not [kind for kind in kinds for name in kind.__match_args__ if isfunction(getattr(kind, name, None))]


def replaced(tree: ast.Module) -> Iterator[str]:
    """Yield the names of the fields that are replaced, which mypy does not check in values."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "_replace":
            yield from (keyword.arg for keyword in node.keywords if keyword.arg)


def test_what_is_replaced_is_a_field() -> None:
    trees = [ast.parse(path.read_text("utf-8")) for path in Path(quizkit.__path__[0]).rglob("*.py")]
    bodies = (node.body for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    fields = {
        node.target.id
        for body in bodies
        for node in body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }
    names = {name for tree in trees for name in replaced(tree)}
    assert names
    assert names <= fields
