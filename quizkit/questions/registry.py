"""The list of question types, and how a question's shape identifies its type."""

from collections.abc import Container
from typing import TypeAlias, get_args

from quizkit.questions.base import COMMON, CONTENT_KINDS, AnswerForm, digest
from quizkit.questions.choice import ChoiceQuestion
from quizkit.questions.cloze import ClozeQuestion
from quizkit.questions.flashcard import Flashcard
from quizkit.questions.listing import ListQuestion
from quizkit.questions.multiple import MultipleQuestion
from quizkit.questions.number import NumberQuestion
from quizkit.questions.ordering import OrderQuestion
from quizkit.questions.pairing import MatchQuestion
from quizkit.questions.shapes import reply_texts
from quizkit.questions.true_false import TrueFalseQuestion
from quizkit.questions.typed_text import TextQuestion

# Exporters take the types from here, as `registry.ChoiceQuestion`.
__all__ = [
    "BY_SHAPE", "CONTENT_KEYS", "SHAPE_KEYS", "TYPES", "ChoiceQuestion", "ClozeQuestion", "Flashcard", "ListQuestion",
    "MatchQuestion", "MultipleQuestion", "NumberQuestion", "OrderQuestion", "Question", "QuestionType", "TextQuestion",
    "TrueFalseQuestion", "answer_texts", "revision", "type_by_shape", "type_in_words",
]  # fmt: skip
Question: TypeAlias = (
    ChoiceQuestion
    | MultipleQuestion
    | TrueFalseQuestion
    | TextQuestion
    | NumberQuestion
    | ClozeQuestion
    | ListQuestion
    | OrderQuestion
    | MatchQuestion
    | Flashcard
)
QuestionType: TypeAlias = type[Question]

_ALL: tuple[QuestionType, ...] = get_args(Question)
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


def type_in_words(name: str) -> str:
    """Return a type by its name, with its article: `an order question`, `a flashcard`."""
    return "a flashcard" if name == "flashcard" else f"{'an' if name[0] in 'aeiou' else 'a'} {name} question"


def type_by_shape(keys: Container[str], answer: AnswerForm) -> QuestionType:
    """Return the type that a question with these keys, and an answer of this form, is of."""
    return next(kind for kind in BY_SHAPE if kind.shape.fits(keys, answer))


def revision(question: Question) -> str:
    """Return eight hexadecimal digits that change with the stem or the answer."""
    return digest(f"{question.type}\0{question.prompt().stem}\0{question.answer()}", 8)


def answer_texts(question: Question) -> set[str]:
    """Return all answers of a question: each one of a list, and the back of a card."""
    if isinstance(question, ListQuestion):
        return set(question.keys).union(*question.accept.values())
    if isinstance(question, Flashcard):
        return {question.back}
    if isinstance(question, ClozeQuestion):
        # Its accepted replies have all blanks each.
        return {form for blank in question.blanks for form in (blank.key, *blank.accept)}
    return {text for reply in question.accepted() for text in reply_texts(reply)}
