"""The values of a question's fields, as a deck would have them: the opposite of reading a question."""

from collections.abc import Iterator
from decimal import Decimal

from quizkit.grading.context import Strictness
from quizkit.questions import registry
from quizkit.questions.base import ALL_OR_NOTHING, Common, FieldValue
from quizkit.questions.cloze import cloze_source
from quizkit.questions.typed_text import exact_if_digits


def values_of(question: registry.Question) -> dict[str, FieldValue]:
    """Return the values from which the type of the question reads it again."""
    hints = question.own_hints() if isinstance(question, registry.ClozeQuestion) else question.common.hints
    pairs = (*_own(question), ("hints", hints), *_common(question.common))
    return {key: value for key, value in pairs if value not in ("", (), {}, None)}


_Pairs = Iterator[tuple[str, FieldValue | None]]


def _own(question: registry.Question) -> _Pairs:
    match question:
        case registry.Flashcard():
            yield from (("front", question.front), ("back", question.back))
        case registry.ClozeQuestion():
            yield "cloze", cloze_source(question.pieces(), question.blanks)
            yield from _strictness(question.strictness)
        case _:
            yield "question", question.stem
    match question:
        case registry.ChoiceQuestion() | registry.MultipleQuestion():
            yield "choices", question.choices
            yield "answer", question.key if isinstance(question, registry.ChoiceQuestion) else question.keys
            yield from (("keep-order", question.keep_order or None), ("feedback", question.feedback))
        case registry.TrueFalseQuestion():
            yield "answer", question.key
        case registry.TextQuestion():
            yield from (("answer", question.key), ("accept", question.accept), ("reject", question.reject))
            yield "kind", question.kind
            yield from _strictness(question.strictness, exact_if_digits(_USUAL, question.key))
        case registry.NumberQuestion():
            limit = question.tolerance
            yield from (("answer", question.keys[0]), ("accept", question.keys[1:]))
            yield "tolerance", limit.in_words() if limit.amount or limit.figures else ""
            yield "unit", "required" if question.unit_required else ""
        case registry.ListQuestion():
            yield from (("answer", question.keys), ("accept", question.accept))
            yield "any", Decimal(question.required) if question.required != len(question.keys) else None
            yield from _strictness(question.strictness)
        case registry.OrderQuestion():
            yield from (("order", question.keys), ("partial", question.partial or None))
        case registry.MatchQuestion():
            yield from (("match", question.pairs), ("distractors", question.distractors))
        case registry.ClozeQuestion() | registry.Flashcard():
            pass


_USUAL = Strictness()


def _strictness(strictness: Strictness, usual: Strictness = _USUAL) -> _Pairs:
    yield "case", strictness.case or None
    yield "typos", None if strictness.typos else False
    yield "accents", strictness.accents or None
    yield "article", "required" if strictness.article else ""
    yield "exact", True if strictness.exact and not usual.exact else None


def _common(common: Common) -> _Pairs:
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
