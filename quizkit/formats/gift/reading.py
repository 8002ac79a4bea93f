"""Reads GIFT in the order of steps of Moodle's own importer."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from quizkit.base.problems import Place
from quizkit.formats.base import Collector, Reading, slug
from quizkit.formats.texts import is_html, markdown_of_plain
from quizkit.questions.base import FieldValue
from quizkit.questions.cloze import Blank, cloze_source

# Escaped signs become private characters while the grammar is read, as in Moodle.
_ESCAPED = {f"\\{sign}": chr(0xE000 + place) for place, sign in enumerate("\\:#={}~n")}
_PLAIN = {private: "\n" if pair == "\\n" else pair[1] for pair, private in _ESCAPED.items()}
_ESCAPE = re.compile(r"\\[\\:#={}~n]")
_PRIVATE = re.compile("[\ue000-\ue007]")
_WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d+)?)%")
FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")
_ID = re.compile(r"\[id:([^\x00-\x1f\[\]]*)\]")
_TAG = re.compile(r"\[tag:([^\x00-\x1f<>`\[\]]*)\]")
_TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}
HUNDRED = Decimal(100)
_BLANK = "_____"


class _Answer(NamedTuple):
    """One answer: its text, its weight in percent (None without one), whether `=` came first, and its feedback."""

    text: str
    weight: Decimal | None
    right: bool
    feedback: str

    @property
    def percent(self) -> Decimal:
        return self.weight if self.weight is not None else HUNDRED if self.right else Decimal(0)


class _Entry(NamedTuple):
    """A block of lines that is a question: its text with private characters, and its comments."""

    text: str
    comments: str
    line: int


def read(data: str) -> Reading:
    """Read the questions of a GIFT file."""
    collector, category = Collector(), ""
    for entry in _entries(data):
        text = entry.text
        if text.startswith("$CATEGORY:"):
            name, _, text = text.removeprefix("$CATEGORY:").partition("\n")
            category = _plain(name).strip().rpartition("/")[2]
        if text.strip():
            collector.begin()
            _Question(collector, entry, category).read(text.strip())
    return collector.reading()


def _entries(data: str) -> Iterator[_Entry]:
    """Yield blocks of lines between empty ones. A line that begins with // is a comment, and separates nothing."""
    lines: list[str] = []
    comments: list[str] = []
    start = 1
    for number, line in enumerate([*data.splitlines(), ""], 1):
        stripped = line.strip()
        if stripped.startswith("//"):
            comments.append(stripped)
        elif stripped:
            start = start if lines else number
            lines.append(line)
        elif lines:
            text = _ESCAPE.sub(lambda match: _ESCAPED[match[0]], "\n".join(lines)).strip()
            yield _Entry(text, " ".join(comments), start)
            lines, comments = [], []


class _Question:
    """Reads one question into a collector."""

    def __init__(self, collector: Collector, entry: _Entry, category: str) -> None:
        self._collector = collector
        self._place = Place(entry.line, 1)
        tags = [tag.strip() for tag in _TAG.findall(entry.comments)]
        self._tags = tuple(dict.fromkeys(filter(None, [*([category] if category not in ("top", "") else []), *tags])))
        own = _ID.search(entry.comments)
        self._id = own[1].strip() if own else ""
        self._stem = ""
        self._format = ""
        self._unseen: list[str] = []
        self._explanation = ""
        # The texts before and after the answers, if there is one after them.
        self._around: tuple[str, str] | None = None

    def read(self, text: str) -> None:
        """Read the question, or report why it is not imported."""
        title, text = _title(text)
        self._format, text = _format(text)
        opening = text.find("{")
        closing = text.find("}")
        if opening < 0:
            self._stem = self._text(text)
            self._skip("it is a description, without a question")
            return
        if closing < opening:
            self._stem = self._text(text[:opening])
            self._skip("its braces do not match")
            return
        before, answers, after = text[:opening], text[opening + 1 : closing].strip(), text[closing + 1 :]
        self._around = (before, after) if after.strip() else None
        self._stem = self._text(f"{before}{_BLANK}{after}" if after.strip() else before)
        self._id = self._id or slug(_plain(title))
        answers, mark, general = answers.partition("####")
        self._explanation = self._text(general) if mark else ""
        self._answers(answers.strip())

    def _answers(self, answers: str) -> None:
        if not answers:
            self._skip("it is an essay, which cannot be graded")
        elif answers.startswith("#"):
            self._number(answers[1:])
        elif "~" in answers:
            self._choice(answers)
        elif "=" in answers and "->" in answers:
            self._match(answers)
        elif answers.partition("#")[0].strip().upper() in _TRUTHS:
            self._true_false(answers)
        else:
            self._typed(answers)

    def _choice(self, answers: str) -> None:
        parts = [_answer(part) for part in re.sub(r"~?=", "~=", answers).split("~")]
        parts = [part for part in parts if part.text or part.right]
        choices = tuple(self._text(part.text) for part in parts)
        rights = [place for place, part in enumerate(parts) if part.right]
        values: dict[str, FieldValue | None] = {"choices": choices}
        if rights:
            if len(rights) > 1:
                self._lose("several-right", f"{len(rights)} choices are right; only the first of them is kept")
                kept = [place for place in range(len(parts)) if place == rights[0] or place not in rights]
                parts, choices = [parts[place] for place in kept], tuple(choices[place] for place in kept)
                values["choices"] = choices
            key = next(place for place, part in enumerate(parts) if part.right)
            if any(part.weight and not part.right for part in parts):
                self._lose("lost-weights", "the part credit of its wrong choices is not imported")
            values["answer"] = choices[key]
            self._add("choice", values, [(choices[place], part, place == key) for place, part in enumerate(parts)])
            return
        keys = [place for place, part in enumerate(parts) if part.percent > 0]
        if not keys:
            self._skip("none of its choices is right")
            return
        if not _is_usual(parts, len(keys)):
            self._lose("lost-weights", "the weights of its choices are not imported: each right one counts the same")
        values["answer"] = tuple(choices[place] for place in keys)
        self._add("multiple", values, [(choices[place], part, place in keys) for place, part in enumerate(parts)])

    def _match(self, answers: str) -> None:
        pairs: dict[str, str] = {}
        distractors: list[str] = []
        for part in filter(str.strip, answers.split("=")):
            left, arrow, right = part.partition("->")
            if not arrow:
                self._skip("one of its pairs has no ->")
                return
            if left.strip() and self._text(left) in pairs:
                self._skip(f"“{self._text(left)}” is in it twice")
                return
            if left.strip():
                # Moodle shows the right sides as they are.
                pairs[self._text(left)] = _plain(right)
            else:
                distractors.append(_plain(right))
        self._add("match", {"match": pairs, "distractors": tuple(distractors)})

    def _true_false(self, answers: str) -> None:
        truth, *feedback = answers.split("#", 2)
        if any(map(str.strip, feedback)):
            self._lose("lost-feedback", "its feedback is not imported")
        self._add("true/false", {"answer": _TRUTHS[truth.strip().upper()]})

    def _typed(self, answers: str) -> None:
        parts = [_answer("=" + part) for part in answers.split("=") if part.strip()]
        rights = self._right_ones([part for part in parts if part.text.strip() != "*"])
        texts = list(dict.fromkeys(_plain(part.text).strip() for part in rights))
        if any("*" in text for text in texts):
            self._lose("lost-wildcard", "* stands for any letters in Moodle, and for itself here")
        if not texts:
            self._skip("none of its answers is fully right")
            return
        self._note_feedback(parts)
        pieces = [self._markdown(_plain(piece), self._format) for piece in self._around or ()]
        # A deck cannot write a brace beside a blank, or inside one.
        if pieces and not pieces[0].endswith("{") and not any(re.search("[{}]", text) for text in texts):
            self._add("cloze", {"cloze": cloze_source(pieces, [Blank(texts[0], tuple(texts[1:]))])})
        else:
            self._add("text", {"answer": texts[0], "accept": tuple(texts[1:])})

    def _number(self, answers: str) -> None:
        wrong, tilde, _ = answers.partition("~")
        parts = [_answer("=" + part) for part in (wrong if tilde else answers).split("=") if part.strip()]
        rights = self._right_ones([part for part in parts if part.text.strip() != "*"])
        read = [_quantity(part.text.strip()) for part in rights]
        known = [one for one in read if one is not None]
        if not known or len(known) < len(read):
            self._skip("its number cannot be read")
            return
        if len({tolerance for _, tolerance in known}) > 1:
            self._lose("lost-tolerance", "its answers have several tolerances; that of the first is kept")
        self._note_feedback(parts)
        (answer, tolerance), *others = known
        values: dict[str, FieldValue | None] = {"answer": answer, "accept": tuple(number for number, _ in others)}
        self._add("number", {**values, "tolerance": tolerance or None})

    def _right_ones(self, parts: list[_Answer]) -> list[_Answer]:
        rights = [part for part in parts if part.percent == HUNDRED]
        if any(0 < part.percent < HUNDRED for part in parts):
            self._lose("lost-weights", "its partly right answers are not imported")
        return rights

    def _note_feedback(self, parts: list[_Answer]) -> None:
        if any(part.feedback for part in parts):
            self._lose("lost-feedback", "its feedback is not imported")

    def _add(
        self,
        type: str,
        values: Mapping[str, FieldValue | None],
        parts: list[tuple[str, _Answer, bool]] | None = None,
    ) -> None:
        shared: dict[str, FieldValue | None] = {
            "id": self._id,
            "question": self._stem,
            "explanation": self._explanation,
            "tags": self._tags,
        }
        if parts:
            shared["feedback"] = {
                choice: self._text(part.feedback) for choice, part, right in parts if part.feedback and not right
            }
            if any(part.feedback for _, part, right in parts if right):
                self._lose("lost-feedback", "the feedback on the right choice is not imported")
        for tag in dict.fromkeys(self._unseen):
            self._lose("lost-media", f"what <{tag}> shows is not imported")
        self._collector.add(type, {**shared, **values}, self._place)

    def _text(self, text: str) -> str:
        """Return a text of the question as Markdown. Without a format of its own it has that of the question."""
        own, text = _format(text)
        return self._markdown(_plain(text).strip(), own or self._format)

    def _markdown(self, text: str, format: str) -> str:
        if format == "markdown":
            return text
        if format != "plain" and is_html(text):
            from quizkit.formats.html import markdown_of_html

            converted = markdown_of_html(text)
            self._unseen += converted.lost
            return converted.text
        return markdown_of_plain(text)

    def _skip(self, reason: str) -> None:
        self._collector.skip(self._stem, reason, self._place)

    def _lose(self, code: str, what: str) -> None:
        self._collector.lose(code, self._stem, what, self._place)


def _format(text: str) -> tuple[str, str]:
    """Split a text into the name of its format, in brackets, and the rest."""
    named = FORMAT.match(text.lstrip())
    return (named[1], text.lstrip()[named.end() :]) if named else ("", text)


def _title(text: str) -> tuple[str, str]:
    """Split a question into its title, between two colons each, and the rest."""
    if text.startswith("::"):
        title, mark, rest = text[2:].partition("::")
        if mark:
            return title.strip(), rest.strip()
    return "", text


def _answer(part: str) -> _Answer:
    text, _, feedback = part.strip().partition("#")
    right = text.startswith("=")
    text = text.removeprefix("=").strip()
    weight = _WEIGHT.match(text)
    percent = Decimal(weight[1]) if weight else None
    return _Answer(text[weight.end() :] if weight else text, percent, right, feedback.strip())


def _is_usual(parts: list[_Answer], rights: int) -> bool:
    """Return whether the right choices share the credit equally, and the wrong ones cost nothing or all of it together."""
    wrong = {part.percent for part in parts if part.percent <= 0}
    each, fine = HUNDRED / rights, HUNDRED / max(1, len(parts) - rights)
    fair = all(abs(part.percent - each) < 1 for part in parts if part.percent > 0)
    return fair and len(wrong) <= 1 and all(not percent or abs(percent + fine) < 1 for percent in wrong)


def _quantity(text: str) -> tuple[str, str] | None:
    """Return a number and its tolerance: 3, 3:0.5, or the middle of 2.5..3.5."""
    try:
        if ".." in text:
            low, high = (Decimal(part.strip()) for part in _plain(text).split("..", 1))
            return f"{(low + high) / 2:f}", f"{(high - low) / 2:f}"
        number, _, tolerance = text.partition(":")
        value, off = Decimal(number.strip()), Decimal(tolerance.strip() or 0)
    except InvalidOperation:
        return None
    return (f"{value:f}", f"{off:f}" if off else "") if value.is_finite() and off.is_finite() else None


def _plain(text: str) -> str:
    return _PRIVATE.sub(lambda match: _PLAIN[match[0]], text)
