"""What grading needs to know about the deck around a question, and how strict it is to be."""

from typing import NamedTuple

# Languages that write 3,14 and 1.000 where English writes 3.14 and 1,000 (Unicode CLDR, decimal symbol).
_DECIMAL_COMMA = frozenset(
    "af bg bs ca cs da de el es et eu fi fr gl hr hu id is it kk lt lv mk nb nl nn no pl pt ro ru sk sl sq sr sv tr uk vi".split()
)


class Strictness(NamedTuple):
    """What counts: `case`, that capitals are right; `typos`, that misspellings are forgiven; `accents`, that they are right."""

    case: bool = False
    typos: bool = True
    accents: bool = False


class Context(NamedTuple):
    """Built once per deck. `language` is a BCP 47 tag such as `en` or `de-CH`.

    `answers` are the answers of the deck, `choices` what else is offered to pick; a misspelling that makes one
    of them is refused. The answer being graded may be among them. Building a context loads nothing.

    Two contexts are one only if they are the same object: to hash all answers of a deck for each reply takes too long.
    """

    language: str = "en"
    answers: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Return what tells this object from others."""
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
        """Whether misspellings can be told from words; without, only a slip in a long word is forgiven."""
        from quizkit.grading.words.dictionary import LANGUAGES, base

        return base(self.language) in LANGUAGES
