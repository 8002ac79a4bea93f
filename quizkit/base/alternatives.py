"""Alternatives that are told apart by their class: for the named tuples of a closed set."""

from typing import TypeVar

Alternative = TypeVar("Alternative", bound=tuple[object, ...])


def alternative(kind: type[Alternative]) -> type[Alternative]:
    """Let the named tuples of a class equal only those of the same class.

    To Python a named tuple equals every tuple with the same fields: a choice “suspend” would equal a key that is
    called so. Each member of a union of named tuples carries this decorator.

    >>> from typing import NamedTuple
    >>> @alternative
    ... class Cat(NamedTuple):
    ...     name: str
    >>> Cat("Tom") == Cat("Tom"), Cat("Tom") == ("Tom",), ("Tom",) != Cat("Tom")
    (True, False, True)
    """
    # What is equal still has the same hash: that of the fields, which a tuple has already.
    for name, method in (("__eq__", _equal), ("__ne__", _unequal)):
        setattr(kind, name, method)
    return kind


def _equal(one: tuple[object, ...], other: object) -> bool:
    return type(one) is type(other) and tuple.__eq__(one, other)


def _unequal(one: tuple[object, ...], other: object) -> bool:
    return not _equal(one, other)
