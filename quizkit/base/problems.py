"""Problems of a deck, as plain data."""

from collections.abc import Callable, Iterable
from itertools import islice
from types import ModuleType
from typing import Any, Generic, Literal, NamedTuple, TypeAlias, TypeVar

from quizkit.base.values import Value

Severity: TypeAlias = Literal["error", "warning", "note"]
# A place in a deck: keys and 0-based positions from the top, as ("questions", 3, "answer").
Route: TypeAlias = tuple[str | int, ...]


class Place(NamedTuple):
    """A place in a file; lines and columns count from 1."""

    line: int
    column: int


class Problem(Value):
    """One problem: what is wrong, where, and what to do.

    Without a `place`, the deck file resolves `route`.
    """

    code: str
    route: Route
    message: str
    help: str = ""
    severity: Severity = "error"
    place: Place | None = None


class Finding(Value):
    """A problem before its rule adds the code and the severity."""

    route: Route
    message: str
    help: str = ""
    place: Place | None = None


Checked = TypeVar("Checked")
_Find: TypeAlias = Callable[[Checked], Iterable[Finding]]


class Rule(Value, Generic[Checked]):
    """A function that finds one kind of problem. Its docstring is the page of its code."""

    code: str
    severity: Severity
    find: _Find[Checked]

    def problems(self, subject: Checked) -> list[Problem]:
        """Return the problems that the rule finds."""
        return [
            Problem(self.code, finding.route, finding.message, finding.help, self.severity, finding.place)
            for finding in self.find(subject)
        ]

    def page(self) -> str:
        """Return the page of the rule's code."""
        from inspect import getdoc

        return getdoc(self.find) or ""


def rule(code: str, severity: Severity) -> Callable[[_Find[Checked]], Rule[Checked]]:
    """Turn a function that finds problems into a rule."""
    return lambda find: Rule(code, severity, find)


def rules_in(*modules: ModuleType) -> tuple[Rule[Any], ...]:
    """Return the rules of modules, in the order in which they are written."""
    return tuple(value for module in modules for value in vars(module).values() if isinstance(value, Rule))


class Code(Value):
    """A problem code. Its page says what the problem is and why it matters, with a bad and a good example."""

    name: str
    severity: Severity
    page: str


def route_text(route: Route) -> str:
    """Return a route as text: `questions[3].answer`."""
    parts = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in route)
    return "".join(parts).removeprefix(".")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `Did you mean “…”?` with the nearest known word, or an empty text if none is near."""
    match = nearest(word, known)
    return f"Did you mean “{match}”?" if match else ""


# Limits on the work: comparing two words takes time in proportion to the product of their lengths.
_LONGEST, _MOST_KNOWN = 200, 200


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the nearest of the first 200 known words, or an empty text if none is near.

    Words over 200 characters are not compared.
    """
    from difflib import get_close_matches

    folded = {name.casefold(): name for name in islice(known, _MOST_KNOWN) if len(name) <= _LONGEST}
    matches = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6) if len(word) <= _LONGEST else ()
    return folded[matches[0]] if matches else ""
