"""Every deck that ships: its own replies earn full credit, it quotes its study text, and gives no answer away."""

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


def the_deck(name: str) -> Deck:
    file = read_deck(shipped_decks() / f"{name}.yaml")
    assert file.problems == ()
    assert file.deck is not None
    return file.deck


DECKS = tuple(the_deck(path.stem) for path in sorted(shipped_decks().glob("*.yaml")))
QUESTIONS = tuple((deck, question) for deck in DECKS for question in deck.questions)


def named(value: object) -> str | None:
    match value:
        case Deck():
            return value.id
        case Wanted():
            return f"{value.question.common.id}: {value.key}"
        case _:
            return getattr(getattr(value, "common", None), "id", None)


def study_text(deck: Deck) -> str:
    return " ".join((shipped_decks() / deck.source.file).read_text(encoding="utf-8").split())


def test_two_decks_ship() -> None:
    assert [deck.id for deck in DECKS] == ["carney-washington-2025", "weather-station"]


@pytest.mark.parametrize(("deck", "question"), QUESTIONS, ids=named)
def test_every_right_reply_earns_full_credit(deck: Deck, question: Question) -> None:
    for reply in question.accepted():
        assert question.grade(reply, deck.context()).credit == 1, reply


@pytest.mark.parametrize(("deck", "question"), QUESTIONS, ids=named)
def test_every_question_explains_itself_and_quotes_the_study_text(deck: Deck, question: Question) -> None:
    common = question.common
    assert not common.id.startswith("~")
    assert common.explanation
    assert common.tags
    assert common.evidence
    assert " ".join(common.evidence.split()) in study_text(deck)


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


WANTED = tuple((deck, part) for deck, question in QUESTIONS for part in wanted(question))


def in_words(text: str) -> str:
    """Return the folded words of a text, a space around each."""
    return f" {' '.join(''.join(c if c.isalnum() or c in '%-' else ' ' for c in folded(text)).split())} "


def shown_before_the_reply(question: Question) -> str:
    """All that a student sees of a question before having replied to it."""
    prompt = question.prompt()
    back = [prompt.back] if isinstance(prompt, Reveal) else []
    return in_words(" | ".join([prompt.stem, *offered_texts(prompt), *back, *question.common.hints]))


@pytest.mark.parametrize(
    "part", [part for _, part in WANTED if not isinstance(part.question, NumberQuestion)], ids=named
)
def test_a_typed_answer_is_in_its_evidence(part: Wanted) -> None:
    evidence = part.question.common.evidence
    assert part.key in evidence or in_words(part.key) in in_words(evidence)


def same_group(one: Question, other: Question) -> bool:
    """Whether two questions ask for one fact, so that a session asks only one of them."""
    return one is not other and one.common.group == other.common.group != ""


@pytest.mark.parametrize(("deck", "part"), WANTED, ids=named)
def test_nothing_shown_gives_a_typed_answer_away(deck: Deck, part: Wanted) -> None:
    # A single digit is in dates and names as well, where it gives nothing away.
    telling = [in_words(form) for form in (part.key, *part.forms) if len(form) > 1]
    others = [other for other in deck.questions if not same_group(other, part.question)]
    for other in others:
        assert not [form for form in telling if form.strip() and form in shown_before_the_reply(other)], other.common.id
