"""The question types, in one visible list, and how a question's shape tells which it is."""

from collections.abc import Container
from typing import Literal, TypeAlias

from quizkit.questions.base import digest
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

# How an answer is written: a list, an unquoted true or false, an unquoted plain number, or any other text.
AnswerForm: TypeAlias = Literal["list", "flag", "number", "text"]


def type_by_shape(keys: Container[str], answer: AnswerForm) -> QuestionType:
    """Return the type that a question with these keys, and an answer of this form, is of."""
    if "front" in keys or "back" in keys:
        return Flashcard
    if "cloze" in keys:
        return Cloze
    if "order" in keys:
        return Ordering
    if "match" in keys:
        return Pairing
    if "choices" in keys:
        return Multiple if answer == "list" else Choice
    if answer == "list":
        return Listing
    if answer == "flag":
        return TrueFalse
    return Number if answer == "number" else Text


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
