"""Questions in Markdown: lists with a box before each choice, [x] for a right one, and blanks in double brackets."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from quizkit.formats.item import HUNDRED, Item, WeightedAnswer
from quizkit.questions.cloze import Blank

_CHOICE = re.compile(r"[-*+]\s*\[([ xX]?)\](?:\s+(.*))?$")
_BLANK = re.compile(r"\[\[([^\[\]]+)\]\]")


class Checklist(NamedTuple):
    """The lines above a list of choices, the choices, and the lines below it."""

    above: Sequence[str]
    answers: Sequence[WeightedAnswer]
    below: Sequence[str]


def checklist(lines: Sequence[str]) -> Checklist:
    """Read a list of choices. Lines with > below a choice are its feedback, indented lines belong to it."""
    start = next((place for place, line in enumerate(lines) if _CHOICE.match(line.strip())), len(lines))
    texts: list[list[str]] = []
    notes: list[list[str]] = []
    rights: list[bool] = []
    place = start
    while place < len(lines):
        line = lines[place]
        if choice := _CHOICE.match(line.strip()):
            texts.append([choice[2] or ""])
            notes.append([])
            rights.append(choice[1] in ("x", "X"))
        elif line.lstrip().startswith(">") and not line.lstrip().startswith("> [!"):
            notes[-1].append(line.lstrip().removeprefix(">").strip())
        elif line.startswith(("  ", "\t")):
            texts[-1].append(line.removeprefix("  "))
        elif line.strip() or not _continues(lines[place + 1 :]):
            break
        place += 1
    answers = [
        WeightedAnswer("\n".join(text).strip(), HUNDRED if right else Decimal(0), "\n".join(note).strip())
        for text, right, note in zip(texts, rights, notes, strict=True)
    ]
    return Checklist(lines[:start], answers, lines[place:])


def _continues(lines: Sequence[str]) -> bool:
    """Return whether the next line that is not empty is a choice too."""
    return bool(_CHOICE.match(next((line.strip() for line in lines if line.strip()), "")))


def add_choices(item: Item, answers: Sequence[WeightedAnswer], *, several: bool = False) -> None:
    """Add a question with choices: one of them, or several if several are right."""
    if several or sum(answer.credit > 0 for answer in answers) > 1:
        item.multiple(answers, weighted=False)
    else:
        item.choice(answers)


def add_blanks(item: Item, text: str, *, variants: bool = False) -> None:
    """Add a text with blanks; with `variants` the forms in one are separated by |."""
    pieces = _BLANK.split(text)
    forms = [blank.split("|") if variants else [blank] for blank in pieces[1::2]]
    if forms:
        item.cloze(pieces[::2], [Blank(key.strip(), tuple(map(str.strip, others))) for key, *others in forms])
    else:
        item.skip("it has no choices and no blanks")
