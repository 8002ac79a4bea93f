"""Fixes the problems of a deck that have one safe fix.

A candidate fix is applied only if reading the new text shows that it is one: the intended text is at its place, it has
no problem any more, and everything else is as before.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence, Set
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from quizkit.base.problems import Place, Problem
from quizkit.deck import Deck
from quizkit.deck_file.fixing.candidate_fixes import FIXABLE_CODES, CandidateFix, Fix, candidate_fixes
from quizkit.deck_file.fixing.edit import Edit, applied
from quizkit.deck_file.fixing.slugs import slugs
from quizkit.deck_file.lines import LINE_BREAK, TextLines
from quizkit.deck_file.quoting import scalar
from quizkit.deck_file.reading.nodes import QUESTIONS, Entries, Items, Node, all_nodes, place_of, questions_of
from quizkit.deck_file.reading.read import DeckFile, parse_deck

# Returns the problems of a file that are to be fixed.
Reporter: TypeAlias = Callable[[DeckFile], Sequence[Problem]]
# Reading reports twenty syntax errors at once, so one run fixes more than a thousand.
_MOST_ROUNDS = 60
_MOST_TRIES = 6
_MOST_ALONE = 20
_MOST_LOOKS = 4


class FixedText(NamedTuple):
    """The text of a deck with its fixes applied, and the number of ids written."""

    text: str
    fixes: tuple[Fix, ...] = ()
    ids: int = 0


class _Reading:
    def __init__(self, text: str, path: Path, reporter: Reporter) -> None:
        self.text = text
        self.file = parse_deck(text, path)
        self.reporter = reporter

    def with_edits(self, edits: Sequence[Edit]) -> "_Reading":
        """Read the text with edits applied."""
        return _Reading(applied(self.text, edits), self.file.path, self.reporter)

    @cached_property
    def fixable(self) -> list[Problem]:
        """The problems that may have a fix, syntax errors first."""
        problems = [one for one in self.reporter(self.file) if one.code in FIXABLE_CODES and one.place]
        return sorted(problems, key=lambda problem: problem.code != "yaml-syntax")

    @cached_property
    def fixable_places(self) -> set[tuple[str, Place | None]]:
        """The codes of the fixable problems, each with its place."""
        return {(problem.code, problem.place) for problem in self.fixable}

    @cached_property
    def nodes(self) -> dict[Place, Node]:
        """Every node by its place."""
        return {} if self.file.root is None else {place_of(node): node for node in all_nodes(self.file.root)}

    @cached_property
    def texts(self) -> dict[Place, str]:
        """Every text and every key by its place."""
        texts = {place: node[0] for place, node in self.nodes.items() if isinstance(node, tuple)}
        for mapping in (node for node in self.nodes.values() if isinstance(node, Entries)):
            texts |= {mapping.key_place(key): key for key in mapping.entries}
        return texts

    @cached_property
    def errors(self) -> set[Place | None]:
        """The places of all errors."""
        return {problem.place for problem in self.file.problems if problem.severity == "error"}

    def count(self, code: str = "") -> int:
        """Return the number of errors, or of errors with one code."""
        return sum(one.severity == "error" and code in ("", one.code) for one in self.file.problems)

    def parts(self) -> list[tuple[int, Any]]:
        """Return the entries of the deck and its questions, each with its first line and its content."""
        root = self.file.root
        parts: list[tuple[int, Any]] = []
        if not isinstance(root, Entries):
            return parts
        for key, node in root.entries.items():
            if key == QUESTIONS and isinstance(node, Items):
                parts += [(place_of(item).line, _content(item)) for item in node.items]
            elif key != QUESTIONS or not isinstance(node, tuple) or node[0]:
                parts.append((root.key_place(key).line, (key, _content(node))))
        return sorted(parts, key=lambda part: part[0])


def fix_text(text: str, path: Path, reporter: Reporter, *, ids: bool = True) -> FixedText:
    """Fix the reported problems that have one safe fix; with `ids` also write missing ids."""
    reading, fixes = _Reading(text, path, reporter), []
    for _ in range(_MOST_ROUNDS):
        accepted, after = _round(reading, _candidates(reading))
        if not accepted:
            break
        reading = after
        fixes += [fix for candidate in accepted for fix in candidate.fixes]
    edits = list(_missing_ids(reading.file)) if ids else []
    with_ids = reading.with_edits(edits)
    if not edits or not _differ_in_ids(with_ids.file.deck, reading.file.deck):
        return FixedText(reading.text, tuple(fixes))
    return FixedText(with_ids.text, tuple(fixes), len(edits))


def fixable_problems(text: str, path: Path, reporter: Reporter) -> frozenset[Problem]:
    """Return the problems of a text that `fix_text` would fix, as far as a few tries show: each tries one per line."""
    reading, tried, fixable = _Reading(text, path, reporter), set[Problem](), set[Problem]()
    for _ in range(_MOST_LOOKS):
        candidates = _candidates(reading, tried)
        if not candidates:
            break
        tried |= {options[0].fixes[0].problem for options in candidates}
        fixable |= {fix.problem for candidate in _round(reading, candidates)[0] for fix in candidate.fixes}
    return frozenset(fixable)


def _round(before: _Reading, candidates: list[list[CandidateFix]]) -> tuple[list[CandidateFix], _Reading]:
    """Apply the candidate fixes of several problems, and return those that succeed with the new reading."""
    # After a failure the next candidate of the same problem is tried.
    for _ in range(_MOST_TRIES):
        tried = [options[0] for options in candidates]
        if not tried:
            break
        after = before.with_edits([edit for candidate in tried for edit in candidate.edits])
        results = [_succeeds(candidate, after) for candidate in tried]
        if all(results):
            if _is_better(before, after, tried):
                return tried, after
            break
        remaining = (options if success else options[1:] for options, success in zip(candidates, results, strict=True))
        candidates = [options for options in remaining if options]
    return _alone(before, candidates)


def _alone(before: _Reading, candidates: list[list[CandidateFix]]) -> tuple[list[CandidateFix], _Reading]:
    """Fix only the first problem that can be fixed by itself."""
    for candidate in (candidate for options in candidates[:_MOST_ALONE] for candidate in options):
        after = before.with_edits(candidate.edits)
        if _succeeds(candidate, after) and _is_better(before, after, [candidate]):
            return [candidate], after
    return [], before


def _candidates(reading: _Reading, excluded: Set[Problem] = frozenset()) -> list[list[CandidateFix]]:
    """Return the candidate fixes of each problem, of problems that share no line."""
    lines = TextLines(reading.text)
    candidates: list[list[CandidateFix]] = []
    edited: set[int] = set()
    for problem in (problem for problem in reading.fixable if problem not in excluded):
        options = list(candidate_fixes(problem, lines, reading.nodes, reading.texts))
        spans = [(edit.start, max(edit.start, edit.end - 1)) for option in options for edit in option.edits]
        own = {line for first, last in spans for line in range(lines.place(first).line, lines.place(last).line + 1)}
        if options and edited.isdisjoint(own):
            candidates.append(options)
            edited |= own
    return candidates


def _succeeds(candidate: CandidateFix, after: _Reading) -> bool:
    code = candidate.fixes[0].problem.code
    return all(
        after.texts.get(fix.place) == fix.text
        and fix.place not in after.errors
        and (code, fix.place) not in after.fixable_places
        for fix in candidate.fixes
    )


def _is_better(before: _Reading, after: _Reading, tried: Sequence[CandidateFix]) -> bool:
    """Return whether there are fewer problems and everything else is unchanged."""
    if before.file.deck is not None:
        return after.file.deck == before.file.deck
    fewer = after.count("yaml-syntax") < before.count("yaml-syntax") or after.count() <= before.count()
    return fewer and _others_unchanged(before, after, tried)


def _others_unchanged(before: _Reading, after: _Reading, tried: Sequence[CandidateFix]) -> bool:
    parts = before.parts()
    lines = [line for line, _ in parts]
    # No fix changes the number of lines, so each part begins in the same line before and after.
    changed = {bisect_right(lines, fix.place.line) - 1 for candidate in tried for fix in candidate.fixes}
    text = TextLines(before.text)
    for edit in (edit for candidate in tried for edit in candidate.edits):
        first, last = text.place(edit.start).line, text.place(max(edit.start, edit.end - 1)).line
        changed.update(range(bisect_left(lines, first), bisect_right(lines, last)))
    now = dict(after.parts())
    return all(
        now.get(line) == content
        for index, (line, content) in enumerate(parts)
        if index not in changed and content is not None
    )


def _content(node: Node) -> Any:
    """Return the content of a node without places; None for what could not be read."""
    if isinstance(node, tuple):
        return node[:2]
    if isinstance(node, Items):
        return [_content(item) for item in node.items]
    return {key: _content(value) for key, value in node.entries.items()} if isinstance(node, Entries) else None


def _differ_in_ids(deck: Deck | None, other: Deck | None) -> bool:
    """Return whether two decks are the same but for the ids of questions."""
    if deck is None or other is None:
        return False
    questions = zip(deck.questions, other.questions, strict=True)
    same = (one == two._replace(common=two.common._replace(id=one.common.id)) for one, two in questions)
    return deck._replace(questions=()) == other._replace(questions=()) and all(same)


def _missing_ids(file: DeckFile) -> Iterator[Edit]:
    deck, root = file.deck, file.root
    if deck is None or not isinstance(root, Entries):
        return
    lines = TextLines(file.text)
    if "id" not in root.entries:
        yield _first_entry(lines, place_of(root), scalar(deck.id))
    pairs = zip(deck.questions, questions_of(root), strict=True)
    without = [(question, node) for question, node in pairs if isinstance(node, Entries) and "id" not in node.entries]
    ids = slugs([question.prompt().stem for question, _ in without], {one.common.id for one in deck.questions})
    for (question, node), id in zip(without, ids, strict=True):
        yield _first_entry(lines, place_of(node), scalar(id) if id else question.common.id)


def _first_entry(lines: TextLines, place: Place, id: str) -> Edit:
    start = lines.offset(place)
    if lines.text.startswith("{", start):
        return Edit(start + 1, start + 1, f"id: {id}, ")
    first_break = LINE_BREAK.search(lines.text)
    line_break = first_break[0] if first_break else "\n"
    # The dashes before the first key of a mapping are spaces in its other lines.
    return Edit(start, start, f"id: {id}{line_break}{' ' * (place.column - 1)}")
