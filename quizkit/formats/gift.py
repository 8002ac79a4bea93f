"""Moodle's GIFT: read in the order of steps of Moodle's own importer, and written.

Source: question/format/gift/format.php of Moodle, which decides where its documentation and other readers differ.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from quizkit.base.problems import Place
from quizkit.deck import Deck
from quizkit.formats import item
from quizkit.formats.base import Collector, Reading, Written, slug
from quizkit.formats.features import Losses, Support, exported_amounts
from quizkit.formats.texts import is_html, markdown_of_plain
from quizkit.questions import registry
from quizkit.questions.cloze import Blank

SUPPORT = Support(
    whole=("choice", "multiple", "true/false", "text", "match"),
    partly=("number", "cloze"),
    features=("id", "explanation", "tags", "feedback", "accept", "tolerance", "distractors"),
)
# The percentages that Moodle knows, as 100 divided by these.
_SHARES = frozenset((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20))
# `*` alone is any letters.
_STAR = r"\*"
# Escaped signs become private characters while the grammar is read, as in Moodle.
_ESCAPED = {f"\\{sign}": chr(0xE000 + place) for place, sign in enumerate("\\:#={}~n")}
_PLAIN = {private: "\n" if pair == "\\n" else pair[1] for pair, private in _ESCAPED.items()}
_ESCAPE = re.compile(r"\\[\\:#={}~n]")
_PRIVATE = re.compile("[\ue000-\ue007]")
_WEIGHT = re.compile(r"%(-?\d{1,2}\.?\d*)%")
_FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")
# The names in the marks of a comment, with a backslash before ].
_BRACKET = r"\]"
_MARKS = {
    "id": re.compile(r"\[id:((?:\\\]|\\(?!\])|[^\\\]\x00-\x1f\x7f]){1,255})\]"),
    "tag": re.compile(r"\[tag:((?:\\\]|\\(?!\])|[^\\\]<>`\x00-\x1f\x7f]){1,255})\]"),
}
# How the items of an ordering question are shown and graded, on the first line of its answers.
_ORDER = re.compile(r">[ \t]*\d+((?:[ \t]+(?:[A-Z_]+|\d+|abc|iii|none))*)[ \t]*\n")
_TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}
_BLANK = "_____"


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
            category = item.category_name(_plain(name))
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


class _Question(item.Item):
    """Reads one question into a collector."""

    def __init__(self, collector: Collector, entry: _Entry, category: str) -> None:
        super().__init__(collector, Place(entry.line, 1))
        own, tags = _marked_names("id", entry.comments), _marked_names("tag", entry.comments)
        self.shared = {"id": "".join(own[:1]), "tags": tuple(dict.fromkeys(filter(None, [category, *tags])))}
        self._format = ""
        # The texts before and after the answers, if there is one after them.
        self._around: tuple[str, str] | None = None

    def read(self, text: str) -> None:
        """Read the question, or report why it is not imported."""
        title, text = _title(text)
        self._format, text = _format(text)
        opening, closing = text.find("{"), text.find("}")
        if opening < 0 and closing < 0:
            self.stem = self._stem(text)
            self.skip(item.DESCRIPTION)
            return
        if opening < 0 or closing < opening:
            self.stem = self._stem(text[: max(opening, 0) or None])
            self.skip("its braces do not match")
            return
        before, answers, after = text[:opening], text[opening + 1 : closing].strip(), text[closing + 1 :]
        # Braces on a later line than those of the answers.
        if "{" in after.partition("\n")[2]:
            self.stem = self._stem(before)
            self.skip("there is no empty line between it and the next question")
            return
        # A text that ends with a brace has no blank, whatever is before that brace.
        self._around = None if text.endswith("}") else (before, after)
        self.stem = self._stem(f"{before}{_BLANK if self._around else ''}{after}")
        answers, mark, general = answers.rpartition("####") if "####" in answers else (answers, "", "")
        if self.shared["id"]:
            self.name(_plain(title), ())
        else:
            self.shared["id"] = slug(_plain(title))
        self.shared |= {"question": self.stem, "explanation": self._text(general) if mark else ""}
        self._answers(answers.strip())

    def _answers(self, answers: str) -> None:
        if not answers:
            self.skip(item.ESSAY)
        elif _ORDER.match(answers) and self._around is None:
            options, *items = answers.splitlines()
            partial = "ALL_OR_NOTHING" not in options.split() or None
            self.add("order", {"order": tuple(map(self._text, items)), "partial": partial})
        elif answers.startswith("#"):
            self._number(answers[1:])
        elif "~" in answers:
            self._choice(answers)
        elif "=" in answers and "->" in answers:
            self._match(answers)
        elif answers.partition("#")[0].strip() in _TRUTHS:
            truth, *feedback = answers.split("#", 2)
            self.true_false(key=_TRUTHS[truth.strip()], feedback=feedback)
        else:
            self._typed(answers)

    def _choice(self, answers: str) -> None:
        parts = [part.strip() for part in answers.replace("=", "~=").split("~")]
        # After = there is no weight, even if it looks like one.
        weighted = [_weighted(part) if not part.startswith("=") else (item.HUNDRED, part[1:]) for part in parts if part]
        choices = [self._answer(text, credit or Decimal(0), self._text) for credit, text in weighted]
        (self.choice if "=" in answers else self.multiple)(choices)

    def _match(self, answers: str) -> None:
        sides = [part.partition("->") for part in answers.split("=") if part.strip()]
        if not all(arrow for _, arrow, _ in sides):
            self.skip("one of its pairs has no ->")
            return
        # Moodle shows the right sides as they are.
        self.match((self._text(left), _plain(right).strip()) for left, _, right in sides)

    def _typed(self, answers: str) -> None:
        texts = self.typed_texts(self._typed_answers(answers))
        pieces = [self._markdown(_plain(piece), self._format) for piece in self._around or ()]
        # A deck cannot write a brace beside a blank, or inside one.
        if texts and pieces and not pieces[0].endswith("{") and not any(re.search("[{}]", text) for text in texts):
            self.cloze(pieces, [Blank(texts[0], tuple(texts[1:]))])
        else:
            self.typed(texts)

    def _number(self, answers: str) -> None:
        numbers, _, wrong = answers.partition("~")
        parts = self.rights([*self._typed_answers(numbers), self._answer(wrong, Decimal(0), self._text)])
        self.numbers([_quantity(part.text) for part in parts if part.text != "*"])

    def _typed_answers(self, answers: str) -> list[item.WeightedAnswer]:
        weighted = [_weighted(part.strip()) for part in answers.split("=") if part.strip()]
        return [
            self._answer(
                text, item.HUNDRED if credit is None else credit, lambda text: _plain(_format(text)[1]).strip()
            )
            for credit, text in weighted
        ]

    def _answer(self, part: str, credit: Decimal, read: Callable[[str], str]) -> item.WeightedAnswer:
        """Read an answer with its feedback."""
        text, _, feedback = part.partition("#")
        return item.WeightedAnswer(read(text), credit, self._text(feedback))

    def _stem(self, text: str) -> str:
        return self._markdown(_plain(text).strip(), self._format)

    def _text(self, text: str) -> str:
        """Return a text of the question as Markdown. Without a format of its own it has that of the question."""
        own, text = _format(text)
        return self._markdown(_plain(text).strip(), own or self._format)

    def _markdown(self, text: str, format: str) -> str:
        if format == "markdown":
            return text
        if format != "plain" and is_html(text):
            return self.markdown_of_html(item.with_media_links(text))
        return markdown_of_plain(text)


def _marked_names(kind: Literal["id", "tag"], comments: str) -> list[str]:
    """Return the names in the marks of comments."""
    return [name.strip().replace(_BRACKET, "]") for name in _MARKS[kind].findall(comments)]


def _weighted(answer: str) -> tuple[Decimal | None, str]:
    """Split an answer into its weight, None if it has none, and the rest."""
    weight = _WEIGHT.match(answer)
    return (Decimal(weight[1]), answer[weight.end() :]) if weight else (None, answer)


def _format(text: str) -> tuple[str, str]:
    """Split a text into the name of its format, in brackets, and the rest."""
    named = _FORMAT.match(text.lstrip())
    return (named[1], text.lstrip()[named.end() :]) if named else ("", text)


def _title(text: str) -> tuple[str, str]:
    """Split a question into its title, between two colons each, and the rest. Two colons that are not closed are none."""
    title, mark, rest = text.removeprefix("::").partition("::") if text.startswith("::") else ("", "", "")
    return (title.strip(), rest.strip()) if mark else ("", text.removeprefix("::"))


def _quantity(text: str) -> tuple[Decimal, Decimal] | None:
    """Return a number and its tolerance: 3, 3:0.5, or the middle of 2.5..3.5."""
    low, is_range, high = text.partition("..")
    if is_range:
        ends = item.decimal(low), item.decimal(high)
        return (
            ((ends[0] + ends[1]) / 2, (ends[1] - ends[0]) / 2) if ends[0] is not None and ends[1] is not None else None
        )
    number, _, tolerance = text.partition(":")
    value, off = item.decimal(number), item.decimal(tolerance or "0")
    return None if value is None or off is None else (value, off)


def _plain(text: str) -> str:
    return _PRIVATE.sub(lambda match: _PLAIN[match[0]], text)


def write(deck: Deck) -> Written:
    """Write a deck."""
    blocks, losses = SUPPORT.each(deck, _block)
    return Written(("\n\n".join(blocks) + "\n").encode(), losses)


def _block(question: registry.Question, losses: Losses) -> str:
    common, answers = question.common, _answers(question, losses)
    id = [] if common.id.startswith("~") else [_mark("id", common.id, losses)]
    marks = " ".join(filter(None, [*id, *(_mark("tag", tag, losses) for tag in common.tags)]))
    comment = f"// {marks}\n" if marks else ""
    general = f"####{_formatted(common.explanation)}" if common.explanation else ""
    return f"{comment}{_with_answers(question, f'{{{answers}{general}}}')}"


def _mark(kind: Literal["id", "tag"], name: str, losses: Losses) -> str:
    """Return a mark for the comment, if Moodle reads that name in it."""
    mark = f"[{kind}:{name.replace(']', _BRACKET)}]"
    if _marked_names(kind, mark) == [name]:
        return mark
    losses.lose("lost-id" if kind == "id" else "changed-tags", f"its {kind} “{name}” is not exported")
    return ""


def _with_answers(question: registry.Question, answers: str) -> str:
    if isinstance(question, registry.ClozeQuestion):
        before, *_, after = question.pieces()
        prefix = "[markdown]" if any(_needs_markdown(piece) for piece in (before, after)) else ""
        return f"{prefix}{_escape(before)}{answers}{_escape(after)}"
    return f"{_formatted(question.prompt().stem)} {answers}"


def _answers(question: registry.Question, losses: Losses) -> str:
    """Return the answers of a question between the braces, and add what they do not keep."""
    match question:
        case registry.ChoiceQuestion():
            return "".join(
                f"{'=' if choice == question.key else '~'}{_formatted(choice)}{_feedback(question.feedback, choice)} "
                for choice in question.choices
            )
        case registry.MultipleQuestion():
            return _choices(question, losses)
        case registry.TrueFalseQuestion():
            return "T" if question.key else "F"
        case registry.TextQuestion():
            if any("->" in text for text in (question.key, *question.accept)):
                losses.refuse("the format reads -> in an answer otherwise")
            return _typed(question.key, *question.accept)
        case registry.NumberQuestion():
            return "#" + "".join(
                f"={number:f}{f':{off:f}' if off else ''} "
                for number, off in exported_amounts(question, losses, units=False)
            )
        case registry.ClozeQuestion():
            if len(question.blanks) > 1 or not question.pieces()[1].strip():
                losses.refuse("the format has only clozes with one blank, and text after it")
            blank = question.blanks[0]
            return _typed(blank.key, *blank.accept)
        case registry.MatchQuestion():
            if any("->" in left for left in question.pairs):
                losses.refuse("the format has no -> in a left side")
            pairs = [*question.pairs.items(), *(("", right) for right in question.distractors)]
            return "".join(f"={_formatted(left) if left else ''} -> {_escape(right)} " for left, right in pairs)
        case _:
            # Types that SUPPORT does not name.
            return ""


def _typed(*texts: str) -> str:
    """Return answers to type, without wildcards."""
    return "".join(f"={_unmistaken(text)}{_escape(text.replace('*', _STAR))} " for text in texts)


def _choices(question: registry.MultipleQuestion, losses: Losses) -> str:
    rights, wrongs = len(question.keys), len(question.choices) - len(question.keys)
    if rights not in _SHARES or wrongs not in _SHARES | {0}:
        losses.refuse(f"Moodle has no weight for {rights} right and {wrongs} wrong choices")
    weights = {True: f"%{_percent(rights)}%", False: f"%-{_percent(wrongs)}%" if wrongs else ""}
    return "".join(
        f"~{weights[choice in question.keys]}{_formatted(choice)}{_feedback(question.feedback, choice)} "
        for choice in question.choices
    )


def _percent(parts: int) -> str:
    return f"{(item.HUNDRED / parts).quantize(Decimal('0.00001')).normalize():f}"


def _feedback(feedback: Mapping[str, str], choice: str) -> str:
    return f"#{_formatted(feedback[choice])}" if choice in feedback else ""


def _formatted(text: str) -> str:
    """Return a text of a deck, with the name of its format if it has markup."""
    return f"{'[markdown]' if _needs_markdown(text) else _unmistaken(text)}{_escape(text)}"


def _unmistaken(text: str) -> str:
    """Return the name of a format that comes before a text, if the text begins like a weight or such a name."""
    return "[plain]" if text.startswith("%") or _FORMAT.match(text) else ""


def _needs_markdown(text: str) -> bool:
    # A line that begins with // would be a comment.
    reserved = _FORMAT.match(text) or text.startswith(("//", "$CATEGORY"))
    return markdown_of_plain(text) != text or is_html(text) or bool(reserved)


def _escape(text: str) -> str:
    return re.sub(r"([\\:#={}~])", r"\\\1", text).replace("\n", "\\n")
