"""The question types, in one visible list, and how a question's shape tells which it is."""

from collections.abc import Container
from typing import TypeAlias

from quizkit.questions.base import COMMON, CONTENT_KINDS, AnswerForm, digest
from quizkit.questions.choice import Choice
from quizkit.questions.cloze import Cloze
from quizkit.questions.flashcard import Flashcard
from quizkit.questions.listing import Listing
from quizkit.questions.multiple import Multiple
from quizkit.questions.number import Number
from quizkit.questions.ordering import Ordering
from quizkit.questions.pairing import Pairing
from quizkit.questions.shapes import values
from quizkit.questions.true_false import TrueFalse
from quizkit.questions.typed_text import Text

Question: TypeAlias = Choice | Multiple | TrueFalse | Text | Number | Cloze | Listing | Ordering | Pairing | Flashcard
QuestionType: TypeAlias = (
    type[Choice]
    | type[Multiple]
    | type[TrueFalse]
    | type[Text]
    | type[Number]
    | type[Cloze]
    | type[Listing]
    | type[Ordering]
    | type[Pairing]
    | type[Flashcard]
)

_ALL: tuple[QuestionType, ...] = (
    Choice,
    Multiple,
    TrueFalse,
    Text,
    Number,
    Cloze,
    Listing,
    Ordering,
    Pairing,
    Flashcard,
)
TYPES: dict[str, QuestionType] = {question_type.type: question_type for question_type in _ALL}


def _precedence(kind: QuestionType) -> tuple[int, bool, bool]:
    """Sort by more keys first, then a key that no other type shares, then a form of answer."""
    shared = sum(kind.shape.keys == other.shape.keys for other in _ALL) > 1
    return -len(kind.shape.keys), shared, kind.shape.answer is None


# The types in the order in which their shapes are tried; the first that fits identifies a question.
BY_SHAPE: tuple[QuestionType, ...] = tuple(sorted(_ALL, key=_precedence))
# A question with none of these keys has an answer that is typed, or is true or false.
SHAPE_KEYS = frozenset(key for kind in _ALL for key in kind.shape.keys)
_FIELDS = [item for table in (COMMON, *(kind.fields for kind in _ALL)) for item in table.items()]
# The keys whose texts students see, or which are graded.
CONTENT_KEYS = frozenset(key for key, field in _FIELDS if field.kind in CONTENT_KINDS and not field.setting)


def type_by_shape(keys: Container[str], answer: AnswerForm) -> QuestionType:
    """Return the type that a question with these keys, and an answer of this form, is of."""
    return next(kind for kind in BY_SHAPE if kind.shape.fits(keys, answer))


def revision(question: Question) -> str:
    """Return eight hexadecimal digits that change when what is asked, or what is right, changes."""
    return digest(f"{question.type}\0{question.prompt().stem}\0{question.answer()}", 8)


def answer_texts(question: Question) -> set[str]:
    """Return every text that is an answer of a question; of a list each by itself, of a card its back."""
    if isinstance(question, Listing):
        return set(question.keys).union(*question.accept.values())
    if isinstance(question, Flashcard):
        return {question.back}
    return {text for reply in question.accepted() for text in values(reply)}
