"""The first deck that ships: it asks every fact of its text, and gives none of its answers away."""

from pathlib import Path

import pytest

from quizkit.deck import Deck
from quizkit.deck_file.read import read_deck
from quizkit.matching.forms import folded
from quizkit.paths import shipped_decks
from quizkit.questions.number import Number
from quizkit.questions.registry import TYPES, Question
from quizkit.questions.shapes import Arrange, Pair, PickMany, PickOne, Reveal
from quizkit.questions.typed_text import Text
from tests.decks.carney_facts import FACTS

PATH = shipped_decks() / "carney-washington-2025.yaml"


def the_deck() -> Deck:
    file = read_deck(PATH)
    assert file.problems == ()
    assert file.deck is not None
    return file.deck


DECK = the_deck()
QUESTIONS = {question.common.id: question for question in DECK.questions}
STUDY_TEXT = " ".join((PATH.parent / DECK.source.file).read_text(encoding="utf-8").split())


@pytest.mark.parametrize(("fact", "ids"), FACTS)
def test_every_fact_is_asked(fact: str, ids: tuple[str, ...]) -> None:
    assert ids, fact
    assert set(ids) <= QUESTIONS.keys()


def test_every_question_asks_a_fact() -> None:
    assert {id for _, ids in FACTS for id in ids} == QUESTIONS.keys()


def test_there_are_enough_questions_of_every_type() -> None:
    assert len(DECK.questions) >= 48
    assert {question.type for question in DECK.questions} == set(TYPES)


@pytest.mark.parametrize("question", DECK.questions, ids=lambda question: question.common.id)
def test_every_question_explains_itself_and_quotes_the_study_text(question: Question) -> None:
    common = question.common
    assert not common.id.startswith("~")
    assert common.explanation
    assert common.tags
    assert common.evidence
    assert " ".join(common.evidence.split()) in STUDY_TEXT


@pytest.mark.parametrize(
    "question", [q for q in DECK.questions if isinstance(q, Text)], ids=lambda question: question.common.id
)
def test_a_typed_answer_stands_in_its_evidence(question: Text) -> None:
    assert folded(question.key) in folded(question.common.evidence)


def shown_before_the_reply(question: Question) -> str:
    """All that a student sees of a question before having replied to it."""
    prompt = question.prompt()
    match prompt:
        case PickOne(choices=texts) | PickMany(choices=texts) | Arrange(items=texts):
            parts = [prompt.stem, *texts]
        case Pair(left=left, right=right):
            parts = [prompt.stem, *left, *right]
        case Reveal(back=back):
            parts = [prompt.stem, back]
        case _:
            parts = [prompt.stem]
    return folded(" ".join([*parts, *question.common.hints]))


@pytest.mark.parametrize(
    "question", [q for q in DECK.questions if isinstance(q, Text | Number)], ids=lambda question: question.common.id
)
def test_no_other_question_gives_a_typed_answer_away(question: Text | Number) -> None:
    # A single digit stands in dates and names as well, where it gives nothing away.
    forms = [folded(text) for text in (question.key, *getattr(question, "accept", ()))]
    telling = [f" {form} " for form in forms if len(form) > 1]
    for other in DECK.questions:
        if other is not question:
            words = f" {''.join(c if c.isalnum() or c in '%-' else ' ' for c in shown_before_the_reply(other))} "
            assert not [form for form in telling if form in words], other.common.id


def test_the_source_ships_beside_the_deck() -> None:
    assert DECK.source.file == "carney-washington-2025.md"
    assert Path(PATH.parent / DECK.source.file).is_file()
