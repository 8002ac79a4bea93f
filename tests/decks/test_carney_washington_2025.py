"""The first deck that ships: it asks every fact of its text, and gives none of its answers away."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from quizkit.base.paths import shipped_decks
from quizkit.deck import Deck
from quizkit.deck_file.reading.read import read_deck
from quizkit.grading.words.forms import folded
from quizkit.questions.cloze import ClozeQuestion
from quizkit.questions.listing import ListQuestion
from quizkit.questions.number import NumberQuestion
from quizkit.questions.registry import Question
from quizkit.questions.shapes import Reveal, offered_texts
from quizkit.questions.typed_text import TextQuestion
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
    assert 56 <= len(DECK.questions) <= 64
    counts = Counter(question.type for question in DECK.questions)
    assert len(counts) == 10
    assert min(counts.values()) >= 2


def test_the_first_questions_take_one_line_each() -> None:
    assert not [question for question in DECK.questions[:5] if isinstance(question.prompt(), Reveal)]


@pytest.mark.parametrize("question", DECK.questions, ids=lambda question: question.common.id)
def test_every_right_reply_earns_full_credit(question: Question) -> None:
    context = DECK.context()
    for reply in question.accepted():
        assert question.grade(reply, context).credit == 1, reply


@pytest.mark.parametrize("question", DECK.questions, ids=lambda question: question.common.id)
def test_every_question_explains_itself_and_quotes_the_study_text(question: Question) -> None:
    common = question.common
    assert not common.id.startswith("~")
    assert common.explanation
    assert common.tags
    assert common.evidence
    assert " ".join(common.evidence.split()) in STUDY_TEXT


class Wanted(NamedTuple):
    """What is typed for one question, in part or whole: the answer as the deck writes it, and its other forms."""

    question: Question
    key: str
    forms: tuple[str, ...] = ()


def wanted(question: Question) -> list[Wanted]:
    """Return all that a student has to type for a question to be right."""
    match question:
        case TextQuestion(key=key, accept=accept):
            return [Wanted(question, key, accept)]
        case NumberQuestion(keys=keys):
            return [Wanted(question, keys[0], keys[1:])]
        case ClozeQuestion(blanks=blanks):
            return [Wanted(question, blank.key, blank.accept) for blank in blanks]
        case ListQuestion(keys=keys, accept=accept):
            return [Wanted(question, key, accept.get(key, ())) for key in keys]
        case _:
            return []


WANTED = [part for question in DECK.questions for part in wanted(question)]


def named(part: Wanted) -> str:
    return f"{part.question.common.id}: {part.key}"


def in_words(text: str) -> str:
    """Return the folded words of a text, a space around each."""
    return f" {' '.join(''.join(c if c.isalnum() or c in '%-' else ' ' for c in folded(text)).split())} "


def shown_before_the_reply(question: Question) -> str:
    """All that a student sees of a question before having replied to it."""
    prompt = question.prompt()
    back = [prompt.back] if isinstance(prompt, Reveal) else []
    return in_words(" | ".join([prompt.stem, *offered_texts(prompt), *back, *question.common.hints]))


@pytest.mark.parametrize(("id", "fact"), [(id, fact) for fact, ids in FACTS for id in ids])
def test_a_fact_that_a_card_asks_is_also_scored(id: str, fact: str) -> None:
    scored = [other for _, ids in FACTS if id in ids for other in ids if QUESTIONS[other].type != "flashcard"]
    assert QUESTIONS[id].type != "flashcard" or scored, fact


@pytest.mark.parametrize("part", [part for part in WANTED if not isinstance(part.question, NumberQuestion)], ids=named)
def test_a_typed_answer_stands_in_its_evidence(part: Wanted) -> None:
    assert in_words(part.key) in in_words(part.question.common.evidence)


def same_group(one: Question, other: Question) -> bool:
    """Whether two questions ask for one fact, so that a session asks only one of them."""
    return one is not other and one.common.group == other.common.group != ""


@pytest.mark.parametrize("part", WANTED, ids=named)
def test_nothing_shown_gives_a_typed_answer_away(part: Wanted) -> None:
    # A single digit stands in dates and names as well, where it gives nothing away.
    telling = [in_words(form) for form in (part.key, *part.forms) if len(form) > 1]
    others = [other for other in DECK.questions if not same_group(other, part.question)]
    for other in others:
        assert not [form for form in telling if form in shown_before_the_reply(other)], other.common.id


def test_the_source_ships_beside_the_deck() -> None:
    assert DECK.source.file == "carney-washington-2025.md"
    assert Path(PATH.parent / DECK.source.file).is_file()
