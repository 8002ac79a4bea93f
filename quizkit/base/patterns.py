"""Regular expressions that are compiled when they are first used: a start uses less than half of those that it loads."""

import re
from typing import AnyStr, cast


class _Pattern:
    """Compiles an expression when it is first used; a method found once costs no more than a compiled one's."""

    def __init__(self, source: object, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        value = getattr(re.compile(cast("str", self._source), self._flags), name)
        setattr(self, name, value)
        return value


def compile(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    r"""Return what stands for the pattern that `re.compile` makes, with all that it has.

    The `re` of a match is the compiled pattern, not what stands for it.

    >>> compile("[aeiou]").sub("", "quizkit"), compile(rb"\d+").pattern
    ('qzkt', b'\\d+')
    """
    return cast("re.Pattern[AnyStr]", _Pattern(source, flags))
