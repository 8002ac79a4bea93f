"""The deck's context for grading: its language and other answers, and how strict grading is."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from quizkit.base.values import Value

T = TypeVar("T")
# Languages that write 3,14 and 1.000 where English writes 3.14 and 1,000 (Unicode CLDR, decimal symbol).
_DECIMAL_COMMA = frozenset(
    "af bg bs ca cs da de el es et eu fi fr gl hr hu id is it kk lt lv mk nb nl nn no pl pt ro ru sk sl sq sr sv tr uk vi".split()
)


class Strictness(Value):
    """How strict grading is: `case`, `accents` and the `article` must be right, `typos` are forgiven.

    If `exact`, replies are compared character by character.
    """

    case: bool = False
    typos: bool = True
    accents: bool = False
    exact: bool = False
    article: bool = False


@lru_cache(maxsize=64)
def in_language(context: "Context", language: str) -> "Context":
    """Return a context for a question in a language of its own; the same one each time, as caches need it."""
    return context._replace(language=language)


class Context(Value):
    """Built once per deck. `language` is a BCP 47 tag such as `en` or `de-CH`.

    `answers` are all answers of the deck, `choices` all other choices: a misspelling that is one of them is rejected.
    The answer being graded may be among them. `stored` is where a large deck stores what was derived of them: it returns
    what a function returned, now or earlier, by a name. Creating a context loads nothing. Contexts are compared by identity,
    because hashing all answers of a deck for each reply takes too long.
    """

    language: str = "en"
    answers: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    stored: Callable[[str, Callable[[], Any]], Any] | None = None

    def derived(self, name: str, make: Callable[[], T]) -> T:
        """Return what is derived of all answers and choices, as JSON has it: texts, lists of them, or an object."""
        made: T = make() if self.stored is None else self.stored(name, make)
        return made

    def __hash__(self) -> int:
        """Return the identity of this object."""
        return id(self)

    def __eq__(self, other: object) -> bool:
        """Return whether the other one is this one."""
        return self is other

    @property
    def decimal_comma(self) -> bool:
        """Whether the deck's language writes a comma before the fraction of a number."""
        return self.language.partition("-")[0].casefold() in _DECIMAL_COMMA

    @property
    def has_dictionary(self) -> bool:
        """Whether the language has a dictionary; without one, only a misspelling of a long word is forgiven."""
        from quizkit.grading.words.dictionary import LANGUAGES, base_language

        return base_language(self.language) in LANGUAGES
