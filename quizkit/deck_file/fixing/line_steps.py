"""Steps that correct lines: another bullet or colon, no space after one, a special space, tabs in the indentation."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quizkit.base.problems import Place
from quizkit.deck_file.fixing.edit import Edit
from quizkit.deck_file.lines import TextLines
from quizkit.deck_file.reading import line_forms

_HEAD = re.compile(r"( *(?:- +)*)(?:([A-Za-z-]+):(?=\s|$))?")
_BEGINS_LIST = re.compile(r"[ -]*(?<![a-z])[a-z][a-z-]*: *")
_BEGINS_BLOCK = re.compile(r":[ \t]+[|>][-+\d]{0,2}[ \t]*$")
_LETTER_AFTER_DASH = re.compile(r" *-[^\W\d]")
_WIDTHS = (4, 2, 8)
_SPACES = "wrote spaces instead of tabs"


class Step(NamedTuple):
    """An edit of a part of a deck, with the text that is then at a place."""

    edit: Edit
    place: Place
    text: str
    description: str


def line_steps(lines: TextLines, number: int) -> Iterator[Step]:
    """Yield what may correct a line, the likeliest first."""
    line = lines[number]
    if "\t" in _margin(line):
        yield from _without_tabs(lines, number)
    if line_forms.no_space_after_dash(line):
        yield from _moved(lines, number)
    fixed = line_forms.corrected_line(line)
    if fixed:
        start = lines.start(number)
        yield _step(Edit(start, start + len(line), fixed.line), number, fixed.line, f"corrected: {fixed.line.strip()}")


def _moved(lines: TextLines, number: int) -> Iterator[Step]:
    """Yield the step that puts a space after a dash, and moves the lines of its question by as much."""
    before = [lines[line] for line in range(1, lines.count + 1)]
    after, indent, below = list(before), _indent(lines[number]), number
    while below < lines.count and _indent(lines[below + 1]) > indent:
        after[below] = f" {before[below]}"
        below += 1
    dash = line_forms.no_space_after_dash(lines[number])
    if dash and below > number and _indent(before[number]) == indent + 1:
        after[number - 1] = dash.line
        yield from _replaced(lines, number, before, after, f"corrected: {dash.line.strip()}")


def all_corrected(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines of questions, each of them corrected: for each width of a tab, and with other lines moved or not."""
    seen: list[list[str]] = []
    # A tab in a block of text belongs to the text.
    for width in () if any(map(_BEGINS_BLOCK.search, lines)) else _WIDTHS:
        spaced = [_margin(line).expandtabs(width) + line[len(_margin(line)) :] for line in lines]
        for moves in (False, True):
            corrected = _corrected(spaced, moves=moves)
            if corrected not in (*seen, list(lines)):
                seen.append(corrected)
                yield corrected


def _corrected(lines: Sequence[str], *, moves: bool) -> list[str]:
    """Correct all lines; with `moves` a line below a dash that gets a space is moved by as much."""
    corrected: list[str] = []
    dash, in_list = -1, False
    for before in lines:
        line = fixed.line if (fixed := line_forms.wide_space(before)) else before
        begins = line_forms.begins_question(line)
        if begins:
            dash = _indent(line) if moves and len(begins.line) > len(line.rstrip()) else -1
        elif line.strip() and _indent(line) <= dash:
            dash = -1
        elif line.strip() and dash >= 0:
            line = f" {line}"
        item = begins or (_item(line) if in_list else None)
        line = item.line if item else line
        line = fixed.line if (fixed := line_forms.colon_corrected(line)) else line
        in_list = bool(_BEGINS_LIST.fullmatch(line)) or (in_list and line.lstrip().startswith("- "))
        corrected.append(line)
    return corrected


def _item(line: str) -> line_forms.CorrectedLine | None:
    # “-5” may be a number.
    return line_forms.no_space_after_dash(line) if _LETTER_AFTER_DASH.match(line) else line_forms.other_bullet(line)


def corrected_step(number: int, before: str, after: str) -> Step | None:
    """Return what was corrected in a line, without an edit of its own, or None if it was only moved."""
    is_same = before.lstrip() == after.lstrip()
    if is_same and "\t" not in _margin(before):
        return None
    return _step(Edit(0, 0, ""), number, after, _SPACES if is_same else f"corrected: {after.strip()}")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _margin(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t-"))]


def _without_tabs(lines: TextLines, number: int) -> Iterator[Step]:
    """Yield steps that put spaces in place of the tabs at the beginning of all lines, and of lines in one column."""
    before = [lines[line] for line in range(1, lines.count + 1)]
    margins = [_margin(line) for line in before]
    pairs = list(zip(before, margins, strict=True))
    for width in _WIDTHS:
        after = [margin.expandtabs(width) + line[len(margin) :] for line, margin in pairs]
        yield from _replaced(lines, number, before, after, _SPACES)
    for column in dict.fromkeys(len(margin) for margin in margins if "\t" not in margin):
        moved = ("\t" in margin and "-" not in margin for margin in margins)
        after = [" " * column + line.lstrip() if move else line for line, move in zip(before, moved, strict=True)]
        yield from _replaced(lines, number, before, after, _SPACES)


def _replaced(lines: TextLines, number: int, before: list[str], after: list[str], description: str) -> Iterator[Step]:
    changed = [line for line, (old, new) in enumerate(zip(before, after, strict=True), 1) if old != new]
    if number in changed:
        start, end = lines.start(changed[0]), lines.start(changed[-1]) + len(before[changed[-1] - 1])
        parts = lines.text[start:end].splitlines(keepends=True)
        texts = after[changed[0] - 1 : changed[-1]]
        ends = [part[len(part.rstrip("\r\n")) :] for part in parts]
        text = "".join(line + end for line, end in zip(texts, ends, strict=True))
        yield _step(Edit(start, end, text), number, after[number - 1], description)


def _step(edit: Edit, number: int, line: str, description: str) -> Step:
    match = _HEAD.match(line)
    before, key = match.groups("") if match else ("", "")
    text = line[len(before) :].split(" #", maxsplit=1)[0].strip()
    return Step(edit, Place(number, len(before) + 1), key or text.strip("\"'"), description)
