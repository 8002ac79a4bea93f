"""What grading needs to know about the deck around a question."""

from typing import NamedTuple

# Languages that write 3,14 and 1.000 where English writes 3.14 and 1,000 (Unicode CLDR, decimal symbol).
_DECIMAL_COMMA = frozenset(
    "af bg bs ca cs da de el es et eu fi fr gl hr hu id is it kk lt lv mk nb nl nn no pl pt ro ru sk sl sq sr sv tr uk vi".split()
)


class Context(NamedTuple):
    """Built once per deck. `language` is a BCP 47 tag such as `en` or `de-CH`."""

    language: str = "en"

    @property
    def decimal_comma(self) -> bool:
        """Whether the deck's language writes a comma before the fraction of a number."""
        return self.language.partition("-")[0].casefold() in _DECIMAL_COMMA
