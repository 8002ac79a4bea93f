"""Candidate fixes for the problems of a deck: edits that may help, not yet tried."""

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple, TypeAlias

from quizkit.base.characters import first_difference
from quizkit.base.problems import Place, Problem, Route
from quizkit.deck import DECK_FIELDS, EXAM_FIELDS
from quizkit.deck_file.fixing.edit import Edit, RawText, applied, raw_texts
from quizkit.deck_file.fixing.line_steps import Step, all_corrected, corrected_step, line_steps
from quizkit.deck_file.keys import DEFAULT_FIELDS, QUESTION_KEYS
from quizkit.deck_file.lines import LINE_BREAK, TextLines
from quizkit.deck_file.quoting import in_quotes, scalar
from quizkit.deck_file.reading.aliases import NESTS_A_TEXT, own_name
from quizkit.deck_file.reading.line_forms import begins_question, key_inside
from quizkit.deck_file.reading.nodes import QUESTIONS, Entries, Node
from quizkit.deck_file.reading.read import parse_deck
from quizkit.deck_file.reading.syntax_errors import LEFT_TO_THE_AUTHOR

Nodes: TypeAlias = Mapping[Place, Node]
# The texts and keys of a deck by their places.
Texts: TypeAlias = Mapping[Place, str]
# A text may contain a colon, but not after one of these keys.
_NOT_PART_OF_A_TEXT = NESTS_A_TEXT | {"id", "correct"}
_SYNTAX = "yaml-syntax"
FIXABLE_CODES = frozenset(
    (
        _SYNTAX,
        "not-a-key",
        "not-in-a-deck",
        "mapping-for-text",
        "unknown-key",
        "read-otherwise",
        "wrong-type",
        "not-a-choice",
    )
)
# How often one question is read again before it is left to the author.
_MOST_TRIES = 40
# More lines are not corrected all at once.
_MOST_LINES = 2000
# The least similarity of a misspelt key to the one that it stands for.
_ALIKE, _LONGEST_KEY = 0.8, 40
# A shorter text that is one letter off may be another word.
_FEWEST_LETTERS = 5
_NAMED_CHOICE = re.compile(
    r"Did you mean “(?P<near>[^“”]{1,200})”\?|(?:Write it as in the choices|Write it without that): (?P<same>.{1,200})"
)


class Fix(NamedTuple):
    """The fix of a problem: its place, a description, and the text that is at that place afterwards."""

    problem: Problem
    place: Place
    description: str
    text: str


class CandidateFix(NamedTuple):
    """Edits that belong together, and the problems that they fix."""

    edits: tuple[Edit, ...]
    fixes: tuple[Fix, ...]


def candidate_fixes(problem: Problem, lines: TextLines, nodes: Nodes, texts: Texts) -> Iterator[CandidateFix]:
    """Yield what may fix a problem, the likeliest first."""
    place = problem.place or Place(1, 1)
    start = lines.offset(place)
    match problem.code:
        # A key in the middle of a line may be one, or part of a text.
        case "yaml-syntax" if key_inside(lines[place.line]) or problem.message.startswith(LEFT_TO_THE_AUTHOR):
            return
        case "yaml-syntax":
            yield from _syntax_fixes(problem, place, lines)
        case "not-a-choice":
            yield from _as_the_choice(problem, place, texts.get(place, ""), lines)
        case "wrong-type":
            yield from _all_corrected(problem, place.line, lines)
        case "unknown-key":
            yield from _renamed(problem, place, lines)
        case "read-otherwise":
            yield from _match_in_quotes(problem, _pattern(texts.get(place, "")).match(lines.text, start), lines)
        case "mapping-for-text":
            yield from _match_in_quotes(problem, _one_entry(nodes.get(place), start, lines.text), lines)
        case "not-in-a-deck" if _is_text(start, lines):
            yield from (_quoted(problem, raw, lines) for raw in raw_texts(lines, place) if raw.start == start)
        case "not-a-key":
            yield from (_quoted(problem, raw, lines) for raw in raw_texts(lines, place))
        case _:
            return


def _match_in_quotes(problem: Problem, match: re.Match[str] | None, lines: TextLines) -> Iterator[CandidateFix]:
    if match is not None and match[0]:
        text = " ".join(line.strip() for line in match[0].splitlines())
        yield _quoted(problem, RawText(match.start(), match.end(), text, in_quotes(match[0])), lines)


def _quoted(problem: Problem, raw: RawText, lines: TextLines) -> CandidateFix:
    fix = Fix(problem, lines.place(raw.start), f"put in quotes: {raw.quoted}", raw.text)
    return CandidateFix((Edit(raw.start, raw.end, raw.quoted),), (fix,))


def _as_the_choice(problem: Problem, place: Place, text: str, lines: TextLines) -> Iterator[CandidateFix]:
    """Yield the choice that the help names in place of a text that looks like it, or is one letter off."""
    named = _NAMED_CHOICE.fullmatch(problem.help)
    if named is None or not text or not (named["same"] or _is_misspelt(text, named["near"])):
        return
    choice, start = named["same"] or named["near"], lines.offset(place)
    mark = lines.text[start : start + 1] if lines.text[start : start + 1] in ("'", '"') else ""
    raw = f"{mark}{text}{mark}"
    if lines.text.startswith(raw, start):
        fix = Fix(problem, place, f"wrote “{choice}” instead of “{text}”", choice)
        yield CandidateFix((Edit(start, start + len(raw), scalar(choice)),), (fix,))


def _is_misspelt(text: str, choice: str) -> bool:
    """Return whether a text is the choice in another case, or with one letter too few, too many or wrong, or two swapped."""
    one, other = text.casefold(), choice.casefold()
    if one == other:
        return True
    start = first_difference(one, other)
    rests = one[start:], other[start:]
    swapped = one[start : start + 2] == other[start : start + 2][::-1] and rests[0][2:] == rests[1][2:]
    is_one_off = swapped or rests[0][1:] in rests or rests[1][1:] in rests or rests[0][1:] == rests[1][1:]
    letters = f"{rests[0][:1]}{rests[1][:1]}"
    return len(one) >= _FEWEST_LETTERS and start > 0 and is_one_off and letters.isalpha()


def _renamed(problem: Problem, place: Place, lines: TextLines) -> Iterator[CandidateFix]:
    key = str(problem.route[-1])
    name = own_name(key)
    name = name if name != key else _one_near(key, _known_keys(problem.route))
    start = lines.offset(place)
    offset = start + lines.text.startswith(("'", '"'), start)
    if name not in ("", key) and lines.text.startswith(key, offset):
        fix = Fix(problem, place, f"renamed “{key}” to “{name}”", name)
        yield CandidateFix((Edit(offset, offset + len(key), name),), (fix,))


def _known_keys(route: Route) -> Collection[str]:
    """Return the keys that the mapping of a key may have."""
    match route:
        case (str(),):
            return DECK_FIELDS
        case ("questions", int(), str()):
            return QUESTION_KEYS
        case ("defaults", str()):
            return DEFAULT_FIELDS
        case ("exam", str()):
            return EXAM_FIELDS
        case _:
            return ()


def _one_near(key: str, known: Collection[str]) -> str:
    """Return the one known key that a key is a misspelling of, or an empty text if there is none, or several."""
    near = get_close_matches(key.casefold(), known, n=2, cutoff=_ALIKE) if len(key) <= _LONGEST_KEY else []
    return near[0] if len(near) == 1 else ""


def _one_entry(node: Node | None, start: int, text: str) -> re.Match[str] | None:
    """Return a mapping of one entry that was meant as a text, as it is in the file."""
    if not isinstance(node, Entries) or len(node.entries) != 1:
        return None
    ((key, value),) = node.entries.items()
    if not isinstance(value, tuple) or not value[1] or len(key) == 1 or key.casefold() in _NOT_PART_OF_A_TEXT:
        return None
    return re.compile(rf"{_pattern(key).pattern}:[ \t]+{_pattern(value[0]).pattern}").match(text, start)


def _pattern(text: str) -> re.Pattern[str]:
    """Return a pattern for a text without quotes, which may extend over several lines of the file."""
    return re.compile(r"\s+".join(map(re.escape, text.split())))


def _is_text(start: int, lines: TextLines) -> bool:
    """Return whether &, * or ! is surely part of a text: not an anchor that is used, an alias of one, or a YAML tag."""
    match = re.compile(r"([&*!])([\w-]*)").match(lines.text, start)
    if match is None or lines.text.startswith("!!", start):
        return False
    counterpart = {"&": "*", "*": "&"}.get(match[1])
    return counterpart is None or counterpart + match[2] not in lines.references


def _syntax_fixes(problem: Problem, place: Place, lines: TextLines) -> Iterator[CandidateFix]:
    """Yield the fix of all syntax errors of the question, or of the entry of the deck, that contains an error.

    That part is tried by itself: a question with any error is lost, so only its last fix shows whether the first was right.
    """
    first, last = _part(lines, place.line)
    start, end = lines.start(first), lines.start(last + 1)
    # Of a question that has no dash, one line alone can be right while the question is not.
    all_at_once = any(begins_question(lines[number]) for number in range(first, last + 1))
    if all_at_once:
        yield from _all_corrected(problem, place.line, lines)
    steps = _steps(lines.text[start:end], iter(range(_MOST_TRIES)))
    if steps:
        fixes = tuple(
            Fix(problem, Place(step.place.line + first - 1, step.place.column), step.description, step.text)
            for _, step in steps
        )
        yield CandidateFix((Edit(start, end, steps[-1][0]),), fixes)
    # Alone the part may be valid: “-question: …” is then a key.
    for step in line_steps(lines, place.line) if steps == [] else ():
        yield CandidateFix((step.edit,), (Fix(problem, step.place, step.description, step.text),))
    if not all_at_once:
        yield from _all_corrected(problem, place.line, lines)


def _all_corrected(problem: Problem, line: int, lines: TextLines) -> Iterator[CandidateFix]:
    """Yield the fix of all lines of the questions around a line, where one after the other would not be valid."""
    first, last = _part(lines, line)
    before = [lines[number] for number in range(first, last + 1)]
    start, end = lines.start(first), lines.start(last) + len(before[-1])
    breaks = LINE_BREAK.findall(lines.text[start:end])
    for after in all_corrected(before) if len(before) <= _MOST_LINES else ():
        text = "".join(map("".join, zip_longest(after, breaks, fillvalue="")))
        if _first_error(text) is None:
            changed = map(corrected_step, range(first, last + 1), before, after)
            fixes = [Fix(problem, step.place, step.description, step.text) for step in changed if step]
            yield CandidateFix((Edit(start, end, text),), tuple(fixes))


def _steps(text: str, tries: Iterator[int]) -> list[tuple[str, Step]] | None:
    """Return the steps that fix all syntax errors of a part, each with the text after it.

    None if `tries` run out first. After each step the next error, if any, is further down.
    """
    error = _first_error(text)
    if error is None:
        return []
    lines = TextLines(text)
    for step, _ in zip(_options(lines, error), tries, strict=False):
        changed = applied(text, (step.edit,))
        next_error = _first_error(changed)
        if next_error is None or next_error > max(
            error, TextLines(changed).place(step.edit.start + len(step.edit.text))
        ):
            next_steps = _steps(changed, tries)
            if next_steps is not None:
                return [(changed, step), *next_steps]
    return None


def _options(lines: TextLines, error: Place) -> Iterator[Step]:
    """Yield the steps that may fix the error at a place, the likeliest first."""
    yield from line_steps(lines, error.line)
    for raw in raw_texts(lines, error):
        place = lines.place(raw.start)
        yield Step(Edit(raw.start, raw.end, raw.quoted), place, raw.text, f"put in quotes: {raw.quoted}")


def _first_error(part: str) -> Place | None:
    problems = parse_deck(part, Path()).problems
    return next((problem.place for problem in problems if problem.code == _SYNTAX), None)


_TOP = re.compile(r"[A-Za-z_]+:(?:\s|$)")
_INDENT = re.compile(r" *(?=[^\s#])")
_DASH = re.compile(r" *(?=-(?:\s|$))")


def _part(lines: TextLines, line: int) -> tuple[int, int]:
    """Return the first and the last line of the question, or else of the entry of the deck, that contains a line."""
    top = next((above for above in range(line, 0, -1) if _TOP.match(lines[above])), 1)
    below = next((after for after in range(line + 1, lines.count + 1) if _TOP.match(lines[after])), lines.count + 1)
    if not lines[top].startswith(QUESTIONS + ":"):
        return top, below - 1
    dashes = [(number, len(match[0])) for number in range(top + 1, below) if (match := _DASH.match(lines[number]))]
    # A dash may be missing, or another sign, in the first question.
    indent = next((len(match[0]) for number in range(top + 1, below) if (match := _INDENT.match(lines[number]))), 0)
    starts = [start for start, own in dashes if own == min(indent, dashes[0][1])]
    first = max((start for start in starts if start <= line), default=top)
    return first, min((start for start in starts if start > line), default=below) - 1
