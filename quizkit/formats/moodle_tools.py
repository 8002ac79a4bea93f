"""Questions in YAML for Moodle, as moodle-tools of TU Berlin has them: one in each document.

Source: docs/make_questions.md and the examples of that tool.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from quizkit.base.problems import Place
from quizkit.formats.base import Collector, Reading
from quizkit.formats.item import HUNDRED, Item, WeightedAnswer, decimal
from quizkit.formats.moodle_cloze import add_cloze
from quizkit.formats.texts import is_html
from quizkit.questions.cloze import Blank

_TRUTHS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_REFERENCE = re.compile(r"\[\[(\d{1,3})\]\]")


def read(data: str, load: Callable[[str], Any]) -> Reading:
    """Read the questions of a file. `load` reads YAML."""
    collector, category = Collector(), ""
    for line, text in _documents(data):
        collector.begin()
        try:
            values = load(text)
        except ValueError as error:
            collector.skip("", f"it is not valid YAML: {error}", Place(line, 1))
            continue
        if isinstance(values, dict):
            # A category holds for all questions below it.
            category = str(values.get("category") or category)
            _Question(collector, values, category, Place(line, 1)).read()
        else:
            collector.skip("", "it is not a question", Place(line, 1))
    return collector.reading()


def _documents(data: str) -> Iterator[tuple[int, str]]:
    """Yield the documents of a file that are not empty, with their first lines."""
    lines: list[str] = []
    for number, line in enumerate([*data.splitlines(), "---"], 1):
        if not re.match(r"---(?:\s|$)", line):
            lines.append(line)
            continue
        if any(one.strip() and not one.startswith("#") for one in lines):
            yield number - len(lines), "\n".join(lines)
        lines = []


class _Question(Item):
    """Reads one question into a collector."""

    def __init__(self, collector: Collector, values: Mapping[str, Any], category: str, place: Place) -> None:
        super().__init__(collector, place)
        self._values = values
        grade = decimal(str(values.get("grade", "")))
        self.shared = {
            "tags": tuple(filter(None, (category.rpartition("/")[2],))),
            "points": grade if grade and grade != 1 else None,
        }
        feedback = values.get("general_feedback", values.get("feedback", ""))
        self.ask(self._text(values.get("question", values.get("statement", ""))), self._text(feedback))

    def read(self) -> None:
        """Read the question, or report why it is not imported."""
        if any(key.endswith("_feedback") and key != "general_feedback" for key in self._values):
            self.lose("lost-feedback", "the comments on a right or wrong reply are not imported")
        match kind := self._values.get("type") or self._kind():
            case "true_false":
                key = str(self._values.get("correct_answer", "true")).casefold()
                self.true_false(key=_TRUTHS.get(key, True), feedback=())
            case "multiple_choice":
                self.choice(self._answers())
            case "numerical":
                self._number()
            case "multiple_true_false":
                self._judge()
            case "matching":
                options = self._list("options")
                self.match((self._text(_field(one, "question")), self._text(_field(one, "answer"))) for one in options)
            case "missing_words":
                self._missing_words()
            case "cloze":
                source = str(self._values.get("question", ""))
                add_cloze(self, source, self._text, is_html=is_html(source))
            case _:
                self.skip(f"quizkit has no {kind} questions")

    def _kind(self) -> str:
        """Return the type of a question that does not name it, as in older files, by its keys."""
        answers = self._list("answers")
        if "statement" in self._values or "correct_answer" in self._values:
            return "true_false"
        if "options" in self._values:
            return "missing_words"
        if any(_field(one, "choice") for one in answers):
            return "multiple_true_false"
        if answers:
            numbers = all(decimal(str(_field(one, "answer") or one)) is not None for one in answers)
            return "numerical" if numbers else "multiple_choice"
        return "cloze" if re.search(r"\{\d*:[A-Z]", self.stem) else "such"

    def _answers(self) -> list[WeightedAnswer]:
        """Return the answers. Without points the first is right."""
        answers = []
        for place, one in enumerate(self._list("answers")):
            points = _field(one, "points")
            credit = decimal(str(points)) if points is not None else None if place else HUNDRED
            text = _field(one, "answer") if isinstance(one, dict) else one
            answers.append(WeightedAnswer(self._text(text), credit or Decimal(0), self._text(_field(one, "feedback"))))
        return answers

    def _number(self) -> None:
        answers = self._answers()
        self.rights(answers)
        offs = [decimal(str(_field(one, "tolerance") or "0")) or Decimal(0) for one in self._list("answers")]
        rights = [(decimal(one.text), off) for one, off in zip(answers, offs, strict=True) if one.credit == HUNDRED]
        self.numbers([None if number is None else (number, off) for number, off in rights])

    def _judge(self) -> None:
        """Read statements, each with its truth, or with another judgment."""
        pairs = [(self._text(_field(one, "answer")), str(_field(one, "choice"))) for one in self._list("answers")]
        if any(_field(one, "feedback") for one in self._list("answers")):
            self.lose("lost-feedback", "its feedback is not imported")
        if "choices" in self._values or not all(choice.casefold() in _TRUTHS for _, choice in pairs):
            self.match(pairs)
            return
        truths = [HUNDRED if _TRUTHS[choice.casefold()] else Decimal(0) for _, choice in pairs]
        self.multiple(
            [WeightedAnswer(text, credit) for (text, _), credit in zip(pairs, truths, strict=True)], weighted=False
        )

    def _missing_words(self) -> None:
        words = [str(_field(one, "answer") or "") for one in self._list("options")]
        text = self._text(self._values.get("question", ""))
        places = [int(number) - 1 for number in _REFERENCE.findall(text)]
        if not places or not all(0 <= place < len(words) and words[place] for place in places):
            self.skip("one of its blanks has no right answer")
        else:
            self.lose("lost-choices", "the choices of its blanks are not imported: they are typed")
            self.cloze(_REFERENCE.split(text)[::2], [Blank(words[place]) for place in places])

    def _list(self, key: str) -> list[Any]:
        values = self._values.get(key)
        return values if isinstance(values, list) else []

    def _text(self, value: object) -> str:
        text = str(value or "").strip()
        return self.markdown_of_html(text) if is_html(text) else text


def _field(entry: Any, key: str) -> Any:
    return entry.get(key) if isinstance(entry, dict) else None
