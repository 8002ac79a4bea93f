"""The first deck that ships: it asks every fact of its text, and those of cards in scored questions too."""

from collections import Counter

import pytest

from quizkit.questions.shapes import Reveal
from tests.decks.carney_facts import FACTS
from tests.decks.test_shipped_decks import the_deck

DECK = the_deck("carney-washington-2025")
QUESTIONS = {question.common.id: question for question in DECK.questions}


@pytest.mark.parametrize(("fact", "ids"), FACTS)
def test_every_fact_is_asked(fact: str, ids: tuple[str, ...]) -> None:
    assert ids, fact
    assert set(ids) <= QUESTIONS.keys()


def test_every_question_asks_a_fact() -> None:
    assert {id for _, ids in FACTS for id in ids} == QUESTIONS.keys()


def test_there_are_enough_questions_of_every_type() -> None:
    assert 56 <= len(DECK.questions) <= 64
    counts = Counter(question.type for question in DECK.questions)
    assert len(counts) == 10
    assert min(counts.values()) >= 2


def test_the_first_questions_take_one_line_each() -> None:
    assert not [question for question in DECK.questions[:5] if isinstance(question.prompt(), Reveal)]


@pytest.mark.parametrize(("id", "fact"), [(id, fact) for fact, ids in FACTS for id in ids])
def test_a_fact_that_a_card_asks_is_also_scored(id: str, fact: str) -> None:
    scored = [other for _, ids in FACTS if id in ids for other in ids if QUESTIONS[other].type != "flashcard"]
    assert QUESTIONS[id].type != "flashcard" or scored, fact
