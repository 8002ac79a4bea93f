"""Named tuples of a closed set, which are equal only within one class."""

from typing import TypeVar

Alternative = TypeVar("Alternative", bound=tuple[object, ...])


def alternative(kind: type[Alternative]) -> type[Alternative]:
    """Make the named tuples of a class equal only to those of the same class.

    In Python a named tuple equals every tuple with the same fields: a choice “suspend” would equal a key with that
    name. Each member of a union of named tuples has this decorator.

    >>> from typing import NamedTuple
    >>> @alternative
    ... class Cat(NamedTuple):
    ...     name: str
    >>> Cat("Tom") == Cat("Tom"), Cat("Tom") == ("Tom",), ("Tom",) != Cat("Tom")
    (True, False, True)
    """
    # Equal tuples still have the same hash, that of their fields.
    for name, method in (("__eq__", _equal), ("__ne__", _unequal)):
        setattr(kind, name, method)
    return kind


def _equal(one: tuple[object, ...], other: object) -> bool:
    return type(one) is type(other) and tuple.__eq__(one, other)


def _unequal(one: tuple[object, ...], other: object) -> bool:
    return not _equal(one, other)
