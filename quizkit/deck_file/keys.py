"""The keys of the deck format, derived from the field tables of the deck and of the question types."""

from quizkit.deck import DECK_FIELDS, DEFAULTS
from quizkit.questions.base import COMMON, FieldTable
from quizkit.questions.registry import TYPES, QuestionType


def fields_of(question_type: QuestionType) -> FieldTable:
    """Return all fields of a question type, the common ones first. What students grade themselves has no points."""
    shared = {key: field for key, field in COMMON.items() if question_type.scored or key != "points"}
    return {**shared, **question_type.fields}


_QUESTION_FIELDS: FieldTable = {
    key: field for question_type in TYPES.values() for key, field in fields_of(question_type).items()
}
ALL_FIELDS: FieldTable = {**DECK_FIELDS, **_QUESTION_FIELDS}
QUESTION_KEYS = tuple(_QUESTION_FIELDS)
DECK_KEYS = frozenset((*DECK_FIELDS, *QUESTION_KEYS))
# The first key of a question, by which a person sees in the file that one begins: question, cloze, front.
OPENING_KEYS = frozenset(next(iter(question_type.fields)) for question_type in TYPES.values())
# The fields that `defaults` of a deck may set.
DEFAULT_FIELDS: FieldTable = {key: field for key, field in _QUESTION_FIELDS.items() if key in DEFAULTS}
