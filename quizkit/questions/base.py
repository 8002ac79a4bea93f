"""Shared by all question types: common fields, field tables, shapes and grades."""

from collections.abc import Container, Iterator, Mapping, Sequence, Set
from decimal import Decimal
from typing import ClassVar, Literal, Self, TypeAlias, cast
from zlib import crc32

from quizkit.base.problems import Problem
from quizkit.base.text import composed
from quizkit.base.values import Value
from quizkit.grading.context import Context, in_language
from quizkit.grading.words.forms import folded, spaced
from quizkit.questions.shapes import Prompt, Reply, reply_texts

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
    "scoring",
    "need",
    "forms",
    "pairs",
]
# The kinds that hold texts to show or to grade.
CONTENT_KINDS = frozenset(("text", "texts", "text or texts", "feedback", "examples", "forms", "pairs"))
FieldValue: TypeAlias = str | bool | Decimal | tuple[str, ...] | dict[str, str] | dict[str, tuple[str, ...]]
# The values of a question by field; None, or an empty one, for what a deck does not say.
FieldValues: TypeAlias = Iterator[tuple[str, FieldValue | None]]
# A reply is to be asked again if it is not clear what it says.
Verdict: TypeAlias = Literal["right", "partly right", "asked again", "close", "wrong", "skipped"]

ALL_OR_NOTHING = "all-or-nothing"
# Drawing a text of this length takes a tenth of a second, one of a million four seconds; a page of a book has 3,000.
LONGEST_TEXT = 100_000


class Field(Value):
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


class Shape(Value):
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
    "language": Field("text", "The language of the answer, such as `fr`, if it is not that of the deck.", setting=True),
    "tags": Field("text or texts", "Subjects, to practise or to report by.", setting=True),
    "points": Field("points", "What full credit is worth; 1 by default."),
    "scoring": Field("scoring", "`all-or-nothing` if a partly right reply earns nothing.", setting=True),
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

    def lacks(self, keys: Set[str]) -> bool:
        """Return whether there is none of these keys."""
        return self._values.keys().isdisjoint(keys)

    def text(self, key: str) -> str:
        """Return the text of `key`."""
        value = self._values.get(key)
        return value if isinstance(value, str) else ""

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
        return cast("Decimal", self._values.get(key, default))

    def texts_by_key(self, key: str) -> dict[str, str]:
        """Return the mapping of texts of `key`."""
        return cast("dict[str, str]", self._values.get(key, {}))

    def lists_by_key(self, key: str) -> dict[str, tuple[str, ...]]:
        """Return the mapping of lists of texts of `key`."""
        return cast("dict[str, tuple[str, ...]]", self._values.get(key, {}))


_ONE = Decimal(1)
_PUNCTUATION = str.maketrans(dict.fromkeys(".,;:?…()[]\"“”„‟«»‹›‘’‚'`¿¡、。，；：？", " "))


class Common(Value):
    """The fields that every question may have."""

    id: str
    hints: tuple[str, ...] = ()
    explanation: str = ""
    evidence: str = ""
    tags: tuple[str, ...] = ()
    points: Decimal = _ONE
    all_or_nothing: bool = False
    language: str = ""
    group: str = ""
    right_examples: tuple[str, ...] = ()
    wrong_examples: tuple[str, ...] = ()


_OPTIONAL = COMMON.keys() - {"id", "type"}


def common(fields: Fields, stem: str, points: Decimal = _ONE) -> Common:
    """Read the common fields; a question without an id gets one from its wording."""
    id = composed(fields.text("id")) or id_from_wording(stem)
    if fields.lacks(_OPTIONAL):
        return Common(id, points=points)
    examples = fields.lists_by_key("examples")
    return Common(
        id,
        fields.texts("hint") + fields.texts("hints"),
        fields.text("explanation"),
        fields.text("evidence"),
        fields.texts("tags"),
        fields.number("points", points),
        fields.text("scoring") == ALL_OR_NOTHING,
        fields.text("language"),
        fields.text("group"),
        examples.get("right", ()),
        examples.get("wrong", ()),
    )


def _common_values(common: Common) -> FieldValues:
    # An id from the wording is not written.
    yield "id", "" if common.id.startswith("~") else common.id
    yield "explanation", common.explanation
    yield "evidence", common.evidence
    yield "language", common.language
    yield "tags", common.tags
    yield "points", common.points if common.points not in (0, 1) else None
    yield "scoring", ALL_OR_NOTHING if common.all_or_nothing else ""
    yield "group", common.group
    examples = {"right": common.right_examples, "wrong": common.wrong_examples}
    yield "examples", {key: texts for key, texts in examples.items() if texts}


LENGTH_OF_WORDING_ID = 11


def id_from_wording(stem: str) -> str:
    """Return the id of a question that has none: `~` and ten hexadecimal digits of its wording's hash.

    Case, white space and punctuation do not count, so that progress survives small corrections. Signs count: `3 + 4`
    is not `3 - 4`.
    """
    return "~" + digest(words_of(stem), LENGTH_OF_WORDING_ID - 1)


def distinct_ids(id: str, stem: str, answer: str) -> tuple[str, str]:
    """Return two ids for a question whose id from its wording is that of an earlier one.

    The first depends on case and punctuation, the second on the answer too: both stay when other questions move.
    """
    wording = spaced(stem)
    return f"{id}-{digest(wording, 6)}", f"{id}-{digest(f'{wording} {spaced(answer)}', 6)}"


def words_of(stem: str) -> str:
    """Return a wording without regard to case, white space, punctuation and Unicode form."""
    return " ".join(folded(stem).translate(_PUNCTUATION).split())


# How many characters a sign has, and how many of them are of the wording.
SIGN_LENGTH, SIGN_OF_WORDING = 16, 8


def sign(stem: str, answer: str) -> str:
    """Return sixteen hexadecimal digits of what a question asks, eight for its wording and eight for its answer.

    Case, punctuation, white space and Unicode form of the wording do not count, nor white space and form of the answer.
    """
    parts = (words_of(stem), spaced(answer))
    return "".join(f"{crc32(part.encode('utf-8', 'surrogatepass')):08x}" for part in parts)


def digest(text: str, length: int) -> str:
    """Return the first hexadecimal digits of the SHA-256 of a text."""
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


class Near(Value):
    """What was typed, and the nearest form of the answer."""

    typed: str
    form: str


class Grade(Value):
    """The grade of a reply: credit from 0 to 1, the verdict, the rule that decided, and a note for the student.

    `near` are the typed parts in which letters or accents differ.
    """

    credit: float
    verdict: Verdict
    rule: str
    note: str = ""
    near: tuple[Near, ...] = ()


class BaseQuestion(Value):
    """What every question type has: its name, the shape that identifies it, its fields, and these methods.

    `scored` is False if the student grades the question, which then has no points. `example` is an entry of the starter
    deck below a comment.
    """

    common: Common
    type: ClassVar[str]
    shape: ClassVar[Shape]
    fields: ClassVar[FieldTable]
    scored: ClassVar[bool] = True
    example: ClassVar[str]

    @classmethod
    def read(cls, fields: Fields) -> Self | list[Problem]:
        """Create the question from the values of its fields, or return what is wrong with single values."""
        raise NotImplementedError

    def own_values(self) -> FieldValues:
        """Yield the values of the type's own fields, from which `read` makes the question again."""
        raise NotImplementedError

    def own_hints(self) -> tuple[str, ...]:
        """Return the hints of the field `hints`."""
        return self.common.hints

    def values(self) -> dict[str, FieldValue]:
        """Return the values of all fields, as a deck has them: the opposite of `read`."""
        pairs = (*self.own_values(), ("hints", self.own_hints()), *_common_values(self.common))
        return {key: value for key, value in pairs if value not in ("", (), {}, None)}

    def problems(self) -> list[Problem]:
        """Return what makes the question invalid though each value is valid."""
        return []

    def prompt(self) -> Prompt:
        """Return the prompt."""
        raise NotImplementedError

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Grade a reply."""
        raise NotImplementedError

    def own_context(self, context: Context) -> Context:
        """Return the context of the deck, in the language of the question."""
        return in_language(context, self.common.language) if self.common.language else context

    def graded_how(self, context: Context) -> tuple[str, ...]:
        """Return how replies are compared and what they earn, in a few phrases for the teacher."""
        return ("the choice as a whole",)

    def accepted(self) -> tuple[Reply, ...]:
        """Return replies with full credit as written in the deck, the answer first."""
        raise NotImplementedError

    def answer(self) -> str:
        """Return the right answer as text, all of it: another text is another revision of the question."""
        return "; ".join(reply_texts(self.accepted()[0]))


def right(rule: str, note: str = "") -> Grade:
    """Return a grade with full credit."""
    return Grade(1.0, "right", rule, note)


def wrong(rule: str, note: str = "") -> Grade:
    """Return a grade without credit."""
    return Grade(0.0, "wrong", rule, note)


def scoring(common: Common, partial: str) -> tuple[str, ...]:
    """Return how much a partly right reply earns, in words."""
    return (f"credit: {ALL_OR_NOTHING if common.all_or_nothing else partial}",)


def settled(grade: Grade) -> Grade:
    """Return the grade of a reply that can no longer be asked again: it is close."""
    return grade._replace(verdict="close") if grade.verdict == "asked again" else grade


def partly(credit: float, rule: str, common: Common, parts: Sequence[Grade] = (), *, all_close: bool = False) -> Grade:
    """Return the grade of a reply that may be partly right; `rule` says how much of it.

    `parts` are the grades of its right and close parts; `all_close` says that all parts are close. Credit below 0 is 0,
    and if the question is all or nothing, credit below 1 is 0.
    """
    note = "; ".join(part.note for part in parts if part.note)
    near = tuple(near for part in parts for near in part.near)
    if credit >= 1:
        forgiven = (part.rule for part in parts if part.verdict == "right" and part.rule != "exact")
        return Grade(1.0, "right", "; ".join(dict.fromkeys(forgiven)) or "exact", note, near)
    credit = 0.0 if common.all_or_nothing else max(0.0, credit)
    verdict: Verdict = "partly right" if credit else "close" if all_close else "wrong"
    return Grade(credit, verdict, rule, note, near)
