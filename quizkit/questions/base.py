"""What all question types share: their common fields, the grade, and the values they are read from."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Literal, NamedTuple, TypeAlias

from quizkit.base.problems import Problem, did_you_mean
from quizkit.grading.words.forms import folded
from quizkit.questions.reply_grammar import MOST_CHOICES

# What may stand behind a key of the deck format; a `part` is what the deck's reader goes into by itself.
Kind: TypeAlias = Literal[
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
Value: TypeAlias = str | bool | Decimal | tuple[str, ...] | dict[str, str] | dict[str, tuple[str, ...]]
Verdict: TypeAlias = Literal["right", "partly right", "close", "wrong", "skipped"]


class Field(NamedTuple):
    """One key of the deck format: what it holds and what it is for."""

    kind: Kind
    about: str
    required: bool = False


FieldTable: TypeAlias = Mapping[str, Field]

COMMON: FieldTable = {
    "id": Field("text", "A short name that never changes: progress hangs on it."),
    "type": Field("text", "The question type, where the shape alone does not say it."),
    "hint": Field("text", "Help that does not give the answer away."),
    "hints": Field("texts", "Help in steps, the gentlest first."),
    "explanation": Field("text", "Why the answer is right, shown after the reply."),
    "evidence": Field("text", "A quote from the source that holds the answer."),
    "tags": Field("text or texts", "Subjects, to practise or to report by."),
    "points": Field("points", "What full credit is worth; 1 unless said."),
    "group": Field("text", "Names the fact that several questions ask."),
    "examples": Field("examples", "Replies that must be graded `right` and `wrong`."),
}


class Fields:
    """The values of one mapping of a deck, of the kinds that its field table names."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = values

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def text(self, key: str, default: str = "") -> str:
        """Return the text behind `key`."""
        value = self._values.get(key, default)
        return value if isinstance(value, str) else default

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts behind `key`; a single text counts as one of them."""
        value = self._values.get(key, ())
        if isinstance(value, str):
            return (value,)
        return value if isinstance(value, tuple) else ()

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return whether `key` holds an unquoted true."""
        return self._values.get(key, default) is True

    def number(self, key: str, default: Decimal) -> Decimal:
        """Return the number behind `key`."""
        value = self._values.get(key, default)
        return value if isinstance(value, Decimal) else default

    def texts_by_key(self, key: str) -> dict[str, str]:
        """Return the mapping of texts behind `key`."""
        value = self._values.get(key)
        return {name: text for name, text in value.items() if isinstance(text, str)} if isinstance(value, dict) else {}

    def lists_by_key(self, key: str) -> dict[str, tuple[str, ...]]:
        """Return the mapping of lists of texts behind `key`."""
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
    """The fields that a question of any type may have."""

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
    """Read the common fields; a question without an id takes one from its wording."""
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

    Case, white space and the punctuation of sentences do not count, so that tidying a stem keeps what a
    student knows. Signs do: `3 + 4` is not `3 - 4`.
    """
    words = folded(stem).translate(_PUNCTUATION).split()
    return "~" + digest(" ".join(words), 10)


def digest(text: str, length: int) -> str:
    """Return the first hexadecimal digits of the SHA-256 of a text."""
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


class Near(NamedTuple):
    """What was typed, and the form of the answer that it comes near to."""

    typed: str
    form: str


class Grade(NamedTuple):
    """What a reply is worth: credit from 0 to 1, the verdict, the rule that decided it, and a note for the student.

    `near` are the typed parts of the reply in which letters or accents are off.
    """

    credit: float
    verdict: Verdict
    rule: str
    note: str = ""
    near: tuple[Near, ...] = ()


def right(rule: str, note: str = "") -> Grade:
    """Return the grade of a reply that is worth full credit."""
    return Grade(1.0, "right", rule, note)


def wrong(rule: str, note: str = "") -> Grade:
    """Return the grade of a reply that is worth nothing."""
    return Grade(0.0, "wrong", rule, note)


def share(credit: float, rule: str, parts: Sequence[Grade] = (), *, all_close: bool = False) -> Grade:
    """Return the grade of a reply that may be right in part; `rule` says how much of it.

    `parts` are the grades of its parts that are right or close; `all_close` where it has no others, and none is right.
    """
    note = "; ".join(part.note for part in parts if part.note)
    near = tuple(near for part in parts for near in part.near)
    if credit >= 1:
        forgiven = (part.rule for part in parts if part.verdict == "right" and part.rule != "exact")
        return Grade(1.0, "right", "; ".join(dict.fromkeys(forgiven)) or "exact", note, near)
    verdict: Verdict = "partly right" if credit > 0 else "close" if all_close else "wrong"
    return Grade(max(0.0, credit), verdict, rule, note, near)


def not_a_choice(route: tuple[str | int, ...], text: str, choices: tuple[str, ...]) -> Problem:
    """Return the problem of a text that should be one of the choices and is none of them."""
    listed = ", ".join(f"“{choice}”" for choice in choices[:6])
    help = did_you_mean(text, choices) or f"Write one of them, word for word: {listed}."
    several = [part.strip() for part in text.split(",")]
    if all(_is_a_label(part, len(choices)) for part in several):
        help = f"Write the choice itself, not its letter or number: {listed}."
        if len(several) > 1:
            help = f"Write the choices themselves, not their letters or numbers, as a list: {listed}."
    elif len(several) > 1 and all(part in choices for part in several):
        # Side by side they may be one choice that the comma split.
        aside = "; if it is one choice, put it in quotes among the choices" if text in ", ".join(choices) else ""
        help = f"Write a list: [{', '.join(several)}]{aside}."
    return Problem("not-a-choice", route, f"“{text}” is none of the choices", help)


def _is_a_label(text: str, choices: int) -> bool:
    """Return whether a text is a number, or the letter of one of so many choices: b, B), (b)."""
    label = text.strip("().")
    place = "abcdefghij".find(label.casefold()) if len(label) == 1 else -1
    return 0 <= place < choices or (label.isascii() and label.isdigit())


def choice_problems(choices: tuple[str, ...], feedback: dict[str, str], key: str = "choices") -> list[Problem]:
    """Return what is wrong with the choices of a question, which stand behind `key`, whatever its answer."""
    problems = []
    if len(choices) < 2:
        what, items = ("choose from", "choices") if key == "choices" else ("put in order", "items")
        problems.append(
            Problem("too-few-choices", (key,), f"there is nothing to {what}", f"Give at least two {items}.")
        )
    if len(choices) > MOST_CHOICES:
        message = f"a question has {MOST_CHOICES} choices at most, a letter each; these are {len(choices)}"
        problems.append(Problem("too-many-choices", (key,), message, "Take some of them out."))
    for position in repeated(choices):
        message = f"“{choices[position]}” stands twice among the choices"
        help = "Take one of them out, or word it differently."
        problems.append(Problem("same-choice", (key, position), message, help))
    return problems + [
        not_a_choice(("feedback", name), name, choices) for name in islice(strangers(feedback, choices), MOST_TOLD)
    ]


def repeated(texts: Sequence[str], before: Iterable[str] = ()) -> list[int]:
    """Return the positions of the texts that stand further up already, or are among those `before` them all."""
    seen = set(before)
    found = []
    for position, text in enumerate(texts):
        if text in seen:
            found.append(position)
        seen.add(text)
    return found


def strangers(texts: Iterable[str], known: Collection[str]) -> Iterator[str]:
    """Yield the texts that are not among the known ones."""
    among = set(known)
    return (text for text in texts if text not in among)
