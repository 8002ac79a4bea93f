"""What is wrong with a deck, as plain data. Who shows it chooses its looks."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Generic, Literal, NamedTuple, TypeAlias, TypeVar

Severity: TypeAlias = Literal["error", "warning", "note"]
# Where in a deck: keys and 0-based positions from its top, as ("questions", 3, "answer").
Route: TypeAlias = tuple[str | int, ...]


class Place(NamedTuple):
    """A place in a file, both counted from 1, in characters."""

    line: int
    column: int


class Problem(NamedTuple):
    """One thing that is wrong: what, where, and what to do.

    `place` stands where the finder knew it; otherwise the file that was read resolves `route`.
    """

    code: str
    route: Route
    message: str
    help: str = ""
    severity: Severity = "error"
    place: Place | None = None


class Finding(NamedTuple):
    """What a rule found, and where; the rule adds its code and its severity. `place` as in `Problem`."""

    route: Route
    message: str
    help: str = ""
    place: Place | None = None


Subject = TypeVar("Subject")
_Find: TypeAlias = Callable[[Subject], Iterable[Finding]]


class Rule(NamedTuple, Generic[Subject]):
    """A function that finds one kind of problem. Its docstring is the page that explains the code."""

    code: str
    severity: Severity
    find: _Find[Subject]

    def problems(self, subject: Subject) -> list[Problem]:
        """Return what the rule finds, as problems without a place."""
        return [
            Problem(self.code, found.route, found.message, found.help, self.severity, found.place)
            for found in self.find(subject)
        ]

    def page(self) -> "Page":
        """Return what explains the rule."""
        from inspect import getdoc

        return Page(self.code, self.severity, getdoc(self.find) or "")


def rule(code: str, severity: Severity) -> Callable[[_Find[Subject]], Rule[Subject]]:
    """Make a rule of the function that finds its problems."""

    def made(find: _Find[Subject]) -> Rule[Subject]:
        return Rule(code, severity, find)

    return made


class Page(NamedTuple):
    """What explains a code: what it finds, why that matters, a bad and a good example."""

    code: str
    severity: Severity
    text: str


def page(code: str, severity: Severity = "error") -> Callable[[Callable[[], None]], Page]:
    """Make a page of the docstring of a function that does nothing: for a code that reading itself tells."""

    def made(explained: Callable[[], None]) -> Page:
        from inspect import getdoc

        return Page(code, severity, getdoc(explained) or "")

    return made


def route_text(route: Route) -> str:
    """Return a route as people write it: `questions[3].answer`."""
    parts = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in route)
    return "".join(parts).removeprefix(".")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `Did you mean “…”?` with the nearest of the known words, or an empty text if none is near."""
    found = nearest(word, known)
    return f"Did you mean “{found}”?" if found else ""


# To compare two words takes as long as the product of their lengths, and nobody mistypes a name among so many.
_LONGEST, _MOST_KNOWN = 200, 200


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the nearest of the known words, the first 200 of them, or an empty text if none is near.

    What is longer than 200 characters is near to nothing.
    """
    from difflib import get_close_matches

    folded = {name.casefold(): name for name in islice(known, _MOST_KNOWN) if len(name) <= _LONGEST}
    found = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6) if len(word) <= _LONGEST else ()
    return folded[found[0]] if found else ""
