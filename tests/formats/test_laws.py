"""Laws of all formats that are written: what is read again is the deck less the losses that were reported."""

import pytest
from hypothesis import given, settings

from quizkit.deck import Deck
from quizkit.deck_file.reading.events import plain_values
from quizkit.formats.base import Draft, Reading
from quizkit.formats.registry import FORMATS, Format
from quizkit.formats.settings import LOST_SETTING, SETTINGS, lost_settings
from quizkit.questions.base import Fields
from quizkit.questions.number import NumberQuestion
from quizkit.questions.registry import TYPES, Question
from quizkit.questions.typed_text import TextQuestion
from tests.formats.decks import decks, drafts, less

BOTH_WAYS = [format for format in FORMATS if format.reads and format.writes]
# Reports that the texts of a question are written with other spaces, lines or markup, or as another type.
CHANGED = frozenset(("lost-layout", "lost-line-breaks", "changed-tags", "changed-type"))
law = settings(derandomize=True, deadline=None, max_examples=25)


def read_again(format: Format, data: bytes) -> Reading:
    text = "" if format.binary else data.decode("utf-8-sig")
    return format.read(data, text, plain_values)


def alike(question: Question) -> Question:
    """Return a question with its numbers by value, 1,000 is 1000, and without an answer that is also an accepted form."""
    if isinstance(question, TextQuestion):
        return question._replace(accept=tuple(form for form in question.accept if form != question.key))
    if not isinstance(question, NumberQuestion):
        return question
    limit = question.tolerance
    value = question.quantities[0].value
    amount = abs(value) * limit.amount / 100 if limit.percent else limit.amount
    return question._replace(keys=(), tolerance=limit._replace(amount=amount, percent=False))


@law
@given(drafts())
def test_a_question_is_read_from_its_values(some: tuple[Draft, ...]) -> None:
    for draft in some:
        question = draft.question
        assert TYPES[question.type].read(Fields(question.values(), question.common.language or "en")) == question


def told_apart(questions: list[Question], again: list[Question]) -> list[Question]:
    """Return the questions, where one whose id an earlier one has gets a new id: the one that it was read with."""
    ids = [question.common.id for question in questions]
    return [
        other._replace(common=other.common._replace(id=one.common.id)) if other.common.id in ids[:place] else other
        for place, (one, other) in enumerate(zip(again, questions, strict=True))
    ]


@pytest.mark.parametrize("format", BOTH_WAYS, ids=lambda one: one.name)
@law
@given(decks())
def test_a_deck_comes_back_less_its_losses(format: Format, deck: Deck) -> None:
    written = format.write(deck)
    lost = {place: [loss for loss in written.losses if loss.route[1] == place] for place in range(len(deck.questions))}
    expected = [
        less(question, lost[place])
        for place, question in enumerate(deck.questions)
        if all(loss.severity != "error" for loss in lost[place])
    ]
    changed = [
        any(loss.code in CHANGED for loss in losses)
        for losses in lost.values()
        if all(loss.severity != "error" for loss in losses)
    ]
    reading = read_again(format, written.data)
    assert [problem for problem in reading.problems if problem.code == LOST_SETTING] == []
    again = reading.deck("deck")
    for one, other, is_changed in zip(
        again.questions, told_apart(expected, list(again.questions)), changed, strict=True
    ):
        assert is_changed or alike(one) == alike(other)
    if not again.questions:
        # Then no file is written.
        return
    reported = {*written.settings, *lost_settings(deck, format.support.settings, "deck")}
    # An id that is the title is no setting of its own.
    compared = [one for one in SETTINGS if one != "id" or deck.id != deck.title]
    assert {one for one in compared if getattr(again, one) != getattr(deck, one)} == reported
