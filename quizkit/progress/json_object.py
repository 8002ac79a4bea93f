"""A base class for named fields that are an object in JSON."""

from typing import Any, dataclass_transform


@dataclass_transform(kw_only_default=True)
class JsonObject:
    """Named fields. To define a subclass costs less time at the start than a dataclass.

    A field with a default is only in the JSON once it is set.
    """

    def __init__(self, **fields: Any) -> None:
        self.__dict__ = fields

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    # Fields change, so there is no hash, as in a dataclass.
    __hash__ = None  # type: ignore[assignment] # this is how Python marks it

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"
