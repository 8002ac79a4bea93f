"""Shared by all question types: common fields, field tables, shapes and grades."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Literal, NamedTuple, TypeAlias

from quizkit.base.problems import Problem, did_you_mean
from quizkit.grading.words.forms import folded
from quizkit.questions.reply_grammar import MOST_CHOICES

# The kinds of value in the deck format; a `part` is a mapping or a list that the deck's reader handles itself.
FieldKind: TypeAlias = Literal[
    "text",
    "texts",
    "text or texts",
    "flag",
    "points",
    "feedback",
    "examples",
    "source",
    "part",
    "count",
    "duration",
    "percent",
    "forms",
    "pairs",
]
# The kinds that hold texts to show or to grade.
CONTENT_KINDS = frozenset(("text", "texts", "text or texts", "feedback", "examples", "forms", "pairs"))
FieldValue: TypeAlias = str | bool | Decimal | tuple[str, ...] | dict[str, str] | dict[str, tuple[str, ...]]
Verdict: TypeAlias = Literal["right", "partly right", "close", "wrong", "skipped"]


class Field(NamedTuple):
    """One key of the deck format: what it holds and what it is for.

    A `setting` is text that students neither see nor type, such as an id.
    """

    kind: FieldKind
    about: str
    required: bool = False
    setting: bool = False


FieldTable: TypeAlias = Mapping[str, Field]

# How an answer is written: a list, an unquoted true or false, an unquoted plain number, or any other text.
AnswerForm: TypeAlias = Literal["list", "flag", "number", "text"]


class Shape(NamedTuple):
    """What identifies a question type: any of these keys, and the form of its answer; None is any form."""

    keys: tuple[str, ...] = ()
    answer: AnswerForm | None = None

    def fits(self, keys: Container[str], answer: AnswerForm) -> bool:
        """Return whether a question with these keys, and an answer of this form, has the shape."""
        has_key = not self.keys or any(key in keys for key in self.keys)
        return has_key and self.answer in (None, answer)


COMMON: FieldTable = {
    "id": Field("text", "A short name that never changes: progress is stored under it.", setting=True),
    "type": Field("text", "The question type, if the shape does not identify it.", setting=True),
    "hint": Field("text", "Help that does not give the answer away."),
    "hints": Field("texts", "Help in steps, the gentlest first."),
    "explanation": Field("text", "Why the answer is right, shown after the reply."),
    "evidence": Field("text", "A quote from the source that holds the answer."),
    "tags": Field("text or texts", "Subjects, to practise or to report by.", setting=True),
    "points": Field("points", "What full credit is worth; 1 by default."),
    "group": Field("text", "A name for the fact that several questions ask about.", setting=True),
    "examples": Field("examples", "Replies that must be graded `right` and `wrong`."),
}


class Fields:
    """The values of one mapping in a deck, of the kinds in its field table, and the language of its numbers."""

    __slots__ = ("_values", "language")

    def __init__(self, values: Mapping[str, FieldValue], language: str = "en") -> None:
        self._values = values
        self.language = language

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def text(self, key: str, default: str = "") -> str:
        """Return the text of `key`."""
        value = self._values.get(key, default)
        return value if isinstance(value, str) else default

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of `key`; a single text is a list of one."""
        value = self._values.get(key, ())
        if isinstance(value, str):
            return (value,)
        return value if isinstance(value, tuple) else ()

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return whether `key` is an unquoted true."""
        return self._values.get(key, default) is True

    def number(self, key: str, default: Decimal) -> Decimal:
        """Return the number of `key`."""
        value = self._values.get(key, default)
        return value if isinstance(value, Decimal) else default

    def texts_by_key(self, key: str) -> dict[str, str]:
        """Return the mapping of texts of `key`."""
        value = self._values.get(key)
        return {name: text for name, text in value.items() if isinstance(text, str)} if isinstance(value, dict) else {}

    def lists_by_key(self, key: str) -> dict[str, tuple[str, ...]]:
        """Return the mapping of lists of texts of `key`."""
        value = self._values.get(key)
        return (
            {name: texts for name, texts in value.items() if isinstance(texts, tuple)}
            if isinstance(value, dict)
            else {}
        )


# More than this of one kind in one question nobody reads, and what is near to each takes time to find.
MOST_TOLD = 200
_ONE = Decimal(1)
_PUNCTUATION = str.maketrans(dict.fromkeys(".,;:?…()[]\"“”„‟«»‹›‘’‚'`¿¡、。，；：？", " "))


@dataclass(frozen=True, slots=True)
class Common:
    """The fields that every question may have."""

    id: str
    hints: tuple[str, ...] = ()
    explanation: str = ""
    evidence: str = ""
    tags: tuple[str, ...] = ()
    points: Decimal = _ONE
    group: str = ""
    right_examples: tuple[str, ...] = ()
    wrong_examples: tuple[str, ...] = ()


def common(fields: Fields, stem: str, points: Decimal = _ONE) -> Common:
    """Read the common fields; a question without an id gets one from its wording."""
    examples = fields.lists_by_key("examples") if "examples" in fields else {}
    return Common(
        fields.text("id") or id_from_wording(stem),
        fields.texts("hint") + fields.texts("hints"),
        fields.text("explanation"),
        fields.text("evidence"),
        fields.texts("tags"),
        fields.number("points", points),
        fields.text("group"),
        examples.get("right", ()),
        examples.get("wrong", ()),
    )


def id_from_wording(stem: str) -> str:
    """Return the id of a question that has none: `~` and ten hexadecimal digits of its wording's hash.

    Case, white space and punctuation do not count, so that progress survives small corrections. Signs count: `3 + 4`
    is not `3 - 4`.
    """
    words = folded(stem).translate(_PUNCTUATION).split()
    return "~" + digest(" ".join(words), 10)


def digest(text: str, length: int) -> str:
    """Return the first hexadecimal digits of the SHA-256 of a text."""
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


class Near(NamedTuple):
    """What was typed, and the nearest form of the answer."""

    typed: str
    form: str


class Grade(NamedTuple):
    """The grade of a reply: credit from 0 to 1, the verdict, the rule that decided, and a note for the student.

    `near` are the typed parts in which letters or accents differ.
    """

    credit: float
    verdict: Verdict
    rule: str
    note: str = ""
    near: tuple[Near, ...] = ()


def right(rule: str, note: str = "") -> Grade:
    """Return a grade with full credit."""
    return Grade(1.0, "right", rule, note)


def wrong(rule: str, note: str = "") -> Grade:
    """Return a grade without credit."""
    return Grade(0.0, "wrong", rule, note)


def share(credit: float, rule: str, parts: Sequence[Grade] = (), *, all_close: bool = False) -> Grade:
    """Return the grade of a reply that may be partly right; `rule` says how much of it.

    `parts` are the grades of its right and close parts; `all_close` says that all parts are close.
    """
    note = "; ".join(part.note for part in parts if part.note)
    near = tuple(near for part in parts for near in part.near)
    if credit >= 1:
        forgiven = (part.rule for part in parts if part.verdict == "right" and part.rule != "exact")
        return Grade(1.0, "right", "; ".join(dict.fromkeys(forgiven)) or "exact", note, near)
    verdict: Verdict = "partly right" if credit > 0 else "close" if all_close else "wrong"
    return Grade(max(0.0, credit), verdict, rule, note, near)


def not_a_choice_problem(route: tuple[str | int, ...], text: str, choices: tuple[str, ...]) -> Problem:
    """Return the problem that a text is not one of the choices."""
    listed = ", ".join(f"“{choice}”" for choice in choices[:6])
    help = did_you_mean(text, choices) or f"Write one of them, word for word: {listed}."
    several = [part.strip() for part in text.split(",")]
    if all(_is_a_label(part, len(choices)) for part in several):
        help = f"Write the choice itself, not its letter or number: {listed}."
        if len(several) > 1:
            help = f"Write the choices themselves, not their letters or numbers, as a list: {listed}."
    elif len(several) > 1 and all(part in choices for part in several):
        # Adjacent choices may be one choice that was split at its comma.
        aside = "; if it is one choice, put it in quotes in the list of choices" if text in ", ".join(choices) else ""
        help = f"Write a list: [{', '.join(several)}]{aside}."
    return Problem("not-a-choice", route, f"“{text}” is not one of the choices", help)


def _is_a_label(text: str, choices: int) -> bool:
    """Return whether a text is a number, or a choice's letter: b, B), (b)."""
    label = text.strip("().")
    place = "abcdefghij".find(label.casefold()) if len(label) == 1 else -1
    return 0 <= place < choices or (label.isascii() and label.isdigit())


def choice_problems(choices: tuple[str, ...], feedback: dict[str, str], key: str = "choices") -> list[Problem]:
    """Return the problems of the choices under `key`, apart from the answer."""
    problems = []
    if len(choices) < 2:
        what, items = ("choose from", "choices") if key == "choices" else ("put in order", "items")
        problems.append(
            Problem("too-few-choices", (key,), f"there is nothing to {what}", f"Give at least two {items}.")
        )
    if len(choices) > MOST_CHOICES:
        message = f"a question has {MOST_CHOICES} choices at most, one letter each; this one has {len(choices)}"
        problems.append(Problem("too-many-choices", (key,), message, "Remove some of them."))
    for position in repeated(choices):
        message = f"“{choices[position]}” is in the choices twice"
        help = "Remove one of them, or reword it."
        problems.append(Problem("same-choice", (key, position), message, help))
    return problems + [
        not_a_choice_problem(("feedback", name), name, choices)
        for name in islice(strangers(feedback, choices), MOST_TOLD)
    ]


def repeated(texts: Sequence[str], before: Iterable[str] = ()) -> list[int]:
    """Return the positions of texts that occur earlier, or in `before`."""
    seen = set(before)
    positions = []
    for position, text in enumerate(texts):
        if text in seen:
            positions.append(position)
        seen.add(text)
    return positions


def strangers(texts: Iterable[str], known: Collection[str]) -> Iterator[str]:
    """Yield the texts that are not known."""
    among = set(known)
    return (text for text in texts if text not in among)
