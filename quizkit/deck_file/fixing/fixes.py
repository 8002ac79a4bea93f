"""The text of a deck with all mended in it that has one safe mend.

A proposal is only kept if the text, read anew, shows that it is a mend: the text stands there as it was meant, nothing
is wrong with it any more, and everything else says what it said before.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence, Set
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from quizkit.base.problems import Place, Problem
from quizkit.deck_file.fixing.candidate_fixes import MENDABLE, Mend, Proposal, proposals
from quizkit.deck_file.fixing.edit import Edit, Lines, applied
from quizkit.deck_file.reading.events import QUESTIONS, Entries, Items, Node, place_of
from quizkit.deck_file.reading.read import DeckFile, parse_deck
from quizkit.deck_file.write import as_yaml

# What counts of all that is wrong with a deck: of a file that was read, the problems to mend.
Tell: TypeAlias = Callable[[DeckFile], Sequence[Problem]]
# Reading tells of twenty syntax errors at once, so a thousand and more are mended in one run.
_MOST_ROUNDS = 60
_MOST_TRIES = 6
_MOST_ALONE = 20
_MOST_LOOKS = 4


class Mended(NamedTuple):
    """A text with its mends made, and how many ids were written in."""

    text: str
    mends: tuple[Mend, ...] = ()
    ids: int = 0


class _Read:
    """A text that was read, and what of it counts as wrong."""

    def __init__(self, text: str, path: Path, tell: Tell) -> None:
        self.text = text
        self.file = parse_deck(text, path)
        self.tell = tell

    def with_edits(self, edits: Sequence[Edit]) -> "_Read":
        """Read the text anew with edits made."""
        return _Read(applied(self.text, edits), self.file.path, self.tell)

    @cached_property
    def to_mend(self) -> list[Problem]:
        """The problems to mend, those of broken YAML before all others."""
        found = [problem for problem in self.tell(self.file) if problem.code in MENDABLE and problem.place]
        return sorted(found, key=lambda problem: problem.code != "yaml-syntax")

    @cached_property
    def to_mend_at(self) -> set[tuple[str, Place | None]]:
        """The codes of the problems to mend, each with its place."""
        return {(problem.code, problem.place) for problem in self.to_mend}

    @cached_property
    def nodes(self) -> dict[Place, Node]:
        """Every node by its place."""
        return {} if self.file.root is None else {place_of(node): node for node in _all_nodes(self.file.root)}

    @cached_property
    def says(self) -> dict[Place, str]:
        """Every text and every key by its place."""
        found = {place: node[0] for place, node in self.nodes.items() if isinstance(node, tuple)}
        for node in self.nodes.values():
            for key, (_, line, column) in node.entries.items() if isinstance(node, Entries) else ():
                found[Place(line, column)] = key
        return found

    @cached_property
    def errors(self) -> set[Place | None]:
        """Where errors stand."""
        return {problem.place for problem in self.file.problems if problem.severity == "error"}

    def count(self, code: str = "") -> int:
        """Return how many errors there are, or how many of one code."""
        return sum(one.severity == "error" and code in ("", one.code) for one in self.file.problems)

    def parts(self) -> list[tuple[int, Any]]:
        """Return the entries of the deck and its questions, each as its first line and what it says."""
        root = self.file.root
        found: list[tuple[int, Any]] = []
        for key, (node, line, _) in root.entries.items() if isinstance(root, Entries) else ():
            if key == QUESTIONS and isinstance(node, Items):
                found += [(place_of(item).line, _plainly(item)) for item in node.items]
            else:
                found.append((line, (key, _plainly(node))))
        return sorted(found, key=lambda part: part[0])


def mended(text: str, path: Path, tell: Tell, *, ids: bool = True) -> Mended:
    """Mend what has one safe mend, of what `tell` tells; with `ids` write in those that the deck has unsaid."""
    read, mends = _Read(text, path, tell), []
    for _ in range(_MOST_ROUNDS):
        accepted, after = _round(read, _waiting(read))
        if not accepted:
            break
        read = after
        mends += [mend for proposal in accepted for mend in proposal.mends]
    edits = list(_ids(read)) if ids else []
    written = read.with_edits(edits)
    if not edits or written.file.deck != read.file.deck:
        return Mended(read.text, tuple(mends))
    return Mended(written.text, tuple(mends), len(edits))


def mendable(text: str, path: Path, tell: Tell) -> frozenset[Problem]:
    """Return the problems of a text that would be mended, as far as a few looks tell: one problem a line in each."""
    read, looked_at, found = _Read(text, path, tell), set[Problem](), set[Problem]()
    for _ in range(_MOST_LOOKS):
        waiting = _waiting(read, looked_at)
        if not waiting:
            break
        looked_at |= {options[0].mends[0].problem for options in waiting}
        found |= {mend.problem for proposal in _round(read, waiting)[0] for mend in proposal.mends}
    return frozenset(found)


def _round(before: _Read, waiting: list[list[Proposal]]) -> tuple[list[Proposal], _Read]:
    """Mend what waits, and return what holds, with the text read anew."""
    # A proposal that fails gives way to the next one for its problem.
    for _ in range(_MOST_TRIES):
        tried = [options[0] for options in waiting]
        if not tried:
            break
        after = before.with_edits([edit for proposal in tried for edit in proposal.edits])
        held = [_holds(proposal, after) for proposal in tried]
        if all(held):
            if _is_better(before, after, tried):
                return tried, after
            break
        left = (options if holds else options[1:] for options, holds in zip(waiting, held, strict=True))
        waiting = [options for options in left if options]
    return _alone(before, waiting)


def _alone(before: _Read, waiting: list[list[Proposal]]) -> tuple[list[Proposal], _Read]:
    """Mend only the first problem that can be mended by itself."""
    for proposal in (proposal for options in waiting[:_MOST_ALONE] for proposal in options):
        after = before.with_edits(proposal.edits)
        if _holds(proposal, after) and _is_better(before, after, [proposal]):
            return [proposal], after
    return [], before


def _waiting(read: _Read, passed_over: Set[Problem] = frozenset()) -> list[list[Proposal]]:
    """Return the proposals for each problem; none of the first ones for two problems share a line."""
    lines = Lines(read.text)
    found: list[list[Proposal]] = []
    taken: set[int] = set()
    for problem in (problem for problem in read.to_mend if problem not in passed_over):
        options = list(proposals(problem, lines, read.nodes, read.says))
        touched = {line for option in options for line in _lines_of(option, lines)}
        if options and taken.isdisjoint(touched):
            found.append(options)
            taken |= touched
    return found


def _lines_of(proposal: Proposal, lines: Lines) -> Iterator[int]:
    for edit in proposal.edits:
        yield from range(lines.place(edit.start).line, lines.place(max(edit.start, edit.end - 1)).line + 1)


def _holds(proposal: Proposal, after: _Read) -> bool:
    """Return whether the texts that were meant stand there now, and nothing is wrong with them."""
    code = proposal.mends[0].problem.code
    return all(
        after.says.get(mend.place) == mend.says
        and mend.place not in after.errors
        and (code, mend.place) not in after.to_mend_at
        for mend in proposal.mends
    )


def _is_better(before: _Read, after: _Read, tried: Sequence[Proposal]) -> bool:
    """Return whether less is wrong, and what was not touched says what it said."""
    if before.file.deck is not None:
        return after.file.deck == before.file.deck
    fewer = after.count("yaml-syntax") < before.count("yaml-syntax") or after.count() <= before.count()
    return fewer and _untouched_stays(before, after, tried)


def _untouched_stays(before: _Read, after: _Read, tried: Sequence[Proposal]) -> bool:
    parts = before.parts()
    firsts = [line for line, _ in parts]
    # No mend changes the number of lines, so that a part begins in the same line before and after.
    touched = {bisect_right(firsts, mend.place.line) - 1 for proposal in tried for mend in proposal.mends}
    now = dict(after.parts())
    return all(now.get(line) == said for at, (line, said) in enumerate(parts) if at not in touched and said is not None)


def _plainly(node: Node) -> Any:
    """Return what a node says, without places; None for what could not be read."""
    if isinstance(node, tuple):
        return node[:2]
    if isinstance(node, Items):
        return [_plainly(item) for item in node.items]
    return {key: _plainly(entry[0]) for key, entry in node.entries.items()} if isinstance(node, Entries) else None


def _all_nodes(node: Node) -> Iterator[Node]:
    yield node
    for item in node.items if isinstance(node, Items) else ():
        yield from _all_nodes(item)
    for entry in node.entries.values() if isinstance(node, Entries) else ():
        yield from _all_nodes(entry[0])


def _ids(read: _Read) -> Iterator[Edit]:
    """Yield the ids that a deck and its questions have without saying so, each at the top of its mapping."""
    deck, root = read.file.deck, read.file.root
    if deck is None or not isinstance(root, Entries):
        return
    lines = Lines(read.text)
    if "id" not in root.entries:
        yield _first_entry(lines, place_of(root), as_yaml(deck.id))
    listed = root.entries[QUESTIONS][0]
    for question, node in zip(deck.questions, listed.items if isinstance(listed, Items) else (), strict=True):
        if isinstance(node, Entries) and "id" not in node.entries:
            yield _first_entry(lines, place_of(node), question.common.id)


def _first_entry(lines: Lines, place: Place, id: str) -> Edit:
    start = lines.offset(place)
    if lines.text.startswith("{", start):
        return Edit(start + 1, start + 1, f"id: {id}, ")
    # What a line is indented by may only be spaces; a key further right stands behind dashes.
    return Edit(start, start, f"id: {id}{lines.line_break(place.line)}{' ' * (place.column - 1)}")
