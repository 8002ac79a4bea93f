"""Comments that ignore problems: `# quiz: ignore CODE`, with several codes separated by spaces or commas.

A comment applies to the line that it ends; alone on its line it applies to the next line with content. It ignores
problems in that line and in everything that belongs to it: at its dash a whole question, at `questions:` all
questions, at `title:` the deck.
"""

import re
from bisect import bisect_right
from typing import Any, TypeAlias

import yaml

from quizkit.base.problems import Problem
from quizkit.deck_file.reading.nodes import nodes_on
from quizkit.deck_file.reading.read import DeckFile

# The codes to ignore in each line, counted from 1.
Ignored: TypeAlias = dict[int, set[str]]
# What each of these comments contains.
COMMENT = "quiz:"
_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*quiz:\s*ignore\s+([a-z][a-z0-9, -]*)")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def ignored(text: str) -> Ignored:
    """Return the codes that the comments of a deck ignore, by line."""
    codes: Ignored = {}
    if COMMENT not in text:
        return codes
    scalars = _scalars(text)
    # The next line with content; lines are read from the last to the first.
    following = 0
    for number, line in reversed(list(enumerate(text.splitlines(), 1))):
        comment = _COMMENT.search(line)
        if comment and not _within(scalars, number, comment.start()):
            target = number if line[: comment.start()].strip() else following or number
            codes.setdefault(target, set()).update(re.split(r"[\s,]+", comment[1].strip(" ,")))
        if line.strip()[:1] not in ("", "#"):
            following = number
    return codes


def silenced(problem: Problem, file: DeckFile, codes: Ignored) -> bool:
    """Return whether a comment ignores a problem, at its place or at something that contains it."""
    place = problem.place or file.place(problem.route)
    # The lines of all keys and nodes on the route; the line of the deck is that of `title`.
    on_route = (place for part in (("title",), problem.route) for _, place in nodes_on(part, file.root))
    lines = {place.line, *(one.line for one in on_route)}
    return any(problem.code in codes.get(line, ()) for line in lines)


def _scalars(text: str) -> list[tuple[int, int, int, int]]:
    """Return where texts begin and end, lines from 1, columns from 0, up to the first syntax error."""
    scalars = []
    loader = _Loader(text)
    try:
        while loader.check_token():
            token = loader.get_token()
            if isinstance(token, yaml.ScalarToken):
                start, end = token.start_mark, token.end_mark
                scalars.append((start.line + 1, start.column, end.line + 1, end.column))
    except (yaml.YAMLError, ValueError, OverflowError):
        return scalars
    finally:
        loader.dispose()
    return scalars


def _within(scalars: list[tuple[int, int, int, int]], line: int, column: int) -> bool:
    """Return whether a place is in one of the texts, which are sorted and do not overlap."""
    before = bisect_right(scalars, (line, column), key=lambda scalar: scalar[:2]) - 1
    return before >= 0 and (line, column) < scalars[before][2:]
