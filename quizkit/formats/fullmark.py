"""Quizzes of fullmark: Markdown with a heading for each question, and answers in blocks of YAML.

Source: the authoring guide of fullmark 0.10.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from quizkit.base.problems import Place
from quizkit.formats.base import Collector, Reading
from quizkit.formats.checklist import add_blanks, add_choices, checklist
from quizkit.formats.item import ESSAY, NO_NUMBER, Item, decimal

_HEADING = re.compile(r"(##?)\s+(\S.*)")
_ATTRIBUTE = re.compile(r"(?<![\w-])([\w-]+)=(\"[^\"]{0,200}\"|[^\s\"]+)")
_CALLOUT = re.compile(r"\s*>\s*\[!(\w+)\]\s*(.*)")
_INPUT = re.compile(r"\{input(?:=\"[^\"]{0,200}\")?\}$")
_NUMBERED = re.compile(r"\s*\d+[.)]\s+(.*)")
_NOT_IMPORTED = {
    "essay": ESSAY,
    "code": "it is a program to write, which cannot be graded",
    "scale": "it is a scale, which has no right answer",
}


class _Part(NamedTuple):
    """A question: its line, its heading, its attributes, the name of its section, and the lines below the heading."""

    line: int
    heading: str
    attributes: Mapping[str, str]
    section: str
    lines: Sequence[str]


def read(data: str, load: Callable[[str], Any]) -> Reading:
    """Read the questions of a quiz. `load` reads YAML."""
    collector, lines = Collector(), data.splitlines()
    end = next((place for place, line in enumerate(lines[1:], 1) if line.strip() == "---"), 0)
    head = _loaded("\n".join(lines[1:end]), load) if lines[:1] == ["---"] else {}
    for part in _parts(lines, end):
        collector.begin()
        _Question(collector, part, head, load).read()
    return collector.reading(str(head.get("title", "")))


def _loaded(text: str, load: Callable[[str], Any]) -> Mapping[str, Any]:
    try:
        values = load(text)
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}


def _parts(lines: Sequence[str], start: int) -> Iterator[_Part]:
    section, fence = "", ""
    part: _Part | None = None
    inside: list[str] = []
    for number, line in enumerate(lines[start:], start + 1):
        mark = re.match(r"\s*(```+|~~~+)", line)
        if mark:
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        heading = None if fence else _HEADING.match(line)
        if heading is None:
            inside.append(line)
            continue
        if part:
            yield part._replace(lines=inside)
        text, attributes = _attributes(heading[2].rstrip())
        section = text if heading[1] == "#" else section
        part = _Part(number, text, attributes, section, ()) if heading[1] == "##" else None
        inside = []
    if part:
        yield part._replace(lines=inside)


def _attributes(heading: str) -> tuple[str, dict[str, str]]:
    """Split a heading into its text and its attributes, which are in braces at its end."""
    text, brace, inside = heading.rpartition("{")
    attributes = {key: value.strip('"') for key, value in _ATTRIBUTE.findall(inside[:-1])}
    return (text.rstrip(), attributes) if brace and heading.endswith("}") and attributes else (heading, {})


class _Question(Item):
    """Reads one question into a collector."""

    def __init__(self, collector: Collector, part: _Part, head: Mapping[str, Any], load: Callable[[str], Any]) -> None:
        super().__init__(collector, Place(part.line, 1))
        self._attributes = part.attributes
        callouts, lines = _without_callouts(part.lines)
        answer, self._lines = _without_answer(lines)
        self._answer = _loaded("\n".join(answer), load)
        self._whole = head.get("multi_scoring") == "all_or_nothing"
        self._is_graded = part.attributes.get("graded") != "false" and head.get("mode") != "survey"
        self._heading = part.heading
        tags = [part.section, *part.attributes.get("tags", "").split(",")]
        points = decimal(part.attributes.get("points", ""))
        self.shared = {
            "id": part.attributes.get("id", ""),
            "hints": tuple(callouts.get("hint", ())),
            "tags": tuple(dict.fromkeys(filter(None, tags))),
            "points": points if points and points != 1 else None,
        }
        self.ask(part.heading, "\n\n".join(callouts.get("explanation", ())))

    def read(self) -> None:
        """Read the question, or report why it is not imported."""
        kind = self._attributes.get("type", "")
        if not self._is_graded or kind in _NOT_IMPORTED:
            self.skip(_NOT_IMPORTED.get(kind, "it is not graded"))
            return
        match kind:
            case "" | "single" | "multi":
                self._choices(several=kind == "multi")
            case "truefalse":
                self._with_stem(self._lines)
                self.add("true/false", {"answer": str(self._answer.get("value", "")).casefold() == "true"})
            case "numeric":
                self._with_stem(self._lines)
                self._number(self._answer)
            case "short":
                self._with_stem(self._lines)
                self._typed(self._answer)
            case "blanks":
                self.shared.pop("question")
                add_blanks(self, "\n".join((self._heading, *self._lines)).strip(), variants=True)
            case "ordering":
                items = tuple(match[1] for line in self._lines if (match := _NUMBERED.match(line)))
                self._with_stem([line for line in self._lines if not _NUMBERED.match(line)])
                self.add("order", {"order": items, "partial": None if self._whole else True})
            case "matching":
                pairs = [line.strip().lstrip("-*+ ").partition("::") for line in self._lines if "::" in line]
                self._with_stem([line for line in self._lines if "::" not in line])
                self.match((left.strip(), right.strip()) for left, _, right in pairs)
            case _:
                self.skip(f"quizkit has no {kind} questions")

    def _with_stem(self, lines: Sequence[str]) -> None:
        self.shared["question"] = "\n".join((self._heading, *lines)).strip()

    def _choices(self, *, several: bool) -> None:
        parts = checklist(self._lines)
        self._with_stem(parts.above)
        if any(_INPUT.search(answer.text) for answer in parts.answers):
            self.lose("lost-input", "the text to enter with a choice is not asked")
        answers = [answer._replace(text=_INPUT.sub("", answer.text).rstrip()) for answer in parts.answers]
        if self._whole and (several or sum(answer.credit > 0 for answer in answers) > 1):
            self.shared["scoring"] = "all-or-nothing"
        add_choices(self, answers, several=several)

    def _number(self, answer: Mapping[str, Any]) -> None:
        values = answer.get("values", answer.get("value", ""))
        numbers = [decimal(str(value)) for value in (values if isinstance(values, list) else [values])]
        share = decimal(str(answer.get("rel_tolerance", "0")))
        tolerance = f"{(share * 100).normalize():f}%" if share else str(answer.get("tolerance", ""))
        unit = str(answer.get("unit", ""))
        if None in numbers:
            self.skip(NO_NUMBER)
            return
        first, *others = (f"{number:f} {unit}".strip() for number in numbers if number is not None)
        self.add(
            "number", {"answer": first, "accept": tuple(others), "tolerance": tolerance if tolerance != "0" else ""}
        )

    def _typed(self, answer: Mapping[str, Any]) -> None:
        accepted = answer.get("accept", [])
        texts = [str(text) for text in accepted] if isinstance(accepted, list) else [str(accepted)]
        if answer.get("patterns"):
            self.lose("lost-pattern", "the patterns of its answers are not imported")
        self.typed(texts, case=self._attributes.get("case") == "sensitive")


def _without_callouts(lines: Sequence[str]) -> tuple[dict[str, list[str]], list[str]]:
    """Split lines into the texts of hints and explanations, and the others."""
    callouts: dict[str, list[str]] = {}
    rest: list[str] = []
    inside: list[str] | None = None
    for line in lines:
        callout = _CALLOUT.match(line)
        if callout:
            inside = callouts.setdefault(callout[1].casefold(), [])
            inside.append(callout[2])
        elif inside is not None and line.lstrip().startswith(">"):
            inside[-1] = f"{inside[-1]}\n{line.lstrip()[1:].strip()}".strip()
        else:
            inside = None
            rest.append(line)
    return callouts, rest


def _without_answer(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Split lines into those of the block with the answer, and the others."""
    start = next((place for place, line in enumerate(lines) if line.strip() == "```answer"), len(lines))
    end = next((place for place, line in enumerate(lines[start + 1 :], start + 1) if line.strip() == "```"), len(lines))
    return lines[start + 1 : end], [*lines[:start], *lines[end + 1 :]]
