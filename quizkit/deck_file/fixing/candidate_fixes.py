"""What may mend a problem of a deck: edits by the place of the problem and the lines there, not yet tried."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

from quizkit.base.problems import Place, Problem
from quizkit.deck_file.fixing.edit import Edit, Lines, Raw, applied, in_quotes, raw_texts
from quizkit.deck_file.reading.aliases import NESTS_A_TEXT, own_name
from quizkit.deck_file.reading.events import QUESTIONS, Entries, Node
from quizkit.deck_file.reading.read import parse_deck

Nodes: TypeAlias = Mapping[Place, Node]
# What texts and keys say, by their places.
Says: TypeAlias = Mapping[Place, str]
# Behind these keys, and behind the letters of choices, no text goes on that began before the colon.
_NO_PART_OF_A_TEXT = NESTS_A_TEXT | {"id", "correct"}
_BROKEN = "yaml-syntax"
MENDABLE = frozenset((_BROKEN, "not-a-key", "not-in-a-deck", "mapping-for-text", "unknown-key", "read-otherwise"))
# How often one question is read anew before it is left to the teacher.
_MOST_TRIES = 40


class Mend(NamedTuple):
    """What is mended: the problem, the place, in words what is done there, and the text that stands there then."""

    problem: Problem
    place: Place
    done: str
    says: str


class Proposal(NamedTuple):
    """Edits that belong together, and what they mend."""

    edits: tuple[Edit, ...]
    mends: tuple[Mend, ...]


def proposals(problem: Problem, lines: Lines, nodes: Nodes, says: Says) -> Iterator[Proposal]:
    """Yield what may mend a problem, the likeliest first."""
    place = problem.place or Place(1, 1)
    start = lines.offset(place)
    match problem.code:
        case "yaml-syntax":
            yield from _part_mended(problem, place, lines)
        case "unknown-key":
            yield from _renamed(problem, place, lines)
        case "read-otherwise":
            yield from _found_in_quotes(problem, _written(says.get(place, "")).match(lines.text, start), lines)
        case "mapping-for-text":
            yield from _found_in_quotes(problem, _one_entry(nodes.get(place), start, lines.text), lines)
        case "not-in-a-deck" if _is_no_reference(start, lines):
            yield from (_quoting(problem, raw, lines) for raw in raw_texts(lines, place) if raw.start == start)
        case "not-a-key":
            yield from (_quoting(problem, raw, lines) for raw in raw_texts(lines, place))
        case _:
            return


def _found_in_quotes(problem: Problem, found: re.Match[str] | None, lines: Lines) -> Iterator[Proposal]:
    if found is not None and found[0]:
        says = " ".join(line.strip() for line in found[0].splitlines())
        yield _quoting(problem, Raw(found.start(), found.end(), says, in_quotes(found[0])), lines)


def _quoting(problem: Problem, raw: Raw, lines: Lines) -> Proposal:
    mend = Mend(problem, lines.place(raw.start), f"put in quotes: {raw.instead}", raw.says)
    return Proposal((Edit(raw.start, raw.end, raw.instead),), (mend,))


def _renamed(problem: Problem, place: Place, lines: Lines) -> Iterator[Proposal]:
    key = str(problem.route[-1])
    name = own_name(key)
    start = lines.offset(place)
    at = start + lines.text.startswith(("'", '"'), start)
    if name != key and lines.text.startswith(key, at):
        mend = Mend(problem, place, f"renamed “{key}” to “{name}”", name)
        yield Proposal((Edit(at, at + len(key), name),), (mend,))


def _one_entry(node: Node | None, start: int, text: str) -> re.Match[str] | None:
    """Return a mapping of one entry that was meant as a text, as it stands in the file."""
    if not isinstance(node, Entries) or len(node.entries) != 1:
        return None
    ((key, (value, _, _)),) = node.entries.items()
    if not isinstance(value, tuple) or not value[1] or len(key) == 1 or key.casefold() in _NO_PART_OF_A_TEXT:
        return None
    return re.compile(rf"{_written(key).pattern}:[ \t]+{_written(value[0]).pattern}").match(text, start)


def _written(value: str) -> re.Pattern[str]:
    """Return what a plain text may look like in a file, where it may go on in further lines."""
    return re.compile(r"\s+".join(map(re.escape, value.split())))


def _is_no_reference(start: int, lines: Lines) -> bool:
    """Return whether a sign is surely part of a text: no anchor that is used, no reference to one, no tag of YAML."""
    found = re.compile(r"([&*!])([\w-]*)").match(lines.text, start)
    if found is None or lines.text.startswith("!!", start):
        return False
    other = {"&": "*", "*": "&"}.get(found[1])
    return other is None or other + found[2] not in lines.references


def _part_mended(problem: Problem, place: Place, lines: Lines) -> Iterator[Proposal]:
    """Yield the part of a deck that a syntax error stands in, a question or an entry, where all of it can be mended.

    The part is tried by itself: a question is lost as a whole, so only its last mend shows whether the first was one.
    """
    first, last = _part(lines, place.line)
    start, end = lines.start(first), lines.start(last + 1)
    steps = _steps(lines.text[start:end], iter(range(_MOST_TRIES)))
    if steps:
        mends = tuple(
            Mend(problem, Place(step.line + first - 1, step.column), f"put in quotes: {raw.instead}", raw.says)
            for _, step, raw in steps
        )
        yield Proposal((Edit(start, end, steps[-1][0]),), mends)


def _steps(text: str, tries: Iterator[int]) -> list[tuple[str, Place, Raw]] | None:
    """Return what leads from a part to one without syntax errors: each text, and what was put in quotes for it.

    None where nothing leads there in so many `tries`. Each step leaves the next error, if any, behind it.
    """
    error = _first_error(text)
    if error is None:
        return []
    lines = Lines(text)
    for raw, _ in zip(raw_texts(lines, error), tries, strict=False):
        changed = applied(text, (Edit(raw.start, raw.end, raw.instead),))
        left = _first_error(changed)
        if left is None or left > max(error, Lines(changed).place(raw.start + len(raw.instead))):
            further = _steps(changed, tries)
            if further is not None:
                return [(changed, lines.place(raw.start), raw), *further]
    return None


def _first_error(part: str) -> Place | None:
    found = parse_deck(part, Path()).problems
    return next((problem.place for problem in found if problem.code == _BROKEN), None)


_TOP = re.compile(r"[A-Za-z_]+:(?:\s|$)")
_DASH = re.compile(r" *(?=-(?:\s|$))")


def _part(lines: Lines, line: int) -> tuple[int, int]:
    """Return the first and the last line of the question that a line belongs to, else of the entry of the deck."""
    top = next((above for above in range(line, 0, -1) if _TOP.match(lines[above])), 1)
    below = next((one for one in range(line + 1, lines.count + 1) if _TOP.match(lines[one])), lines.count + 1)
    if not lines[top].startswith(QUESTIONS + ":"):
        return top, below - 1
    dashes = [(one, len(found[0])) for one in range(top + 1, below) if (found := _DASH.match(lines[one]))]
    starts = [one for one, indent in dashes if indent == dashes[0][1]]
    first = max((one for one in starts if one <= line), default=top)
    return first, min((one for one in starts if one > line), default=below) - 1
