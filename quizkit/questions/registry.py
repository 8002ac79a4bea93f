"""The question types, in one list, and how the shape of a question identifies its type."""

from collections.abc import Set
from typing import TypeAlias

from quizkit.questions.base import COMMON, AnswerForm, FieldTable, digest
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

Question: TypeAlias = Text | Number | TrueFalse | Listing | Choice | Multiple | Pairing | Ordering | Cloze | Flashcard
QuestionType: TypeAlias = (
    type[Text]
    | type[Number]
    | type[TrueFalse]
    | type[Listing]
    | type[Choice]
    | type[Multiple]
    | type[Pairing]
    | type[Ordering]
    | type[Cloze]
    | type[Flashcard]
)

# From the most general shape to the most special one. The shape of the first type fits every question.
_ALL: tuple[QuestionType, ...] = (
    Text,
    Number,
    TrueFalse,
    Listing,
    Choice,
    Multiple,
    Pairing,
    Ordering,
    Cloze,
    Flashcard,
)
TYPES: dict[str, QuestionType] = {question_type.type: question_type for question_type in _ALL}


def type_by_shape(keys: Set[str], answer: AnswerForm) -> QuestionType:
    """Return the type of a question with these keys and an answer of this form: the last one whose shape fits."""
    types = reversed(TYPES.values())
    return next(question_type for question_type in types if question_type.shape.fits(keys, answer))


def fields_of(question_type: QuestionType) -> FieldTable:
    """Return all fields of a question type, the common ones first."""
    return {**COMMON, **question_type.fields}


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
