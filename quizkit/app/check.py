"""What is found in a deck file, by reading and by rules, and what of it is told."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizkit.app.overrides import held_right
from quizkit.base.problems import Place, Problem
from quizkit.deck_file.fixing.candidate_fixes import FIXABLE_CODES
from quizkit.deck_file.fixing.fixes import fixable_problems
from quizkit.deck_file.reading.comments import ignored, silenced
from quizkit.deck_file.reading.limits import most_bytes
from quizkit.deck_file.reading.read import DeckFile, read_bytes, read_deck
from quizkit.deck_file.yaml_rules.registry import yaml_warnings
from quizkit.library import file_of
from quizkit.terminal.screens.check import Checked

if TYPE_CHECKING:
    from quizkit.progress.state import State

# Where a deck is read from that is piped in; messages call it so.
PIPED, _STANDARD_INPUT = Path("-"), Path("standard input")
_MOST_SOURCE_BYTES = 8_000_000
# Whether a problem can be mended is tried by reading the deck anew, which takes seconds where it is long and torn.
_MOST_LOOKED_AT = 1000
_LONGEST_LOOKED_AT = 500_000


class Choice(NamedTuple):
    """The codes that are looked for, all if none is named, and those that are left out."""

    select: frozenset[str]
    ignore: frozenset[str]

    def told(self, file: DeckFile, found: list[Problem]) -> tuple[list[Problem], int]:
        """Return what of the problems found is told, and how many comments silence."""
        chosen = [one for one in found if (not self.select or one.code in self.select) and one.code not in self.ignore]
        comments = ignored(file.text)
        told = [problem for problem in chosen if not silenced(problem, file, comments)]
        return told, len(chosen) - len(told)

    def of_the_file(self, file: DeckFile) -> list[Problem]:
        """Return what is told of a file by itself, which is what can be mended."""
        return self.told(file, _of_the_file(file))[0]


def checked(path: Path, choice: Choice, state: "State | None") -> tuple[Checked, int]:
    """Return what is found in a file, in the order of its lines, and how much of it comments silence."""
    if path == PIPED:
        path = _STANDARD_INPUT
        file = read_bytes(sys.stdin.buffer.read(most_bytes() + 1), path)
    else:
        file = read_deck(path)
    found = [*_of_the_file(file), *_of_rules(file, path)]
    told, aside = choice.told(file, found)
    told.sort(key=lambda problem: problem.place or Place(1, 1))
    safe_mends = fixable_problems(file.text, path, choice.of_the_file) if _may_be_mended(file, told) else frozenset()
    return Checked(path, file.text.splitlines(), told, held_right(file, state), safe_mends, file.unread), aside


def _may_be_mended(file: DeckFile, told: list[Problem]) -> bool:
    """Return whether a look at what can be mended is worth it."""
    short = len(told) <= _MOST_LOOKED_AT and len(file.text) <= _LONGEST_LOOKED_AT
    return short and any(problem.code in FIXABLE_CODES for problem in told)


def _of_the_file(file: DeckFile) -> list[Problem]:
    return [*file.problems, *yaml_warnings(file, file.text)]


def _of_rules(file: DeckFile, path: Path) -> list[Problem]:
    readable = file.readable
    if readable is None:
        return []
    from quizkit.lint.registry import problems
    from quizkit.lint.subject import Subject

    source = readable.deck.source.file
    subject = Subject(readable.deck, source_text(path, source) if source else None, readable.missing)
    found = (problem._replace(route=readable.route(problem.route)) for problem in problems(subject))
    return [problem._replace(place=file.place(problem.route)) for problem in found]


def source_text(deck: Path, name: str) -> str | None:
    """Return the text of a deck's source: a file of a size that sources have, in the folder of the deck or below.

    A deck may come from anybody. What it names elsewhere is nobody's source, and is not shown.
    """
    path = file_of(deck, name)
    try:
        if path is None or path.stat().st_size > _MOST_SOURCE_BYTES:
            return None
        return path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:
        return None
