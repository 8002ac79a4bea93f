"""A syntax error of YAML as libyaml reports it, and the problem that explains it."""

from typing import NamedTuple

from quizkit.base.problems import Place, Problem

RESERVED = "a text without quotes begins with {}, which YAML reserves"
COLON_INSIDE = "a colon and a space in a text without quotes"
# A corrected line is shown in full; a line of a file that is not a deck may have megabytes.
_LONGEST_HELP = 1000


class SyntaxFault(NamedTuple):
    """A syntax error: the message of libyaml, its places, and the lines of the text. Lines and columns count from 1."""

    message: str
    context: str
    lines: list[str]
    place: Place
    block: Place

    def line(self, number: int = 0) -> str:
        """Return a line, by default that of the error."""
        number = number or self.place.line
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def above(self) -> int:
        """Return the number of the nearest line above with content, or 0."""
        numbers = range(self.place.line - 1, 0, -1)
        return next((number for number in numbers if self.lines[number - 1].strip()[:1] not in ("", "#")), 0)


def syntax_problem(place: Place, message: str, help: str) -> Problem:
    """Return the problem of a syntax error."""
    shown = help if len(help) <= _LONGEST_HELP else f"{help[:_LONGEST_HELP]}…"
    return Problem("yaml-syntax", (), message, shown, place=place)


def needs_quotes(place: Place, message: str, quoted: str) -> Problem:
    """Return the problem of a text that has to be in quotes."""
    return syntax_problem(place, message, f"Put the whole text in quotes: {quoted}")
