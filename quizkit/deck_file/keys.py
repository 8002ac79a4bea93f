"""The keys of the deck format, derived from the field tables of the deck and of the question types."""

from collections.abc import Iterator

from quizkit.deck import DECK_FIELDS, DEFAULTS
from quizkit.questions.base import Field, FieldTable, Kind
from quizkit.questions.registry import TYPES, fields_of


def _question_fields() -> Iterator[tuple[str, Field]]:
    for question_type in TYPES.values():
        yield from fields_of(question_type).items()


QUESTION_KEYS = frozenset(key for key, _ in _question_fields())
KEYS = QUESTION_KEYS | frozenset(DECK_FIELDS)
# The first key of a question, by which a reader of the file sees that one begins: question, cloze, front.
OPENING_KEYS = frozenset(next(iter(question_type.fields)) for question_type in TYPES.values())
# A question with one of these keys is not answered by typing what is behind `answer`.
IDENTIFYING_KEYS = frozenset(key for question_type in TYPES.values() for key in question_type.shape.keys)
_TEXT_KINDS: frozenset[Kind] = frozenset(("text", "texts", "text or texts", "feedback", "examples", "forms", "pairs"))
# Texts that set how a question is stored or graded.
_SETTINGS = frozenset(("id", "type", "tags", "group", "tolerance", "unit", "kind"))
# Texts of a question that students see or that replies are compared with.
TEXT_KEYS = frozenset(key for key, field in _question_fields() if field.kind in _TEXT_KINDS) - _SETTINGS


def default_fields() -> FieldTable:
    """Return the fields that `defaults` of a deck may set."""
    return {key: field for key, field in _question_fields() if key in DEFAULTS}
