"""Values: objects with named fields that do not change, equal only within one class."""

from typing import TYPE_CHECKING, Any, ClassVar, Self, dataclass_transform, get_origin

_set = object.__setattr__


@dataclass_transform(frozen_default=True)
class Value:
    """Its fields are the annotations of a subclass, as in a frozen dataclass; a default is an attribute of the class.

    To define a subclass takes a small part of the time that a dataclass takes, which counts at each start. mypy checks
    the types and the number of the fields, but not the names in `_replace`. A default is not a function: that would be a
    method.
    """

    __match_args__: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = (name for name, kind in cls.__annotations__.items() if ClassVar not in (kind, get_origin(kind)))
        fields = tuple(dict.fromkeys((*cls.__match_args__, *own)))
        cls.__match_args__ = fields  # type: ignore[misc] # mypy derives the same from the annotations

    def __init__(self, *values: Any, **named: Any) -> None:
        fields = self.__match_args__
        # One by one, so that the objects of a class share their keys: a large deck has a hundred thousand.
        for name, value in zip(fields, values, strict=False):
            _set(self, name, value)
        for name, value in named.items():
            if name not in fields:
                raise TypeError(f"{type(self).__name__} has no field {name}")
            _set(self, name, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed; `_replace` returns another one")

    def _replace(self, **changes: Any) -> Self:
        """Return one with other values in some fields."""
        return type(self)(**{name: getattr(self, name) for name in self.__match_args__} | changes)

    def _values(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__match_args__)

    if not TYPE_CHECKING:
        # mypy does not know this method, so it reports a comparison with what is never equal.
        def __eq__(self, other: object) -> bool:
            return type(self) is type(other) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        fields = (f"{name}={value!r}" for name, value in zip(self.__match_args__, self._values(), strict=True))
        return f"{type(self).__name__}({', '.join(fields)})"
